"""What operations need to be allowed, service by service."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.emulator import SERVICES
from bellhop.engines.access.asking import Ask, Asked
from bellhop.engines.fleet import nodes
from bellhop.wire import model
from tests.wire.values import Values

if TYPE_CHECKING:
    from tests.conftest import Kernel

HERE = "us-east-1:000000000000"
SSM, SES = f"arn:aws:ssm:{HERE}", f"arn:aws:ses:{HERE}"
EVENTS, APPS = f"arn:aws:events:{HERE}", f"arn:aws:mobiletargeting:{HERE}:apps"
EC2, IAM = f"arn:aws:ec2:{HERE}:instance", "arn:aws:iam::000000000000"
RUN = "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"
NODE, MANAGED = "i-0123456789abcdef0", "mi-0123456789abcdef0"
TO = {"ToAddresses": ["a@example.org"]}
RAW = b"From: Shop <shop@example.com>\nTo: a@example.org\nSubject: Hi\n\nHello\n"


def asked(kernel: Kernel, service: str, operation: str, request: dict[str, Any]) -> list[Ask]:
    found = importlib.import_module(f"{SERVICES[service]}.access")
    context = kernel.context()
    return list(found.asks(Asked(context, model.service(service).operations[operation], request)))


DEFAULT_ROLE = "/ssm/managed-instance/default-ec2-instance-management-role"

TABLE: list[tuple[str, str, dict[str, Any], list[str]]] = [
    ("ec2", "DescribeInstances", {"InstanceIds": [NODE]}, ["ec2:DescribeInstances *"]),
    (
        "ec2",
        "CreateTags",
        {"Resources": [NODE, "vol-1"], "Tags": [{"Key": "a", "Value": "b"}]},
        [f"ec2:CreateTags {EC2}/{NODE}", f"ec2:CreateTags arn:aws:ec2:{HERE}:*/vol-1"],
    ),
    (
        "ssm",
        "UpdateManagedInstanceRole",
        {"InstanceId": MANAGED, "IamRole": "Hybrid"},
        [
            f"ssm:UpdateManagedInstanceRole {SSM}:managed-instance/{MANAGED}",
            f"iam:PassRole {IAM}:role/Hybrid",
        ],
    ),
    (
        "ssm",
        "UpdateServiceSetting",
        {"SettingId": DEFAULT_ROLE, "SettingValue": "service-role/Default"},
        [
            f"ssm:UpdateServiceSetting {SSM}:servicesetting{DEFAULT_ROLE}",
            f"iam:PassRole {IAM}:role/service-role/Default",
        ],
    ),
    (
        "ssm",
        "AddTagsToResource",
        {"ResourceType": "ManagedInstance", "ResourceId": NODE, "Tags": []},
        [f"ssm:AddTagsToResource {EC2}/{NODE}"],
    ),
    ("ssm", "GetParameter", {"Name": "plain"}, [f"ssm:GetParameter {SSM}:parameter/plain"]),
    ("ssm", "GetParameter", {"Name": "/a/b:3"}, [f"ssm:GetParameter {SSM}:parameter/a/b"]),
    ("ssm", "GetParameter", {"Name": f"{SSM}:parameter/a:one"}, [f"ssm:GetParameter {SSM}:parameter/a"]),
    (
        "ssm",
        "GetParameter",
        {"Name": "arn:aws:ssm:us-east-1:222222222222:parameter/a:1"},
        ["ssm:GetParameter arn:aws:ssm:us-east-1:222222222222:parameter/a"],
    ),
    (
        "ssm",
        "GetParameters",
        {"Names": ["a", "/b"]},
        [f"ssm:GetParameters {SSM}:parameter/a", f"ssm:GetParameters {SSM}:parameter/b"],
    ),
    ("ssm", "GetParametersByPath", {"Path": "/a/"}, [f"ssm:GetParametersByPath {SSM}:parameter/a/"]),
    ("ssm", "DescribeParameters", {}, [f"ssm:DescribeParameters {SSM}:*"]),
    (
        "ssm",
        "PutParameter",
        {"Name": "a", "Value": "1", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"ssm:PutParameter {SSM}:parameter/a", f"ssm:AddTagsToResource {SSM}:parameter/a"],
    ),
    (
        "ssm",
        "SendCommand",
        {"DocumentName": "AWS-RunShellScript", "InstanceIds": [NODE, MANAGED]},
        [
            f"ssm:SendCommand {RUN}",
            f"ssm:SendCommand {EC2}/{NODE}",
            f"ssm:SendCommand {SSM}:managed-instance/{MANAGED}",
        ],
    ),
    (
        "ssm",
        "SendCommand",
        {"DocumentName": "Own", "Targets": [{"Key": "tag:Stage", "Values": ["test"]}]},
        [f"ssm:SendCommand {SSM}:document/Own", f"ssm:SendCommand {EC2}/{NODE}"],
    ),
    (
        "ssm",
        "SendCommand",
        {
            "DocumentName": "Own",
            "Targets": [{"Key": "tag:Stage", "Values": ["none"]}],
            "ServiceRoleArn": "arn:x",
        },
        [f"ssm:SendCommand {SSM}:document/Own", f"ssm:SendCommand {EC2}/*", "iam:PassRole arn:x"],
    ),
    ("ssm", "GetDocument", {"Name": "AWS-RunShellScript"}, [f"ssm:GetDocument {RUN}"]),
    ("ssm", "CreateDocument", {"Name": "Own", "Content": "{}"}, [f"ssm:CreateDocument {SSM}:document/Own"]),
    (
        "ssm",
        "StartSession",
        {"Target": NODE, "DocumentName": "Own"},
        [f"ssm:StartSession {EC2}/{NODE}", f"ssm:StartSession {SSM}:document/Own"],
    ),
    ("ssm", "TerminateSession", {"SessionId": "bob-1"}, [f"ssm:TerminateSession {SSM}:session/bob-1"]),
    (
        "ssm",
        "AddTagsToResource",
        {"ResourceType": "ManagedInstance", "ResourceId": MANAGED, "Tags": []},
        [f"ssm:AddTagsToResource {SSM}:managed-instance/{MANAGED}"],
    ),
    (
        "ssm",
        "ListTagsForResource",
        {"ResourceType": "Parameter", "ResourceId": "/a"},
        [f"ssm:ListTagsForResource {SSM}:parameter/a"],
    ),
    (
        "ssm",
        "DeleteMaintenanceWindow",
        {"WindowId": "mw-1"},
        [f"ssm:DeleteMaintenanceWindow {SSM}:maintenancewindow/mw-1"],
    ),
    (
        "ssm",
        "StartAutomationExecution",
        {"DocumentName": "AWS-RestartEC2Instance", "Parameters": {"AutomationAssumeRole": [f"{IAM}:role/r"]}},
        [
            "ssm:StartAutomationExecution "
            "arn:aws:ssm:us-east-1::automation-definition/AWS-RestartEC2Instance:$DEFAULT",
            f"iam:PassRole {IAM}:role/r",
        ],
    ),
    ("ses", "GetSendQuota", {}, ["ses:GetSendQuota *"]),
    ("ses", "DeleteIdentity", {"Identity": "example.com"}, ["ses:DeleteIdentity *"]),
    (
        "ses",
        "SendEmail",
        {"Source": "Shop <shop@example.com>", "Destination": TO, "ConfigurationSetName": "set"},
        [f"ses:SendEmail {SES}:identity/shop@example.com", f"ses:SendEmail {SES}:configuration-set/set"],
    ),
    (
        "ses",
        "SendRawEmail",
        {"RawMessage": {"Data": RAW}},
        [f"ses:SendRawEmail {SES}:identity/shop@example.com"],
    ),
    (
        "ses",
        "SendTemplatedEmail",
        {"Source": "shop@example.com", "Destination": TO, "Template": "t", "SourceArn": "arn:x"},
        ["ses:SendTemplatedEmail arn:x", f"ses:SendTemplatedEmail {SES}:template/t"],
    ),
    (
        "ses",
        "SendBounce",
        {"BounceSender": "b@example.com", "BouncedRecipientInfoList": [{"Recipient": "a@example.org"}]},
        [f"ses:SendBounce {SES}:identity/b@example.com"],
    ),
    ("sesv2", "GetAccount", {}, ["ses:GetAccount *"]),
    (
        "sesv2",
        "SendBulkEmail",
        {
            "FromEmailAddress": "shop@example.com",
            "DefaultContent": {"Template": {"TemplateName": "t"}},
            "BulkEmailEntries": [{"Destination": TO}],
        },
        [
            f"ses:SendBulkEmail {SES}:identity/shop@example.com",
            f"ses:SendBulkEmail {SES}:template/t",
            f"ses:SendBulkTemplatedEmail {SES}:identity/shop@example.com",
            f"ses:SendBulkTemplatedEmail {SES}:template/t",
        ],
    ),
    (
        "sesv2",
        "CreateEmailIdentity",
        {"EmailIdentity": "a.example", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"ses:CreateEmailIdentity {SES}:identity/a.example", f"ses:TagResource {SES}:identity/a.example"],
    ),
    (
        "iam",
        "CreateRole",
        {"RoleName": "r", "Path": "/a/", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"iam:CreateRole {IAM}:role/a/r", f"iam:TagRole {IAM}:role/a/r"],
    ),
    (
        "events",
        "PutRule",
        {"Name": "r", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"events:PutRule {EVENTS}:rule/r", f"events:TagResource {EVENTS}:rule/r"],
    ),
    (
        "ssm",
        "CreateDocument",
        {"Name": "d", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"ssm:CreateDocument {SSM}:document/d", f"ssm:AddTagsToResource {SSM}:document/d"],
    ),
    (
        "sesv2",
        "GetEmailIdentity",
        {"EmailIdentity": "a.example"},
        [f"ses:GetEmailIdentity {SES}:identity/a.example"],
    ),
    (
        "sesv2",
        "SendEmail",
        {"FromEmailAddress": "shop@example.com", "Destination": TO, "Content": {"Simple": {}}},
        [f"ses:SendEmail {SES}:identity/shop@example.com"],
    ),
    (
        "sesv2",
        "SendEmail",
        {"Content": {"Raw": {"Data": RAW}}},
        [f"ses:SendRawEmail {SES}:identity/shop@example.com"],
    ),
    (
        "sesv2",
        "SendEmail",
        {"FromEmailAddress": "shop@example.com", "Content": {"Template": {"TemplateName": "t"}}},
        [
            f"ses:SendTemplatedEmail {SES}:identity/shop@example.com",
            f"ses:SendTemplatedEmail {SES}:template/t",
        ],
    ),
    ("sesv2", "GetExportJob", {"JobId": "j"}, [f"ses:GetExportJob {SES}:export-job/j"]),
    (
        "sesv2",
        "TagResource",
        {"ResourceArn": f"{SES}:identity/x", "Tags": []},
        [f"ses:TagResource {SES}:identity/x"],
    ),
    ("pinpoint", "GetApps", {}, [f"mobiletargeting:GetApps {APPS}"]),
    ("pinpoint", "GetApp", {"ApplicationId": "p"}, [f"mobiletargeting:GetApp {APPS}/p"]),
    (
        "pinpoint",
        "UpdateEndpoint",
        {"ApplicationId": "p", "EndpointId": "e"},
        [f"mobiletargeting:UpdateEndpoint {APPS}/p/endpoints/e"],
    ),
    ("pinpoint", "SendMessages", {"ApplicationId": "p"}, [f"mobiletargeting:SendMessages {APPS}/p/messages"]),
    (
        "pinpoint",
        "SendUsersMessages",
        {"ApplicationId": "p"},
        [f"mobiletargeting:SendUsersMessages {APPS}/p/messages"],
    ),
    ("pinpoint", "CreateSegment", {"ApplicationId": "p"}, [f"mobiletargeting:CreateSegment {APPS}/p"]),
    (
        "pinpoint",
        "GetCampaignVersion",
        {"ApplicationId": "p", "CampaignId": "c", "Version": "1"},
        [f"mobiletargeting:GetCampaignVersion {APPS}/p/campaigns/c"],
    ),
    (
        "pinpoint",
        "GetEmailTemplate",
        {"TemplateName": "t"},
        [f"mobiletargeting:GetEmailTemplate arn:aws:mobiletargeting:{HERE}:templates/t/EMAIL"],
    ),
    (
        "pinpoint",
        "PutEventStream",
        {"ApplicationId": "p", "WriteEventStream": {"RoleArn": f"{IAM}:role/r"}},
        [f"mobiletargeting:PutEventStream {APPS}/p/eventstream", f"iam:PassRole {IAM}:role/r"],
    ),
    (
        "events",
        "PutEvents",
        {"Entries": [{"Source": "a"}, {"Source": "b", "EventBusName": "mine"}]},
        [f"events:PutEvents {EVENTS}:event-bus/default", f"events:PutEvents {EVENTS}:event-bus/mine"],
    ),
    ("events", "PutRule", {"Name": "r"}, [f"events:PutRule {EVENTS}:rule/r"]),
    (
        "events",
        "DeleteRule",
        {"Name": "r", "EventBusName": "mine"},
        [f"events:DeleteRule {EVENTS}:rule/mine/r"],
    ),
    (
        "events",
        "PutTargets",
        {"Rule": "r", "Targets": [{"Id": "1", "Arn": "arn:q", "RoleArn": f"{IAM}:role/r"}]},
        [f"events:PutTargets {EVENTS}:rule/r", f"iam:PassRole {IAM}:role/r"],
    ),
    ("events", "ListRules", {}, [f"events:ListRules {EVENTS}:rule/*"]),
    ("events", "TestEventPattern", {"EventPattern": "{}", "Event": "{}"}, ["events:TestEventPattern *"]),
    ("cloudtrail", "LookupEvents", {}, ["cloudtrail:LookupEvents *"]),
    (
        "cloudtrail",
        "StopLogging",
        {"Name": "t"},
        [f"cloudtrail:StopLogging arn:aws:cloudtrail:{HERE}:trail/t"],
    ),
    ("iam", "ListUsers", {}, [f"iam:ListUsers {IAM}:user/"]),
    ("iam", "CreateUser", {"UserName": "bob", "Path": "/team/"}, [f"iam:CreateUser {IAM}:user/team/bob"]),
    ("iam", "GetUser", {}, [f"iam:GetUser {IAM}:root"]),
    (
        "iam",
        "AttachRolePolicy",
        {"RoleName": "r", "PolicyArn": "arn:p"},
        [f"iam:AttachRolePolicy {IAM}:role/r"],
    ),
    ("iam", "GetPolicy", {"PolicyArn": f"{IAM}:policy/p"}, [f"iam:GetPolicy {IAM}:policy/p"]),
    (
        "iam",
        "CreatePolicy",
        {"PolicyName": "p", "PolicyDocument": "{}"},
        [f"iam:CreatePolicy {IAM}:policy/p"],
    ),
    ("sts", "GetCallerIdentity", {}, []),
    ("sts", "AssumeRoleWithWebIdentity", {"RoleArn": f"{IAM}:role/r"}, []),
    (
        "sts",
        "AssumeRole",
        {"RoleArn": f"{IAM}:role/r", "RoleSessionName": "s"},
        [f"sts:AssumeRole {IAM}:role/r"],
    ),
    (
        "sts",
        "AssumeRole",
        {"RoleArn": f"{IAM}:role/r", "RoleSessionName": "s", "Tags": [{"Key": "k", "Value": "v"}]},
        [f"sts:AssumeRole {IAM}:role/r", f"sts:TagSession {IAM}:role/r"],
    ),
    (
        "sts",
        "GetFederationToken",
        {"Name": "guest"},
        ["sts:GetFederationToken arn:aws:sts::000000000000:federated-user/guest"],
    ),
]


@pytest.mark.parametrize(("service", "operation", "request_", "needed"), TABLE)
def test_actions_and_resources(
    kernel: Kernel, service: str, operation: str, request_: dict[str, Any], needed: list[str]
) -> None:
    kernel.run(nodes.add, nodes.NewNode(NODE, tags={"Stage": "test"}))
    found = asked(kernel, service, operation, request_)

    assert [f"{ask.action} {ask.resource}" for ask in found] == needed


def test_the_default_session_document_counts_where_a_policy_says_so(kernel: Kernel) -> None:
    _, document = asked(kernel, "ssm", "StartSession", {"Target": NODE})

    assert document.resource == f"{SSM}:document/SSM-SessionManagerRunShell"
    assert document.where == "ssm:sessiondocumentaccesscheck"


@pytest.mark.parametrize("bare", [True, False])
@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_operation_needs_something_well_formed(kernel: Kernel, service: str, bare: bool) -> None:
    prefixes = {"pinpoint": "mobiletargeting", "resourcegroupstaggingapi": "tag"}
    prefixes |= {"sesv2": "ses", "pinpoint-email": "ses"}
    shapes = model.service(service).shapes
    for operation in model.service(service).operations.values():
        values = Values(shapes, bare=bare)
        request = values.of(operation.input["shape"]) if operation.input else {}
        found = asked(kernel, service, operation.name, request)
        assert all(ask.action.startswith(f"{prefixes.get(service, service)}:") for ask in found[:1]), (
            operation
        )
        for ask in found:
            assert re.fullmatch(r"[a-z0-9-]+:[A-Z]\w+", ask.action), operation
            assert isinstance(ask.resource, str) and ask.resource, operation
