"""Feedback notifications: what the topics of an identity are told of its mail.

https://docs.aws.amazon.com/ses/latest/dg/notification-examples.html
"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail.sets import feedback
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.services.event_publishing import details, originals
from bellhop.services.event_publishing.documents import Shape, as_json, chosen
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity, Message
    from bellhop.kernel.context import Context
    from bellhop.kernel.events import GivenUp
    from bellhop.services.event_publishing.originals import Original

_HEADERS = ("headersTruncated", "headers", "commonHeaders")
_MAIL = (
    "timestamp",
    "messageId",
    "source",
    "sourceArn",
    "sourceIp",
    "sendingAccountId",
    "callerIdentity",
    "destination",
    *_HEADERS,
)
# With a DSN, AWS's example has another order, of the mail too.
_MAIL_OF_DSN = (
    "timestamp",
    "source",
    "sourceArn",
    "sourceIp",
    "sendingAccountId",
    "callerIdentity",
    "messageId",
    "destination",
    *_HEADERS,
)
_DSN = Shape(
    ("bounce", "mail"),
    _MAIL_OF_DSN,
    (
        "bounceType",
        "reportingMTA",
        "bouncedRecipients",
        "bounceSubType",
        "timestamp",
        "feedbackId",
        "remoteMtaIp",
    ),
)
_RECIPIENT_OF_DSN = ("emailAddress", "status", "action", "diagnosticCode")
_SHAPES = {
    feedback.BOUNCE: Shape(
        ("bounce", "mail"),
        _MAIL,
        (
            "bounceType",
            "bounceSubType",
            "bouncedRecipients",
            "timestamp",
            "feedbackId",
            "remoteMtaIp",
        ),
    ),
    feedback.COMPLAINT: Shape(
        ("complaint", "mail"),
        _MAIL,
        (
            "userAgent",
            "complainedRecipients",
            "complaintFeedbackType",
            "arrivalDate",
            "timestamp",
            "feedbackId",
            "complaintSubType",
        ),
    ),
    feedback.DELIVERY: Shape(
        ("mail", "delivery"),
        _MAIL,
        (
            "timestamp",
            "recipients",
            "processingTimeMillis",
            "reportingMTA",
            "smtpResponse",
            "remoteMtaIp",
        ),
    ),
}
_COMMON = ("returnPath", "from", "replyTo", "date", "to", "cc", "bcc", "messageId", "subject")


class Hearer(NamedTuple):
    """A topic that an identity has for events of a kind, and a context of the identity's owner."""

    owner: Context
    topic: str
    headers: bool


def hearer(ctx: Context, message: Message, kind: str) -> Hearer | None:
    """Who is to be notified of events of this kind; None if nobody is.

    "Verified domain notification settings apply to all mail sent from email addresses in that domain except
    for email addresses that are also verified": the message's identity is the one, and the only one.
    """
    found = _identity(ctx, message.identity) if kind in _SHAPES else None
    if found is None or kind not in found[1].topics:
        return None
    owner, identity = found
    return Hearer(owner, identity.topics[kind], kind in identity.headers_in)


def notify(ctx: Context, hears: Hearer, original: Original, event: dict[str, Any]) -> None:
    """Tell a topic of an event."""
    said = notification(ctx, original, event, headers=hears.headers)
    arguments = {"topic": hears.topic, "message": as_json(said)}
    hears.owner.emit(Delivery("topics", "publish", hears.topic, arguments))
    ctx.outgoing = ctx.outgoing or hears.owner.outgoing


def notification(ctx: Context, original: Original, event: dict[str, Any], *, headers: bool) -> dict[str, Any]:
    """The notification of an event (see history.py), with the header fields of the mail or without."""
    kind = event["type"]
    detail = details.facts(original.message, event, ctx.region)
    shape = _SHAPES[kind]
    if "reportingMTA" in detail and kind == feedback.BOUNCE:
        shape, detail = _DSN, _of_dsn(detail)
    mail: dict[str, Any] = originals.facts(ctx, original)
    mail["source"] = original.address
    mail["commonHeaders"] = chosen(mail["commonHeaders"], _COMMON)
    names = shape.mail if headers else [name for name in shape.mail if name not in _HEADERS]
    parts = {"mail": chosen(mail, names), "detail": chosen(detail, shape.detail)}
    return {"notificationType": kind} | {
        name: parts["mail" if name == "mail" else "detail"] for name in shape.members
    }


def _of_dsn(detail: dict[str, Any]) -> dict[str, Any]:
    recipients: list[dict[str, Any]] = detail["bouncedRecipients"]
    return detail | {"bouncedRecipients": [chosen(each, _RECIPIENT_OF_DSN) for each in recipients]}


def given_up(ctx: Context, event: GivenUp) -> None:
    """A topic did not take a notification: it is asked no more, and feedback goes by mail again."""
    delivery = event.of(ctx)
    if not isinstance(delivery, Delivery) or delivery.port != "topics":
        return
    kind, arn = _about(delivery.arguments["message"])
    if kind not in feedback.NEEDED or not _is_refusal(event.code):
        return
    found = _identity(ctx, arn)
    if found is not None and found[1].topics.get(kind) == delivery.to:
        feedback.forget_topic(*found, kind)


def _is_refusal(code: str) -> bool:
    """ "The topic has been deleted or your AWS account no longer has permissions to publish to it." """
    return any(word in code for word in ("NotFound", "Authorization", "AccessDenied"))


def _about(message: str) -> tuple[str, str | None]:
    """The kind of a notification and the ARN of its identity, of what was published to a topic."""
    try:
        said = json.loads(message)
        return said["notificationType"], said["mail"]["sourceArn"]
    except (ValueError, KeyError, TypeError):
        return "", None


def _identity(ctx: Context, arn: str | None) -> tuple[Context, Identity] | None:
    """An identity by its ARN, and a context of its owner, who may have let another account send."""
    if arn is None:
        return None
    region, account, resource = arn.split(":", 5)[3:]
    there = dataclasses.replace(ctx, store=ctx.store.of(Scope(account, region)))
    identity = there.store.get(IDENTITIES, resource.removeprefix("identity/"))
    return None if identity is None else (there, identity)
