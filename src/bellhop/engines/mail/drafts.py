"""What a submission says once it is read: header fields decoded, addresses parsed, limits kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import message_tags
from bellhop.engines.mail.errors import MessageTooLong, RecipientMissing, TooManyRecipients
from bellhop.engines.mail.mime.addresses import InvalidAddress, Mailbox, parse, parse_one
from bellhop.engines.mail.mime.checks import InvalidMessage, check_parts, check_raw
from bellhop.engines.mail.mime.encoded_words import decode
from bellhop.engines.mail.mime.headers import headers_of
from bellhop.engines.mail.submission import Delegation
from bellhop.engines.mail.tables import SERVICE_FACES

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.headers import Headers
    from bellhop.engines.mail.submission import Submission

MAX_RECIPIENTS = 50  # "Maximum number of recipients per message: 50" (SES guide, quotas)
# "Using the SES v1 API: 10 MB per message (after base64 encoding). Using the SES v2 API or SMTP: 40 MB"
_MAX_SIZE_V1 = 10 * 1024 * 1024
MAX_SIZE = 40 * 1024 * 1024

_SPEAKING_FIELDS = ("from", "sender", "return-path")


class Draft(NamedTuple):
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
    delegation: Delegation | None
    subscription: tuple[str, str | None] | None
    tenant: str | None
    tracking: tuple[bool | None, bool | None]


def read(submission: Submission) -> Draft:
    """Read a submission; raises InvalidAddress, InvalidMessage and the facts about limits of errors.py."""
    draft = _read_parts(submission) if submission.raw is None else _read_raw(submission, submission.raw)
    if not draft.recipients:
        raise RecipientMissing
    if len(draft.recipients) > MAX_RECIPIENTS:
        raise TooManyRecipients(MAX_RECIPIENTS)
    limit = _MAX_SIZE_V1 if submission.face == "ses" else MAX_SIZE
    if draft.size > limit:
        raise MessageTooLong(draft.size, limit)
    if draft.tags:
        message_tags.check(draft.tags)
    return draft


def _read_parts(submission: Submission) -> Draft:
    speakers = speakers_of(submission)
    recipients = [_mailbox(text) for text in (*submission.to, *submission.cc, *submission.bcc)]
    check_parts(submission)
    return Draft(
        decode(speakers[0][0]),
        [decode(text) for text in submission.to],
        [decode(text) for text in submission.cc],
        decode(submission.subject.data) if submission.subject else None,
        speakers,
        recipients,
        dict(submission.tags),
        submission.configuration_set,
        speakers[-1][1].address,
        _size(submission),
        _delegated(submission),
        submission.subscription,
        submission.tenant,
        submission.tracking,
    )


def speakers_of(submission: Submission) -> list[tuple[str, Mailbox]]:
    """Who speaks in a message of parts: From first, last the one that hears of bounces.

    Raises InvalidAddress for one of them or of Reply-To, InvalidMessage where there is no From.
    """
    if submission.sender is None:
        raise InvalidMessage("Missing required header 'From'.")
    given = (submission.sender, submission.return_path)
    speakers = [(text, _mailbox(text)) for text in given if text is not None]
    for text in submission.reply_to:
        _mailbox(text)
    return speakers


def _read_raw(submission: Submission, raw: bytes) -> Draft:
    headers = headers_of(raw)
    if submission.face not in SERVICE_FACES:  # SES returns what it was sent, whatever that is
        check_raw(raw, headers)
    if "to" in headers.by_name and not headers.joined("to"):
        raise InvalidMessage("Empty required header 'To'.")
    speakers = _speakers(submission, headers)
    to, cc = ([_shown(box) for box in parse(headers.joined(name))] for name in ("to", "cc"))
    return Draft(
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
        submission.delegation or _delegation(headers),
        submission.subscription or _subscription(headers.first("x-ses-list-management-options")),
        submission.tenant or headers.first("x-ses-tenant"),
        submission.tracking,
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


def _delegated(submission: Submission) -> Delegation | None:
    """What the owners of identities have to allow: v2's operations ask for v1's actions."""
    template = submission.template
    if submission.delegation is None:
        return None
    if template is None:
        return replace(submission.delegation, action="ses:SendEmail")
    kind = "BulkTemplated" if template.many else "Templated"
    return replace(submission.delegation, action=f"ses:Send{kind}Email")


def _delegation(headers: Headers) -> Delegation | None:
    """X-SES-SOURCE-ARN and its like: "This header can be used with SMTP and SendRawEmail"."""
    names = ("x-ses-source-arn", "x-ses-from-arn", "x-ses-return-path-arn")
    arns = [headers.first(name) or None for name in names]
    return Delegation(arns[0], arns[1], arns[2]) if any(arns) else None


def _subscription(text: str | None) -> tuple[str, str | None] | None:
    """`{contactListName}; topic={topicName}`, as X-SES-LIST-MANAGEMENT-OPTIONS has them.

    AWS takes them by the names of ListManagementOptions as well: `contactListName=…;topicName=…`.
    """
    if not text:
        return None
    first, *others = (part.rpartition("=") for part in text.split(";"))
    named = {key.strip().lower(): value.strip() for key, _, value in others}
    return first[2].strip(), named.get("topic") or named.get("topicname") or None


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
