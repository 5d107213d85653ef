"""What `--iam enforce` says of requests that are not signed as they should be, service by service."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from bellhop.embedding import Bellhop, with_settings
from bellhop.wire.http import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.wire.http import Answer

HOST = "http://127.0.0.1:4577"
TEST = Credentials("test", "test")
MISMATCH = "The request signature we calculated does not match the signature you provided."
INVALID = "The security token included in the request is invalid."


class Asked(NamedTuple):
    """One harmless request to a service, as it would be sent unsigned."""

    service: str
    method: str
    target: str
    body: bytes
    headers: dict[str, str]


QUERY = Asked("ses", "POST", "/", b"Action=GetSendQuota&Version=2010-12-01", {})
JSON = Asked("ssm", "POST", "/", b"{}", {"X-Amz-Target": "AmazonSSM.DescribeParameters"})
REST = Asked("ses", "GET", "/v2/email/account", b"", {})


@pytest.fixture(scope="module")
def enforcing() -> Iterator[Bellhop]:
    with Bellhop(with_settings(sandbox="off", iam="enforce"), listen=False) as found:
        yield found


def signed(asked: Asked, who: Credentials, *, presign: int = 0) -> Request:
    """A request as botocore signs it, in its Authorization header or for `presign` seconds."""
    request = AWSRequest(
        asked.method, HOST + asked.target, {"Host": "127.0.0.1:4577", **asked.headers}, asked.body
    )
    if presign:
        signer = auth.S3SigV4QueryAuth if asked.service == "s3" else auth.SigV4QueryAuth
        signer(who, asked.service, "us-east-1", presign).add_auth(request)
    else:
        auth.SigV4Auth(who, asked.service, "us-east-1").add_auth(request)
    parts = urlsplit(request.url)
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Request(asked.method, parts.path, parts.query, headers, asked.body)


def unsigned(asked: Asked) -> Request:
    headers = {name.lower(): value for name, value in asked.headers.items()}
    path, _, query = asked.target.partition("?")
    return Request(asked.method, path, query, {"host": "127.0.0.1:4577", **headers}, asked.body)


def told(answer: Answer) -> tuple[int, str, str]:
    """Status, code and sentence of an error in whichever form."""
    if answer.body.startswith(b"<"):
        code, message = re.findall(r"<(?:Code|Message)>([^<]*)", answer.body.decode())
        return answer.status, code, message
    body: Any = json.loads(answer.body)
    code = body.get("__type") or dict(answer.headers)["x-amzn-errortype"]
    return answer.status, code.rpartition("#")[2], body["message"]


@pytest.mark.parametrize("asked", [QUERY, JSON, REST])
def test_the_documented_keys_are_let_in(enforcing: Bellhop, asked: Asked) -> None:
    for who in (TEST, Credentials("222222222222", "test")):
        assert enforcing.handle(signed(asked, who)).status == 200


@pytest.mark.parametrize(
    ("asked", "who", "error"),
    [
        (QUERY, Credentials("test", "guess"), (403, "SignatureDoesNotMatch", MISMATCH)),
        (JSON, Credentials("test", "guess"), (400, "InvalidSignatureException", MISMATCH)),
        (REST, Credentials("222222222222", "guess"), (403, "InvalidSignatureException", MISMATCH)),
        (QUERY, Credentials("AKIANOBODY", "test"), (403, "InvalidClientTokenId", INVALID)),
        (JSON, Credentials("AKIANOBODY", "test"), (400, "UnrecognizedClientException", INVALID)),
        (REST, Credentials("AKIANOBODY", "test"), (403, "UnrecognizedClientException", INVALID)),
        (QUERY, None, (403, "MissingAuthenticationToken", "Request is missing Authentication Token")),
        (JSON, None, (400, "MissingAuthenticationTokenException", "Request is missing Authentication Token")),
        (REST, None, (403, "MissingAuthenticationTokenException", "Request is missing Authentication Token")),
    ],
)
def test_all_others_are_told_why(
    enforcing: Bellhop, asked: Asked, who: Credentials | None, error: tuple[int, str, str]
) -> None:
    status, code, message = told(enforcing.handle(signed(asked, who) if who else unsigned(asked)))

    assert (status, code) == error[:2]
    assert message.startswith(error[2])


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> datetime.datetime:
    """Let botocore sign so many seconds from now."""
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)
    monkeypatch.setattr(auth, "get_current_datetime", lambda: moment.replace(tzinfo=None))
    return moment


EXPIRED = r"Signature expired: (\d{8}T\d{6}Z) is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)"
EARLY = (
    r"Signature not yet current: (\d{8}T\d{6}Z) is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)"
)


@pytest.mark.parametrize(("seconds", "sentence"), [(-360, EXPIRED), (360, EARLY)])
def test_a_date_beyond_five_minutes(
    enforcing: Bellhop, monkeypatch: pytest.MonkeyPatch, seconds: int, sentence: str
) -> None:
    moment = at(monkeypatch, seconds)
    status, code, message = told(enforcing.handle(signed(JSON, TEST)))

    assert (status, code) == (400, "InvalidSignatureException")
    found = re.fullmatch(sentence, message)
    assert found
    assert found[1] == moment.strftime("%Y%m%dT%H%M%SZ")


@pytest.mark.parametrize("seconds", [-240, 240])
def test_a_date_within_five_minutes(
    enforcing: Bellhop, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    at(monkeypatch, seconds)

    assert enforcing.handle(signed(JSON, TEST)).status == 200


@pytest.mark.parametrize(("seconds", "status"), [(-3500, 200), (-3700, 403)])
def test_a_presigned_request_is_good_as_long_as_it_says(
    enforcing: Bellhop, monkeypatch: pytest.MonkeyPatch, seconds: int, status: int
) -> None:
    at(monkeypatch, seconds)

    assert enforcing.handle(signed(REST, TEST, presign=3600)).status == status


def test_clients_may_sign_by_real_time_or_by_bellhops_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    with Bellhop(with_settings(sandbox="off", iam="enforce"), listen=False) as ahead:
        ahead.advance(86_400)
        assert ahead.handle(signed(JSON, TEST)).status == 200
        at(monkeypatch, 86_400)
        assert ahead.handle(signed(JSON, TEST)).status == 200
        at(monkeypatch, 43_200)
        assert ahead.handle(signed(JSON, TEST)).status == 400


@pytest.mark.parametrize(
    ("header", "code", "beginning"),
    [
        (
            "AWS4-HMAC-SHA256 Credential=test/20260131",
            "IncompleteSignatureException",
            "Credential must have exactly 5 slash-delimited elements",
        ),
        (
            "AWS4-ECDSA-P256-SHA256 Credential=test/20260131/ssm/aws4_request, Signature=s",
            "InvalidSignatureException",
            "Bellhop does not verify the algorithm AWS4-ECDSA-P256-SHA256",
        ),
        (
            "AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/ssm/aws4_request",
            "IncompleteSignatureException",
            "Authorization header requires 'Signature' parameter. Authorization header requires "
            "'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=test/",
        ),
        (
            "Bearer token",
            "IncompleteSignatureException",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'",
        ),
        (
            "AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/ssm/aws4_request, SignedHeaders=x-amz-date, "
            "Signature=s",
            "InvalidSignatureException",
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        ),
        (
            "AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/ssm/aws4_request, SignedHeaders=host, "
            "Signature=s",
            "IncompleteSignatureException",
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
        ),
    ],
)
def test_a_header_that_cannot_be_verified(enforcing: Bellhop, header: str, code: str, beginning: str) -> None:
    request = unsigned(JSON)
    request.headers = {**request.headers, "authorization": header}
    status, found, message = told(enforcing.handle(request))

    assert (status, found) == (400, code)
    assert message.startswith(beginning)


def test_the_scope_must_be_of_the_day_that_the_request_is_dated(enforcing: Bellhop) -> None:
    request = signed(JSON, TEST)
    request.headers = {**request.headers, "x-amz-date": "20200101T000000Z"}
    _, code, message = told(enforcing.handle(request))

    assert code == "InvalidSignatureException"
    assert message.startswith(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"
    )


class Keys(NamedTuple):
    """The keys of a user of IAM, and the client that made it."""

    iam: Any
    id: str
    who: Credentials


@pytest.fixture
def keys(enforcing: Bellhop) -> Iterator[Keys]:
    iam = enforcing.client("iam")
    iam.create_user(UserName="bob")
    made = iam.create_access_key(UserName="bob")["AccessKey"]
    yield Keys(iam, made["AccessKeyId"], Credentials(made["AccessKeyId"], made["SecretAccessKey"]))
    iam.delete_access_key(UserName="bob", AccessKeyId=made["AccessKeyId"])
    iam.delete_user(UserName="bob")


IDENTITY = Asked("sts", "POST", "/", b"Action=GetCallerIdentity&Version=2011-06-15", {})


def test_a_key_of_iam_is_good_while_it_is_active(enforcing: Bellhop, keys: Keys) -> None:
    answer = enforcing.handle(signed(IDENTITY, keys.who))
    assert b":user/bob</Arn>" in answer.body

    keys.iam.update_access_key(UserName="bob", AccessKeyId=keys.id, Status="Inactive")
    assert told(enforcing.handle(signed(IDENTITY, keys.who))) == (403, "InvalidClientTokenId", INVALID)


def test_temporary_keys_need_their_token_and_end(keys: Keys, enforcing: Bellhop) -> None:
    sts = enforcing.client(
        "sts", aws_access_key_id=keys.who.access_key, aws_secret_access_key=keys.who.secret_key
    )
    given = sts.get_session_token(DurationSeconds=900)["Credentials"]
    key, secret = given["AccessKeyId"], given["SecretAccessKey"]

    def ask(token: str | None) -> Answer:
        return enforcing.handle(signed(IDENTITY, Credentials(key, secret, token)))

    assert ask(given["SessionToken"]).status == 200
    assert told(ask(None))[:2] == (403, "InvalidClientTokenId")
    assert told(ask("another"))[:2] == (403, "InvalidClientTokenId")
    enforcing.advance(901)
    assert told(ask(given["SessionToken"])) == (
        403,
        "ExpiredToken",
        "The security token included in the request is expired",
    )


def test_a_lasting_key_has_no_token(keys: Keys, enforcing: Bellhop) -> None:
    with_token = Credentials(keys.who.access_key, keys.who.secret_key, "token")
    assert told(enforcing.handle(signed(IDENTITY, with_token))) == (403, "InvalidClientTokenId", INVALID)


def test_the_trail_names_nobody_for_a_request_that_was_not_let_in(enforcing: Bellhop) -> None:
    enforcing.handle(signed(JSON, Credentials("test", "guess")))
    call = enforcing.control("GET", "/_bellhop/calls")["Calls"][-1]

    assert (call["Operation"], call["Principal"]) == ("DescribeParameters", "")
    assert call["ErrorCode"] == "InvalidSignatureException"


def test_audit_lets_everybody_through_and_says_what_it_thinks() -> None:
    with Bellhop(with_settings(sandbox="off", iam="audit"), listen=False) as watching:
        assert watching.handle(signed(JSON, Credentials("test", "guess"))).status == 200
        assert watching.handle(unsigned(JSON)).status == 200
        assert watching.handle(signed(JSON, TEST)).status == 200
        calls = watching.control("GET", "/_bellhop/calls")["Calls"]

    assert [call.get("Denial", "")[:22] for call in calls] == [MISMATCH[:22], "Request is missing Aut", ""]


BUCKETS = Asked("s3", "GET", "/bucket", b"", {})
QUEUES = Asked("sqs", "POST", "/", b"{}", {"X-Amz-Target": "AmazonSQS.ListQueues"})
TOPICS = Asked("sns", "POST", "/", b"Action=ListTopics&Version=2010-03-31", {})
TOPICS_BY_LINK = Asked("sns", "GET", "/?Action=DeleteTopic&Version=2010-03-31&TopicArn=arn", b"", {})


@pytest.mark.parametrize(
    ("asked", "who", "error"),
    [
        (BUCKETS, Credentials("AKIANOBODY", "test"), (403, "InvalidAccessKeyId")),
        (BUCKETS, Credentials("test", "guess"), (403, "SignatureDoesNotMatch")),
        (QUEUES, Credentials("test", "guess"), (400, "InvalidSignatureException")),
        (QUEUES, None, (400, "MissingAuthenticationTokenException")),
        (TOPICS, Credentials("test", "guess"), (403, "SignatureDoesNotMatch")),
        (TOPICS, None, (403, "MissingAuthenticationToken")),
        (TOPICS_BY_LINK, None, (403, "MissingAuthenticationToken")),
    ],
)
def test_neighbours_are_asked_by_those_who_sign(
    enforcing: Bellhop, asked: Asked, who: Credentials | None, error: tuple[int, str]
) -> None:
    assert told(enforcing.handle(signed(asked, who) if who else unsigned(asked)))[:2] == error


def test_s3_says_it_in_its_own_words(enforcing: Bellhop, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, -800)
    assert enforcing.handle(signed(BUCKETS, TEST)).status == 404
    assert told(enforcing.handle(unsigned(BUCKETS._replace(method="PUT")))) == (
        403,
        "AccessDenied",
        "Access Denied",
    )
    at(monkeypatch, -1000)
    assert told(enforcing.handle(signed(BUCKETS, TEST))) == (
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.",
    )
    assert told(enforcing.handle(signed(BUCKETS, TEST, presign=60)))[1:] == (
        "AccessDenied",
        "Request has expired",
    )
