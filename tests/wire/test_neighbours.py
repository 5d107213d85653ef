"""Requests for neighbours are known by scope, target, version, path or host; ours are taken for none."""

from __future__ import annotations

import pytest

from bellhop.wire import credentials
from bellhop.wire.http import Request
from bellhop.wire.neighbours import NEIGHBOURS, neighbour

SIGNED = (
    "AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"
)
FORM = "application/x-www-form-urlencoded"


def named(request: Request) -> str:
    return neighbour(request, credentials.parse(request))


@pytest.mark.parametrize("service", sorted(NEIGHBOURS))
def test_a_signed_request_is_for_what_it_is_scoped_to(service: str) -> None:
    assert named(Request("POST", "/", headers={"authorization": SIGNED.format(service)})) == service


@pytest.mark.parametrize(
    "service", ["ses", "ssm", "mobiletargeting", "events", "iam", "sts", "cloudtrail", "ec2"]
)
def test_ours_and_strangers_are_no_neighbours(service: str) -> None:
    request = Request("POST", "/", headers={"authorization": SIGNED.format(service)})
    assert named(request) == ""


@pytest.mark.parametrize(
    ("request_", "service"),
    [
        (Request("POST", "/", headers={"x-amz-target": "AmazonSQS.SendMessage"}), "sqs"),
        (Request("POST", "/", headers={"x-amz-target": "Logs_20140328.PutLogEvents"}), "logs"),
        (Request("POST", "/", headers={"x-amz-target": "TrentService.Encrypt"}), "kms"),
        (Request("POST", "/", headers={"x-amz-target": "AmazonSSM.GetParameter"}), ""),
        (Request("POST", "/service/GraniteServiceVersion20100801/operation/PutMetricData"), "monitoring"),
        (Request("POST", "/service/MailManagerSvc/operation/ListArchives"), ""),
        (Request("POST", "/", body=b"Action=Publish&Version=2010-03-31"), "sns"),
        (Request("POST", "/000000000000/q", body=b"Version=2012-11-05&Action=SendMessage"), "sqs"),
        (Request("POST", "/", body=b"Action=SendEmail&Version=2010-12-01"), ""),
        (Request("POST", "/", body=b"Action=GetUser&Version=2010-05-08"), ""),
        (Request("GET", "/", "Action=ConfirmSubscription&TopicArn=arn&Token=t"), "sns"),
        (Request("GET", "/SimpleNotificationService-0a1b.pem"), "sns"),
        (Request("POST", "/2015-03-31/functions/f/invocations"), "lambda"),
        (Request("GET", "/b/k", "AWSAccessKeyId=a&Signature=s&Expires=1"), "s3"),
        (Request("GET", "/k", headers={"host": "bucket.s3.localhost:4577"}), "s3"),
        (Request("GET", "/b/k", headers={"host": "s3.us-east-1.amazonaws.com"}), "s3"),
        (Request("GET", "/", headers={"host": "localhost:4577"}), ""),
        (Request("GET", "/v1/apps", headers={"host": "localhost"}), ""),
        (Request("GET", "/v2/email/identities", headers={"host": "email.us-east-1.amazonaws.com"}), ""),
    ],
)
def test_an_unsigned_request_says_itself_whom_it_is_for(request_: Request, service: str) -> None:
    assert named(request_) == service
