"""A Bellhop in a process of its own, as `bellhop serve` starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import httpx2

if TYPE_CHECKING:
    from pathlib import Path

ANY_PORT = tuple(f"--{name}=0" for name in ("port", "smtp-port", "smtps-port", "mx-port", "dns-port"))
# A test that kills its server wants nothing measured in it, and no flag from outside.
OURS = ("BELLHOP_", "COV_", "COVERAGE_")


class Process:
    """A running server; `with` ends it, whatever state it is in."""

    def __init__(self, *flags: str, folder: Path | None = None) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bellhop", "serve", *ANY_PORT, *flags],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=folder,
        )
        assert self._process.stdout
        said = self._process.stdout
        assert said.readline() == "Bellhop is ready.\n"
        self.pid = self._process.pid
        self.url = found(r"(http://[0-9.]+:\d+)", said.readline())
        said.readline()
        self.smtp_port = int(found(r":(\d+) \(STARTTLS\)", said.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """End it with SIGKILL: nothing is put away."""
        self._end(signal.SIGKILL)

    def terminate(self) -> int:
        """End it as a service manager does; its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> int:
        if self._process.poll() is None:
            self._process.send_signal(number)
        code = self._process.wait(timeout=30)
        assert self._process.stdout
        self._process.stdout.close()
        if "api" in self.__dict__:
            self.api.close()
        return code

    @cached_property
    def api(self) -> httpx2.Client:
        """A client of its control API."""
        return httpx2.Client(base_url=f"{self.url}/_bellhop", timeout=60)

    @property
    def client_kwargs(self) -> dict[str, Any]:
        """What a boto3 client needs to reach it."""
        return {
            "endpoint_url": self.url,
            "region_name": "us-east-1",
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
        }


def found(pattern: str, line: str) -> str:
    match = re.search(pattern, line)
    assert match, line
    return match[1]
