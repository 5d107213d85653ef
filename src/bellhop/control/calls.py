"""The audit trail: the newest 50,000 calls, oldest first."""

from typing import Any

import orjson
from fastapi import APIRouter
from pydantic import BaseModel

from bellhop.control.house import Here
from bellhop.control.paging import Numbered, Paged, page
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.kernel.wrappers.audit import ALL_CALLS, CallRow
from bellhop.store import Scope

router = APIRouter(tags=["trail"])


class Call(BaseModel):
    """One call; secrets in its request are masked. `Denial` is what IAM would have said, had it enforced."""

    Time: str
    Account: str
    Region: str
    Service: str
    Operation: str
    Principal: str
    SourceIp: str
    UserAgent: str
    Request: Any
    ErrorCode: str = ""
    Denial: str = ""
    RequestId: str


class Calls(BaseModel):
    Calls: list[Call]
    NextToken: str = ""


@router.get("/_bellhop/calls", response_model_exclude_unset=True)
async def list_calls(house: Here, query: Paged) -> Calls:
    """The newest 50,000 calls, oldest first."""
    house.trail.flush()
    found, more = await page(house, "calls", query, shown)
    return Calls(Calls=found, **more)


def shown(ctx: Context, after: int | None, limit: int) -> Numbered[Call]:
    """At most `limit` calls in their order, from behind a number on."""
    behind = None if after is None else {"after_id": after}
    found = ctx.store.across().each(ALL_CALLS, behind, limit=limit)
    return [(row.id, _view(scope, row)) for scope, row in found]


def _view(scope: Scope, row: CallRow) -> Call:
    failed = {"ErrorCode": row.error_code, "Denial": row.denied}
    return Call(
        Time=iso8601(row.time),
        Account=scope.account,
        Region=scope.region,
        Service=row.service,
        Operation=row.operation,
        Principal=row.principal,
        SourceIp=row.source_ip,
        UserAgent=row.user_agent,
        Request=orjson.loads(row.request),
        RequestId=row.request_id,
        **{name: text for name, text in failed.items() if text is not None},
    )
