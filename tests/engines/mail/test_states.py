"""A recipient's status goes only where mail can go."""

from __future__ import annotations

import itertools

import pytest

from bellhop.engines.mail.states import RECIPIENT
from bellhop.kernel.states import IllegalStep


@pytest.mark.parametrize(
    "life",
    [
        ["Pending", "Delivered", "Complained"],
        ["Pending", "Delayed", "Delayed", "Delivered"],
        ["Pending", "Delayed", "Bounced"],
        ["Pending", "Delivered", "Bounced"],
        ["Pending", "Suppressed"],
        ["Pending", "Rejected"],
        ["Pending", "Failed"],
        ["Pending", "OptedOut"],
    ],
)
def test_lives_that_happen(life: list[str]) -> None:
    for old, new in itertools.pairwise(life):
        assert RECIPIENT.step(old, new) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pending", "Complained"),
        ("Suppressed", "Delivered"),
        ("Bounced", "Delivered"),
        ("Delivered", "Pending"),
    ],
)
def test_steps_that_do_not(old: str, new: str) -> None:
    with pytest.raises(IllegalStep):
        RECIPIENT.step(old, new)
