"""The condition keys that operations carry to the policies, beside those of every request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.access.asking import request_tags
from tests.engines.access_evaluation.test_maps import IAM, NODE, RAW, TO, asked

if TYPE_CHECKING:
    from tests.conftest import Kernel


@pytest.mark.parametrize(
    ("service", "operation", "request_", "keys"),
    [
        (
            "ssm",
            "PutParameter",
            {"Name": "a", "Value": "1", "Overwrite": True},
            {"ssm:overwrite": "true"},
        ),
        ("ssm", "PutParameter", {"Name": "a", "Value": "1"}, {"ssm:overwrite": "false"}),
        ("ssm", "GetParametersByPath", {"Path": "/", "Recursive": True}, {"ssm:recursive": "true"}),
        ("ssm", "CreateDocument", {"Name": "a", "DocumentType": "Session"}, {"ssm:documenttype": "Session"}),
        (
            "ses",
            "SendBounce",
            {"BounceSender": "b@example.com", "BouncedRecipientInfoList": [{"Recipient": "a@example.org"}]},
            {
                "ses:apiversion": "1",
                "ses:fromaddress": "b@example.com",
                "ses:fromdisplayname": "",
                "ses:feedbackaddress": "b@example.com",
                "ses:recipients": ("a@example.org",),
            },
        ),
        ("ssm", "StartSession", {"Target": NODE}, {"ssm:sessiondocumentaccesscheck": "true"}),
        (
            "ses",
            "SendRawEmail",
            {"RawMessage": {"Data": RAW}, "Source": "bounces@example.com"},
            {
                "ses:apiversion": "1",
                "ses:fromaddress": "shop@example.com",
                "ses:fromdisplayname": "Shop",
                "ses:feedbackaddress": "bounces@example.com",
                "ses:recipients": ("a@example.org",),
            },
        ),
        (
            "sesv2",
            "SendEmail",
            {"FromEmailAddress": "shop@example.com", "Destination": TO, "Content": {"Simple": {}}},
            {
                "ses:apiversion": "2",
                "ses:fromaddress": "shop@example.com",
                "ses:fromdisplayname": "",
                "ses:feedbackaddress": "shop@example.com",
                "ses:recipients": ("a@example.org",),
            },
        ),
        (
            "events",
            "PutEvents",
            {"Entries": [{"Source": "shop", "DetailType": "sold"}]},
            {"events:source": "shop", "events:detail-type": "sold", "events:eventbusinvocation": "false"},
        ),
        (
            "sts",
            "AssumeRole",
            {"RoleArn": f"{IAM}:role/r", "RoleSessionName": "s", "ExternalId": "x"},
            {"sts:rolesessionname": "s", "sts:externalid": "x"},
        ),
    ],
)
def test_condition_keys(
    kernel: Kernel, service: str, operation: str, request_: dict[str, Any], keys: dict[str, Any]
) -> None:
    assert asked(kernel, service, operation, request_)[0].keys == keys


@pytest.mark.parametrize(
    ("request_", "keys"),
    [
        (
            {"Tags": [{"Key": "Team", "Value": "mail"}]},
            {"aws:requesttag/team": "mail", "aws:tagkeys": ("Team",)},
        ),
        ({"tags": {"a": "b"}}, {"aws:requesttag/a": "b", "aws:tagkeys": ("a",)}),
        ({"TagsList": [{"Key": "a"}]}, {"aws:requesttag/a": "", "aws:tagkeys": ("a",)}),
        ({"TagKeys": ["a"]}, {"aws:tagkeys": ("a",)}),
        ({"Tags": [{"Name": "campaign", "Value": "may"}]}, {}),  # of a mail: SendEmail of SES v1
        ({}, {}),
    ],
)
def test_a_request_carries_the_tags_of_resources(request_: dict[str, Any], keys: dict[str, Any]) -> None:
    assert request_tags(request_) == keys
