"""Somebody else's server of S3, SNS, SQS and the rest: a moto server in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import urllib3

if TYPE_CHECKING:
    from collections.abc import Iterator


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def moto_server(port: int = 0) -> Iterator[str]:
    """Its URL, for as long as the block lasts."""
    port = port or free_port()
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def wait_for(port: int) -> None:
    """Until it answers."""
    patient = urllib3.Retry(total=None, connect=600, read=0, backoff_factor=0.1, backoff_max=0.1)
    with urllib3.PoolManager(retries=patient) as pool:
        pool.request("GET", f"http://127.0.0.1:{port}/moto-api/")
