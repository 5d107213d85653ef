"""Pools of dedicated IP addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.infrastructure import pools
from bellhop.engines.mail.infrastructure.tables import POOLS_BY_NAME, STANDARD
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def create_dedicated_ip_pool(
    ctx: Context, request: types.CreateDedicatedIpPoolRequest
) -> types.CreateDedicatedIpPoolResponse:
    labels = labels_in(request)
    with named():
        pools.create(ctx, request["PoolName"], request.get("ScalingMode", STANDARD), labels)
    return {}


def put_dedicated_ip_pool_scaling_attributes(
    ctx: Context, request: types.PutDedicatedIpPoolScalingAttributesRequest
) -> types.PutDedicatedIpPoolScalingAttributesResponse:
    with named():
        pools.scale(ctx, request["PoolName"], request["ScalingMode"])
    return {}


def get_dedicated_ip_pool(
    ctx: Context, request: types.GetDedicatedIpPoolRequest
) -> types.GetDedicatedIpPoolResponse:
    with named():
        pool = pools.find(ctx, request["PoolName"])
    return {"DedicatedIpPool": {"PoolName": pool.name, "ScalingMode": pool.mode}}


def list_dedicated_ip_pools(
    ctx: Context, request: types.ListDedicatedIpPoolsRequest
) -> types.ListDedicatedIpPoolsResponse:
    rows, token = page(ctx, POOLS_BY_NAME, request, _PAGES)
    answer = {"DedicatedIpPools": [pool.name for pool in rows], **token}
    return cast("types.ListDedicatedIpPoolsResponse", answer)


def delete_dedicated_ip_pool(
    ctx: Context, request: types.DeleteDedicatedIpPoolRequest
) -> types.DeleteDedicatedIpPoolResponse:
    with named():
        pools.delete(ctx, request["PoolName"])
    return {}
