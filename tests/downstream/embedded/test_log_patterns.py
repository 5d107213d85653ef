"""Filter patterns of CloudWatch Logs, as its guide has them."""

from __future__ import annotations

import json

import pytest

from bellhop.downstream.embedded.log_patterns import InvalidPattern, compiled

LINES = [
    "[ERROR 400] BAD REQUEST",
    "[ERROR 401] UNAUTHORIZED REQUEST",
    "[ERROR 419] MISSING ARGUMENTS",
    "[ERROR 420] INVALID ARGUMENTS",
    "[INFO] all's well",
]


@pytest.mark.parametrize(
    ("pattern", "met"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("ERROR", [0, 1, 2, 3]),
        ("error", []),
        ("ERROR ARGUMENTS", [2, 3]),
        ("?ERROR ?INFO", [0, 1, 2, 3, 4]),
        ("?400 ?401", [0, 1]),
        ('"INVALID ARGUMENTS"', [3]),
        ('"BAD REQUEST" ERROR', [0]),
        ("ERROR -ARGUMENTS", [0, 1]),
        ('-"BAD REQUEST"', [1, 2, 3, 4]),
        ("%4[01][01]%", [0, 1]),
        (r"%\[INFO\]%", [4]),
        ("well", [4]),
    ],
)
def test_terms(pattern: str, met: list[int]) -> None:
    assert [number for number, line in enumerate(LINES) if compiled(pattern)(line)] == met


EVENT = {
    "eventType": "UpdateTrail",
    "sourceIPAddress": "111.111.111.111",
    "arrayKey": ["value", "another value"],
    "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}],
    "SomeObject": None,
    "cluster.name": "c",
    "errorCode": 404,
    "latency": 1.5e3,
    "ok": True,
    "text": "404",
}


@pytest.mark.parametrize(
    ("pattern", "met"),
    [
        ('{ $.eventType = "UpdateTrail" }', True),
        ("{ $.eventType = UpdateTrail }", True),
        ('{$.eventType="Update*"}', True),
        ("{ $.eventType = * }", True),
        ('{ $.eventType != "UpdateTrail" }', False),
        ("{ $.sourceIPAddress != 123.123.* }", True),
        ("{ $.sourceIPAddress = %1{3}\\.% }", True),
        ('{ $.arrayKey[0] = "value" }', True),
        ('{ $.arrayKey[1] = "value" }', False),
        ("{ $.objectList[1].id = 2 }", True),
        ("{ $.objectList[*].id = 2 }", True),
        ("{ $.SomeObject IS NULL }", True),
        ("{ $.SomeOtherObject NOT EXISTS }", True),
        ("{ $.SomeObject NOT EXISTS }", False),
        ("{ $.ok IS TRUE }", True),
        ("{ $.ok IS FALSE }", False),
        ("{ $.['cluster.name'] = c }", True),
        ("{ $.errorCode = 404 }", True),
        ("{ $.errorCode = 4* }", True),
        ("{ $.errorCode >= 400 && $.errorCode < 500 }", True),
        ("{ $.latency > 1.4e3 }", True),
        ("{ $.text > 400 }", True),
        ("{ $.missing > 1 }", False),
        ('{ ($.errorCode = 1 || $.errorCode = 404) && $.eventType = "UpdateTrail" }', True),
        ("{ $.errorCode = 404 || $.x = 1 && $.y = 1 }", True),
        ("{ ($.errorCode = 404 || $.x = 1) && $.y = 1 }", False),
    ],
)
def test_members_of_json(pattern: str, met: bool) -> None:
    assert compiled(pattern)(json.dumps(EVENT)) is met
    assert not compiled(pattern)("no JSON") or "NOT" in pattern


WEB = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534'


@pytest.mark.parametrize(
    ("pattern", "met"),
    [
        ("[ip, id, user, timestamp, request, status_code, size]", True),
        ("[ip, id, user, timestamp, request, status_code = 404, size]", True),
        ("[ip, id, user, timestamp, request, status_code = 4*, size > 1000]", True),
        ("[ip, id, user, timestamp, request = *html*, status_code != 4*, size]", False),
        ("[..., status_code = 404 || status_code = 410, size]", True),
        ("[ip, user = -, ...]", True),
        ("[ip, user = frank, ...]", False),
        ("[ip, id]", False),
        ("[,,,,,,]", True),
    ],
)
def test_columns(pattern: str, met: bool) -> None:
    assert compiled(pattern)(WEB) is met


@pytest.mark.parametrize(
    "pattern",
    [
        '"open',
        "{ $.a = 1",
        "{ $.a }",
        "{ a = 1 }",
        "{ $.a > b }",
        "{ ($.a = 1 }",
        "[a, b",
        "%(%",
        "{ $.a = 1 2 }",
    ],
)
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(InvalidPattern):
        compiled(pattern)
