"""Sending authorization policies by way of SES v2: the same that v1 knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com"


def document(sid: str) -> str:
    statement = {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"AWS": "111111111111"},
        "Action": "ses:SendEmail",
        "Resource": ARN,
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def test_a_policy_from_its_making_to_its_end(sesv2: Any, aws: Callable[..., Any]) -> None:
    named = {"EmailIdentity": "example.com", "PolicyName": "p"}
    sesv2.create_email_identity_policy(**named, Policy=document("One"))
    sesv2.update_email_identity_policy(**named, Policy=document("Two"))

    found = sesv2.get_email_identity_policies(EmailIdentity="example.com")["Policies"]
    assert found == {"p": document("Two")}
    assert aws("ses").list_identity_policies(Identity="example.com")["PolicyNames"] == ["p"]

    sesv2.delete_email_identity_policy(**named)
    assert sesv2.get_email_identity_policies(EmailIdentity="example.com")["Policies"] == {}


def test_a_policy_is_made_once(sesv2: Any) -> None:
    named = {"EmailIdentity": "example.com", "PolicyName": "p", "Policy": document("One")}
    sesv2.create_email_identity_policy(**named)

    with pytest.raises(sesv2.exceptions.AlreadyExistsException):
        sesv2.create_email_identity_policy(**named)


def test_a_change_makes_no_policy(sesv2: Any) -> None:
    """ "This API returns successfully even if a policy with the specified name does not exist."."""
    named = {"EmailIdentity": "example.com", "PolicyName": "p"}
    sesv2.update_email_identity_policy(**named, Policy=document("One"))
    sesv2.delete_email_identity_policy(**named)

    assert sesv2.get_email_identity_policies(EmailIdentity="example.com")["Policies"] == {}


def test_what_is_refused_has_names_of_this_api(sesv2: Any) -> None:
    with pytest.raises(sesv2.exceptions.BadRequestException):
        sesv2.create_email_identity_policy(EmailIdentity="example.com", PolicyName="p", Policy="{}")
    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.get_email_identity_policies(EmailIdentity="example.net")
