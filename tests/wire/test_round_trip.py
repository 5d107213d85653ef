"""Every operation of every modelled service, both ways, through botocore's serialiser and parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.wire import credentials, model, routing
from bellhop.wire.refusal import Refusal

from .clients import SERVICES, bundled, formerly, read, spoken, written
from .values import Values

if TYPE_CHECKING:
    from bellhop.wire.http import Request
    from bellhop.wire.paths import Route

OPERATIONS = [(service, name) for service in SERVICES for name in bundled(service)["operations"]]
FORMS = [
    (service, name, form)
    for service in SERVICES
    for name, forms in bundled(service)["formerly"].items()
    for form in forms
]
REQUEST_ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"


def form_id(value: Any) -> str:
    return value if isinstance(value, str) else value["http"]["requestUri"]


def varieties(service: str, operation: dict[str, Any], side: str) -> list[dict[str, Any]]:
    """Values of one side: bare, then full ones until every member of its widest union had its turn."""
    shapes = bundled(service)["shapes"]
    if side not in operation:
        return [{}]
    shape = operation[side]["shape"]
    hollow = side == "output" or not in_query_string(service, operation)
    drawn = [Values(shapes, variety) for variety in range(max(3, widest_union(shapes, shape)))]
    drawn.append(Values(shapes, bare=True, hollow=hollow))
    for values in drawn:
        values.fraction = 0.125 if side == "output" else 0.0
    return [values.of(shape) for values in drawn]


def in_query_string(service: str, operation: dict[str, Any]) -> bool:
    """Whether members of the input travel where nothing can be told to be empty."""
    data = bundled(service)
    members = data["shapes"][operation["input"]["shape"]]["members"].values()
    return data["metadata"]["protocol"] in ("query", "ec2") or any(
        ref.get("location") == "querystring" for ref in members
    )


def widest_union(shapes: dict[str, Any], name: str) -> int:
    seen, todo = set(), {name}
    while todo:
        seen |= todo
        todo = {below for shape in todo for below in references(shapes[shape])} - seen
    return max((len(shapes[shape]["members"]) for shape in seen if shapes[shape].get("union")), default=0)


def references(shape: dict[str, Any]) -> set[str]:
    parts = [shape[part] for part in ("member", "key", "value") if part in shape]
    return {part["shape"] for part in [*shape.get("members", {}).values(), *parts]}


def routed(request: Request) -> Route:
    return routing.route(request, credentials.parse(request))


def received(request: Request) -> tuple[str, str, dict[str, Any]]:
    """Service, operation and parameters as our wire reads them."""
    operation, labels = routed(request)
    return operation.service.name, operation.name, operation.parse(request, labels)


@pytest.mark.parametrize(("service", "name"), OPERATIONS)
def test_request(service, name):
    operation = bundled(service)["operations"][name]
    for parameters in varieties(service, operation, "input"):
        request = written(spoken(service).operation_model(name), parameters)
        assert received(request) == (service, name, parameters)


@pytest.mark.parametrize(("service", "name", "form"), FORMS, ids=form_id)
def test_request_in_an_older_form(service, name, form):
    for parameters in varieties(service, form, "input"):
        request = written(formerly(service, name, form), parameters)
        assert received(request) == (service, name, parameters)


@pytest.mark.parametrize(("service", "name", "form"), FORMS, ids=form_id)
def test_answer_in_an_older_form(service, name, form):
    older = formerly(service, name, form)
    operation = routed(written(older, varieties(service, form, "input")[0])).operation
    for result in varieties(service, form, "output"):
        parsed = read(older, operation.answer(result, REQUEST_ID))
        assert parsed.pop("ResponseMetadata")["HTTPStatusCode"] == 200
        assert parsed == result


@pytest.mark.parametrize(("service", "name"), OPERATIONS)
def test_answer(service, name):
    operation = bundled(service)["operations"][name]
    for result in varieties(service, operation, "output"):
        answer = model.service(service).operations[name].answer(result, REQUEST_ID)
        parsed = read(spoken(service).operation_model(name), answer)
        metadata = parsed.pop("ResponseMetadata")
        assert parsed == result
        assert metadata["RequestId"] == REQUEST_ID
        assert metadata["HTTPStatusCode"] == operation["http"].get("responseCode", 200)


@pytest.mark.parametrize(("service", "name"), OPERATIONS)
def test_modelled_errors(service, name):
    shapes = bundled(service)["shapes"]
    for reference in bundled(service)["operations"][name].get("errors", []):
        shape = shapes[reference["shape"]]
        members = Values(shapes).of(reference["shape"])
        for spelling in ("message", "Message"):
            members.pop(spelling, None)
        trait = shape.get("error", {})
        code = trait.get("code", reference["shape"])
        refusal = Refusal(code, "Grüße & <b>, 'x'", **members)
        answer = model.service(service).operations[name].refuse(refusal, REQUEST_ID)
        parsed = read(spoken(service).operation_model(name), answer)
        assert parsed["Error"]["Code"] == code
        assert parsed["Error"]["Message"] == "Grüße & <b>, 'x'"
        assert parsed["ResponseMetadata"]["RequestId"] == REQUEST_ID
        assert {member: parsed.get(member) for member in members} == members
        if "httpStatusCode" in trait:
            assert answer.status == trait["httpStatusCode"]
        else:
            assert answer.status == (500 if shape.get("fault") else 400)


@pytest.mark.parametrize("service", SERVICES)
def test_error_that_no_model_knows(service):
    for name, operation in model.service(service).operations.items():
        answer = operation.refuse(
            Refusal("NotImplemented", f"{service}:{name} is not there", status=501), REQUEST_ID
        )
        parsed = read(spoken(service).operation_model(name), answer)
        assert answer.status == 501
        assert parsed["Error"]["Code"] == "NotImplemented"
        assert parsed["Error"]["Message"] == f"{service}:{name} is not there"
