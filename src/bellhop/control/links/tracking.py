"""Tracked links and images of mail: the paths are AWS's, and served whatever the Host."""

from base64 import b64decode
from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from bellhop.control.house import Here, House, context, run
from bellhop.control.links import pages
from bellhop.engines.mail.tracking import engagement
from bellhop.engines.mail.tracking.engagement import Visitor
from bellhop.kernel.context import Context

router = APIRouter(include_in_schema=False)

# 1 by 1, transparent
_GIF = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
# Each time is an event: nobody on the way may answer in our place.
_ASK_AGAIN = {"Cache-Control": "no-cache, no-store, must-revalidate", "Pragma": "no-cache", "Expires": "0"}


@router.api_route("/L0/{rest:path}", methods=["GET", "HEAD"])
async def follow(house: Here, request: Request) -> Response:
    """Lead on to the link, and tell of a click."""
    click = run(house, engagement.click_of, request.scope["raw_path"].decode("latin-1"))
    if click is None:
        return pages.invalid()
    visitor = _visitor(request)
    await _tell(
        house, request, click.message, lambda ctx, number: engagement.clicked(ctx, number, click, visitor)
    )
    return Response(status_code=302, headers={"Location": click.link, **_ASK_AGAIN})


@router.api_route("/I0/{message}/{signature}", methods=["GET", "HEAD"])
async def show(house: Here, request: Request, message: str, signature: str) -> Response:
    """The image, which tells of an open."""
    if not run(house, engagement.is_open, message, signature):
        return pages.invalid()
    visitor = _visitor(request)
    await _tell(house, request, message, lambda ctx, number: engagement.opened(ctx, number, visitor))
    return Response(_GIF, media_type="image/gif", headers=_ASK_AGAIN)


async def _tell(house: House, request: Request, message: str, event: Callable[[Context, int], None]) -> None:
    """Keep the event with its message, in that one's account; one that was deleted has nothing to keep."""
    if request.method == "HEAD":
        return
    if place := run(house, engagement.place_of, message):
        (account, region), number = place
        await house.transactions.run(lambda: context(house, account, region), lambda ctx: event(ctx, number))


def _visitor(request: Request) -> Visitor:
    address = request.client.host if request.client else ""
    return Visitor(address, request.headers.get("user-agent", ""))
