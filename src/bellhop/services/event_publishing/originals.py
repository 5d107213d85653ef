"""What events and notifications say of the mail that they are about: the facts of their `mail` object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import contents
from bellhop.engines.mail.mime import composing
from bellhop.engines.mail.mime.addresses import InvalidAddress, parse, parse_one
from bellhop.engines.mail.mime.encoded_words import decode
from bellhop.engines.mail.mime.headers import Headers, headers_of, strip
from bellhop.engines.mail.tables import CONTENTS
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from bellhop.engines.mail.submission import Submission
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

# "Amazon SES truncates the headers in the notification when [they] are 10 KB or larger in size."
MOST_HEADERS = 10 * 1024
NOWHERE = "127.0.0.1"  # where mail comes from and goes to that crosses no network
_OPERATIONS = {"ses": "SendEmail", "sesv2": "SendEmail", "pinpoint": "SendEmail", "smtp": "SendSmtp"}


class Original(NamedTuple):
    """A mail as it was submitted: header fields as they would be on the wire, and what acceptance fixed."""

    message: Message
    headers: Headers
    terms: dict[str, Any]
    raw: bool

    @property
    def sender(self) -> str:
        """The envelope's sender, as far as the submission had one of its own."""
        return self.message.feedback if self.raw else self.message.sender

    @property
    def address(self) -> str:
        """The bare address that the mail is from."""
        try:
            return parse_one(self.sender).address
        except InvalidAddress:
            return self.message.sender_key


def read(ctx: Context, message: Message) -> Original | None:
    """The original of a message; None if its content is gone."""
    row = ctx.store.get(CONTENTS, message.number)
    if row is None:
        return None
    submission = contents.submitted(message, row)
    headers = headers_of(_section(ctx, message, submission, row.terms))
    return Original(message, headers, row.terms, submission.raw is not None)


def _section(ctx: Context, message: Message, submission: Submission, terms: dict[str, Any]) -> bytes:
    """The header section that was submitted, or would have been: without the fields that SES sets."""
    if submission.raw is not None:
        return submission.raw
    stamp = contents.stamp_of(ctx.store, message, terms)
    own = {name.lower() for name, _ in composing.stamp_fields(stamp)}
    return strip(composing.header_section(submission, stamp), own)


def facts(ctx: Context, original: Original) -> dict[str, Any]:
    """All there is to say of a mail, by the names that AWS has; documents choose, and put in order."""
    message, terms = original.message, original.terms
    shown, truncated = _fields(original.headers)
    return {
        "timestamp": iso8601(message.time),
        "messageId": message.id,
        "source": original.sender,
        "sourceArn": message.identity,
        "sourceIp": terms.get("client") or NOWHERE,
        "sendingAccountId": ctx.account,
        "callerIdentity": caller(terms),
        "destination": [address for address, _ in message.recipients],
        "headersTruncated": truncated,
        "headers": shown,
        "commonHeaders": _common(original.headers),
    }


def tags(original: Original) -> dict[str, list[str]]:
    """The message's tags behind those that SES adds ("auto-tags")."""
    message, terms = original.message, original.terms
    raw_v1 = original.raw and message.face == "ses"
    found = {
        "ses:operation": "SendRawEmail" if raw_v1 else _OPERATIONS.get(message.face, "SendEmail"),
        "ses:configuration-set": message.configuration_set,
        "ses:source-ip": terms.get("client") or NOWHERE,
        "ses:from-domain": message.sender_key.rpartition("@")[2],
        "ses:caller-identity": caller(terms),
        "ses:outgoing-ip": terms.get("outgoing_ip") or NOWHERE,
        **message.tags,
    }
    return {name: [value] for name, value in found.items() if value is not None}


def caller(terms: dict[str, Any]) -> str:
    """ "IAM_user_or_role_name": of whom the mail was sent by."""
    resource: str = terms.get("caller", "").rpartition(":")[2]
    if resource.startswith("assumed-role/"):
        return resource.split("/")[1]
    return resource.rpartition("/")[2] or "root"


def _fields(headers: Headers) -> tuple[list[dict[str, str]], bool]:
    """The fields that there is room for, and whether any are left out."""
    shown: list[dict[str, str]] = []
    size = 0
    for name, value in headers.fields:
        size += len(f"{name}: {value}\r\n".encode())
        if size >= MOST_HEADERS:
            return shown, True
        shown.append({"name": name, "value": value})
    return shown, False


_COMMON_LISTS = {"from": "from", "replyTo": "reply-to", "to": "to", "cc": "cc", "bcc": "bcc"}


def _common(headers: Headers) -> dict[str, Any]:
    """ "Each header is a key. The From and To fields are represented by arrays": a field is a string."""
    lists = {
        key: [_boxes(value) for value in headers.by_name[name]]
        for key, name in _COMMON_LISTS.items()
        if headers.by_name.get(name)
    }
    texts = {"date": "date", "messageId": "message-id", "subject": "subject", "returnPath": "return-path"}
    found = {key: headers.first(name) for key, name in texts.items()}
    return lists | {key: decode(value) for key, value in found.items() if value is not None}


def _boxes(value: str) -> str:
    """An address field as people read it: decoded, without the quotes of its names."""
    try:
        boxes = parse(value)
    except InvalidAddress:
        return decode(value)
    return ", ".join(f"{box.name} <{box.address}>" if box.name else box.address for box in boxes)
