"""Predictive inbox placement tests: a mail really sent to seed addresses of each provider, and their report.

The seeds' fates are those of any recipient: a rule on `*@gmail.seeds.example` decides over Gmail's. What is
delivered is in the inbox if it is authenticated for the domain of From, by its DKIM signature or its MAIL
FROM domain (SPF), else in the junk mail folder, as providers put it there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.insights import dashboard, providers
from bellhop.engines.mail.insights.errors import ReportMissing
from bellhop.engines.mail.insights.placements import INBOX, MISSING, SPAM, UNDECIDED, percent, place_of
from bellhop.engines.mail.insights.tables import TEST_REPORTS, InboxTest
from bellhop.engines.mail.sending import submit
from bellhop.engines.mail.tables import CONTENTS, WITH_ID
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.engines.mail.submission import Submission
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

IN_PROGRESS, COMPLETED = "IN_PROGRESS", "COMPLETED"
SEEDED = ("Gmail", "Yahoo", "Hotmail", "AOL", "iCloud")
SEEDS = 4  # addresses of each provider
FIRST_LOOK, NEXT_LOOK = 60.0, 3600.0  # seconds
# "Predictive inbox placement tests are usually complete within 24 hours": what is delayed then is missing.
LAST_LOOK = 24 * 3600.0
# The shares of a report, of all its mails and of each provider's.
SHARES = (INBOX, SPAM, MISSING, "spf", "dkim")


def arn(ctx: Context, identifier: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:deliverability-test-report/{identifier}"


def create(ctx: Context, name: str | None, sample: Submission, labels: Mapping[str, str]) -> InboxTest:
    """Send a mail to all seeds; `sample` is it without recipients, `labels` are the report's tags.

    Raises DashboardDisabled and what `submit` raises.
    """
    dashboard.check_enabled(ctx)
    number = ctx.ids.sequence(ctx.now)
    identifier = ctx.ids.uuid()
    sent = {seed: submit(ctx, _to(sample, seed)) for seed in _seeds(identifier)}
    first = _message(ctx, next(iter(sent.values())))
    assert first, "it was sent a moment ago"
    report = InboxTest(
        identifier, number, name or identifier, first.sender, first.subject or "", ctx.now, sent, IN_PROGRESS
    )
    tags.add(ctx, arn(ctx, identifier), labels)
    ctx.later(ctx.now + FIRST_LOOK, look, identifier=identifier)
    return ctx.store.add(TEST_REPORTS, report)


def find(ctx: Context, identifier: str) -> InboxTest:
    """The report with this id; raises ReportMissing."""
    found = ctx.store.get(TEST_REPORTS, identifier)
    if found is None:
        raise ReportMissing(identifier)
    return found


def sample_of(ctx: Context, report: InboxTest) -> Message | None:
    """One of the mails of a test, None once somebody deleted them."""
    return next(filter(None, (_message(ctx, identifier) for identifier in report.sent.values())), None)


def look(ctx: Context, identifier: str) -> None:
    """A timer: see what became of a test's mails; once all is decided, or it is time, the report is made."""
    report = ctx.store.get(TEST_REPORTS, identifier)
    if report is None:
        return
    fates = {seed: _fate(ctx, mail) for seed, mail in report.sent.items()}
    late = ctx.now >= report.created + LAST_LOOK
    if not late and any(UNDECIDED in fate for fate in fates.values()):
        ctx.later(ctx.now + NEXT_LOOK, look, identifier=identifier)
        return
    report.overall = _shares(fates.values())
    for name in SEEDED:
        report.by_provider[name] = _shares(
            fate for seed, fate in fates.items() if providers.of_address(seed).name == name
        )
    report.status = COMPLETED
    ctx.store.put(TEST_REPORTS, report)


def _seeds(identifier: str) -> list[str]:
    """The addresses of a test, those of a provider one behind the other: no test suffers from another's."""
    return [
        f"seed-{number}-{identifier[:8]}@{providers.seed_domain(name)}"
        for name in SEEDED
        for number in range(1, SEEDS + 1)
    ]


def _to(sample: Submission, seed: str) -> Submission:
    if sample.raw is not None:
        return replace(sample, envelope=(seed,))
    return replace(sample, to=(seed,))


def _message(ctx: Context, identifier: str) -> Message | None:
    return next(iter(ctx.store.select(WITH_ID, id=identifier)), None)


def _fate(ctx: Context, identifier: str) -> set[str]:
    """What is true of a test's mail: its place, `spf`, `dkim`."""
    message = _message(ctx, identifier)
    if message is None:
        return {MISSING}
    row = ctx.store.get(CONTENTS, message.number)
    terms: dict[str, Any] = row.terms if row else {}
    authenticated = {name for name, term in (("spf", "mail_from"), ("dkim", "keys")) if terms.get(term)}
    place = place_of(message.recipients[0][1])
    if place == INBOX and not authenticated:
        place = SPAM
    return {place, *authenticated}


def _shares(fates: Iterable[set[str]]) -> dict[str, float]:
    given = list(fates)
    counted = {share: sum(share in fate for fate in given) for share in SHARES}
    counted[MISSING] += sum(UNDECIDED in fate for fate in given)
    return {share: percent(count, len(given)) for share, count in counted.items()}
