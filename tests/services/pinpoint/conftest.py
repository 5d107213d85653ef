"""A Pinpoint client and an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def pinpoint(aws: Callable[..., Any]) -> Any:
    return aws("pinpoint")


@pytest.fixture
def app(pinpoint: Any) -> str:
    made = pinpoint.create_app(CreateApplicationRequest={"Name": "orders"})
    return made["ApplicationResponse"]["Id"]
