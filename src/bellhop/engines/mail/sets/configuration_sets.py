"""Configuration sets: made, changed, found, and asked whether mail may be sent with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import states
from bellhop.engines.mail.errors import ConfigurationSetMissing, ConfigurationSetPaused
from bellhop.engines.mail.sets.errors import InvalidSet, InvalidTracking, SetExists, TooManySets
from bellhop.engines.mail.sets.tables import (
    CONFIGURATION_SETS,
    REMOVE_DESTINATIONS_OF,
    SET_TALLIES,
    ConfigurationSet,
    SetTally,
)
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

MOST = 10_000  # "Maximum number of configuration sets: 10,000" (SES guide, quotas)
TALLY = "configuration sets"

_name = re.compile(r"[A-Za-z0-9_-]+").fullmatch
LONGEST_NAME = 64


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:configuration-set/{name}"


def find(ctx: Context, name: str) -> ConfigurationSet:
    """The set of this name; raises ConfigurationSetMissing."""
    found = ctx.store.get(CONFIGURATION_SETS, name)
    if found is None:
        raise ConfigurationSetMissing(name)
    return found


def for_sending(ctx: Context, name: str) -> ConfigurationSet:
    """The set that a mail names; raises ConfigurationSetMissing and ConfigurationSetPaused."""
    found = find(ctx, name)
    if not found.sending:
        raise ConfigurationSetPaused(name)
    return found


def create(ctx: Context, made: ConfigurationSet, labels: Mapping[str, str]) -> None:
    """Keep a new set; `labels` are its tags.

    Raises InvalidSet, SetExists, TooManySets, and what `change` raises for its options.
    """
    if wrong := wrong_name(made.name, "configuration set"):
        raise InvalidSet(wrong)
    if ctx.store.get(CONFIGURATION_SETS, made.name) is not None:
        raise SetExists(made.name)
    tally = ctx.store.get(SET_TALLIES, TALLY)
    if tally and tally.sets >= MOST:
        raise TooManySets(MOST)
    _check(ctx, {"delivery": made.delivery, "tracking": made.tracking})
    ctx.store.count_up(SET_TALLIES, SetTally(TALLY, 1))
    tags.add(ctx, arn(ctx, made.name), labels)
    ctx.store.add(CONFIGURATION_SETS, made)


def change(ctx: Context, name: str, **groups: Any) -> None:
    """Put groups of options in the place of what they were; they are columns of the row.

    Raises ConfigurationSetMissing; PoolMissing for `delivery`, InvalidTracking for `tracking`.
    """
    _check(ctx, groups)
    if not ctx.store.update(CONFIGURATION_SETS, name, **groups):
        raise ConfigurationSetMissing(name)


def switch_sending(ctx: Context, name: str, enabled: bool) -> None:
    """Pause a set or let it send; raises ConfigurationSetMissing.

    "When you disable email sending for a configuration set and later re-enable it, the reputation metrics
    for the configuration set are reset": a fresh start.
    """
    found = find(ctx, name)
    fresh = {"fresh_start": ctx.now} if enabled and not found.sending else {}
    change(ctx, name, sending=enabled, reputation=found.reputation | fresh)


def switch_metrics(ctx: Context, name: str, enabled: bool) -> None:
    """Publish a set's bounce and complaint rates, or do not; raises ConfigurationSetMissing."""
    change(ctx, name, reputation=find(ctx, name).reputation | {"metrics": enabled})


def delete(ctx: Context, name: str) -> None:
    """Forget a set with its destinations and tags; raises ConfigurationSetMissing, ResourceHeld.

    "If you delete a configuration set that's designated as the default configuration set for an identity,
    and then attempt to send email through that identity, your call to Amazon SES fails".
    """
    from bellhop.engines.mail.reputation import tenants  # noqa: PLC0415 - sets are seldom deleted

    tenants.hold(ctx, arn(ctx, name))
    if not ctx.store.delete(CONFIGURATION_SETS, name):
        raise ConfigurationSetMissing(name)
    ctx.store.change(REMOVE_DESTINATIONS_OF, set=name)
    ctx.store.count_up(SET_TALLIES, SetTally(TALLY, -1))
    tags.forget(ctx, arn(ctx, name))


def wrong_name(name: str, what: str) -> str | None:
    """What is wrong with the name of a set or a destination, as a sentence."""
    if _name(name) is None:
        return f"Invalid {what} name <{name}>: letters, digits, _ and - are allowed."
    if len(name) > LONGEST_NAME:
        return f"Invalid {what} name <{name}>: it has more than {LONGEST_NAME} characters."
    return None


def _check(ctx: Context, groups: Mapping[str, Any]) -> None:
    """The options that name something: it must be there."""
    if pool := groups.get("delivery", {}).get("pool"):
        from bellhop.engines.mail.infrastructure import pools  # noqa: PLC0415 - few sets have one

        pools.find(ctx, pool)
    domain = groups.get("tracking", {}).get("domain")
    if domain and not _is_verified(ctx, domain):
        raise InvalidTracking(f"Custom redirect domain <{domain}> is not verified.")


def _is_verified(ctx: Context, domain: str) -> bool:
    """A verified domain vouches for what is below it."""
    labels = domain.lower().split(".")
    names = (".".join(labels[place:]) for place in range(len(labels) - 1))
    found = (ctx.store.get(IDENTITIES, name) for name in names)
    return any(identity is not None and identity.status == states.VERIFIED for identity in found)
