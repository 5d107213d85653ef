"""Which query lists the parameters somebody wants: by path, by conditions, or all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.parameters import names
from bellhop.engines.parameters.tables import ALL, BETWEEN, CONDITIONS, ONE_LEVEL, TAGGED, filtered

if TYPE_CHECKING:
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.store import Query

TOP = "\U0010ffff"  # above every name


@dataclass(slots=True)
class Wanted:
    """`path` (None: anywhere) with all that is below it, or only one level; and conditions.

    `conditions` maps a name of CONDITIONS to the strings of which one must meet.
    """

    path: str | None = None
    recursive: bool = True
    conditions: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


def query(wanted: Wanted) -> tuple[Query[Parameter], dict[str, Any]]:
    """The cheapest query that finds what is wanted, in the order of names, and its binds."""
    path, conditions = wanted.path, wanted.conditions
    everywhere = path is None or (path == "/" and wanted.recursive)
    if conditions:
        return filtered(), _filtered(wanted)
    if everywhere:
        return ALL, {}
    if not wanted.recursive:
        return ONE_LEVEL, {"path": path}
    return BETWEEN, _below(path)


def _below(path: str | None) -> dict[str, str]:
    """The range of names below a path: from "path/" to what follows it, "path0"."""
    if path is None or path == "/":
        return {"after_name": "", "below": TOP}
    return {"after_name": f"{path}/", "below": f"{path}0"}


def _filtered(wanted: Wanted) -> dict[str, Any]:
    conditions = dict(wanted.conditions)
    binds = _below(wanted.path)
    if wanted.path is not None and not wanted.recursive:
        conditions["path_equals"] = [wanted.path]
    prefixes = conditions.get("name_begins", [])
    if wanted.path is None and len(prefixes) == 1:
        # A name is longer than its prefix, or the prefix itself: begin one character before it.
        binds = {"after_name": prefixes[0][:-1], "below": prefixes[0] + TOP}
    lists = {name: orjson.dumps(values).decode() for name, values in conditions.items()}
    return {**dict.fromkeys(CONDITIONS), **binds, **lists}


def meets(row: Parameter, wanted: Wanted) -> bool:
    """Whether a parameter that stands in no table of ours is wanted, too."""
    if wanted.path is not None and not _lies_under(row, wanted.path, recursive=wanted.recursive):
        return False
    return all(_met(row, name, values) for name, values in wanted.conditions.items())


def _lies_under(row: Parameter, path: str, *, recursive: bool) -> bool:
    return row.name.startswith(f"{path.rstrip('/')}/") if recursive else row.path == path


def _met(row: Parameter, condition: str, values: list[str]) -> bool:
    column, _, how = condition.rpartition("_")
    if how == "tagged":
        return False  # one's own tags are none of it
    own: str = getattr(row, "name" if how == "under" else column) or ""
    if how == "equals":
        return own in values
    return any(value in own if how == "contains" else own.startswith(value) for value in values)


def tagged(ctx: Context, key: str, values: list[str], *, begins: bool) -> list[str]:
    """Names of the parameters with a tag of this key and one of these values (or any, if there are none)."""
    prefix = names.arn_prefix(ctx.scope)
    rows = ctx.store.select(TAGGED, from_arn=f"{prefix}/", to_arn=f"{prefix}0", key=key)
    met = (tag.arn[len(prefix) :] for tag in rows if _meets(tag.value, values, begins=begins))
    return [spelling for name in met for spelling in (name, names.other_spelling(name)) if spelling]


def _meets(value: str, wanted: list[str], *, begins: bool) -> bool:
    if not wanted:
        return True
    return any(value.startswith(each) if begins else value == each for each in wanted)
