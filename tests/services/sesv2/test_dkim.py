"""DKIM through SES v2: Easy DKIM and its key lengths, users' own keys, replicas in other Regions."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

DAY = 24 * 3600
DER = Encoding.DER
SHORT, LONG = "RSA_1024_BIT", "RSA_2048_BIT"


def attributes(sesv2: Any, name: str = "example.com") -> dict[str, Any]:
    return sesv2.get_email_identity(EmailIdentity=name)["DkimAttributes"]


def put(sesv2: Any, origin: str = "AWS_SES", name: str = "example.com", **signing: str) -> dict[str, Any]:
    return sesv2.put_email_identity_dkim_signing_attributes(
        EmailIdentity=name, SigningAttributesOrigin=origin, SigningAttributes=signing
    )


def refusal(call: Any, *arguments: Any, **members: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(*arguments, **members)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def private_key(bits: int, form: PrivateFormat = PrivateFormat.PKCS8, encoding: Encoding = DER) -> str:
    key = rsa.generate_private_key(65537, bits)
    return base64.b64encode(key.private_bytes(encoding, form, NoEncryption())).decode()


def test_the_key_length_is_chosen_at_creation(sesv2: Any) -> None:
    made = sesv2.create_email_identity(
        EmailIdentity="example.net", DkimSigningAttributes={"NextSigningKeyLength": SHORT}
    )["DkimAttributes"]

    assert (made["CurrentSigningKeyLength"], made["NextSigningKeyLength"]) == (SHORT, SHORT)
    assert made["SigningHostedZone"] == "dkim.amazonses.com"
    assert made == attributes(sesv2, "example.net")


def test_a_change_of_the_key_length_rotates_the_keys(sesv2: Any, emulator: Bellhop) -> None:
    before = attributes(sesv2)
    emulator.advance(60)

    answer = put(sesv2, NextSigningKeyLength=SHORT)

    after = attributes(sesv2)
    assert (answer["DkimStatus"], answer["DkimTokens"]) == ("SUCCESS", after["Tokens"])
    assert set(after["Tokens"]).isdisjoint(before["Tokens"])
    assert (after["CurrentSigningKeyLength"], after["NextSigningKeyLength"]) == (SHORT, SHORT)
    assert after["LastKeyGenerationTimestamp"] > before["LastKeyGenerationTimestamp"]


def test_the_key_length_changes_once_a_day_save_for_the_first_shorter_one(
    sesv2: Any, emulator: Bellhop
) -> None:
    again = ("BadRequestException", "The DKIM signing key length can only be changed once in 24 hours.")
    same = ("BadRequestException", f"The DKIM signing key length is {LONG} already.")

    assert refusal(put, sesv2, NextSigningKeyLength=LONG) == same
    put(sesv2, NextSigningKeyLength=SHORT)
    assert refusal(put, sesv2, NextSigningKeyLength=LONG) == again
    emulator.advance(DAY)
    put(sesv2, NextSigningKeyLength=LONG)
    put(sesv2, NextSigningKeyLength=SHORT)
    assert refusal(put, sesv2, NextSigningKeyLength=LONG) == again


def test_nothing_new_changes_nothing(sesv2: Any) -> None:
    before = attributes(sesv2)

    answer = sesv2.put_email_identity_dkim_signing_attributes(
        EmailIdentity="example.com", SigningAttributesOrigin="AWS_SES"
    )

    assert answer["DkimTokens"] == before["Tokens"]
    assert attributes(sesv2) == before


@pytest.mark.parametrize(
    ("bits", "form", "encoding"),
    [
        (1024, PrivateFormat.PKCS8, Encoding.DER),
        (2048, PrivateFormat.PKCS8, Encoding.PEM),
        (1536, PrivateFormat.TraditionalOpenSSL, Encoding.DER),
        (2048, PrivateFormat.TraditionalOpenSSL, Encoding.PEM),
    ],
)
def test_users_bring_their_own_keys(sesv2: Any, bits: int, form: PrivateFormat, encoding: Encoding) -> None:
    key = private_key(bits, form, encoding)

    answer = put(sesv2, "EXTERNAL", DomainSigningSelector="mine", DomainSigningPrivateKey=key)

    assert (answer["DkimStatus"], answer["DkimTokens"]) == ("SUCCESS", ["mine"])
    assert "SigningHostedZone" not in answer
    assert attributes(sesv2)["SigningAttributesOrigin"] == "EXTERNAL"
    easy = put(sesv2)
    assert len(easy["DkimTokens"]) == 3
    assert attributes(sesv2)["SigningAttributesOrigin"] == "AWS_SES"


def elliptic() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return base64.b64encode(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode()


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (lambda: private_key(3072), "The private key has 3072 bits; it must have 1024 to 2048."),
        (elliptic, "The private key is no RSA key."),
        (lambda: "bm9uc2Vuc2U=", "The private key is no RSA key in base64 encoding."),
        (lambda: "abc", "The private key is no RSA key in base64 encoding."),
    ],
)
def test_keys_that_dkim_cannot_use(sesv2: Any, key: Callable[[], str], sentence: str) -> None:
    found = refusal(put, sesv2, "EXTERNAL", DomainSigningSelector="mine", DomainSigningPrivateKey=key())

    assert found == ("BadRequestException", sentence)
    assert attributes(sesv2)["SigningAttributesOrigin"] == "AWS_SES"


@pytest.mark.parametrize(
    ("origin", "signing"),
    [
        ("EXTERNAL", {}),
        ("EXTERNAL", {"DomainSigningSelector": "mine"}),
        ("EXTERNAL", {"NextSigningKeyLength": SHORT}),
        ("AWS_SES", {"DomainSigningSelector": "mine"}),
        ("AWS_SES", {"DomainSigningAttributesOrigin": "AWS_SES"}),
        ("AWS_SES_EU_WEST_1", {"NextSigningKeyLength": SHORT}),
    ],
)
def test_attributes_that_do_not_belong_together(sesv2: Any, origin: str, signing: dict[str, str]) -> None:
    assert refusal(put, sesv2, origin, **signing)[0] == "BadRequestException"


def test_signing_is_switched_off_and_on(sesv2: Any) -> None:
    for enabled in (False, True):
        sesv2.put_email_identity_dkim_attributes(EmailIdentity="example.com", SigningEnabled=enabled)
        assert attributes(sesv2)["SigningEnabled"] is enabled


def test_an_address_without_its_domain_cannot_be_signed(sesv2: Any) -> None:
    sesv2.create_email_identity(EmailIdentity="sol@example.net")

    assert attributes(sesv2, "sol@example.net") == {
        "SigningEnabled": False,
        "Status": "NOT_STARTED",
        "SigningAttributesOrigin": "AWS_SES",
        "NextSigningKeyLength": SHORT,
        "CurrentSigningKeyLength": SHORT,
    }
    found = refusal(
        sesv2.put_email_identity_dkim_attributes, EmailIdentity="sol@example.net", SigningEnabled=True
    )
    assert found == ("BadRequestException", "Domain example.net is not verified for DKIM signing.")


def test_a_replica_has_the_keys_of_its_parent(sesv2: Any, aws: Callable[..., Any]) -> None:
    replica = aws("sesv2", region_name="eu-west-1")
    replica.create_email_identity(
        EmailIdentity="example.com",
        DkimSigningAttributes={"DomainSigningAttributesOrigin": "AWS_SES_US_EAST_1"},
    )

    found = attributes(replica)
    assert (found["SigningAttributesOrigin"], found["Status"]) == ("AWS_SES_US_EAST_1", "SUCCESS")
    assert found["Tokens"] == attributes(sesv2)["Tokens"]

    put(sesv2, NextSigningKeyLength=SHORT)
    assert attributes(replica)["Tokens"] == attributes(sesv2)["Tokens"]
    assert attributes(replica)["CurrentSigningKeyLength"] == SHORT


def test_a_replica_waits_for_its_parent(sesv2: Any, aws: Callable[..., Any], emulator: Bellhop) -> None:
    replica = aws("sesv2", region_name="eu-west-1")
    replica.create_email_identity(
        EmailIdentity="example.net",
        DkimSigningAttributes={"DomainSigningAttributesOrigin": "AWS_SES_US_EAST_1"},
    )
    assert attributes(replica, "example.net")["Status"] == "PENDING"
    emulator.advance(300)
    assert error_of(replica) == "REPLICATION_PRIMARY_NOT_FOUND"

    sesv2.create_email_identity(EmailIdentity="example.net")
    emulator.advance(300)

    assert attributes(replica, "example.net")["Status"] == "SUCCESS"
    assert attributes(replica, "example.net")["Tokens"] == attributes(sesv2, "example.net")["Tokens"]
    assert error_of(replica) is None


def error_of(client: Any, name: str = "example.net") -> str | None:
    return client.get_email_identity(EmailIdentity=name)["VerificationInfo"].get("ErrorType")


@pytest.mark.parametrize(
    ("origin", "error"),
    [
        ("AWS_SES_EU_WEST_1", "REPLICATION_PRIMARY_INVALID_REGION"),
        ("AWS_SES_US_EAST_2", "REPLICATION_PRIMARY_BYO_DKIM_NOT_SUPPORTED"),
        ("AWS_SES_US_WEST_2", "REPLICATION_REPLICA_AS_PRIMARY_NOT_SUPPORTED"),
    ],
)
def test_parents_that_a_replica_cannot_have(
    aws: Callable[..., Any], emulator: Bellhop, origin: str, error: str
) -> None:
    own = {"DomainSigningSelector": "mine", "DomainSigningPrivateKey": private_key(1024)}
    copied = {"DomainSigningAttributesOrigin": "AWS_SES_EU_WEST_3"}
    for region, signing in (("us-east-2", own), ("us-west-2", copied)):
        client = aws("sesv2", region_name=region)
        client.create_email_identity(EmailIdentity="example.net", DkimSigningAttributes=signing)
    replica = aws("sesv2", region_name="eu-west-1")
    signing = {"DomainSigningAttributesOrigin": origin}
    replica.create_email_identity(EmailIdentity="example.net", DkimSigningAttributes=signing)

    emulator.advance(72 * 3600)

    assert (error_of(replica), attributes(replica, "example.net")["Status"]) == (error, "FAILED")


def test_some_regions_host_their_own_keys(aws: Callable[..., Any]) -> None:
    client = aws("sesv2", region_name="eu-south-1")

    made = client.create_email_identity(EmailIdentity="example.com")

    assert made["DkimAttributes"]["SigningHostedZone"] == "dkim.eu-south-1.amazonses.com"
