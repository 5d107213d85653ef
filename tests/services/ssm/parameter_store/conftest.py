"""Events that are told where a rule of EventBridge waits for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Heard = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def heard(aws, emulator) -> Heard:
    """`heard("PolicyActed")`: the facts of all events of this kind."""
    aws("events").put_rule(Name="all", EventPattern='{"source": ["aws.ssm"]}')

    def look(kind: str) -> list[dict[str, Any]]:
        assert emulator.settle()
        events = emulator.control("GET", "/_bellhop/events")["Events"]
        return [event["Facts"] for event in events if event["Type"] == f"parameters.{kind}"]

    return look
