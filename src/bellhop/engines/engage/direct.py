"""Direct messages: one content to one recipient, its variables filled in, over the engine of its channel."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.engage.content import Email, Notification, Text
from bellhop.engines.engage.personalizing import Variables, fill, variables_of
from bellhop.engines.mail import errors
from bellhop.engines.mail import sending as mail
from bellhop.engines.mail.mime import addresses, checks
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.messaging import sending as messaging
from bellhop.engines.messaging.tables import PUSH, SMS, VOICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.engage.content import Content, Voice
    from bellhop.engines.engage.tables import Endpoint
    from bellhop.kernel.context import Context

_MAIL_REFUSES = (
    errors.IdentityUnverified,
    errors.RecipientMissing,
    errors.TooManyRecipients,
    errors.MessageTooLong,
    errors.ConfigurationSetMissing,
    addresses.InvalidAddress,
    checks.InvalidMessage,
)

_formatting = re.compile(r"[\s().-]+")
_number = re.compile(r"\+?[1-9][0-9]{6,14}").fullmatch  # E.164: 15 digits at most


class Undeliverable(Exception):
    """A message cannot be sent to its recipient; the text says why."""


@dataclasses.dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message goes to: channel (EMAIL, SMS, VOICE, GCM …) and address, and what is known of them.

    `variables` are the message's own; those of the endpoint are asked after them. `context` are the
    attributes that the sender attached.
    """

    channel: str
    address: str
    variables: Variables = dataclasses.field(default_factory=dict[str, Any])
    endpoint: Endpoint | None = None
    context: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])

    def fill(self, text: str) -> str:
        """The text as it is meant for this recipient."""
        if "{{" not in text:
            return text
        return fill(text, self.variables, variables_of(self.endpoint) if self.endpoint else {})


def send(ctx: Context, recipient: Recipient, content: Content) -> str:
    """Send the content to the recipient; the message's id. Raises Undeliverable."""
    if isinstance(content, Email):
        return _mail(ctx, recipient, content)
    if isinstance(content, Notification):
        return _push(ctx, recipient, content)
    return _call_or_text(ctx, recipient, content)


def _mail(ctx: Context, recipient: Recipient, content: Email) -> str:
    submission = Submission(
        "pinpoint",
        content.sender,
        to=(recipient.address,),
        reply_to=content.reply_to,
        return_path=content.return_path,
        envelope=(recipient.address,) if content.raw is not None else None,
        subject=_part(recipient, content.subject),
        text=_part(recipient, content.text),
        html=_part(recipient, content.html),
        headers=tuple((name, recipient.fill(value)) for name, value in content.headers),
        raw=content.raw,
        configuration_set=content.configuration_set,
    )
    try:
        return mail.submit(ctx, submission)
    except _MAIL_REFUSES as error:
        raise Undeliverable(str(error)) from error


def _part(recipient: Recipient, part: Part | None) -> Part | None:
    if part is None or "{{" not in part.data:
        return part
    return Part(recipient.fill(part.data), part.charset)


def _push(ctx: Context, recipient: Recipient, content: Notification) -> str:
    data = {
        name: recipient.fill(value) if isinstance(value, str) else value
        for name, value in content.data.items()
    }
    # "For a push notification, this payload is added to the data.pinpoint object" (Context).
    if recipient.context:
        data["pinpoint"] = dict(recipient.context)
    outgoing = messaging.Outgoing(
        PUSH,
        recipient.address,
        recipient.fill(content.body),
        title=recipient.fill(content.title),
        platform=recipient.channel,
        data=data,
    )
    return messaging.send(ctx, outgoing)


def _call_or_text(ctx: Context, recipient: Recipient, content: Text | Voice) -> str:
    number = _formatting.sub("", recipient.address)
    if not _number(number):
        raise Undeliverable(f"Invalid phone number: {recipient.address}")
    outgoing = messaging.Outgoing(
        SMS if isinstance(content, Text) else VOICE,
        number,
        recipient.fill(content.body),
        content.origination,
        message_type=content.message_type if isinstance(content, Text) else "",
        voice="" if isinstance(content, Text) else content.voice,
        tags=recipient.context,
    )
    return messaging.send(ctx, outgoing)
