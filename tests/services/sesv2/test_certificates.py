"""S/MIME certificates of identities, and the account's pricing plan."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

DAY = 24 * 3600
ARN = "arn:aws:acm:us-east-1:000000000000:certificate/0aa4b7a8-1b2c-4d5e-8f90-112233445566"
SHOP = {"EmailIdentity": "example.com", "FromAddress": "shop@example.com"}


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def statuses(sesv2: Any, identity: str = "example.com") -> dict[str, str]:
    found = sesv2.list_email_identity_certificates(EmailIdentity=identity)["Certificates"]
    return {each["FromAddress"]: each["Status"] for each in found}


def test_a_certificate_lives_by_the_clock(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)
    seen = [statuses(sesv2)]
    emulator.advance(5)
    seen.append(statuses(sesv2))
    sesv2.disassociate_email_identity_certificate(**SHOP)
    seen.append(statuses(sesv2))
    sesv2.disassociate_email_identity_certificate(**SHOP)
    emulator.advance(5)

    expected = ("PROVISIONING", "ACTIVE", "DEPROVISIONING")
    assert seen == [{"shop@example.com": status} for status in expected]
    assert statuses(sesv2) == {}


def test_what_is_cleaned_up_may_be_associated_anew(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)
    sesv2.disassociate_email_identity_certificate(**SHOP)
    emulator.advance(1)
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)
    emulator.advance(5)

    assert statuses(sesv2) == {"shop@example.com": "ACTIVE"}


def test_a_certificate_expires(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    sesv2.create_email_identity(EmailIdentity="ann@example.org")
    sesv2.associate_email_identity_certificate(EmailIdentity="ann@example.org", CertificateArn=ARN)
    (found,) = sesv2.list_email_identity_certificates(EmailIdentity="ann@example.org")["Certificates"]
    assert found["CertificateArn"] == ARN

    emulator.advance(396 * DAY)
    assert statuses(sesv2, "ann@example.org") == {"ann@example.org": "FAILED"}


def test_certificates_go_with_their_identity(sesv2: Any) -> None:
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)
    sesv2.delete_email_identity(EmailIdentity="example.com")
    sesv2.create_email_identity(EmailIdentity="example.com")

    assert statuses(sesv2) == {}


def test_certificates_are_paged(sesv2: Any) -> None:
    for name in ("a", "b", "c"):
        sesv2.associate_email_identity_certificate(
            EmailIdentity="example.com", FromAddress=f"{name}@mail.example.com", CertificateArn=ARN
        )
    first = sesv2.list_email_identity_certificates(EmailIdentity="example.com", PageSize=2)
    second = sesv2.list_email_identity_certificates(
        EmailIdentity="example.com", PageSize=2, NextToken=first["NextToken"]
    )

    assert [len(page["Certificates"]) for page in (first, second)] == [2, 1]


@pytest.mark.parametrize(
    ("operation", "members", "expected"),
    [
        ("associate", {**SHOP, "CertificateArn": ARN}, "AlreadyExistsException"),
        ("associate", {"EmailIdentity": "none.example", "CertificateArn": ARN}, "NotFoundException"),
        ("associate", {"EmailIdentity": "example.com", "CertificateArn": ARN}, "BadRequestException"),
        (
            "associate",
            {"EmailIdentity": "example.com", "FromAddress": "a@example.net", "CertificateArn": ARN},
            "BadRequestException",
        ),
        ("disassociate", {"EmailIdentity": "none.example"}, "NotFoundException"),
        ("disassociate", {"EmailIdentity": "example.com"}, "BadRequestException"),
    ],
)
def test_what_is_refused(sesv2: Any, operation: str, members: dict[str, Any], expected: str) -> None:
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)

    assert code(getattr(sesv2, f"{operation}_email_identity_certificate"), **members) == expected


def test_the_certificates_of_no_identity(sesv2: Any) -> None:
    call = sesv2.list_email_identity_certificates
    assert code(call, EmailIdentity="none.example") == "NotFoundException"
    assert code(call, EmailIdentity="example.com", NextToken="bad") == "BadRequestException"


SMIME = {"SigningScheme": {"SmimeScheme": {"SignatureFormat": "DETACHED"}}}
PARTS = {
    "text": {"Text": {"Data": "Grüße\n.\n"}},
    "both": {"Text": {"Data": "text"}, "Html": {"Data": "<p>html</p>"}},
}


@pytest.fixture
def sent(sesv2: Any, emulator: Bellhop) -> Callable[..., bytes]:
    """`sent(sender, body)`: a mail of a set that signs, as it is in its recipient's mailbox."""
    sesv2.create_configuration_set(ConfigurationSetName="signed", MessageSecurityOptions=SMIME)
    sesv2.associate_email_identity_certificate(**SHOP, CertificateArn=ARN)
    emulator.advance(5)

    def send(sender: str, body: dict[str, Any], name: str = "signed") -> bytes:
        identifier = sesv2.send_email(
            FromEmailAddress=sender,
            Destination={"ToAddresses": ["ann@example.org"]},
            Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": body}},
            ConfigurationSetName=name,
        )["MessageId"]
        return emulator.control("GET", f"/_bellhop/messages/{identifier}/raw")

    return send


@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS)
def test_mail_of_a_set_that_signs_is_signed(sent: Callable[..., bytes], body: dict[str, Any]) -> None:
    raw = sent("Shop <shop@EXAMPLE.com>", body)
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    assert message.get_content_type() == "multipart/signed"
    assert message.get_all("Subject") == ["Hello"]
    boundary = f"--{message.get_boundary()}\r\n".encode()
    part = raw.split(boundary)[1].removesuffix(b"\r\n")
    signature = list(message.iter_parts())[1].get_content()

    (certificate,) = load_der_pkcs7_certificates(signature)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.RFC822Name) == ["shop@example.com"]
    key = certificate.public_key()
    assert isinstance(key, RSAPublicKey)
    key.verify(signature[-key.key_size // 8 :], part, PKCS1v15(), SHA256())
    said = email.message_from_bytes(part, policy=email.policy.SMTP)
    text = said.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n").rstrip("\n") == body["Text"]["Data"].rstrip("\n")


def test_only_what_asks_for_it_is_signed(sesv2: Any, sent: Callable[..., bytes]) -> None:
    sesv2.create_configuration_set(ConfigurationSetName="plain")

    assert b"multipart/signed" not in sent("other@example.com", PARTS["text"])
    assert b"multipart/signed" not in sent("shop@example.com", PARTS["text"], "plain")
    sesv2.disassociate_email_identity_certificate(**SHOP)
    assert b"multipart/signed" not in sent("shop@example.com", PARTS["text"])


def plans(sesv2: Any) -> tuple[str | None, str | None]:
    found = sesv2.get_account().get("PricingAttributes", {})
    return found.get("CurrentPlan"), found.get("NextPlan")


def test_a_higher_plan_begins_at_once_and_a_lower_one_with_the_month(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    sesv2.put_account_pricing_attributes(Plan="PRO")
    assert plans(sesv2) == ("PRO", None)
    sesv2.put_account_pricing_attributes(Plan="ESSENTIALS")
    assert plans(sesv2) == ("PRO", "ESSENTIALS")
    emulator.advance(31 * DAY)
    assert plans(sesv2) == ("ESSENTIALS", None)
