"""Who asks our DNS finds every signature good: that of the sender's domain, and the one that SES adds."""

from __future__ import annotations

import base64
import email
import json
import smtplib
import ssl
from typing import TYPE_CHECKING, Any

import dkim
import dns.rcode
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bellhop.embedding import Bellhop, with_settings
from bellhop.smtp.passwords import password_of
from tests.stories.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx2

    Aws = Callable[..., Any]
    Messages = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def resolver(bellhop: Bellhop) -> Resolver:
    return Resolver(bellhop.addresses.dns)


@pytest.fixture
def raw_of(api: httpx2.Client) -> Callable[[str], bytes]:
    return lambda identifier: api.get(f"/messages/{identifier}/raw").content


TEXT = {"Text": {"Data": "Hello"}}


def simple(
    client: Any, sender: str = "sol@example.com", to: str = "ann@example.org", body: Any = TEXT, **more: Any
) -> str:
    return client.send_email(
        FromEmailAddress=sender,
        Destination={"ToAddresses": [to]},
        Content={"Simple": {"Subject": {"Data": "Grüße"}, "Body": body}},
        **more,
    )["MessageId"]


BOTH = {"example.com": True, "amazonses.com": True}
HEAD = b"From: Sol <sol@example.com>\r\nTo: ann@example.org\r\nSubject: Raw\r\n"
RAW = {
    "8-bit body": HEAD + b"\r\nCaf\xc3\xa9 \xe9\r\n",
    "8-bit field": HEAD + "X-Name: Zoë\r\n\r\nHello\r\n".encode(),
    "long lines": HEAD + b"\r\n" + b"x" * 5000 + b"\r\n",
    "bare line feeds": (HEAD + b"\r\none\r\n.two\r\n\r\n\r\n").replace(b"\r\n", b"\n"),
    "mixed line ends": HEAD + b"\r\none\ntwo\rthree\r\n",
    "no line end": HEAD + b"\r\nHello",
    "no body": HEAD + b"\r\n",
    "empty lines at the end": HEAD + b"\r\nHello\r\n\r\n\r\n",
    "folded fields": HEAD + b"X-Long: one\r\n two\r\n\tthree\r\nReferences: <a@b>\r\n <c@d>\r\n\r\nHello\r\n",
    "odd blanks": HEAD.replace(b"Subject: Raw", b"Subject: \t odd   blanks \t") + b"\r\nHello \t \r\n",
    "own signature": b"DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=mine; h=from; bh=; b=\r\n"
    + HEAD
    + b"\r\nHello\r\n",
}


@pytest.mark.parametrize("case", RAW)
def test_raw_messages_are_signed_twice(
    aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes], case: str
) -> None:
    aws("sesv2").create_email_identity(EmailIdentity="example.com")
    sent = aws("ses").send_raw_email(RawMessage={"Data": RAW[case]}, Destinations=["ann@example.org"])

    raw = raw_of(sent["MessageId"])

    if case == "own signature":
        raw = raw.replace(b"DKIM-Signature: v=1; a=rsa-sha256; d=example.org", b"X-Theirs: d=example.org")
        assert b"X-Theirs: d=example.org; s=mine; h=from; bh=; b=\r\n" in raw
    assert resolver.verdicts(raw) == BOTH


