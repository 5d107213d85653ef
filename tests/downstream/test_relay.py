"""Mail is handed on to a server of the operator's: what, to whom, and again when that fails."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from bellhop import Bellhop
from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.downstream.relay import SmtpRelay, route
from bellhop.embedding import with_settings
from bellhop.settings import SettingsError, load
from bellhop.smtp import certificates
from bellhop.store import Scope

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOW = 1_795_521_600.0
SCOPE = Scope("000000000000", "us-east-1")


@dataclass
class Sink:
    """A mail server that takes what it is told to take."""

    taken: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    connections: int = 0
    replies: list[str] = field(default_factory=list)  # to the next messages
    refused: frozenset[str] = frozenset()
    more: threading.Event = field(default_factory=threading.Event)

    async def handle_EHLO(
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += session.host_name is None
        session.host_name = hostname
        return responses

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        reply = self.replies.pop(0) if self.replies else "250 OK"
        if reply.startswith("250"):
            self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
            self.more.set()
        return reply

    def authenticate(self, *arguments: Any) -> AuthResult:
        login = arguments[-1]
        self.logins.append((login.login, login.password))
        return AuthResult(success=login.password == b"p@ss", handled=False)


class Listening(Controller):
    """On any free port, which aiosmtpd takes to be port 0."""

    def _trigger_server(self) -> None:
        assert self.server
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[Sink, int]]]:
    """Start a sink; it and its port."""
    running: list[Controller] = []

    def start(**options: Any) -> tuple[Sink, int]:
        sink = Sink()
        controller = Listening(sink, "127.0.0.1", port=0, **options)
        if options.get("auth_require_tls") is False:
            controller.SMTP_kwargs["authenticator"] = sink.authenticate
        controller.start()
        running.append(controller)
        return sink, controller.port

    yield start
    for controller in running:
        controller.stop()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["ann@example.org", "Ben@Example.com"]),
        ("?to=*@example.com", ["Ben@Example.com"]),
        ("?to=ann@*&to=nobody@*", ["ann@example.org"]),
        ("?from=shop@example.com", ["ann@example.org", "Ben@Example.com"]),
        ("?from=*@example.org", []),
        ("?to=ben@*&from=SHOP@*", ["Ben@Example.com"]),
    ],
)
def test_globs_say_what_goes_that_way(query: str, found: list[str]) -> None:
    way = route(f"smtp://127.0.0.1:1025/{query}")
    assert way.recipients("shop@example.com", ["ann@example.org", "Ben@Example.com"]) == found


def test_a_url_says_how_to_get_in() -> None:
    way = route("smtps://us%40er:p%40ss@mail.example.com?insecure&starttls")
    assert (way.host, way.port, way.user, way.password) == ("mail.example.com", 465, "us@er", "p@ss")
    assert (way.smtps, way.starttls, way.insecure) == (True, True, True)


@pytest.mark.parametrize(
    "url", ["http://x", "smtp://", "smtp://h:0", "smtp://h:99999", "smtp://h?bcc=x", "smtp://h/inbox"]
)
def test_what_is_no_relay_is_refused_at_start(url: str) -> None:
    with pytest.raises(SettingsError, match="--relay"):
        load(["--relay", url], {})


def send(port: int, content: bytes = b"Subject: x\r\n\r\n.dot\r\n", query: str = "", login: str = "") -> None:
    relay = SmtpRelay(f"smtp://{login}127.0.0.1:{port}{query}")
    try:
        relay.send(SCOPE, "b@amazonses.com", ["ann@example.org", "ben@example.org"], content)
    finally:
        relay.close()


def test_a_message_arrives_byte_by_byte(serve: Callable[..., Any]) -> None:
    sink, port = serve()
    content = "Subject: ä\r\n\r\n.dot\r\n..two\r\n".encode()
    send(port, content)

    assert sink.taken == [("b@amazonses.com", ["ann@example.org", "ben@example.org"], content)]


def test_one_connection_serves_many_and_is_made_again(serve: Callable[..., Any]) -> None:
    sink, port = serve()
    relay = SmtpRelay(f"smtp://127.0.0.1:{port}")
    for _ in range(3):
        relay.send(SCOPE, "b@amazonses.com", ["a@b.test"], b"x\r\n")
    assert sink.connections == 1
    assert relay._kept
    relay._kept.sock.shutdown(socket.SHUT_RDWR)
    relay.send(SCOPE, "b@amazonses.com", ["a@b.test"], b"x\r\n")
    relay.close()

    assert (len(sink.taken), sink.connections) == (4, 2)


def test_it_logs_in(serve: Callable[..., Any]) -> None:
    sink, port = serve(auth_require_tls=False)
    send(port, login="me:p%40ss@")
    assert sink.logins == [(b"me", b"p@ss")]
    assert len(sink.taken) == 1
    with pytest.raises(Undeliverable, match="535"):
        send(port, login="me:wrong@")


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    return certificates.server_context(certificates.own_certificate(tmp_path, NOW))


def test_starttls_encrypts_and_looks_at_the_certificate(
    serve: Callable[..., Any], certificate: ssl.SSLContext
) -> None:
    sink, port = serve(tls_context=certificate, require_starttls=True)
    with pytest.raises(Unreachable, match="certificate"):
        send(port, query="?starttls")
    with pytest.raises(Undeliverable, match="530"):
        send(port)
    send(port, query="?starttls&insecure")

    assert len(sink.taken) == 1


@pytest.mark.parametrize(
    ("reply", "kind"), [("451 4.3.0 busy", Unreachable), ("554 5.7.1 spam", Undeliverable)]
)
def test_the_first_digit_says_whether_to_try_again(
    serve: Callable[..., Any], reply: str, kind: type[Exception]
) -> None:
    sink, port = serve()
    sink.replies.append(reply)
    with pytest.raises(kind, match=reply[:3]):
        send(port)


def test_recipients_who_are_refused_are_named(serve: Callable[..., Any]) -> None:
    sink, port = serve()
    sink.refused = frozenset(("ben@example.org",))
    with pytest.raises(Undeliverable, match=r"550 ben@example\.org: 5\.1\.1 no such user"):
        send(port)
    assert [recipients for _, recipients, _ in sink.taken] == [["ann@example.org"]]

    sink.refused = frozenset(("ann@example.org", "ben@example.org"))
    with pytest.raises(Undeliverable, match="550"):
        send(port)


def test_nobody_there_is_worth_another_try() -> None:
    with pytest.raises(Unreachable):
        send(1)


def shop(bellhop: Bellhop) -> Any:
    sesv2 = bellhop.client("sesv2")
    sesv2.create_email_identity(EmailIdentity="example.com")
    return sesv2


def mail(sesv2: Any, *addresses: str, **more: Any) -> str:
    return sesv2.send_email(
        **more,
        FromEmailAddress="shop@example.com",
        Destination={"ToAddresses": addresses[:1], "BccAddresses": addresses[1:]},
        Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}}},
    )["MessageId"]


def failures(bellhop: Bellhop) -> list[dict[str, Any]]:
    events = bellhop.control("GET", "/_bellhop/events")["Events"]
    return [delivery for event in events for delivery in event["Deliveries"] if "Error" in delivery]


def test_mail_that_reaches_its_recipients_is_handed_on(serve: Callable[..., Any]) -> None:
    sink, port = serve()
    with Bellhop(with_settings(relay=f"smtp://127.0.0.1:{port}?to=*@example.org"), listen=False) as bellhop:
        sesv2 = shop(bellhop)
        identifier = mail(
            sesv2, "ann@example.org", "bounce@simulator.amazonses.com", "ben@example.org", "eve@example.net"
        )
        mail(sesv2, "eve@example.net")
        bellhop.control("POST", "/_bellhop/recipients", {"Pattern": "late@*", "Outcome": "Delay"})
        late = mail(sesv2, "late@example.org")
        assert bellhop.settle()
        raw = bellhop.control("GET", f"/_bellhop/messages/{identifier}/raw")
        assert [(sender, to) for sender, to, _ in sink.taken] == [
            (f"{identifier}@amazonses.com", ["ann@example.org", "ben@example.org"])
        ]
        bellhop.advance(3600)

    assert raw == b"Return-Path: <" + sink.taken[0][0].encode() + b">\r\n" + sink.taken[0][2]
    assert b"Return-Path" not in sink.taken[0][2]
    assert sink.taken[1][0] == f"{late}@amazonses.com"


def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(
    serve: Callable[..., Any],
) -> None:
    sink, port = serve()
    sink.replies = ["451 4.3.0 busy", "250 OK", "554 5.7.1 spam"]
    with Bellhop(with_settings(relay=f"smtp://127.0.0.1:{port}"), listen=False) as bellhop:
        sesv2 = shop(bellhop)
        mail(sesv2, "ann@example.org")
        bellhop.settle()
        assert [(each["Status"], "451" in each["Error"]) for each in failures(bellhop)] == [
            ("Retrying", True)
        ]
        bellhop.advance(2)
        mail(sesv2, "ben@example.org")
        bellhop.settle()
        bellhop.advance(3600)
        assert [(each["Status"], "554" in each["Error"]) for each in failures(bellhop)] == [("Failed", True)]

    assert [recipients for _, recipients, _ in sink.taken] == [["ann@example.org"]]


def test_what_waits_for_the_server_survives_a_restart(serve: Callable[..., Any], tmp_path: Path) -> None:
    folder = str(tmp_path / "state")
    with Bellhop(with_settings(relay="smtp://127.0.0.1:1", data_dir=folder), listen=False) as bellhop:
        mail(shop(bellhop), "ann@example.org")
        bellhop.settle()
        assert [each["Status"] for each in failures(bellhop)] == ["Retrying"]

    sink, port = serve()
    with Bellhop(with_settings(relay=f"smtp://127.0.0.1:{port}", data_dir=folder), listen=False) as bellhop:
        bellhop.advance(2)
        bellhop.settle()
    assert [recipients for _, recipients, _ in sink.taken] == [["ann@example.org"]]


def test_without_a_relay_nothing_is_written_for_one() -> None:
    with Bellhop(listen=False) as bellhop:
        mail(shop(bellhop), "ann@example.org")
        bellhop.settle()
        assert bellhop.control("GET", "/_bellhop/events")["Events"] == []


@pytest.mark.parametrize(("query", "taken"), [("", 1), ("?starttls&insecure", 2)])
def test_mail_that_requires_tls_goes_to_a_server_that_speaks_it(
    serve: Callable[..., Any], certificate: ssl.SSLContext, query: str, taken: int
) -> None:
    sink, port = serve(tls_context=certificate)
    with Bellhop(with_settings(relay=f"smtp://127.0.0.1:{port}{query}"), listen=False) as bellhop:
        sesv2 = shop(bellhop)
        for name, policy in (("either", "OPTIONAL"), ("safe", "REQUIRE")):
            sesv2.create_configuration_set(ConfigurationSetName=name, DeliveryOptions={"TlsPolicy": policy})
            mail(sesv2, "ann@example.org", ConfigurationSetName=name)
        bellhop.settle()
        errors = [each["Error"] for each in failures(bellhop)]

    assert len(sink.taken) == taken
    assert len(errors) == 2 - taken
    assert all("safe requires TLS" in error for error in errors)
