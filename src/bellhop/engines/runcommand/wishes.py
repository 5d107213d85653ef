"""What a command is to do besides running: where its output goes, who is told, which alarm stops it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.runcommand.tables import Command

ALL = "All"
COMMAND, INVOCATION = "Command", "Invocation"


@dataclass(frozen=True, slots=True)
class Wishes:
    """Of all that was left out the text is empty.

    The output goes to S3 where there is a `bucket`, which lies in `region`, and to CloudWatch Logs if `logs`:
    "" is then the log group of the document. `topic` is told, by the `role`, of the statuses in `told_of`,
    once a command or once an invocation (`told_by`). `alarm` stops the command, and so does, if
    `unknown_alarm_stops`, that nobody can say how it stands; `triggered` is the state in which it did.
    """

    bucket: str = ""
    prefix: str = ""
    region: str = ""
    logs: bool = False
    log_group: str = ""
    topic: str = ""
    told_of: tuple[str, ...] = ()
    told_by: str = ""
    role: str = ""
    alarm: str = ""
    unknown_alarm_stops: bool = True
    triggered: str = ""

    @property
    def output(self) -> bool:
        """Is the output to go anywhere?"""
        return self.logs or bool(self.bucket)

    def facts(self) -> dict[str, Any]:
        """What was asked for; nothing of most commands."""
        return {name: value for name, usual in _USUAL.items() if (value := getattr(self, name)) != usual}


_USUAL = {each.name: each.default for each in fields(Wishes)}


def of(command: Command) -> Wishes:
    """The wishes that go with a command."""
    return made(command.extras) if command.extras else NONE


def made(facts: Mapping[str, Any]) -> Wishes:
    known = {name: value for name, value in facts.items() if name in _USUAL}
    known["told_of"] = tuple(known.get("told_of", ()))
    return Wishes(**known)


NONE = Wishes()
