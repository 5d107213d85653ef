"""Event selectors: which records a trail's log files have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.trail.errors import BadSelectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bellhop.engines.trail.tables import TrailRow

    Selector = Mapping[str, Any]

MOST = 5  # event selectors of a trail
ALL: dict[str, Any] = {
    "ReadWriteType": "All",
    "IncludeManagementEvents": True,
    "DataResources": [],
    "ExcludeManagementEventSources": [],
}
READ_WRITE_TYPES = ("ReadOnly", "WriteOnly", "All")
CATEGORIES = ("Management", "Data", "NetworkActivity")

_TESTS: dict[str, Callable[[str, str], bool]] = {
    "Equals": str.__eq__,
    "StartsWith": str.startswith,
    "EndsWith": str.endswith,
    "NotEquals": str.__ne__,
    "NotStartsWith": lambda text, part: not text.startswith(part),
    "NotEndsWith": lambda text, part: not text.endswith(part),
}


def checked(selectors: Iterable[Selector]) -> list[dict[str, Any]]:
    """Event selectors with what they leave unsaid. Raises BadSelectors."""
    found = [ALL | dict(selector) for selector in selectors]
    if not 1 <= len(found) <= MOST:
        raise BadSelectors(f"A trail has between 1 and {MOST} event selectors.")
    for selector in found:
        if selector["ReadWriteType"] not in READ_WRITE_TYPES:
            raise BadSelectors(f"The read/write type {selector['ReadWriteType']} is not valid.")
        if not (selector["IncludeManagementEvents"] or selector["DataResources"]):
            raise BadSelectors("An event selector must include management events or data resources.")
    return found


def checked_advanced(selectors: Iterable[Selector]) -> list[dict[str, Any]]:
    """Advanced event selectors. Raises BadSelectors."""
    found = [dict(selector) for selector in selectors]
    for selector in found:
        fields = {each["Field"]: each for each in selector["FieldSelectors"]}
        category = fields.get("eventCategory", {}).get("Equals", [])
        if len(category) != 1 or category[0] not in CATEGORIES:
            raise BadSelectors("An advanced event selector needs one eventCategory, by Equals.")
        if category[0] != "Management" and "resources.type" not in fields and "eventSource" not in fields:
            raise BadSelectors(f"Selectors of {category[0]} events need the field resources.type.")
        for name, each in fields.items():
            if not any(each.get(test) for test in _TESTS):
                raise BadSelectors(f"The field {name} has no operator.")
    return found


def takes(trail: TrailRow, record: dict[str, Any]) -> bool:
    """Is the record one for this trail's log files?"""
    if trail.advanced:
        return any(_takes_advanced(selector, record) for selector in trail.advanced)
    return any(_takes(selector, record) for selector in trail.selectors)


def _takes(selector: Selector, record: dict[str, Any]) -> bool:
    """Basic selectors know data events of S3, Lambda and DynamoDB only, and nothing of those is ours."""
    wanted = selector["ReadWriteType"]
    return (
        record["managementEvent"]
        and selector["IncludeManagementEvents"]
        and record["eventSource"] not in selector["ExcludeManagementEventSources"]
        and (wanted == "All" or (wanted == "ReadOnly") == record["readOnly"])
    )


def _takes_advanced(selector: Selector, record: dict[str, Any]) -> bool:
    """Every field meets one value of each operator that selects, and all of each that excludes."""
    return all(_meets(each, _values(record, each["Field"])) for each in selector["FieldSelectors"])


def _meets(selector: Selector, values: list[str]) -> bool:
    for name, test in _TESTS.items():
        wanted = cast("list[str]", selector.get(name) or [])
        combine = all if name.startswith("Not") else any
        if wanted and not any(combine(test(value, each) for each in wanted) for value in values):
            return False
    return True


def _values(record: dict[str, Any], field: str) -> list[str]:
    """What a record says in a field: resources have several values, readOnly is a text."""
    if field.startswith("resources."):
        member = field.partition(".")[2]
        return [each.get(member, "") for each in record.get("resources", ())] or [""]
    found: Any = record
    for part in field.split("."):
        found = cast("dict[str, Any]", found).get(part, "") if isinstance(found, dict) else ""
    return [str(found).lower() if isinstance(found, bool) else str(found)]
