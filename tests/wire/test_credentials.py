"""Credentials as clients send them; signatures against botocore's own signer."""

from __future__ import annotations

import gzip
import hmac

import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from bellhop.wire import credentials
from bellhop.wire.credentials import Credential
from bellhop.wire.http import Request

HOST = "http://127.0.0.1:4577"
SECRET = "not/a+secret"
HEADER = (
    "AWS4-HMAC-SHA256 Credential=AKID/20260131/eu-west-1/ses/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=abc123"
)


def signed(method: str, target: str, *, presign: bool = False, token: str | None = None, **given) -> Request:
    """A request as botocore signs it, and as it comes over the wire."""
    headers = {"Host": "127.0.0.1:4577", **given.get("headers", {})}
    asked = AWSRequest(method=method, url=HOST + target, data=given.get("body", b""), headers=headers)
    signer = SigV4QueryAuth if presign else SigV4Auth
    signer(Credentials("AKID", SECRET, token), "ses", "eu-west-1").add_auth(asked)
    path, _, query = asked.url.removeprefix(HOST).partition("?")
    sent = {name.lower(): value for name, value in asked.headers.items()}
    return Request(method, path, query, sent, given.get("body", b""))


def test_a_header():
    request = Request("GET", "/", headers={"authorization": HEADER, "x-amz-security-token": "T"})

    assert credentials.parse(request) == Credential(
        "AWS4-HMAC-SHA256",
        "AKID",
        "20260131",
        "eu-west-1",
        "ses",
        ("host", "x-amz-date"),
        "abc123",
        "T",
    )


def test_a_header_without_spaces_and_in_another_order():
    header = (
        "AWS4-HMAC-SHA256 Signature=s,SignedHeaders=host,Credential=A/20260131/us-east-1/ssm/aws4_request"
    )

    found = credentials.parse(Request("GET", "/", headers={"authorization": header}))

    assert found is not None
    assert (found.access_key, found.region, found.service, found.signature) == ("A", "us-east-1", "ssm", "s")


def test_the_header_of_a_managed_nodes_agent():
    """An RSA-PSS signature in base64, which has "=", "/" and "+" of its own."""
    header = HEADER.replace("AKID", "mi-0123456789abcdef0").replace("abc123", "q/+A==")

    found = credentials.parse(Request("GET", "/", headers={"authorization": header}))

    assert found is not None
    assert (found.access_key, found.signature) == ("mi-0123456789abcdef0", "q/+A==")


@pytest.mark.parametrize(("regions", "region"), [("us-east-1,eu-west-1", "us-east-1"), ("*", ""), (None, "")])
def test_sigv4a_has_its_regions_in_a_header(regions, region):
    header = (
        "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260131/ses/aws4_request, SignedHeaders=host, Signature=s"
    )
    headers = {"authorization": header} | ({"x-amz-region-set": regions} if regions else {})

    found = credentials.parse(Request("POST", "/", headers=headers))

    assert found is not None
    assert (found.access_key, found.date, found.region, found.service) == ("AKID", "20260131", region, "ses")


def test_a_presigned_query_string():
    request = signed("GET", "/v2/email/account?a=b", presign=True, token="T/+=")

    found = credentials.parse(request)

    assert found is not None
    assert found.presigned
    assert (found.access_key, found.region, found.service) == ("AKID", "eu-west-1", "ses")
    assert (found.signed_headers, found.session_token) == (("host",), "T/+=")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer eyJ"},
        {"authorization": "Basic dXNlcjpwYXNz"},
        {"authorization": "AWS4-HMAC-SHA256"},
        {"authorization": "AWS4-HMAC-SHA256 Credential"},
        {"authorization": "AWS4-HMAC-SHA256 Credential=, Signature="},
    ],
)
def test_no_credential_is_none(headers):
    assert credentials.parse(Request("GET", "/", headers=headers)) is None


@pytest.mark.parametrize("scope", ["AKID", "AKID/20260131", "AKID/20260131/us-east-1/ses/aws4/x/y"])
def test_a_broken_scope_leaves_the_key_alone(scope):
    headers = {"authorization": f"AWS4-HMAC-SHA256 Credential={scope}, Signature=s"}

    assert credentials.parse(Request("GET", "/", headers=headers)) == Credential("AWS4-HMAC-SHA256", "AKID")


SIGNED = [
    signed("POST", "/", body=b"Action=GetSendQuota", headers={"Content-Type": "text/plain;  charset=utf-8"}),
    signed("POST", "/", body=b"{}", headers={"X-Amz-Target": "AmazonSSM.GetParameter"}, token="T/+="),
    signed("GET", "/v2/email/identities/a%40b.c?PageSize=2&NextToken=x%2By%20z&A=&B"),
    signed("GET", "/v1/apps/a%20b%2Fc/endpoints/%C3%BC~"),
    signed("GET", "/v1/apps/./x/../y/?b=2&a=1&a=0"),
    signed("GET", "/v2/email/account", presign=True),
    signed("GET", "/?Action=GetSendQuota&Version=2010-12-01", presign=True, token="T/+="),
]


