"""The control API as one ASGI app."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import FastAPI

from bellhop import __version__
from bellhop.control import (
    calls,
    clock,
    compat,
    events,
    faults,
    inbound,
    messages,
    nodes,
    recipients,
    stream,
)
from bellhop.control.house import House
from bellhop.control.refusals import answer_errors

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

RAW_BODIES = ("/_bellhop/inbound/email",)


def create(house: House) -> FastAPI:
    """The control API of one emulator; OpenAPI at /_bellhop/docs."""
    app = FastAPI(
        title="Bellhop",
        version=__version__,
        docs_url="/_bellhop/docs",
        openapi_url="/_bellhop/openapi.json",
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.house = house
    for module in (clock, messages, inbound, recipients, faults, nodes, calls, events, stream, compat):
        app.include_router(module.router)
    app.add_middleware(TakeForJson)
    answer_errors(app)
    return app


class TakeForJson:
    """Bodies are JSON whatever their sender says they are: curl -d says they are a form."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] not in RAW_BODIES:
            others = [(name, value) for name, value in scope["headers"] if name != b"content-type"]
            scope = {**scope, "headers": [*others, (b"content-type", b"application/json")]}
        await self._app(scope, receive, send)
