"""A table of statuses lets through the steps it holds and no other."""

from __future__ import annotations

import pytest

from bellhop.kernel.states import IllegalStep, Table

DOOR = Table("door", {"open": {"closed"}, "closed": {"open", "locked"}, "locked": set()})


@pytest.mark.parametrize(("old", "new"), [("open", "closed"), ("closed", "open"), ("closed", "locked")])
def test_a_known_step_answers_the_new_status(old: str, new: str) -> None:
    assert DOOR.step(old, new) == new


@pytest.mark.parametrize(
    ("old", "new"), [("open", "locked"), ("open", "open"), ("locked", "open"), ("ajar", "open")]
)
def test_any_other_step_raises_and_says_which(old: str, new: str) -> None:
    with pytest.raises(IllegalStep, match=f"door: no step from {old} to {new}"):
        DOOR.step(old, new)


def test_final_statuses_are_those_without_steps() -> None:
    assert [status for status in ("open", "closed", "locked") if DOOR.final(status)] == ["locked"]
    with pytest.raises(KeyError):
        DOOR.final("ajar")


def test_a_step_into_a_status_without_a_row_is_refused_when_the_table_is_made() -> None:
    with pytest.raises(ValueError, match="door: no row for ajar"):
        Table("door", {"open": {"ajar"}})
