"""aws:runDocument: documents in documents, their parameters, and what their steps come to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent.jobs import Step
from bellhop.agent.resources import Held, Secret

if TYPE_CHECKING:
    from .conftest import Yard

PREPARING = "There was an error while preparing documents - "


def shell(name: str, *commands: str, **inputs: Any) -> dict[str, Any]:
    more = {key: inputs.pop(key) for key in ("precondition",) if key in inputs}
    return {
        "name": name,
        "action": "aws:runShellScript",
        "inputs": {"runCommand": list(commands), **inputs},
        **more,
    }


def inner(yard: Yard, path: str = "Inner", kind: str = "SSMDocument", parameters: object = None) -> Any:
    more = {} if parameters is None else {"documentParameters": parameters}
    return yard.plugin("aws:runDocument", documentType=kind, documentPath=path, **more)


def test_steps_of_a_document_run_below_the_outer_one(yard: Yard) -> None:
    yard.account.document_of("Inner", shell("one", "echo one"), shell("two", "echo two; echo err >&2; pwd"))
    step = inner(yard)
    one, two, where = step.stdout.splitlines()[0], step.stdout.splitlines()[2], step.stdout.splitlines()[3]
    assert (step.status, step.code, one, two, step.stderr) == ("Success", 0, "one", "two", "err\n")
    assert where.endswith("/s/downloads")
    assert step.stdout_file is not None
    assert step.stdout_file.read_text() == step.stdout


def test_the_worst_inner_step_counts_and_gives_no_code(machine: Yard) -> None:
    machine.account.document_of("Inner", shell("a", "echo a; exit 3"), shell("b", "echo b"))
    step = inner(machine)
    assert (step.status, step.code) == ("Failed", 1)
    assert (step.stdout, step.stderr) == ("a\n\nb\n", "failed to run commands: exit status 3")
    assert step.output == "a\n\nb\n\n----------ERROR-------\nfailed to run commands: exit status 3"


def test_flow_is_that_of_any_document(machine: Yard) -> None:
    machine.account.document_of(
        "Inner",
        shell("win", "echo win", precondition={"StringEquals": ["platformType", "Windows"]}),
        shell("first", "echo first; exit 1", onFailure="exit"),
        shell("second", "echo second"),
        shell("last", "echo last", finallyStep=True),
    )
    step = inner(machine)
    told = "Step was found to have onFailure property. Further document steps will be skipped."
    assert step.stdout == f"first\n\n{told}\nlast\n"
    assert step.status == "Failed"


def test_a_document_of_the_disk(machine: Yard) -> None:
    step = "{action: aws:runShellScript, name: a, inputs: {runCommand: [echo yaml]}}"
    yaml = f"schemaVersion: '2.2'\nmainSteps:\n- {step}"
    machine.run(f"cat >/opt/plan.yaml <<'E'\n{yaml}\nE")
    assert inner(machine, "/opt/plan.yaml", "LocalPath").stdout == "yaml\n"


def test_a_document_that_was_downloaded(machine: Yard) -> None:
    machine.account.document_of("Inner", shell("a", "echo {{ word }}"), word={"type": "String"})
    steps = (
        Step("get", "aws:downloadContent", {"sourceType": "SSMDocument", "sourceInfo": '{"name": "Inner"}'}),
        Step(
            "run",
            "aws:runDocument",
            {
                "documentType": "LocalPath",
                "documentPath": "Inner.json",
                "documentParameters": '{"word": "hi"}',
            },
        ),
    )
    _, step = machine.result(machine.start(*steps)).steps
    assert (step.status, step.stdout) == ("Success", "hi\n")


def test_schema_1_2(machine: Yard) -> None:
    plugins = {
        "aws:runShellScript": {"properties": [{"runCommand": "echo a"}, {"runCommand": ["echo b", "exit 4"]}]}
    }
    machine.account.document_of("Inner", plugins, schema="1.2")
    step = inner(machine)
    assert (step.status, step.stdout) == ("Failed", "a\n\nb\n")


def test_three_deep_and_no_deeper(machine: Yard) -> None:
    nested = {"documentType": "SSMDocument", "documentPath": "Inner"}
    machine.account.document_of(
        "Inner", shell("a", "echo here"), {"name": "n", "action": "aws:runDocument", "inputs": nested}
    )
    step = inner(machine)
    assert step.stdout == "here\n\nhere\n\nhere\n"
    assert step.stderr == (
        "Maximum depth for document execution exceeded. Maximum depth permitted - 3 and current depth - 4"
    )


RULES: dict[str, Any] = {
    "word": {"type": "String", "default": "d", "allowedValues": ["d", "e"]},
    "many": {"type": "StringList", "default": ["x"], "maxItems": 2},
    "short": {"type": "String", "default": "ab", "maxChars": 3, "minChars": 1},
    "digits": {"type": "String", "default": "1", "allowedPattern": "^[0-9]+$"},
}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (None, "d x ab 1"),
        ({"word": "e", "many": ["y", "z"]}, "e y z ab 1"),
        ('{"word": "e"}', "e x ab 1"),
        ("word: e", "e x ab 1"),
        ({"word": None}, "d x ab 1"),
        ({"short": "{{ ssm:s }}"}, "d x too-long 1"),
    ],
)
def test_parameters(machine: Yard, parameters: object, said: str) -> None:
    machine.account.parameters["s"] = Secret("String", "too-long")
    script = shell(
        "a", "set -- {{ many }}", 'echo {{ word }} $(echo "$@" | tr -d \'[]",\' ) {{ short }} {{ digits }}'
    )
    machine.account.document_of("Inner", script, **RULES)
    step = inner(machine, parameters=parameters)
    expected = said if "y z" not in said else "e yz ab 1"
    assert step.stdout == f"{expected}\n", step.stderr


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        (
            {"word": "zz"},
            "error thrown in 'AllowedValueParamValidator' while validating parameter /word/: "
            "parameter value /zz/ is not in the allowed list [d e]",
        ),
        (
            {"many": ["1", "2", "3"]},
            "error thrown in 'MinMaxItemParamValidator' while validating parameter /many/: "
            "parameter value list length /2/ has exceeded the max item count",
        ),
        (
            {"short": ""},
            "error thrown in 'MinMaxCharParamValidator' while validating parameter /short/: "
            "parameter value // is less than the min char limit /1/",
        ),
        (
            {"short": "abcd", "digits": "x"},
            "error thrown in 'AllowedRegexParamValidator' while validating parameter /digits/: "
            "parameter value /x/ does not match the allowed pattern /^[0-9]+$/\n"
            "error thrown in 'MinMaxCharParamValidator' while validating parameter /short/: "
            "parameter value /abcd/ is exceeding the max chars /3/",
        ),
    ],
)
def test_parameters_are_checked_by_the_agent(machine: Yard, parameters: object, complaint: str) -> None:
    machine.account.document_of("Inner", shell("a", "true"), **RULES)
    step = inner(machine, parameters=parameters)
    expected = f"{PREPARING}all errors during param validation errors: {complaint}"
    assert (step.status, step.code, step.stderr) == ("Failed", 1, expected)


@pytest.mark.parametrize(
    ("inputs", "stderr"),
    [
        ({}, "invalid input: Document Type must be specified to either by SSMDocument or LocalPath."),
        ({"documentType": "URL"}, "invalid input: Document type specified in invalid"),
        ({"documentType": "LocalPath"}, "invalid input: Document Path must be provided"),
        (
            {"documentType": "LocalPath", "documentPath": "/no/such"},
            f"{PREPARING}open /no/such: no such file or directory",
        ),
        (
            {"documentType": "LocalPath", "documentPath": "/dev/null"},
            f"{PREPARING}File is empty!",
        ),
        (
            {"documentType": "SSMDocument", "documentPath": "None:3"},
            "InvalidDocument: Document with name None:3 does not exist.",
        ),
        (
            {"documentType": "SSMDocument", "documentPath": "Old"},
            f"{PREPARING}Document with schema version 0.3 is not supported by this version of ssm agent, "
            "please update to latest version",
        ),
        (
            {"documentType": "SSMDocument", "documentPath": "Empty"},
            f"{PREPARING}Unsupported schema format",
        ),
        (
            {"documentType": "SSMDocument", "documentPath": "Secret"},
            f"{PREPARING}Parameters [pw] of type SecureString are not supported",
        ),
        (
            {"documentType": "SSMDocument", "documentPath": "Missing"},
            f"{PREPARING}Input contains invalid parameters [none]",
        ),
    ],
)
def test_what_cannot_be_run(machine: Yard, inputs: dict[str, Any], stderr: str) -> None:
    machine.account.parameters["pw"] = Secret("SecureString", "hush")
    for name, content in (
        ("Old", {"schemaVersion": "0.3", "mainSteps": [{}]}),
        ("Empty", {"schemaVersion": "2.2", "mainSteps": []}),
        ("Secret", {"schemaVersion": "2.2", "mainSteps": [shell("a", "echo {{ssm:pw}}")]}),
        ("Missing", {"schemaVersion": "2.2", "mainSteps": [shell("a", "echo {{ ssm:none }}")]}),
    ):
        machine.account.documents[name] = Held(name, "1", json.dumps(content))
    step = machine.plugin("aws:runDocument", **inputs)
    assert (step.status, step.code, step.stderr) == ("Failed", 1, stderr)


def test_parameters_of_parameter_store_in_a_document_that_the_agent_runs(machine: Yard) -> None:
    machine.account.parameters |= {
        "word": Secret("String", "hello"),
        "list": Secret("StringList", "echo 1,echo 2"),
    }
    machine.account.document_of("Inner", shell("a", "echo {{ssm:word}}", "{{ ssm:list }}"))
    assert inner(machine).stdout == "hello\n1\n2\n"


def test_the_document_that_does_nothing(machine: Yard) -> None:
    assert inner(machine, "AWS-Noop").status == "Success"


def test_a_reboot_is_refused(machine: Yard) -> None:
    machine.account.document_of("Inner", shell("a", "echo a; exit 194"), shell("b", "echo b"))
    step = inner(machine)
    assert (step.status, step.stdout) == ("Failed", "a\n\nb\n")
    assert step.stderr == "A document that is run by aws:runDocument can't reboot."


@pytest.mark.parametrize(
    ("how", "status", "said"), [("cancel", "Cancelled", "up\n"), ("time_out", "TimedOut", "up\n\nafter\n")]
)
def test_an_inner_step_is_ended(machine: Yard, how: str, status: str, said: str) -> None:
    machine.run("true")
    line = machine.line()
    machine.account.document_of(
        "Inner", shell("a", "exec 9>~/line; echo up; echo up >&9; sleep 600"), shell("b", "echo after")
    )
    outer = {"documentType": "SSMDocument", "documentPath": "Inner"}
    command = machine.start(Step("s", "aws:runDocument", outer))
    assert machine.wait_for_line(line) == b"up\n"
    (step,) = machine.end(command, how).steps
    assert not line.held
    assert (step.status, step.code, step.stdout) == (status, 137, said)
