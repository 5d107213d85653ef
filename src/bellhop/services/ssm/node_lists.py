"""Operations that list and count nodes across the fleet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bellhop.engines.fleet import nodes
from bellhop.services.ssm.node_filters import Wanted, met
from bellhop.services.ssm.node_shapes import inventoried
from bellhop.services.ssm.paging import page_of, pages
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)
DEEPEST = 2


def list_nodes(ctx: Context, request: ssm.ListNodesRequest) -> ssm.ListNodesResult:
    found, token = page_of(ctx, _meeting(ctx, request), request, LISTED)
    return {"Nodes": found, **token}


def list_nodes_summary(ctx: Context, request: ssm.ListNodesSummaryRequest) -> ssm.ListNodesSummaryResult:
    facts = [_facts(each) for each in _meeting(ctx, request).values()]
    chains = [chain for each in request["Aggregators"] for chain in _chains(each)]
    counted = [group for chain in chains for group in _counted(facts, chain)]
    shown, token = page_of(ctx, dict(enumerate(counted)), request, LISTED)
    return {"Summary": shown, **token}


def _meeting(
    ctx: Context, request: ssm.ListNodesRequest | ssm.ListNodesSummaryRequest
) -> dict[str, ssm.Node]:
    """The nodes of this account and Region that meet every filter, as they are shown."""
    if name := request.get("SyncName"):
        message = f"The specified sync name {name} wasn't found."
        raise Refusal("ResourceDataSyncNotFoundException", message, SyncName=name)
    filters = request.get("Filters") or []
    wanted = [Wanted(each["Key"], each["Values"], each.get("Type", "Equal")) for each in filters]
    wanted = [each for each in wanted if each.key != "ManagedStatus" or "All" not in each.values]
    shown = {node.instance_id: inventoried(ctx, node) for node in nodes.all_of(ctx).values()}
    keys = {each.key: each.key for each in wanted}
    return {name: node for name, node in shown.items() if met(_facts(node), wanted, keys)}


def _facts(node: ssm.Node) -> dict[str, Any]:
    """What filters and aggregators look at, by their names."""
    instance = node.get("NodeType", {}).get("Instance", {})
    owner = node.get("Owner", {})
    return {**instance, **owner, "InstanceId": node.get("Id"), "Region": node.get("Region")}


def _chains(aggregator: ssm.NodeAggregator, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The attributes that are counted together: an aggregator's and those below it."""
    chain = (*above, aggregator["AttributeName"])
    if len(chain) > DEEPEST or len(set(chain)) < len(chain):
        raise Refusal(
            "InvalidAggregatorException",
            "The specified aggregator isn't valid for the group type. Verify that the aggregator you "
            "provided is supported.",
        )
    inner = aggregator.get("Aggregators") or []
    if not inner:
        yield chain
    for each in inner:
        yield from _chains(each, chain)


def _counted(facts: list[dict[str, Any]], chain: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """How many nodes there are of each combination; those that lack an attribute count for none."""
    whole = [each for each in facts if all(name in each for name in chain)]
    counts = Counter(tuple(str(each[name]) for name in chain) for each in whole)
    for values, count in sorted(counts.items()):
        yield {**dict(zip(chain, values, strict=True)), "Count": str(count)}
