"""What the tests of documents write and ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

OTHER = "222222222222"


def command(line: str = "true", **more: Any) -> dict[str, Any]:
    """A small document of schema 2.2."""
    step = {"action": "aws:runShellScript", "name": "run", "inputs": {"runCommand": [line]}}
    return {"schemaVersion": "2.2", "description": "Runs.", "mainSteps": [step], **more}


def runbook(**more: Any) -> dict[str, Any]:
    steps = [{"name": "wait", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]
    return {"schemaVersion": "0.3", "mainSteps": steps, **more}


def code_of(operation: Callable[..., Any], **request: Any) -> str:
    """The code that a call is refused with."""
    with pytest.raises(ClientError) as caught:
        operation(**request)
    return caught.value.response["Error"]["Code"]
