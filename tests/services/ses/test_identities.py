"""Identities through SES v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Callable


def test_identities_are_verified_at_once(ses: Any) -> None:
    token = ses.verify_domain_identity(Domain="Example.NET")["VerificationToken"]
    ses.verify_email_identity(EmailAddress="Sol@Example.com")
    asked = ["Sol@Example.com", "example.net", "unknown.example"]

    found = ses.get_identity_verification_attributes(Identities=asked)["VerificationAttributes"]
    assert found == {
        "Sol@Example.com": {"VerificationStatus": "Success"},
        "example.net": {"VerificationStatus": "Success", "VerificationToken": token},
    }


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ({}, ["a@example.com", "b@example.com", "example.com"]),
        ({"IdentityType": "EmailAddress"}, ["a@example.com", "b@example.com"]),
        ({"IdentityType": "Domain"}, ["example.com"]),
    ],
)
def test_identities_are_listed(ses: Any, kind: dict[str, str], names: list[str]) -> None:
    for address in ("b@example.com", "a@example.com"):
        ses.verify_email_identity(EmailAddress=address)

    assert ses.list_identities(**kind)["Identities"] == names
    pages = list(ses.get_paginator("list_identities").paginate(**kind, PaginationConfig={"PageSize": 1}))
    assert [page["Identities"] for page in pages] == [[name] for name in names]


def test_a_foreign_token_is_refused(ses: Any) -> None:
    ses.verify_email_identity(EmailAddress="a@example.com")
    token = ses.list_identities(MaxItems=1)["NextToken"]

    with pytest.raises(ClientError) as caught:
        ses.list_identities(MaxItems=1, NextToken=token, IdentityType="Domain")
    assert caught.value.response["Error"]["Code"] == "InvalidParameterValue"


def test_a_deleted_identity_is_gone_and_may_be_deleted_again(ses: Any) -> None:
    for _ in range(2):
        ses.delete_identity(Identity="example.com")

    assert ses.list_identities()["Identities"] == []


def test_the_deprecated_operations_speak_of_addresses(ses: Any) -> None:
    ses.verify_email_address(EmailAddress="a@example.com")
    ses.verify_email_address(EmailAddress="b@example.com")
    ses.delete_verified_email_address(EmailAddress="a@example.com")

    assert ses.list_verified_email_addresses()["VerifiedEmailAddresses"] == ["b@example.com"]


@pytest.mark.parametrize(
    ("operation", "request_", "message"),
    [
        ("verify_email_identity", {"EmailAddress": "sol"}, "Invalid email address<sol>."),
        ("verify_domain_identity", {"Domain": "exa mple"}, "Invalid domain name exa mple."),
    ],
)
def test_bad_names_are_refused(ses: Any, operation: str, request_: dict[str, str], message: str) -> None:
    with pytest.raises(ClientError) as caught:
        getattr(ses, operation)(**request_)

    error = caught.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("InvalidParameterValue", message)


def test_identities_belong_to_an_account_and_region(ses: Any, aws: Callable[..., Any]) -> None:
    others = [aws("ses", region_name="eu-west-1"), aws("ses", aws_access_key_id="111122223333")]

    assert [client.list_identities()["Identities"] for client in others] == [[], []]


def test_strict_identities_wait_for_their_owner() -> None:
    with Bellhop(with_settings(identities="strict"), listen=False, seed=0) as bellhop:
        ses = bellhop.client("ses")
        ses.verify_email_identity(EmailAddress="sol@example.com")
        found = ses.get_identity_verification_attributes(Identities=["sol@example.com"])
        with pytest.raises(ses.exceptions.MessageRejected, match=r"sol@example\.com$"):
            ses.send_raw_email(RawMessage={"Data": b"From: sol@example.com\nTo: t@example.org\n\nHi"})

    assert found["VerificationAttributes"] == {"sol@example.com": {"VerificationStatus": "Pending"}}
