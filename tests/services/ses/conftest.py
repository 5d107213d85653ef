"""A boto3 client of SES v1 whose account may send from example.com."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def ses(aws: Callable[..., Any]) -> Any:
    client = aws("ses")
    client.verify_domain_identity(Domain="example.com")
    return client