@pytest.mark.parametrize("request_", SIGNED, ids=[f"{each.method} {each.path}" for each in SIGNED])
def test_what_botocore_signs_is_true(request_):
    credential = credentials.parse(request_)

    assert credential is not None
    assert credentials.verify(request_, credential, SECRET)


@pytest.mark.parametrize("request_", SIGNED, ids=[f"{each.method} {each.path}" for each in SIGNED])
def test_what_was_changed_after_is_false(request_):
    credential = credentials.parse(request_)
    assert credential is not None
    name = credential.signed_headers[0]
    others = [
        Request(request_.method, request_.path, request_.query, request_.headers, request_.body + b" "),
        Request("PUT", request_.path, request_.query, request_.headers, request_.body),
        Request(request_.method, request_.path + "x", request_.query, request_.headers, request_.body),
        Request(request_.method, request_.path, request_.query + "&z=1", request_.headers, request_.body),
        Request(
            request_.method, request_.path, request_.query, {**request_.headers, name: "x"}, request_.body
        ),
    ]

    assert not credentials.verify(request_, credential, "another")
    assert not any(credentials.verify(other, credential, SECRET) for other in others)
    assert not credentials.verify(request_, credential._replace(signature=""), SECRET)
    assert not credentials.verify(request_, credential._replace(signature="é"), SECRET)
    assert not credentials.verify(request_, credential._replace(region="us-east-1"), SECRET)


def test_a_body_must_match_the_hash_that_was_signed():
    digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"  # of {}
    request = signed("POST", "/", body=b"{}", headers={"X-Amz-Content-SHA256": digest})
    credential = credentials.parse(request)
    assert credential is not None

    assert credentials.verify(request, credential, SECRET)
    request.body = b"[]"
    assert not credentials.verify(request, credential, SECRET)


def test_an_unsigned_payload_may_be_anything():
    request = signed("POST", "/", body=b"{}", headers={"X-Amz-Content-SHA256": "UNSIGNED-PAYLOAD"})
    credential = credentials.parse(request)
    assert credential is not None
    request.body = b"[]"

    assert credentials.verify(request, credential, SECRET)


def test_sigv4a_is_never_true():
    request = SIGNED[0]
    credential = credentials.parse(request)
    assert credential is not None

    assert not credentials.verify(request, credential._replace(algorithm=credentials.SIGV4A), SECRET)


def test_a_body_is_verified_as_it_was_sent():
    sent = gzip.compress(b"{}")
    request = signed("POST", "/", body=sent, headers={"Content-Encoding": "gzip"})
    credential = credentials.parse(request)
    assert credential is not None
    request.body, request.sent = b"{}", sent

    assert credentials.verify(request, credential, SECRET)
    request.sent = gzip.compress(b"[]")
    assert not credentials.verify(request, credential, SECRET)


def s3(method: str, target: str, *, presign: bool = False, body: bytes = b"", **headers: str) -> Request:
    """A request to S3, whose paths are encoded once and keep their dots and slashes."""
    signed_body = b"" if presign else body
    sent = {"Host": "127.0.0.1:4577", **headers}
    asked = AWSRequest(method=method, url=HOST + target, data=signed_body, headers=sent)
    asked.context["payload_signing_enabled"] = True
    signer = S3SigV4QueryAuth if presign else S3SigV4Auth
    signer(Credentials("AKID", SECRET), "s3", "eu-west-1").add_auth(asked)
    path, _, query = asked.url.removeprefix(HOST).partition("?")
    return Request(method, path, query, {name.lower(): text for name, text in asked.headers.items()}, body)


TO_S3 = [
    s3("PUT", "/bucket/a%20b/%C3%BC", body=b"text"),
    s3("GET", "/bucket//a/./b/../c"),
    s3("GET", "/bucket?list-type=2&prefix=a%2Fb"),
    s3("GET", "/bucket/a%2Bb", presign=True),
    s3("PUT", "/bucket/key", presign=True, body=b"any"),
]


@pytest.mark.parametrize("request_", TO_S3, ids=[f"{each.method} {each.path}" for each in TO_S3])
def test_what_botocore_signs_for_s3_is_true(request_):
    credential = credentials.parse(request_)
    assert credential is not None
    elsewhere = Request(request_.method, request_.path + "/", request_.query, request_.headers, request_.body)

    assert credentials.verify(request_, credential, SECRET)
    assert not credentials.verify(elsewhere, credential, SECRET)


def test_chunks_of_an_upload_are_signed_by_themselves():
    streaming = {"X-Amz-Content-SHA256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER"}
    request = signed("PUT", "/bucket/key", body=b"4;\r\ntext", headers=streaming)
    credential = credentials.parse(request)
    assert credential is not None

    assert not credentials.verify(request, credential, SECRET)  # this is a way of S3's alone
    ours = credential._replace(service="s3")
    key = credentials.signing_key(SECRET, ours.date, ours.region, ours.service)
    text = credentials.string_to_sign(request, ours)
    true = ours._replace(signature=hmac.digest(key, text.encode(), "sha256").hex())
    assert credentials.verify(request, true, SECRET)
