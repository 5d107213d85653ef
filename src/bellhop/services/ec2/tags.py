"""Operations on tags of instances: the same as `tag:` targets, the tagging API and the control API see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.fleet import nodes
from bellhop.kernel import tags
from bellhop.services.ec2.errors import (
    InvalidValue,
    MalformedInstance,
    MissingInstances,
    TooManyTags,
    UnknownResource,
)
from bellhop.services.ec2.instances import INSTANCE_ID
from bellhop.services.ec2.requests import check_dry_run, filters, meets, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bellhop.kernel.context import Context
    from bellhop.types import ec2

MOST_TAGS = 50
MOST_RESOURCES = 1000
LONGEST_KEY, LONGEST_VALUE = 127, 256
RESERVED = "aws:"
FILTERS = ("key", "resource-id", "resource-type", "value")


def create_tags(ctx: Context, request: ec2.CreateTagsRequest) -> dict[str, Any]:
    added = tags.from_list(request["Tags"])
    _check(added)
    arns = _arns(ctx, request["Resources"])
    for arn in arns:
        if len({*tags.of(ctx, arn), *added}) > MOST_TAGS:
            raise TooManyTags(MOST_TAGS)
    check_dry_run(request)
    for arn in arns:
        tags.add(ctx, arn, added)
    return {}


def _check(added: dict[str, str]) -> None:
    for key, value in added.items():
        if not key or len(key) > LONGEST_KEY:
            raise InvalidValue(f"Tag keys have 1 to {LONGEST_KEY} characters: '{key}'")
        if key.startswith(RESERVED):
            raise InvalidValue(
                f"Value ( {key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved "
                "for internal use"
            )
        if len(value) > LONGEST_VALUE:
            raise InvalidValue(f"Tag values have at most {LONGEST_VALUE} characters: '{value}'")


def _arns(ctx: Context, resources: list[str]) -> list[str]:
    """The ARNs of instances that are there. Raises for anything else."""
    if len(resources) > MOST_RESOURCES:
        raise InvalidValue(f"At most {MOST_RESOURCES} resources can be tagged at once")
    missing = [each for each in resources if nodes.is_hybrid(each) or not nodes.find(ctx, each)]
    for each in missing:
        if not each.startswith("i-"):
            raise UnknownResource(each)
        if not INSTANCE_ID.fullmatch(each):
            raise MalformedInstance(each)
    if missing:
        raise MissingInstances(missing)
    return [nodes.arn(ctx.scope, each) for each in resources]


def delete_tags(ctx: Context, request: ec2.DeleteTagsRequest) -> dict[str, Any]:
    """A tag that is named with a value goes only if it has that value; without names all of them go."""
    arns = _arns(ctx, request["Resources"])
    check_dry_run(request)
    for arn in arns:
        there = tags.of(ctx, arn)
        named = request.get("Tags")
        going = there if named is None else _meant(there, named)
        tags.remove(ctx, arn, list(going))
    return {}


def _meant(there: dict[str, str], named: Iterable[ec2.Tag]) -> list[str]:
    keys = ((each.get("Key", ""), each.get("Value")) for each in named)
    return [key for key, value in keys if key in there and value in (None, there[key])]


def describe_tags(ctx: Context, request: ec2.DescribeTagsRequest) -> ec2.DescribeTagsResult:
    wanted = filters(request, lambda name: name in FILTERS or name.startswith("tag:"))
    check_dry_run(request)
    found: dict[str, ec2.TagDescription] = {
        f"{instance}/{key}": {
            "Key": key,
            "ResourceId": instance,
            "ResourceType": "instance",
            "Value": value,
        }
        for instance, tagged in nodes.tags_of_all(ctx, "i-").items()
        for key, value in tagged.items()
        if meets(_facts(instance, key, value), wanted)
    }
    rows, token = page(ctx, found, request)
    shown: ec2.DescribeTagsResult = {"Tags": rows}
    return {**shown, "NextToken": token["NextToken"]} if token else shown


def _facts(instance: str, key: str, value: str) -> Callable[[str], Iterable[str]]:
    found = {
        "key": [key],
        "resource-id": [instance],
        "resource-type": ["instance"],
        "value": [value],
        f"tag:{key}": [value],
    }
    return lambda name: found.get(name, ())
