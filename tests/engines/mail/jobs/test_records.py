"""Files of import jobs: sending-email-list-management, sending-email-suppression-list."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.engines.mail.jobs.records import Unreadable, read

A, B = {"emailAddress": "a@example.com"}, {"emailAddress": "b@example.com"}


def facts(content: str, form: str = "CSV", *, with_header: bool = False) -> list[Any]:
    """What the records say; for one that cannot be read, why."""
    return [said or error for _, said, error in read(content.encode(), form, with_header=with_header)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "a@example.com,BOUNCE\nb@example.com, COMPLAINT",
            [A | {"reason": "BOUNCE"}, B | {"reason": "COMPLAINT"}],
        ),
        ("a@example.com\r\n\r\nb@example.com\r\n", [A, B]),
        ("emailAddress,reason\na@example.com,BOUNCE", [A | {"reason": "BOUNCE"}]),
        ("\ufeffa@example.com", [A]),
        ('"a@example.com","BOUNCE"', [A | {"reason": "BOUNCE"}]),
        ("a@example.com,BOUNCE,x\nb@example.com", ["The record has more values than there are columns.", B]),
        ("", []),
    ],
)
def test_lines_of_addresses(content: str, expected: list[Any]) -> None:
    assert facts(content) == expected


# The example of the SES guide.
CONTACTS = """emailAddress,unsubscribeAll,attributesData,topicPreferences.Sports,topicPreferences.Cycling
a@example.com,false,{"Name": "John"},OPT_IN,OPT_OUT
b@example.com,TRUE,,OPT_OUT,
"""


def test_lines_of_contacts() -> None:
    sports, cycling = (
        {"topicName": name, "subscriptionStatus": status}
        for name, status in (("Sports", "OPT_IN"), ("Cycling", "OPT_OUT"))
    )
    assert facts(CONTACTS, with_header=True) == [
        A
        | {
            "unsubscribeAll": False,
            "attributesData": '{"Name": "John"}',
            "topicPreferences": [sports, cycling],
        },
        B | {"unsubscribeAll": True, "topicPreferences": [sports | {"subscriptionStatus": "OPT_OUT"}]},
    ]


def test_attributes_may_be_quoted() -> None:
    content = 'emailAddress,attributesData\na@example.com,"{""a"": 1, ""b"": 2}"\n'

    assert facts(content, with_header=True) == [A | {"attributesData": '{"a": 1, "b": 2}'}]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"emailAddress":"a@example.com"}\n{"emailAddress":"b@example.com"}\n', [A, B]),
        ('{\n  "emailAddress": "a@example.com"\n}\n{"emailAddress":\n"b@example.com"}', [A, B]),
        ('nothing\n{"emailAddress":"a@example.com"}', ["The record is not valid JSON.", A]),
        ('{"emailAddress":"a@example.com"}\n{"emailAddress":', [A, "The record is not valid JSON."]),
        ('[1]\n{"emailAddress":"a@example.com"}', ["The record is not a JSON object.", A]),
        ("[" * 100_000 + '\n{"emailAddress":"a@example.com"}', ["The record is not valid JSON.", A]),
        ('{"half":"\\ud83d"}\n{"emailAddress":"a@example.com"}', ["The record is not valid JSON.", A]),
        (" \n", []),
    ],
)
def test_objects(content: str, expected: list[Any]) -> None:
    assert facts(content, "JSON") == expected


def test_a_record_is_told_as_it_stands_in_the_file() -> None:
    assert [text for text, _, _ in read(b'nothing \n{"a": 1}\n', "JSON", with_header=False)] == [
        "nothing",
        '{"a": 1}',
    ]
    assert [text for text, _, _ in read(b"a, b,c\nd", "CSV", with_header=False)] == ["a,b,c", "d"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "The file is not encoded in UTF-8."),
        (b"name\na@example.com", "The first line of the file does not name the column emailAddress."),
        (b"", "The first line of the file does not name the column emailAddress."),
    ],
)
def test_files_without_any_record(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content, "CSV", with_header=True)

    assert str(caught.value) == sentence


def test_a_column_may_be_called_like_the_preferences_of_topics() -> None:
    content = "emailAddress,topicPreferences,topicPreferences.Sports\na@example.com,x,OPT_IN\n"

    preference = {"topicName": "Sports", "subscriptionStatus": "OPT_IN"}
    assert facts(content, with_header=True) == [A | {"topicPreferences": [preference]}]


def test_a_file_with_endless_values_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="not valid CSV"):
        facts("a" * 200_000)
