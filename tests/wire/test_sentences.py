"""The words in which AWS refuses what breaks a constraint: every kind, where it stands, what it shows."""

from __future__ import annotations

import pytest

from bellhop.wire.constraints import compile_check, nothing, sentence

SHAPES = {
    "Name": {"type": "string", "min": 2, "max": 4, "pattern": "[a-z]+"},
    "Secret": {"type": "string", "max": 3, "sensitive": True},
    "Color": {"type": "string", "enum": ["RED", "GREEN"]},
    "Count": {"type": "integer", "min": 1, "max": 9},
    "Free": {"type": "string"},
    "Data": {"type": "blob", "max": 2},
    "Names": {"type": "list", "member": {"shape": "Name"}, "max": 2},
    "Secrets": {"type": "list", "member": {"shape": "Secret"}},
    "Colors": {"type": "list", "member": {"shape": "Color"}, "min": 1},
    "Attributes": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Count"}},
    "Tag": {
        "type": "structure",
        "required": ["Key"],
        "members": {"Key": {"shape": "Free"}, "Value": {"shape": "Name"}},
    },
    "Tags": {"type": "list", "member": {"shape": "Tag"}, "max": 2},
    "TagsByName": {"type": "map", "key": {"shape": "Free"}, "value": {"shape": "Tag"}},
    "Tree": {
        "type": "structure",
        "required": ["Name"],
        "members": {"Name": {"shape": "Name"}, "Left": {"shape": "Tree"}, "Note": {"shape": "Free"}},
    },
    "Input": {
        "type": "structure",
        "required": ["Name"],
        "members": {
            "Name": {"shape": "Name"},
            "Secret": {"shape": "Secret"},
            "Color": {"shape": "Color"},
            "Count": {"shape": "Count"},
            "Data": {"shape": "Data"},
            "Names": {"shape": "Names"},
            "Secrets": {"shape": "Secrets"},
            "Colors": {"shape": "Colors"},
            "Attributes": {"shape": "Attributes"},
            "Tags": {"shape": "Tags"},
            "TagsByName": {"shape": "TagsByName"},
            "KMSKey": {"shape": "Tree"},
        },
    },
}
FAILED = "failed to satisfy constraint"
LENGTHS = (
    "Member must have length less than or equal to 4, Member must have length greater than or equal to 2"
)
NAME = f"{LENGTHS}, Member must satisfy regular expression pattern: [a-z]+"


def violations(value: object, shape: str = "Input") -> list[str]:
    found: list[str] = []
    compile_check(SHAPES, {"shape": shape})(value, None, found)
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Name": "abc"}, []),
        ({}, [f"Value null at 'name' {FAILED}: Member must not be null"]),
        (
            {"Name": "abcde"},
            [f"Value 'abcde' at 'name' {FAILED}: Member must have length less than or equal to 4"],
        ),
        (
            {"Name": "A"},
            [
                f"Value 'A' at 'name' {FAILED}: Member must have length greater than or equal to 2",
                f"Value 'A' at 'name' {FAILED}: Member must satisfy regular expression pattern: [a-z]+",
            ],
        ),
        (
            {"Name": "abc", "Secret": "swordfish"},
            [f"Value at 'secret' {FAILED}: Member must have length less than or equal to 3"],
        ),
        (
            {"Name": "abc", "Color": "BLUE"},
            [f"Value 'BLUE' at 'color' {FAILED}: Member must satisfy enum value set: [RED, GREEN]"],
        ),
        (
            {"Name": "abc", "Count": 0},
            [f"Value '0' at 'count' {FAILED}: Member must have value greater than or equal to 1"],
        ),
        (
            {"Name": "abc", "Count": 10},
            [f"Value '10' at 'count' {FAILED}: Member must have value less than or equal to 9"],
        ),
        (
            {"Name": "abc", "Data": b"123"},
            [
                f"Value 'java.nio.HeapByteBuffer[pos=0 lim=3 cap=3]' at 'data' {FAILED}: "
                "Member must have length less than or equal to 2"
            ],
        ),
        (
            {"Name": "abc", "Names": ["abc", "abc", "X"]},
            [
                f"Value '[abc, abc, X]' at 'names' {FAILED}: Member must have length less than or equal to 2",
                f"Value '[abc, abc, X]' at 'names' {FAILED}: Member must satisfy constraint: [{NAME}]",
            ],
        ),
        (
            {"Name": "abc", "Secrets": ["abc", "swordfish"]},
            [
                f"Value at 'secrets' {FAILED}: Member must satisfy constraint: "
                "[Member must have length less than or equal to 3]"
            ],
        ),
        (
            {"Name": "abc", "Colors": []},
            [f"Value '[]' at 'colors' {FAILED}: Member must have length greater than or equal to 1"],
        ),
        (
            {"Name": "abc", "Colors": ["RED", "BLUE"]},
            [
                f"Value '[RED, BLUE]' at 'colors' {FAILED}: Member must satisfy constraint: "
                "[Member must satisfy enum value set: [RED, GREEN]]"
            ],
        ),
        (
            {"Name": "abc", "Attributes": {"A": 12}},
            [
                f"Value '{{A=12}}' at 'attributes' {FAILED}: Map keys must satisfy constraint: [{NAME}]",
                f"Value '{{A=12}}' at 'attributes' {FAILED}: Map value must satisfy constraint: "
                "[Member must have value less than or equal to 9, "
                "Member must have value greater than or equal to 1]",
            ],
        ),
        (
            {"Name": "abc", "Tags": [{"Key": "k"}, {"Value": "Q!"}]},
            [
                f"Value null at 'tags.2.member.key' {FAILED}: Member must not be null",
                f"Value 'Q!' at 'tags.2.member.value' {FAILED}: "
                "Member must satisfy regular expression pattern: [a-z]+",
            ],
        ),
        (
            {"Name": "abc", "Tags": [{"Key": "a"}, {"Key": "b"}, {"Key": "c", "Value": "d" * 9}]},
            [
                f"Value '[{{Key=a}}, {{Key=b}}, {{Key=c, Value=ddddddddd}}]' at 'tags' {FAILED}: "
                "Member must have length less than or equal to 2",
                f"Value 'ddddddddd' at 'tags.3.member.value' {FAILED}: "
                "Member must have length less than or equal to 4",
            ],
        ),
        (
            {"Name": "abc", "TagsByName": {"x": {}}},
            [f"Value null at 'tagsByName.x.member.key' {FAILED}: Member must not be null"],
        ),
        (
            {"Name": "abc", "KMSKey": {"Name": "abc", "Left": {"Name": "abc", "Left": {}}}},
            [f"Value null at 'kMSKey.left.left.name' {FAILED}: Member must not be null"],
        ),
    ],
)
def test_each_violation_is_said(value, expected):
    assert violations(value) == expected


def test_length_is_counted_in_characters():
    assert violations("😀😀😀😀", "Name") == [
        f"Value '😀😀😀😀' at '' {FAILED}: Member must satisfy regular expression pattern: [a-z]+"
    ]


def test_the_whole_sentence_counts_them():
    assert sentence(["one"]) == "1 validation error detected: one"
    assert sentence(["one", "two"]) == "2 validation errors detected: one; two"


def test_a_shape_without_constraints_costs_nothing():
    shapes = {"S": {"type": "structure", "members": {"A": {"shape": "L"}}}, "F": {"type": "string"}}
    shapes["L"] = {"type": "list", "member": {"shape": "F"}}

    assert compile_check(shapes, {"shape": "S"}) is nothing
