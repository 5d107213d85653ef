"""Every operation that Bellhop does not do says so at once, in its protocol's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop import Bellhop
from tests.wire.clients import SERVICES, bundled, formerly, read, spoken, written
from tests.wire.values import Values
from tools.make_operations import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.model import OperationModel

ABSENT = [
    (service.name, operation)
    for service in coverage()
    for operation in service.operations
    if operation not in service.served
]
FORMS = [
    (service, operation, form)
    for service, operation in ABSENT
    for form in bundled(service)["formerly"].get(operation, ())
]


@pytest.fixture(scope="module")
def fresh() -> Iterator[Bellhop]:
    with Bellhop(listen=False) as found:
        yield found


def answered(bellhop: Bellhop, service: str, operation: OperationModel) -> dict[str, Any]:
    """What a client makes of the answer to the least that the model lets it send."""
    sent = {}
    if operation.input_shape is not None:
        values = Values(bundled(service)["shapes"], bare=True, hollow=False)
        sent = values.of(operation.input_shape.name)
    return read(operation, bellhop.handle(written(operation, sent)))


def check(answer: dict[str, Any], service: str, operation: str) -> None:
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert answer["ResponseMetadata"]["RequestId"]
    assert answer["Error"]["Code"] == "NotImplemented"
    assert answer["Error"]["Message"] == f"{service}:{operation} is not implemented by Bellhop."


def test_all_models_are_looked_at() -> None:
    assert {service.name for service in coverage()} == set(SERVICES)


@pytest.mark.parametrize(("service", "operation"), ABSENT)
def test_it_says_so(fresh: Bellhop, service: str, operation: str) -> None:
    check(answered(fresh, service, spoken(service).operation_model(operation)), service, operation)


@pytest.mark.parametrize(
    ("service", "operation", "form"), FORMS, ids=lambda value: None if isinstance(value, dict) else value
)
def test_it_says_so_in_an_older_form(
    fresh: Bellhop, service: str, operation: str, form: dict[str, Any]
) -> None:
    check(answered(fresh, service, formerly(service, operation, form)), service, operation)
