"""The listener that MX records point at: it says who has a mailbox here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.smtp.dialogue import Dialogue, outcome_of, quieten

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from aiosmtpd.smtp import SMTP, Envelope, Session

    from bellhop.smtp.dialogue import MailObject

    Accepts: TypeAlias = Callable[[str], Awaitable[bool] | bool]


class Reception:
    """aiosmtpd's hook for recipients."""

    def __init__(self, accepts: Accepts) -> None:
        self._accepts = accepts

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient who has a mailbox here, refuse any other."""
        if not await outcome_of(self._accepts(address)):
            return "550 5.1.1 Requested action not taken: mailbox unavailable"
        envelope.rcpt_tos.append(address)
        return "250 Ok"


class Inbound(Dialogue):
    """A connection from another mail server; it may encrypt, and need not."""

    def __init__(self, host: str, accepts: Accepts, context: ssl.SSLContext | None) -> None:
        super().__init__(host, context, handler=Reception(accepts))

    async def deliver(self, mail: MailObject) -> str:  # noqa: ARG002 - nothing reads what nothing receives
        """Nothing receives mail yet, so none is taken responsibility for."""
        return "451 4.3.0 Requested action aborted: local error in processing"


def protocols(host: str, accepts: Accepts, context: ssl.SSLContext | None = None) -> Callable[[], Inbound]:
    """A factory of connections for `create_server`; `host` names the server in its greeting."""
    quieten()
    return lambda: Inbound(host, accepts, context)
