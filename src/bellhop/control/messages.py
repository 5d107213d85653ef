"""The messages of every channel and account, oldest first.

Before anything is read what is due runs: Pending is what waits for something, not for the pump's next batch.
"""

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from bellhop.control.house import Here, asked, run
from bellhop.control.message_models import AnyMessage, Messages
from bellhop.control.message_views import Found, view, view_with_events
from bellhop.control.paging import Numbered, PageQuery, page
from bellhop.control.refusals import missing, moment_of
from bellhop.engines.mail import messages as mails
from bellhop.engines.mail.tables import Message as Mail
from bellhop.engines.messaging import messages as phone
from bellhop.kernel.context import Context

router = APIRouter(prefix="/_bellhop/messages", tags=["messages"])


class MessageQuery(PageQuery):
    """Filters; without them every outbound message is wanted."""

    channel: Literal["email", "sms", "push", "voice"] | None = None
    from_: str | None = Field(None, alias="from", description="An address or number")
    to: str | None = Field(None, description="An address of the envelope, a number or a token")
    subject: str | None = Field(None, description="A part of the subject or title")
    account: str | None = None
    region: str | None = None
    since: str | None = Field(None, description="An ISO 8601 time")
    direction: Literal["outbound", "inbound", "all"] = "outbound"


@router.get("", response_model_exclude_unset=True)
async def list_messages(house: Here, query: Annotated[MessageQuery, Query()]) -> Messages:
    """Messages of every account and Region, or those that fit; oldest first."""
    wanted = Wanted(query)
    await house.drain()
    found, more = await page(house, "messages", query, partial(shown, wanted))
    return Messages(Messages=found, **more)


class Wanted:
    """A query, as the two engines that keep messages understand it."""

    def __init__(self, query: MessageQuery) -> None:
        direction = None if query.direction == "all" else query.direction
        since = moment_of(query.since, "since") if query.since else None
        self.mails = None
        self.phone = None
        if query.channel in (None, "email"):
            self.mails = mails.Filter(
                direction, query.account, query.region, query.from_, query.to, query.subject, since
            )
        if query.channel != "email":
            self.phone = phone.Filter(
                query.channel,
                direction,
                query.account,
                query.region,
                _number(query.from_),
                _number(query.to),
                query.subject,
                since,
            )


def _number(text: str | None) -> str | None:
    """A number whose + was read as a blank, as queries have it."""
    return f"+{text[1:]}" if text and text[0] == " " else text


def behind(wanted: Wanted, ctx: Context, after: int | None, limit: int) -> list[Found]:
    """At most `limit` messages of both engines, in the order in which they were taken in."""
    found: list[Found] = []
    if wanted.mails:
        found += mails.page(ctx, wanted.mails, after, limit)
    if wanted.phone:
        found += phone.page(ctx, wanted.phone, after, limit)
    return sorted(found, key=lambda each: each[1].number)[:limit]


def shown(wanted: Wanted, ctx: Context, after: int | None, limit: int) -> Numbered[AnyMessage]:
    """The same, as lists show them."""
    return [(found[1].number, view(ctx, found)) for found in behind(wanted, ctx, after, limit)]


@router.get("/{identifier}", response_model_exclude_unset=True)
async def read_message(house: Here, identifier: str) -> AnyMessage:
    """One message with its events in order."""
    await house.drain()
    return await asked(house, _told, identifier)


def _told(ctx: Context, identifier: str) -> AnyMessage:
    return view_with_events(ctx, _one(ctx, identifier))


@router.get("/{identifier}/raw", response_class=Response)
async def read_raw(house: Here, identifier: str) -> Response:
    """A mail as it was delivered: message/rfc822."""
    await house.drain()
    return Response(await asked(house, _raw, identifier), media_type="message/rfc822")


def _raw(ctx: Context, identifier: str) -> bytes:
    scope, message = _one(ctx, identifier)
    if not isinstance(message, Mail):
        raise missing(f"message {identifier} is no mail")
    return mails.delivered(ctx, scope, message)


def _one(ctx: Context, identifier: str) -> Found:
    found = mails.one(ctx, identifier) or phone.one(ctx, identifier)
    if found is None:
        raise missing(f"there is no message {identifier}")
    return found


@router.delete("", status_code=204)
async def delete_messages(house: Here) -> None:
    """Forget every message."""
    run(house, delete_all)


def delete_all(ctx: Context) -> None:
    """Forget every message."""
    mails.delete_all(ctx)
    phone.delete_all(ctx)


@router.delete("/{identifier}", status_code=204)
async def delete_message(house: Here, identifier: str) -> None:
    """Forget one message."""
    if not run(house, _delete, identifier):
        raise missing(f"there is no message {identifier}")


def _delete(ctx: Context, identifier: str) -> bool:
    return mails.delete(ctx, identifier) or phone.delete(ctx, identifier)
