"""A client, and nodes that are instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def ec2(aws) -> Any:
    return aws("ec2")


@pytest.fixture
def node(emulator) -> Callable[..., str]:
    """`node("a", Name=…)` makes the node i-aaa… and gives its id."""

    def make(letter: str, prefix: str = "i-", **more: Any) -> str:
        body = {"InstanceId": f"{prefix}{letter * 17}", **more}
        return emulator.control("POST", "/_bellhop/nodes", body)["InstanceId"]

    return make
