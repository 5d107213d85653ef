"""Which operation a request finds, and how a request that finds none is told so."""

from __future__ import annotations

import cbor2
import orjson
import pytest

from bellhop.wire import credentials, routing
from bellhop.wire.http import Request
from bellhop.wire.model import SERVICES, service
from bellhop.wire.refusal import Refusal

ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
FORM = "application/x-www-form-urlencoded; charset=utf-8"
QUOTA = b"Action=GetSendQuota&Version=2010-12-01"
INSTANCES = b"Action=DescribeInstances&Version=2016-11-15"
USERS = b"Action=ListUsers&Version=2010-05-08"
HMAC = "AWS4-HMAC-SHA256 Credential=AKID/20260101/{}/{}/aws4_request, SignedHeaders=host, Signature=0"
ECDSA = "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/ses/aws4_request, SignedHeaders=host, Signature=0"


def request(
    line: str, *, scope: str = "", region: str = "us-east-1", body: bytes = b"", **headers: str
) -> Request:
    method, _, target = line.partition(" ")
    path, _, query = target.partition("?")
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if scope:
        given["authorization"] = HMAC.format(region, scope)
    return Request(method, path, query, given, body)


def routed(asked: Request) -> tuple[str, dict[str, str]]:
    found = routing.route(asked, credentials.parse(asked))
    return repr(found.operation), found.labels


def refused(asked: Request):
    with pytest.raises(Refusal) as caught:
        routing.route(asked, credentials.parse(asked))
    return caught.value, routing.refuse(asked, caught.value, ID)


@pytest.mark.parametrize(
    ("asked", "operation", "labels"),
    [
        (request("POST /", scope="ses", body=QUOTA, content_type=FORM), "ses:GetSendQuota", {}),
        (request("GET /?Version=2010-12-01&Action=GetSendQuota", scope="ses"), "ses:GetSendQuota", {}),
        (request("POST /", body=QUOTA, content_type=FORM), "ses:GetSendQuota", {}),
        (request("POST /", body=b"A=%26&Action=GetSendQuota"), "ses:GetSendQuota", {}),
        (request("GET /v2/email/account", scope="ses"), "sesv2:GetAccount", {}),
        (request("GET /v2/email/account"), "sesv2:GetAccount", {}),
        (request("GET /v2/email/account", authorization=ECDSA), "sesv2:GetAccount", {}),
        (request("GET /v2/email/account/", scope="ses"), "sesv2:GetAccount", {}),
        (request("GET /v1/email/account", scope="ses"), "pinpoint-email:GetAccount", {}),
        (
            request("GET /v2/email/identities/a%40b.c", scope="ses"),
            "sesv2:GetEmailIdentity",
            {"EmailIdentity": "a@b.c"},
        ),
        (
            request("GET /v1/apps/a%20b/endpoints/x%2Fy%C3%BC", scope="mobiletargeting"),
            "pinpoint:GetEndpoint",
            {"application-id": "a b", "endpoint-id": "x/yü"},
        ),
        (
            request("GET /v1/tags/arn%3Aaws%3Amobiletargeting%3Aus-east-1%3A1%3Aapps%2Fa"),
            "pinpoint:ListTagsForResource",
            {"resource-arn": "arn:aws:mobiletargeting:us-east-1:1:apps/a"},
        ),
        (
            request("GET /v1/sms-voice/configuration-sets", scope="sms-voice"),
            "pinpoint-sms-voice:ListConfigurationSets",
            {},
        ),
        (
            request("POST /", scope="sms-voice", x_amz_target="PinpointSMSVoiceV2.DescribePools"),
            "pinpoint-sms-voice-v2:DescribePools",
            {},
        ),
        (request("POST /", scope="ssm", x_amz_target="AmazonSSM.GetParameter"), "ssm:GetParameter", {}),
        (request("POST /", x_amz_target="AmazonSSM.GetParameter"), "ssm:GetParameter", {}),
        (request("POST /", scope="events", x_amz_target="AWSEvents.PutRule"), "events:PutRule", {}),
        (
            request("POST /", x_amz_target="CloudTrail_20131101.LookupEvents"),
            "cloudtrail:LookupEvents",
            {},
        ),
        (request("POST /", scope="ec2", body=INSTANCES), "ec2:DescribeInstances", {}),
        (request("POST /", body=INSTANCES), "ec2:DescribeInstances", {}),
        (request("POST /", scope="iam", body=USERS), "iam:ListUsers", {}),
        (request("POST /", body=USERS), "iam:ListUsers", {}),
        (request("POST /", scope="iam", body=b"Action=ListUsers"), "iam:ListUsers", {}),
        (request("GET /?Action=GetCallerIdentity&Version=2011-06-15"), "sts:GetCallerIdentity", {}),
        (
            request("GET /?Action=GetCallerIdentity", host="sts.eu-west-1.amazonaws.com"),
            "sts:GetCallerIdentity",
            {},
        ),
        (request("POST /groups", scope="resource-groups"), "resource-groups:CreateGroup", {}),
        (request("POST /groups-list?maxResults=2"), "resource-groups:ListGroups", {}),
        (
            request("GET /resources/arn%3Aaws%3Aresource-groups%3Aus-east-1%3A1%3Agroup%2Fg/tags"),
            "resource-groups:GetTags",
            {"Arn": "arn:aws:resource-groups:us-east-1:1:group/g"},
        ),
        (
            request("POST /", scope="tagging", x_amz_target="ResourceGroupsTaggingAPI_20170126.GetTagKeys"),
            "resourcegroupstaggingapi:GetTagKeys",
            {},
        ),
        (
            request("POST /service/ResourceGroupsTaggingAPI_20170126/operation/GetTagKeys"),
            "resourcegroupstaggingapi:GetTagKeys",
            {},
        ),
    ],
)
def test_a_request_finds_its_operation(asked, operation, labels):
    assert routed(asked) == (operation, labels)


