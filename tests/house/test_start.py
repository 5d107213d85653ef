"""The start loads what the first AWS call needs, and nothing else."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Packages and modules that must wait until somebody asks for what they do.
LATER = (
    "aiosmtpd",
    "bellhop.downstream.clients",
    "bellhop.downstream.embedded",
    "bellhop.engines.access.evaluation",
    "boto3",
    "botocore",
    "cbor2",
    "cryptography",
    "dkim",
    "dns",
    "email.mime",
    "email.parser",
    "email.policy",
    "fastapi",
    "flask",
    "hypothesis",
    "jinja2",
    "moto",
    "pydantic",
    "pytest",
    "rich",
    "sqlalchemy.orm",
    "starlette",
    "tomllib",
    "typer",
    "urllib3",
    "urllib.request",
    "werkzeug",
    "xml.etree",
)
# What `bellhop serve` does, and then the names of all that was loaded meanwhile.
SERVE = """
import sys
from bellhop.cli import main
code = main()
print(*sys.modules, sep="\\n")
sys.exit(code)
"""
ANY_PORT = [word for name in ("", "smtp-", "smtps-", "mx-", "dns-") for word in (f"--{name}port", "0")]


def ask(port: int, operation: str, body: str) -> bytes:
    """One call over a bare socket."""
    head = (
        f"POST / HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nx-amz-target: AmazonSSM.{operation}\r\n"
        f"content-type: application/x-amz-json-1.1\r\ncontent-length: {len(body)}\r\n"
        "connection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall((head + body).encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def answered_by(server: subprocess.Popen[str]) -> Iterator[bytes]:
    """The answers to the first calls of a server that was just started."""
    assert server.stdout
    line = next(line for line in server.stdout if "http://" in line)
    port = int(line.rsplit(":", 1)[1].split("/")[0])
    yield ask(port, "PutParameter", '{"Name":"/first","Value":"1","Type":"String"}')
    yield ask(port, "GetParameter", '{"Name":"/first"}')


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What `bellhop serve` has loaded at its end, after a PutParameter and a GetParameter."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", SERVE, "serve", *ANY_PORT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            answers = list(answered_by(server))
        finally:
            server.send_signal(signal.SIGTERM)
            printed, _ = server.communicate()
    assert b'"Value":"1"' in answers[1].replace(b" ", b"")
    assert server.returncode == 0
    return set(printed.split())


@pytest.mark.parametrize("name", LATER)
def test_it_is_loaded_when_somebody_asks_for_it(name: str, loaded: set[str]) -> None:
    found = {each for each in loaded if each == name or each.startswith(f"{name}.")}

    assert not found


def test_the_list_is_that_of_a_server_that_answered(loaded: set[str]) -> None:
    assert {"bellhop.emulator", "bellhop.services.ssm", "uvloop"} <= loaded
