"""botocore's own protocol cases, read from the other end: its requests parsed, its results answered."""

from __future__ import annotations

from base64 import b64decode
from fnmatch import fnmatchcase
from math import isfinite, isnan
from pathlib import Path
from typing import Any

import botocore
import orjson
import pytest
from botocore.model import ServiceModel as BotocoreModel
from botocore.utils import parse_timestamp

from bellhop.wire.http import Request
from bellhop.wire.model import ServiceModel
from bellhop.wire.paths import Paths
from bellhop.wire.refusal import Refusal

from .clients import SERVICES, bundled, read

CASES = Path(__file__).resolve().parents[2] / ".cache/protocol-cases" / botocore.__version__
CBOR = "smithy-rpc-v2-cbor"
FILES = (
    "ec2",
    "json",
    "json_1_0",
    "json_1_0-query-compatible",
    "query",
    "rest-json",
    CBOR,
    f"{CBOR}-query-compatible",
    f"{CBOR}-non-query-compatible",
)
REQUEST_ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"

# Cases that no server of our services can meet, by what their names begin with. They must fail: a case
# that passes has to leave the list.
LOSSY = "what was sent does not tell an empty value from an absent one"
FILLED_IN = "the client fills in a token or a header of its own; what is sent is the case's, filled in"
EVERYTHING = "a map that takes every header or query parameter, those of other members too: no model has one"
CODED = "the gateway takes content coding off before the wire sees a body"
DECODED = "JSON in a text (jsonvalue) is given decoded, the case has the text; no model has one"
NOT_OURS = {
    "HttpPrefixHeadersResponse": EVERYTHING,
    "*HostWithPath": "an endpoint with a path of its own: requests come with the path they are signed with",
    "*IdempotencyTokenAutoFill": FILLED_IN,
    "MediaTypeHeaderInputBase64": DECODED,
    "Ec2EmptyQueryLists": LOSSY,
    "QueryEmptyQueryMaps": LOSSY,
    "QueryFlattenedListArgWithXmlName": "botocore's model of it lacks the name that its request uses",
    "RestJsonAllQueryStringTypes": EVERYTHING,
    "RestJsonHttpPrefixHeadersAreNotPresent": LOSSY,
    "RestJsonHttpWithEmptyStructurePayload": LOSSY,
    "RestJsonHttpWithHeadersButNoPayload": LOSSY,
    "RestJsonOmitsEmptyListQueryValues": LOSSY,
    "RestJsonQueryPrecedence": EVERYTHING,
    "RestJsonQueryStringEscaping": EVERYTHING,
    "RestJsonSupports*FloatQueryValues": EVERYTHING,
    "RestJsonZeroAndFalseQueryValues": EVERYTHING,
    "SDKApp*Gzip*_restJson1": CODED,
    "SDKAppliedContentEncoding*": CODED,
    "SDKAppends*": CODED,
    "legacy input ec2 8.1": FILLED_IN,
    "legacy input json 6.1": FILLED_IN,
    "legacy input query 12.1": FILLED_IN,
    "legacy input rest-json 13.1": LOSSY,
    "legacy input rest-json 19.1": FILLED_IN,
    "legacy input rest-json 25.2": LOSSY,
    "legacy input rest-json 25.4": LOSSY,
    "legacy input rest-json 25.7": FILLED_IN,
    "legacy input rest-json 26.1": LOSSY,
    "legacy output json 3.1": "null as an item of a list: no service writes it",
    "legacy output rest-json 9.0": EVERYTHING,
    "serializes_string_shapes_with_jsonvalue_trait": DECODED,
    "legacy output rest-json 17.2": "a union's member that the model does not know: only a client meets it",
}
# Traits and a type that no modelled service has: see test_no_model_has_what_is_skipped.
FOREIGN = {"document", "eventstream", "character"}


def cases(side: str, left_out: frozenset[str]) -> list[Any]:
    """A parameter set (model data, case) for every case of our protocols; none before they are fetched."""
    return [
        pytest.param(suite, case, id=name, marks=marks(name, suite, left_out))
        for file in sorted(CASES.glob(f"**/{side}/*.json"))
        if file.stem in FILES
        for number, suite in enumerate(orjson.loads(file.read_bytes()))
        for count, case in enumerate(suite["cases"])
        for name in [case.get("id") or f"legacy {side} {file.stem} {number}.{count}"]
    ]


def marks(name: str, suite: dict[str, Any], left_out: frozenset[str]) -> list[pytest.MarkDecorator]:
    """Why a case is skipped, or must fail, if it does."""
    foreign = FOREIGN & traits(suite["shapes"])
    if foreign:
        return [pytest.mark.skip(reason=f"no modelled service has {', '.join(foreign)}")]
    if name in left_out:
        return [pytest.mark.skip(reason="botocore's own runner leaves it out: its parser cannot read that")]
    fitting = (reason for pattern, reason in NOT_OURS.items() if fnmatchcase(name, pattern))
    return [pytest.mark.xfail(reason=reason, strict=True) for reason in fitting]


def traits(shapes: dict[str, Any]) -> set[str]:
    return {word for shape in shapes.values() for word in (*shape, shape["type"])}


