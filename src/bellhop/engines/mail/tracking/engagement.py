"""What recipients do with a mail: they open it, they follow its links; each time is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import history, messages
from bellhop.engines.mail.tables import MESSAGES
from bellhop.engines.mail.tracking import addresses

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.engines.mail.tracking.addresses import Click
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

# "Amazon SES collects open and click metrics for 60 days after each email is sent." (faqs-metrics)
COLLECTED = 60 * 86_400


class Visitor(NamedTuple):
    """Who asks for a link or an image: the address, and what the program calls itself."""

    address: str
    agent: str


def click_of(ctx: Context, path: str) -> Click | None:
    """What the path of a request says, as it was written; None if no mail of ours has this link."""
    return addresses.click_of(addresses.signing_key(ctx), path)


def is_open(ctx: Context, message: str, signature: str) -> bool:
    """Whether this is the image of a mail of ours."""
    return addresses.is_open(addresses.signing_key(ctx), message, signature)


def place_of(ctx: Context, message: str) -> tuple[Scope, int] | None:
    """Whose message of this id it is, and its number; None for one that is gone."""
    found = messages.one(ctx, message)
    return found and (found[0], found[1].number)


def opened(ctx: Context, number: int, visitor: Visitor) -> None:
    """Keep that a message was opened; `ctx` is of its account and Region."""
    if message := _collecting(ctx, number):
        history.add(ctx, message, "Open", **visitor._asdict())
        history.keep(ctx, message)


def clicked(ctx: Context, number: int, click: Click, visitor: Visitor) -> None:
    """The same for a link that was followed."""
    if message := _collecting(ctx, number):
        tags = {"tags": click.tags} if click.tags else {}
        history.add(ctx, message, "Click", **visitor._asdict(), link=click.link, **tags)
        history.keep(ctx, message)


def _collecting(ctx: Context, number: int) -> Message | None:
    """The message, while its opens and clicks are still collected."""
    message = ctx.store.get(MESSAGES, number)
    return message if message and ctx.now < message.time + COLLECTED else None
