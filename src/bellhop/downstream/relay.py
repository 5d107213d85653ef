"""The mail server that messages are handed on to, beside being kept: Mailpit, a company's own, anybody's."""

from __future__ import annotations

import smtplib
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from bellhop.downstream.ports import Undeliverable, Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.store import Scope

PATIENCE = 15.0  # seconds that the server may take for an answer


@dataclass(frozen=True, slots=True)
class Route:
    """What the URL of a relay says: `smtp://user:password@host:port?to=*@example.com&from=…`.

    `smtps` is TLS from the start, `starttls` TLS by command, `insecure` TLS with any certificate. `to` and
    `sender` are globs over addresses, whatever their case: of each kind one must match, if there are any.
    """

    host: str
    port: int
    smtps: bool = False
    user: str = ""
    password: str = ""
    starttls: bool = False
    insecure: bool = False
    to: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()

    def recipients(self, sender: str, addresses: Sequence[str]) -> list[str]:
        """Those of the recipients that go this way, of a mail from this address."""
        if self.sender and not _matches(sender, self.sender):
            return []
        return [address for address in addresses if not self.to or _matches(address, self.to)]


def route(url: str) -> Route:
    """The route that a URL describes, which the settings have found to be one."""
    parts = urlsplit(url)
    options = parse_qsl(parts.query, keep_blank_values=True)
    names = {name for name, _ in options}
    secure = parts.scheme == "smtps"
    return Route(
        parts.hostname or "localhost",
        parts.port or (465 if secure else 25),
        secure,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        "starttls" in names,
        "insecure" in names,
        tuple(value.lower() for name, value in options if name == "to"),
        tuple(value.lower() for name, value in options if name == "from"),
    )


class SmtpRelay:
    """Hands messages on over one connection, which is kept for the next. May be called from any thread."""

    def __init__(self, url: str) -> None:
        self.route = route(url)
        self._lock = threading.Lock()
        self._kept: smtplib.SMTP | None = None

    @property
    def secure(self) -> bool:
        """Whether it is spoken to by TLS."""
        return self.route.smtps or self.route.starttls

    def recipients(self, sender: str, addresses: Sequence[str]) -> list[str]:
        """Those of the recipients that go this way, of a mail from this address."""
        return self.route.recipients(sender, addresses)

    def send(self, scope: Scope, sender: str, recipients: Sequence[str], content: bytes) -> None:  # noqa: ARG002 - every port is told whose it is
        """Hand one message on. Raises Unreachable (try again) and Undeliverable, as the server answers."""
        with self._lock:
            try:
                refused = self._connection().sendmail(sender, list(recipients), content)
            except smtplib.SMTPRecipientsRefused as error:
                code, text = next(iter(error.recipients.values()))
                raise self._failure(code, text) from error
            except smtplib.SMTPResponseException as error:
                raise self._failure(error.smtp_code, error.smtp_error) from error
            except (OSError, smtplib.SMTPException) as error:
                self.close()
                raise Unreachable(f"{self.route.host}:{self.route.port}: {error}") from error
        for address, (code, text) in refused.items():
            raise self._failure(code, f"{address}: {_text(text)}", final=True)

    def close(self) -> None:
        """Let go of the connection; the next message makes another."""
        kept, self._kept = self._kept, None
        if kept:
            kept.close()

    def _connection(self) -> smtplib.SMTP:
        """One that is alive."""
        if self._kept:
            with suppress(OSError, smtplib.SMTPException):
                if self._kept.noop()[0] == 250:
                    return self._kept
            self.close()
        self._kept = self._connected()
        return self._kept

    def _connected(self) -> smtplib.SMTP:
        way = self.route
        context = ssl.create_default_context()
        if way.insecure:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        # Under a name of its own smtplib would ask the DNS for the host's.
        if way.smtps:
            found = smtplib.SMTP_SSL(way.host, way.port, "localhost", timeout=PATIENCE, context=context)
        else:
            found = smtplib.SMTP(way.host, way.port, "localhost", timeout=PATIENCE)
        try:
            if way.starttls:
                found.starttls(context=context)
            if way.user:
                found.login(way.user, way.password)
        except BaseException:
            found.close()
            raise
        return found

    def _failure(self, code: int, text: bytes | str, final: bool = False) -> Exception:
        """What a reply of the server means: 5yz is the end, 4yz may be better later."""
        where = f"{self.route.host}:{self.route.port} answered {code} {_text(text)}"
        return Undeliverable(str(code), where) if final or code >= 500 else Unreachable(where)


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply


def _matches(address: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(address.lower(), pattern) for pattern in patterns)
