"""JSON and YAML as AWS reads them."""

from __future__ import annotations

import pytest

from bellhop.engines.documents import formats
from bellhop.engines.documents.errors import InvalidDocumentContent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.2", 2.2),
        ("'2.2'", "2.2"),
        ("60", 60),
        ("-3", -3),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        ("12:30:11", "12:30:11"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("yes", "yes"),
        ("off", "off"),
        ("", None),
        ("~", None),
        ("null", None),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">-\n  one\n  line\n", "one line"),
        ("[a, {b: c}]", ["a", {"b": "c"}]),
        ("{2: x}", {"2": "x"}),
        ("!!str 5", "5"),
        ("{<<: {a: b}}", {"<<": {"a": "b"}}),
        ("aws:runShellScript", "aws:runShellScript"),
        ("'{{ name }}'", "{{ name }}"),
    ],
)
def test_what_yaml_means(text, value):
    assert formats.parsed(f"key: {text}", "YAML") == {"key": value}


def test_aliases_stand_for_what_they_name():
    text = "usual: &usual {a: 1}\nhere: *usual\n"
    assert formats.parsed(text, "YAML") == {"usual": {"a": 1}, "here": {"a": 1}}


def test_a_stream_without_a_document_is_nothing():
    assert formats.parsed("", "YAML") is None
    assert formats.parsed("# a word\n", "YAML") is None


def bomb() -> str:
    """Few characters that would be ten to the ninth values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "a: [1",
        "a: 1\n---\nb: 2",
        "a: &a [*a]",
        "[a]: 1",
        "{a: b: c}",
        "a: *nobody",
        "\t- a",
        'a: "\\uD800"',
        *(start * 60_000 for start in ("[", "{a: ", "- ", "? ")),
        bomb(),
    ],
)
def test_what_is_no_yaml(text):
    with pytest.raises(InvalidDocumentContent, match="YAML not well-formed"):
        formats.parsed(text, "YAML")


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"a": 1,}', "{'a': 1}", '{"a": NaN}', "// a\n{}", "[" * 300 + "]" * 300, '{"a": "\\ud800"}'],
)
def test_what_is_no_json(text):
    with pytest.raises(InvalidDocumentContent, match="JSON not well-formed"):
        formats.parsed(text, "JSON")


@pytest.mark.parametrize("form", ["JSON", "YAML"])
def test_what_is_written_is_read_again(form):
    value = {
        "text": "2026-11-24",
        "number": 5,
        "words": ["yes", "true", "1", "~", "", "010", "{{ a }}", "x: y", "# no comment"],
        "lines": "one\ntwo\n",
        "umlaut": "ä",
        "nothing": None,
        "truth": True,
    }
    found = formats.parsed(formats.written(value, form), form)
    assert found == value
    assert list(found) == list(value)
