"""What kind of resource an ARN names, as tagging says it (`ssm:parameter`) and as groups do."""

from __future__ import annotations

import re

_ARN = re.compile(r"arn:aws[a-z-]*:(?P<service>[^:]+):[^:]*:[^:]*:(?:(?P<type>[^:/]+)[:/])?.+")

# ARG/latest/userguide/supported-resources.html, as far as resources of our services have tags.
TYPES = {
    "cloudtrail:trail": "AWS::CloudTrail::Trail",
    "ec2:instance": "AWS::EC2::Instance",
    "events:event-bus": "AWS::Events::EventBus",
    "events:rule": "AWS::Events::Rule",
    "iam:instance-profile": "AWS::IAM::InstanceProfile",
    "iam:policy": "AWS::IAM::ManagedPolicy",
    "mobiletargeting:apps": "AWS::Pinpoint::App",
    "resource-groups:group": "AWS::ResourceGroups::Group",
    "ses:configuration-set": "AWS::SES::ConfigurationSet",
    "ses:contact-list": "AWS::SES::ContactList",
    "ses:identity": "AWS::SES::EmailIdentity",
    "sms-voice:phone-number": "AWS::SMSVOICE::PhoneNumber",
    "sms-voice:pool": "AWS::SMSVOICE::Pool",
    "ssm:association": "AWS::SSM::Association",
    "ssm:document": "AWS::SSM::Document",
    "ssm:maintenancewindow": "AWS::SSM::MaintenanceWindow",
    "ssm:managed-instance": "AWS::SSM::ManagedInstance",
    "ssm:parameter": "AWS::SSM::Parameter",
    "ssm:patchbaseline": "AWS::SSM::PatchBaseline",
}


def kind_of(arn: str) -> str:
    """`service:type`, `service` alone where the ARN names no type, "" where it is no ARN."""
    found = _ARN.fullmatch(arn)
    if found is None:
        return ""
    return f"{found['service']}:{found['type']}" if found["type"] else found["service"]


def type_of(arn: str) -> str:
    """`AWS::Service::Type`, "" for what cannot be in a group."""
    return TYPES.get(kind_of(arn), "")


def is_of(arn: str, wanted: str) -> bool:
    """Whether the resource is of this service (`ssm`) or of this type of it (`ssm:parameter`)."""
    kind = kind_of(arn)
    return wanted in (kind, kind.partition(":")[0])
