"""Notices are heard right after the commit, and not at all of what was undone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Rung:
    """The bell was rung."""

    times: int


def ring(ctx, times: int) -> None:
    ctx.notify(Rung(times))


def ring_and_fail(ctx) -> None:
    ring(ctx, 3)
    raise ValueError("undone")


@pytest.fixture
def heard(kernel):
    """What was heard, each with whether its transaction was still open."""
    found = []
    surroundings = kernel.transactions.surroundings
    surroundings.listen(Rung, lambda notice: found.append((notice, kernel.database.wrote)))
    return found


def test_a_call_is_heard_after_its_commit(kernel, heard):
    kernel.run(lambda ctx: (ctx.later(ctx.now + 1, ring, times=2), ring(ctx, 1), heard.append("work")))
    assert heard == ["work", (Rung(1), False)]
    kernel.advance(1)
    assert heard[2:] == [(Rung(2), False)]


def test_what_was_undone_is_not_heard(kernel, heard):
    with pytest.raises(ValueError, match="undone"):
        kernel.run(ring_and_fail)
    kernel.run(lambda ctx: ctx.later(ctx.now, ring_and_fail))
    kernel.settle()
    assert heard == []


def test_nobody_needs_to_listen(kernel):
    kernel.run(ring, 1)


def test_a_timer_can_be_called_off(kernel, heard):
    number = kernel.run(lambda ctx: ctx.later(ctx.now + 1, ring, times=1))
    kernel.run(lambda ctx: ctx.never(number))
    kernel.advance(2)
    assert heard == []
