"""Days that figures are told of, and providers that they are told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bellhop.engines.mail.insights import providers, vdm
from bellhop.engines.mail.insights.errors import InvalidPeriod

if TYPE_CHECKING:
    from tests.conftest import Kernel

DAY = vdm.DAY


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (0, 0, [0]),
        (5, 5, [0]),
        (0, DAY, [0]),
        (0, DAY + 1, [0, DAY]),
        (DAY - 1, DAY, [0]),
        (DAY + 0.5, 3 * DAY, [DAY, 2 * DAY]),
    ],
)
def test_days_begin_before_the_end(start: float, end: float, days: list[int]) -> None:
    assert list(vdm.days_of(start, end)) == days


@pytest.mark.parametrize("end", [-1, vdm.LONGEST + 1])
def test_periods_end_after_they_begin_and_not_ages_later(kernel: Kernel, end: float) -> None:
    with pytest.raises(InvalidPeriod):
        kernel.run(vdm.daily, "SEND", vdm.Dimensions(), 0, end)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ann@gmail.com", "Gmail"),
        ("ann@GoogleMail.com", "Gmail"),
        ("ann@outlook.com", "Hotmail"),
        ('"a@yahoo.com"@example.org', "Other"),
        ("seed-1@icloud.seeds.example", "iCloud"),
    ],
)
def test_providers_are_known_by_their_domains(address: str, name: str) -> None:
    assert providers.of_address(address).name == name
