"""Operations on rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.rules import buses, rules
from bellhop.engines.rules.publishing import rule_arn
from bellhop.engines.rules.tables import DISABLED, ENABLED, RULES_NAMED, Rule
from bellhop.kernel import tags
from bellhop.services.events.paging import page, prefixed

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events


def put_rule(ctx: Context, request: events.PutRuleRequest) -> events.PutRuleResponse:
    bus = buses.own_name(ctx, request.get("EventBusName"))
    rule = Rule(
        bus,
        request["Name"],
        request.get("EventPattern", ""),
        request.get("ScheduleExpression", ""),
        request.get("State", ENABLED),
        request.get("Description"),
        request.get("RoleArn"),
        ctx.account,
    )
    arn = rule_arn(ctx.scope, bus, rule.name)
    if rules.put(ctx, rule):
        # "If you are updating an existing rule, any tags you specify in the PutRule operation are not used."
        tags.add(ctx, arn, tags.from_list(request.get("Tags") or ()))
    return {"RuleArn": arn}


def delete_rule(ctx: Context, request: events.DeleteRuleRequest) -> dict[str, Any]:
    bus = buses.own_name(ctx, request.get("EventBusName"))
    rules.delete(ctx, bus, request["Name"], force=request.get("Force", False))
    return {}


def describe_rule(ctx: Context, request: events.DescribeRuleRequest) -> events.DescribeRuleResponse:
    rule = rules.find(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Name"])
    return cast("events.DescribeRuleResponse", _shown(ctx, rule) | {"CreatedBy": rule.created_by})


def _shown(ctx: Context, rule: Rule) -> dict[str, Any]:
    shown = {
        "Name": rule.name,
        "Arn": rule_arn(ctx.scope, rule.bus, rule.name),
        "EventPattern": rule.pattern,
        "ScheduleExpression": rule.schedule,
        "State": rule.state,
        "Description": rule.description,
        "RoleArn": rule.role,
        "ManagedBy": rule.managed_by,
        "EventBusName": rule.bus,
    }
    return {name: value for name, value in shown.items() if value}


def list_rules(ctx: Context, request: events.ListRulesRequest) -> events.ListRulesResponse:
    bus = buses.own_name(ctx, request.get("EventBusName"))
    found, token = page(ctx, RULES_NAMED, request, bus=bus, **prefixed(request))
    return cast("events.ListRulesResponse", {"Rules": [_shown(ctx, rule) for rule in found], **token})


def enable_rule(ctx: Context, request: events.EnableRuleRequest) -> dict[str, Any]:
    rules.set_state(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Name"], ENABLED)
    return {}


def disable_rule(ctx: Context, request: events.DisableRuleRequest) -> dict[str, Any]:
    rules.set_state(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Name"], DISABLED)
    return {}
