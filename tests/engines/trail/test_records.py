"""From calls to CloudTrail's records."""

from __future__ import annotations

import uuid
from typing import Any

import orjson
import pytest

from bellhop.engines.trail import naming, records
from bellhop.engines.trail.identities import username
from bellhop.engines.trail.resources import resources
from bellhop.kernel.wrappers.audit import CallRow, as_text
from bellhop.store import Scope
from tests.conftest import NOON

HERE = Scope("111122223333", "eu-west-1")
ROOT = "arn:aws:iam::111122223333:root"
HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"


def call(service: str, operation: str, request: object, answer: object = None, **more: Any) -> CallRow:
    facts: dict[str, Any] = {
        "id": int(NOON * 1e6),
        "time": NOON + 0.9,
        "principal": ROOT,
        "access_key": "AKIAIOSFODNN7EXAMPLE",
        "source_ip": "192.0.2.1",
        "user_agent": "Boto3",
        "error_code": None,
        "request_id": "request-1",
        "response": None if answer is None else as_text(answer),
    }
    return CallRow(service=service, operation=operation, request=as_text(request), **(facts | more))


def record(*arguments: Any, **more: Any) -> dict[str, Any]:
    return records.record(HERE, call(*arguments, **more))


def test_a_record_has_the_documented_members() -> None:
    found = record("ssm", "PutParameter", {"Name": "/db", "Value": "***"}, {"Version": 1})
    assert uuid.UUID(found.pop("eventID")).version == 4
    assert found == {
        "eventVersion": "1.11",
        "userIdentity": {
            "type": "Root",
            "principalId": "111122223333",
            "arn": ROOT,
            "accountId": "111122223333",
            "accessKeyId": "AKIAIOSFODNN7EXAMPLE",
        },
        "eventTime": "2026-11-24T12:00:00Z",
        "eventSource": "ssm.amazonaws.com",
        "eventName": "PutParameter",
        "awsRegion": "eu-west-1",
        "sourceIPAddress": "192.0.2.1",
        "userAgent": "Boto3",
        "requestParameters": {"name": "/db", "value": HIDDEN},
        "responseElements": {"version": 1},
        "requestID": "request-1",
        "readOnly": False,
        "resources": [
            {
                "accountId": "111122223333",
                "type": "AWS::SSM::Parameter",
                "ARN": "arn:aws:ssm:eu-west-1:111122223333:parameter/db",
            }
        ],
        "eventType": "AwsApiCall",
        "managementEvent": True,
        "recipientAccountId": "111122223333",
        "eventCategory": "Management",
    }


def test_a_refusal_says_why() -> None:
    found = record(
        "ssm", "GetParameter", {}, error_code="ParameterNotFound", error_message="Not " + "x" * 2000
    )
    assert (found["errorCode"], len(found["errorMessage"])) == ("ParameterNotFound", 1024)
    assert (found["requestParameters"], found["responseElements"]) == (None, None)


def test_a_mail_is_a_data_event_that_hides_addressees_and_content() -> None:
    request = {
        "FromEmailAddress": "a@example.com",
        "Destination": {"ToAddresses": ["b@example.com", "c@example.com"]},
        "ReplyToAddresses": ["d@example.com"],
        "Content": {"Template": {"TemplateName": "Hello", "TemplateData": '{"name": "x"}'}},
        "EmailTags": [{"Name": "campaign", "Value": "test"}],
    }
    found = record("sesv2", "SendEmail", request, {"MessageId": "m-1"})
    assert found["requestParameters"] == {
        "fromEmailAddress": "a@example.com",
        "destination": {"toAddresses": [HIDDEN, HIDDEN]},
        "replyToAddresses": [HIDDEN],
        "content": {"template": {"templateName": "Hello", "templateData": HIDDEN}},
        "emailTags": [{"name": "campaign", "value": "test"}],
    }
    assert (found["responseElements"], found["additionalEventData"]) == (None, {"sesMessageId": "m-1"})
    assert (found["eventCategory"], found["managementEvent"], found["readOnly"]) == ("Data", False, True)
    assert [each["type"] for each in found["resources"]] == ["AWS::SES::EmailIdentity", "AWS::SES::Template"]


@pytest.mark.parametrize(
    ("service", "operation", "request_", "shown"),
    [
        ("ses", "SendRawEmail", {"RawMessage": {"Data": "<9 bytes>"}}, {"rawMessage": {"data": HIDDEN}}),
        (
            "ses",
            "SendBulkTemplatedEmail",
            {"Destinations": [{"Destination": {"ToAddresses": ["b@example.com"]}}]},
            {"destinations": [{"destination": {"toAddresses": [HIDDEN]}}]},
        ),
        (
            "ses",
            "SendEmail",
            {"Message": {"Subject": {"Data": "S", "Charset": "UTF-8"}, "Body": {"Html": {"Data": "T"}}}},
            {
                "message": {
                    "subject": {"data": HIDDEN, "charset": "UTF-8"},
                    "body": {"html": {"data": HIDDEN}},
                }
            },
        ),
        (
            "ssm",
            "SendCommand",
            {"DocumentName": "D", "Parameters": "***", "InstanceIds": ["i-1"]},
            {"documentName": "D", "parameters": HIDDEN, "instanceIds": ["i-1"]},
        ),
        (
            "pinpoint",
            "UpdateEndpoint",
            {"EndpointRequest": {"Attributes": {"Team": ["Red"]}, "User": {"UserId": "U"}}},
            {"endpointRequest": {"attributes": {"Team": ["Red"]}, "user": {"userId": "U"}}},
        ),
        ("cloudtrail", "LookupEvents", {"StartTime": NOON}, {"startTime": "2026-11-24T12:00:00Z"}),
        ("iam", "CreateUser", {"UserName": "ann", "Path": None}, {"userName": "ann"}),
        ("s3", "CreateBucket", {"bucketName": "b", "ACL": "***"}, {"bucketName": "b", "aCL": HIDDEN}),
        ("ssm", "PutParameter", {"Truncated": '{"Name"'}, {"omitted": True}),
        ("ssm", "PutParameter", {}, None),
    ],
)
def test_request_parameters(service: str, operation: str, request_: object, shown: object) -> None:
    assert record(service, operation, request_)["requestParameters"] == shown


