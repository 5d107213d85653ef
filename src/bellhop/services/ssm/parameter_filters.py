"""ParameterFilters and the older Filters, read into what the engine lists by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import labels, listing, names
from bellhop.engines.parameters.listing import Wanted
from bellhop.services.ssm.errors import InvalidFilterKey, InvalidFilterOption, InvalidFilterValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.kernel.context import Context
    from bellhop.types import ssm

EQUALS, BEGINS_WITH, CONTAINS = "Equals", "BeginsWith", "Contains"
RECURSIVE, ONE_LEVEL = "Recursive", "OneLevel"
COLUMNS = {"Name": "name", "Type": "type", "KeyId": "key_id", "Tier": "tier", "DataType": "data_type"}
OLDER = {"Name": "name_begins", "Type": "type_equals", "KeyId": "key_id_equals"}
ABOUT_NAMES = ("name_equals", "name_begins", "path_equals", "path_under")


def described(ctx: Context, request: ssm.DescribeParametersRequest) -> Wanted:
    """What DescribeParameters lists: tag:…, Name, Type, KeyId, Path, Tier and DataType."""
    wanted = Wanted()
    filters = request.get("ParameterFilters") or []
    _refuse_twice(filters)
    for each in filters:
        key = each["Key"]
        if key == "Path":
            _by_path(wanted, each)
        elif key.startswith("tag:"):
            _by_tag(ctx, wanted, each)
        elif key in COLUMNS:
            _by_column(wanted, each)
        else:
            raise InvalidFilterKey(key)
    for older in request.get("Filters") or []:
        wanted.conditions[OLDER[older["Key"]]] = older["Values"]
    return wanted


def by_path(request: ssm.GetParametersByPathRequest) -> Wanted:
    """What GetParametersByPath lists: below a path, by Type, KeyId and Label."""
    wanted = Wanted(names.check_path(request["Path"]), bool(request.get("Recursive")))
    filters = request.get("ParameterFilters") or []
    _refuse_twice(filters)
    for each in filters:
        if each["Key"] == "Label":
            _check_label(each)
        elif each["Key"] in ("Type", "KeyId"):
            _by_column(wanted, each)
        else:
            raise InvalidFilterKey(each["Key"])
    return wanted


def _check_label(each: ssm.ParameterStringFilter) -> None:
    if (option := each.get("Option", EQUALS)) != EQUALS:
        raise InvalidFilterOption(option, EQUALS)
    _values(each)


def labelled(ctx: Context, request: ssm.GetParametersByPathRequest) -> dict[str, int] | None:
    """By a Label filter: which versions of which parameters have one of the labels; None without one."""
    for each in request.get("ParameterFilters") or []:
        if each["Key"] == "Label":
            return labels.labelled(ctx, _values(each))
    return None


def of_aws(wanted: Wanted) -> str | None:
    """How the names begin that are wanted, where all of them are AWS's own; None where they are not.

    Nobody sees public parameters who does not ask for them by name or path.
    """
    said = [] if wanted.path is None else [f"{wanted.path}/"]
    for condition in ABOUT_NAMES:
        said += wanted.conditions.get(condition, ())
    if said and all(f"{text}/".startswith(names.AWS) for text in said):
        return said[0] if len(said) == 1 else names.AWS
    return None


def _refuse_twice(filters: Sequence[ssm.ParameterStringFilter]) -> None:
    keys = [each["Key"] for each in filters]
    for key in keys:
        if keys.count(key) > 1:
            raise InvalidFilterKey(key, "is given more than once")


def _values(each: ssm.ParameterStringFilter) -> list[str]:
    values = each.get("Values")
    if not values:
        raise InvalidFilterValue
    return values


def _by_column(wanted: Wanted, each: ssm.ParameterStringFilter) -> None:
    key, option = each["Key"], each.get("Option", EQUALS)
    valid = (EQUALS, BEGINS_WITH, CONTAINS) if key == "Name" else (EQUALS, BEGINS_WITH)
    if option not in valid:
        raise InvalidFilterOption(option, ", ".join(valid))
    condition = {EQUALS: "equals", BEGINS_WITH: "begins", CONTAINS: "contains"}[option]
    wanted.conditions[f"{COLUMNS[key]}_{condition}"] = _values(each)


def _by_path(wanted: Wanted, each: ssm.ParameterStringFilter) -> None:
    option = each.get("Option", ONE_LEVEL)
    if option not in (RECURSIVE, ONE_LEVEL):
        raise InvalidFilterOption(option, f"{RECURSIVE}, {ONE_LEVEL}")
    paths = [names.check_path(value) for value in _values(each)]
    if len(paths) == 1:
        wanted.path, wanted.recursive = paths[0], option == RECURSIVE
    elif option == ONE_LEVEL:
        wanted.conditions["path_equals"] = paths
    else:
        wanted.conditions["path_under"] = ["" if path == "/" else f"{path}/" for path in paths]


def _by_tag(ctx: Context, wanted: Wanted, each: ssm.ParameterStringFilter) -> None:
    option = each.get("Option", EQUALS)
    if option not in (EQUALS, BEGINS_WITH):
        raise InvalidFilterOption(option, f"{EQUALS}, {BEGINS_WITH}")
    key = each["Key"].removeprefix("tag:")
    found = listing.tagged(ctx, key, each.get("Values") or [], begins=option == BEGINS_WITH)
    before = wanted.conditions.get("name_tagged")
    wanted.conditions["name_tagged"] = found if before is None else sorted({*found} & {*before})
