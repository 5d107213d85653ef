"""How a submission is kept until somebody reads or relays it: its parts as facts, its bytes beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import message_tags
from bellhop.engines.mail.message_ids import bounce_address
from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission
from bellhop.engines.mail.tables import CONTENTS, INBOUND, MessageContent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from bellhop.store import Store


def row_of(number: int, submission: Submission) -> MessageContent:
    """The content's row; `body` holds the raw message, or the attachments one behind the other."""
    if submission.raw is not None:
        return MessageContent(number, {}, submission.raw)
    attachments = submission.attachments
    facts: dict[str, Any] = {
        "sender": submission.sender,
        "to": submission.to,
        "cc": submission.cc,
        "reply_to": submission.reply_to,
        "subject": submission.subject,
        "text": submission.text,
        "html": submission.html,
        "headers": submission.headers,
        "attachments": [_facts_of(attachment) for attachment in attachments],
    }
    return MessageContent(number, facts, b"".join(one.content for one in attachments) or None)


def composed(ctx: Context, store: Store, message: Message) -> bytes:
    """The bytes of a message as they left, without Return-Path; made on first need, then kept.

    Asks for a key that nothing was signed with before.
    """
    row = _row(store, message)
    if row.composed is None:
        from bellhop.engines.mail.authentication.signing import signed  # noqa: PLC0415 - loads dkimpy
        from bellhop.engines.mail.mime.composing import compose  # noqa: PLC0415 - loads email

        content = compose(_leaving(message, row), stamp_of(store, message, row.terms))
        if pair := row.terms.get("smime"):
            from bellhop.engines.mail.infrastructure import certificates  # noqa: PLC0415 - few mails have one

            content = certificates.signed(store, pair, content, message.id)
        row.composed = signed(ctx, content, row.terms.get("keys", ()), message.time)
        store.update(CONTENTS, message.number, composed=row.composed)
    return row.composed


def unsigned(store: Store, message: Message) -> bytes:
    """The bytes of a message without its signatures: for who reads or quotes it."""
    from bellhop.engines.mail.mime.composing import compose  # noqa: PLC0415 - loads email

    row = _row(store, message)
    if message.direction == INBOUND and row.composed is not None:
        return row.composed
    return compose(_leaving(message, row), stamp_of(store, message, row.terms))


def mail_from(store: Store, message: Message) -> str | None:
    """The custom MAIL FROM domain that a message left with."""
    return _row(store, message).terms.get("mail_from")


def return_path(store: Store, message: Message) -> str:
    """The sender in the envelope that a message arrived with; empty for what nobody is to answer."""
    if message.direction == INBOUND or not message.feedback:
        return message.feedback
    return bounce_address(message.id, store.scope.region, mail_from(store, message))


def stamp_of(store: Store, message: Message, terms: Mapping[str, Any]) -> Stamp:
    """What acceptance fixed of a message with these terms."""
    feedback = message_tags.feedback(message.tags)
    stamp = Stamp(message.id, *store.scope, message.time, feedback)
    return replace(stamp, outgoing=terms["outgoing_ip"]) if "outgoing_ip" in terms else stamp


def terms_of(store: Store, message: Message) -> dict[str, Any]:
    """The terms of a message (see terms.py)."""
    return _row(store, message).terms


def parts(store: Store, message: Message) -> Submission | None:
    """The message as it leaves, without Bcc and what only sending asks for.

    None for one that came whole.
    """
    row = _row(store, message)
    return _leaving(message, row) if row.facts else None


def submitted(message: Message, row: MessageContent) -> Submission:
    """The message as it was handed in, whole or in parts, whose content's row is at hand."""
    return _submission(message, row)


def _row(store: Store, message: Message) -> MessageContent:
    row = store.get(CONTENTS, message.number)
    assert row is not None, "a message and its content are written and deleted together"
    return row


def _leaving(message: Message, row: MessageContent) -> Submission:
    """The message as it was handed in, with the links that its terms put into it."""
    submission = _submission(message, row)
    if "tracking" in row.terms:
        from bellhop.engines.mail.tracking import rewriting  # noqa: PLC0415 - few messages are tracked

        submission = rewriting.applied(submission, row.terms, message.id)
    if "unsubscribe" in row.terms:
        from bellhop.engines.mail.lists import subscriptions  # noqa: PLC0415 - few messages have such links

        submission = subscriptions.applied(submission, row.terms)
    return submission


def _submission(message: Message, row: MessageContent) -> Submission:
    facts = row.facts
    if not facts:
        return Submission(message.face, None, raw=row.body)
    return Submission(
        message.face,
        facts["sender"],
        to=tuple(facts["to"]),
        cc=tuple(facts["cc"]),
        reply_to=tuple(facts["reply_to"]),
        subject=_part(facts["subject"]),
        text=_part(facts["text"]),
        html=_part(facts["html"]),
        headers=tuple((name, value) for name, value in facts["headers"]),
        attachments=tuple(_attachments(facts["attachments"], row.body or b"")),
    )


def _part(facts: dict[str, str] | None) -> Part | None:
    return None if facts is None else Part(**facts)


def _facts_of(attachment: Attachment) -> dict[str, Any]:
    return {
        "size": len(attachment.content),
        "file_name": attachment.file_name,
        "content_type": attachment.content_type,
        "disposition": attachment.disposition,
        "content_id": attachment.content_id,
        "description": attachment.description,
        "transfer_encoding": attachment.transfer_encoding,
    }


def _attachments(facts: list[dict[str, Any]], body: bytes) -> list[Attachment]:
    found: list[Attachment] = []
    start = 0
    for one in facts:
        end = start + one.pop("size")
        found.append(Attachment(content=body[start:end], **one))
        start = end
    return found
