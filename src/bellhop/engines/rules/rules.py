"""Rules: what they wait for, their targets, and the timers of those with a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.rules import patterns, publishing, schedules
from bellhop.engines.rules.buses import LAST
from bellhop.engines.rules.errors import Invalid, LimitExceeded, ManagedRule, RuleNotFound
from bellhop.engines.rules.notices import RulesChanged
from bellhop.engines.rules.tables import (
    DISABLED,
    RULES,
    RULES_NAMED,
    TARGETS,
    TARGETS_OF,
    Rule,
    Target,
)
from bellhop.engines.rules.watching import DEFAULT
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context

MOST = 300  # rules on a bus
MOST_TARGETS = 5  # of a rule


def find(ctx: Context, bus: str, name: str) -> Rule:
    """Raises RuleNotFound."""
    found = ctx.store.get(RULES, bus, name)
    if found is None:
        raise RuleNotFound(name, bus)
    return found


def put(ctx: Context, rule: Rule) -> bool:
    """Make a rule, or replace one; whether it is new."""
    _check(rule)
    present = ctx.store.get(RULES, rule.bus, rule.name)
    if present is None:
        _check_room(ctx, rule.bus)
    else:
        _refuse_managed(present)
        rule.created_by, rule.timer = present.created_by, present.timer
    _keep(ctx, present, rule)
    return present is None


def _refuse_managed(rule: Rule) -> None:
    if rule.managed_by:
        raise ManagedRule(rule.name)


def _check(rule: Rule) -> None:
    if not (rule.pattern or rule.schedule):
        raise Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.")
    if rule.pattern:
        patterns.compiled(rule.pattern)
    if rule.schedule:
        schedules.parsed(rule.schedule)
        if rule.bus != DEFAULT:
            raise Invalid("ScheduleExpression is supported only on the default event bus.")


def _check_room(ctx: Context, bus: str) -> None:
    if len(ctx.store.select(RULES_NAMED, bus=bus, first="", below=LAST, limit=MOST)) >= MOST:
        raise LimitExceeded


def set_state(ctx: Context, bus: str, name: str, state: str) -> None:
    present, rule = find(ctx, bus, name), find(ctx, bus, name)
    _refuse_managed(rule)
    rule.state = state
    _keep(ctx, present, rule)


def _keep(ctx: Context, present: Rule | None, rule: Rule) -> None:
    """A schedule goes on as it was if neither it nor being enabled has changed."""
    if present is None or _times(present) != _times(rule):
        _call_off(ctx, rule)
        if rule.state != DISABLED and rule.schedule:
            _plan(ctx, rule)
    ctx.store.put(RULES, rule)
    ctx.notify(RulesChanged(ctx.scope))


def _times(rule: Rule) -> tuple[str, bool]:
    return rule.schedule, rule.state == DISABLED


def _call_off(ctx: Context, rule: Rule) -> None:
    if rule.timer:
        ctx.never(rule.timer)
        rule.timer = 0


def _plan(ctx: Context, rule: Rule) -> None:
    due = schedules.parsed(rule.schedule).after(ctx.now)
    rule.timer = 0 if due is None else ctx.later(due, run, bus=rule.bus, name=rule.name)


def run(ctx: Context, bus: str, name: str) -> None:
    """A timer: the time of a rule has come."""
    rule = ctx.store.get(RULES, bus, name)
    if rule is None or rule.state == DISABLED:
        return
    publishing.scheduled(ctx, rule)
    _plan(ctx, rule)
    ctx.store.update(RULES, bus, name, timer=rule.timer)


def delete(ctx: Context, bus: str, name: str, *, force: bool = False) -> None:
    """Remove a rule without targets; one that is not there is gone already. `force` is for managed ones."""
    rule = ctx.store.get(RULES, bus, name)
    if rule is None:
        return
    if not force:
        _refuse_managed(rule)
    if ctx.store.select(TARGETS_OF, bus=bus, rule=name, limit=1):
        raise Invalid("Rule can't be deleted since it has targets.")
    _call_off(ctx, rule)
    ctx.store.delete(RULES, bus, name)
    tags.forget(ctx, publishing.rule_arn(ctx.scope, bus, name))
    ctx.notify(RulesChanged(ctx.scope))


def put_targets(ctx: Context, rule: Rule, targets: Iterable[Target]) -> None:
    """Add targets to a rule, in the places of those with their ids; raises LimitExceeded."""
    _refuse_managed(rule)
    for target in targets:
        ctx.store.put(TARGETS, target)
    if len(ctx.store.select(TARGETS_OF, bus=rule.bus, rule=rule.name, limit=MOST_TARGETS + 1)) > MOST_TARGETS:
        raise LimitExceeded


def remove_target(ctx: Context, rule: Rule, identifier: str, *, force: bool = False) -> bool:
    """Whether there was such a target."""
    if not force:
        _refuse_managed(rule)
    return ctx.store.delete(TARGETS, rule.bus, rule.name, identifier)
