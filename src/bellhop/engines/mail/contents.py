"""How a submission is kept until somebody reads or relays it: its parts as facts, its bytes beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission
from bellhop.engines.mail.tables import CONTENTS, MessageContent

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
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


def composed(store: Store, message: Message) -> bytes:
    """The bytes of a message as they left, without Return-Path; made on first need, then kept."""
    row = _row(store, message)
    if row.composed is None:
        from bellhop.engines.mail.composing import compose  # noqa: PLC0415 - loads email

        stamp = Stamp(message.id, *store.scope, message.time)
        row.composed = compose(_submission(message, row), stamp)
        store.update(CONTENTS, message.number, composed=row.composed)
    return row.composed


def bodies(store: Store, message: Message) -> dict[str, str | None]:
    """Text and HTML as they were handed in, as far as their character sets carry them.

    Empty for a message that was handed in whole.
    """
    facts = _row(store, message).facts
    return {kind: _carried(_part(facts[kind])) for kind in ("text", "html")} if facts else {}


def _carried(part: Part | None) -> str | None:
    return part and part.data.encode(part.charset, "replace").decode(part.charset)


def _row(store: Store, message: Message) -> MessageContent:
    row = store.get(CONTENTS, message.number)
    assert row is not None, "a message and its content are written and deleted together"
    return row


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


def came_raw(store: Store, message: Message) -> bool:
    """Whether its sender handed the message in whole."""
    row = store.get(CONTENTS, message.number)
    return row is not None and not row.facts
