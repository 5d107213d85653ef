"""Smithy RPC v2 CBOR: what is read, what is written, what is refused, and who speaks JSON besides."""

from __future__ import annotations

import struct

import cbor2
import orjson
import pytest

from bellhop.wire.http import Request
from bellhop.wire.model import Operation, ServiceModel, speaking
from bellhop.wire.refusal import Refusal

ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
TAGGING = "resourcegroupstaggingapi"
SHAPES = {
    "All": {
        "type": "structure",
        "members": {
            "Text": {"shape": "Text"},
            "Data": {"shape": "Data"},
            "When": {"shape": "When"},
            "Count": {"shape": "Count"},
            "Ratio": {"shape": "Ratio"},
            "Flag": {"shape": "Flag"},
            "Items": {"shape": "Items"},
        },
    },
    "Text": {"type": "string"},
    "Data": {"type": "blob"},
    "When": {"type": "timestamp"},
    "Count": {"type": "integer"},
    "Ratio": {"type": "double"},
    "Flag": {"type": "boolean"},
    "Items": {"type": "list", "member": {"shape": "Text"}},
    "Wrong": {
        "type": "structure",
        "exception": True,
        "members": {"Message": {"shape": "Text"}, "Count": {"shape": "Count"}},
    },
}
METADATA = {"protocol": "smithy-rpc-v2-cbor", "protocols": ["smithy-rpc-v2-cbor"], "targetPrefix": "Svc"}
DEEP = b"\x81" * 300 + b"\x00"


def operation(**more: str) -> Operation:
    http = {"method": "POST", "requestUri": "/"}
    form = {"http": http, "input": {"shape": "All"}, "output": {"shape": "All"}}
    model = ServiceModel(
        "cases", {"metadata": {**METADATA, **more}, "operations": {"Do": form}, "shapes": SHAPES}
    )
    return model.operations["Do"]


def parsed(body: bytes) -> dict:
    return operation().parse(Request("POST", "/service/Svc/operation/Do", "", {}, body), {})


@pytest.mark.parametrize(
    ("sent", "member", "read"),
    [
        ({"Text": "ü"}, "Text", "ü"),
        ({"Data": b"\x00\xff"}, "Data", b"\x00\xff"),
        ({"When": cbor2.CBORTag(1, 1764000000)}, "When", 1764000000.0),
        ({"When": cbor2.CBORTag(1, 1764000000.125)}, "When", 1764000000.125),
        ({"When": 1764000000}, "When", 1764000000.0),
        ({"Count": -7}, "Count", -7),
        ({"Ratio": 0.5}, "Ratio", 0.5),
        ({"Ratio": 3}, "Ratio", 3.0),
        ({"Ratio": float("-inf")}, "Ratio", float("-inf")),
        ({"Flag": False}, "Flag", False),
        ({"Items": ["a", None, "b"]}, "Items", ["a", "b"]),
    ],
)
def test_a_value_is_read(sent, member, read):
    assert parsed(cbor2.dumps(sent)) == {member: read}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xa0",
        b"\xbf\xff",
        cbor2.dumps({"Text": None, "Unknown": 1}),
        cbor2.dumps({}),
    ],
)
def test_what_is_empty_or_unknown_is_absent(body):
    assert parsed(body) == {}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"\xa1", "not valid CBOR"),
        (b"\xff", "not valid CBOR"),
        (DEEP, "not valid CBOR"),
        (b"\xd8\x1c\x81\xd8\x1d\x00", "not valid CBOR"),  # a list that contains itself
        (cbor2.dumps([1]), "Start of list"),
        (cbor2.dumps({"Text": 1}), "NUMBER_VALUE can not be converted to a String"),
        (cbor2.dumps({"Text": b"x"}), "can not be converted to a String"),
        (cbor2.dumps({"Data": "eA=="}), "STRING_VALUE can not be converted to a Blob"),
        (cbor2.dumps({"When": "2026-01-01T00:00:00Z"}), "STRING_VALUE can not be converted to a Date"),
        (cbor2.dumps({"When": cbor2.CBORTag(1, "x")}), "STRING_VALUE can not be converted to a Date"),
        (cbor2.dumps({"When": float("nan")}), "NUMBER_VALUE can not be converted to a Date"),
        (cbor2.dumps({"Count": 2**40}), "can not be converted to an Integer"),
        (cbor2.dumps({"Ratio": "NaN"}), "STRING_VALUE can not be converted to a Double"),
        (cbor2.dumps({"Flag": cbor2.undefined}), "can not be converted to a Boolean"),
    ],
)
def test_what_cannot_be_read_is_refused(body, complaint):
    with pytest.raises(Refusal) as caught:
        parsed(body)
    assert caught.value.code == "SerializationException"
    assert complaint in caught.value.message


def test_a_result_is_written():
    answer = operation().answer({"Text": "ü", "Data": b"\x00", "Count": None, "Ratio": 2, "Items": []}, ID)

    assert answer.status == 200
    assert ("Content-Type", "application/cbor") in answer.headers
    assert ("smithy-protocol", "rpc-v2-cbor") in answer.headers
    assert ("x-amzn-RequestId", ID) in answer.headers
    assert cbor2.loads(answer.body) == {"Text": "ü", "Data": b"\x00", "Ratio": 2.0, "Items": []}
    assert struct.pack(">d", 2.0) in answer.body


@pytest.mark.parametrize(("seconds", "said"), [(1764000000.0, 1764000000), (1764000000.5, 1764000000.5)])
def test_a_time_carries_its_tag(seconds, said):
    answer = operation().answer({"When": seconds}, ID)

    assert answer.body == b"\xa1\x64When\xc1" + cbor2.dumps(said)


@pytest.mark.parametrize("result", [{"Text": b"x"}, {"Data": "x"}, {"When": "now"}, {"Nothing": 1}])
def test_a_result_that_is_not_in_the_model_is_a_fault_of_ours(result):
    with pytest.raises(TypeError):
        operation().answer(result, ID)


def test_an_error_is_written_with_its_members():
    answer = operation().refuse(Refusal("Wrong", "no", Count=3), ID)

    assert answer.status == 400
    assert cbor2.loads(answer.body) == {"__type": "Wrong", "Message": "no", "Count": 3}


def test_an_error_for_clients_of_the_time_of_query_says_its_older_code():
    answer = operation(awsQueryCompatible="").refuse(Refusal("Wrong", "no"), ID)

    assert ("x-amzn-query-error", "Wrong;Sender") in answer.headers


def test_a_service_is_answered_in_the_protocol_that_is_spoken():
    result = {"TagKeys": ["stage"]}
    json, cbor = (speaking(TAGGING, name) for name in ("json", "smithy-rpc-v2-cbor"))
    assert json and cbor

    assert orjson.loads(json.operations["GetTagKeys"].answer(result, ID).body) == result
    assert cbor2.loads(cbor.operations["GetTagKeys"].answer(result, ID).body) == result
    assert speaking("ssm", "smithy-rpc-v2-cbor") is None
