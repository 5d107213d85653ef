"""Mailbox providers ("ISPs"), as SES's figures call them, by the domains of their customers' addresses."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Provider(NamedTuple):
    """A mailbox provider; `feedback` is whether SES hears of its customers' complaints."""

    name: str
    domains: tuple[str, ...]
    feedback: bool = True


# Who provides a mailbox is told by the domain alone: Bellhop looks up no MX in the Internet.
PROVIDERS = (
    Provider("Gmail", ("gmail.com", "googlemail.com"), feedback=False),
    Provider("Yahoo", ("yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.co.jp", "yahoo.fr")),
    Provider("Hotmail", ("hotmail.com", "outlook.com", "live.com", "msn.com", "hotmail.co.uk", "hotmail.fr")),
    Provider("AOL", ("aol.com", "aim.com", "verizon.net")),
    Provider("iCloud", ("icloud.com", "me.com", "mac.com"), feedback=False),
    Provider("Comcast", ("comcast.net",)),
    Provider("GMX", ("gmx.de", "gmx.net", "gmx.com", "web.de")),
    Provider("Mail.ru", ("mail.ru", "bk.ru", "inbox.ru", "list.ru")),
    Provider("QQ", ("qq.com", "foxmail.com")),
)
OTHER = Provider("Other", ())
SEEDS = "seeds.example"  # below it, providers have the mailboxes that tests of inbox placement are sent to


@cache
def _by_domain() -> dict[str, Provider]:
    found = {domain: provider for provider in PROVIDERS for domain in provider.domains}
    return found | {seed_domain(provider.name): provider for provider in PROVIDERS}


def seed_domain(name: str) -> str:
    """Where a provider, by its name, has its seeds."""
    return f"{name.lower()}.{SEEDS}"


def of_domain(domain: str) -> Provider:
    """The provider of a domain's mailboxes, OTHER for one that is not known."""
    return _by_domain().get(domain.lower(), OTHER)


def of_address(address: str) -> Provider:
    """The provider of the mailbox at an address."""
    return of_domain(address.rpartition("@")[2])
