"""Email identities through SES v2: the same ones that v1 knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

# What both the domain and, by inheritance, its addresses have; the rest differs from test to test.
DKIM = {
    "SigningEnabled": True,
    "Status": "SUCCESS",
    "SigningAttributesOrigin": "AWS_SES",
    "NextSigningKeyLength": "RSA_2048_BIT",
    "CurrentSigningKeyLength": "RSA_2048_BIT",
    "SigningHostedZone": "dkim.amazonses.com",
}
VARYING = {"Tokens", "LastKeyGenerationTimestamp"}


def without_metadata(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, without what differs from call to call and from identity to identity."""
    shown = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
    if "DkimAttributes" in shown:
        assert shown["DkimAttributes"].keys() > VARYING
        shown["DkimAttributes"] = {
            name: value for name, value in shown["DkimAttributes"].items() if name not in VARYING
        }
    return shown


def refusal(call: Any, **request: Any) -> tuple[int, str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    answer = caught.value.response
    return (
        answer["ResponseMetadata"]["HTTPStatusCode"],
        answer["Error"]["Code"],
        answer["Error"]["Message"],
    )


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("sol@example.com", {"IdentityType": "EMAIL_ADDRESS", "VerifiedForSendingStatus": True}),
        (
            "example.net",
            {"IdentityType": "DOMAIN", "VerifiedForSendingStatus": True, "DkimAttributes": DKIM},
        ),
    ],
)
def test_an_identity_is_made_and_shown(sesv2: Any, name: str, answer: dict[str, Any]) -> None:
    tags = [{"Key": "team", "Value": "post"}]
    made = sesv2.create_email_identity(EmailIdentity=name, Tags=tags)

    assert without_metadata(made) == answer
    shown = without_metadata(sesv2.get_email_identity(EmailIdentity=name))
    assert shown.pop("VerificationInfo").keys() >= {"LastCheckedTimestamp", "LastSuccessTimestamp"}
    assert shown == {
        "IdentityType": answer["IdentityType"],
        "FeedbackForwardingStatus": True,
        "VerifiedForSendingStatus": True,
        "DkimAttributes": DKIM,
        "MailFromAttributes": {"BehaviorOnMxFailure": "USE_DEFAULT_VALUE"},
        "Policies": {},
        "Tags": tags,
        "VerificationStatus": "SUCCESS",
    }


def test_both_versions_know_the_same_identities(sesv2: Any, aws: Callable[..., Any]) -> None:
    aws("ses").verify_email_identity(EmailAddress="sol@example.com")

    assert sesv2.list_email_identities()["EmailIdentities"] == [
        {
            "IdentityType": "DOMAIN",
            "IdentityName": "example.com",
            "SendingEnabled": True,
            "VerificationStatus": "SUCCESS",
        },
        {
            "IdentityType": "EMAIL_ADDRESS",
            "IdentityName": "sol@example.com",
            "SendingEnabled": True,
            "VerificationStatus": "SUCCESS",
        },
    ]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"IDENTITY_TYPE": "DOMAIN"}, ["example.com", "example.net"]),
        ({"IDENTITY_TYPE": "MANAGED_DOMAIN"}, []),
        ({"IDENTITY_NAME_CONTAINS": ".net"}, ["example.net", "sol@example.net"]),
        ({"IDENTITY_NAME_CONTAINS": ".net", "IDENTITY_TYPE": "EMAIL_ADDRESS"}, ["sol@example.net"]),
        ({"VERIFICATION_STATUS": "PENDING"}, []),
        ({"VERIFICATION_STATUS": "SUCCESS"}, ["example.com", "example.net", "sol@example.net"]),
    ],
)
def test_identities_are_filtered(sesv2: Any, chosen: dict[str, str], names: list[str]) -> None:
    for name in ("example.net", "sol@example.net"):
        sesv2.create_email_identity(EmailIdentity=name)

    found = sesv2.list_email_identities(Filter=chosen)["EmailIdentities"]
    assert [identity["IdentityName"] for identity in found] == names


def test_identities_are_paged(sesv2: Any) -> None:
    sesv2.create_email_identity(EmailIdentity="example.net")
    first = sesv2.list_email_identities(PageSize=1)
    second = sesv2.list_email_identities(PageSize=1, NextToken=first["NextToken"])

    assert [page["EmailIdentities"][0]["IdentityName"] for page in (first, second)] == [
        "example.com",
        "example.net",
    ]
    assert "NextToken" not in second
    assert refusal(sesv2.list_email_identities, NextToken="bad")[:2] == (400, "BadRequestException")


def test_a_deleted_identity_leaves_nothing(sesv2: Any) -> None:
    tags = [{"Key": "team", "Value": "post"}]
    sesv2.create_email_identity(EmailIdentity="example.net", Tags=tags)
    sesv2.delete_email_identity(EmailIdentity="example.net")
    sesv2.create_email_identity(EmailIdentity="example.net")

    assert sesv2.get_email_identity(EmailIdentity="example.net")["Tags"] == []


@pytest.mark.parametrize(
    ("operation", "members", "expected"),
    [
        (
            "create_email_identity",
            {"EmailIdentity": "example.com"},
            (400, "AlreadyExistsException", "Email identity example.com already exist."),
        ),
        (
            "create_email_identity",
            {"EmailIdentity": "example.net", "ConfigurationSetName": "news"},
            (404, "NotFoundException", "Configuration set <news> does not exist."),
        ),
        (
            "create_email_identity",
            {"EmailIdentity": "localhost"},
            (400, "BadRequestException", "Invalid domain name localhost."),
        ),
        (
            "create_email_identity",
            {
                "EmailIdentity": "sol@example.com",
                "DkimSigningAttributes": {"NextSigningKeyLength": "RSA_2048_BIT"},
            },
            (400, "BadRequestException", "DKIM signing attributes can only be specified for domains."),
        ),
        (
            "get_email_identity",
            {"EmailIdentity": "example.net"},
            (404, "NotFoundException", "Email identity example.net does not exist."),
        ),
        (
            "delete_email_identity",
            {"EmailIdentity": "example.net"},
            (404, "NotFoundException", "Email identity example.net does not exist."),
        ),
    ],
)
def test_identities_are_refused(
    sesv2: Any, operation: str, members: dict[str, Any], expected: tuple[int, str, str]
) -> None:
    assert refusal(getattr(sesv2, operation), **members) == expected
