"""What the outside world sends to us: mail and texts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import Here, run
from bellhop.control.refusals import bad
from bellhop.engines.mail import receiving
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.messaging import sending

router = APIRouter(prefix="/_bellhop/inbound", tags=["inbound"])


class Taken(BaseModel):
    """The message's id in /_bellhop/messages?direction=inbound."""

    Id: str


class Text(BaseModel):
    model_config = ConfigDict(extra="forbid")

    From: str = Field(min_length=1, examples=["+12065550142"])
    To: str = Field(min_length=1, examples=["+12065550100"])
    Body: str


_MIME = {"requestBody": {"content": {"message/rfc822": {"schema": {"type": "string"}}}, "required": True}}


@router.post("/email", openapi_extra=_MIME)
async def receive_mail(
    house: Here,
    request: Request,
    sender: Annotated[str, Query(alias="from", description="The envelope's sender; empty for a bounce")],
    to: Annotated[list[str], Query(description="A recipient; repeat it for more")],
) -> Taken:
    """Deliver a raw MIME message to us."""
    raw = await request.body()
    if not raw.strip():
        raise bad("the body is empty: it is the raw message")
    try:
        return Taken(Id=run(house, receiving.receive, sender, to, raw))
    except InvalidAddress as error:
        raise bad(str(error)) from error


@router.post("/sms")
async def receive_text(house: Here, text: Text) -> Taken:
    """Send a text to one of our numbers."""
    return Taken(Id=run(house, sending.receive, text.From, text.To, text.Body))
