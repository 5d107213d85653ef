"""aws-json at the byte: what is read, what is refused in which words, what is written."""

from __future__ import annotations

import math

import orjson
import pytest

from bellhop.wire.http import Request
from bellhop.wire.model import ServiceModel, service
from bellhop.wire.refusal import Refusal

ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
JSON = {"content-type": "application/x-amz-json-1.1"}


def example(**metadata: object) -> ServiceModel:
    form = {
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "All"},
        "output": {"shape": "All"},
    }
    members = {
        "Text": {"shape": "Text"},
        "Renamed": {"shape": "Text", "locationName": "other"},
        "Count": {"shape": "Count"},
        "Big": {"shape": "Big"},
        "Flag": {"shape": "Flag"},
        "Ratio": {"shape": "Ratio"},
        "At": {"shape": "Time"},
        "Day": {"shape": "Time", "timestampFormat": "iso8601"},
        "Data": {"shape": "Blob"},
        "List": {"shape": "List"},
        "Map": {"shape": "Map"},
        "Inner": {"shape": "All"},
        "Free": {"shape": "Free"},
        "Embedded": {"shape": "Text", "jsonvalue": True},
    }
    return ServiceModel(
        "example",
        {
            "metadata": {"protocol": "json", "jsonVersion": "1.1", **metadata},
            "operations": {"Do": form, "Nothing": {"http": form["http"]}},
            "shapes": {
                "All": {"type": "structure", "members": members},
                "Text": {"type": "string"},
                "Count": {"type": "integer"},
                "Big": {"type": "long"},
                "Flag": {"type": "boolean"},
                "Ratio": {"type": "double"},
                "Time": {"type": "timestamp"},
                "Blob": {"type": "blob"},
                "List": {"type": "list", "member": {"shape": "Text"}},
                "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Count"}},
                "Free": {"type": "structure", "members": {}, "document": True},
                "Gone": {
                    "type": "structure",
                    "members": {"message": {"shape": "Text"}, "Which": {"shape": "Text"}},
                    "exception": True,
                    "error": {"code": "AWS.Example.Gone", "httpStatusCode": 404, "senderFault": True},
                },
            },
        },
    )


DO = example().operations["Do"]


def parse(body: bytes, headers: dict[str, str] = JSON) -> dict:
    return DO.parse(Request("POST", "/", "", headers, body), {})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {}),
        (b"{}", {}),
        (b'{"Text":"a","other":"b","Renamed":"c","Unknown":[{}]}', {"Text": "a", "Renamed": "b"}),
        (b'{"Text":null,"List":[null,"a"],"Map":{"a":null,"b":1}}', {"List": ["a"], "Map": {"b": 1}}),
        (
            b'{"Count":3.0,"Big":9007199254740993,"Ratio":2}',
            {"Count": 3, "Big": 9007199254740993, "Ratio": 2.0},
        ),
        (b'{"Ratio":"-Infinity","Flag":false}', {"Ratio": -math.inf, "Flag": False}),
        (b'{"At":1769862896.5}', {"At": 1769862896.5}),
        (b'{"At":"2026-01-31T12:34:56Z","Data":"QUJD"}', {"At": 1769862896.0, "Data": b"ABC"}),
        (b'{"Inner":{"Inner":{"Text":"x"}}}', {"Inner": {"Inner": {"Text": "x"}}}),
        (
            b'{"Free":{"any":[1,null]},"Embedded":"{\\"a\\":[1]}"}',
            {"Free": {"any": [1, None]}, "Embedded": {"a": [1]}},
        ),
    ],
)
def test_a_body_is_read(body, expected):
    assert parse(body) == expected


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"Text":1}', "NUMBER_VALUE can not be converted to a String"),
        (b'{"Text":true}', "TRUE_VALUE can not be converted to a String"),
        (b'{"Text":{}}', "Start of structure or map found where not expected."),
        (b'{"Text":[]}', "Start of list found where not expected"),
        (b'{"Count":"1"}', "STRING_VALUE can not be converted to an Integer"),
        (b'{"Count":1.5}', "NUMBER_VALUE can not be converted to an Integer"),
        (b'{"Count":false}', "FALSE_VALUE can not be converted to an Integer"),
        (b'{"Count":2147483648}', "NUMBER_VALUE can not be converted to an Integer"),
        (b'{"Big":123456789012345678901234567890}', "NUMBER_VALUE can not be converted to a Long"),
        (b'{"Flag":"true"}', "STRING_VALUE can not be converted to a Boolean"),
        (b'{"Flag":0}', "NUMBER_VALUE can not be converted to a Boolean"),
        (b'{"Ratio":"1"}', "STRING_VALUE can not be converted to a Double"),
        (b'{"At":"soon"}', "STRING_VALUE can not be converted to a Date"),
        (b'{"At":true}', "TRUE_VALUE can not be converted to a Date"),
        (b'{"Data":"%"}', "Invalid Base64 data"),
        (b'{"Data":1}', "NUMBER_VALUE can not be converted to a String"),
        (b'{"List":{}}', "Start of structure or map found where not expected."),
        (b'{"List":"a"}', "STRING_VALUE can not be converted to a List"),
        (b'{"Map":[]}', "Start of list found where not expected"),
        (b'{"Map":1}', "NUMBER_VALUE can not be converted to a Map"),
        (b'{"Inner":"x"}', "STRING_VALUE can not be converted to a Structure"),
        (b"[]", "Start of list found where not expected"),
        (b"null", "NULL_VALUE can not be converted to a Structure"),
        (b'{"Inner":' * 101 + b"{}" + b"}" * 101, "The request nests deeper than 100 levels"),
    ],
)
def test_a_wrong_type_is_refused(body, message):
    with pytest.raises(Refusal) as caught:
        parse(body)

    assert (caught.value.code, caught.value.message) == ("SerializationException", message)


