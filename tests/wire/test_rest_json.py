"""rest-json at the byte: members in path, query string, headers and body, both ways."""

from __future__ import annotations

import orjson
import pytest

from bellhop.wire.http import Request
from bellhop.wire.model import ServiceModel, service
from bellhop.wire.refusal import Refusal

ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
JSON = {"content-type": "application/json"}

MEMBERS = {
    "Id": {"shape": "Text", "location": "uri", "locationName": "id"},
    "Number": {"shape": "Count", "location": "uri", "locationName": "number"},
    "Size": {"shape": "Count", "location": "querystring", "locationName": "size"},
    "Deep": {"shape": "Flag", "location": "querystring", "locationName": "deep"},
    "Since": {"shape": "Time", "location": "querystring", "locationName": "since"},
    "Kinds": {"shape": "List", "location": "querystring", "locationName": "kind"},
    "Rest": {"shape": "Texts", "location": "querystring"},
    "Note": {"shape": "Text", "location": "header", "locationName": "X-Note"},
    "When": {"shape": "Time", "location": "header", "locationName": "X-When"},
    "Marks": {"shape": "List", "location": "header", "locationName": "X-Marks"},
    "Days": {"shape": "Times", "location": "header", "locationName": "X-Days"},
    "Embedded": {"shape": "Text", "location": "header", "locationName": "X-Json", "jsonvalue": True},
    "Meta": {"shape": "Texts", "location": "headers", "locationName": "X-Meta-"},
    "Text": {"shape": "Text"},
    "Renamed": {"shape": "Text", "locationName": "other"},
}
RESULT = {
    "Status": {"shape": "Count", "location": "statusCode"},
    "Note": MEMBERS["Note"],
    "When": MEMBERS["When"],
    "Marks": MEMBERS["Marks"],
    "Days": MEMBERS["Days"],
    "Embedded": MEMBERS["Embedded"],
    "Meta": MEMBERS["Meta"],
    "Text": MEMBERS["Text"],
}


def payload(shape: str) -> dict:
    return {"type": "structure", "members": {"Body": {"shape": shape}}, "payload": "Body"}


def form(input_: str, output: str, **http: object) -> dict:
    place = {"method": "POST", "requestUri": "/x/{id}/{number}", **http}
    return {"http": place, "input": {"shape": input_}, "output": {"shape": output}}


EXAMPLE = ServiceModel(
    "example",
    {
        "metadata": {"protocol": "rest-json"},
        "operations": {
            "Do": form("All", "Result"),
            "Put": form("Structure", "Structure", responseCode=201),
            "Load": form("Bytes", "Bytes"),
            "Write": form("String", "String"),
            "Drop": form("All", "Structure", responseCode=204),
            "Nothing": {"http": {"method": "DELETE", "requestUri": "/x", "responseCode": 202}},
        },
        "shapes": {
            "All": {"type": "structure", "members": MEMBERS},
            "Result": {"type": "structure", "members": RESULT},
            "Structure": payload("Inner"),
            "Bytes": payload("Blob"),
            "String": payload("Text"),
            "Inner": {"type": "structure", "members": {"A": {"shape": "Text"}, "Again": {"shape": "Inner"}}},
            "Text": {"type": "string"},
            "Count": {"type": "integer"},
            "Flag": {"type": "boolean"},
            "Time": {"type": "timestamp"},
            "Blob": {"type": "blob"},
            "List": {"type": "list", "member": {"shape": "Text"}},
            "Times": {"type": "list", "member": {"shape": "Time"}},
            "Texts": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
            "Gone": {
                "type": "structure",
                "members": {
                    "Message": {"shape": "Text"},
                    "Note": MEMBERS["Note"],
                    "Which": {"shape": "Text"},
                    "RequestID": {"shape": "Text"},
                },
                "exception": True,
                "error": {"httpStatusCode": 410},
            },
        },
    },
)
LABELS = {"id": "i", "number": "7"}
PLACE = {"Id": "i", "Number": 7}


