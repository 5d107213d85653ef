"""Figures by the hour, and the rates that are made from them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import history, identities, sending
from bellhop.engines.mail.reputation import metrics, rates
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS, ConfigurationSet
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.tables import MESSAGES, WITH_ID
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome
from tests.conftest import NOON

if TYPE_CHECKING:
    from bellhop.engines.mail.reputation.rates import Rates
    from bellhop.engines.mail.reputation.tables import Figures
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

HOUR = 3600.0
RULES = {
    "gone@*": Outcome.PERMANENT_BOUNCE,
    "full@*": Outcome.TRANSIENT_BOUNCE,
    "cross@*": Outcome.COMPLAINT,
    "late@*": Outcome.DELAY,
}


def keep_set(ctx: Context, **reputation: Any) -> None:
    ctx.store.put(CONFIGURATION_SETS, ConfigurationSet("s", ctx.now, reputation=reputation))


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """A kernel whose default account may send from example.com, with the configuration set s."""
    kernel.run(identities.verify, "example.com")
    kernel.run(keep_set)
    for pattern, outcome in RULES.items():
        kernel.run(book.add, pattern, outcome)
    return kernel


def send(kernel: Kernel, *recipients: str, chosen: str | None = "s") -> str:
    submission = Submission(
        "ses",
        "sol@example.com",
        to=recipients,
        subject=Part("Hi"),
        text=Part("Hello"),
        configuration_set=chosen,
    )
    identifier = kernel.run(sending.submit, submission)
    kernel.settle()
    return identifier


def figures(kernel: Kernel, **dimensions: str | bool) -> list[Figures]:
    return kernel.run(metrics.between, NOON, NOON + 10 * HOUR, **dimensions)


def counted(kernel: Kernel, **dimensions: str | bool) -> dict[str, int]:
    """What of all figures is not zero."""
    found = dataclasses.asdict(metrics.total(figures(kernel, **dimensions)))
    return {name: found[name] for name in metrics.COUNTERS if found[name]}


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        (["a@example.org"], {"sends": 1, "deliveries": 1}),
        (["a@example.org", "b@example.net"], {"sends": 2, "deliveries": 2}),
        (["gone@example.org"], {"sends": 1, "hard_bounces": 1}),
        (["gone@example.com"], {"sends": 1, "hard_bounces": 1, "exempt_bounces": 1}),
        (["cross@example.org", "a@example.org"], {"sends": 2, "deliveries": 2, "complaints": 1}),
        (["late@example.org"], {"sends": 1, "delays": 1}),
        (["bounce@simulator.amazonses.com"], {}),
        (["success@SIMULATOR.amazonses.com", "a@example.org"], {"sends": 1, "deliveries": 1}),
    ],
)
def test_events_are_counted_by_recipient(
    kernel: Kernel, recipients: list[str], expected: dict[str, int]
) -> None:
    send(kernel, *recipients)

    assert counted(kernel) == expected


def test_mail_that_nobody_watches_has_no_figures(kernel: Kernel) -> None:
    send(kernel, "a@example.org", chosen=None)

    assert figures(kernel) == []


def test_figures_are_narrowed_by_their_dimensions(kernel: Kernel) -> None:
    send(kernel, "a@example.org")
    send(kernel, "A@Example.NET", "b@example.net")

    assert counted(kernel, isp="example.net") == {"sends": 2, "deliveries": 2}
    assert counted(kernel, alone=True) == {"sends": 1, "deliveries": 1}
    assert counted(kernel, identity="example.com", set="s", tenant="") == {"sends": 3, "deliveries": 3}
    assert counted(kernel, set="other") == counted(kernel, identity="example.net") == {}


def test_an_hour_has_figures_of_its_own(kernel: Kernel) -> None:
    send(kernel, "late@example.org")
    kernel.advance(HOUR)

    first, second = figures(kernel)
    assert (first.sends, first.delays, first.deliveries) == (1, 1, 0)
    assert (second.hour, second.deliveries) == (first.hour + 1, 1)
    assert kernel.run(metrics.between, NOON + HOUR, NOON + 2 * HOUR) == [second]
    assert kernel.run(metrics.between, NOON + 1, NOON + HOUR) == []


def test_figures_are_kept_for_ninety_days(kernel: Kernel) -> None:
    send(kernel, "a@example.org")
    kernel.advance(90 * 24 * HOUR)
    send(kernel, "a@example.org")
    assert len(figures(kernel)) == 1

    kernel.advance(HOUR)
    send(kernel, "a@example.org")
    assert figures(kernel) == []
    assert len(kernel.run(metrics.between, NOON, NOON + 91 * 24 * HOUR)) == 2


def test_opens_are_counted_all_and_for_the_first_time(kernel: Kernel) -> None:
    identifier = send(kernel, "a@example.org")

    def look(ctx: Context, kind: str, **facts: Any) -> None:
        (message,) = ctx.store.select(WITH_ID, id=identifier)
        history.add(ctx, message, kind, address="192.0.2.1", agent="x", **facts)
        history.keep(ctx, message)

    for _ in range(2):
        kernel.run(look, "Open")
    kernel.advance(1)
    kernel.run(look, "Open")
    kernel.run(look, "Click", link="https://example.com", tags=[])
    kernel.settle()

    found = counted(kernel)
    assert (found["opens"], found["opened"], found["clicks"], found["clicked"]) == (3, 1, 1, 1)


def test_what_is_gone_is_not_counted(kernel: Kernel) -> None:
    submission = Submission("ses", "sol@example.com", to=("a@example.org",), text=Part("Hello"))
    submission = dataclasses.replace(submission, subject=Part("Hi"), configuration_set="s")
    identifier = kernel.run(sending.submit, submission)

    def forget(ctx: Context) -> None:
        (message,) = ctx.store.select(WITH_ID, id=identifier)
        ctx.store.delete(MESSAGES, message.number)

    kernel.run(forget)
    kernel.settle()
    assert figures(kernel) == []


def test_a_set_has_rates_since_its_fresh_start(kernel: Kernel) -> None:
    for recipient in ("gone@example.org", "gone@example.com", "full@example.org", "a@example.org"):
        send(kernel, recipient)

    def of_set(ctx: Context) -> Rates:
        chosen = ctx.store.get(CONFIGURATION_SETS, "s")
        assert chosen
        return rates.of_set(ctx, chosen)

    assert kernel.run(of_set)[:3] == (4, 0.25, 0.0)

    kernel.run(keep_set, fresh_start=NOON + 1)
    kernel.advance(HOUR)
    send(kernel, "cross@example.org")
    assert kernel.run(of_set)[:3] == (1, 0.0, 1.0)


def test_the_latest_mail_makes_a_rate_as_much_as_is_representative(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for recipient in ("gone@example.org", "b@example.org"):
        send(kernel, recipient, recipient.replace("org", "net"))
        kernel.advance(HOUR)
    assert kernel.run(rates.of_tenant, "", 0.0) == (4, 0.5, 0.0, NOON)

    monkeypatch.setattr(rates, "REPRESENTATIVE_VOLUME", 2)
    assert kernel.run(rates.of_tenant, "", 0.0) == (2, 0.0, 0.0, NOON + HOUR)
