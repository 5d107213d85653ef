"""One way to call AWS through three clients: the AWS CLI, the AWS SDK for JavaScript, aiobotocore."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from botocore import xform_name

from tools import e2e_clients

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
ERROR = re.compile(r"An error occurred \((\w+)\) when calling the \w+ operation(?: \(.*?\))?: (.*)")
LIMIT = 60.0

Members = dict[str, Any]


class Failed(Exception):
    """The client ended with words of its own."""


class Refused(Exception):
    """The client raised what it calls an error of AWS; the CLI tells no status."""

    def __init__(self, code: str, message: str, status: int | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code, self.message, self.status = code, message, status


class Client(Protocol):
    """A client, whatever its language."""

    def call(self, service: str, operation: str, members: Members) -> Members:
        """One call; raises Refused."""
        ...

    def every(self, service: str, operation: str, members: Members) -> list[Members]:
        """All answers of a paged operation, the client turning the pages."""
        ...

    def wait(self, service: str, waiter: str, members: Members) -> None:
        """The client's own waiter."""
        ...

    def close(self) -> None: ...


def variables(url: str) -> dict[str, str]:
    """The environment in which every SDK finds the server, and nothing else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON"))}
    return kept | {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


def home(client: str) -> Path:
    """Where a client is installed; the test is skipped where it is not."""
    if not e2e_clients.installed(client):
        pytest.skip(f"{client} is not installed in .cache/e2e: `make e2e-clients` (needs a network)")
    return e2e_clients.home(client)


class Cli:
    """The AWS CLI: a process a command."""

    def __init__(self, url: str) -> None:
        self._aws = str(home("cli") / "bin/aws")
        self._environment = variables(url)

    def run(self, *words: str) -> Any:
        """`aws WORDS`: its output, decoded; raises Refused, Failed."""
        ended = subprocess.run(
            [self._aws, *words, "--output", "json"],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        if ended.returncode == 0:
            return json.loads(ended.stdout or "{}")
        told = ERROR.search(ended.stderr)
        if not told:
            raise Failed(ended.stderr)
        raise Refused(told[1], told[2])

    def call(self, service: str, operation: str, members: Members) -> Members:
        said = json.dumps(members, default=lambda blob: blob.decode())
        return self.run(service, xform_name(operation, "-"), "--cli-input-json", said)

    def every(self, service: str, operation: str, members: Members) -> list[Members]:
        return [self.call(service, operation, members)]  # the CLI turns pages unasked

    def wait(self, service: str, waiter: str, members: Members) -> None:
        options = [word for name, value in members.items() for word in (f"--{xform_name(name, '-')}", value)]
        self.run(service, "wait", xform_name(waiter, "-"), *options)

    def close(self) -> None:
        """There is nothing left of it."""


class Driven:
    """A client in a process of another kind, which reads calls and writes answers, a line of JSON each."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _ask(self, do: str, service: str, name: str, members: Members) -> Any:
        assert self._process.stdin and self._process.stdout
        print(json.dumps([do, service, name, members], default=blob), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        if "refused" in answer:
            raise Refused(**answer["refused"])
        return answer["answer"]

    def call(self, service: str, operation: str, members: Members) -> Members:
        return self._ask("call", service, operation, members)

    def every(self, service: str, operation: str, members: Members) -> list[Members]:
        return self._ask("every", service, operation, members)

    def wait(self, service: str, waiter: str, members: Members) -> None:
        self._ask("wait", service, waiter, members)

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=LIMIT)
        self._process.stdout.close()


def blob(value: bytes) -> Members:
    return {"$blob": base64.b64encode(value).decode()}


def javascript(url: str) -> Driven:
    node = shutil.which("node")
    if not node:
        pytest.skip("the AWS SDK for JavaScript needs node")
    environment = variables(url) | {"NODE_PATH": str(home("javascript") / "node_modules")}
    return Driven([node, str(HERE / "js/driver.cjs")], environment)


def aiobotocore(url: str) -> Driven:
    command = [str(home("aiobotocore") / "bin/python"), str(HERE / "aiobotocore_driver.py")]
    return Driven(command, variables(url))


CLIENTS: dict[str, Callable[[str], Client]] = {
    "cli": Cli,
    "javascript": javascript,
    "aiobotocore": aiobotocore,
}
