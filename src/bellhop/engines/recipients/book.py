"""The book of rules on recipients: written by the operator, consulted when a fate is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.recipients.rules import Outcome, outcome_for
from bellhop.engines.recipients.tables import (
    NEWEST_FIRST,
    OLDEST_FIRST,
    REMOVE_ALL,
    REMOVE_WITH_PATTERN,
    RULES,
    Rule,
)
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from bellhop.kernel.context import Context


def add(ctx: Context, pattern: str, outcome: Outcome) -> Rule:
    """Write a rule; of those that match a recipient it is now the one that counts."""
    rule = Rule(ctx.ids.sequence(ctx.now), pattern, outcome.value)
    return ctx.store.across().scope(NOBODY).add(RULES, rule)


def all_rules(ctx: Context) -> list[Rule]:
    """Every rule, the oldest first."""
    return [rule for _, rule in ctx.store.across().each(OLDEST_FIRST)]


def remove(ctx: Context, pattern: str | None = None) -> int:
    """Strike out the rules with this pattern, or all of them; how many there were."""
    door = ctx.store.across()
    return door.change(REMOVE_ALL) if pattern is None else door.change(REMOVE_WITH_PATTERN, pattern=pattern)


def outcome_of(ctx: Context, recipient: str) -> Outcome | None:
    """What the newest rule that matches this address or number says; None if none does."""
    rules = [(rule.pattern, rule.outcome) for _, rule in ctx.store.across().each(NEWEST_FIRST)]
    return outcome_for(recipient, rules) if rules else None
