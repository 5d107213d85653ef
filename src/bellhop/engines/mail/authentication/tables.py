"""The rows of authentication: DKIM keys and where they are published, MAIL FROM domains, DNS records.

Keys, selectors and DNS records lie in no account: DNS is one zone for all, and a key outlives its identity.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class DkimKey:
    """An RSA key: PKCS #8 and SubjectPublicKeyInfo, both DER. There is no row before the key is needed."""

    id: str
    private: bytes
    public: bytes


KEYS = Table("mail_dkim_key", DkimKey, ("id",))


@dataclass(slots=True)
class Selector:
    """A name under which a domain's key is found, for as long as there may be mail signed with it.

    `zone` is the hosted zone that the name is an alias into, None if the key stands there itself.
    """

    selector: str
    domain: str
    key: str
    zone: str | None


SELECTORS = Table("mail_dkim_selector", Selector, ("selector", "domain"))
WITH_SELECTOR = Query(SELECTORS, SELECTORS.c.selector == bind("selector"), limit=True)


@dataclass(slots=True)
class MailFromDomain:
    """Which identity has a custom MAIL FROM domain."""

    domain: str
    identity: str


MAIL_FROM_DOMAINS = Table("mail_from_domain", MailFromDomain, ("domain", "identity"), indexes=(("domain",),))
ALL_MAIL_FROM = Query(MAIL_FROM_DOMAINS)
OF_DOMAIN = Query(MAIL_FROM_DOMAINS, MAIL_FROM_DOMAINS.c.domain == bind("domain"))
MAIL_FROM_BELOW = Query(
    MAIL_FROM_DOMAINS,
    sa.func.substr(MAIL_FROM_DOMAINS.c.domain, -sa.func.length(bind("suffix"))) == bind("suffix"),
    limit=True,
)


@dataclass(slots=True)
class DnsRecord:
    """The operator's records of one name and type, in zone-file form; without values there are none."""

    name: str
    kind: str
    values: list[str]
    ttl: int


RECORDS = Table("mail_dns_record", DnsRecord, ("name", "kind"))
ALL_RECORDS = Query(RECORDS, order=("name", "kind"))
RECORDS_AT = Query(RECORDS, RECORDS.c.name == bind("name"))
RECORDS_BELOW = Query(
    RECORDS,
    (sa.func.substr(RECORDS.c.name, -sa.func.length(bind("suffix"))) == bind("suffix"))
    & (RECORDS.c["values"] != "[]"),
    limit=True,
)
REMOVE_RECORDS = Change(
    RECORDS,
    sa.and_(
        bind("name").is_(None) | (RECORDS.c.name == bind("name")),
        bind("kind").is_(None) | (RECORDS.c.kind == bind("kind")),
    ),
)

TABLES = (KEYS, SELECTORS, MAIL_FROM_DOMAINS, RECORDS)
