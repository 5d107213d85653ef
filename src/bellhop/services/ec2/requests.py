"""What EC2's operations have in common: dry runs, pages, filters with wildcards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.kernel.paging import Pages, page_of
from bellhop.services.ec2.errors import DryRun, InvalidCombination, InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import ec2

T = TypeVar("T")
Filters = dict[str, list[re.Pattern[str]]]

LISTED = Pages("InvalidNextToken", "The specified NextToken is not valid.", 1000, 1000)
SMALLEST = 5
MOST_VALUES = 200
SPECIAL = re.compile(r"\\(.)|([*?])|([^\\*?]+)|\\", re.DOTALL)


def check_dry_run(request: Mapping[str, Any]) -> None:
    """Raises DryRunOperation where nothing is to be done."""
    if request.get("DryRun"):
        raise DryRun


def page(ctx: Context, things: Mapping[str, T], request: Mapping[str, Any]) -> tuple[list[T], dict[str, str]]:
    """A page in the order of the ids. Raises for sizes and combinations that EC2 does not take."""
    size = request.get("MaxResults")
    if size is not None and request.get("InstanceIds"):
        raise InvalidCombination("instancesSet", "maxResults")
    if size is not None and not SMALLEST <= size <= LISTED.maximum:
        bound = f"greater than {SMALLEST}" if size < SMALLEST else f"less than {LISTED.maximum}"
        raise InvalidValue(
            f"Value ( {size} ) for parameter maxResults is invalid. Expecting a value {bound}."
        )
    return page_of(ctx, things, request, LISTED)


def filters(request: Mapping[str, Any], known: Callable[[str], bool]) -> Filters:
    """The filters of a request. Raises InvalidParameterValue for names that the operation does not know."""
    given: list[ec2.Filter] = request.get("Filters") or []
    found = {each.get("Name", ""): each.get("Values") or [] for each in given}
    if sum(map(len, found.values())) > MOST_VALUES:
        raise InvalidValue(f"The maximum number of filter values ({MOST_VALUES}) has been exceeded")
    for name in found:
        if not known(name):
            raise InvalidValue(f"The filter '{name}' is invalid")
    return {name: [pattern(value) for value in values] for name, values in found.items()}


def pattern(value: str) -> re.Pattern[str]:
    """ "An asterisk matches zero or more characters, and a question mark exactly one"; a backslash escapes.

    AWSEC2/latest/UserGuide/Using_Filtering.html
    """
    return re.compile(SPECIAL.sub(_translated, value), re.DOTALL)


def _translated(found: re.Match[str]) -> str:
    escaped, wildcard, plain = found.groups()
    if wildcard:
        return ".*" if wildcard == "*" else "."
    return re.escape(escaped or plain or "\\")


def meets(facts: Callable[[str], Iterable[str]], wanted: Filters) -> bool:
    """Whether each filter has a value that one of the facts of its name is."""
    return all(
        any(value.fullmatch(fact) for fact in facts(name) for value in values)
        for name, values in wanted.items()
    )


def tagged(tags: Mapping[str, str], name: str) -> Iterable[str]:
    """What the filters `tag:Key` and `tag-key` look at."""
    if name == "tag-key":
        return tags
    key = name.removeprefix("tag:")
    return [tags[key]] if key in tags else []


def is_of_tags(name: str) -> bool:
    return name == "tag-key" or name.startswith("tag:")