def test_a_secret_key_is_left_out_of_what_was_answered() -> None:
    key = {"AccessKeyId": "AKIA", "SecretAccessKey": "***", "UserName": "ann"}
    found = record("iam", "CreateAccessKey", {"UserName": "ann"}, {"AccessKey": key})
    assert found["responseElements"] == {"accessKey": {"accessKeyId": "AKIA", "userName": "ann"}}
    assert found["awsRegion"] == "us-east-1"


@pytest.mark.parametrize(
    ("arn", "unique_id", "name", "identity"),
    [
        (
            "arn:aws:iam::111122223333:user/team/ann",
            "AIDAEXAMPLE",
            "ann",
            {"type": "IAMUser", "principalId": "AIDAEXAMPLE", "userName": "ann"},
        ),
        (
            "arn:aws:sts::111122223333:assumed-role/ops/shift",
            "AROAEXAMPLE:shift",
            "shift",
            {
                "type": "AssumedRole",
                "principalId": "AROAEXAMPLE:shift",
                "sessionContext": {
                    "sessionIssuer": {
                        "type": "Role",
                        "principalId": "AROAEXAMPLE",
                        "arn": "arn:aws:iam::111122223333:role/ops",
                        "accountId": "111122223333",
                        "userName": "ops",
                    },
                    "attributes": {"mfaAuthenticated": "false"},
                },
            },
        ),
        (
            "arn:aws:sts::111122223333:federated-user/bob",
            "",
            "bob",
            {
                "type": "FederatedUser",
                "principalId": "111122223333:bob",
                "sessionContext": {
                    "sessionIssuer": {
                        "type": "Root",
                        "principalId": "111122223333",
                        "accountId": "111122223333",
                    },
                    "attributes": {"mfaAuthenticated": "false"},
                },
            },
        ),
        (ROOT, "", "root", {"type": "Root", "principalId": "111122223333"}),
        ("nobody", "", "", {"type": "Unknown", "accountId": ""}),
    ],
)
def test_identities(arn: str, unique_id: str, name: str, identity: dict[str, Any]) -> None:
    said = record("ssm", "GetParameter", {}, principal=arn, principal_id=unique_id, access_key="")
    assert said["userIdentity"] == {"arn": arn, "accountId": "111122223333"} | identity
    assert username(arn) == name


def test_an_event_id_leads_back_to_its_row() -> None:
    row = call("ssm", "GetParameter", {})
    assert records.row_number(records.event_id(row)) == row.id
    assert records.event_id(call("ssm", "GetParameter", {}, request_id="other")) != records.event_id(row)
    assert records.row_number(str(uuid.UUID(int=7))) is None


@pytest.mark.parametrize(
    ("service", "source", "eventbridge"),
    [
        ("ssm", "ssm.amazonaws.com", "aws.ssm"),
        ("sesv2", "ses.amazonaws.com", "aws.ses"),
        ("pinpoint", "mobiletargeting.amazonaws.com", "aws.mobiletargeting"),
        ("resourcegroupstaggingapi", "tagging.amazonaws.com", "aws.tagging"),
        ("resource-groups", "resource-groups.amazonaws.com", "aws.resource-groups"),
        ("s3", "s3.amazonaws.com", "aws.s3"),
    ],
)
def test_sources(service: str, source: str, eventbridge: str) -> None:
    assert (naming.event_source(service), naming.source(service)) == (source, eventbridge)
    assert service in naming.services(source)


@pytest.mark.parametrize(
    ("service", "operation", "reads"),
    [
        ("ssm", "GetParameter", True),
        ("ssm", "DescribeParameters", True),
        ("ssm", "PutParameter", False),
        ("ses", "TestRenderTemplate", True),
        ("ses", "VerifyEmailIdentity", False),
        ("sts", "AssumeRole", True),
        ("iam", "GenerateCredentialReport", False),
        ("cloudtrail", "LookupEvents", True),
    ],
)
def test_what_only_reads(service: str, operation: str, reads: bool) -> None:
    assert naming.read_only(service, operation) is reads


@pytest.mark.parametrize(
    ("service", "operation", "request_", "found"),
    [
        ("ssm", "GetParameters", {"Names": ["a", "a", "b"]}, ["parameter/a", "parameter/b"]),
        (
            "ssm",
            "SendCommand",
            {"DocumentName": "D", "InstanceIds": ["mi-1"]},
            ["document/D", "instance/mi-1"],
        ),
        ("pinpoint", "GetApp", {"ApplicationId": "x"}, ["apps/x"]),
        ("iam", "AttachUserPolicy", {"PolicyArn": "arn:aws:iam::aws:policy/P"}, ["policy/P"]),
        ("events", "PutRule", {"Name": "r", "EventBusName": "b"}, ["rule/r", "event-bus/b"]),
        ("kms", "CreateKey", {"Name": "k"}, []),
        ("ssm", "PutParameter", {"Truncated": "x"}, []),
    ],
)
def test_resources(service: str, operation: str, request_: object, found: list[str]) -> None:
    named = resources(HERE, service, operation, orjson.dumps(request_).decode())
    assert [each.arn.rpartition(":")[2] for each in named] == found
