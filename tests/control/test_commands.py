"""The command line as a client of a running Bellhop."""

from __future__ import annotations

import json
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from bellhop.commands import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bellhop import Bellhop

    Bell = Callable[..., Any]


@pytest.fixture
def bell(server: Bellhop) -> Bell:
    """Run `bellhop …` against the server; what it said and its exit code."""
    return lambda *words: CliRunner().invoke(app, words, env={"BELLHOP_ENDPOINT": server.url})


def test_mail_is_printed_as_it_was_delivered(aws: Callable[..., Any], bell: Bell) -> None:
    ses = aws("sesv2")
    ses.create_email_identity(EmailIdentity="example.com")
    body = "From: s@example.com\r\nTo: t@example.org\r\nSubject: Hi\r\n\r\n\xe9\r\n".encode("latin-1")
    identifier = ses.send_email(Content={"Raw": {"Data": body}})["MessageId"]

    assert bell("mail").stdout.split()[1:] == [identifier, "t@example.org", "Hi"]
    assert bell("mail", "--to", "nobody@example.org").stdout == ""
    assert bell("mail", "--raw", identifier).stdout_bytes.endswith(b"\r\n\r\n\xe9\r\n")


def test_every_message_is_listed(aws: Callable[..., Any], bell: Bell) -> None:
    pinpoint = aws("pinpoint")
    made = pinpoint.create_app(CreateApplicationRequest={"Name": "shop"})
    for text in range(11):
        pinpoint.send_messages(
            ApplicationId=made["ApplicationResponse"]["Id"],
            MessageRequest={
                "Addresses": {f"+120655501{number:02}": {"ChannelType": "SMS"} for number in range(100)},
                "MessageConfiguration": {"SMSMessage": {"Body": f"text {text}"}},
            },
        )

    assert len(bell("mail").stdout.splitlines()) == 1100


def test_nodes_come_and_go(bell: Bell) -> None:
    def nodes() -> list[dict[str, Any]]:
        return json.loads(bell("nodes", "list").stdout)["Nodes"]

    made = json.loads(bell("nodes", "add", "--name", "web").stdout)["InstanceId"]
    assert [(node["InstanceId"], node["Name"]) for node in nodes()] == [(made, "web")]

    assert bell("nodes", "remove", made).exit_code == 0
    assert nodes() == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["mail", "--raw", "no/where"], "there is nothing at /_bellhop/messages/no/where/raw"),
        (["mail", "--raw", "nowhere"], "there is no message nowhere"),
        (["nodes", "remove", "i-nowhere"], "there is no node i-nowhere"),
        (
            ["nodes", "add", "--platform", "BeOS"],
            "PlatformType: Input should be 'Linux', 'Windows' or 'MacOS'",
        ),
        (["health", "--endpoint", "localhost"], "'localhost' is no URL (http://…)"),
        (["health", "--endpoint", "http://[x"], "no Bellhop answers at http://[x"),
    ],
)
def test_what_is_refused_is_one_line(bell: Bell, words: list[str], sentence: str) -> None:
    said = bell(*words)
    assert (said.exit_code, said.stderr) == (1, f"bellhop: {sentence}\n")


@pytest.fixture
def stranger() -> Iterator[Callable[[bytes], str]]:
    """The address of a listener that says the same to everybody."""
    listeners: list[socket.socket] = []

    def listen(words: bytes) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=_answer, args=(listener, words)).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield listen
    for listener in listeners:
        listener.close()


def _answer(listener: socket.socket, words: bytes) -> None:
    peer, _ = listener.accept()
    with peer:
        peer.recv(4096)
        peer.sendall(words)


@pytest.mark.parametrize(
    "words",
    [b"220 mail.example.com ESMTP\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>"],
    ids=["SMTP", "HTML"],
)
def test_others_are_not_taken_for_bellhop(bell: Bell, stranger: Callable[[bytes], str], words: bytes) -> None:
    endpoint = stranger(words)
    said = bell("mail", "--endpoint", endpoint)
    assert (said.exit_code, said.stderr) == (1, f"bellhop: no Bellhop answers at {endpoint}\n")


def test_the_password_is_for_the_servers_region() -> None:
    def said(**env: str) -> str:
        return CliRunner().invoke(app, ["smtp-credentials"], env=env).stdout

    assert said(BELLHOP_REGION="eu-west-1") != said()
    assert said(BELLHOP_REGION="us-east-1") == said()
