"""Condition operators, one by one; a key that is not there; several values on either side."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engines.access_evaluation.policies import compiled, decide, statement

ARN = "arn:aws:iam::111111111111:role/team/Worker"
KEYS: dict[str, Any] = {
    "k:text": "Bob",
    "k:number": "10",
    "k:date": "2026-11-24T12:00:00Z",
    "k:yes": "true",
    "k:v4": "203.0.113.7",
    "k:v6": "2001:db8::7",
    "k:arn": ARN,
    "k:blob": "aGVsbG8=",
    "k:many": ("a", "b"),
    "k:none": (),
    "aws:username": "Bob",
    "aws:principalaccount": "111111111111",
}

SINGLE = [
    ("StringEquals", "k:text", "Bob", True),
    ("StringEquals", "K:TEXT", "Bob", True),
    ("StringEquals", "k:text", "bob", False),
    ("StringEquals", "k:text", "B*", False),
    ("StringEquals", "k:text", ["Eve", "Bob"], True),
    ("StringEquals", "k:text", "${aws:username}", True),
    ("StringEquals", "k:text", "${aws:missing}", False),
    ("StringNotEquals", "k:text", "bob", True),
    ("StringNotEquals", "k:text", "Bob", False),
    ("StringNotEquals", "k:text", ["Eve", "Bob"], False),
    ("StringEqualsIgnoreCase", "k:text", "bOB", True),
    ("StringNotEqualsIgnoreCase", "k:text", "bOB", False),
    ("StringLike", "k:text", "B*", True),
    ("StringLike", "k:text", "?ob", True),
    ("StringLike", "k:text", "b*", False),
    ("StringLike", "k:text", "${aws:username}*", True),
    ("StringNotLike", "k:text", "B*", False),
    ("StringNotLike", "k:text", "E*", True),
    ("NumericEquals", "k:number", "10.0", True),
    ("NumericEquals", "k:number", 10, True),
    ("NumericEquals", "k:text", "10", False),
    ("NumericNotEquals", "k:number", "10", False),
    ("NumericNotEquals", "k:number", "11", True),
    ("NumericLessThan", "k:number", "11", True),
    ("NumericLessThan", "k:number", "10", False),
    ("NumericLessThanEquals", "k:number", "10", True),
    ("NumericGreaterThan", "k:number", "9", True),
    ("NumericGreaterThan", "k:number", "10", False),
    ("NumericGreaterThanEquals", "k:number", "10", True),
    ("DateEquals", "k:date", "2026-11-24T13:00:00+01:00", True),
    ("DateEquals", "k:date", "1795521600", True),
    ("DateNotEquals", "k:date", "2026-11-24T12:00:00Z", False),
    ("DateLessThan", "k:date", "2026-11-24T12:00:01Z", True),
    ("DateLessThan", "k:date", "2026-11-24", False),
    ("DateLessThanEquals", "k:date", "2026-11-24T12:00:00Z", True),
    ("DateGreaterThan", "k:date", "2026-11-24", True),
    ("DateGreaterThan", "k:date", "tomorrow", False),
    ("DateGreaterThanEquals", "k:date", "2026-11-24T12:00:01Z", False),
    ("Bool", "k:yes", "true", True),
    ("Bool", "k:yes", True, True),
    ("Bool", "k:yes", "false", False),
    ("BinaryEquals", "k:blob", "aGVsbG8=", True),
    ("BinaryEquals", "k:blob", "d29ybGQ=", False),
    ("IpAddress", "k:v4", "203.0.113.0/24", True),
    ("IpAddress", "k:v4", "203.0.113.7", True),
    ("IpAddress", "k:v4", "198.51.100.0/24", False),
    ("IpAddress", "k:v4", ["198.51.100.0/24", "203.0.113.0/24"], True),
    ("IpAddress", "k:v6", "2001:db8::/32", True),
    ("IpAddress", "k:v6", "203.0.113.0/24", False),
    ("NotIpAddress", "k:v4", "203.0.113.0/24", False),
    ("NotIpAddress", "k:v4", "198.51.100.0/24", True),
    ("ArnEquals", "k:arn", ARN, True),
    ("ArnEquals", "k:arn", "arn:aws:iam::*:role/*", True),
    ("ArnLike", "k:arn", "arn:aws:iam::111111111111:role/team/?orker", True),
    ("ArnLike", "k:arn", "arn:aws:*:role/team/Worker", False),  # a wildcard stays within its part
    ("ArnLike", "k:arn", "arn:aws:iam::222222222222:role/*", False),
    ("ArnLike", "k:arn", "arn:aws:iam::${aws:PrincipalAccount}:role/team/*", True),
    ("ArnLike", "k:arn", "arn:aws:iam::${aws:missing, '111111111111'}:role/team/*", True),
    ("ArnEquals", "k:arn", "arn:aws:iam::${aws:missing}:role/team/*", False),
    ("ArnNotEquals", "k:arn", ARN, False),
    ("ArnNotLike", "k:arn", "arn:aws:iam::222222222222:*", True),
    ("Null", "k:text", "false", True),
    ("Null", "k:text", "true", False),
    ("Null", "k:missing", "true", True),
    ("Null", "k:missing", True, True),
    ("Null", "k:none", "true", True),
]

# "If the key … is not present in the request context, the values do not match and the condition is false."
MISSING = [
    ("StringEquals", False),
    ("StringLike", False),
    ("NumericLessThan", False),
    ("DateGreaterThan", False),
    ("Bool", False),
    ("IpAddress", False),
    ("ArnLike", False),
    ("StringNotEquals", True),
    ("StringNotLike", True),
    ("NumericNotEquals", True),
    ("DateNotEquals", True),
    ("NotIpAddress", True),
    ("ArnNotLike", True),
    ("StringEqualsIfExists", True),
    ("NumericLessThanIfExists", True),
    ("BoolIfExists", True),
    ("IpAddressIfExists", True),
    ("ForAllValues:StringEquals", True),
    ("ForAnyValue:StringEquals", False),
    ("ForAnyValue:StringNotEquals", False),
    ("ForAnyValue:StringEqualsIfExists", True),
]

SEVERAL = [
    ("ForAllValues:StringEquals", ["a", "b", "c"], True),
    ("ForAllValues:StringEquals", ["a"], False),
    ("ForAllValues:StringLike", ["?"], True),
    ("ForAnyValue:StringEquals", ["b", "z"], True),
    ("ForAnyValue:StringEquals", ["z"], False),
    ("ForAllValues:StringNotEquals", ["z"], True),
    ("ForAllValues:StringNotEquals", ["a"], False),
    ("ForAnyValue:StringNotEquals", ["a"], True),
    ("ForAnyValue:StringNotEquals", ["a", "b"], False),
    ("StringEquals", ["a"], True),
    ("StringNotEquals", ["a"], False),
]


def met(operator: str, key: str, wanted: object) -> bool:
    return decide([compiled(statement(Condition={operator: {key: wanted}}))], keys=KEYS).allowed


@pytest.mark.parametrize(("operator", "key", "wanted", "allowed"), SINGLE)
def test_one_value(operator: str, key: str, wanted: object, allowed: bool) -> None:
    assert met(operator, key, wanted) is allowed


@pytest.mark.parametrize(
    ("operator", "key", "wanted", "allowed"), [each for each in SINGLE if each[0] != "Null"]
)
def test_if_exists_changes_nothing_where_the_key_is(
    operator: str, key: str, wanted: object, allowed: bool
) -> None:
    assert met(f"{operator}IfExists", key, wanted) is allowed


@pytest.mark.parametrize(("operator", "allowed"), MISSING)
def test_a_key_that_is_not_there(operator: str, allowed: bool) -> None:
    assert met(operator, "k:missing", "10") is allowed


@pytest.mark.parametrize(("operator", "wanted", "allowed"), SEVERAL)
def test_a_key_with_several_values(operator: str, wanted: list[str], allowed: bool) -> None:
    assert met(operator, "k:many", wanted) is allowed


@pytest.mark.parametrize(
    ("block", "allowed"),
    [
        ({"StringEquals": {"k:text": "Bob", "k:number": "10"}}, True),
        ({"StringEquals": {"k:text": "Bob", "k:number": "11"}}, False),
        ({"StringEquals": {"k:text": "Bob"}, "Bool": {"k:yes": "true"}}, True),
        ({"StringEquals": {"k:text": "Bob"}, "Bool": {"k:yes": "false"}}, False),
        ({}, True),
    ],
)
def test_all_keys_and_operators_must_be_met(block: Any, allowed: bool) -> None:
    assert decide([compiled(statement(Condition=block))], keys=KEYS).allowed is allowed
