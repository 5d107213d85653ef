"""How many parameters there may be: counted as they come and go.

systems-manager/latest/userguide/parameter-store-advanced-parameters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters.drafts import ADVANCED, STANDARD
from bellhop.engines.parameters.errors import ParameterLimitExceeded
from bellhop.engines.parameters.tables import OF_TIER, ONE_LESS, ONE_MORE, TALLIES, Tally

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

# A hundred times what AWS gives an account of standard parameters, as with SES's quotas: whoever fills a
# store here does it to see what happens, and is not to be stopped half way.
MOST = {STANDARD: 1_000_000, ADVANCED: 1_000_000}


def take(ctx: Context, tier: str) -> None:
    """Count one more of a tier, before it is there. Raises ParameterLimitExceeded."""
    if not _taken(ctx, tier):
        raise ParameterLimitExceeded(tier, MOST[tier])


def move(ctx: Context) -> None:
    """A standard parameter becomes an advanced one. Raises ParameterLimitExceeded."""
    take(ctx, ADVANCED)
    ctx.store.change(ONE_LESS, of_tier=STANDARD)


def _taken(ctx: Context, tier: str) -> bool:
    if ctx.store.change(ONE_MORE, of_tier=tier, limit=MOST[tier]):
        return True
    if ctx.store.get(TALLIES, tier):
        return False
    # Nobody has counted yet: there are none, or those of a Bellhop that did not count.
    there = len(ctx.store.select(OF_TIER, tier=tier))
    if there >= MOST[tier]:
        return False
    ctx.store.add(TALLIES, Tally(tier, there + 1))
    return True