def parse(
    name: str = "Do", query: str = "", headers: dict[str, str] | None = None, body: bytes = b""
) -> dict:
    request = Request("POST", "/x/i/7", query, headers or {}, body)
    return EXAMPLE.operations[name].parse(request, LABELS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("size=5&deep=true", {"Size": 5, "Deep": True}),
        ("size=5&size=6", {"Size": 6}),
        ("since=2026-01-31T12%3A34%3A56Z", {"Since": 1769862896.0}),
        ("kind=a&kind=b+c", {"Kinds": ["a", "b c"]}),
        ("a=1&size=5&b=2&b=3", {"Size": 5, "Rest": {"a": "1", "b": "3"}}),
    ],
)
def test_a_query_string_is_read(query, expected):
    assert parse(query=query) == PLACE | expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-note": "n"}, {"Note": "n"}),
        ({"x-note": ""}, {"Note": ""}),
        ({"x-when": "Sat, 31 Jan 2026 12:34:56 GMT"}, {"When": 1769862896.0}),
        ({"x-marks": 'a, "b, \\"c\\"" ,d'}, {"Marks": ["a", 'b, "c"', "d"]}),
        (
            {"x-days": "Sat, 31 Jan 2026 12:34:56 GMT, Thu, 01 Jan 1970 00:00:01 GMT"},
            {"Days": [1769862896.0, 1.0]},
        ),
        ({"x-days": "1, 2"}, {"Days": [1.0, 2.0]}),
        ({"x-json": "eyJhIjpbMV19"}, {"Embedded": {"a": [1]}}),
        ({"x-meta-a": "1", "x-meta-b": "2"}, {"Meta": {"a": "1", "b": "2"}}),
        ({"x-unknown": "1"}, {}),
    ],
)
def test_headers_are_read(headers, expected):
    assert parse(headers=headers) == PLACE | expected


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("Do", b"", PLACE),
        ("Do", b'{"Text":"a","other":"b","Id":"not me","Size":1}', PLACE | {"Text": "a", "Renamed": "b"}),
        ("Put", b"", {}),
        ("Put", b"{}", {"Body": {}}),
        ("Put", b'{"A":"a","B":1}', {"Body": {"A": "a"}}),
        ("Load", b"\x00\xff", {"Body": b"\x00\xff"}),
        ("Load", b"", {}),
        ("Write", "ü".encode(), {"Body": "ü"}),
    ],
)
def test_a_body_is_read(name, body, expected):
    assert parse(name, body=body) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"query": "size=many"}, "STRING_VALUE can not be converted to an Integer"),
        ({"query": "deep=1"}, "STRING_VALUE can not be converted to a Boolean"),
        ({"query": "a=%"}, "Malformed percent-encoding"),
        ({"query": "kind=%FF"}, "The request is not valid UTF-8"),
        ({"headers": {"x-when": "soon"}}, "STRING_VALUE can not be converted to a Date"),
        ({"headers": {"x-marks": '"a'}}, "A quoted header value does not end"),
        ({"headers": {"x-json": "e"}}, "Invalid Base64 data"),
        ({"headers": {"x-json": "ew=="}}, "The request body is not valid JSON"),
        ({"body": b'{"Text":1}'}, "NUMBER_VALUE can not be converted to a String"),
        ({"body": b'{"Text"'}, "The request body is not valid JSON"),
        ({"body": b"{}", "headers": {"content-type": "text/plain"}}, "Unsupported Content-Type: text/plain"),
        ({"name": "Put", "body": b"[1]"}, "Start of list found where not expected"),
        ({"name": "Put", "body": b'{"Again":' * 101 + b"{}" + b"}" * 101}, "nests deeper than 100 levels"),
        ({"name": "Write", "body": b"\xff"}, "The request is not valid UTF-8"),
    ],
)
def test_a_malformed_request_is_refused(given, message):
    with pytest.raises(Refusal, match=message) as caught:
        parse(**given)

    assert caught.value.code == "SerializationException"
    assert EXAMPLE.operations["Do"].refuse(caught.value, ID).status == 400


def test_a_label_of_another_type_is_refused():
    with pytest.raises(Refusal, match="STRING_VALUE can not be converted to an Integer"):
        EXAMPLE.operations["Do"].parse(Request("POST", "/x/i/n"), {"id": "i", "number": "n"})


