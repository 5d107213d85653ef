"""Event records, member by member in the order of AWS's examples.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.services.event_publishing import details, originals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context
    from bellhop.services.event_publishing.originals import Original


class Shape(NamedTuple):
    """How a record of one type is written: its members in order, those of `mail` and of the detail."""

    members: tuple[str, str]
    mail: tuple[str, ...]
    detail: tuple[str, ...] = ()


_MAIL = (
    "timestamp",
    "source",
    "sourceArn",
    "sendingAccountId",
    "messageId",
    "destination",
    "headersTruncated",
    "headers",
    "commonHeaders",
    "tags",
)
# Where nothing was composed yet, or nothing has arrived.
_SHORT = tuple(name for name in _MAIL if name not in ("headers", "commonHeaders"))
# What trackers tell stands in the order of the alphabet.
_TRACKED = (
    "commonHeaders",
    "destination",
    "headers",
    "headersTruncated",
    "messageId",
    "sendingAccountId",
    "source",
    "tags",
    "timestamp",
)
_SHAPES = {
    "Bounce": Shape(
        ("bounce", "mail"),
        _MAIL,
        ("bounceType", "bounceSubType", "bouncedRecipients", "timestamp", "feedbackId", "reportingMTA"),
    ),
    "Complaint": Shape(
        ("complaint", "mail"),
        _MAIL,
        (
            "complainedRecipients",
            "timestamp",
            "feedbackId",
            "complaintSubType",
            "userAgent",
            "complaintFeedbackType",
            "arrivalDate",
        ),
    ),
    "Delivery": Shape(
        ("mail", "delivery"),
        _MAIL,
        ("timestamp", "processingTimeMillis", "recipients", "smtpResponse", "reportingMTA"),
    ),
    "Send": Shape(("mail", "send"), _MAIL),
    "Reject": Shape(("mail", "reject"), _MAIL, ("reason",)),
    "Open": Shape(("mail", "open"), _TRACKED, ("ipAddress", "timestamp", "userAgent")),
    "Click": Shape(("click", "mail"), _TRACKED, ("ipAddress", "link", "linkTags", "timestamp", "userAgent")),
    "Rendering Failure": Shape(("mail", "failure"), _SHORT, ("errorMessage", "templateName")),
    "DeliveryDelay": Shape(
        ("mail", "deliveryDelay"),
        _SHORT,
        ("timestamp", "delayType", "expirationTime", "delayedRecipients"),
    ),
    "Subscription": Shape(
        ("mail", "subscription"),
        _MAIL,
        ("contactList", "timestamp", "source", "newTopicPreferences", "oldTopicPreferences"),
    ),
}
_COMMON = ("returnPath", "from", "replyTo", "date", "to", "cc", "bcc", "messageId", "subject")
_SET_TAG = "ses:configuration-set"
_LEAVING_TAG = "ses:outgoing-ip"


def record(ctx: Context, original: Original, event: dict[str, Any]) -> dict[str, Any]:
    """The record of an event (see history.py)."""
    kind = event["type"]
    shape = _SHAPES[kind]
    facts = originals.facts(ctx, original)
    common = {"messageId": original.message.id} | facts["commonHeaders"]
    facts["commonHeaders"] = chosen(common, sorted(_COMMON) if shape.mail is _TRACKED else _COMMON)
    facts["tags"] = _tags(original, kind, shape)
    parts = {
        "mail": chosen(facts, shape.mail),
        "detail": chosen(details.facts(original.message, event, ctx.region), shape.detail),
    }
    return {"eventType": kind} | {
        name: parts["mail" if name == "mail" else "detail"] for name in shape.members
    }


def as_json(document: dict[str, Any]) -> str:
    """A record or notification as it is published."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def chosen(facts: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The facts of these names that there are, in their order."""
    return {name: facts[name] for name in names if name in facts}


def _tags(original: Original, kind: str, shape: Shape) -> dict[str, list[str]]:
    """Of a mail that is not composed yet only its set is known; where it left from, of one that arrived."""
    found = originals.tags(original)
    if shape.mail is _SHORT:
        own = original.message.tags
        return {name: value for name, value in found.items() if name == _SET_TAG or name in own}
    if kind != "Delivery":
        del found[_LEAVING_TAG]
    return dict(sorted(found.items())) if shape.mail is _TRACKED else found
