"""Commands are ordered and cancelled here; the dispatcher hears of it after the commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.documents import library, validation
from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.documents.steps import steps
from bellhop.engines.fleet import nodes as fleet
from bellhop.engines.runcommand import alarms, checks, endings, limits, references, retention, targets
from bellhop.engines.runcommand.errors import DuplicateInstanceId, InvalidCommandId, InvalidInstanceId
from bellhop.engines.runcommand.notices import Ready, Stop
from bellhop.engines.runcommand.states import (
    ACCESS_DENIED,
    CANCELLED,
    CANCELLING,
    FAILED,
    IN_PROGRESS,
    INVOCATION,
    NO_INSTANCES_IN_TAG,
    PENDING,
    RATE_EXCEEDED,
    WAITING,
)
from bellhop.engines.runcommand.tables import COMMANDS, INVOCATIONS, OF_COMMAND, Command, Invocation
from bellhop.engines.runcommand.wishes import NONE

if TYPE_CHECKING:
    from bellhop.engines.documents.library import Document
    from bellhop.engines.documents.steps import Step
    from bellhop.engines.fleet.tables import Node
    from bellhop.engines.runcommand.targets import Target
    from bellhop.engines.runcommand.wishes import Wishes
    from bellhop.kernel.context import Context


@dataclass(slots=True)
class Order:
    """A command to be run on the nodes with `instance_ids`, or those that meet all `targets`.

    `timeout_seconds` is how long it may wait for its node; `document_hash` is checked where it is given.
    """

    document_name: str
    document_version: str = ""
    parameters: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    instance_ids: list[str] = field(default_factory=list[str])
    targets: list[Target] = field(default_factory=list["Target"])
    timeout_seconds: int = 3600
    comment: str = ""
    max_concurrency: str = "50"
    max_errors: str = "0"
    wishes: Wishes = NONE
    document_hash: str = ""
    document_hash_type: str = "Sha256"


def order(ctx: Context, order: Order) -> Command:
    """Take a command; it is handed out after the commit."""
    document = library.find(ctx, order.document_name, order.document_version)
    checks.check_document(document)
    checks.check_hash(document, order.document_hash, order.document_hash_type)
    values = validation.values(document, references.resolved(ctx, order.parameters))
    todo = references.in_steps(ctx, steps(document, references.filled(ctx, values)))
    checks.check_size(todo)
    nodes = _nodes(ctx, order, document)
    order.wishes = checks.checked(ctx, order.wishes)
    command = _command(ctx, order, (document, todo), len(nodes))
    ctx.store.add(COMMANDS, command)
    if len(nodes) > limits.PENDING_INVOCATIONS:
        return _refuse(ctx, command, RATE_EXCEEDED)
    for node in nodes:
        number = ctx.ids.sequence(ctx.now)
        row = Invocation(
            command.command_id, node.instance_id, number, node.computer_name, ctx.now, PENDING, PENDING
        )
        ctx.store.add(INVOCATIONS, row)
        if ctx.forbidden and fleet.arn(ctx.scope, node.instance_id) in ctx.forbidden:
            endings.end(ctx, command, row, (FAILED, ACCESS_DENIED))
    if not nodes:
        return _refuse(ctx, command, NO_INSTANCES_IN_TAG)
    if command.completed_count:
        endings.conclude(ctx, command)
    if order.wishes.alarm:
        alarms.look(ctx, command)
    else:
        ctx.notify(Ready(ctx.scope, command.command_id))
    return command


def _refuse(ctx: Context, command: Command, details: str) -> Command:
    """A command that goes to no node at all."""
    endings.end_command(ctx, command, FAILED, details)
    endings.save(ctx, command)
    return command


def _nodes(ctx: Context, order: Order, document: Document) -> list[Node]:
    if bool(order.instance_ids) == bool(order.targets):
        raise InvalidParameters("Name the managed nodes either by InstanceIds or by Targets.")
    if order.instance_ids:
        return targets.named(ctx, order.instance_ids, document)
    return targets.matching(ctx, order.targets)


def _command(ctx: Context, order: Order, plan: tuple[Document, list[Step]], count: int) -> Command:
    document, todo = plan
    waits = order.timeout_seconds + sum(step.timeout for step in todo)
    return Command(
        ctx.ids.uuid(),
        ctx.ids.sequence(ctx.now),
        document.name,
        order.document_version,
        order.comment,
        order.parameters,
        order.instance_ids,
        [{"key": target.key, "values": target.values} for target in order.targets],
        ctx.now,
        ctx.now + waits,
        order.timeout_seconds,
        order.max_concurrency,
        order.max_errors,
        limits.concurrency(order.max_concurrency, count),
        limits.errors(order.max_errors, count),
        count,
        {
            "schema": document.schema_version,
            "platforms": document.platform_types,
            "steps": [step.facts() for step in todo],
        },
        order.wishes.facts() if order.wishes is not NONE else {},
        PENDING,
        PENDING,
    )


def find(ctx: Context, command_id: str) -> Command:
    """The command; raises InvalidCommandId."""
    command = ctx.store.get(COMMANDS, command_id)
    if command is None or not retention.is_kept(ctx, command):
        raise InvalidCommandId
    return command


def cancel(ctx: Context, command_id: str, instance_ids: list[str]) -> None:
    """Call a command off on these nodes, or on all: what waits is cancelled, what runs is told to end."""
    command = find(ctx, command_id)
    if len(set(instance_ids)) < len(instance_ids):
        raise DuplicateInstanceId
    rows = {row.instance_id: row for row in ctx.store.select(OF_COMMAND, command_id=command_id)}
    if strangers := set(instance_ids) - rows.keys():
        raise InvalidInstanceId(ctx.account, sorted(strangers))
    if not instance_ids:
        endings.call_off(ctx, command)
    for row in (rows[each] for each in instance_ids or rows):
        _cancel_one(ctx, command, row)
    endings.conclude(ctx, command)


def _cancel_one(ctx: Context, command: Command, row: Invocation) -> None:
    if row.status in WAITING:
        endings.end(ctx, command, row, (CANCELLED, CANCELLED))
    elif row.status == IN_PROGRESS:
        row.status = row.details = INVOCATION.step(row.status, CANCELLING)
        endings.keep(ctx, row)
        endings.tell(ctx, command, row)
        ctx.notify(Stop(row.command_id, row.instance_id, timed_out=False))
