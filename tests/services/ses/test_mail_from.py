"""Custom MAIL FROM domains through SES v1 and what they do to mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop


def shown(ses: Any, name: str = "example.com") -> dict[str, Any]:
    return ses.get_identity_mail_from_domain_attributes(Identities=[name])["MailFromDomainAttributes"][name]


def test_it_is_set_shown_and_taken_back(ses: Any) -> None:
    assert shown(ses) == {"BehaviorOnMXFailure": "UseDefaultValue"}

    ses.set_identity_mail_from_domain(
        Identity="example.com", MailFromDomain="Bounce.example.com", BehaviorOnMXFailure="RejectMessage"
    )
    assert shown(ses) == {
        "MailFromDomain": "bounce.example.com",
        "MailFromDomainStatus": "Success",
        "BehaviorOnMXFailure": "RejectMessage",
    }

    ses.set_identity_mail_from_domain(Identity="example.com")
    assert shown(ses) == {"BehaviorOnMXFailure": "UseDefaultValue"}


def test_both_versions_know_the_same(ses: Any, aws: Callable[..., Any]) -> None:
    v2 = aws("sesv2")
    v2.put_email_identity_mail_from_attributes(
        EmailIdentity="example.com", MailFromDomain="m.example.com", BehaviorOnMxFailure="REJECT_MESSAGE"
    )

    assert v2.get_email_identity(EmailIdentity="example.com")["MailFromAttributes"] == {
        "MailFromDomain": "m.example.com",
        "MailFromDomainStatus": "SUCCESS",
        "BehaviorOnMxFailure": "REJECT_MESSAGE",
    }
    assert shown(ses)["BehaviorOnMXFailure"] == "RejectMessage"
    v2.put_email_identity_mail_from_attributes(EmailIdentity="example.com")
    assert shown(ses) == {"BehaviorOnMXFailure": "UseDefaultValue"}


@pytest.mark.parametrize(
    ("identity", "domain", "sentence"),
    [
        (
            "example.com",
            "mail.example.net",
            "Provided MAIL-FROM domain <mail.example.net> is not subdomain of the domain of the identity "
            "<example.com>.",
        ),
        ("example.com", "no domain", "Invalid domain name no domain."),
        ("example.net", "mail.example.net", "Email identity example.net does not exist."),
    ],
)
def test_what_is_refused(ses: Any, identity: str, domain: str, sentence: str) -> None:
    with pytest.raises(ClientError) as caught:
        ses.set_identity_mail_from_domain(Identity=identity, MailFromDomain=domain)

    error = caught.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("InvalidParameterValue", sentence)


def test_mail_is_refused_while_the_domain_has_no_mx_record(
    ses: Any, aws: Callable[..., Any], emulator: Bellhop
) -> None:
    ses.set_identity_mail_from_domain(
        Identity="example.com", MailFromDomain="bounce.example.com", BehaviorOnMXFailure="RejectMessage"
    )
    hidden = {"Name": "bounce.example.com", "Type": "MX", "Values": []}
    emulator.control("POST", "/_bellhop/dns", hidden)
    assert shown(ses)["MailFromDomainStatus"] == "TemporaryFailure"

    with pytest.raises(ClientError) as first:
        ses.send_email(
            Source="sol@example.com",
            Destination={"ToAddresses": ["t@example.org"]},
            Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}},
        )
    with pytest.raises(ClientError) as second:
        aws("sesv2").send_email(
            FromEmailAddress="sol@example.com",
            Destination={"ToAddresses": ["t@example.org"]},
            Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
        )

    for caught in (first, second):
        assert caught.value.response["Error"]["Code"] == "MailFromDomainNotVerifiedException"
        assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
