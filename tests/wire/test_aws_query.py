"""AWS Query at the byte: forms as clients write them, XML as AWS writes it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bellhop.wire.http import Request
from bellhop.wire.model import ServiceModel, service
from bellhop.wire.refusal import Refusal

ID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}

EXAMPLE = ServiceModel(
    "example",
    {
        "metadata": {"protocol": "query", "xmlNamespace": "http://example.com/doc/1"},
        "operations": {
            "Do": {
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "All"},
                "output": {"shape": "All", "resultWrapper": "DoResult"},
            },
            "Nothing": {"http": {"method": "POST", "requestUri": "/"}},
        },
        "shapes": {
            "All": {
                "type": "structure",
                "members": {
                    "Text": {"shape": "Text"},
                    "Renamed": {"shape": "Text", "locationName": "Other"},
                    "Count": {"shape": "Count"},
                    "Flag": {"shape": "Flag"},
                    "Ratio": {"shape": "Ratio"},
                    "At": {"shape": "Time"},
                    "Data": {"shape": "Blob"},
                    "List": {"shape": "List"},
                    "Named": {"shape": "Named"},
                    "Flat": {"shape": "List", "flattened": True},
                    "FlatNamed": {"shape": "Named", "flattened": True},
                    "Map": {"shape": "Map"},
                    "FlatMap": {"shape": "Map", "flattened": True},
                    "Inner": {"shape": "All"},
                    "Inners": {"shape": "Inners"},
                },
            },
            "Text": {"type": "string"},
            "Count": {"type": "integer"},
            "Flag": {"type": "boolean"},
            "Ratio": {"type": "double"},
            "Time": {"type": "timestamp"},
            "Blob": {"type": "blob"},
            "List": {"type": "list", "member": {"shape": "Text"}},
            "Named": {"type": "list", "member": {"shape": "Text", "locationName": "Item"}},
            "Inners": {"type": "list", "member": {"shape": "All"}},
            "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Count"}},
        },
    },
)
DO = EXAMPLE.operations["Do"]


def parse(body: str, query: str = "", headers: dict[str, str] = FORM) -> dict:
    return DO.parse(Request("POST", "/", query, headers, body.encode()), {})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Action=Do&Version=1", {}),
        ("Text=a%26b+c", {"Text": "a&b c"}),
        ("Text=", {"Text": ""}),
        ("Other=x", {"Renamed": "x"}),
        ("Renamed=x&Unknown=y&Unknown.member.1=z", {}),
        ("Count=7&Flag=true&Ratio=1.5", {"Count": 7, "Flag": True, "Ratio": 1.5}),
        ("At=2026-01-31T12%3A34%3A56Z&Data=QUJD", {"At": 1769862896.0, "Data": b"ABC"}),
        ("List.member.1=a&List.member.2=b", {"List": ["a", "b"]}),
        ("List.member.2=b&List.member.10=c&List.member.1=a", {"List": ["a", "b", "c"]}),
        ("List.member.3=a&List.member.7=b", {"List": ["a", "b"]}),
        ("List=", {"List": []}),
        ("List=&List.member.1=a", {"List": ["a"]}),
        ("List.member.1=a&List=", {"List": ["a"]}),
        ("Named.Item.1=a", {"Named": ["a"]}),
        ("Flat.1=a&Flat.2=b", {"Flat": ["a", "b"]}),
        ("Item.1=a", {"FlatNamed": ["a"]}),
        (
            "Map.entry.1.key=k&Map.entry.1.value=1&Map.entry.2.key=l&Map.entry.2.value=2",
            {"Map": {"k": 1, "l": 2}},
        ),
        ("Map=", {"Map": {}}),
        ("FlatMap.1.key=k&FlatMap.1.value=1", {"FlatMap": {"k": 1}}),
        ("Map.entry.1.key=k", {"Map": {}}),
        ("Inner.Inner.Text=x", {"Inner": {"Inner": {"Text": "x"}}}),
        ("Inners.member.1.Text=x&Inners.member.2.Count=1", {"Inners": [{"Text": "x"}, {"Count": 1}]}),
    ],
)
def test_a_form_is_read(body, expected):
    assert parse(body) == expected


def test_the_query_string_counts_too():
    assert parse("", "Action=Do&Text=a&List.member.1=b") == {"Text": "a", "List": ["b"]}
    assert parse("Text=body", "Text=query&Count=1") == {"Text": "body", "Count": 1}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Count=many", "STRING_VALUE can not be converted to an Integer"),
        ("Flag=yes", "STRING_VALUE can not be converted to a Boolean"),
        ("Data=%21", "Invalid Base64 data"),
        ("Text.Sub=x", "Start of structure or map found where not expected."),
        ("List=a", "Unexpected value type in payload"),
        ("List.member=a", "Unexpected value type in payload"),
        ("List.member.one=a", "Start of structure or map found where not expected."),
        ("List.member.1.x=a", "Start of structure or map found where not expected."),
        ("Inner=x", "Unexpected value type in payload"),
        ("Text=%zz", "Malformed percent-encoding"),
        ("Text=%FF", "The request is not valid UTF-8"),
        (f"{'Inner.' * 101}Text=x", "The request nests deeper than 100 levels"),
        (f"{'Inner.' * 5000}Text=x", "The request nests deeper than 100 levels"),
    ],
)
def test_a_malformed_form_is_refused(body, message):
    with pytest.raises(Refusal) as caught:
        parse(body)

    assert (caught.value.code, caught.value.message) == ("MalformedInput", message)
    assert DO.refuse(caught.value, ID).status == 400


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "multipart/mixed"])
def test_another_content_type_is_refused(kind):
    with pytest.raises(Refusal, match=f"Unsupported Content-Type: {kind}"):
        parse("Text=x", headers={"content-type": kind})


def test_an_answer():
    answer = service("ses").operations["SendEmail"].answer({"MessageId": "<1&2>"}, ID)

    assert answer.status == 200
    assert answer.headers == [("x-amzn-RequestId", ID), ("Content-Type", "text/xml")]
    assert answer.body.decode() == (
        '<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendEmailResult>'
        "<MessageId>&lt;1&amp;2&gt;</MessageId></SendEmailResult>"
        f"<ResponseMetadata><RequestId>{ID}</RequestId></ResponseMetadata></SendEmailResponse>"
    )


def test_an_answer_without_output():
    body = EXAMPLE.operations["Nothing"].answer({}, ID).body.decode()

    assert body == (
        '<NothingResponse xmlns="http://example.com/doc/1">'
        f"<ResponseMetadata><RequestId>{ID}</RequestId></ResponseMetadata></NothingResponse>"
    )


@pytest.mark.parametrize(
    ("result", "xml"),
    [
        ({}, ""),
        ({"Text": None}, ""),
        ({"Text": ""}, "<Text></Text>"),
        ({"Renamed": "x", "Count": 1, "Flag": False}, "<Other>x</Other><Count>1</Count><Flag>false</Flag>"),
        ({"Ratio": 0.5, "At": 1769862896.25}, "<Ratio>0.5</Ratio><At>2026-01-31T12:34:56.250Z</At>"),
        ({"Data": b"ABC"}, "<Data>QUJD</Data>"),
        ({"List": ["a", "b"]}, "<List><member>a</member><member>b</member></List>"),
        ({"List": []}, "<List></List>"),
        ({"Named": ["a"]}, "<Named><Item>a</Item></Named>"),
        ({"Flat": ["a", "b"]}, "<Flat>a</Flat><Flat>b</Flat>"),
        ({"FlatNamed": ["a"]}, "<Item>a</Item>"),
        ({"Map": {"k": 1}}, "<Map><entry><key>k</key><value>1</value></entry></Map>"),
        ({"FlatMap": {"k": 1}}, "<FlatMap><key>k</key><value>1</value></FlatMap>"),
        ({"Inner": {"Inner": {"Text": "x"}}}, "<Inner><Inner><Text>x</Text></Inner></Inner>"),
        (
            {"Inners": [{}, {"Text": "x"}]},
            "<Inners><member></member><member><Text>x</Text></member></Inners>",
        ),
        ({"Text": "a\r\nb\x00\x0b\ufffe"}, "<Text>a&#13;\nb\ufffd\ufffd\ufffd</Text>"),
    ],
)
def test_a_result_is_written(result, xml):
    body = DO.answer(result, ID).body.decode()

    assert f"<DoResult>{xml}</DoResult>" in body
    ET.fromstring(body)


@pytest.mark.parametrize(
    "result",
    [
        {"Txt": "x"},
        {"Text": 1},
        {"Count": "1"},
        {"List": "abc"},
        {"Inner": {"Nope": 1}},
        {"At": "2026-01-31"},
    ],
)
def test_a_result_that_does_not_fit_is_a_fault_of_ours(result):
    with pytest.raises(TypeError):
        DO.answer(result, ID)


@pytest.mark.parametrize(
    ("refusal", "status", "xml"),
    [
        (
            Refusal("MessageRejected", "Email address is not verified: <a@b.c>"),
            400,
            "<Type>Sender</Type><Code>MessageRejected</Code>"
            "<Message>Email address is not verified: &lt;a@b.c&gt;</Message>",
        ),
        (
            Refusal("RuleDoesNotExistException", "Rule does not exist: r", Name="r"),
            400,
            "<Type>Sender</Type><Code>RuleDoesNotExist</Code>"
            "<Message>Rule does not exist: r</Message><Name>r</Name>",
        ),
        (
            Refusal("RuleDoesNotExist", "Rule does not exist: r"),
            400,
            "<Type>Sender</Type><Code>RuleDoesNotExist</Code><Message>Rule does not exist: r</Message>",
        ),
        (
            Refusal("NotImplemented", "ses:SendBounce"),
            501,
            "<Type>Receiver</Type><Code>NotImplemented</Code><Message>ses:SendBounce</Message>",
        ),
        (
            Refusal("InternalFailure", ""),
            500,
            "<Type>Receiver</Type><Code>InternalFailure</Code><Message></Message>",
        ),
        (
            Refusal("Throttling", "Maximum sending rate exceeded.", 454),
            454,
            "<Type>Sender</Type><Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message>",
        ),
    ],
)
def test_an_error(refusal, status, xml):
    answer = service("ses").operations["SendEmail"].refuse(refusal, ID)

    assert answer.status == status
    assert answer.headers == [("x-amzn-RequestId", ID), ("Content-Type", "text/xml")]
    assert answer.body.decode() == (
        f'<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error>{xml}</Error>'
        f"<RequestId>{ID}</RequestId></ErrorResponse>"
    )
