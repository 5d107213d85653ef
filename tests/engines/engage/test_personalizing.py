"""Message variables."""

from __future__ import annotations

import pytest

from bellhop.engines.engage.personalizing import fill

TREE = {
    "Attributes": {"colors": ["red", "blue"], "size": ["M"], "with space": ["x"]},
    "Metrics": {"score": 9.0, "rate": 2.5},
    "User": {"UserId": "u", "UserAttributes": {"Name": ["Ann"]}},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no variable", "no variable"),
        ("{{own}}", "mine"),
        ("{{ own }}", "mine"),
        ("{{dotted.name}}", "whole"),
        ("{{User.UserId}}", "u"),
        ("{{User.UserAttributes.Name}}", "Ann"),
        ("{{User.UserAttributes.Name.[0]}}", "Ann"),
        ("{{Attributes.colors}}", "red, blue"),
        ("{{Attributes.colors.[1]}}", "blue"),
        ("{{Attributes.colors.[2]}}", ""),
        ("{{Attributes.with space}}", "x"),
        ("{{Metrics.score}} {{Metrics.rate}}", "9 2.5"),
        ("{{missing}}", ""),
        ("{{User}}", ""),
        ("{{User.UserId.Name}}", ""),
        ("{{Attributes.size.M}}", ""),
        ("{{UserId}}", ""),
        ("{{}} {own} {{own", "{{}} {own} {{own"),
        ("{{nested}}", "{{own}}"),
    ],
)
def test_variables_give_way_to_values(text: str, expected: str) -> None:
    own = {"own": ["mine"], "dotted.name": ["whole"], "nested": ["{{own}}"]}

    assert fill(text, own, TREE) == expected


def test_the_first_source_counts() -> None:
    assert fill("{{a}}{{b}}", {"a": ["1"]}, {"a": ["2"], "b": ["3"]}) == "13"
