"""What IAM has to allow for EventBridge.

service-authorization/latest/reference/list_amazoneventbridge.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, Asked, pass_role

if TYPE_CHECKING:
    from collections.abc import Iterable

SERVICE = "events.amazonaws.com"
DEFAULT = "default"
BUSES = frozenset(
    (
        "CreateEventBus",
        "DeleteEventBus",
        "DescribeEventBus",
        "PutPermission",
        "RemovePermission",
        "UpdateEventBus",
    )
)
NAMED = {
    "Archive": ("ArchiveName", "archive/{}"),
    "Replay": ("ReplayName", "replay/{}"),
    "Connection": ("Name", "connection/{}"),
    "ApiDestination": ("Name", "api-destination/{}"),
}


def asks(asked: Asked) -> Iterable[Ask]:
    name = asked.operation.name
    if name == "PutEvents":
        return _put_events(asked)
    return _one(asked, name)


def _put_events(asked: Asked) -> Iterable[Ask]:
    """Each entry's bus, with what the entry says it is."""
    for entry in asked.request["Entries"]:
        keys = {
            "events:source": entry.get("Source", ""),
            "events:detail-type": entry.get("DetailType", ""),
            "events:eventbusinvocation": "false",
        }
        yield Ask("events:PutEvents", _bus(asked, entry.get("EventBusName") or DEFAULT), keys)


def _one(asked: Asked, name: str) -> Iterable[Ask]:
    targets = asked.request.get("Targets", ())
    keys = {"events:targetarn": tuple(each["Arn"] for each in targets)} if targets else {}
    resource = _resource(asked, name)
    yield Ask(f"events:{name}", resource, keys)
    if name != "TagResource" and asked.request.get("Tags"):
        yield Ask("events:TagResource", resource)
    for role in {each["RoleArn"] for each in targets if each.get("RoleArn")}:
        yield Ask("iam:PassRole", role, {"iam:passedtoservice": SERVICE})
    yield from pass_role(asked, "RoleArn", SERVICE)


def _resource(asked: Asked, name: str) -> str:
    request = asked.request
    if "ResourceARN" in request:
        return request["ResourceARN"]
    if name in BUSES:
        return _bus(asked, request.get("EventBusName") or request.get("Name") or DEFAULT)
    if name == "ListRules":
        return asked.arn("events", "rule/*")
    if rule := request.get("Rule") or ("Rule" in name and request.get("Name")):
        return _rule(asked, rule)
    for word, (member, resource) in NAMED.items():
        if word in name and member in request:
            return asked.arn("events", resource.format(request[member]))
    return "*"


def _bus(asked: Asked, name: str) -> str:
    return name if name.startswith("arn:") else asked.arn("events", f"event-bus/{name}")


def _rule(asked: Asked, name: str) -> str:
    """`rule/NAME` on the default bus, `rule/BUS/NAME` on any other."""
    bus = (asked.request.get("EventBusName") or DEFAULT).rpartition("/")[2]
    return asked.arn("events", f"rule/{name}" if bus == DEFAULT else f"rule/{bus}/{name}")
