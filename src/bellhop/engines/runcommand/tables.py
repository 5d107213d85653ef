"""Commands, their invocations, and what each plugin of an invocation did."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bellhop.engines.documents.steps import Step
from bellhop.engines.runcommand.states import OPEN_COMMAND, PENDING, RUNNING, WAITING
from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class Command:
    """One SendCommand; `number` orders commands.

    `concurrency` and `errors_allowed` are what the texts beside them mean for this many targets; `plan` holds
    the steps, every parameter replaced. `extras` are members that come back as they were sent. `watch` is the
    timer of the delivery, 0: none.
    """

    command_id: str
    number: int
    document_name: str
    document_version: str
    comment: str
    parameters: dict[str, Any]
    instance_ids: list[str]
    targets: list[Any]
    requested: float
    expires_after: float
    timeout_seconds: int
    max_concurrency: str
    max_errors: str
    concurrency: int
    errors_allowed: int
    target_count: int
    plan: dict[str, Any]
    extras: dict[str, Any]
    status: str
    details: str
    completed_count: int = 0
    error_count: int = 0
    delivery_timed_out_count: int = 0
    running_count: int = 0
    watch: int = 0


@dataclass(slots=True)
class Invocation:
    """A command on one node. `started` is when it was handed out; `watch` the running step's timer."""

    command_id: str
    instance_id: str
    number: int
    instance_name: str
    requested: float
    status: str
    details: str
    started: float | None = None
    watch: int = 0


@dataclass(slots=True)
class PluginRun:
    """What one step of an invocation did: the texts as AWS shows them, times in seconds since the epoch."""

    command_id: str
    instance_id: str
    place: int
    name: str
    status: str
    details: str
    code: int
    started: float | None = None
    ended: float | None = None
    stdout: str = ""
    stderr: str = ""
    output: str = ""


@dataclass(slots=True)
class Sent:
    """How many bytes of a running step's output have gone to its log stream."""

    command_id: str
    stream: str
    bytes: int


COMMANDS = Table("command", Command, ("command_id",), indexes=(("account", "region", "number"), ("status",)))
INVOCATIONS = Table(
    "invocation",
    Invocation,
    ("command_id", "instance_id"),
    indexes=(
        ("account", "region", "number"),
        ("account", "region", "instance_id", "number"),
        ("account", "region", "command_id", "status", "number"),
    ),
)
PLUGIN_RUNS = Table("invocation_plugin", PluginRun, ("command_id", "instance_id", "place"))

SENT = Table("command_log_sent", Sent, ("command_id", "stream"))


def plan_of(command: Command) -> tuple[Step, ...]:
    """The steps that every invocation of the command runs."""
    return tuple(Step(**step) for step in command.plan["steps"])


RUNS_OF = Query(
    PLUGIN_RUNS,
    (PLUGIN_RUNS.c.command_id == bind("command_id")) & (PLUGIN_RUNS.c.instance_id == bind("instance_id")),
    order=("place",),
)
# In the order of the key: in that of numbers SQLite would walk through all invocations there are.
OF_COMMAND = Query(INVOCATIONS, INVOCATIONS.c.command_id == bind("command_id"), order=("instance_id",))
OF_COMMAND_IN = Query(
    INVOCATIONS,
    (INVOCATIONS.c.command_id == bind("command_id")) & (INVOCATIONS.c.status == bind("status")),
    order=("number",),
)
NEXT_PENDING = Query(
    INVOCATIONS,
    (INVOCATIONS.c.command_id == bind("command_id")) & (INVOCATIONS.c.status == PENDING),
    order=("number",),
    limit=True,
)
OPEN_OF_NODE = Query(
    INVOCATIONS,
    (INVOCATIONS.c.instance_id == bind("instance_id"))
    & sa.or_(*(INVOCATIONS.c.status == status for status in (*WAITING, *RUNNING))),
    order=("number",),
)
OLDER = Query(COMMANDS, COMMANDS.c.requested < bind("before"), order=("number",), limit=True)
REMOVE_INVOCATIONS = Change(INVOCATIONS, INVOCATIONS.c.command_id == bind("command_id"))
REMOVE_SENT = Change(SENT, SENT.c.command_id == bind("command_id"))
REMOVE_RUNS = Change(PLUGIN_RUNS, PLUGIN_RUNS.c.command_id == bind("command_id"))
WITH_STATUS = Query(COMMANDS, COMMANDS.c.status == bind("status"), order=("number",))


def _asked(column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """The column has the bind's value; true where that is None."""
    return bind(name).is_(None) | (column == bind(name))


def _has_status(table: Table[Any]) -> sa.ColumnElement[bool]:
    """Status or StatusDetails is the bind's: a filter may name either."""
    return bind("status").is_(None) | (table.c.status == bind("status")) | (table.c.details == bind("status"))


def _on_node() -> sa.ColumnElement[bool]:
    return sa.exists(
        sa.select(sa.literal(1)).where(
            INVOCATIONS.c.account == COMMANDS.c.account,
            INVOCATIONS.c.region == COMMANDS.c.region,
            INVOCATIONS.c.command_id == COMMANDS.c.command_id,
            INVOCATIONS.c.instance_id == bind("instance_id"),
        )
    )


def _by_document() -> sa.ColumnElement[bool]:
    return sa.exists(
        sa.select(sa.literal(1)).where(
            COMMANDS.c.account == INVOCATIONS.c.account,
            COMMANDS.c.region == INVOCATIONS.c.region,
            COMMANDS.c.command_id == INVOCATIONS.c.command_id,
            COMMANDS.c.document_name == bind("document_name"),
        )
    )


def _requested(table: Table[Any]) -> sa.ColumnElement[bool]:
    """Requested in a time, with a status (None: any)."""
    requested = table.c.requested
    return (requested >= bind("since")) & (requested < bind("before")) & _has_status(table)


@functools.cache
def newest_commands(by: str) -> Query[Command]:
    """Commands to a node or by a document, over (`final` 1) or not (0); binds but the times may be None.

    The one command with an id if `by` is "command_id".
    """
    is_open = sa.or_(*(COMMANDS.c.status == status for status in OPEN_COMMAND))
    where = sa.and_(
        _requested(COMMANDS),
        _asked(COMMANDS.c.document_name, "document_name"),
        bind("instance_id").is_(None) | _on_node(),
        bind("final").is_(None) | (sa.case((is_open, 0), else_=1) == bind("final")),
    )
    if by:
        where &= COMMANDS.c[by] == bind(by)
    return Query(COMMANDS, where, order=("number",), descending=True, limit=True)


@functools.cache
def newest_invocations(by: str) -> Query[Invocation]:
    """Invocations by a document (None: any), and of one command or node if `by` is its column's name.

    Those of a command come in the order of its nodes, others from the newest on: so each has its index.
    """
    where = _requested(INVOCATIONS) & (bind("document_name").is_(None) | _by_document())
    if by == "command_id":
        where &= (INVOCATIONS.c.command_id == bind(by)) & _asked(INVOCATIONS.c.instance_id, "instance_id")
        return Query(INVOCATIONS, where, order=("instance_id",), limit=True)
    if by:
        where &= INVOCATIONS.c[by] == bind(by)
    return Query(INVOCATIONS, where, order=("number",), descending=True, limit=True)
