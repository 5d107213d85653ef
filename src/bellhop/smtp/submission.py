"""Mail submission as SES takes it: encrypted, with an SMTP password, answered with the message id."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import MISSING

from bellhop.engines.mail.mime.addresses import InvalidAddress, parse_one
from bellhop.smtp.dialogue import Dialogue, one_line, outcome_of, quieten
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from bellhop.smtp.dialogue import MailObject

    # (user, password) → who that is, None if nobody.
    Authenticate: TypeAlias = Callable[[str, str], Awaitable[Any] | Any]
    # (who, what) → message id; raises Refusal.
    Submit: TypeAlias = Callable[[Any, MailObject], Awaitable[str] | str]

HOST = "email-smtp.amazonaws.com"
MOST_CONNECTIONS = 1000

# SES's error → how its SMTP reply begins ("SMTP response codes returned by Amazon SES").
_THROTTLED = "454 Throttling failure"
_OPENINGS = {
    "Throttling": _THROTTLED,
    "ThrottlingException": _THROTTLED,
    "TooManyRequestsException": _THROTTLED,
    "LimitExceededException": _THROTTLED,
    "AccessDenied": "554 Access denied",
    "AccessDeniedException": "554 Access denied",
    "MessageRejected": "554 Message rejected",
    "AccountSendingPausedException": "554 Message rejected",
    "ConfigurationSetSendingPausedException": "554 Message rejected",
    "SendingPausedException": "554 Message rejected",
    "AccountSuspendedException": "554 Message rejected",
}


class Places:
    """How many connections a listener serves."""

    taken = 0


class Submission(Dialogue):
    """A connection of the submission port.

    With `context` the client must say STARTTLS first; without, the connection is encrypted already.
    """

    AuthLoginUsernameChallenge = "Username:"
    AuthLoginPasswordChallenge = "Password:"

    def __init__(
        self, authenticate: Authenticate, submit: Submit, context: ssl.SSLContext | None, others: Places
    ) -> None:
        super().__init__(HOST, context, must_encrypt=context is not None)
        self._who_is = authenticate
        self._submit = submit
        self._others = others
        self._principal: Any = None
        self._authenticating = False

    async def _handle_client(self) -> None:
        if self._others.taken >= MOST_CONNECTIONS:
            await self.push("421 Too many concurrent SMTP connections")
            assert self.transport is not None
            self.transport.close()
            return
        self._others.taken += 1
        try:
            await super()._handle_client()
        finally:
            self._others.taken -= 1

    def features(self) -> list[str]:
        """AUTH is offered once the connection is encrypted."""
        offer = super().features()
        return offer if "STARTTLS" in offer else [*offer, "AUTH PLAIN LOGIN"]

    async def check_auth_needed(self, caller_method: str) -> bool:  # noqa: ARG002 - aiosmtpd's signature
        """Whether the client has to authenticate first, and has been told so."""
        if self._principal is None:
            await self.push("530 Authentication required")
        return self._principal is None

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802 - aiosmtpd finds commands by these names
        """PLAIN and LOGIN, with or without an initial response."""
        if await self.check_helo_needed("EHLO"):
            return
        mechanism, _, initial = (arg or "").partition(" ")
        self._authenticating = self._principal is None
        if self._principal is not None:
            await self.push("503 Already authenticated")
        elif mechanism.upper() == "PLAIN":
            await self._conclude(await self._plain(initial.strip()))
        elif mechanism.upper() == "LOGIN":
            await self._conclude(await self._login(initial.strip()))
        else:
            await self.push(
                "504 Unrecognized authentication type" if mechanism else "501 Syntax: AUTH mechanism"
            )

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802 - likewise
        """Begin a transaction; SES takes no mail from nobody, so that bounces cannot pass here."""
        path = _path_in(arg, "FROM:")
        if await self.check_helo_needed() or await self.check_auth_needed("MAIL"):
            return
        if path == "<>":
            await self.push("501 Invalid MAIL FROM address provided")
        elif path and not _is_path(path):
            await self.push(f"553 <{_shown(path)}> Invalid email address")
        else:
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802 - likewise
        """Take a recipient."""
        path = _path_in(arg, "TO:")
        if await self.check_helo_needed() or await self.check_auth_needed("RCPT"):
            return
        if path and not _is_path(path):
            await self.push(f"553 <{_shown(path)}> address unknown")
        else:
            await super().smtp_RCPT(arg)

    async def handle_exception(self, error: Exception) -> str:
        """Our own failure; while somebody shows who they are it has words of its own."""
        reply = await super().handle_exception(error)
        return "454 Temporary authentication failure" if self._authenticating else reply

    async def _plain(self, initial: str) -> tuple[bytes, bytes] | None:
        """(user, password) of a PLAIN exchange; None when the reply to a malformed one is sent."""
        message = await self._response("", initial)
        if message is None:
            return None
        fields = message.split(b"\0")
        if len(fields) != 3:
            await self.push("501 Invalid credentials format")
            return None
        return fields[1], fields[2]

    async def _login(self, initial: str) -> tuple[bytes, bytes] | None:
        user = await self._response(self.AuthLoginUsernameChallenge, initial)
        password = None if user is None else await self._response(self.AuthLoginPasswordChallenge, "")
        return None if user is None or password is None else (user, password)

    async def _response(self, challenge: str, initial: str) -> bytes | None:
        """The client's response, which may come with the command ("=" is an empty one); None if it is bad."""
        try:
            if not initial:
                answer = await self.challenge_auth(challenge)
                return None if answer is MISSING else answer
            return b"" if initial == "=" else b64decode(initial, validate=True)
        except binascii.Error:
            await self.push("501 5.5.2 Can't decode base64")
        except ValueError:  # what a reader says of a line beyond its limit
            await self.push("500 Line too long")
        return None

    async def _conclude(self, credentials: tuple[bytes, bytes] | None) -> None:
        if credentials is None:
            return
        user, password = (field.decode("utf-8", "replace") for field in credentials)
        self._principal = await outcome_of(self._who_is(user, password))
        self._authenticating = False
        accepted = self._principal is not None
        await self.push(
            "235 Authentication successful." if accepted else "535 Authentication Credentials Invalid"
        )

    async def deliver(self, mail: MailObject) -> str:
        """Hand the message to SES; its id, or why not."""
        try:
            identifier = await outcome_of(self._submit(self._principal, mail))
        except Refusal as refusal:
            return reply_to(refusal)
        return f"250 Ok {identifier}"


