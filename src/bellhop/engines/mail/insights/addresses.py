"""What can be told of an address before a mail is sent to it: HIGH, MEDIUM or LOW for each question.

Everything is told from what Bellhop knows: the text, its own DNS zone, the rules on recipients and its
suppression lists. No name server in the Internet is asked, and no receiving host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import simulator
from bellhop.engines.mail.authentication import zone
from bellhop.engines.mail.insights import providers
from bellhop.engines.mail.mime.addresses import InvalidAddress, parse_one
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.suppression.errors import NotSuppressed
from bellhop.engines.recipients.book import outcome_of
from bellhop.engines.recipients.rules import Outcome

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.kernel.context import Context

LOW, MEDIUM, HIGH = "LOW", "MEDIUM", "HIGH"

# RFC 2142 and what is common beside it.
ROLES = frozenset(
    """abuse accounts admin administrator billing careers contact customerservice enquiries feedback finance
    help helpdesk hostmaster hr info inquiries jobs legal mail mailer-daemon marketing media news newsletter
    no-reply nobody noc noreply office orders postmaster press privacy root sales security service spam
    subscribe support sysadmin team unsubscribe usenet webmaster""".split()  # noqa: SIM905 - a list to read
)
DISPOSABLE = frozenset(
    """10minutemail.com 33mail.com dispostable.com fakeinbox.com getnada.com guerrillamail.com
    guerrillamail.net mailcatch.com maildrop.cc mailinator.com mailnesia.com mintemail.com moakt.com
    mohmal.com sharklasers.com spamgourmet.com temp-mail.org tempmail.com tempr.email throwawaymail.com
    trashmail.com yopmail.com""".split()  # noqa: SIM905 - a list to read
)
_MAYBE_DISPOSABLE = re.compile(r"temp|trash|throw-?away|disposable|10min|fake|spam").search
# Top-level domains that are nobody's (RFC 2606, RFC 6762).
_NOWHERE = ("invalid", "test", "localhost", "local")

_consonants = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}").search
_mixed = re.compile(r"(?:[a-z]+\d+){2,}[a-z]*").fullmatch
_VOWELS = re.compile(r"[aeiouy]").search


class Verdicts(NamedTuple):
    """How surely each of these is so."""

    valid: str
    syntax: str
    dns: str
    exists: str
    role: str
    disposable: str
    random: str


def look_at(ctx: Context, text: str) -> Verdicts:
    """What there is to tell of an address."""
    try:
        mailbox = parse_one(text)
    except InvalidAddress:
        return Verdicts(LOW, LOW, LOW, LOW, LOW, LOW, LOW)
    syntax = HIGH if mailbox.address == text.strip() and "." in mailbox.domain else LOW
    dns = _dns(ctx, mailbox.domain.lower())
    exists = LOW if LOW in (syntax, dns) else _exists(ctx, mailbox)
    role = HIGH if mailbox.local.lower().partition("+")[0] in ROLES else LOW
    disposable, random = _disposable(mailbox.domain.lower()), _random(mailbox.local.lower())
    return Verdicts(_overall(exists, disposable, random), syntax, dns, exists, role, disposable, random)


def _overall(exists: str, disposable: str, random: str) -> str:
    """A mail that would bounce is not worth sending; one to an address that nobody keeps hardly is."""
    if exists == LOW or HIGH in (disposable, random):
        return LOW
    return exists if disposable == random == LOW else MEDIUM


def _dns(ctx: Context, domain: str) -> str:
    """Whether the domain takes mail: surely if a zone here says so, perhaps if no zone here knows it."""
    if domain == simulator.DOMAIN or providers.of_domain(domain) is not providers.OTHER:
        return HIGH
    if domain.rpartition(".")[2] in _NOWHERE or "." not in domain:
        return LOW
    found = zone.lookup(ctx, domain, "MX")
    if found is None:
        return MEDIUM
    # "a single MX RR with […] a zero-length label" says that a domain takes no mail (RFC 7505).
    takes = [value for value in found.values if value.split()[-1] != "."]
    return HIGH if takes else LOW


def _exists(ctx: Context, mailbox: Mailbox) -> str:
    """What a mail to it would come to: every mailbox is there that no rule and no bounce speaks against."""
    outcome = outcome_of(ctx, mailbox.address)
    if outcome is not None:
        return LOW if outcome == Outcome.PERMANENT_BOUNCE else HIGH
    simulated = simulator.fate_of(mailbox.local, mailbox.domain)
    if simulated in (simulator.Fate.BOUNCED, simulator.Fate.SUPPRESSED):
        return LOW
    return LOW if _bounced(ctx, mailbox) else HIGH


def _bounced(ctx: Context, mailbox: Mailbox) -> bool:
    try:
        return suppressions.find(ctx, mailbox.address).reason == "BOUNCE"
    except NotSuppressed:
        return False


def _disposable(domain: str) -> str:
    if domain in DISPOSABLE:
        return HIGH
    return MEDIUM if _MAYBE_DISPOSABLE(domain) else LOW


def _random(local: str) -> str:
    """Whether a local part looks like keys that were hit at random."""
    letters = re.sub(r"[^a-z]", "", local)
    if len(letters) >= 5 and not _VOWELS(letters):
        return HIGH
    if _consonants(local) or (_mixed(local) and len(local) >= 8):
        return HIGH if len(local) >= 10 else MEDIUM
    return LOW
