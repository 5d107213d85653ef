"""The newest rule that matches decides."""

from __future__ import annotations

import pytest

from bellhop.engines.recipients.rules import Outcome, outcome_for

RULES = [
    ("vip@example.com", "Deliver"),
    ("*@Example.com", "PermanentBounce"),
    ("+1555???0100", "Reject"),
    ("b[ao]b@*", "Complaint"),
    ("b*", "TransientBounce"),
    ("*", "Delay"),
]


@pytest.mark.parametrize(
    ("recipient", "outcome"),
    [
        ("VIP@EXAMPLE.COM", Outcome.DELIVER),
        ("other@example.com", Outcome.PERMANENT_BOUNCE),
        ("other@sub.example.com", Outcome.DELAY),
        ("+15551230100", Outcome.REJECT),
        ("+155512301001", Outcome.DELAY),
        ("bob@test", Outcome.COMPLAINT),
        ("bib@test", Outcome.TRANSIENT_BOUNCE),
        ("a\nb", Outcome.DELAY),
    ],
)
def test_the_newest_match_wins(recipient: str, outcome: Outcome) -> None:
    assert outcome_for(recipient, RULES) is outcome


def test_without_a_match_there_is_no_outcome() -> None:
    assert outcome_for("a@b", RULES[:2]) is None
    assert outcome_for("a@b", []) is None


def test_the_whole_address_must_match() -> None:
    assert outcome_for("xa@b", [("a@b", "Reject")]) is None
    assert outcome_for("a@bx", [("a@b", "Reject")]) is None


def test_an_outcome_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Explode"):
        outcome_for("a@b", [("*", "Explode")])
