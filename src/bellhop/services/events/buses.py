"""Operations on event buses and their policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.rules import buses
from bellhop.engines.rules.errors import Invalid
from bellhop.engines.rules.tables import BUSES_NAMED, EventBus
from bellhop.engines.rules.watching import DEFAULT
from bellhop.kernel import tags
from bellhop.services.events.paging import page, prefixed
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import events

SETTINGS = ("KmsKeyIdentifier", "DeadLetterConfig", "LogConfig")


def create_event_bus(ctx: Context, request: events.CreateEventBusRequest) -> events.CreateEventBusResponse:
    if request.get("EventSourceName"):
        raise NotBuilt("A partner event source of events:CreateEventBus")
    name = request["Name"]
    bus = EventBus(name, request.get("Description", ""), [], _settings(request), ctx.now, ctx.now)
    buses.create(ctx, bus)
    arn = buses.arn(ctx.scope, name)
    tags.add(ctx, arn, tags.from_list(request.get("Tags") or ()))
    return cast("events.CreateEventBusResponse", {"EventBusArn": arn, **_description(bus), **bus.settings})


def _settings(request: Mapping[str, Any]) -> dict[str, Any]:
    return {name: request[name] for name in SETTINGS if request.get(name)}


def _description(bus: EventBus) -> dict[str, str]:
    return {"Description": bus.description} if bus.description else {}


def delete_event_bus(ctx: Context, request: events.DeleteEventBusRequest) -> dict[str, Any]:
    buses.delete(ctx, request["Name"])
    return {}


def describe_event_bus(
    ctx: Context, request: events.DescribeEventBusRequest
) -> events.DescribeEventBusResponse:
    bus = buses.find(ctx, buses.own_name(ctx, request.get("Name")))
    return cast("events.DescribeEventBusResponse", _shown(ctx, bus) | bus.settings)


def _shown(ctx: Context, bus: EventBus) -> dict[str, Any]:
    shown: dict[str, Any] = {"Name": bus.name, "Arn": buses.arn(ctx.scope, bus.name), **_description(bus)}
    if policy := buses.policy_text(bus):
        shown["Policy"] = policy
    if bus.created:
        shown |= {"CreationTime": bus.created, "LastModifiedTime": bus.modified}
    return shown


def update_event_bus(ctx: Context, request: events.UpdateEventBusRequest) -> events.UpdateEventBusResponse:
    bus = buses.find(ctx, buses.own_name(ctx, request.get("Name")))
    bus.description = request.get("Description", "")
    bus.settings = _settings(request)
    buses.change(ctx, bus)
    shown = {"Arn": buses.arn(ctx.scope, bus.name), "Name": bus.name, **_description(bus), **bus.settings}
    return cast("events.UpdateEventBusResponse", shown)


def list_event_buses(ctx: Context, request: events.ListEventBusesRequest) -> events.ListEventBusesResponse:
    found, token = page(ctx, BUSES_NAMED, request, **prefixed(request))
    first = not request.get("NextToken") and DEFAULT.startswith(request.get("NamePrefix", ""))
    shown = [buses.find(ctx, DEFAULT)] if first else []
    shown += [bus for bus in found if bus.name != DEFAULT]
    return cast("events.ListEventBusesResponse", {"EventBuses": [_shown(ctx, bus) for bus in shown], **token})


def put_permission(ctx: Context, request: events.PutPermissionRequest) -> dict[str, Any]:
    name = buses.own_name(ctx, request.get("EventBusName"))
    if policy := request.get("Policy"):
        buses.replace_policy(ctx, name, policy)
    else:
        buses.permit(ctx, name, _statement(request))
    return {}


def _statement(request: events.PutPermissionRequest) -> dict[str, Any]:
    for member in ("StatementId", "Action", "Principal"):
        if not request.get(member):
            raise Invalid(f"Parameter {member} is not valid. Reason: it is required without Policy.")
    account = request.get("Principal", "")
    statement: dict[str, Any] = {
        "Sid": request.get("StatementId"),
        "Effect": "Allow",
        "Principal": account if account == "*" else {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": request.get("Action"),
    }
    if condition := request.get("Condition"):
        statement["Condition"] = {condition["Type"]: {condition["Key"]: condition["Value"]}}
    return statement


def remove_permission(ctx: Context, request: events.RemovePermissionRequest) -> dict[str, Any]:
    name = buses.own_name(ctx, request.get("EventBusName"))
    everything = request.get("RemoveAllPermissions", False)
    if not everything and not request.get("StatementId"):
        raise Invalid("Parameter StatementId is not valid. Reason: StatementId is a required argument.")
    buses.forbid(ctx, name, None if everything else request.get("StatementId"))
    return {}