@pytest.mark.parametrize(
    ("name", "result", "status", "headers", "body"),
    [
        ("Do", {}, 200, [("Content-Type", "application/json")], b"{}"),
        ("Do", {"Status": 206, "Text": "a"}, 206, [("Content-Type", "application/json")], b'{"Text":"a"}'),
        (
            "Do",
            {"Note": "n", "When": 1769862896.0, "Meta": {"A": "1"}},
            200,
            [
                ("X-Note", "n"),
                ("X-When", "Sat, 31 Jan 2026 12:34:56 GMT"),
                ("X-Meta-A", "1"),
                ("Content-Type", "application/json"),
            ],
            b"{}",
        ),
        (
            "Do",
            {"Marks": ["a", 'b, "c"'], "Days": [1, 2], "Embedded": [1]},
            200,
            [
                ("X-Marks", 'a, "b, \\"c\\""'),
                ("X-Days", "Thu, 01 Jan 1970 00:00:01 GMT, Thu, 01 Jan 1970 00:00:02 GMT"),
                ("X-Json", "WzFd"),
                ("Content-Type", "application/json"),
            ],
            b"{}",
        ),
        ("Put", {"Body": {"A": "a"}}, 201, [("Content-Type", "application/json")], b'{"A":"a"}'),
        ("Put", {}, 201, [("Content-Type", "application/json")], b"{}"),
        ("Load", {"Body": b"\x00"}, 200, [("Content-Type", "application/octet-stream")], b"\x00"),
        ("Write", {"Body": "ü"}, 200, [("Content-Type", "text/plain")], "ü".encode()),
        ("Write", {}, 200, [("Content-Type", "text/plain")], b""),
        ("Drop", {}, 204, [], b""),
        ("Nothing", {}, 202, [], b""),
    ],
)
def test_a_result_is_written(name, result, status, headers, body):
    answer = EXAMPLE.operations[name].answer(result, ID)

    assert answer.status == status
    assert answer.headers == [("x-amzn-RequestId", ID), *headers]
    assert answer.body == body


@pytest.mark.parametrize("result", [{"Txt": "x"}, {"Text": 1}, {"When": "now"}])
def test_a_result_that_does_not_fit_is_a_fault_of_ours(result):
    with pytest.raises(TypeError):
        EXAMPLE.operations["Do"].answer(result, ID)


def test_an_error_with_members_in_header_and_body():
    answer = EXAMPLE.refuse(Refusal("Gone", "It is", Note="n", Which="w"), ID)

    assert answer.status == 410
    assert answer.headers == [
        ("x-amzn-RequestId", ID),
        ("x-amzn-ErrorType", "Gone"),
        ("Content-Type", "application/json"),
        ("X-Note", "n"),
    ]
    assert orjson.loads(answer.body) == {"__type": "Gone", "Message": "It is", "Which": "w", "RequestID": ID}


@pytest.mark.parametrize(
    ("name", "refusal", "status", "body"),
    [
        ("sesv2", Refusal("NotFoundException", "No such list"), 404, {"message": "No such list"}),
        ("sesv2", Refusal("TooManyRequestsException", "Slow"), 429, {"message": "Slow"}),
        ("pinpoint", Refusal("NotFoundException", "No"), 404, {"Message": "No", "RequestID": ID}),
        ("pinpoint", Refusal("PayloadTooLargeException", "Big"), 413, {"Message": "Big", "RequestID": ID}),
        ("pinpoint-sms-voice", Refusal("LimitExceededException", "Full"), 412, {"Message": "Full"}),
        ("sesv2", Refusal("NotImplemented", "sesv2:X"), 501, {"message": "sesv2:X"}),
        ("sesv2", Refusal("AccessDeniedException", "You may not"), 403, {"message": "You may not"}),
    ],
)
def test_an_error(name, refusal, status, body):
    answer = service(name).refuse(refusal, ID)

    assert answer.status == status
    assert ("x-amzn-ErrorType", refusal.code) in answer.headers
    assert orjson.loads(answer.body) == {"__type": refusal.code, **body}


def test_a_missing_payload_is_null():
    operation = service("pinpoint").operations["CreateApp"]

    with pytest.raises(Refusal) as caught:
        operation.parse(Request("POST", "/v1/apps"), {})

    assert caught.value.code == "BadRequestException"
    assert caught.value.message == (
        "1 validation error detected: Value null at 'createApplicationRequest' failed to satisfy constraint: "
        "Member must not be null"
    )