@pytest.mark.parametrize(
    ("older", "newer", "operation"),
    [
        ("GET /v2/email/identities", "POST /v2/email/list-identities", "ListEmailIdentities"),
        (
            "GET /v2/email/configuration-sets",
            "POST /v2/email/list-configuration-sets",
            "ListConfigurationSets",
        ),
        (
            "GET /v2/email/contact-lists/l/contacts",
            "POST /v2/email/contact-lists/l/contacts/list",
            "ListContacts",
        ),
        ("GET /v2/email/import-jobs", "POST /v2/email/import-jobs/list", "ListImportJobs"),
        (
            "PUT /v1/email/identities/i/dkim/signing",
            "PUT /v2/email/identities/i/dkim/signing",
            "PutEmailIdentityDkimSigningAttributes",
        ),
    ],
)
def test_an_operation_that_moved_is_found_in_both_places(older, newer, operation):
    assert routed(request(older, scope="ses"))[0] == f"sesv2:{operation}"
    assert routed(request(newer, scope="ses"))[0] == f"sesv2:{operation}"


@pytest.mark.parametrize(
    ("asked", "status", "code", "message"),
    [
        (
            request("POST /", scope="ssm", x_amz_target="AmazonSSM.Fly"),
            400,
            "UnknownOperationException",
            "Unknown operation AmazonSSM.Fly",
        ),
        (
            request("POST /", scope="ssm"),
            400,
            "UnknownOperationException",
            "Unknown operation without X-Amz-Target",
        ),
        (
            request("POST /", scope="sqs", x_amz_target="AmazonSQS.SendMessage"),
            400,
            "UnknownOperationException",
            "Unknown operation AmazonSQS.SendMessage, signed for sqs",
        ),
        (
            request("POST /", scope="ses", x_amz_target="AmazonSSM.GetParameter"),
            400,
            "UnknownOperationException",
            "Unknown operation AmazonSSM.GetParameter, signed for ses",
        ),
        (
            request("POST /", scope="ssm", region="moon-1", x_amz_target="AmazonSSM.GetParameter"),
            400,
            "InvalidSignatureException",
            "Credential should be scoped to a valid region, not 'moon-1'.",
        ),
    ],
)
def test_an_aws_json_request_is_refused_as_aws_json(asked, status, code, message):
    _, answer = refused(asked)

    assert answer.status == status
    assert ("Content-Type", "application/x-amz-json-1.1") in answer.headers
    assert ("x-amzn-RequestId", ID) in answer.headers
    assert orjson.loads(answer.body) == {"__type": code, "message": message}


