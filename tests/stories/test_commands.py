"""A node and its commands: a real shell in a sandbox, whose output and exit code are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import WaiterError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    Aws = Callable[..., Any]


@pytest.fixture
def new_node(api: httpx2.Client) -> Callable[..., str]:
    """Make a node; its id."""

    def make(name: str = "web", **tags: str) -> str:
        listed = [{"Key": key, "Value": value} for key, value in tags.items()]
        made = api.post("/nodes", json={"Name": name, "PlatformType": "Linux", "Tags": listed})
        assert made.status_code == 201
        return made.json()["InstanceId"]

    return make


@pytest.fixture
def node(new_node: Callable[..., str]) -> str:
    return new_node()


class Shell:
    """Runs lines on one node, as an operator does."""

    def __init__(self, ssm: Any, api: httpx2.Client, node: str) -> None:
        self._ssm, self._api, self.node = ssm, api, node

    def start(self, *lines: str, **parameters: list[str]) -> str:
        """Send the lines; the command's id."""
        return self._ssm.send_command(
            InstanceIds=[self.node],
            DocumentName="AWS-RunShellScript",
            Parameters={"commands": list(lines), **parameters},
        )["Command"]["CommandId"]

    def result(self, command: str) -> dict[str, Any]:
        """What came of it, once nothing is left running."""
        assert self._api.post("/settle", json={}).json() == {"settled": True}
        return self._ssm.get_command_invocation(CommandId=command, InstanceId=self.node)

    def run(self, *lines: str, **parameters: list[str]) -> dict[str, Any]:
        return self.result(self.start(*lines, **parameters))


@pytest.fixture
def shell(aws: Aws, api: httpx2.Client, node: str) -> Shell:
    return Shell(aws("ssm"), api, node)


def test_output_and_exit_code_are_the_commands_own(shell: Shell) -> None:
    result = shell.run("echo one", "echo two >&2", "expr 6 '*' 7", "exit 0")

    assert (result["Status"], result["StatusDetails"], result["ResponseCode"]) == ("Success", "Success", 0)
    assert result["StandardOutputContent"] == "one\n42\n"
    assert result["StandardErrorContent"] == "two\n"
    assert result["DocumentName"] == "AWS-RunShellScript"


def test_the_waiter_waits_for_the_end(aws: Aws, shell: Shell) -> None:
    command = shell.start("echo done")

    waiter = aws("ssm").get_waiter("command_executed")
    waiter.wait(CommandId=command, InstanceId=shell.node, WaiterConfig={"Delay": 1, "MaxAttempts": 30})

    assert shell.result(command)["StandardOutputContent"] == "done\n"


def test_a_command_that_fails(aws: Aws, shell: Shell) -> None:
    command = shell.start("echo before", "no-such-program", "exit 7")
    result = shell.result(command)

    assert (result["Status"], result["StatusDetails"], result["ResponseCode"]) == ("Failed", "Failed", 7)
    assert result["StandardOutputContent"] == "before\n"
    assert "no-such-program" in result["StandardErrorContent"]
    assert "not found" in result["StandardErrorContent"]
    (listed,) = aws("ssm").list_commands(CommandId=command)["Commands"]
    assert (listed["Status"], listed["ErrorCount"]) == ("Failed", 1)
    with pytest.raises(WaiterError, match="terminal failure"):
        aws("ssm").get_waiter("command_executed").wait(CommandId=command, InstanceId=shell.node)


def test_a_node_is_one_lasting_machine(shell: Shell) -> None:
    shell.run("echo kept > /tmp/note", "mkdir -p /var/www && cp /tmp/note /var/www/")

    result = shell.run("cat /tmp/note /var/www/note")

    assert (result["ResponseCode"], result["StandardOutputContent"]) == (0, "kept\nkept\n")


def test_nodes_do_not_see_each_other(aws: Aws, api: httpx2.Client, new_node: Callable[..., str]) -> None:
    first, second = (Shell(aws("ssm"), api, new_node(name)) for name in ("web", "db"))
    first.run("echo secret > /tmp/note")

    result = second.run("cat /tmp/note")

    assert result["Status"] == "Failed"
    assert "secret" not in result["StandardOutputContent"]


def test_one_command_on_all_nodes_with_a_tag(aws: Aws, api: httpx2.Client, new_node: Any) -> None:
    nodes = [new_node(name, Role="web") for name in ("a", "b")]
    new_node("c", Role="db")
    command = aws("ssm").send_command(
        Targets=[{"Key": "tag:Role", "Values": ["web"]}],
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["echo here"]},
    )["Command"]["CommandId"]
    assert api.post("/settle", json={}).json() == {"settled": True}

    found = aws("ssm").list_command_invocations(CommandId=command, Details=True)["CommandInvocations"]

    assert sorted(each["InstanceId"] for each in found) == sorted(nodes)
    assert {each["Status"] for each in found} == {"Success"}
    assert {each["CommandPlugins"][0]["Output"] for each in found} == {"here\n"}
    (listed,) = aws("ssm").list_commands(CommandId=command)["Commands"]
    assert (listed["TargetCount"], listed["CompletedCount"], listed["Status"]) == (2, 2, "Success")


def test_a_command_that_takes_too_long(shell: Shell, api: httpx2.Client) -> None:
    command = shell.start("sleep 300; echo after", executionTimeout=["60"])
    api.post("/clock", json={"advance": "61s"})

    result = shell.result(command)

    assert (result["Status"], result["StatusDetails"]) == ("TimedOut", "ExecutionTimedOut")
    assert result["StandardOutputContent"] == ""
    assert shell.run("ps -e -o args= | grep -c '[s]leep 300'")["StandardOutputContent"] == "0\n"


def test_a_command_is_cancelled(aws: Aws, shell: Shell) -> None:
    command = shell.start("sleep 300")
    aws("ssm").cancel_command(CommandId=command)

    result = shell.result(command)

    assert (result["Status"], result["StatusDetails"]) == ("Cancelled", "Cancelled")
    assert shell.run("ps -e -o args= | grep -c '[s]leep 300'")["StandardOutputContent"] == "0\n"


def test_what_was_never_sent(aws: Aws, shell: Shell) -> None:
    ssm, said = aws("ssm"), {"commands": ["true"]}

    with pytest.raises(ssm.exceptions.InvocationDoesNotExist):
        ssm.get_command_invocation(CommandId="0" * 8 + "-0000-4000-8000-" + "0" * 12, InstanceId=shell.node)
    with pytest.raises(ssm.exceptions.InvalidInstanceId):
        ssm.send_command(
            InstanceIds=["i-00000000000000000"], DocumentName="AWS-RunShellScript", Parameters=said
        )
    with pytest.raises(ssm.exceptions.InvalidDocument):
        ssm.send_command(InstanceIds=[shell.node], DocumentName="No-Such-Document", Parameters=said)
