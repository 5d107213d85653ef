"""Dedicated IP addresses and their warm-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.infrastructure import dedicated_ips, pools
from bellhop.engines.mail.infrastructure.tables import IPS_BY_ADDRESS
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.infrastructure.tables import DedicatedIp
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)
_FINAL = {dedicated_ips.NOT_APPLICABLE: "NOT_APPLICABLE", dedicated_ips.DONE: "DONE"}


def put_dedicated_ip_in_pool(
    ctx: Context, request: types.PutDedicatedIpInPoolRequest
) -> types.PutDedicatedIpInPoolResponse:
    with named():
        pool = pools.find(ctx, request["DestinationPoolName"])
        dedicated_ips.move(ctx, request["Ip"], pool)
    return {}


def put_dedicated_ip_warmup_attributes(
    ctx: Context, request: types.PutDedicatedIpWarmupAttributesRequest
) -> types.PutDedicatedIpWarmupAttributesResponse:
    start = request["WarmupPercentage"]
    if not 0 <= start <= dedicated_ips.DONE:
        raise BadRequest("WarmupPercentage must be between 0 and 100.")
    with named():
        dedicated_ips.warm_up(ctx, request["Ip"], start)
    return {}


def put_account_dedicated_ip_warmup_attributes(
    ctx: Context, request: types.PutAccountDedicatedIpWarmupAttributesRequest
) -> types.PutAccountDedicatedIpWarmupAttributesResponse:
    dedicated_ips.set_automatic(ctx, request.get("AutoWarmupEnabled", False))
    return {}


def get_dedicated_ip(ctx: Context, request: types.GetDedicatedIpRequest) -> types.GetDedicatedIpResponse:
    with named():
        return {"DedicatedIp": _shown(ctx, dedicated_ips.find(ctx, request["Ip"]))}


def get_dedicated_ips(ctx: Context, request: types.GetDedicatedIpsRequest) -> types.GetDedicatedIpsResponse:
    pool = request.get("PoolName")
    if pool:
        with named():
            pools.find(ctx, pool)
    rows, token = page(ctx, IPS_BY_ADDRESS, request, _PAGES, pool=pool)
    answer = {"DedicatedIps": [_shown(ctx, row) for row in rows], **token}
    return cast("types.GetDedicatedIpsResponse", answer)


def _shown(ctx: Context, row: DedicatedIp) -> types.DedicatedIp:
    percentage = dedicated_ips.percentage(ctx, row)
    return {
        "Ip": row.ip,
        "WarmupStatus": _FINAL.get(percentage, "IN_PROGRESS"),
        "WarmupPercentage": percentage,
        "PoolName": row.pool,
    }
