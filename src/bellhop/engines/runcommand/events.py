"""What happens to commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class CommandStatusChanged:
    """A command has taken this status."""

    command_id: str
    status: str


@dataclass(slots=True)
class InvocationStatusChanged:
    """An invocation of a command has taken this status on its node."""

    command_id: str
    instance_id: str
    status: str


@dataclass(slots=True)
class ObjectOutput:
    """What a step wrote, a file on its node's disk, is to become an object in a bucket."""

    to: str
    file: str
    bucket: str
    key: str


@dataclass(slots=True)
class LogOutput:
    """What a step wrote until `time` is to be sent to a log stream, save what was; `last`: it has ended."""

    to: str
    file: str
    group: str
    stream: str
    time: float
    command_id: str
    last: bool = True


@dataclass(slots=True)
class AlarmDue:
    """It is time to ask how the alarm of a command stands."""

    to: str
    command_id: str
