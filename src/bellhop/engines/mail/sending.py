"""Taking mail in, whichever door it comes through: checked, authorised, fixed for good and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import contents, fate, identities, quota, states
from bellhop.engines.mail.addresses import InvalidAddress, Mailbox, parse, parse_one
from bellhop.engines.mail.checks import InvalidMessage, check_parts, check_raw
from bellhop.engines.mail.encoded_words import decode
from bellhop.engines.mail.errors import (
    ConfigurationSetMissing,
    MessageTooLong,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.engines.mail.headers import headers_of
from bellhop.engines.mail.message_ids import message_id
from bellhop.engines.mail.submission import Submission
from bellhop.engines.mail.tables import (
    ADDRESSEES,
    CONTENTS,
    MESSAGES,
    OUTBOUND,
    Addressee,
    Message,
    SendCounter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.headers import Headers
    from bellhop.kernel.context import Context

MAX_RECIPIENTS = 50  # "Maximum number of recipients per message: 50" (SES guide, quotas)
# "Using the SES v1 API: 10 MB per message (after base64 encoding). Using the SES v2 API or SMTP: 40 MB"
_MAX_SIZE_V1 = 10 * 1024 * 1024
MAX_SIZE = 40 * 1024 * 1024

_SPEAKING_FIELDS = ("from", "sender", "return-path")


class _Draft(NamedTuple):
    """A submission, read: header fields decoded, `speakers` (as written, mailbox) need an identity each."""

    sender: str
    to: list[str]
    cc: list[str]
    subject: str | None
    speakers: list[tuple[str, Mailbox]]
    recipients: list[Mailbox]
    tags: dict[str, str]
    configuration_set: str | None
    feedback: str
    size: int


def submit(ctx: Context, submission: Submission) -> str:
    """Accept a mail; its message id. What becomes of it is decided after the commit.

    Raises InvalidAddress, InvalidMessage and the facts of errors.py.
    """
    draft = _read(submission)
    identities.authorise(ctx, draft.speakers)
    if draft.configuration_set:
        raise ConfigurationSetMissing(draft.configuration_set)
    return _accept(ctx, submission, draft)


def submit_own(ctx: Context, submission: Submission) -> str:
    """Accept a mail of AWS's own, which needs no identity: `submit` for a service's notices."""
    return _accept(ctx, submission, _read(submission))


def _read(submission: Submission) -> _Draft:
    draft = _read_parts(submission) if submission.raw is None else _read_raw(submission, submission.raw)
    if not draft.recipients:
        raise RecipientMissing
    if len(draft.recipients) > MAX_RECIPIENTS:
        raise TooManyRecipients(MAX_RECIPIENTS)
    limit = _MAX_SIZE_V1 if submission.face == "ses" else MAX_SIZE
    if draft.size > limit:
        raise MessageTooLong(draft.size, limit)
    return draft


def submit_raw(ctx: Context, mail_from: str, recipients: Iterable[str], raw: bytes) -> str:
    """Accept a mail that came by SMTP: `submit` for an envelope and a whole message."""
    return submit(ctx, Submission("smtp", mail_from, envelope=tuple(recipients), raw=raw))


def _accept(ctx: Context, submission: Submission, draft: _Draft) -> str:
    identifier = message_id(ctx.now, ctx.region, ctx.ids.bits(16))
    number = ctx.ids.sequence(ctx.now)
    recipients: dict[str, str] = {}
    for box in draft.recipients:
        recipients.setdefault(box.key, box.address)
    message = Message(
        identifier,
        number,
        ctx.now,
        OUTBOUND,
        submission.face,
        draft.sender,
        draft.speakers[0][1].address.lower(),
        draft.to,
        draft.cc,
        draft.subject,
        [[address, states.PENDING] for address in recipients.values()],
        draft.tags,
        draft.configuration_set,
        draft.feedback,
        [{"time": ctx.now, "type": "Send"}],
    )
    ctx.store.add(MESSAGES, message)
    ctx.store.add(CONTENTS, contents.row_of(number, submission))
    for address in {address.lower() for address in recipients.values()}:
        ctx.store.add(ADDRESSEES, Addressee(address, number))
    quota.count(ctx, SendCounter(0, attempts=len(recipients)))
    ctx.later(ctx.now, fate.decide, number=number)
    return identifier


def _read_parts(submission: Submission) -> _Draft:
    if submission.sender is None:
        raise InvalidMessage("Missing required header 'From'.")
    speakers = [(submission.sender, _mailbox(submission.sender))]
    recipients = [_mailbox(text) for text in (*submission.to, *submission.cc, *submission.bcc)]
    for text in submission.reply_to:
        _mailbox(text)
    if submission.return_path is not None:
        speakers.append((submission.return_path, _mailbox(submission.return_path)))
    check_parts(submission)
    return _Draft(
        decode(submission.sender),
        [decode(text) for text in submission.to],
        [decode(text) for text in submission.cc],
        decode(submission.subject.data) if submission.subject else None,
        speakers,
        recipients,
        dict(submission.tags),
        submission.configuration_set,
        speakers[-1][1].address,
        _size(submission),
    )


def _read_raw(submission: Submission, raw: bytes) -> _Draft:
    headers = headers_of(raw)
    check_raw(raw, headers)
    if "to" in headers.by_name and not headers.joined("to"):
        raise InvalidMessage("Empty required header 'To'.")
    speakers = _speakers(submission, headers)
    to, cc = ([_shown(box) for box in parse(headers.joined(name))] for name in ("to", "cc"))
    return _Draft(
        decode(headers.joined("from")),
        to,
        cc,
        decode(headers.joined("subject")) if "subject" in headers.by_name else None,
        speakers,
        _envelope(submission, headers),
        dict(submission.tags) or _tags(headers.joined("x-ses-message-tags")),
        submission.configuration_set or headers.first("x-ses-configuration-set"),
        speakers[-1][1].address,
        len(raw),
    )


def _speakers(submission: Submission, headers: Headers) -> list[tuple[str, Mailbox]]:
    """The mailboxes of From first; last the one that hears of bounces."""
    found: list[tuple[str, Mailbox]] = []
    for name in _SPEAKING_FIELDS:
        text = headers.joined(name)
        found += [(text, box) for box in parse(text)]
        if not found:
            raise InvalidMessage("Empty required header 'From'.")
    given = (submission.sender, submission.return_path)
    return found + [(text, _mailbox(text)) for text in given if text is not None]


def _envelope(submission: Submission, headers: Headers) -> list[Mailbox]:
    if submission.envelope is not None:
        return [_mailbox(text) for text in submission.envelope]
    return [box for name in ("to", "cc", "bcc") for box in parse(headers.joined(name))]


def _tags(text: str) -> dict[str, str]:
    """`name=value, name=value`, as X-SES-MESSAGE-TAGS has them."""
    pairs = (pair.partition("=") for pair in text.split(",") if "=" in pair)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _mailbox(text: str) -> Mailbox:
    if not text.strip():
        raise InvalidAddress(f"Invalid email address {text}.")
    return parse_one(text)


def _shown(box: Mailbox) -> str:
    return f"{box.name} <{box.address}>" if box.name else box.address


def _size(submission: Submission) -> int:
    """About as many bytes as the message will have: texts as UTF-8, attachments in base64."""
    texts = (part.data for part in (submission.subject, submission.text, submission.html) if part is not None)
    attached = sum(len(attachment.content) for attachment in submission.attachments)
    return sum(len(text.encode()) for text in texts) + attached * 4 // 3
