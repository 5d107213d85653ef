"""Events, messages and calls as they come, as server-sent events."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header
from pydantic import BaseModel
from starlette.responses import StreamingResponse

from bellhop.control import calls, events, messages
from bellhop.control.house import Here, House, asked
from bellhop.control.paging import SLICE, Read
from bellhop.kernel.clock import pause

router = APIRouter(tags=["trail"])

LOOK_EVERY = 0.1  # seconds
PROOF_OF_LIFE = 150  # looks without anything to tell

_EVERY_MESSAGE = messages.Wanted(messages.MessageQuery.model_validate({"direction": "all"}))
# The name of a server-sent event → what reads it; all are ordered by the same numbers.
_SOURCES: dict[str, Read[BaseModel]] = {
    "event": events.shown,
    "message": partial(messages.shown, _EVERY_MESSAGE),
    "call": calls.shown,
}


@router.get("/_bellhop/stream", response_class=StreamingResponse)
async def stream(house: Here, last_event_id: Annotated[int | None, Header()] = None) -> StreamingResponse:
    """Server-sent events `event`, `message` and `call`, whose data are those of the listings.

    They come from now on, or from behind the `Last-Event-ID` with which a client comes back.
    """
    start = house.transactions.surroundings.ids.sequence(house.clock.now())
    news = _news(house, start if last_event_id is None else last_event_id)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(news, media_type="text/event-stream", headers=headers)


async def _news(house: House, start: int) -> AsyncIterator[str]:
    yield ": Bellhop\n\n"
    told, quiet = start, 0
    while not house.closing:
        await house.drain()
        found = await _behind(house, told)
        for told, kind, view in found:
            yield f"id: {told}\nevent: {kind}\ndata: {view.model_dump_json(exclude_unset=True)}\n\n"
        quiet = 0 if found else quiet + 1
        if quiet == PROOF_OF_LIFE:
            quiet = 0
            yield ": nothing new\n\n"
        if len(found) < SLICE:
            await pause(LOOK_EVERY)


async def _behind(house: House, after: int) -> list[tuple[int, str, BaseModel]]:
    """The next of what happened, in its order. No source is read further than the one that has most."""
    house.trail.flush()
    found = [
        (number, kind, view)
        for kind, read in _SOURCES.items()
        for number, view in await asked(house, read, after, SLICE)
    ]
    return sorted(found, key=lambda each: each[0])[:SLICE]
