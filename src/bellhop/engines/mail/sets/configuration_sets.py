"""Configuration sets: made, found, and asked whether mail may be sent with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import ConfigurationSetMissing, ConfigurationSetPaused
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS

if TYPE_CHECKING:
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.kernel.context import Context


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
