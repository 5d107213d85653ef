"""Filters of ListDocuments: all of them must be met, each by one of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents import listing
from bellhop.services.ssm.errors import Invalid, InvalidFilterKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.listing import Listed
    from bellhop.types import ssm

    Wanted = dict[str, list[str]]

OWNER, TAG = "Owner", "tag:"
KEYS = ("DocumentType", "Name", OWNER, "PlatformTypes", "SearchKeyword", "TargetType")


def wanted(request: ssm.ListDocumentsRequest) -> Wanted:
    """Key → its values; "if you apply the same filter multiple times" it is one with all of their values."""
    if request.get("Filters") and request.get("DocumentFilterList"):
        raise Invalid("Filters and DocumentFilterList can't be used together.")
    pairs = [(each.get("Key", ""), each.get("Values", [])) for each in request.get("Filters") or ()]
    pairs += [(each["key"], [each["value"]]) for each in request.get("DocumentFilterList") or ()]
    found: Wanted = {}
    for key, values in pairs:
        if key not in KEYS and not key.startswith(TAG):
            raise InvalidFilterKey(key)
        found.setdefault(key, []).extend(values)
    _check(found)
    return found


def _check(found: Wanted) -> None:
    """ "Only one Owner can be specified in a request"; "a single tag key and one or more tag values"."""
    owners = found.get(OWNER, [])
    if len(owners) > 1:
        raise Invalid("Only one Owner can be specified in a request.")
    if any(owner not in listing.OWNERS for owner in owners):
        raise Invalid(f"The Owner {owners[0]} isn't one of {', '.join(listing.OWNERS)}.")
    if sum(key.startswith(TAG) for key in found) > 1:
        raise Invalid("Only one tag key can be specified in a request.")


def owner(wanted: Wanted) -> str:
    return next(iter(wanted.get(OWNER, [])), "")


def meets(each: Listed, wanted: Wanted, tagged: Mapping[str, str]) -> bool:
    return all(key == OWNER or _meets(each, key, values, tagged) for key, values in wanted.items())


def _meets(each: Listed, key: str, values: list[str], tagged: Mapping[str, str]) -> bool:
    name, facts = each.head.name, each.head.facts
    match key:
        case "Name":
            return any(name.startswith(value) or each.label == value for value in values)
        case "SearchKeyword":
            return all(value.lower() in name.lower() for value in values)
        case "DocumentType":
            return each.head.kind in values
        case "TargetType":
            return facts["target_type"] in values
        case "PlatformTypes":
            return not {*facts["platform_types"]}.isdisjoint(values)
        case _:
            value = tagged.get(key.removeprefix(TAG))
            return value is not None and (not values or value in values)
