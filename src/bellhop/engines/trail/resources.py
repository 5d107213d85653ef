"""What a call was about: resources, by the members of its request that name them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import orjson

from bellhop.engines.trail.naming import event_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.store import Scope


NODE, MANAGED_NODE = "AWS::EC2::Instance", "AWS::SSM::ManagedInstance"


class Resource(NamedTuple):
    type: str
    name: str
    arn: str


class Rule(NamedTuple):
    """A member of requests to operations whose name has this word in it; `arn` is its ARN's last part."""

    word: str
    member: str
    type: str
    arn: str


_SES = (
    Rule("", "Source", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("", "FromEmailAddress", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("", "Identity", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("", "EmailIdentity", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("Identity", "EmailAddress", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("", "Domain", "AWS::SES::EmailIdentity", "identity/{}"),
    Rule("", "Template", "AWS::SES::Template", "template/{}"),
    Rule("", "TemplateName", "AWS::SES::Template", "template/{}"),
    Rule("", "ConfigurationSetName", "AWS::SES::ConfigurationSet", "configuration-set/{}"),
)
# eventSource's first part → its rules, in the order in which resources are listed.
_RULES: dict[str, tuple[Rule, ...]] = {
    "cloudtrail": (
        Rule("Trail", "Name", "AWS::CloudTrail::Trail", "trail/{}"),
        Rule("Logging", "Name", "AWS::CloudTrail::Trail", "trail/{}"),
        Rule("", "TrailName", "AWS::CloudTrail::Trail", "trail/{}"),
        Rule("", "S3BucketName", "AWS::S3::Bucket", ""),
    ),
    "events": (
        Rule("Rule", "Name", "AWS::Events::Rule", "rule/{}"),
        Rule("", "Rule", "AWS::Events::Rule", "rule/{}"),
        Rule("EventBus", "Name", "AWS::Events::EventBus", "event-bus/{}"),
        Rule("", "EventBusName", "AWS::Events::EventBus", "event-bus/{}"),
    ),
    "iam": (
        Rule("", "UserName", "AWS::IAM::User", "user/{}"),
        Rule("", "RoleName", "AWS::IAM::Role", "role/{}"),
        Rule("", "GroupName", "AWS::IAM::Group", "group/{}"),
        Rule("", "PolicyArn", "AWS::IAM::Policy", "policy/{}"),
        Rule("CreatePolicy", "PolicyName", "AWS::IAM::Policy", "policy/{}"),
        Rule("", "AccessKeyId", "AWS::IAM::AccessKey", ""),
    ),
    "mobiletargeting": (Rule("", "ApplicationId", "AWS::Pinpoint::App", "apps/{}"),),
    "resource-groups": (
        Rule("Group", "Name", "AWS::ResourceGroups::Group", "group/{}"),
        Rule("", "Group", "AWS::ResourceGroups::Group", "group/{}"),
        Rule("", "GroupName", "AWS::ResourceGroups::Group", "group/{}"),
    ),
    "lambda": (Rule("", "functionName", "AWS::Lambda::Function", ""),),
    "logs": (Rule("", "logGroupName", "AWS::Logs::LogGroup", ""),),
    "s3": (Rule("", "bucketName", "AWS::S3::Bucket", ""),),
    "ses": _SES,
    "sns": (
        Rule("CreateTopic", "Name", "AWS::SNS::Topic", "{}"),
        Rule("", "TopicArn", "AWS::SNS::Topic", "{}"),
    ),
    "sqs": (Rule("CreateQueue", "QueueName", "AWS::SQS::Queue", "{}"),),
    "ssm": (
        Rule("Parameter", "Name", "AWS::SSM::Parameter", "parameter/{}"),
        Rule("Parameters", "Names", "AWS::SSM::Parameter", "parameter/{}"),
        Rule("Document", "Name", "AWS::SSM::Document", "document/{}"),
        Rule("", "DocumentName", "AWS::SSM::Document", "document/{}"),
        Rule("", "InstanceId", NODE, "instance/{}"),
        Rule("", "InstanceIds", NODE, "instance/{}"),
    ),
    "sts": (Rule("", "RoleArn", "AWS::IAM::Role", "role/{}"),),
}


@functools.lru_cache(2048)
def types(service: str, operation: str) -> frozenset[str]:
    """The types of resources that such a call may be about."""
    found = {rule.type for rule in _rules(service, operation)}
    return frozenset(found | {MANAGED_NODE} if NODE in found else found)


def resources(scope: Scope, service: str, operation: str, request: str) -> list[Resource]:
    """Those that a request (JSON of the audit trail) names, each once."""
    rules = list(_rules(service, operation))
    if not rules:
        return []
    members = cast("dict[str, Any]", orjson.loads(request))
    content = members.get("Content")
    if isinstance(content, dict) and isinstance(content.get("Template"), dict):  # pyright: ignore[reportUnknownMemberType] - JSON
        members = members | cast("dict[str, Any]", content["Template"])
    found = [_resource(scope, rule, name) for rule in rules for name in _names(members.get(rule.member))]
    return list(dict.fromkeys(found))


def _rules(service: str, operation: str) -> Iterator[Rule]:
    first = event_source(service).split(".", maxsplit=1)[0]
    return (rule for rule in _RULES.get(first, ()) if rule.word in operation)


def _names(value: object) -> list[str]:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each]


def _resource(scope: Scope, rule: Rule, name: str) -> Resource:
    kind = MANAGED_NODE if rule.type == NODE and name.startswith("mi-") else rule.type
    if name.startswith("arn:"):
        last = name.split(":", 5)[-1]
        return Resource(kind, last.partition("/")[2] or last, name)
    return Resource(kind, name, _arn(scope, rule, name))


def _arn(scope: Scope, rule: Rule, name: str) -> str:
    service = rule.type.split("::")[1].lower()
    if service == "s3":
        return f"arn:aws:s3:::{name}"
    if not rule.arn:
        return ""
    service = {"pinpoint": "mobiletargeting", "resourcegroups": "resource-groups"}.get(service, service)
    region = "" if service == "iam" else scope.region
    return f"arn:aws:{service}:{region}:{scope.account}:{rule.arn.format(name.lstrip('/'))}"
