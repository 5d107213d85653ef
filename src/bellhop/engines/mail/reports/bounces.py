"""Bounces that their sender asks for: mail that was received goes back, with reasons (SendBounce)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts, contents, drafts, identities, sending
from bellhop.engines.mail.errors import BounceRefused
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.mime.headers import headers_of
from bellhop.engines.mail.reports import delivery_status, multipart
from bellhop.engines.mail.submission import Delegation, Submission
from bellhop.engines.mail.tables import INBOUND, WITH_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.mail.reports.multipart import Fields
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

AGE = 24 * 3600  # "You can only use this operation on an email up to 24 hours after you receive it."

# BounceType → status and response: the templates of receiving-email-action-bounce.
KINDS = {
    "DoesNotExist": ("5.1.1", "550 5.1.1 Mailbox does not exist"),
    "MessageTooLarge": ("5.3.4", "552 5.3.4 Message too large"),
    "ExceededQuota": ("5.2.2", "552 5.2.2 Mailbox full"),
    "ContentRejected": ("5.6.1", "500 5.6.1 Message content rejected"),
    "Undefined": ("5.0.0", "554 5.0.0 Unknown failure"),
    "TemporaryFailure": ("4.0.0", "450 4.0.0 Temporary failure"),
}


class Bounced(NamedTuple):
    """A recipient whose mail goes back; `fields` are those of its DSN, save Final-Recipient."""

    recipient: str
    final: str
    fields: Fields


class Bounce(NamedTuple):
    """What is to be sent; `fields` are those of the DSN about the whole message."""

    original: str
    sender: str
    sender_arn: str | None
    explanation: str | None
    fields: Fields
    recipients: Sequence[Bounced]


def fields_of(kind: str) -> Fields:
    """The fields that a type of bounce stands for."""
    status, response = KINDS[kind]
    return [("Action", "failed"), ("Status", status), ("Diagnostic-Code", f"smtp; {response}")]


def send(ctx: Context, bounce: Bounce) -> str:
    """Send a bounce to who sent the original; its message id.

    Raises BounceRefused, IdentityUnverified, InvalidAddress and what forbids the account to send.
    """
    original = _original(ctx, bounce)
    submission = Submission(
        "service",
        None,
        envelope=(original.feedback,),
        raw=_composed(ctx, bounce, original),
        delegation=Delegation(bounce.sender_arn, action="ses:SendBounce") if bounce.sender_arn else None,
    )
    _permit(ctx, submission)
    return sending.submit_own(ctx, submission, answerable=False)


def _original(ctx: Context, bounce: Bounce) -> Message:
    """The message that goes back, if it may; raises BounceRefused."""
    message = next(iter(ctx.store.select(WITH_ID, id=bounce.original)), None)
    if message is None or message.direction != INBOUND:
        raise BounceRefused(f"Message {bounce.original} was not received by Amazon SES.")
    if ctx.now - message.time > AGE:
        raise BounceRefused(f"Message {bounce.original} was received more than 24 hours ago.")
    if not message.feedback:
        raise BounceRefused(f"Message {bounce.original} has no sender to whom it could be returned.")
    known = {parse_one(address).key for address, _ in message.recipients}
    for each in bounce.recipients:
        if not known & {parse_one(each.recipient).key, parse_one(each.final).key}:
            raise BounceRefused(f"{each.recipient} is not a recipient of message {bounce.original}.")
    return message


def _permit(ctx: Context, submission: Submission) -> None:
    accounts.admit(ctx, accounts.of(ctx), ())
    draft = drafts.read(submission)
    if submission.delegation is None:
        identities.authorise(ctx, draft.speakers)
        return
    from bellhop.engines.mail.authorization import delegation  # noqa: PLC0415 - loads what policies need

    delegation.authorise(ctx, submission.delegation, draft)


def _composed(ctx: Context, bounce: Bounce, original: Message) -> bytes:
    about = headers_of(contents.unsigned(ctx.store, original)).first("message-id")
    groups = [[("Final-Recipient", f"rfc822; {each.final}"), *each.fields] for each in bounce.recipients]
    return delivery_status.compose(
        delivery_status.heading(bounce.sender, original.feedback, about),
        bounce.explanation or _explained(bounce),
        delivery_status.Failure(bounce.fields, groups),
        multipart.original(ctx.store, original),
    )


def _explained(bounce: Bounce) -> str:
    """What the text says where nothing else was asked for."""
    lines = ["Your message could not be delivered to:"]
    for each in bounce.recipients:
        reason = dict(each.fields).get("Diagnostic-Code", "").removeprefix("smtp; ")
        lines.append(f"{each.final}: {reason}" if reason else each.final)
    return "\n".join(lines)