def test_messages_of_parts_are_signed_twice(
    aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")
    body = {"Text": {"Data": "Grüße\n" * 50}, "Html": {"Data": "<p>" + "ü" * 2000}}
    raw = raw_of(simple(client, body=body))

    assert resolver.verdicts(raw) == BOTH
    assert list(resolver.verdicts(raw)) == ["example.com", "amazonses.com"]
    with pytest.raises(dkim.ValidationError, match="body hash mismatch"):
        resolver.verdicts(raw + b"more\r\n")
    assert resolver.verdicts(raw.replace(b"Subject: ", b"Subject: Re: ")) == dict.fromkeys(BOTH, False)
    fields = email.message_from_bytes(raw).get_all("DKIM-Signature")
    assert all("c=relaxed/simple;" in field and "a=rsa-sha256;" in field for field in fields)


def test_what_comes_by_smtp_is_signed_twice(
    bellhop: Bellhop, aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    aws("sesv2").create_email_identity(EmailIdentity="example.com")
    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp, "localhost", timeout=30) as client:
        client.starttls(context=ssl._create_unverified_context())
        client.login("test", password_of("test", "us-east-1"))
        client.mail("sol@example.com", ["BODY=8BITMIME"])
        client.rcpt("ann@example.org")
        _, reply = client.data(HEAD + b"\r\n.dots\r\n..more\r\nCaf\xc3\xa9\r\n")

    assert resolver.verdicts(raw_of(reply.decode().removeprefix("Ok "))) == BOTH


def test_an_address_without_its_domain_has_the_default_signature_alone(
    aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="solo@example.net")

    assert resolver.verdicts(raw_of(simple(client, "solo@example.net"))) == {"amazonses.com": True}


def test_what_ses_sends_itself_has_the_default_signature_alone(
    aws: Aws, api: httpx2.Client, messages: Messages, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")
    simple(client, to="bounce@simulator.amazonses.com")

    (report,) = messages(to="sol@example.com")

    assert resolver.verdicts(raw_of(report["Id"])) == {"amazonses.com": True}


def test_a_mail_from_domain_is_where_bounces_go(aws: Aws, raw_of: Callable[[str], bytes]) -> None:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")
    client.create_email_identity(EmailIdentity="sol@example.com")
    before = simple(client)
    client.put_email_identity_mail_from_attributes(
        EmailIdentity="example.com", MailFromDomain="bounce.example.com"
    )
    after = simple(client)
    client.put_email_identity_mail_from_attributes(EmailIdentity="example.com")

    assert raw_of(before).startswith(f"Return-Path: <{before}@amazonses.com>\r\n".encode())
    assert raw_of(after).startswith(f"Return-Path: <{after}@bounce.example.com>\r\n".encode())


def test_who_sends_for_somebody_else_has_their_signature(
    bellhop: Bellhop, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    owner = bellhop.client("sesv2", aws_access_key_id="111111111111")
    owner.create_email_identity(EmailIdentity="example.com")
    owner.create_email_identity(EmailIdentity="sol@example.com")
    arn = "arn:aws:ses:us-east-1:111111111111:identity/sol@example.com"
    allowed = {"AWS": "222222222222"}
    statement = {"Effect": "Allow", "Principal": allowed, "Action": "ses:SendEmail", "Resource": arn}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    owner.create_email_identity_policy(EmailIdentity="sol@example.com", PolicyName="all", Policy=policy)
    delegate = bellhop.client("sesv2", aws_access_key_id="222222222222")

    sent = simple(delegate, FromEmailAddressIdentityArn=arn)

    assert resolver.verdicts(raw_of(sent)) == BOTH


def test_addresses_and_subdomains_inherit_and_may_refuse(
    aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="sol@deep.example.com")
    client.create_email_identity(EmailIdentity="example.com")

    assert resolver.verdicts(raw_of(simple(client, "sol@deep.example.com"))) == BOTH
    assert resolver.verdicts(raw_of(simple(client, "any@mail.example.com"))) == BOTH

    client.put_email_identity_dkim_attributes(EmailIdentity="sol@deep.example.com", SigningEnabled=False)
    assert resolver.verdicts(raw_of(simple(client, "sol@deep.example.com"))) == {"amazonses.com": True}
    assert resolver.verdicts(raw_of(simple(client, "any@example.com"))) == BOTH


def test_what_was_accepted_stays_signed_as_it_was(
    aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]
) -> None:
    client = aws("sesv2")
    before = client.create_email_identity(EmailIdentity="example.com")["DkimAttributes"]["Tokens"]
    identifiers = [simple(client)]
    after = client.put_email_identity_dkim_signing_attributes(
        EmailIdentity="example.com",
        SigningAttributesOrigin="AWS_SES",
        SigningAttributes={"NextSigningKeyLength": "RSA_1024_BIT"},
    )["DkimTokens"]
    identifiers.append(simple(client))
    client.put_email_identity_dkim_attributes(EmailIdentity="example.com", SigningEnabled=False)
    client.delete_email_identity(EmailIdentity="example.com")

    old, new = (raw_of(identifier) for identifier in identifiers)

    assert f"s={before[0]};".encode() in old
    assert f"s={after[0]};".encode() in new
    assert len(resolver.text(f"{before[0]}._domainkey.example.com".encode()) or b"") > 380
    assert len(resolver.text(f"{after[0]}._domainkey.example.com".encode()) or b"") < 250
    assert resolver.verdicts(old) == resolver.verdicts(new) == BOTH
    assert resolver.ask("example.com", "MX").rcode() == dns.rcode.NXDOMAIN


def test_keys_outlive_the_process(tmp_path: Path) -> None:
    settings = with_settings(data_dir=str(tmp_path), sandbox="off")
    with Bellhop(settings) as first:
        client = first.client("sesv2")
        client.create_email_identity(EmailIdentity="example.com")
        identifiers = [simple(client), simple(client)]
        before = first.control("GET", f"/_bellhop/messages/{identifiers[0]}/raw")
        client.delete_email_identity(EmailIdentity="example.com")
    with Bellhop(settings) as second:
        raws = [second.control("GET", f"/_bellhop/messages/{each}/raw") for each in identifiers]
        resolver = Resolver(second.addresses.dns)

        assert raws[0] == before
        assert [resolver.verdicts(raw) for raw in raws] == [BOTH, BOTH]


def test_a_key_of_the_users_own_signs(aws: Aws, resolver: Resolver, raw_of: Callable[[str], bytes]) -> None:
    key = rsa.generate_private_key(65537, 1024)
    text = base64.b64encode(
        key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    ).decode()
    public = base64.b64encode(
        key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    ).decode()
    client = aws("sesv2")
    made = client.create_email_identity(
        EmailIdentity="example.com",
        DkimSigningAttributes={"DomainSigningSelector": "Mine", "DomainSigningPrivateKey": text},
    )

    assert made["DkimAttributes"] == {
        "SigningEnabled": True,
        "Status": "SUCCESS",
        "Tokens": ["Mine"],
        "SigningAttributesOrigin": "EXTERNAL",
    }
    assert resolver.values("mine._domainkey.example.com", "TXT") == [f'"p={public}"']
    raw = raw_of(simple(client))
    assert b"s=Mine;" in raw
    assert resolver.verdicts(raw) == BOTH
