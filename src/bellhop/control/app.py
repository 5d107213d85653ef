"""The control API as one ASGI app."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import FastAPI, HTTPException

from bellhop import __version__
from bellhop.control import (
    account,
    calls,
    clock,
    compat,
    dedicated_ips,
    dns,
    events,
    faults,
    inbound,
    messages,
    nodes,
    public_parameters,
    recipients,
    reference,
    stream,
)
from bellhop.control.house import House
from bellhop.control.links import (
    attachments,
    downloads,
    failed_records,
    subscriptions,
    tracking,
    verification,
)
from bellhop.control.refusals import Error, answer_errors, error_answer
from bellhop.wire.http import LARGEST_BODY

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

MODULES = (
    clock,
    messages,
    inbound,
    recipients,
    dedicated_ips,
    dns,
    faults,
    nodes,
    public_parameters,
    account,
    calls,
    events,
    stream,
    compat,
    reference,
    attachments,
    downloads,
    failed_records,
    subscriptions,
    tracking,
    verification,
)
SAFE = ("GET", "HEAD", "OPTIONS")
OURS = (b"same-origin", b"none")  # none: the browser's user, not a page
LINKS = "/_bellhop/links/"
RAW_BODIES = ("/_bellhop/inbound/email", LINKS)


def create(house: House) -> FastAPI:
    """The control API of one emulator; OpenAPI at /_bellhop/docs."""
    app = FastAPI(
        title="Bellhop",
        version=__version__,
        docs_url=None,
        openapi_url="/_bellhop/openapi.json",
        redoc_url=None,
        responses={"4XX": {"model": Error, "description": "What is wrong"}},
        redirect_slashes=False,
    )
    app.state.house = house
    for module in MODULES:
        app.include_router(module.router)
    app.add_middleware(RefuseLargeBodies)
    app.add_middleware(TakeForJson)
    app.add_middleware(RefuseOtherPages)
    answer_errors(app)
    return app


class RefuseLargeBodies:
    """A body is read as far as an AWS call's would be: the memory is not its sender's."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        size = 0

        async def counted() -> Any:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                raise HTTPException(413, f"the body is larger than {LARGEST_BODY} bytes")
            return message

        await self._app(scope, counted, send)


class TakeForJson:
    """Bodies are JSON whatever their sender says they are: curl -d says they are a form.

    What links in mail lead to takes forms.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(RAW_BODIES):
            others = [(name, value) for name, value in scope["headers"] if name != b"content-type"]
            scope = {**scope, "headers": [*others, (b"content-type", b"application/json")]}
        await self._app(scope, receive, send)


class RefuseOtherPages:
    """Only pages of our own change anything: any site's page can make its visitor's browser send requests.

    Browsers say what a request comes from (Fetch Metadata Request Headers, W3C); programs say nothing.
    Who has a link that was in a mail is meant, wherever they read it.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and not scope["path"].startswith(LINKS):
            site = dict(scope["headers"]).get(b"sec-fetch-site", b"none")
            if site not in OURS:
                refusal = error_answer(403, "a page of another site may not change anything here")
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)
