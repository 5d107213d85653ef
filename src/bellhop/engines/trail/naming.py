"""How CloudTrail calls services, and which of their operations only read."""

from __future__ import annotations

# Model name → the first part of eventSource, where the two differ: "this convention has some exceptions".
_SOURCES = {
    "sesv2": "ses",
    "pinpoint": "mobiletargeting",
    "pinpoint-email": "ses",
    "pinpoint-sms-voice": "sms-voice",
    "pinpoint-sms-voice-v2": "sms-voice",
    "resourcegroupstaggingapi": "tagging",
}
_DOMAIN = ".amazonaws.com"

_READING = (
    "BatchGet",
    "Describe",
    "Get",
    "Head",
    "List",
    "Lookup",
    "Preview",
    "Query",
    "Search",
    "Select",
    "Simulate",
    "Test",
)
# The examples of sts and ses (SendEmail) in AWS's guides say "readOnly": true; those of kms too.
_ALSO_READING = frozenset(
    {
        ("sts", "AssumeRole"),
        ("sts", "AssumeRoleWithSAML"),
        ("sts", "AssumeRoleWithWebIdentity"),
        ("sts", "DecodeAuthorizationMessage"),
        ("kms", "Decrypt"),
        ("kms", "Encrypt"),
        ("kms", "GenerateDataKey"),
    }
)

# Of SES these are data events: "CloudTrail log file entries for SES".
_SENDS = frozenset(
    {
        "SendBounce",
        "SendBulkEmail",
        "SendBulkTemplatedEmail",
        "SendCustomVerificationEmail",
        "SendEmail",
        "SendRawEmail",
        "SendTemplatedEmail",
    }
)
_UNRECORDED = frozenset({("events", "PutEvents")})


def event_source(service: str) -> str:
    """`ssm.amazonaws.com`; the model name itself leads where no exception is known."""
    return _SOURCES.get(service, service) + _DOMAIN


def source(service: str) -> str:
    """What EventBridge says of where such a call was made: `aws.ssm`."""
    return f"aws.{_SOURCES.get(service, service)}"


def services(event_source: str) -> tuple[str, ...]:
    """The model names that share an eventSource."""
    first = event_source.removesuffix(_DOMAIN)
    found = tuple(service for service, short in _SOURCES.items() if short == first)
    return found if first in _SOURCES else (first, *found)


def is_send(service: str, operation: str) -> bool:
    """Does it send mail? CloudTrail has that among data events, with addressees and content hidden."""
    return operation in _SENDS and _SOURCES.get(service, service) == "ses"


def read_only(service: str, operation: str) -> bool:
    return (
        operation.startswith(_READING) or (service, operation) in _ALSO_READING or is_send(service, operation)
    )


def is_recorded(service: str, operation: str) -> bool:
    """CloudTrail has no records of events that are put on a bus."""
    return (service, operation) not in _UNRECORDED