@pytest.mark.parametrize(
    "body",
    [
        b'{"Text":',
        b'{"Text":"\xff"}',
        b'{"Text":"\\ud800"}',
        b'{"Ratio":NaN}',
        b'{"Ratio":1e999}',
        b"{} {}",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b"Action=Do",
    ],
)
def test_what_is_no_json_is_refused(body):
    with pytest.raises(Refusal, match=r"^The request body is not valid JSON: ") as caught:
        parse(body)

    answer = DO.refuse(caught.value, ID)
    assert answer.status == 400
    assert orjson.loads(answer.body)["__type"] == "SerializationException"


def test_a_hundred_levels_are_read():
    found = parse(b'{"Inner":' * 99 + b"{}" + b"}" * 99)

    for _ in range(99):
        found = found["Inner"]
    assert found == {}


def test_the_content_type_may_be_missing_or_any_json():
    assert parse(b'{"Text":"a"}', {}) == {"Text": "a"}
    assert parse(b'{"Text":"a"}', {"content-type": "application/json; charset=UTF-8"}) == {"Text": "a"}
    with pytest.raises(Refusal, match="Unsupported Content-Type: text/plain"):
        parse(b'{"Text":"a"}', {"content-type": "text/plain"})


@pytest.mark.parametrize(
    ("result", "body"),
    [
        ({}, b"{}"),
        ({"Text": None, "Renamed": "ü"}, '{"other":"ü"}'.encode()),
        ({"Count": 1, "Big": 2**62, "Flag": True}, b'{"Count":1,"Big":4611686018427387904,"Flag":true}'),
        ({"Ratio": math.nan}, b'{"Ratio":"NaN"}'),
        ({"At": 1769862896.0}, b'{"At":1769862896}'),
        (
            {"At": 1769862896.123456, "Day": 1769862896.0},
            b'{"At":1769862896.123,"Day":"2026-01-31T12:34:56Z"}',
        ),
        ({"Data": b"ABC", "List": ("a",)}, b'{"Data":"QUJD","List":["a"]}'),
        ({"Map": {"a": 1, "b": None}, "Inner": {"Text": "x"}}, b'{"Map":{"a":1},"Inner":{"Text":"x"}}'),
        ({"Free": {"a": [1]}, "Embedded": {"a": 1}}, b'{"Free":{"a":[1]},"Embedded":"{\\"a\\":1}"}'),
    ],
)
def test_a_result_is_written(result, body):
    answer = DO.answer(result, ID)

    assert answer.status == 200
    assert answer.headers == [("x-amzn-RequestId", ID), ("Content-Type", "application/x-amz-json-1.1")]
    assert answer.body == body


def test_an_operation_without_input_and_output():
    operation = example(jsonVersion="1.0").operations["Nothing"]

    answer = operation.answer({}, ID)

    assert operation.parse(Request("POST", "/", body=b'{"x":1}'), {}) == {}
    assert answer.body == b"{}"
    assert ("Content-Type", "application/x-amz-json-1.0") in answer.headers


@pytest.mark.parametrize(
    "result",
    [
        {"Txt": "x"},
        {"Text": 1},
        {"Flag": "true"},
        {"Data": "QUJD"},
        {"List": "abc"},
        {"At": "now"},
        {"Count": 1.5},
    ],
)
def test_a_result_that_does_not_fit_is_a_fault_of_ours(result):
    with pytest.raises(TypeError):
        DO.answer(result, ID)


@pytest.mark.parametrize(
    ("refusal", "status", "body"),
    [
        (Refusal("ParameterNotFound", "/db"), 400, {"__type": "ParameterNotFound", "message": "/db"}),
        (Refusal("InternalServerError", "Oh"), 500, {"__type": "InternalServerError", "Message": "Oh"}),
        (Refusal("InvocationDoesNotExist", ""), 400, {"__type": "InvocationDoesNotExist"}),
        (
            Refusal("UnsupportedPlatformType", "No", 409),
            409,
            {"__type": "UnsupportedPlatformType", "Message": "No"},
        ),
        (
            Refusal("ResourceDataSyncAlreadyExistsException", "", SyncName="s"),
            400,
            {"__type": "ResourceDataSyncAlreadyExistsException", "SyncName": "s"},
        ),
        (Refusal("NotImplemented", "ssm:X"), 501, {"__type": "NotImplemented", "message": "ssm:X"}),
    ],
)
def test_an_error(refusal, status, body):
    answer = service("ssm").operations["GetParameter"].refuse(refusal, ID)

    assert answer.status == status
    assert answer.headers == [("x-amzn-RequestId", ID), ("Content-Type", "application/x-amz-json-1.1")]
    assert orjson.loads(answer.body) == body


def test_a_service_that_spoke_query_says_the_code_of_that_time():
    answer = example(awsQueryCompatible={}).refuse(Refusal("Gone", "It is", Which="x"), ID)

    assert answer.status == 404
    assert ("x-amzn-query-error", "AWS.Example.Gone;Sender") in answer.headers
    assert orjson.loads(answer.body) == {"__type": "Gone", "message": "It is", "Which": "x"}


def test_sms_and_voice_gives_a_reason():
    operation = service("pinpoint-sms-voice-v2").operations["DescribePools"]

    with pytest.raises(Refusal) as caught:
        operation.parse(Request("POST", "/", body=b'{"MaxResults":101}'), {})

    body = orjson.loads(operation.refuse(caught.value, ID).body)
    assert body["__type"] == "ValidationException"
    assert body["Reason"] == "FIELD_VALIDATION_FAILED"
    assert "Member must have value less than or equal to 100" in body["Message"]
