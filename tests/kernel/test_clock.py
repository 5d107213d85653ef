"""The clock: it runs, stands, and goes forward."""

from __future__ import annotations

import pytest

from bellhop.kernel.clock import Clock, from_iso8601, iso8601, seconds_of


def test_a_frozen_clock_stands_and_moves_by_hand() -> None:
    clock = Clock(frozen=100.0)
    assert (clock.now(), clock.now()) == (100.0, 100.0)
    clock.move(250.0)
    assert clock.now() == 250.0
    assert (clock.wait(250.0), clock.wait(251.0)) == (0.0, None)


def test_a_moved_clock_runs_on_from_there() -> None:
    clock = Clock()
    clock.move(5_000_000_000.0)
    assert 5_000_000_000.0 <= clock.now() < 5_000_000_010.0
    assert 990.0 < (clock.wait(5_000_001_000.0) or 0) <= 1000.0


def test_thawing_goes_on_where_it_stood() -> None:
    clock = Clock()
    clock.move(5_000_000_000.0)
    clock.freeze()
    stood = clock.now()
    clock.thaw()
    assert clock.frozen is None
    assert stood <= clock.now() < stood + 10


def test_a_reset_clock_shows_real_time() -> None:
    clock = Clock(offset=1e9, frozen=3.0)
    clock.reset()
    assert (clock.offset, clock.frozen) == (0.0, None)


@pytest.mark.parametrize(("text", "seconds"), [("0s", 0), ("90m", 5400), ("2h", 7200), ("3d", 259_200)])
def test_durations(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "90", "m", "1.5h", "-1s", "1w", "1h30m", "٣s"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        seconds_of(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-24T12:00:00Z", "2026-11-24T12:00:00.000Z"),
        ("2026-11-24T12:00:00", "2026-11-24T12:00:00.000Z"),
        ("2026-11-24T14:00:00.5+02:00", "2026-11-24T12:00:00.500Z"),
    ],
)
def test_times_are_utc(text: str, written: str) -> None:
    assert iso8601(from_iso8601(text)) == written
