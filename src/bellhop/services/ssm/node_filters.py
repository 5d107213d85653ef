"""The filters that managed nodes are listed by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.errors import NoSuchNode
from bellhop.services.ssm.errors import InvalidFilterKey
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context

T = TypeVar("T")
Show = Callable[["Context", "Node"], Mapping[str, Any]]

# Filter key → the member of the answer that it looks at.
INFORMATION = {
    "ActivationIds": "ActivationId",
    "AgentVersion": "AgentVersion",
    "AssociationStatus": "AssociationStatus",
    "IamRole": "IamRole",
    "InstanceIds": "InstanceId",
    "PingStatus": "PingStatus",
    "PlatformTypes": "PlatformType",
    "ResourceType": "ResourceType",
    "SourceIds": "SourceId",
    "SourceTypes": "SourceType",
}
PROPERTIES = INFORMATION | {
    member: member
    for member in (
        "Architecture",
        "AvailabilityZone",
        "ComputerName",
        "DocumentName",
        "IPAddress",
        "InstanceRole",
        "InstanceState",
        "InstanceType",
        "KeyName",
        "Name",
        "PlatformName",
        "PlatformVersion",
    )
}
# Filter key → the values that it may have.
VALUES = {
    "AssociationStatus": ("Success", "Pending", "Failed"),
    "PingStatus": ("Online", "ConnectionLost", "Inactive"),
    "PlatformTypes": ("Windows", "Linux", "MacOS"),
    "ResourceType": ("EC2Instance", "ManagedInstance"),
    "SourceTypes": (
        "AWS::EC2::Instance",
        "AWS::SSM::ManagedInstance",
        "AWS::IoT::Thing",
        "Microsoft.Compute/virtualMachines",
        "compute.googleapis.com/Instance",
    ),
}
INSTANCE_ID = re.compile(r"i-(?:\w{8}|\w{17})|mi-\w{17}", re.ASCII)
NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)*")


class Wanted(NamedTuple):
    """One filter: a node meets it by what it is compared with."""

    key: str
    values: list[str]
    operator: str = "Equal"

    @property
    def of_tags(self) -> bool:
        return self.key == "tag-key" or self.key.startswith("tag:")


def check(ctx: Context, wanted: list[Wanted], keys: Collection[str], wrong_value: str) -> None:
    """Raises InvalidFilterKey, InvalidInstanceId, and `wrong_value` for what a key cannot be."""
    for key, values, operator in wanted:
        if key == "InstanceIds":
            for each in values if operator in ("Equal", "NotEqual") else ():
                if not INSTANCE_ID.fullmatch(each):
                    raise NoSuchNode(each, ctx.account)
        elif strangers := set(values) - set(VALUES.get(key, values)):
            valid = ", ".join(VALUES[key])
            message = f"{', '.join(sorted(strangers))} isn't valid for {key}. Valid values: {valid}."
            raise Refusal(wrong_value, message)
        elif key not in keys and not Wanted(key, values).of_tags:
            raise InvalidFilterKey(key)


def meeting(ctx: Context, wanted: list[Wanted], members: Mapping[str, str], show: Show) -> dict[str, Node]:
    """The nodes that meet every filter."""
    found = nodes.all_of(ctx)
    for each in wanted:
        if each.of_tags:
            tagged = _tagged(ctx, each)
            inside = each.operator != "NotEqual"
            found = {name: node for name, node in found.items() if (name in tagged) is inside}
    facts = [each for each in wanted if not each.of_tags]
    if not facts:
        return found
    return {name: node for name, node in found.items() if met(show(ctx, node), facts, members)}


def met(shown: Mapping[str, Any], wanted: list[Wanted], members: Mapping[str, str]) -> bool:
    """Whether what is shown of a node meets every one of these filters."""
    return all(compared(shown.get(members[key]), values, operator) for key, values, operator in wanted)


def compared(found: Any, values: list[str], operator: str) -> bool:
    """One of the values is as the operator says; with NotEqual none is."""
    if operator == "NotEqual":
        return found not in values
    if found is None:
        return False
    return any(OPERATORS[operator](str(found), each) for each in values)


def _tagged(ctx: Context, wanted: Wanted) -> set[str]:
    if wanted.key == "tag-key":
        return set[str]().union(*(nodes.tagged(ctx, each) for each in wanted.values))
    return nodes.tagged(ctx, wanted.key.removeprefix("tag:"), wanted.values)


def _order(found: str, value: str) -> int:
    """Below, at or above: by numbers where both are versions."""
    if NUMBERS.fullmatch(found) and NUMBERS.fullmatch(value):
        one, other = ([int(part) for part in text.split(".")] for text in (found, value))
        return (one > other) - (one < other)
    return (found > value) - (found < value)


OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "Equal": str.__eq__,
    "BeginWith": str.startswith,
    "LessThan": lambda found, value: _order(found, value) < 0,
    "GreaterThan": lambda found, value: _order(found, value) > 0,
}
