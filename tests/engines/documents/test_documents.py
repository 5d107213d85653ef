"""Documents: what their parameters allow, and the steps they become."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bellhop.engines.documents import library, validation
from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentVersion, InvalidParameters
from bellhop.engines.documents.library import Document
from bellhop.engines.documents.steps import Step, steps, timeout_of
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
        ({"type": "MapList", "minItems": "1", "maxItems": "1"}, ['[{"a":"b"}]'], [{"a": "b"}]),
        ({"allowedValues": [True, False]}, ["True"], "True"),
        ({"allowedValues": [1, 2]}, ["2"], "2"),
        ({"type": "Integer", "allowedValues": [1, 2]}, ["2"], 2),
        ({"type": "AWS::EC2::Instance::Id"}, ["i-0123456789abcdef0"], "i-0123456789abcdef0"),
        (
            {"type": "List<AWS::EC2::Instance::Id>"},
            ["i-12345678", "mi-0123456789abcdef0"],
            ["i-12345678", "mi-0123456789abcdef0"],
        ),
        ({"type": "AWS::SSM::Parameter::Name"}, ["anything"], "anything"),
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
        ({"type": "Integer"}, ["1.5"]),
        ({"type": "Integer", "allowedValues": [1, 2]}, ["3"]),
        ({"type": "StringMap", "maxChars": 5}, ['{"a":"b"}']),
        ({"type": "MapList", "maxItems": 1}, ['[{"a":"b"},{}]']),
        ({"type": "AWS::EC2::Instance::Id"}, ["web-1"]),
        ({"type": "AWS::EC2::Instance::Id"}, ["i-12345678", "i-12345679"]),
        ({"type": "List<AWS::EC2::Instance::Id>"}, ["i-12345678", "web-1"]),
        ({"type": "AWS::IAM::Role::Arn"}, ["Admin"]),
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


@pytest.mark.parametrize(
    ("properties", "names", "inputs"),
    [
        ({"id": "0", "runCommand": "{{ line }}"}, ["0"], {"id": "0", "runCommand": "ls"}),
        ([{"runCommand": ["{{ line }}"]}], ["0.aws:any"], {"runCommand": ["ls"]}),
        ([{"a": 1}, {"id": "b"}], ["0.aws:any", "b"], {"a": 1}),
        ("{{ map }}", ["0.aws:any"], {"a": "b"}),
        ("{{ line }}", ["0.aws:any"], {}),
        ([], ["0.aws:any"], {}),
        (None, ["0.aws:any"], {}),
    ],
)
def test_properties_of_schema_1(properties, names, inputs):
    content = {"schemaVersion": "1.2", "runtimeConfig": {"aws:any": {"properties": properties}}}
    (step,) = steps(Document("Mine", ("Linux",), content), {"line": "ls", "map": {"a": "b"}})
    assert [name for name, _ in step.sets or [(step.name, None)]] == names
    assert (step.action, step.plugin, step.inputs) == ("aws:any", "aws:any", inputs)


def test_what_follows_a_step():
    one = {"action": "aws:runShellScript", "inputs": {"runCommand": ["true"]}}
    flows = [
        {"onFailure": "{{ then }}", "finallyStep": True},
        {"onFailure": "successAndExit", "onSuccess": "exit"},
        {"onFailure": "stop", "finallyStep": "true"},
    ]
    written = [
        {
            **one,
            "name": str(place),
            "inputs": {**one["inputs"], **flow},
            "maxAttempts": 2 + place,
            "isEnd": place == 2,
        }
        for place, flow in enumerate(flows)
    ]
    content = {"schemaVersion": "2.2", "parameters": {"then": {"type": "String"}}, "mainSteps": written}
    found = steps(Document("Mine", ("Linux",), content), {"then": "exit"})
    assert [(step.on_failure, step.on_success, step.finally_step, step.is_end) for step in found] == [
        ("exit", "", False, False),
        ("successAndExit", "exit", False, False),
        ("", "", True, True),
    ]
    assert [step.max_attempts for step in found] == [2, 3, 4]


def test_facts_make_an_equal_step_and_leave_out_what_is_usual():
    usual = Step("a", "aws:runShellScript", "a", {"runCommand": ["true"]})
    other = replace(usual, on_failure="exit", finally_step=True, precondition={"StringEquals": ["a", "b"]})
    assert [Step(**json.loads(json.dumps(step.facts()))) for step in (usual, other)] == [usual, other]
    assert usual.facts().keys() == {"name", "action", "plugin", "inputs"}
