"""Documents: what their parameters allow, and the steps they become."""

from __future__ import annotations

import pytest

from bellhop.engines.documents import library, validation
from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentVersion, InvalidParameters
from bellhop.engines.documents.library import Document
from bellhop.engines.documents.steps import steps, timeout_of
from bellhop.engines.documents.substitution import resolved

VALUES = {
    "text": "a$$b",
    "list": ["l1", "l 2"],
    "map": {"a": "b"},
    "number": 5,
    "yes": True,
}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("{{ text }}", "a$$b"),
        ("{{text}}", "a$$b"),
        ("{{   list }}", ["l1", "l 2"]),
        ("{{ map }}", {"a": "b"}),
        ("x {{ text }} y", "x a$b y"),
        ("x {{list}}", 'x ["l1","l 2"]'),
        ("x {{map}} {{number}} {{ yes }}", 'x {"a":"b"} 5 true'),
        ("{{ nobody }}", "{{ nobody }}"),
        ("echo {{ nobody }} {{number}}", "echo {{ nobody }} 5"),
        ("{{ ssm:name }}", "{{ ssm:name }}"),
        (["first", "{{ list }}", "x{{ list }}"], ["first", "l1", "l 2", 'x["l1","l 2"]']),
        ([["{{ number }}"], "z"], [[5], "z"]),
        ({"{{ number }}th": {"in": "{{ text }}"}}, {"5th": {"in": "a$$b"}}),
        (7, 7),
    ],
)
def test_places_are_filled(value, found):
    assert resolved(value, VALUES) == found


def document(**declared) -> Document:
    content = {"schemaVersion": "2.2", "parameters": {"p": {"type": "String", **declared}}, "mainSteps": []}
    return Document("Mine", ("Linux",), content)


@pytest.mark.parametrize(
    ("declared", "given", "value"),
    [
        ({}, ["x"], "x"),
        ({"default": "d"}, None, "d"),
        ({"allowedPattern": "[a-z]+"}, ["abc"], "abc"),
        ({"allowedValues": ["a", "b"]}, ["b"], "b"),
        ({"type": "StringList", "minItems": 1}, ["a", "b"], ["a", "b"]),
        ({"type": "Boolean"}, ["true"], True),
        ({"type": "Integer"}, ["12"], 12),
        ({"type": "StringMap"}, ['{"a":"b"}'], {"a": "b"}),
        ({"type": "MapList"}, ['[{"a":"b"}]'], [{"a": "b"}]),
    ],
)
def test_values_get_their_types(declared, given, value):
    assert validation.values(document(**declared), {} if given is None else {"p": given}) == {"p": value}


@pytest.mark.parametrize(
    ("declared", "given"),
    [
        ({}, None),
        ({}, ["a", "b"]),
        ({}, []),
        ({"allowedPattern": "[a-z]+"}, ["abc1"]),
        ({"allowedValues": ["a", "b"]}, ["c"]),
        ({"type": "StringList", "minItems": 1}, []),
        ({"type": "StringList", "maxItems": 1}, ["a", "b"]),
        ({"type": "StringList", "allowedPattern": "[a-z]"}, ["a", "7"]),
        ({"minChars": 2}, ["a"]),
        ({"maxChars": 2}, ["abc"]),
        ({"type": "Boolean"}, ["12"]),
        ({"type": "Integer"}, ["true"]),
        ({"type": "Integer"}, ["{"]),
    ],
)
def test_values_that_are_refused(declared, given):
    with pytest.raises(InvalidParameters):
        validation.values(document(**declared), {} if given is None else {"p": given})


def test_an_unknown_parameter_is_refused():
    with pytest.raises(InvalidParameters, match="nobody"):
        validation.values(document(), {"p": ["x"], "nobody": ["x"]})


@pytest.mark.parametrize("name", ["AWS-RunShellScript", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"])
def test_amazons_shell_document(kernel, name):
    found = library.find(kernel.context(), name, "$LATEST")
    values = validation.values(found, {"commands": ["echo a", "echo b"], "executionTimeout": ["172800"]})
    (step,) = steps(found, values)
    assert (step.name, step.action, step.plugin) == (
        "0.aws:runShellScript",
        "aws:runShellScript",
        "aws:runShellScript",
    )
    assert step.inputs["runCommand"] == ["echo a", "echo b"]
    assert step.inputs["workingDirectory"] == ""
    assert step.timeout == 172_800


@pytest.mark.parametrize("seconds", ["0", "172801", "1e3", "ten", "-1", "12 "])
def test_seconds_that_amazons_document_refuses(kernel, seconds):
    with pytest.raises(InvalidParameters):
        validation.values(
            library.find(kernel.context(), "AWS-RunShellScript"),
            {"commands": ["true"], "executionTimeout": [seconds]},
        )


def test_documents_that_are_not_there(kernel):
    with pytest.raises(InvalidDocument):
        library.find(kernel.context(), "AWS-Nothing")
    with pytest.raises(InvalidDocumentVersion):
        library.find(kernel.context(), "AWS-RunShellScript", "7")


def test_steps_of_schema_2():
    content = {
        "schemaVersion": "2.2",
        "parameters": {"who": {"type": "String"}},
        "mainSteps": [
            {
                "action": "aws:runShellScript",
                "name": "hello",
                "precondition": {"StringEquals": ["platformType", "{{ who }}"]},
                "inputs": {"runCommand": ["echo {{ who }}"], "timeoutSeconds": 9},
            },
            {"action": "aws:runShellScript", "name": "bye"},
        ],
    }
    first, second = steps(Document("Mine", ("Linux",), content), {"who": "Linux"})
    assert (first.plugin, first.inputs["runCommand"], first.timeout) == ("hello", ["echo Linux"], 9)
    assert first.precondition == {"StringEquals": ["platformType", "Linux"]}
    assert (second.inputs, second.timeout) == ({}, 3600)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (5, 5),
        ("60", 60),
        (4, 3600),
        (172_800, 172_800),
        ("172801", 3600),
        ("soon", 3600),
        (None, 3600),
        ([], 3600),
    ],
)
def test_timeouts(given, seconds):
    assert timeout_of({"timeoutSeconds": given}) == seconds
