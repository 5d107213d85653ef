"""Operations on tagged resources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.groups.kinds import is_of, kind_of
from bellhop.engines.groups.resources import TagFilter, tagged
from bellhop.kernel import paging, tags
from bellhop.services.tagging.errors import InvalidParameter
from bellhop.services.tagging.known import can_be_tagged, is_there
from bellhop.services.tagging.paging import RESOURCES, by_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import resourcegroupstaggingapi as types

    Found = dict[str, dict[str, str]]

MOST_TAGS = 50
MOST_TYPES = 100
# tag-editor/latest/userguide/best-practices-and-strats.html: letters, spaces, numbers and _ . : / = + - @
WORD = re.compile(r"[\w\s.:/=+\-@]*")
ALONE = ("TagFilters", "ResourceTypeFilters", "ResourcesPerPage", "TagsPerPage", "PaginationToken")


def get_resources(ctx: Context, request: types.GetResourcesInput) -> types.GetResourcesOutput:
    _check(request)
    found = _asked(ctx, request)
    if request.get("TagsPerPage"):
        arns, token = by_tags(ctx, found, request)
    else:
        arns, more = paging.page_of(ctx, {arn: arn for arn in found}, request, RESOURCES)
        token = more.get("PaginationToken", "")
    detailed = bool(request.get("IncludeComplianceDetails"))
    return {
        "PaginationToken": token,
        "ResourceTagMappingList": [_mapping(arn, found[arn], detailed) for arn in arns],
    }


def _check(request: types.GetResourcesInput) -> None:
    others = [name for name in ALONE if request.get(name)]
    if request.get("ResourceARNList") and others:
        raise InvalidParameter(f"ResourceARNList cannot be specified together with {', '.join(others)}.")
    if request.get("ExcludeCompliantResources") and not request.get("IncludeComplianceDetails"):
        raise InvalidParameter("ExcludeCompliantResources needs IncludeComplianceDetails to be true.")
    if not 1 <= request.get("ResourcesPerPage", 1) <= RESOURCES.maximum:
        raise InvalidParameter("ResourcesPerPage must be between 1 and 100.")
    if not 100 <= request.get("TagsPerPage", 100) <= 500:
        raise InvalidParameter("TagsPerPage must be between 100 and 500.")
    if len(request.get("ResourceTypeFilters") or ()) > MOST_TYPES:
        raise InvalidParameter(f"A maximum of {MOST_TYPES} ResourceTypeFilters can be specified.")
    if not all(each.get("Key") for each in request.get("TagFilters") or ()):
        raise InvalidParameter("Each of the TagFilters must have a Key.")


def _asked(ctx: Context, request: types.GetResourcesInput) -> Found:
    """The resources that meet all that is asked; all are compliant where no tag policy can be attached."""
    if request.get("ExcludeCompliantResources"):
        return {}
    filters = [
        TagFilter(each.get("Key", ""), tuple(each.get("Values") or ()))
        for each in request.get("TagFilters") or ()
    ]
    found, kinds = tagged(ctx, filters), request.get("ResourceTypeFilters")
    if named := request.get("ResourceARNList"):
        return {arn: found[arn] for arn in sorted(set(named)) if arn in found}
    if not kinds:
        return found
    return {arn: each for arn, each in found.items() if any(is_of(arn, kind) for kind in kinds)}


def _mapping(arn: str, found: Mapping[str, str], detailed: bool) -> types.ResourceTagMapping:
    mapping: types.ResourceTagMapping = {
        "ResourceARN": arn,
        "Tags": [{"Key": key, "Value": value} for key, value in found.items()],
    }
    if detailed:
        mapping["ComplianceDetails"] = {
            "ComplianceStatus": True,
            "NoncompliantKeys": [],
            "KeysWithNoncompliantValues": [],
        }
    return mapping


def tag_resources(ctx: Context, request: types.TagResourcesInput) -> types.TagResourcesOutput:
    added = request["Tags"]
    _check_tags(added)

    def add(arn: str) -> None:
        if len({*tags.of(ctx, arn), *added}) > MOST_TAGS:
            raise InvalidParameter(f"A resource can have a maximum of {MOST_TAGS} tags.")
        tags.add(ctx, arn, added)

    return {"FailedResourcesMap": _each(ctx, request["ResourceARNList"], add)}


def untag_resources(ctx: Context, request: types.UntagResourcesInput) -> types.UntagResourcesOutput:
    def remove(arn: str) -> None:
        tags.remove(ctx, arn, request["TagKeys"])

    return {"FailedResourcesMap": _each(ctx, request["ResourceARNList"], remove)}


def _check_tags(added: Mapping[str, str]) -> None:
    if reserved := [key for key in added if key.lower().startswith("aws:")]:
        raise InvalidParameter(f"Tag keys must not begin with aws: {', '.join(reserved)}")
    if strange := [each for pair in added.items() for each in pair if not WORD.fullmatch(each)]:
        raise InvalidParameter(f"Keys and values of tags must not have such characters: {strange[0]}")


def _each(ctx: Context, arns: Iterable[str], do: Callable[[str], None]) -> dict[str, types.FailureInfo]:
    """Does it to each resource; what is said of those it could not be done to."""
    wanted = list(dict.fromkeys(arns))
    if malformed := [arn for arn in wanted if not kind_of(arn)]:
        raise InvalidParameter(f"Invalid ARN: {malformed[0]}")
    failed: dict[str, types.FailureInfo] = {}
    for arn in wanted:
        if failure := _failure(ctx, arn):
            failed[arn] = failure
            continue
        try:
            do(arn)
        except InvalidParameter as refusal:
            failed[arn] = _info(400, refusal.code, refusal.message)
    return failed


def _failure(ctx: Context, arn: str) -> types.FailureInfo | None:
    """Why nothing can be done to a resource: "It can also mean that the resource type in the request is
    not supported by the Resource Groups Tagging API."
    """
    _, _, _, region, account, _ = arn.split(":", 5)
    if not can_be_tagged(arn):
        return _info(500, "InternalServiceException", f"Bellhop cannot tag {arn} here.")
    if (region, account) != (ctx.region, ctx.account) or not is_there(ctx, arn):
        return _info(400, "InvalidParameterException", f"The resource {arn} does not exist.")
    return None


def _info(status: int, code: str, message: str) -> Any:
    return {"StatusCode": status, "ErrorCode": code, "ErrorMessage": message}
