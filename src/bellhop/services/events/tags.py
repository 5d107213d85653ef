"""Tags of rules and event buses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.rules import buses, rules
from bellhop.engines.rules.errors import Invalid
from bellhop.engines.rules.watching import DEFAULT
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events

MOST = 50


def tag_resource(ctx: Context, request: events.TagResourceRequest) -> dict[str, Any]:
    arn = _arn(ctx, request["ResourceARN"])
    added = tags.from_list(request["Tags"])
    if len({*tags.of(ctx, arn), *added}) > MOST:
        raise Invalid("A resource can have a maximum of 50 tags.")
    tags.add(ctx, arn, added)
    return {}


def untag_resource(ctx: Context, request: events.UntagResourceRequest) -> dict[str, Any]:
    tags.remove(ctx, _arn(ctx, request["ResourceARN"]), request["TagKeys"])
    return {}


def list_tags_for_resource(
    ctx: Context, request: events.ListTagsForResourceRequest
) -> events.ListTagsForResourceResponse:
    found = tags.of(ctx, _arn(ctx, request["ResourceARN"]))
    return {"Tags": [{"Key": key, "Value": value} for key, value in found.items()]}


def _arn(ctx: Context, arn: str) -> str:
    """The ARN of a rule or bus that is there."""
    kind, _, path = arn.rpartition(":")[2].partition("/")
    if not arn.startswith(f"arn:aws:events:{ctx.region}:{ctx.account}:") or kind not in ("rule", "event-bus"):
        raise Invalid(f"Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.")
    if kind == "event-bus":
        buses.find(ctx, path)
    else:
        bus, _, name = path.rpartition("/")
        rules.find(ctx, bus or DEFAULT, name)
    return arn
