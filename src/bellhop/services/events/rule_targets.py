"""Operations on the targets of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.rules import buses, rules
from bellhop.engines.rules.tables import TARGETS_OF, TARGETS_WITH_ARN, Target
from bellhop.kernel.paging import page_of
from bellhop.services.events import checks
from bellhop.services.events.paging import LISTED, page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events


def put_targets(ctx: Context, request: events.PutTargetsRequest) -> events.PutTargetsResponse:
    rule = rules.find(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Rule"])
    for target in request["Targets"]:
        checks.check(target)
    rules.put_targets(ctx, rule, [_row(rule.bus, rule.name, target) for target in request["Targets"]])
    return {"FailedEntryCount": 0, "FailedEntries": []}


def _row(bus: str, rule: str, target: events.Target) -> Target:
    settings = {name: value for name, value in target.items() if name not in ("Id", "Arn")}
    return Target(bus, rule, target["Id"], target["Arn"], settings)


def remove_targets(ctx: Context, request: events.RemoveTargetsRequest) -> events.RemoveTargetsResponse:
    rule = rules.find(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Rule"])
    force = request.get("Force", False)
    gone = [each for each in request["Ids"] if not rules.remove_target(ctx, rule, each, force=force)]
    failed: list[events.RemoveTargetsResultEntry] = [
        {
            "TargetId": each,
            "ErrorCode": "ResourceNotFoundException",
            "ErrorMessage": f"Rule {rule.name} does not have a target with the Id {each}.",
        }
        for each in gone
    ]
    return {"FailedEntryCount": len(failed), "FailedEntries": failed}


def list_targets_by_rule(
    ctx: Context, request: events.ListTargetsByRuleRequest
) -> events.ListTargetsByRuleResponse:
    rule = rules.find(ctx, buses.own_name(ctx, request.get("EventBusName")), request["Rule"])
    found, token = page(ctx, TARGETS_OF, request, bus=rule.bus, rule=rule.name)
    shown: list[Any] = [{"Id": each.id, "Arn": each.arn, **each.settings} for each in found]
    return cast("events.ListTargetsByRuleResponse", {"Targets": shown, **token})


def list_rule_names_by_target(
    ctx: Context, request: events.ListRuleNamesByTargetRequest
) -> events.ListRuleNamesByTargetResponse:
    bus = buses.own_name(ctx, request.get("EventBusName"))
    rows = ctx.store.select(TARGETS_WITH_ARN, bus=bus, arn=request["TargetArn"])
    shown, more = page_of(ctx, {row.rule: row.rule for row in rows}, request, LISTED)
    return cast("events.ListRuleNamesByTargetResponse", {"RuleNames": shown, **more})
