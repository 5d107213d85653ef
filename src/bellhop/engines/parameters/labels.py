"""Labels: names that versions of a parameter have.

systems-manager/latest/userguide/sysman-paramstore-labels.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.parameters import parameters
from bellhop.engines.parameters.errors import ParameterVersionNotFound, TooManyLabels
from bellhop.engines.parameters.events import LABEL, changed
from bellhop.engines.parameters.tables import LABELS, LABELS_OF, OLD_VERSIONS, WITH_LABEL, Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.store import Store

MOST = 10  # of a version
_LABEL = re.compile(r"(?!aws|ssm|[0-9])[A-Za-z0-9_.\-]{1,100}", re.IGNORECASE | re.ASCII)


def attach(ctx: Context, name: str, version: int | None, labels: Iterable[str]) -> tuple[int, list[str]]:
    """Give labels to a version, the newest if none is named; those of other versions move to it.

    The version, and the labels that cannot be any. Raises ParameterNotFound, ParameterVersionNotFound and
    TooManyLabels.
    """
    row = parameters.own(ctx, name)
    version = _existing(ctx, row, version or row.version)
    wanted = dict.fromkeys(labels)
    good = [label for label in wanted if _LABEL.fullmatch(label)]
    there = {each.label for each in of(ctx.store, row.name) if each.version == version}
    if len(there | {*good}) > MOST:
        raise TooManyLabels
    for label in good:
        ctx.store.put(LABELS, Label(row.name, label, version))
    if good:
        ctx.emit(changed(LABEL, row))
    return version, [label for label in wanted if label not in good]


def detach(ctx: Context, name: str, version: int, labels: Iterable[str]) -> tuple[list[str], list[str]]:
    """Take labels from a version: those that it had, and those that it had not.

    Raises ParameterNotFound and ParameterVersionNotFound.
    """
    row = parameters.own(ctx, name)
    _existing(ctx, row, version)
    there = {each.label for each in of(ctx.store, row.name) if each.version == version}
    wanted = dict.fromkeys(labels)
    gone = [label for label in wanted if label in there]
    for label in gone:
        ctx.store.delete(LABELS, row.name, label)
    return gone, [label for label in wanted if label not in there]


def _existing(ctx: Context, row: Parameter, version: int) -> int:
    if version != row.version and not ctx.store.get(OLD_VERSIONS, row.name, version):
        raise ParameterVersionNotFound(row.name, str(version))
    return version


def of(store: Store, name: str) -> list[Label]:
    """All labels of a parameter's versions."""
    return store.select(LABELS_OF, name=name)


def labelled(ctx: Context, labels: Iterable[str]) -> dict[str, int]:
    """Which version of which parameter has one of these labels; the newest, where several have."""
    found: dict[str, int] = {}
    for label in labels:
        for each in ctx.store.select(WITH_LABEL, label=label):
            found[each.name] = max(each.version, found.get(each.name, 0))
    return found
