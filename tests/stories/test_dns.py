"""The zone of all accounts as resolvers see it, over UDP and TCP, and the operator's records in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dns.flags
import dns.rcode
import dns.rdatatype
import pytest

from tests.stories.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]


@pytest.fixture
def resolver(bellhop: Bellhop) -> Resolver:
    return Resolver(bellhop.addresses.dns)


def test_names_that_follow_from_an_identity(aws: Aws, resolver: Resolver) -> None:
    made = aws("sesv2").create_email_identity(EmailIdentity="example.com")
    token = aws("ses").verify_domain_identity(Domain="example.com")["VerificationToken"]
    aws("ses").set_identity_mail_from_domain(Identity="example.com", MailFromDomain="bounce.example.com")

    for selector in made["DkimAttributes"]["Tokens"]:
        alias = [f"{selector}.dkim.amazonses.com."]
        assert resolver.values(f"{selector}._domainkey.example.com", "CNAME") == alias
        answer = resolver.ask(f"{selector}._DomainKey.Example.COM", "TXT")
        assert [each.rdtype for each in answer.answer] == [dns.rdatatype.CNAME, dns.rdatatype.TXT]
        assert answer.flags & dns.flags.AA
        (hosted,) = resolver.values(f"{selector}.dkim.amazonses.com", "TXT", tcp=True)
        assert hosted.startswith('"p=MIIBIj')
    assert resolver.values("_amazonses.example.com", "TXT") == [f'"{token}"']
    assert resolver.values("example.com", "MX") == ["10 inbound-smtp.us-east-1.amazonaws.com."]
    assert resolver.values("bounce.example.com", "MX") == ["10 feedback-smtp.us-east-1.amazonses.com."]
    assert resolver.values("bounce.example.com", "TXT") == ['"v=spf1 include:amazonses.com ~all"']
    assert resolver.values("amazonses.com", "TXT") == ['"v=spf1 ip4:127.0.0.0/8 ip6:::1 -all"']
    for host in ("inbound-smtp.us-east-1.amazonaws.com", "feedback-smtp.us-east-1.amazonses.com"):
        assert resolver.values(host, "A") == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("example.com", "A", dns.rcode.NOERROR),
        ("_domainkey.example.com", "TXT", dns.rcode.NOERROR),
        ("com", "NS", dns.rcode.NOERROR),
        (".", "NS", dns.rcode.NOERROR),
        ("dkim.amazonses.com", "TXT", dns.rcode.NOERROR),
        ("_dmarc.example.com", "TXT", dns.rcode.NXDOMAIN),
        ("www.example.com", "A", dns.rcode.NXDOMAIN),
        ("none._domainkey.example.com", "TXT", dns.rcode.NXDOMAIN),
        ("_amazonses.example.net", "TXT", dns.rcode.NXDOMAIN),
        ("example.net", "MX", dns.rcode.NXDOMAIN),
        ("xexample.com", "MX", dns.rcode.NXDOMAIN),
        ("test", "A", dns.rcode.NXDOMAIN),
    ],
)
def test_names_without_records(
    aws: Aws, resolver: Resolver, name: str, kind: str, code: dns.rcode.Rcode
) -> None:
    aws("sesv2").create_email_identity(EmailIdentity="example.com")

    answer = resolver.ask(name, kind)

    assert (answer.rcode(), answer.answer) == (code, [])


def test_the_zone_is_one_for_all_accounts_and_regions(bellhop: Bellhop, resolver: Resolver) -> None:
    for account, region in (("111111111111", "us-east-1"), ("222222222222", "eu-west-1")):
        client = bellhop.client("sesv2", aws_access_key_id=account, region_name=region)
        client.create_email_identity(EmailIdentity="example.com")

    assert resolver.values("example.com", "MX") == [
        "10 inbound-smtp.eu-west-1.amazonaws.com.",
        "10 inbound-smtp.us-east-1.amazonaws.com.",
    ]
    assert len(resolver.values("_amazonses.example.com", "TXT")) == 2


def test_the_operators_records_go_before_ours(api: httpx2.Client, aws: Aws, resolver: Resolver) -> None:
    aws("sesv2").create_email_identity(EmailIdentity="example.com")
    policy = {"Name": "_DMARC.Example.com.", "Type": "txt", "Values": ["v=DMARC1; p=reject"], "Ttl": 60}

    assert api.post("/dns", json=policy).json() == {
        "Name": "_dmarc.example.com",
        "Type": "TXT",
        "Values": ['"v=DMARC1; p=reject"'],
        "Ttl": 60,
    }
    answer = resolver.ask("_dmarc.example.com", "TXT").answer[0]
    assert (answer.ttl, answer[0].to_text()) == (60, '"v=DMARC1; p=reject"')

    api.post("/dns", json={"Name": "example.com", "Type": "MX", "Values": ["5 mail.example.com"]})
    assert resolver.values("example.com", "MX") == ["5 mail.example.com."]
    api.post("/dns", json={"Name": "example.com", "Type": "MX", "Values": []})
    assert resolver.ask("example.com", "MX").answer == []
    api.post("/dns", json={"Name": "alias.example.com", "Type": "CNAME", "Values": ["amazonses.com"]})
    assert resolver.values("alias.example.com", "TXT") == resolver.values("amazonses.com", "TXT")

    assert [each["Name"] for each in api.get("/dns").json()["Records"]] == [
        "_dmarc.example.com",
        "alias.example.com",
        "example.com",
    ]
    assert api.delete("/dns", params={"name": "example.com", "type": "MX"}).status_code == 204
    assert resolver.values("example.com", "MX") == ["10 inbound-smtp.us-east-1.amazonaws.com."]
    api.delete("/dns")
    assert api.get("/dns").json() == {"Records": []}


@pytest.mark.parametrize(
    "record",
    [
        {"Name": "example.com", "Type": "MX", "Values": ["no number"]},
        {"Name": "example.com", "Type": "A", "Values": ["not.an.address"]},
        {"Name": "example.com", "Type": "NONE1", "Values": ["x"]},
        {"Name": "x" * 64 + ".com", "Type": "A", "Values": ["127.0.0.1"]},
    ],
)
def test_what_dns_cannot_tell_is_refused(api: httpx2.Client, record: dict[str, Any]) -> None:
    assert api.post("/dns", json=record).status_code == 400