@pytest.mark.parametrize(
    ("asked", "status", "code", "message"),
    [
        (
            request("POST /", scope="ses", body=b"Action=Fly&Version=2010-12-01"),
            400,
            "InvalidAction",
            "Could not find operation Fly for version 2010-12-01",
        ),
        (
            request("POST /", scope="ses", body=b"Action=GetSendQuota&Version=2012-12-01"),
            400,
            "InvalidAction",
            "Could not find operation GetSendQuota for version 2012-12-01",
        ),
        (
            request("POST /", scope="iam", body=b"Action=Fly"),
            400,
            "InvalidAction",
            "Could not find operation Fly for version 2010-05-08",
        ),
        (
            request("POST /", scope="sts", body=USERS),
            400,
            "InvalidAction",
            "Could not find operation ListUsers for version 2010-05-08",
        ),
        (
            request("POST /", scope="sqs", body=b"Action=ListQueues"),
            400,
            "InvalidAction",
            "Could not find operation ListQueues for version ",
        ),
        (
            request("POST /", scope="sqs", body=b"Action=ListQueues&Version=2012-11-05"),
            400,
            "InvalidAction",
            "Could not find operation ListQueues for version 2012-11-05",
        ),
        (
            request("POST /", scope="ses", body=b"Version=2010-12-01"),
            400,
            "MissingAction",
            "The request is missing an action or a required parameter.",
        ),
        (
            request("POST /", host="email.us-east-1.amazonaws.com"),
            400,
            "MissingAction",
            "The request is missing an action or a required parameter.",
        ),
        (
            request("POST /", scope="ses", region="us-east", body=QUOTA),
            403,
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region, not 'us-east'.",
        ),
    ],
)
def test_a_query_request_is_refused_in_xml(asked, status, code, message):
    _, answer = refused(asked)

    assert answer.status == status
    assert f"<Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>" in answer.body.decode()
    assert answer.body.decode().endswith(f"<RequestId>{ID}</RequestId></ErrorResponse>")


@pytest.mark.parametrize(
    ("action", "status", "code", "message"),
    [
        ("RunInstances", 501, "NotImplemented", "ec2:RunInstances is not implemented by Bellhop."),
        ("Fly", 400, "InvalidAction", "Could not find operation Fly for version 2016-11-15"),
    ],
)
def test_ec2_refuses_in_a_form_of_its_own(action, status, code, message):
    _, answer = refused(request("POST /", scope="ec2", body=f"Action={action}&Version=2016-11-15".encode()))

    assert answer.status == status
    error = f"<Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
    assert f"<Response>{error}<RequestID>{ID}</RequestID></Response>" in answer.body.decode()


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        (request("GET /v2/email/nowhere", scope="ses"), 404, "UnknownOperationException"),
        (request("PATCH /v2/email/account", scope="ses"), 404, "UnknownOperationException"),
        (request("GET /v1/apps//segments", scope="mobiletargeting"), 404, "UnknownOperationException"),
        (request("PATCH /v1/apps/a", scope="mobiletargeting"), 405, "MethodNotAllowedException"),
        (request("GET /v1/apps", scope="ses"), 404, "UnknownOperationException"),
        (request("GET /bucket/key", scope="s3"), 404, "UnknownOperationException"),
        (request("GET /"), 404, "UnknownOperationException"),
        (request("GET /v2/email/account", scope="ses", region="mars"), 403, "InvalidSignatureException"),
        (request("GET /v2/email/identities/%FF", scope="ses"), 400, "SerializationException"),
        (request("GET /v1/apps/%C3", scope="mobiletargeting"), 400, "BadRequestException"),
        (request("GET /get-group", scope="resource-groups"), 405, "MethodNotAllowedException"),
        (request("GET /groups", scope="s3"), 404, "UnknownOperationException"),
    ],
)
def test_a_rest_request_is_refused_in_json(asked, status, code):
    refusal, answer = refused(asked)

    assert answer.status == status
    assert ("x-amzn-ErrorType", code) in answer.headers
    assert ("Content-Type", "application/json") in answer.headers
    assert refusal.message in orjson.loads(answer.body).values()


