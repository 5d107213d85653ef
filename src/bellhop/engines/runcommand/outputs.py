"""Where the whole output of a step goes: to an object, to a log stream.

The names are those that AWS's agent chooses.
https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-rc-setting-up-cwlogs.html
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.runcommand import wishes
from bellhop.engines.runcommand.events import LogOutput, ObjectOutput
from bellhop.engines.runcommand.tables import COMMANDS, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from bellhop.engines.documents.steps import Step
    from bellhop.engines.runcommand.ports import StepResult, Task
    from bellhop.engines.runcommand.tables import Command
    from bellhop.engines.runcommand.wishes import Wishes
    from bellhop.kernel.context import Context

    Files = tuple[Path, Path]

EVERY = 30.0  # seconds: "Output from the execution is uploaded every 30 seconds"
STDOUT, STDERR = "stdout", "stderr"
_NOT_IN_GROUPS = re.compile(r"[^a-zA-Z0-9_\-/.#]")


class Urls(NamedTuple):
    """Of the objects with a step's output; empty where there is no bucket."""

    stdout: str = ""
    stderr: str = ""


def send(ctx: Context, command: Command, task: Task, place: int, result: StepResult) -> None:
    """A step is over: hand its output on, as far as there is any."""
    wished = wishes.of(command)
    if not wished.output:
        return
    step, instance_id = task.steps[place], task.node.instance_id
    for stream, text, file in (
        (STDOUT, result.stdout, result.stdout_file),
        (STDERR, result.stderr, result.stderr_file),
    ):
        if text and file and wished.bucket:
            key = f"{folder(command, instance_id, step)}/{_in_a_key(step)}/{stream}"
            ctx.emit(ObjectOutput(f"s3://{wished.bucket}/{key}", str(file), wished.bucket, key))
        if text and file and wished.logs:
            name = _stream(command, instance_id, step, stream)
            ctx.emit(_log_output(command, name, file, result.finished))


def follow(ctx: Context, command_id: str, instance_id: str, place: int, files: Files) -> None:
    """A step is at work: hand on what it has written by now."""
    command = ctx.store.get(COMMANDS, command_id)
    if command and wishes.of(command).logs:
        step = plan_of(command)[place]
        for stream, file in zip((STDOUT, STDERR), files, strict=True):
            name = _stream(command, instance_id, step, stream)
            ctx.emit(dataclasses.replace(_log_output(command, name, file, ctx.now), last=False))


def _log_output(command: Command, stream: str, file: Path, time: float) -> LogOutput:
    group = log_group(command, wishes.of(command))
    return LogOutput(f"{group}:{stream}", str(file), group, stream, time, command.command_id)


def folder(command: Command, instance_id: str, step: Step) -> str:
    """What the keys of a plugin's objects begin with."""
    prefix = wishes.of(command).prefix.rstrip("/")
    own = f"{command.command_id}/{instance_id}/{step.action.replace(':', '')}"
    return f"{prefix}/{own}" if prefix else own


def _in_a_key(step: Step) -> str:
    return step.name.replace(":", "")


def _stream(command: Command, instance_id: str, step: Step, stream: str) -> str:
    """`<command>/<node>/aws-runShellScript/stdout`: no stream's name has a colon or an asterisk."""
    plugin = step.plugin.replace(":", "-").replace("*", "-")
    return f"{command.command_id}/{instance_id}/{plugin}/{stream}"


def urls(command: Command, instance_id: str, step: Step) -> Urls:
    """Where the objects of a step are to be read."""
    wished = wishes.of(command)
    if not wished.bucket:
        return Urls()
    host = f"https://s3.{wished.region}.amazonaws.com"
    begin = f"{host}/{wished.bucket}/{folder(command, instance_id, step)}/{_in_a_key(step)}"
    return Urls(f"{begin}/{STDOUT}", f"{begin}/{STDERR}")


def log_group(command: Command, wished: Wishes) -> str:
    """The group that was named, or the document's own; "" where nothing goes to CloudWatch Logs."""
    if wished.log_group or not wished.logs:
        return wished.log_group
    return _NOT_IN_GROUPS.sub(".", f"/aws/ssm/{command.document_name}")
