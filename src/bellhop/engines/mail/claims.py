"""What a message says of itself that policies may limit: its sender, who hears of bounces, whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.mime.addresses import InvalidAddress, Mailbox, identities_covering, parse
from bellhop.engines.mail.mime.headers import headers_of
from bellhop.engines.mail.tables import IDENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context


class Claims(NamedTuple):
    """What cannot be read is left out: the message will be refused for it."""

    sender: Mailbox | None
    feedback: str | None
    recipients: tuple[str, ...]

    def keys(self, version: str) -> dict[str, str | tuple[str, ...]]:
        """SES's condition keys, in lower case; `version` is the API's: 1 or 2."""
        found: dict[str, str | tuple[str, ...]] = {
            "ses:apiversion": version,
            "ses:recipients": self.recipients,
        }
        if self.sender:
            found["ses:fromaddress"] = self.sender.address
            found["ses:fromdisplayname"] = self.sender.name
        if self.feedback:
            found["ses:feedbackaddress"] = self.feedback
        return found

    def identity(self, ctx: Context) -> str:
        """The name of the identity that the sender speaks by: the closest there is, else the address."""
        if self.sender is None:
            return "*"
        names = identities_covering(self.sender.local, self.sender.domain)
        return next((name for name in names if ctx.store.get(IDENTITIES, name)), names[0])


def of_parts(sender: str | None, feedback: str | None, recipients: Iterable[str]) -> Claims:
    mailboxes = _mailboxes(sender)
    return Claims(
        mailboxes[0] if mailboxes else None,
        _first(feedback) or (mailboxes[0].address if mailboxes else None),
        tuple(mailbox.address for text in recipients for mailbox in _mailboxes(text)),
    )


def of_raw(raw: bytes, sender: str | None, feedback: str | None, envelope: Iterable[str] | None) -> Claims:
    """Of a whole message: its From counts, and its addressees where no others are given."""
    headers = headers_of(raw)
    recipients = envelope if envelope is not None else map(headers.joined, ("to", "cc", "bcc"))
    bounces = feedback or sender or headers.first("return-path")
    return of_parts(headers.joined("from") or sender, bounces, recipients)


def _mailboxes(text: str | None) -> list[Mailbox]:
    try:
        return parse(text) if text else []
    except InvalidAddress:
        return []


def _first(text: str | None) -> str | None:
    found = _mailboxes(text)
    return found[0].address if found else None
