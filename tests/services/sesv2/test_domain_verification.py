"""With identities strict a domain waits for its DNS records, and says what it found of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

CREATED = "example.com"


@pytest.fixture
def strict() -> Iterator[Bellhop]:
    with Bellhop(with_settings(identities="strict", sandbox="off"), listen=False, seed=0) as found:
        found.freeze()
        yield found


def hide(strict: Bellhop, name: str, kind: str) -> None:
    strict.control("POST", "/_bellhop/dns", {"Name": name, "Type": kind, "Values": []})


def send(client: Any) -> None:
    client.send_email(
        FromEmailAddress=f"sol@{CREATED}",
        Destination={"ToAddresses": ["t@example.org"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
    )


def test_a_domain_may_send_when_its_records_are_found(strict: Bellhop) -> None:
    client = strict.client("sesv2")
    made = client.create_email_identity(EmailIdentity=CREATED)
    assert made["VerifiedForSendingStatus"] is False
    assert made["DkimAttributes"]["Status"] == "PENDING"
    before = client.get_email_identity(EmailIdentity=CREATED)
    assert (before["VerificationStatus"], before["VerificationInfo"]) == ("PENDING", {})
    with pytest.raises(ClientError, match="Email address is not verified"):
        send(client)

    strict.advance(300)

    send(client)
    after = client.get_email_identity(EmailIdentity=CREATED)
    assert (after["VerificationStatus"], after["DkimAttributes"]["Status"]) == ("SUCCESS", "SUCCESS")
    info = after["VerificationInfo"]
    assert info["LastCheckedTimestamp"] == info["LastSuccessTimestamp"]
    assert info["LastCheckedTimestamp"].timestamp() == pytest.approx(strict.now())
    assert info["SOARecord"] == {
        "PrimaryNameServer": "ns-2048.awsdns-64.net",
        "AdminEmail": "hostmaster.awsdns.com",
        "SerialNumber": 1,
    }


def test_it_says_what_is_missing(strict: Bellhop) -> None:
    client = strict.client("sesv2")
    made = client.create_email_identity(EmailIdentity=CREATED)
    hide(strict, f"{made['DkimAttributes']['Tokens'][2]}._domainkey.{CREATED}", "CNAME")

    strict.advance(300)

    found = client.get_email_identity(EmailIdentity=CREATED)
    assert found["VerificationStatus"] == "PENDING"
    assert found["VerificationInfo"]["ErrorType"] == "HOST_NOT_FOUND"
    assert "LastSuccessTimestamp" not in found["VerificationInfo"]
    strict.advance(72 * 3600)
    listed = client.list_email_identities()["EmailIdentities"]
    assert [(each["VerificationStatus"], each["SendingEnabled"]) for each in listed] == [("FAILED", False)]


def test_new_keys_wait_while_the_former_sign(strict: Bellhop) -> None:
    client = strict.client("sesv2")
    client.create_email_identity(EmailIdentity=CREATED)
    strict.advance(300)

    answer = client.put_email_identity_dkim_signing_attributes(
        EmailIdentity=CREATED,
        SigningAttributesOrigin="AWS_SES",
        SigningAttributes={"NextSigningKeyLength": "RSA_1024_BIT"},
    )

    assert answer["DkimStatus"] == "PENDING"
    waiting = client.get_email_identity(EmailIdentity=CREATED)
    assert waiting["VerifiedForSendingStatus"] is True
    lengths = ("CurrentSigningKeyLength", "NextSigningKeyLength")
    assert [waiting["DkimAttributes"][name] for name in lengths] == ["RSA_2048_BIT", "RSA_1024_BIT"]
    hide(strict, f"{answer['DkimTokens'][0]}._domainkey.{CREATED}", "CNAME")
    strict.advance(300)
    assert client.get_email_identity(EmailIdentity=CREATED)["VerificationStatus"] == "SUCCESS"
    strict.control("DELETE", "/_bellhop/dns")
    strict.advance(3600)
    found = client.get_email_identity(EmailIdentity=CREATED)["DkimAttributes"]
    assert [found[name] for name in lengths] == ["RSA_1024_BIT", "RSA_1024_BIT"]


def test_a_token_verifies_a_domain_of_v1(strict: Bellhop) -> None:
    client = strict.client("ses")
    token = client.verify_domain_identity(Domain=CREATED)["VerificationToken"]

    def shown() -> dict[str, str]:
        attributes = client.get_identity_verification_attributes(Identities=[CREATED])
        return attributes["VerificationAttributes"][CREATED]

    assert shown() == {"VerificationStatus": "Pending", "VerificationToken": token}
    strict.advance(300)
    assert shown() == {"VerificationStatus": "Success", "VerificationToken": token}


def test_dkim_verifies_a_domain_of_v1_too(strict: Bellhop) -> None:
    client = strict.client("ses")
    client.verify_domain_dkim(Domain=CREATED)
    hide(strict, f"_amazonses.{CREATED}", "TXT")

    strict.advance(300)

    attributes = client.get_identity_verification_attributes(Identities=[CREATED])
    assert attributes["VerificationAttributes"][CREATED]["VerificationStatus"] == "Success"
