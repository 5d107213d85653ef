"""A boto3 client of SES v2 whose account may send from example.com."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def sesv2(aws: Callable[..., Any]) -> Any:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")
    return client
