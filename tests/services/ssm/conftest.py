"""A client, and nodes to run commands on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., str]


@pytest.fixture
def ssm(aws) -> Any:
    return aws("ssm")


@pytest.fixture
def node(emulator) -> Make:
    """`node("a", Name=…)` makes the node i-aaa… and gives its id."""

    def make(letter: str, prefix: str = "i-", **more: Any) -> str:
        body = {"InstanceId": f"{prefix}{letter * 17}", **more}
        return emulator.control("POST", "/_bellhop/nodes", body)["InstanceId"]

    return make
