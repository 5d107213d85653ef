"""Event patterns: what each part of the language matches, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.rules import comparisons, patterns
from bellhop.engines.rules.errors import InvalidEventPattern

EVENT = {
    "version": "0",
    "id": "7bf73129-1428-4cd3-a780-95db273d1602",
    "detail-type": "EC2 Instance State-change Notification",
    "source": "aws.ec2",
    "account": "123456789012",
    "time": "2015-11-11T21:29:54Z",
    "region": "us-east-1",
    "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"],
    "detail": {
        "state": "pending",
        "count": 5,
        "limit": 301.8,
        "ok": True,
        "nothing": None,
        "empty": "",
        "list": ["a", "b", 3],
        "none": [],
        "ip": "10.0.0.123",
        "ip6": "2001:db8::1",
        "path": "dir/a*b\\c/file.txt",
        "object": {"deep": {"deeper": "x"}},
        "items": [{"kind": "A", "size": 1}, {"kind": "B", "size": 2}],
        "nested": [[{"n": 1}], [{"n": 2}, ["text"]]],
        "prefix": "abc",
        "$or": ["odd"],
    },
}

MET = [
    {"source": ["aws.ec2"]},
    {"source": ["aws.ssm", "aws.ec2"]},
    {"source": ["aws.ec2"], "account": ["123456789012"]},
    {"detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["pending"]}},
    {"resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"]},
    {"resources": [{"prefix": "arn:aws:ec2:"}]},
    {"detail": {"count": [5]}},
    {"detail": {"count": [5.0]}},
    {"detail": {"ok": [True]}},
    {"detail": {"nothing": [None]}},
    {"detail": {"empty": [""]}},
    {"detail": {"list": ["b"]}},
    {"detail": {"list": [3]}},
    {"detail": {"object": {"deep": {"deeper": ["x"]}}}},
    {"time": [{"prefix": "2015-11-11"}]},
    {"detail": {"state": [{"prefix": ""}]}},
    {"detail": {"state": [{"prefix": {"equals-ignore-case": "PEND"}}]}},
    {"detail": {"state": [{"suffix": "ing"}]}},
    {"detail": {"state": [{"suffix": {"equals-ignore-case": "ING"}}]}},
    {"detail": {"state": [{"equals-ignore-case": "PenDing"}]}},
    {"detail": {"state": [{"anything-but": "running"}]}},
    {"detail": {"state": [{"anything-but": ["running", "stopped"]}]}},
    {"detail": {"state": [{"anything-but": 5}]}},
    {"detail": {"count": [{"anything-but": 6}]}},
    {"detail": {"count": [{"anything-but": [6, 7]}]}},
    {"detail": {"count": [{"anything-but": "5"}]}},
    {"detail": {"state": [{"anything-but": {"prefix": "run"}}]}},
    {"detail": {"state": [{"anything-but": {"prefix": ["run", "stop"]}}]}},
    {"detail": {"state": [{"anything-but": {"suffix": "ped"}}]}},
    {"detail": {"state": [{"anything-but": {"suffix": ["ped", "x"]}}]}},
    {"detail": {"state": [{"anything-but": {"equals-ignore-case": "RUNNING"}}]}},
    {"detail": {"state": [{"anything-but": {"equals-ignore-case": ["RUNNING", "x"]}}]}},
    {"detail": {"path": [{"anything-but": {"wildcard": "*.jar"}}]}},
    {"detail": {"path": [{"anything-but": {"wildcard": ["*.jar", "lib/*"]}}]}},
    {"detail": {"list": [{"anything-but": "a"}]}},
    {"detail": {"nothing": [{"anything-but": "x"}]}},
    {"detail": {"count": [{"numeric": ["=", 5]}]}},
    {"detail": {"count": [{"numeric": [">", 4]}]}},
    {"detail": {"count": [{"numeric": [">=", 5]}]}},
    {"detail": {"count": [{"numeric": ["<", 5.5]}]}},
    {"detail": {"count": [{"numeric": ["<=", 5]}]}},
    {"detail": {"count": [{"numeric": [">", 0, "<=", 5]}]}},
    {"detail": {"limit": [{"numeric": ["=", 3.018e2]}]}},
    {"detail": {"list": [{"numeric": [">", 2]}]}},
    {"detail": {"ip": [{"cidr": "10.0.0.0/24"}]}},
    {"detail": {"ip": [{"cidr": "10.0.0.7/24"}]}},
    {"detail": {"ip": [{"cidr": "0.0.0.0/0"}]}},
    {"detail": {"ip6": [{"cidr": "2001:db8::/32"}]}},
    {"detail": {"state": [{"exists": True}]}},
    {"detail": {"nothing": [{"exists": True}]}},
    {"detail": {"missing": [{"exists": False}]}},
    {"detail": {"missing": [{"exists": False}, "x"]}},
    {"detail": {"state": [{"exists": False}, "pending"]}},
    {"detail": {"object": [{"exists": False}]}},
    {"detail": {"none": [{"exists": False}]}},
    {"missing": {"deeper": [{"exists": False}]}},
    {"detail": {"state": {"deeper": [{"exists": False}]}}},
    {"detail": {"items": {"colour": [{"exists": False}]}}},
    {"detail": {"path": [{"wildcard": "dir/*/file.txt"}]}},
    {"detail": {"path": [{"wildcard": "*"}]}},
    {"detail": {"path": [{"wildcard": "dir/a\\*b\\\\c/*"}]}},
    {"detail": {"path": [{"wildcard": "d*a*c*t"}]}},
    {"detail": {"path": [{"wildcard": "dir/a\\*b\\\\c/file.txt"}]}},
    {"detail": {"empty": [{"wildcard": "*"}]}},
    {"detail": {"items": {"kind": ["A"], "size": [1]}}},
    {"detail": {"items": {"kind": ["B"]}}},
    {"detail": {"nested": {"n": [2]}}},
    {"detail": {"nested": ["text"]}},
    {"detail": {"prefix": ["abc"]}},
    {"detail": {"$or": ["odd"]}},
    {"$or": [{"source": ["aws.ssm"]}, {"region": ["us-east-1"]}]},
    {"source": ["aws.ec2"], "$or": [{"detail": {"count": [1]}}, {"detail": {"state": ["pending"]}}]},
    {"detail": {"$or": [{"count": [{"numeric": [">", 9]}]}, {"ip": [{"cidr": "10.0.0.0/8"}]}]}},
    {"detail": {"$or": [{"x": ["y"]}, {"$or": [{"state": ["pending"]}, {"state": ["z"]}]}]}},
    {"detail": {"items": {"$or": [{"kind": ["Z"]}, {"size": [2], "kind": ["B"]}]}}},
]

NOT_MET = [
    {"source": ["aws.ssm"]},
    {"source": ["aws.EC2"]},
    {"source": ["aws.ec2"], "region": ["eu-west-1"]},
    {"detail": {"count": ["5"]}},
    {"account": [123456789012]},
    {"detail": {"ok": [1]}},
    {"detail": {"ok": ["true"]}},
    {"detail": {"count": [True]}},
    {"detail": {"empty": [None]}},
    {"detail": {"missing": [None]}},
    {"detail": {"missing": [""]}},
    {"detail": {"list": ["c"]}},
    {"detail": {"none": ["a"]}},
    {"detail": {"object": ["x"]}},
    {"detail": {"object": {"deep": ["x"]}}},
    {"detail": {"state": {"deeper": ["pending"]}}},
    {"detail": {"state": [{"prefix": "Pend"}]}},
    {"detail": {"count": [{"prefix": "5"}]}},
    {"detail": {"state": [{"prefix": {"equals-ignore-case": "ING"}}]}},
    {"detail": {"state": [{"suffix": "pend"}]}},
    {"detail": {"state": [{"equals-ignore-case": "pend"}]}},
    {"detail": {"state": [{"anything-but": "pending"}]}},
    {"detail": {"state": [{"anything-but": ["running", "pending"]}]}},
    {"detail": {"count": [{"anything-but": 5}]}},
    {"detail": {"count": [{"anything-but": [5, 6]}]}},
    {"detail": {"missing": [{"anything-but": "x"}]}},
    {"detail": {"none": [{"anything-but": "x"}]}},
    {"detail": {"state": [{"anything-but": {"prefix": "pen"}}]}},
    {"detail": {"state": [{"anything-but": {"prefix": ["x", "pen"]}}]}},
    {"detail": {"state": [{"anything-but": {"suffix": "ing"}}]}},
    {"detail": {"state": [{"anything-but": {"equals-ignore-case": "PENDING"}}]}},
    {"detail": {"path": [{"anything-but": {"wildcard": "dir/*"}}]}},
    {"detail": {"count": [{"numeric": ["=", 6]}]}},
    {"detail": {"count": [{"numeric": [">", 5]}]}},
    {"detail": {"count": [{"numeric": [">", 0, "<", 5]}]}},
    {"detail": {"state": [{"numeric": ["=", 5]}]}},
    {"detail": {"ok": [{"numeric": ["=", 1]}]}},
    {"detail": {"ip": [{"cidr": "10.0.1.0/24"}]}},
    {"detail": {"ip6": [{"cidr": "10.0.0.0/8"}]}},
    {"detail": {"state": [{"cidr": "0.0.0.0/0"}]}},
    {"detail": {"state": [{"exists": False}]}},
    {"detail": {"missing": [{"exists": True}]}},
    {"detail": {"object": [{"exists": True}]}},
    {"detail": {"none": [{"exists": True}]}},
    {"detail": {"items": {"kind": [{"exists": False}]}}},
    {"detail": {"path": [{"wildcard": "*.jar"}]}},
    {"detail": {"path": [{"wildcard": "dir"}]}},
    {"detail": {"path": [{"wildcard": "file*dir*"}]}},
    {"detail": {"state": [{"wildcard": "pendingi*ing"}]}},
    {"detail": {"items": {"kind": ["A"], "size": [2]}}},
    {"$or": [{"source": ["aws.ssm"]}, {"region": ["eu-west-1"]}]},
    {"source": ["aws.ssm"], "$or": [{"region": ["us-east-1"]}, {"region": ["x"]}]},
]

REFUSED = [
    ("", "it is no JSON"),
    ("[]", "Filter is not an object"),
    ('"x"', "Filter is not an object"),
    ("{}", "Empty objects are not allowed"),
    ('{"detail": {}}', "Empty objects are not allowed"),
    ('{"source": "aws.ec2"}', '"source" must be an object or an array'),
    ('{"source": null}', '"source" must be an object or an array'),
    ('{"source": []}', "Empty arrays are not allowed"),
    ('{"source": [["x"]]}', "Match value must be String, number, true, false, or null"),
    ('{"source": [{}]}', "Match expression name not found"),
    ('{"source": [{"begins": "x"}]}', "Unrecognized match type begins"),
    ('{"source": [{"prefix": "x", "suffix": "y"}]}', "Only one key allowed in match expression"),
    ('{"source": [{"prefix": 1}]}', "prefix match pattern must be a string"),
    ('{"source": [{"prefix": {"wildcard": "x"}}]}', "Unsupported prefix pattern: wildcard"),
    ('{"source": [{"suffix": ["x"]}]}', "suffix match pattern must be a string"),
    ('{"source": [{"equals-ignore-case": null}]}', "equals-ignore-case match pattern must be a string"),
    ('{"source": [{"wildcard": "a**b"}]}', "Consecutive wildcard characters at pos 1"),
    ('{"source": [{"wildcard": "a\\\\b"}]}', "Invalid escape character at pos 1"),
    ('{"source": [{"wildcard": 5}]}', "wildcard match pattern must be a string"),
    ('{"source": [{"exists": "yes"}]}', "exists match pattern must be either true or false."),
    ('{"source": [{"cidr": 5}]}', "Value of cidr must be a string"),
    ('{"source": [{"cidr": "10.0.0.0"}]}', "Malformed CIDR, one '/' required"),
    ('{"source": [{"cidr": "10.0.0.0/99"}]}', "Malformed CIDR: 10.0.0.0/99"),
    ('{"n": [{"numeric": "="}]}', "Value of numeric must be an array."),
    ('{"n": [{"numeric": []}]}', "Invalid member in numeric match"),
    ('{"n": [{"numeric": ["!", 1]}]}', "Unrecognized numeric range operator: !"),
    ('{"n": [{"numeric": [1, 1]}]}', "Unrecognized numeric range operator: 1"),
    ('{"n": [{"numeric": ["="]}]}', "Value of = must be numeric"),
    ('{"n": [{"numeric": [">", "1"]}]}', "Value of > must be numeric"),
    ('{"n": [{"numeric": ["<", 1, ">", 0]}]}', "Too many elements in numeric expression"),
    ('{"n": [{"numeric": [">", 1, ">", 2]}]}', "Bad numeric range operator: >"),
    ('{"n": [{"numeric": [">", 2, "<", 1]}]}', "Bottom must be less than top"),
    ('{"n": [{"numeric": [">", 1, "<", 2, "<", 3]}]}', "Too many terms in numeric range expression"),
    ('{"s": [{"anything-but": null}]}', "must be an array or single string/number value"),
    ('{"s": [{"anything-but": [true]}]}', "start|null|boolean is not supported"),
    ('{"s": [{"anything-but": ["a", 1]}]}', "mixed type is not supported"),
    ('{"s": [{"anything-but": []}]}', "either all values are number or string"),
    ('{"s": [{"anything-but": {"numeric": ["=", 1]}}]}', "Unsupported anything-but pattern: numeric"),
    ('{"s": [{"anything-but": {"prefix": ""}}]}', "Null prefix/suffix not allowed"),
    ('{"s": [{"anything-but": {"prefix": [1]}}]}', "prefix match pattern must be a string"),
    ('{"s": [{"anything-but": {"prefix": "a", "suffix": "b"}}]}', "Only one key allowed"),
    ('{"$or": [{"source": ["a"]}]}', "Unrecognized match type source"),
    ('{"a":' * 66 + '["x"]' + "}" * 66, "Objects are nested too deeply"),
    ('{"$or": [{"a": [1]}, ' * 66 + '{"b": [1]}' + "]}" * 66, "Objects are nested too deeply"),
    ('{"$or": {}}', "Empty objects are not allowed"),
    ('{"$or": [{"source": ["a"]}, {}]}', "Empty objects are not allowed"),
]


@pytest.mark.parametrize("pattern", MET, ids=json.dumps)
def test_an_event_meets(pattern):
    assert patterns.compiled(json.dumps(pattern)).matches(EVENT)


@pytest.mark.parametrize("pattern", NOT_MET, ids=json.dumps)
def test_an_event_does_not_meet(pattern):
    assert not patterns.compiled(json.dumps(pattern)).matches(EVENT)


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_pattern_is_refused(text, reason):
    with pytest.raises(InvalidEventPattern) as caught:
        patterns.compiled(text)
    assert caught.value.code == "InvalidEventPatternException"
    assert caught.value.message.startswith("Event pattern is not valid. Reason: ")
    assert reason in caught.value.message


NAMES = st.sampled_from([*comparisons.NAMES, "a", "detail", "$or", "<", ">=", "10.0.0.0/8", "*x"])
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | NAMES
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, JSON, min_size=1, max_size=3), st.dictionaries(NAMES, JSON, max_size=3))
def test_whatever_is_no_pattern_is_refused_and_every_pattern_has_an_answer(pattern, event):
    text = json.dumps(pattern).replace("Infinity", "1")
    try:
        compiled = patterns.compiled(text)
    except InvalidEventPattern:
        return
    assert compiled.matches(event) in (True, False)