def reply_to(refusal: Refusal) -> str:
    """SES's error as an SMTP reply."""
    if refusal.status is not None and refusal.status >= 500:
        return "451 Temporary service failure"
    opening = _OPENINGS.get(refusal.code, "554 Transaction failed")
    message = refusal.message.removesuffix(".") if opening == _THROTTLED else refusal.message
    return f"{opening}: {one_line(message)}"


def _path_in(arg: str | None, keyword: str) -> str:
    """What follows FROM: or TO:, empty where that is not said."""
    text = arg or ""
    return text[len(keyword) :].strip() if text.upper().startswith(keyword) else ""


def _is_path(text: str) -> bool:
    """Whether this is an address in angle brackets, and perhaps parameters."""
    path, bracket, _ = text.rpartition(">")
    if not path.startswith("<") or not bracket:
        return False
    try:
        return bool(parse_one(path[1:]))
    except InvalidAddress:
        return False


def _shown(path: str) -> str:
    """The address in a path that may be none."""
    return path.partition(">")[0].lstrip("<").partition(" ")[0]


def protocols(
    authenticate: Authenticate, submit: Submit, context: ssl.SSLContext | None
) -> Callable[[], Submission]:
    """A factory of connections for `create_server`.

    Give `context` for a listener that starts in clear and requires STARTTLS (port 587's way); give None
    here and the context to `create_server` for TLS from the start (port 465's way).
    """
    quieten()
    others = Places()
    return lambda: Submission(authenticate, submit, context, others)
