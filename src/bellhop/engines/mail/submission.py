"""What a sender hands in, whichever door it came through: the one value that every face builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A subject or body and the character set it is to be sent in."""

    data: str
    charset: str = "UTF-8"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with the message.

    `transfer_encoding` is `base64`, `quoted-printable`, `7bit` or None (chosen for the content);
    `disposition` is `attachment` or `inline`.
    """

    file_name: str
    content: bytes
    content_type: str | None = None
    disposition: str = "attachment"
    content_id: str | None = None
    description: str | None = None
    transfer_encoding: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """A template to be filled: one that is kept, or its parts; `data` is JSON as it was handed in.

    `many` says that mails are made of it which are handed in together, each with an Entry.
    """

    name: str | None
    data: str
    subject: str | None = None
    text: str | None = None
    html: str | None = None
    many: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the template's parts are here."""
        return self.subject is not None or self.text is not None or self.html is not None


@dataclass(frozen=True, slots=True)
class Delegation:
    """Identities that speak in a message by somebody else's leave: ARNs, as the sender names them.

    `action` is what their policies have to allow; it follows from the rest of the submission (see drafts.py).
    """

    source: str | None = None
    sender: str | None = None
    return_path: str | None = None
    action: str = "ses:SendRawEmail"


@dataclass(frozen=True, slots=True)
class Entry:
    """One of many mails that are handed in together: what of it is not as in all the others.

    `tags`, `headers` and, member by member, the JSON of `replacements` go before what the mails share.
    """

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    replacements: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def changes_of(self, shared: Submission) -> dict[str, Any]:
        """What makes this one mail of what all of them share.

        "If a header is specified in BulkEmailEntry, it takes precedence over any header of the same name
        specified in Template" (BulkEmailEntry)
        """
        changes: dict[str, Any] = {"to": self.to, "cc": self.cc, "bcc": self.bcc}
        if self.tags:
            changes["tags"] = tuple({**dict(shared.tags), **dict(self.tags)}.items())
        if self.headers:
            own = {name.lower() for name, _ in self.headers}
            others = (each for each in shared.headers if each[0].lower() not in own)
            changes["headers"] = (*others, *self.headers)
        return changes


@dataclass(frozen=True, slots=True)
class Submission:
    """A message as it was handed in; addresses as written (`Name <a@b>`), nothing parsed yet.

    Either `raw` holds the whole RFC 5322 message, or `subject`, `text`, `html`, `attachments` and
    `headers` are its parts. `envelope` names the recipients where they are not those of To, Cc and Bcc
    (RCPT commands, Destinations of SendRawEmail). `face` is the door: `ses`, `sesv2`, `pinpoint`,
    `smtp`, `sns`, or `service` for what SES sends itself. `template` stands for subject, text and html;
    `subscription` is (contact list, topic or None). `tracking` says for this mail alone whether opens and
    clicks are tracked; None leaves that to what is set elsewhere.
    """

    face: str
    sender: str | None
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    return_path: str | None = None
    envelope: tuple[str, ...] | None = None
    subject: Part | None = None
    text: Part | None = None
    html: Part | None = None
    attachments: tuple[Attachment, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes | None = None
    tags: tuple[tuple[str, str], ...] = ()
    configuration_set: str | None = None
    template: TemplateUse | None = None
    delegation: Delegation | None = None
    subscription: tuple[str, str | None] | None = None
    tenant: str | None = None
    tracking: tuple[bool | None, bool | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What acceptance fixes for good, so that a message's bytes are the same whenever they are made.

    `time` is seconds since the epoch (UTC), `feedback` the sender's own part of the Feedback-ID, `outgoing`
    the address that the message leaves by.
    """

    message_id: str
    account: str
    region: str
    time: float
    feedback: str = ":"
    outgoing: str = "127.0.0.1"
