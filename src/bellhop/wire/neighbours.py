"""Which neighbour a request is for: a service that is answered beside ours, not by us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.wire.http import Answer

if TYPE_CHECKING:
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Request
    from bellhop.wire.refusal import Refusal

# Signing names: what a signed request is scoped to, and how this project calls the service.
NEIGHBOURS = frozenset(
    ("firehose", "kinesis", "kms", "lambda", "logs", "monitoring", "s3", "secretsmanager", "sns", "sqs")
)

# What an unsigned request says of itself.
TARGETS = {
    "AmazonSQS": "sqs",
    "Firehose_20150804": "firehose",
    "GraniteServiceVersion20100801": "monitoring",
    "Kinesis_20131202": "kinesis",
    "Logs_20140328": "logs",
    "TrentService": "kms",
    "secretsmanager": "secretsmanager",
}
VERSIONS = {b"2010-03-31": "sns", b"2010-08-01": "monitoring", b"2012-11-05": "sqs"}
VERSION = re.compile(rb"(?:^|&)Version=([0-9-]+)")
CBOR = re.compile(r"/service/([^/]+)/operation/")
LAMBDA = re.compile(r"/20\d\d-\d\d-\d\d/(?:functions|event-source-mappings|layers|tags|account-settings)\b")
# What a link to a topic says, which people follow in browsers: no Version.
CERTIFICATE = re.compile(r"/SimpleNotificationService-[0-9a-f]+\.pem$")
TOPIC_LINK = re.compile(r"(?:^|&)Action=(?:ConfirmSubscription|Unsubscribe)\b")


def neighbour(request: Request, credential: Credential | None) -> str:
    """The signing name of the neighbour that must answer; "" where it is one of ours, or nobody."""
    if credential is not None and credential.service:
        return credential.service if credential.service in NEIGHBOURS else ""
    return _evident(request)


def _evident(request: Request) -> str:
    if target := request.headers.get("x-amz-target"):
        return TARGETS.get(target.rpartition(".")[0], "")
    if cbor := CBOR.match(request.path):
        return TARGETS.get(cbor[1], "")
    if version := VERSION.search(request.body) or VERSION.search(request.query.encode()):
        return VERSIONS.get(version[1], "")
    if LAMBDA.match(request.path):
        return "lambda"
    return "sns" if is_topic_link(request) else _of_host(request)


def is_topic_link(request: Request) -> bool:
    """Whether it is what anybody may open of a topic: its links, and the certificate of its signer."""
    followed = TOPIC_LINK.search(request.query) or CERTIFICATE.match(request.path)
    return request.method == "GET" and followed is not None


def _of_host(request: Request) -> str:
    """Of `s3.…`, and of a bucket as a host: `bucket.s3.…`; of a query in the style of S3 before 2014."""
    if "AWSAccessKeyId=" in request.query:
        return "s3"
    labels = request.headers.get("host", "").partition(":")[0].split(".")
    found = labels[0] if labels[0] in NEIGHBOURS else ""
    return found or ("s3" if "s3" in labels[1:] else "")


def refuse_as_s3(refusal: Refusal, request_id: str) -> Answer:
    """An error in S3's form: AmazonS3/latest/API/ErrorResponses.html"""
    from html import escape  # noqa: PLC0415 - with every entity there is, for errors of S3 alone

    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{escape(refusal.code)}</Code><Message>{escape(refusal.message)}</Message>"
        f"<RequestId>{request_id}</RequestId></Error>"
    )
    headers = [("content-type", "application/xml"), ("x-amz-request-id", request_id)]
    return Answer(refusal.status or 400, headers, body.encode())