def ignored() -> frozenset[str]:
    """The cases of answers that botocore's own runner leaves out."""
    file = CASES / "protocol-tests-ignore-list.json"
    protocols = orjson.loads(file.read_bytes())["protocols"] if file.exists() else {}
    outputs = (sides.get("output", {}) for sides in protocols.values())
    return frozenset(name for side in outputs for name in side.get("cases", ()))


SCALARS = {
    "blob": str.encode,
    "timestamp": lambda value: parse_timestamp(value).timestamp(),
    "float": float,
    "double": float,
}
INPUTS = cases("input", frozenset())
OUTPUTS = cases("output", ignored())

pytestmark = pytest.mark.skipif(
    not INPUTS, reason="no protocol cases there: make protocol-cases fetches them"
)


def data_of(suite: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """A model of one operation."""
    http = {"method": "POST", "requestUri": "/", **given.get("http", {})}
    given = {"name": "OperationName", **given, "http": http}
    metadata = {"endpointPrefix": "cases", "targetPrefix": "", "apiVersion": "", **suite["metadata"]}
    return {"metadata": metadata, "operations": {given["name"]: given}, "shapes": suite["shapes"]}


def ours(shapes: dict[str, Any], name: str, value: Any) -> Any:
    """A value of a case in our terms: bytes, seconds, floats."""
    shape = shapes[name]
    match shape["type"]:
        case "structure" if value is not None:
            inner = {key: ref["shape"] for key, ref in shape["members"].items() if key in value}
        case "map":
            inner = dict.fromkeys(value, shape["value"]["shape"])
        case "list":
            return [ours(shapes, shape["member"]["shape"], item) for item in value]
        case kind:
            return SCALARS[kind](value) if kind in SCALARS and value is not None else value
    return {key: ours(shapes, name, value[key]) for key, name in inner.items()}


def comparable(value: Any) -> Any:
    """As botocore's runner compares: NaN and infinities by name, bytes as text; null is absent."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, float) and not isfinite(value):
        return "NaN" if isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def request_of(serialized: dict[str, Any], given: dict[str, Any]) -> Request:
    path, _, query = serialized["uri"].partition("?")
    headers = {name.lower(): text for name, text in serialized.get("headers", {}).items()}
    method = serialized.get("method") or given["http"]["method"]
    body = serialized.get("body", "")
    data = b64decode(body) if headers.get("smithy-protocol") else body.encode()
    return Request(method, path, query, headers, data)


@pytest.mark.parametrize(("suite", "case"), INPUTS)
def test_requests_are_parsed(suite, case):
    data = data_of(suite, case["given"])
    (given,) = data["operations"].values()
    if suite["metadata"]["protocol"] == CBOR:
        given["http"]["requestUri"] = case["serialized"]["uri"]  # the same for all; routing reads it
    service = ServiceModel("cases", data)
    request = request_of(case["serialized"], given)
    route = Paths(service.operations.values()).find(request.method, request.path)
    assert route, f"no operation at {request.path}"
    parsed = route.operation.parse(request, route.labels)
    expected = ours(suite["shapes"], given["input"]["shape"], case["params"]) if "input" in given else {}
    assert comparable(parsed) == comparable(expected)


@pytest.mark.parametrize(("suite", "case"), OUTPUTS)
def test_results_are_answered(suite, case):
    data = data_of(suite, case["given"])
    (given,) = data["operations"].values()
    if suite["metadata"]["protocol"] == "query" and "output" in given:
        given["output"] = {"resultWrapper": f"{given['name']}Result", **given["output"]}
    (operation,) = ServiceModel("cases", data).operations.values()
    model = BotocoreModel(data).operation_model(given["name"])
    if "error" in case:
        assert_refused(operation, model, case)
        return
    result = ours(suite["shapes"], given["output"]["shape"], case["result"]) if "output" in given else {}
    parsed = read(model, operation.answer(result, REQUEST_ID))
    metadata = parsed.pop("ResponseMetadata")
    if "output" in given or suite["metadata"]["protocol"] != CBOR:  # botocore looks at no header else
        assert metadata["RequestId"] == REQUEST_ID
    assert comparable(parsed) == comparable(result)


def assert_refused(operation: Any, model: Any, case: dict[str, Any]) -> None:
    code, message = case["errorCode"], case.get("errorMessage", "")
    shapes = operation.service.shapes
    named = (name for name, shape in shapes.items() if shape.get("error", {}).get("code") == code)
    members = {name: value for name, value in case["error"].items() if name.lower() != "message"}
    parsed = read(model, operation.refuse(Refusal(next(named, code), message, **members), REQUEST_ID))
    assert parsed["Error"]["Code"] == code
    assert parsed["Error"]["Message"] == message
    assert {name: parsed.get(name) for name in case["error"]} == case["error"]


def test_no_name_in_the_list_is_stale():
    names = [parameters.id for parameters in [*INPUTS, *OUTPUTS]]
    assert [pattern for pattern in NOT_OURS if not any(fnmatchcase(name, pattern) for name in names)] == []


@pytest.mark.parametrize("service", SERVICES)
def test_no_model_has_what_is_skipped(service):
    assert not FOREIGN & traits(bundled(service)["shapes"])
