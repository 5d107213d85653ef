"""Sending authorization policies by way of SES v1."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com"


def document(**changes: Any) -> str:
    """A policy that lets an account send; None leaves an element out."""
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": "111111111111"},
        "Action": ["ses:SendEmail", "ses:SendRawEmail"],
        "Resource": ARN,
        **changes,
    }
    kept = {name: value for name, value in statement.items() if value is not None}
    return json.dumps({"Version": "2012-10-17", "Statement": [kept]})


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.mark.parametrize("identity", ["example.com", ARN])
def test_policies_are_kept_listed_and_removed(ses: Any, identity: str) -> None:
    for name in ("second", "first"):
        ses.put_identity_policy(Identity=identity, PolicyName=name, Policy=document())
    ses.put_identity_policy(Identity=identity, PolicyName="first", Policy=document(Sid="New"))

    assert ses.list_identity_policies(Identity=identity)["PolicyNames"] == ["first", "second"]
    found = ses.get_identity_policies(Identity=identity, PolicyNames=["first", "none"])["Policies"]
    assert found == {"first": document(Sid="New")}

    for name in ("second", "none"):
        ses.delete_identity_policy(Identity=identity, PolicyName=name)
    assert ses.list_identity_policies(Identity=identity)["PolicyNames"] == ["first"]


def test_policies_are_gone_with_their_identity(ses: Any) -> None:
    ses.put_identity_policy(Identity="example.com", PolicyName="p", Policy=document())
    ses.delete_identity(Identity="example.com")
    ses.verify_domain_identity(Domain="example.com")

    assert ses.list_identity_policies(Identity="example.com")["PolicyNames"] == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        json.dumps({"Version": "2012-10-17", "Statement": []}),
        document(Effect="Maybe"),
        document(Principal=None),
        document(Principal={"AWS": "somebody"}),
        document(Action="s3:GetObject"),
        document(Action="ses:GetSendQuota"),
        document(Resource=None),
        document(Resource="*"),
        document(Resource=ARN.replace("000000000000", "111111111111")),
        document(Condition={"StringAlike": {"ses:FromAddress": "a@example.com"}}),
        document(Sid="x" * 4096),
    ],
)
def test_what_is_no_policy_is_refused(ses: Any, text: str) -> None:
    code, _ = refusal(ses.put_identity_policy, Identity="example.com", PolicyName="p", Policy=text)

    assert code == "InvalidPolicy"
    assert ses.list_identity_policies(Identity="example.com")["PolicyNames"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"Action": "ses:Send*"},
        {"Action": "ses:*"},
        {"Effect": "Deny", "Principal": "*"},
        {"Principal": {"Service": "cognito-idp.amazonaws.com"}},
        {"Principal": {"AWS": ["111111111111", "arn:aws:iam::111111111111:user/sam"]}},
        {"Condition": {"StringLike": {"ses:FromAddress": "invoicing*@example.com"}}},
    ],
)
def test_what_the_guide_shows_is_taken(ses: Any, changes: dict[str, Any]) -> None:
    ses.put_identity_policy(Identity="example.com", PolicyName="p", Policy=document(**changes))

    assert ses.list_identity_policies(Identity="example.com")["PolicyNames"] == ["p"]


def test_an_identity_has_twenty_policies_at_most(ses: Any) -> None:
    for number in range(20):
        ses.put_identity_policy(Identity="example.com", PolicyName=f"p{number}", Policy=document())
    ses.put_identity_policy(Identity="example.com", PolicyName="p0", Policy=document(Sid="New"))

    more = {"Identity": "example.com", "PolicyName": "p20", "Policy": document()}
    assert refusal(ses.put_identity_policy, **more)[0] == "LimitExceeded"


def test_names_are_letters_digits_dashes_and_underscores(ses: Any) -> None:
    request = {"Identity": "example.com", "PolicyName": "a policy", "Policy": document()}

    assert refusal(ses.put_identity_policy, **request)[0] == "InvalidPolicy"


def test_only_owners_of_an_identity_write_policies(ses: Any) -> None:
    code, message = refusal(
        ses.put_identity_policy, Identity="example.net", PolicyName="p", Policy=document()
    )

    assert (code, "example.net" in message) == ("InvalidParameterValue", True)
