"""What an export of figures holds: a line for each combination of dimensions, summed over the period."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.insights import providers, vdm
from bellhop.engines.mail.jobs.errors import InvalidExport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.engines.mail.reputation.tables import Figures
    from bellhop.kernel.context import Context

EVERY = "*"  # stands for all values of a dimension that there is mail of
MOST_DIMENSIONS = 3  # "at least 1 dimension but no more than 3 unique ones"
RATE, VOLUME = "RATE", "VOLUME"

_DIMENSIONS = {"EMAIL_IDENTITY": "identity", "CONFIGURATION_SET": "set", "TENANT_NAME": "tenant"}
_ISP = "ISP"


def check(wanted: Mapping[str, Any]) -> None:
    """Raises InvalidExport, InvalidPeriod for what `rows` cannot give."""
    if not 1 <= len(wanted["dimensions"]) <= MOST_DIMENSIONS:
        raise InvalidExport(f"Dimensions must have at least 1 and at most {MOST_DIMENSIONS} members.")
    vdm.check_period(wanted["start"], wanted["end"])


def rows(ctx: Context, wanted: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]], int]:
    """Columns, lines, and how many figures were read for them.

    `wanted` has dimensions ({AWS's name: values}), metrics ([[name, RATE or VOLUME] …]), start and end in
    seconds since the epoch.
    """
    dimensions: dict[str, list[str]] = wanted["dimensions"]
    sums: dict[tuple[str, ...], Counter[str]] = {}
    read = _figures(ctx, wanted)
    for row in read:
        place = tuple(_value(name, row) for name in dimensions)
        sums.setdefault(place, Counter()).update({metric: vdm.value(metric, row) for metric in vdm.METRICS})
    metrics: list[list[str]] = wanted["metrics"]
    columns = [*dimensions, *(f"{name}_{aggregation}" for name, aggregation in metrics)]
    found = [_line(place, dimensions, metrics, sums) for place in _places(dimensions, sums)]
    return columns, found, len(read)


def _figures(ctx: Context, wanted: Mapping[str, Any]) -> Sequence[Figures]:
    days = vdm.days_of(wanted["start"], wanted["end"])
    return list(vdm.rows(ctx, vdm.Dimensions(), min(days), max(days) + vdm.DAY))


def _value(dimension: str, row: Figures) -> str:
    if dimension == _ISP:
        return providers.of_domain(row.isp).name
    return getattr(row, _DIMENSIONS[dimension])


def _places(
    dimensions: Mapping[str, list[str]], sums: Mapping[tuple[str, ...], Counter[str]]
) -> list[tuple[str, ...]]:
    """The combinations of values that a line is written for, in order."""
    choices = [
        sorted({place[at] for place in sums} - {""}) if EVERY in values else _names(values)
        for at, values in enumerate(dimensions.values())
    ]
    return list(product(*choices))


def _names(values: list[str]) -> list[str]:
    """Identities may be named by their ARNs."""
    return list(dict.fromkeys(value.rpartition("identity/")[2] for value in values))


def _line(
    place: tuple[str, ...],
    dimensions: Mapping[str, list[str]],
    metrics: list[list[str]],
    sums: Mapping[tuple[str, ...], Counter[str]],
) -> dict[str, Any]:
    found = sums.get(place, Counter())
    line: dict[str, Any] = dict(zip(dimensions, place, strict=True))
    for name, aggregation in metrics:
        # "RATE - The rate for this metric relative to the SEND metric volume."
        line[f"{name}_{aggregation}"] = (
            found[name] if aggregation == VOLUME else found[name] / max(1, found["SEND"])
        )
    return line
