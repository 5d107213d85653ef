"""Documents of a user's own, and another account that looks at them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.services.ssm.documents.works import OTHER, command

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def ssm(aws) -> Any:
    return aws("ssm")


@pytest.fixture
def other(aws) -> Any:
    return aws("ssm", aws_access_key_id=OTHER)


@pytest.fixture
def make(ssm) -> Make:
    """`make("Mine", content)` creates a document and gives its description."""

    def create(name: str = "Mine", content: Any = None, **more: Any) -> dict[str, Any]:
        text = content if isinstance(content, str) else json.dumps(content or command())
        return ssm.create_document(Name=name, Content=text, **more)["DocumentDescription"]

    return create
