"""Habits that users of LocalStack and moto bring along."""

from functools import partial
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from bellhop import __version__
from bellhop.control.house import Here, asked, run
from bellhop.control.messages import MessageQuery, Wanted, behind
from bellhop.control.paging import Numbered, PageQuery, page
from bellhop.control.refusals import missing
from bellhop.engines.mail import contents
from bellhop.engines.mail import messages as mails
from bellhop.engines.mail.tables import Message as Mail
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.store import Scope

router = APIRouter(tags=["habits"])

MOST = 10_000


class SentMail(BaseModel):
    """A mail in the shape that LocalStack gives it."""

    Id: str
    Region: str
    Source: str
    Destination: dict[str, list[str]]
    Subject: str
    Body: dict[str, str | None]
    RawData: str = ""
    Timestamp: str


class SentMails(BaseModel):
    messages: list[SentMail]


@router.get("/_aws/ses", response_model_exclude_unset=True)
async def list_sent(house: Here, id: str | None = None, email: str | None = None) -> SentMails:  # noqa: A002 - LocalStack's word
    """Mails that were sent, all or one by `id`, or those of a sender (`email`)."""
    await house.drain()
    if id is not None:
        return SentMails(messages=await asked(house, _one, id))
    wanted = Wanted(MessageQuery.model_validate({"channel": "email", "from": email}))
    found, _ = await page(house, "sent", PageQuery(limit=MOST), partial(_sent, wanted))
    return SentMails(messages=found)


def _one(ctx: Context, identifier: str) -> list[SentMail]:
    found = mails.one(ctx, identifier)
    return [_view(ctx, *found)] if found else []


def _sent(wanted: Wanted, ctx: Context, after: int | None, limit: int) -> Numbered[SentMail]:
    """At most `limit` mails in their order, from behind a number on."""
    return [
        (message.number, _view(ctx, scope, message))
        for scope, message in behind(wanted, ctx, after, limit)
        if isinstance(message, Mail)
    ]


def _view(ctx: Context, scope: Scope, message: Mail) -> SentMail:
    content = mails.content(ctx, scope, message)
    listed = {*message.to, *message.cc}
    hidden = [address for address, _ in message.recipients if not any(address in each for each in listed)]
    members: dict[str, Any] = {}
    if contents.parts(ctx.store.across().scope(scope), message) is None:
        members["RawData"] = mails.delivered(ctx, scope, message).decode(errors="replace")
    return SentMail(
        Id=message.id,
        Region=scope.region,
        Source=message.sender,
        Destination={"ToAddresses": message.to, "CcAddresses": message.cc, "BccAddresses": hidden},
        Subject=content.subject or "",
        Body={"text_part": content.text, "html_part": content.html},
        Timestamp=iso8601(message.time),
        **members,
    )


@router.delete("/_aws/ses", status_code=204)
async def delete_sent(house: Here, id: str | None = None) -> None:  # noqa: A002 - LocalStack's word
    """Forget the mails, or one."""
    if id is None:
        run(house, mails.delete_all)
    elif not run(house, mails.delete, id):
        raise missing(f"there is no message {id}")


@router.get("/_localstack/health")
async def localstack_health(house: Here) -> dict[str, Any]:
    """Health, as LocalStack tells it."""
    return {"services": house.services.states(), "edition": "bellhop", "version": __version__}


@router.post("/moto-api/reset")
async def moto_reset(house: Here) -> dict[str, str]:
    """Reset, as moto does it."""
    await house.reset()
    return {"status": "ok"}
