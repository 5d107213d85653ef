"""Domain events, and who heard of them."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel

from bellhop.control.house import Here
from bellhop.control.paging import Numbered, Paged, page
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.kernel.events import ALL_EVENTS, EventRow
from bellhop.kernel.timers import DELIVERIES, TimerRow
from bellhop.store import Scope

router = APIRouter(tags=["trail"])


class Delivery(BaseModel):
    """How it stands with one subscriber; `Error` is what went wrong last."""

    To: str
    Status: Literal["Pending", "Retrying", "Delivered", "Failed"]
    Attempts: int
    Error: str = ""


class Event(BaseModel):
    Time: str
    Type: str
    Account: str
    Region: str
    Facts: dict[str, Any]
    Deliveries: list[Delivery]


class Events(BaseModel):
    Events: list[Event]
    NextToken: str = ""


@router.get("/_bellhop/events", response_model_exclude_unset=True)
async def list_events(house: Here, query: Paged) -> Events:
    """Domain events and who heard of them, oldest first."""
    found, more = await page(house, "events", query, shown)
    return Events(Events=found, **more)


def shown(ctx: Context, after: int | None, limit: int) -> Numbered[Event]:
    """At most `limit` events in their order, from behind a number on."""
    behind = None if after is None else {"after_id": after}
    rows = list(ctx.store.across().each(ALL_EVENTS, behind, limit=limit))
    return [(row.id, _view(ctx, scope, row)) for scope, row in rows]


def _view(ctx: Context, scope: Scope, row: EventRow) -> Event:
    deliveries = ctx.store.across().select(DELIVERIES, event=row.id)
    return Event(
        Time=iso8601(row.time),
        Type=row.type,
        Account=scope.account,
        Region=scope.region,
        Facts=row.facts,
        Deliveries=[_delivery(timer) for _, timer in deliveries],
    )


def _delivery(row: TimerRow) -> Delivery:
    failed = {} if row.error is None else {"Error": row.error}
    return Delivery(To=row.function, Status=_status(row), Attempts=row.attempts, **failed)


def _status(row: TimerRow) -> Literal["Pending", "Retrying", "Delivered", "Failed"]:
    if row.due is not None:
        return "Retrying" if row.attempts else "Pending"
    return "Delivered" if row.error is None else "Failed"
