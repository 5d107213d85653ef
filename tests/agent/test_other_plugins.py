"""Plugins that say more than they do on a node of ours, and property sets of old documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent.jobs import Step
from bellhop.agent.plugins.run_docker_action import command_line
from bellhop.agent.resources import Failure
from bellhop.engines.fleet.nodes import AGENT_VERSION

if TYPE_CHECKING:
    from .conftest import Yard


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"action": "Ps"}, "ps --all"),
        ({"action": "Images"}, "images"),
        ({"action": "Stats"}, "stats --no-stream"),
        ({"action": "Stats", "container": "c"}, "stats --no-stream c"),
        ({"action": "Rm", "container": "c"}, "rm c"),
        ({"action": "Inspect", "image": "i:1"}, "inspect i:1"),
        ({"action": "Pull", "image": "i"}, "pull i"),
        ({"action": "Exec", "container": "c", "cmd": "ls", "user": "u"}, "exec --user u c ls"),
        (
            {
                "action": "Run",
                "image": "i",
                "cmd": "sh",
                "container": "c",
                "memory": "5m",
                "cpuShares": "2",
                "volume": ["/a:/b"],
                "env": "A=B",
                "user": "u",
                "publish": "80:80",
            },
            "run -d --volume /a:/b --name c --memory 5m --cpu-shares 2 --publish 80:80 "
            "--env A=B --user u i sh",
        ),
        ({"action": "Create", "image": "i"}, "create i"),
    ],
)
def test_command_lines_of_docker(inputs: dict[str, Any], words: str) -> None:
    assert command_line(inputs) == words.split()


@pytest.mark.parametrize(
    ("inputs", "complaint"),
    [
        ({"action": "Fly"}, "Docker Action is set to unsupported value: Fly"),
        ({"action": "Run"}, "Action Run requires parameter image"),
        ({"action": "Exec", "container": "c"}, "Action Exec requires parameter cmd"),
        ({"action": "Inspect"}, "Action Inspect requires parameter container or image"),
        (
            {"action": "Rm", "container": "c;d"},
            "Validation error, Invalid container name, only [a-zA-Z0-9_-\\/] are allowed",
        ),
        (
            {"action": "Pull", "image": "i i"},
            "Validation error, Invalid image value, only [a-zA-Z0-9.:_-\\/] are allowed",
        ),
        ({"action": "Ps", "memory": "5x"}, "Validation error, Invalid Memory value"),
        ({"action": "Ps", "cmd": "a|b"}, "Validation error, Invalid command value"),
        ({"action": "Ps", "volume": ["a", "b*"]}, "Validation error, Invalid volume"),
    ],
)
def test_what_docker_is_not_asked_for(inputs: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Failure) as caught:
        command_line(inputs)
    assert str(caught.value) == complaint


def test_docker_says_itself_what_is_wrong(machine: Yard) -> None:
    step = machine.plugin("aws:runDockerAction", action="Ps")
    assert step.status == "Failed"
    assert "docker" in step.stderr.lower()


@pytest.mark.parametrize(("ids", "output"), [([], "[]"), (["a", "b"], "[a b]"), ("a", "[a]"), ("", "[]")])
def test_associations_are_named(machine: Yard, ids: Any, output: str) -> None:
    step = machine.plugin("aws:refreshAssociation", associationIds=ids)
    assert (step.status, step.stdout, step.output) == ("Success", "", output)


@pytest.mark.parametrize(
    ("inputs", "status", "end"),
    [
        ({}, "Success", f"amazon-ssm-agent {AGENT_VERSION} has already been installed\nupdate skipped\n"),
        (
            {"targetVersion": "2.0.0.0", "allowDowngrade": "false"},
            "Failed",
            f"Updating {AGENT_VERSION} to an older version 2.0.0.0, "
            "please enable allow downgrade to proceed\n"
            "Failed to update amazon-ssm-agent to 2.0.0.0\nNo rollback needed\n",
        ),
        (
            {"targetVersion": "99.0.0.0"},
            "Failed",
            "amazon-ssm-agent target version 99.0.0.0 is unsupported on current platform\n"
            "Failed to update amazon-ssm-agent to 99.0.0.0\nNo rollback needed\n",
        ),
    ],
)
def test_the_agent_is_of_one_version(machine: Yard, inputs: dict[str, Any], status: str, end: str) -> None:
    step = machine.plugin("aws:updateSsmAgent", **inputs)
    assert step.status == status
    assert step.stdout.startswith("Successfully downloaded manifest\n")
    assert step.stdout.endswith(end)


@pytest.mark.parametrize(
    ("inputs", "stderr"),
    [
        ({}, "Failed to build domain join command because : directoryId is required"),
        (
            {"directoryId": "d-1", "directoryName": "x;y"},
            "Failed to build domain join command because : Shell command injection string x;y",
        ),
        (
            {"directoryId": "d-1", "directoryName": "e.com", "dnsIpAddresses": ["1.2.3"]},
            "Failed to build domain join command because : Invalid DNS IP address 1.2.3",
        ),
        (
            {"directoryId": "d-1", "directoryName": "e.com", "dnsIpAddresses": ["10.0.0.1"]},
            "The directory d-1 (e.com) does not exist: there is no AWS Directory Service here",
        ),
    ],
)
def test_no_domain_can_be_joined(machine: Yard, inputs: dict[str, Any], stderr: str) -> None:
    step = machine.plugin("aws:domainJoin", **inputs)
    assert (step.status, step.stdout, step.stderr) == ("Failed", "Domain join failed.", stderr)


@pytest.mark.parametrize(
    ("action", "stderr"),
    [
        ("Install", "Unsupported Linux variant: debian"),
        ("Fix", "configure Action is set to unsupported value: Fix"),
    ],
)
def test_docker_is_installed_where_the_agent_can(machine: Yard, action: str, stderr: str) -> None:
    assert machine.plugin("aws:configureDocker", action=action).stderr == stderr


@pytest.mark.parametrize("action", ["aws:applications", "aws:cloudWatch", "aws:psModule", "aws:updateAgent"])
def test_what_windows_alone_has(machine: Yard, action: str) -> None:
    skipped = machine.plugin(action)
    text = f"Step execution skipped due to unsupported plugin: {action}. Step name: s"
    assert (skipped.status, skipped.code, skipped.output) == ("Skipped", 0, text)
    failed = machine.plugin(action, schema="1.2")
    assert (failed.status, failed.output) == (
        "Failed",
        f"Plugin with name {action} not found. Step name: 0.{action}",
    )


def test_property_sets_have_one_result(machine: Yard) -> None:
    """As the agent was seen to do it with a failure and a time-out."""
    sets = [
        ["0.aws:runShellScript", {"runCommand": "echo one; exit 2"}],
        ["1.aws:runShellScript", {"runCommand": "echo two; exit 137"}],
    ]
    step = Step("0.aws:runShellScript", "aws:runShellScript", {}, sets=sets)
    (result,) = machine.result(machine.start(step, schema="1.2")).steps
    assert (result.status, result.code, result.stdout) == ("TimedOut", 2, "one\n\ntwo\n")
    assert result.stderr == "failed to run commands: exit status 2"
    assert machine.run("cd /var/lib/amazon/ssm/*/document/orchestration/c-*/awsrunShellScript && ls").steps[
        0
    ].stdout.split() == ["0.awsrunShellScript", "1.awsrunShellScript"]
