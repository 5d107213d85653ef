"""A document's course, and the words AWS puts around it: no processes here."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.agent.document import Course, rolled_up, texts
from bellhop.agent.jobs import Job, NodeSpec, Step
from bellhop.agent.output import ERROR_TITLE, composed, shown
from bellhop.agent.shell import Script, Site, Verdict, flattened, shell_script

SITE = Site(NodeSpec("000000000000", "us-east-1", "i-1"))
SHELL = "aws:runShellScript"


def course(*steps: Step, schema: str = "2.2") -> Course:
    return Course(Job("c", "i-1", steps, schema), SITE)


def step(name: str = "s", action: str = SHELL, **inputs: Any) -> Step:
    return Step(name, action, {"runCommand": "true", **inputs})


@pytest.mark.parametrize(
    ("stdout", "stderr", "expected"),
    [
        ("out\n", "", "out\n"),
        ("out\n", "err", f"out\n{ERROR_TITLE}err"),
        ("", "err", f"{ERROR_TITLE}err"),
        ("o" * 2499, "", "o" * 2499),
        ("o" * 3000, "", "o" * 2477 + "\n---Output truncated---"),
        ("o" * 3000, "err", "o" * 2450 + f"\n---Output truncated---{ERROR_TITLE}err"),
        ("out", "e" * 3000, f"out{ERROR_TITLE}" + "e" * 2450 + "\n---Error truncated----"),
        (
            "o" * 3000,
            "e" * 3000,
            "o" * 1215 + f"\n---Output truncated---{ERROR_TITLE}" + "e" * 1215 + "\n---Error truncated----",
        ),
    ],
)
def test_output_is_composed_within_2500(stdout: str, stderr: str, expected: str) -> None:
    assert composed(stdout, stderr) == expected
    assert len(expected) <= 2500


def test_a_stream_is_cut_marker_included() -> None:
    assert shown("x" * 24_000, 24_000) == "x" * 24_000
    assert shown("x" * 24_001, 24_000) == "x" * 23_980 + "--output truncated--"


def test_lines_are_flattened() -> None:
    assert list(flattened(["a", ["b", ["c"]], 5])) == ["a", "b", "c", "5"]
    assert list(flattened("a\nb")) == ["a\nb"]


@pytest.mark.parametrize(
    ("schema", "name", "directory"),
    [("2.2", "run", "run"), ("1.2", "0.aws:runShellScript", "awsrunShellScript/0.awsrunShellScript")],
)
def test_directories(schema: str, name: str, directory: str) -> None:
    one = step(name)
    script = shell_script(one, Job("c", "i-1", (one,), schema), SITE)
    assert script.order["directory"] == f"/var/lib/amazon/ssm/i-1/document/orchestration/c/{directory}"


@pytest.mark.parametrize(
    ("action", "schema", "precondition", "expected"),
    [
        (SHELL, "2.2", {"StringEquals": ["platformType", "Linux"]}, None),
        (SHELL, "2.2", {"StringEquals": ["LINUX", "platformType"]}, None),
        (
            SHELL,
            "2.2",
            {"StringEquals": ["platformType", "Windows"]},
            Verdict(
                "Skipped",
                message="Step execution skipped due to unsatisfied preconditions: "
                "'\"StringEquals\": [platformType, Windows]'. Step name: s",
            ),
        ),
        (
            SHELL,
            "2.0",
            {"StringEquals": ["platformType", "Linux"]},
            Verdict(
                "Failed",
                1,
                message="Precondition is not supported for document schema version prior to 2.2. "
                "Step name: s",
            ),
        ),
        (
            SHELL,
            "2.2",
            {"StringLike": ["platformType", "Lin*"]},
            Verdict(
                "Failed",
                1,
                message="Unrecognized precondition(s): 'unrecognized operator: \"StringLike\"', "
                "please update agent to latest version. Step name: s",
            ),
        ),
        (
            "aws:psModule",
            "2.2",
            {},
            Verdict(
                "Skipped",
                message="Step execution skipped due to unsupported plugin: aws:psModule. Step name: s",
            ),
        ),
        (
            "aws:psModule",
            "1.2",
            {},
            Verdict("Failed", 1, message="Plugin with name aws:psModule not found. Step name: s"),
        ),
        (
            "aws:magic",
            "2.2",
            {},
            Verdict(
                "Failed",
                1,
                message="Plugin with name aws:magic is not supported by this version of ssm agent, "
                "please update to latest version. Step name: s",
            ),
        ),
    ],
)
def test_what_may_not_run(
    action: str, schema: str, precondition: dict[str, Any], expected: Verdict | None
) -> None:
    found = course(Step("s", action, {}, precondition), schema=schema).next(0)
    assert isinstance(found, Script) if expected is None else found == expected


LATER = "Therefore, marking step as {}. Further document steps will be skipped."
ON_FAILURE = "\nStep was found to have onFailure property. Further document steps will be skipped."


@pytest.mark.parametrize(
    ("inputs", "ended", "told", "exits"),
    [
        ({}, Verdict("Success"), Verdict("Success"), False),
        ({}, Verdict("Failed", 1, "o", "e"), Verdict("Failed", 1, "o", "e"), False),
        (
            {},
            Verdict("Success", 168, "o", "e"),
            Verdict("Success", 168, "o\nStep exited with code 168. " + LATER.format("succeeded")),
            True,
        ),
        (
            {},
            Verdict("Failed", 169, "o", "e"),
            Verdict(
                "Failed",
                169,
                "o\nStep exited with code 169. " + LATER.format("Failed"),
                "e\nStep exited with code 169. " + LATER.format("Failed"),
            ),
            True,
        ),
        (
            {"onFailure": "exit"},
            Verdict("Failed", 2, "o", "e"),
            Verdict("Failed", 2, "o" + ON_FAILURE, "e" + ON_FAILURE),
            True,
        ),
        (
            {"onFailure": "successAndExit"},
            Verdict("Failed", 2, "o", "e"),
            Verdict("Success", 168, "o" + ON_FAILURE, "e" + ON_FAILURE),
            True,
        ),
        ({"onFailure": "exit"}, Verdict("Success"), Verdict("Success"), False),
        ({"onSuccess": "exit"}, Verdict("Success"), Verdict("Success"), True),
        ({"onSuccess": "exit"}, Verdict("Failed", 1), Verdict("Failed", 1), False),
    ],
)
def test_exit_conditions(inputs: dict[str, Any], ended: Verdict, told: Verdict, exits: bool) -> None:
    first = step("one", **inputs)
    run = course(first, step("two"), step("three", finallyStep="true"))
    assert run.take(first, ended) == told
    skipped = Verdict(
        "Skipped",
        message=f"Plugin with name {SHELL} and id two skipped due to prior step with an exit condition",
    )
    assert (run.next(1) == skipped) is exits
    assert isinstance(run.next(2), Script)


def test_added_words_are_not_in_the_output() -> None:
    ran = Verdict("Failed", 169, "o", "e")
    told = course(step()).take(step(), ran)
    assert texts(ran, told) == (told.stdout, told.stderr, f"o{ERROR_TITLE}e")


@pytest.mark.parametrize(
    ("statuses", "document"),
    [
        (["Success", "Skipped"], "Success"),
        (["Success", "TimedOut", "Failed", "Cancelled"], "Failed"),
        (["Cancelled", "TimedOut"], "TimedOut"),
        (["Success", "Cancelled"], "Cancelled"),
        ([], "Success"),
        (["Success", "SuccessAndReboot"], "Failed"),
    ],
)
def test_the_document_ends_as_its_worst_step(statuses: list[str], document: str) -> None:
    assert rolled_up(statuses) == document


def test_after_a_cancel_nothing_begins() -> None:
    assert course(step(), step("two")).next(1, cancelled=True) == Verdict("Cancelled", 137)
