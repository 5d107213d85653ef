"""What the tests of Parameter Store say again and again."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

ARN = "arn:aws:ssm:us-east-1:000000000000:parameter"


def refused(call, **request: Any) -> tuple[str, str]:
    """The code and sentence with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    return error["Code"], error["Message"]


def put(ssm: Any, name: str, value: str = "v", kind: str = "String", **more: Any) -> dict[str, Any]:
    return ssm.put_parameter(Name=name, Value=value, Type=kind, **more)


def again(ssm: Any, name: str, value: str = "w", **more: Any) -> dict[str, Any]:
    return ssm.put_parameter(Name=name, Value=value, Overwrite=True, **more)


def get(ssm: Any, name: str, **more: Any) -> dict[str, Any]:
    return ssm.get_parameter(Name=name, **more)["Parameter"]


def names(answer: dict[str, Any]) -> list[str]:
    return [each["Name"] for each in answer["Parameters"]]


def every(ssm: Any, operation: str, **request: Any) -> tuple[list[str], list[int]]:
    """The names on all pages, and how many are on each."""
    pages = list(ssm.get_paginator(operation).paginate(**request))
    return [name for page in pages for name in names(page)], [len(page["Parameters"]) for page in pages]
