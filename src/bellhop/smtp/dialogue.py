"""The server's side of an SMTP connection: aiosmtpd's, with SES's words and limits, and mail read in bulk."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import defaultdict
from inspect import isawaitable
from typing import TYPE_CHECKING, AnyStr, NamedTuple, TypeVar, cast

from aiosmtpd.smtp import SMTP, TLSSetupException

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable

# "The maximum message size is 40 MB" (SES guide, quotas).
LARGEST_MESSAGE = 40 * 1024 * 1024

# aiosmtpd's sentence → that of SES.
_WORDS = {
    "250 OK": "250 Ok",
    "530 5.7.0 Authentication required": "530 Authentication required",
    "552 Error: message size exceeds fixed maximum message size": "552 Message is too long.",
}
_ENOUGH = 1 << 30  # more than a reader ever holds
_END = b"\r\n.\r\n"
# A dot alone on its line by the reckoning of those who take bare CR or LF for the end of one: what follows it
# would be a message of somebody else's to them. Whoever sends in good faith has stuffed the dot.
_FALSE_ENDS = (b"\n.\n", b"\n.\r", b"\r.\n", b"\r.\r")
_SMUGGLED = "554 Transaction failed: Only <CR><LF>.<CR><LF> ends a message."
_TOO_LONG = "552 Message is too long."
MOST_RECIPIENTS = 1000  # of one transaction: what is refused when it is whole need not be remembered for ever

_plain_path = re.compile(r"\s*<([^\s<>()\[\],:;@\\\"]+@[A-Za-z0-9.-]+)>\s*(.*)").fullmatch
_not_for_replies = re.compile(r"[^ -~]+")

T = TypeVar("T")


class MailObject(NamedTuple):
    """What RFC 5321 calls so: envelope and content. `client` is the address that it came from."""

    mail_from: str
    recipients: list[str]
    content: bytes
    client: str


class Dialogue(SMTP):
    """One connection; a subclass says what becomes of a whole message.

    Nothing can be smuggled in: bytes that came in clear before a TLS handshake are dropped (aiosmtpd
    does that), only CRLF.CRLF ends a message, and one that others might think to end before is refused.
    """

    # How much the reader holds before the sender has to wait; commands have limits of their own.
    line_length_limit = 1 << 16

    def __init__(
        self, host: str, context: ssl.SSLContext | None, *, must_encrypt: bool = False, handler: object = None
    ) -> None:
        super().__init__(
            handler,
            data_size_limit=LARGEST_MESSAGE,
            hostname=host,
            ident="ESMTP Bellhop",
            tls_context=context,
            require_starttls=must_encrypt,
            loop=asyncio.get_running_loop(),
        )
        # Of this connection: aiosmtpd's limits belong to the class and grow with every EHLO.
        self.command_size_limits = defaultdict(lambda: 512, AUTH=12288, MAIL=1024, RCPT=1024)

    async def deliver(self, mail: MailObject) -> str:
        """Take a message; the reply to its end."""
        raise NotImplementedError

    def features(self) -> list[str]:
        """What EHLO offers at this point of the connection."""
        offer = ["PIPELINING", f"SIZE {LARGEST_MESSAGE}", "8BITMIME"]
        return [*offer, "STARTTLS"] if self.tls_context and not self._tls_protocol else offer

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802 - aiosmtpd finds commands by these names
        """Greet, in one write."""
        if not hostname:
            await self.push("501 Syntax: EHLO hostname")
            return
        self._set_rset_state()
        assert self.session is not None
        self.session.extended_smtp = True
        self.session.host_name = hostname
        await self.push(
            "\r\n".join(f"250-{line}" for line in [self.hostname, *self.features()]) + "\r\n250 Ok"
        )

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - likewise
        """Encrypt, once."""
        # RFC 3207: "A client MUST NOT attempt to start a TLS session if a TLS session is already active."
        if self._tls_protocol:
            await self.push("503 Error: TLS is active already")
        else:
            await super().smtp_STARTTLS(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - likewise
        """Take the message at once, not line by line."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        assert self.envelope is not None
        if arg or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 Error: need RCPT command")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        content = await self._content()
        reply = content if isinstance(content, str) else await self.deliver(self._mail(content))
        self._set_post_data_state()
        await self.push(reply)

    def _mail(self, content: bytes) -> MailObject:
        assert self.envelope is not None
        assert self.session is not None
        mail_from = self.envelope.mail_from or ""
        peer = cast("tuple[str, int] | None", self.session.peer)
        return MailObject(
            "" if mail_from == "<>" else mail_from, self.envelope.rcpt_tos, content, peer[0] if peer else ""
        )

    async def _content(self) -> bytes | str:
        """The message up to its final dot, dots unstuffed, or why not; what follows stays unread."""
        # The line end of the DATA command counts: a message may be nothing but the final dot.
        received, seen, too_long = bytearray(b"\r\n"), 0, False
        while (end := received.find(_END, seen)) < 0:
            too_long = too_long or len(received) > LARGEST_MESSAGE + len(_END)
            if too_long:
                del received[: -len(_END)]
            seen = max(0, len(received) - len(_END) + 1)
            chunk = await self._reader.read(_ENOUGH)
            if not chunk:
                raise ConnectionResetError
            received += chunk
            self._reset_timeout()
        rest = bytes(received[end + len(_END) :])
        if rest and not self._reader.at_eof():
            # It is empty: `read` took all there was, and nothing was awaited since.
            self._reader.feed_data(rest)
        del received[end + 2 :]
        if too_long or len(received) - 2 > LARGEST_MESSAGE:
            return _TOO_LONG
        if any(end in received for end in _FALSE_ENDS):
            return _SMUGGLED
        return bytes(received.replace(b"\r\n.", b"\r\n")[2:])

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802 - likewise
        """Take a recipient, but not without end ("452 Too many recipients", RFC 5321, 4.5.3.1.10)."""
        if self.envelope is not None and len(self.envelope.rcpt_tos) >= MOST_RECIPIENTS:
            await self.push("452 Too many recipients")
        else:
            await super().smtp_RCPT(arg)

    async def smtp_HELP(self, arg: str | None) -> None:  # noqa: N802, ARG002 - likewise
        """Help with what every client knows."""
        await self.push("214 https://docs.aws.amazon.com/ses/latest/dg/send-email-smtp.html")

    async def smtp_VRFY(self, arg: str | None) -> None:  # noqa: N802 - likewise
        """Nobody is told who has a mailbox."""
        await self.push("252 Ok" if arg else "501 Syntax: VRFY <address>")

    async def smtp_EXPN(self, arg: str | None) -> None:  # noqa: N802, ARG002 - likewise
        """Nor who is on a list."""
        await self.push("502 EXPN not implemented")

    async def smtp_ETRN(self, arg: str | None) -> None:  # noqa: N802, ARG002 - likewise
        """Nothing waits here to be fetched (RFC 1985)."""
        await self.push("502 ETRN not implemented")

    def _timeout_cb(self) -> None:
        if self.transport is not None:
            self._writer.write(b"451 Timeout waiting for data from client\r\n")
        super()._timeout_cb()

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        plain = _plain_path(arg)
        return (plain[1], plain[2]) if plain is not None else super()._getaddr(arg)

    async def push(self, status: AnyStr) -> None:
        """Send a reply."""
        if isinstance(status, str):
            await super().push(_WORDS.get(status, status))
        else:
            await super().push(status)

    async def handle_exception(self, error: Exception) -> str:
        """The reply to a command that failed through our fault, which the loop's handler hears of."""
        if isinstance(error, TLSSetupException):
            return "454 TLS not available"  # said to nobody: the connection is over
        assert self.loop is not None
        self.loop.call_exception_handler({"message": "SMTP command failed", "exception": error})
        return "451 Temporary service failure"


async def outcome_of(value: Awaitable[T] | T) -> T:
    """What a callable gave, be it a coroutine function or not."""
    return await cast("Awaitable[T]", value) if isawaitable(value) else cast("T", value)


def one_line(text: str) -> str:
    """`text` as it may stand in a reply: printable ASCII, on one line, and not longer than a line may be."""
    return _not_for_replies.sub(" ", text)[:500]


def quieten() -> None:
    """Keep aiosmtpd's warnings off standard error where nobody has set up logging."""
    logger = logging.getLogger("mail.log")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
