"""A parameter goes, and all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import names
from bellhop.engines.parameters.events import DELETE, changed
from bellhop.engines.parameters.tables import (
    ONE_LESS,
    PARAMETERS,
    REMOVE_LABELS_OF,
    REMOVE_OLD_VERSIONS_OF,
    REMOVE_POLICIES_OF,
)
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context


def remove(ctx: Context, row: Parameter) -> None:
    """Remove a parameter with its versions, labels, tags and sharing; timers of its policies find nothing."""
    arn = names.arn(ctx.scope, row.name)
    ctx.store.delete(PARAMETERS, row.name)
    ctx.store.change(REMOVE_OLD_VERSIONS_OF, name=row.name)
    ctx.store.change(REMOVE_LABELS_OF, name=row.name)
    ctx.store.change(REMOVE_POLICIES_OF, arn=arn)
    ctx.store.change(ONE_LESS, of_tier=row.tier)
    tags.forget(ctx, arn)
    ctx.emit(changed(DELETE, row))