def test_mail_manager_says_that_it_is_out_of_scope():
    asked = request(
        "POST /",
        scope="ses",
        x_amz_target="MailManagerSvc.CreateRelay",
        content_type="application/x-amz-json-1.0",
    )

    _, answer = refused(asked)

    assert answer.status == 501
    assert ("Content-Type", "application/x-amz-json-1.0") in answer.headers
    assert orjson.loads(answer.body) == {
        "__type": "NotImplemented",
        "message": "mailmanager:CreateRelay is out of Bellhop's scope",
    }


def test_mail_manager_says_so_in_cbor_too():
    _, answer = refused(request("POST /service/MailManagerSvc/operation/CreateRelay", scope="ses"))

    assert answer.status == 501
    assert ("smithy-protocol", "rpc-v2-cbor") in answer.headers
    message = b"mailmanager:CreateRelay is out of Bellhop's scope"
    assert answer.body == b"\xa2\x66__type\x6eNotImplemented\x67message\x78\x31" + message


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        (
            request("POST /service/ResourceGroupsTaggingAPI_20170126/operation/Fly"),
            404,
            "UnknownOperationException",
        ),
        (
            request("GET /service/ResourceGroupsTaggingAPI_20170126/operation/GetTagKeys"),
            404,
            "UnknownOperationException",
        ),
        # A service is answered in the protocols that its model declares.
        (request("POST /service/AmazonSSM/operation/GetParameter"), 404, "UnknownOperationException"),
        (request("POST /service/Other/operation/Do", scope="other"), 404, "UnknownOperationException"),
        (
            request(
                "POST /service/ResourceGroupsTaggingAPI_20170126/operation/GetTagKeys",
                scope="tagging",
                region="mars",
            ),
            400,
            "InvalidSignatureException",
        ),
    ],
)
def test_a_cbor_request_is_refused_in_cbor(asked, status, code):
    refusal, answer = refused(asked)

    assert answer.status == status
    assert ("Content-Type", "application/cbor") in answer.headers
    assert refusal.message in cbor2.loads(answer.body).values()
    assert cbor2.loads(answer.body)["__type"] == code


@pytest.mark.parametrize(
    "region", ["us-east-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-isob-east-1", "mx-central-1"]
)
def test_a_region_of_any_partition_is_one(region):
    assert routing.is_region(region)


@pytest.mark.parametrize(
    "region", ["us-east", "moon-east-1", "us-east-1\n", "us-east-1a", "xus-east-1", "ús-east-1"]
)
def test_another_name_is_no_region(region):
    assert not routing.is_region(region)


@pytest.mark.parametrize("name", SERVICES)
def test_the_routing_tables_say_what_the_model_says(name):
    metadata = service(name).metadata
    signing = metadata.get("signingName", metadata["endpointPrefix"])
    prefix = metadata.get("targetPrefix")

    assert name in routing.SIGNING[signing]
    assert name in routing.SIGNING[metadata.get("signingName", signing)]
    assert routing.HOSTS[metadata["endpointPrefix"].partition(".")[0]] in routing.SIGNING[signing]
    assert prefix is None or routing.TARGETS[prefix] == name
    assert metadata["protocol"] != "query" or routing.VERSIONS[metadata["apiVersion"]] == name


@pytest.mark.parametrize("name", [name for name in SERVICES if service(name).protocol == "rest-json"])
def test_every_path_of_a_rest_service_leads_to_it(name):
    operations = [*service(name).operations.values(), *service(name).former]
    for operation in operations:
        path = operation.http["requestUri"].replace("{", "").replace("}", "")
        found = routing.route(Request(operation.http["method"], path), None)
        assert found.operation.name == operation.name
        assert found.operation.http == operation.http
