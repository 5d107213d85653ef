"""Limits in numbers: what an account may send at once, in a second and in a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import accounts, quota
from bellhop.engines.mail.errors import DailyQuotaExceeded, RateExceeded
from bellhop.engines.mail.mime.addresses import Mailbox
from bellhop.engines.mail.tables import SendCounter, SendingAccount

if TYPE_CHECKING:
    from tests.conftest import Kernel

ANN = Mailbox("", "ann", "example.org")
SIMULATED = Mailbox("", "success", "simulator.amazonses.com")


def admitted(kernel: Kernel, account: SendingAccount, *recipients: Mailbox) -> str:
    """`yes`, or the fact that stands against it."""
    try:
        kernel.run(quota.admit, account, recipients or (ANN,))
    except (DailyQuotaExceeded, RateExceeded) as fact:
        return type(fact).__name__
    return "yes"


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        ({}, (1e7, 1e4)),
        ({"production": False}, (200, 1)),
        ({"production": False, "max_rate": 5.0}, (200, 5)),
        ({"max_24_hours": -1.0}, (-1, 1e4)),
    ],
)
def test_limits_are_those_given_or_everybodys(given: dict[str, Any], limits: tuple[float, float]) -> None:
    assert quota.limits(SendingAccount(**given)) == limits


def test_nobody_is_measured_whom_nothing_limits(kernel: Kernel) -> None:
    assert not quota.is_limited(kernel.run(accounts.of))
    assert quota.is_limited(SendingAccount(production=False))
    assert quota.is_limited(SendingAccount(max_rate=5.0))


@pytest.mark.parametrize(
    ("rate", "waits", "expected"),
    [
        (1.0, [0, 0, 1, 0.5, 0.5], ["yes", "RateExceeded", "yes", "RateExceeded", "yes"]),
        (2.0, [0, 0, 0, 0.5, 0], ["yes", "yes", "RateExceeded", "yes", "RateExceeded"]),
        (0.5, [0, 1, 1], ["yes", "RateExceeded", "yes"]),
        (0.0, [0, 10], ["RateExceeded", "RateExceeded"]),
        (-1.0, [0, 0, 0], ["yes", "yes", "yes"]),
        (1.0, [0, 3600, 0], ["yes", "yes", "RateExceeded"]),
    ],
)
def test_a_rate_is_kept_and_saved_up_for_no_longer_than_a_second(
    kernel: Kernel, rate: float, waits: list[float], expected: list[str]
) -> None:
    found: list[str] = []
    for seconds in waits:
        kernel.advance(seconds)
        found.append(admitted(kernel, SendingAccount(max_rate=rate)))

    assert found == expected


@pytest.mark.parametrize(
    ("sent", "limit", "recipients", "expected"),
    [
        (SendCounter(0, attempts=9), 10.0, (ANN, ANN), "yes"),
        (SendCounter(0, attempts=10), 10.0, (ANN,), "DailyQuotaExceeded"),
        (SendCounter(0, attempts=10, simulated=1), 10.0, (ANN,), "yes"),
        (SendCounter(0, attempts=10), 10.0, (SIMULATED,), "yes"),
        (SendCounter(0, attempts=10), 10.0, (SIMULATED, ANN), "DailyQuotaExceeded"),
        (SendCounter(0, attempts=10), -1.0, (ANN,), "yes"),
        (SendCounter(0), 0.0, (ANN,), "DailyQuotaExceeded"),
    ],
)
def test_a_days_quota_is_used_up_by_recipients(
    kernel: Kernel, sent: SendCounter, limit: float, recipients: tuple[Mailbox, ...], expected: str
) -> None:
    kernel.run(quota.count, sent)

    assert admitted(kernel, SendingAccount(max_24_hours=limit), *recipients) == expected
