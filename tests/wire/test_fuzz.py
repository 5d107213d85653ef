"""Whatever comes: a request is understood, or refused with 4xx in a form that its client can read."""

from __future__ import annotations

from typing import Any

import cbor2
import orjson
import pytest
import xmltodict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bellhop.wire import credentials, routing
from bellhop.wire.http import Answer, Request
from bellhop.wire.refusal import Refusal

from .strategies import BODIES, JSON, TYPES, calls, nonsense, spoilt

FUZZ = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
REQUEST_ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
SCOPE = "AWS4-HMAC-SHA256 Credential=test/20261124/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"
# A way in for each protocol: service, request line, what must be in its error.
DOORS = {
    "ses": Request("POST", "/", headers={"authorization": SCOPE.format("ses")}),
    "ssm": Request(
        "POST", "/", headers={"authorization": SCOPE.format("ssm"), "x-amz-target": "AmazonSSM.PutParameter"}
    ),
    "sesv2": Request("POST", "/v2/email/outbound-emails", headers={"authorization": SCOPE.format("ses")}),
    "pinpoint": Request("POST", "/v1/apps", headers={"authorization": SCOPE.format("mobiletargeting")}),
    "resourcegroupstaggingapi": Request(
        "POST",
        "/service/ResourceGroupsTaggingAPI_20170126/operation/TagResources",
        headers={"authorization": SCOPE.format("tagging")},
    ),
}
MEMBERS = st.sampled_from(["ResourceARNList", "Tags", "Other"])


def outcome(request: Request) -> dict[str, Any] | Answer:
    """The parameters, or the answer that says why there are none; anything else that is raised is a bug."""
    try:
        route = routing.route(request, credentials.parse(request))
        return route.operation.parse(request, route.labels)
    except Refusal as refusal:
        return routing.refuse(request, refusal, REQUEST_ID)


def assert_readable(answer: Answer) -> None:
    """An error with a code, in JSON, CBOR or XML, with the request id where its protocol has it."""
    assert 400 <= answer.status < 500, answer
    headers = {name.lower(): value for name, value in answer.headers}
    assert headers["x-amzn-requestid"] == REQUEST_ID
    if "xml" in headers["content-type"]:
        ((root, error),) = xmltodict.parse(answer.body).items()
        of_ec2 = root == "Response"
        assert (error["Errors"] if of_ec2 else error)["Error"]["Code"]
        assert error["RequestID" if of_ec2 else "RequestId"] == REQUEST_ID
    elif "cbor" in headers["content-type"]:
        assert cbor2.loads(answer.body)["__type"]
    else:
        body = orjson.loads(answer.body)
        assert headers.get("x-amzn-errortype") or body["__type"]


def assert_understood_or_refused(request: Request) -> None:
    result = outcome(request)
    if isinstance(result, Answer):
        assert_readable(result)


@FUZZ
@given(nonsense())
def test_nonsense(request):
    assert_understood_or_refused(request)


@FUZZ
@given(spoilt())
def test_a_valid_request_with_one_thing_wrong(request):
    assert_understood_or_refused(request)


@FUZZ
@given(calls())
def test_valid_calls_are_understood(call):
    parameters, request = call
    assert outcome(request) == parameters


@FUZZ
@given(st.binary(max_size=30) | st.dictionaries(MEMBERS, JSON, max_size=2).map(cbor2.dumps))
def test_any_cbor(body):
    door = DOORS["resourcegroupstaggingapi"]
    assert_understood_or_refused(Request(door.method, door.path, "", door.headers, body))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("door", DOORS)
def test_broken_bodies_at_every_door(door, body, kind):
    request = DOORS[door]
    headers = {**request.headers, "content-type": kind}
    result = outcome(Request(request.method, request.path, "", headers, body))
    assert isinstance(result, Answer)
    assert_readable(result)
    types = dict(result.headers)
    assert ("xml" in types.get("Content-Type", types.get("content-type", ""))) == (door == "ses")
