"""The DNS zone of all accounts: what follows from identities, with the operator's records before it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.authentication import hosts, keys, records
from bellhop.engines.mail.authentication.tables import (
    MAIL_FROM_BELOW,
    OF_DOMAIN,
    RECORDS_BELOW,
    SELECTORS,
    WITH_SELECTOR,
)
from bellhop.engines.mail.tables import DOMAINS_BELOW, NAMED
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bellhop.kernel.context import Context

    Records = tuple[str, Callable[[], list[str]]]

TTL = 300  # seconds; short, for names whose records change while somebody tests
STRING = 255  # characters at most in a string of a TXT record (RFC 1035, 3.3)
PRIORITY = 10  # of every MX record that SES asks for
# "v=spf1 include:amazonses.com ~all": what users publish; SES itself names the hosts, and ours is this one.
SPF_OF_USERS = f"v=spf1 include:{hosts.DOMAIN} ~all"
SPF_OF_SES = "v=spf1 ip4:127.0.0.0/8 ip6:::1 -all"

_selector = re.compile(r"([^.]+)\._domainkey\.(.+)").fullmatch
_hosted = re.compile(rf"([^.]+)\.(dkim(?:\.[^.]+)?\.{re.escape(hosts.DOMAIN)})").fullmatch
_escaped = re.compile(r"\\(.)").sub
_strings = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)').findall


class Found(NamedTuple):
    """Records of one name and type in zone-file form, and how long they may be remembered in seconds."""

    values: Sequence[str]
    ttl: int = TTL


def lookup(ctx: Context, name: str, kind: str) -> Found | None:
    """The records of a name (lower case, no dot at the end) and type such as "MX".

    None if there is no such name, none of this type if it has but others. May ask, for a key.
    """
    said, ours = records.at(ctx, name), _ours(ctx, name)
    if kind in said:
        values, ttl = said[kind].values, said[kind].ttl
    else:
        values, ttl = [value for tell in ours.get(kind, ()) for value in tell()], TTL
    if values:
        return Found(list(dict.fromkeys(values)), ttl)
    there = [kind for kind in ours if kind not in said] or [row for row in said.values() if row.values]
    return Found(()) if there or _below(ctx, name) else None


def text(value: str) -> str:
    """A TXT record's value in zone-file form: quoted strings of at most 255 characters."""
    pieces = [value[start : start + STRING] for start in range(0, len(value), STRING)] or [""]
    return " ".join('"' + piece.replace("\\", r"\\").replace('"', r"\"") + '"' for piece in pieces)


def said_by(record: str) -> str:
    """What a TXT record in zone-file form says: its strings one behind the other."""
    return "".join(_escaped(r"\1", quoted) or bare for quoted, bare in _strings(record))


def _ours(ctx: Context, name: str) -> dict[str, list[Callable[[], list[str]]]]:
    """The records that follow from identities and those of SES itself, by type; told when they are asked."""
    found: dict[str, list[Callable[[], list[str]]]] = {}
    for source in (_of_ses, _of_selector, _of_hosted_key, _of_domain, _of_mail_from, _of_token):
        for kind, tell in source(ctx, name):
            found.setdefault(kind, []).append(tell)
    return found


def _of_ses(ctx: Context, name: str) -> Iterator[Records]:
    if hosts.is_host(name):
        yield "A", lambda: ["127.0.0.1"]
    region = hosts.region_of(name)
    if name == hosts.DOMAIN or region:
        # What comes back to the default MAIL FROM domain goes to its Region.
        host = hosts.feedback_host(region[1] if region else "us-east-1")
        yield "TXT", lambda: [text(SPF_OF_SES)]
        yield "MX", lambda: [f"{PRIORITY} {host}."]
    if name == f"{hosts.DEFAULT_SELECTOR}._domainkey.{hosts.DOMAIN}":
        yield "TXT", partial(_key, ctx, hosts.DEFAULT_KEY)


def _of_selector(ctx: Context, name: str) -> Iterator[Records]:
    """A selector answers also when its identity is gone: mail may be under way that was signed with it."""
    if not (matched := _selector(name)):
        return
    row = ctx.store.across().scope(NOBODY).get(SELECTORS, *matched.groups())
    if row is not None and row.zone:
        alias = f"{row.selector}.{row.zone}."
        yield "CNAME", lambda: [alias]
    elif row is not None:
        yield "TXT", partial(_key, ctx, row.key)


def _of_hosted_key(ctx: Context, name: str) -> Iterator[Records]:
    if not (matched := _hosted(name)):
        return
    rows = ctx.store.across().scope(NOBODY).select(WITH_SELECTOR, selector=matched[1], limit=2)
    for row in rows:
        if row.zone == matched[2]:
            yield "TXT", partial(_key, ctx, row.key)


def _of_domain(ctx: Context, name: str) -> Iterator[Records]:
    """A domain receives its mail where the Regions are that it is an identity in."""
    regions = sorted({scope.region for scope, _ in ctx.store.across().each(NAMED, name=name)})
    if regions:
        yield "MX", lambda: [f"{PRIORITY} {hosts.inbound_host(region)}." for region in regions]
        yield "NS", lambda: [f"{hosts.NAME_SERVER}."]
        yield "SOA", lambda: [hosts.SOA]


def _of_mail_from(ctx: Context, name: str) -> Iterator[Records]:
    regions = sorted({scope.region for scope, _ in ctx.store.across().each(OF_DOMAIN, domain=name)})
    if regions:
        yield "MX", lambda: [f"{PRIORITY} {hosts.feedback_host(region)}." for region in regions]
        yield "TXT", lambda: [text(SPF_OF_USERS)]


def _of_token(ctx: Context, name: str) -> Iterator[Records]:
    if name.startswith("_amazonses."):
        domain = name.removeprefix("_amazonses.")
        tokens = [each.token for _, each in ctx.store.across().each(NAMED, name=domain)]
        if tokens:
            yield "TXT", lambda: [text(token) for token in tokens]


def _key(ctx: Context, identifier: str) -> list[str]:
    return [text(keys.text_record(ctx, identifier))]


def _below(ctx: Context, name: str) -> bool:
    """Is there a name that ends with this one, which has no record itself ("empty non-terminal")?"""
    across, suffix = ctx.store.across(), f".{name}"
    return (
        bool(hosts.is_above_hosts(name))
        or name in (f"dkim.{hosts.DOMAIN}", f"_domainkey.{hosts.DOMAIN}")
        or any(across.each(NAMED, name=name.removeprefix("_domainkey.")))
        or any(across.each(DOMAINS_BELOW, suffix=suffix, limit=1))
        or any(across.each(MAIL_FROM_BELOW, suffix=suffix, limit=1))
        or any(across.each(RECORDS_BELOW, suffix=suffix, limit=1))
    )
