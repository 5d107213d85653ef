"""DKIM through SES v1: tokens by VerifyDomainDkim, switched on and off, inherited by addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_STARTED = {"DkimEnabled": False, "DkimVerificationStatus": "NotStarted", "DkimTokens": []}


def shown(ses: Any, name: str) -> dict[str, Any]:
    return ses.get_identity_dkim_attributes(Identities=[name])["DkimAttributes"][name]


def test_a_domain_has_none_until_it_is_asked_for(ses: Any) -> None:
    assert shown(ses, "example.com") == NOT_STARTED

    tokens = ses.verify_domain_dkim(Domain="Example.com")["DkimTokens"]

    assert len(set(tokens)) == 3
    assert shown(ses, "example.com") == {
        "DkimEnabled": True,
        "DkimVerificationStatus": "Success",
        "DkimTokens": tokens,
    }
    assert ses.verify_domain_dkim(Domain="example.com")["DkimTokens"] == tokens


def test_it_makes_the_identity(ses: Any) -> None:
    ses.verify_domain_dkim(Domain="example.net")

    assert "example.net" in ses.list_identities()["Identities"]


def test_who_is_no_identity_is_left_out(ses: Any) -> None:
    answer = ses.get_identity_dkim_attributes(Identities=["example.com", "example.net"])

    assert answer["DkimAttributes"] == {"example.com": NOT_STARTED}


def test_an_address_has_what_its_domain_has(ses: Any) -> None:
    ses.verify_email_identity(EmailAddress="sol@deep.example.com")
    assert shown(ses, "sol@deep.example.com") == NOT_STARTED

    ses.verify_domain_dkim(Domain="example.com")
    assert shown(ses, "sol@deep.example.com") == shown(ses, "example.com")

    ses.set_identity_dkim_enabled(Identity="sol@deep.example.com", DkimEnabled=False)
    assert shown(ses, "sol@deep.example.com")["DkimEnabled"] is False
    assert shown(ses, "example.com")["DkimEnabled"] is True

    ses.set_identity_dkim_enabled(Identity="example.com", DkimEnabled=False)
    ses.set_identity_dkim_enabled(Identity="sol@deep.example.com", DkimEnabled=True)
    assert shown(ses, "sol@deep.example.com")["DkimEnabled"] is True
    assert shown(ses, "example.com")["DkimEnabled"] is False


@pytest.mark.parametrize(
    ("operation", "request_", "sentence"),
    [
        (
            "set_identity_dkim_enabled",
            {"Identity": "example.com", "DkimEnabled": True},
            "Domain example.com is not verified for DKIM signing.",
        ),
        (
            "set_identity_dkim_enabled",
            {"Identity": "example.net", "DkimEnabled": True},
            "Email identity example.net does not exist.",
        ),
        ("verify_domain_dkim", {"Domain": "nonsense"}, "Invalid domain name nonsense."),
        ("verify_domain_dkim", {"Domain": "sol@example.com"}, "Invalid domain name sol@example.com."),
    ],
)
def test_what_is_refused(ses: Any, operation: str, request_: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ClientError) as caught:
        getattr(ses, operation)(**request_)

    error = caught.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("InvalidParameterValue", sentence)


@pytest.mark.parametrize(
    "operation",
    [
        "get_identity_dkim_attributes",
        "get_identity_mail_from_domain_attributes",
        "get_identity_verification_attributes",
    ],
)
def test_a_hundred_identities_are_told_of_at_most(ses: Any, operation: str) -> None:
    getattr(ses, operation)(Identities=["example.com"] * 100)
    with pytest.raises(ClientError, match="a maximum of 100 identities at a time"):
        getattr(ses, operation)(Identities=["example.com"] * 101)


def test_both_versions_know_the_same(ses: Any, aws: Callable[..., Any]) -> None:
    tokens = ses.verify_domain_dkim(Domain="example.com")["DkimTokens"]

    found = aws("sesv2").get_email_identity(EmailIdentity="example.com")["DkimAttributes"]

    assert (found["Tokens"], found["Status"], found["SigningEnabled"]) == (tokens, "SUCCESS", True)
