"""Event buses and who may put events on them; the default bus is everywhere."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.rules.errors import (
    BusNotFound,
    Invalid,
    LimitExceeded,
    NotPermitted,
    PolicyTooLong,
    ResourceAlreadyExists,
    ResourceNotFound,
)
from bellhop.engines.rules.tables import BUSES, BUSES_NAMED, RULES_NAMED, EventBus
from bellhop.engines.rules.watching import DEFAULT
from bellhop.kernel import tags
from bellhop.store import Duplicate, Scope

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

MOST = 100  # buses of an account in a Region
LONGEST_POLICY = 10_240  # characters
LAST = "\U0010ffff"  # behind every name
NO_POLICY = "Parameter Policy is not valid. Reason: it is no policy in JSON."


def arn(scope: Scope, name: str) -> str:
    return f"arn:aws:events:{scope.region}:{scope.account}:event-bus/{name}"


def owner_of(scope: Scope, name_or_arn: str) -> tuple[Scope, str]:
    """Whose bus a name or ARN means, and its name."""
    if not name_or_arn.startswith("arn:"):
        return scope, name_or_arn or DEFAULT
    _, _, _, region, account, resource = name_or_arn.split(":", 5)
    return Scope(account, region), resource.removeprefix("event-bus/")


def own_name(ctx: Context, name_or_arn: str | None) -> str:
    """The name of a bus of this scope; raises BusNotFound."""
    owner, name = owner_of(ctx.scope, name_or_arn or DEFAULT)
    if owner != ctx.scope:
        raise BusNotFound(name)
    find(ctx, name)
    return name


def find(ctx: Context, name: str) -> EventBus:
    """The bus of this name; raises BusNotFound."""
    found = ctx.store.get(BUSES, name)
    if found is None and name == DEFAULT:
        return EventBus(DEFAULT, "", [], {}, 0.0, 0.0)
    if found is None:
        raise BusNotFound(name)
    return found


def exists(ctx: Context, name: str) -> bool:
    return name == DEFAULT or ctx.store.get(BUSES, name) is not None


def create(ctx: Context, bus: EventBus) -> None:
    """Raises ResourceAlreadyExists and LimitExceeded."""
    if "/" in bus.name:
        raise Invalid("Event bus name must not contain '/'.")
    if bus.name == DEFAULT:
        raise ResourceAlreadyExists(f"Event bus {DEFAULT}")
    try:
        ctx.store.add(BUSES, bus)
    except Duplicate as error:
        raise ResourceAlreadyExists(f"Event bus {bus.name}") from error
    if len(ctx.store.select(BUSES_NAMED, first="", below=LAST, limit=MOST + 1)) > MOST:
        raise LimitExceeded


def change(ctx: Context, bus: EventBus) -> None:
    """Keep what is said of a bus, of the default one too."""
    bus.modified = ctx.now
    bus.created = bus.created or ctx.now
    ctx.store.put(BUSES, bus)


def delete(ctx: Context, name: str) -> None:
    """Remove a bus without rules; one that is not there is gone already."""
    if name == DEFAULT:
        raise Invalid("Cannot delete event bus default.")
    if ctx.store.select(RULES_NAMED, bus=name, first="", below=LAST, limit=1):
        raise Invalid(f"Event bus {name} can't be deleted since it has rules.")
    ctx.store.delete(BUSES, name)
    tags.forget(ctx, arn(ctx.scope, name))


def permit(ctx: Context, name: str, statement: dict[str, Any]) -> None:
    """Add a statement to a bus's policy, in the place of one with its Sid."""
    bus = find(ctx, name)
    statement = statement | {"Resource": arn(ctx.scope, name)}
    _keep_policy(ctx, bus, [*(each for each in bus.policy if each.get("Sid") != statement["Sid"]), statement])


def replace_policy(ctx: Context, name: str, text: str) -> None:
    """Make a text the whole policy of a bus."""
    try:
        policy = cast("dict[str, Any]", orjson.loads(text))
        statements: Any = policy["Statement"]
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise Invalid(NO_POLICY) from error
    each = cast("list[Any]", statements) if isinstance(statements, list) else [statements]
    if not all(isinstance(statement, dict) for statement in each):
        raise Invalid(NO_POLICY)
    _keep_policy(ctx, find(ctx, name), each)


def _keep_policy(ctx: Context, bus: EventBus, statements: list[Any]) -> None:
    bus.policy = statements
    if len(policy_text(bus) or "") > LONGEST_POLICY:
        raise PolicyTooLong
    change(ctx, bus)


def forbid(ctx: Context, name: str, sid: str | None) -> None:
    """Remove the statement with this Sid from a bus's policy, or all; raises ResourceNotFound."""
    bus = find(ctx, name)
    left = [] if sid is None else [each for each in bus.policy if each.get("Sid") != sid]
    if sid is not None and len(left) == len(bus.policy):
        raise ResourceNotFound("Statement with the provided id does not exist.")
    bus.policy = left
    change(ctx, bus)


def policy_text(bus: EventBus) -> str | None:
    if not bus.policy:
        return None
    return orjson.dumps({"Version": "2012-10-17", "Statement": bus.policy}).decode()


def entered(ctx: Context, owner: Scope, name: str) -> Context:
    """The context in which events are put on a bus: its owner's, whose policy must allow it.

    Raises NotPermitted, and BusNotFound for another account's bus that is not there.
    """
    if owner == ctx.scope:
        return ctx
    there = dataclasses.replace(ctx, store=ctx.store.of(owner))
    if owner.account != ctx.account and not _allows(find(there, name), ctx.account):
        raise NotPermitted(arn(owner, name))
    return there


def _allows(bus: EventBus, account: str) -> bool:
    """No account is in an organization here: what a condition demands is not met."""
    effects = {
        each.get("Effect")
        for each in bus.policy
        if not each.get("Condition") and _is_for(each, account) and _is_put_events(each)
    }
    return effects == {"Allow"}


def _is_for(statement: dict[str, Any], account: str) -> bool:
    principal = statement.get("Principal")
    named = cast("dict[str, Any]", principal).get("AWS", []) if isinstance(principal, dict) else principal
    principals = cast("list[Any]", named) if isinstance(named, list) else [named]
    return any(each in ("*", account, f"arn:aws:iam::{account}:root") for each in principals)


def _is_put_events(statement: dict[str, Any]) -> bool:
    action = statement.get("Action")
    actions = cast("list[Any]", action) if isinstance(action, list) else [action]
    return any(each in ("*", "events:*", "events:PutEvents") for each in actions)
