"""What steps wrote goes from the node's disk to S3 and CloudWatch Logs, piece by piece."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from bellhop.agent.disk import open_inside
from bellhop.downstream.ports import Undeliverable
from bellhop.engines.runcommand.tables import SENT, Sent
from bellhop.kernel.timers import GiveUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.ports import Logs, Objects
    from bellhop.engines.runcommand.events import LogOutput, ObjectOutput
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

    Entries = list[tuple[float, str]]

AGENTS = "/var/lib/amazon/ssm/"  # where all that the agent writes is on a node's disk
MOST_BYTES, MOST_EVENTS = 200_000, 4  # of an event, and of events in a call
BATCH = MOST_BYTES * MOST_EVENTS
OBJECT = {"ACL": "bucket-owner-full-control", "ContentType": "text/plain"}


class Gone(Exception):
    """The file is there no more: its node was removed, or has removed it."""


def put_object(ctx: Context, event: ObjectOutput) -> None:
    """A subscriber: the file becomes an object."""
    _ask(ctx, functools.partial(_put_object, ctx.neighbours.objects, ctx.scope, event))


def _put_object(objects: Objects, scope: Scope, event: ObjectOutput) -> None:
    with _opened(event.file) as file:
        if os.fstat(file.fileno()).st_size:  # "Empty files are not uploaded"
            objects.put_file(scope, event.bucket, event.key, file, **OBJECT)


def put_events(ctx: Context, event: LogOutput) -> None:
    """A subscriber: the file's next events; what is behind them has an event of its own."""
    before = ctx.store.get(SENT, event.command_id, event.stream)
    offset = before.bytes if before else 0
    sent = _ask(ctx, functools.partial(_put_events, ctx.neighbours.logs, ctx.scope, event, offset))
    if sent:
        ctx.store.put(SENT, Sent(event.command_id, event.stream, offset + sent))
        ctx.emit(event)
    elif event.last and before:
        ctx.store.delete(SENT, event.command_id, event.stream)


def _put_events(logs: Logs, scope: Scope, event: LogOutput, offset: int) -> int:
    """How many bytes were sent; 0: there is nothing more, or nothing yet."""
    if not event.last and not Path(event.file).exists():
        return 0
    with _opened(event.file) as file:
        file.seek(offset)
        data = file.read(BATCH)
    if not event.last and len(data) < BATCH:
        data = data[: data.rfind(b"\n") + 1]  # the line is not at its end yet
    texts, sent = split(data)
    if texts:
        _put(logs, scope, event, [(event.time, text) for text in texts])
    return sent


def _put(logs: Logs, scope: Scope, event: LogOutput, entries: Entries) -> None:
    try:
        logs.put(scope, event.group, event.stream, entries)
    except Undeliverable as error:
        if error.code != "ResourceNotFoundException":
            raise
        logs.make_group(scope, event.group)
        logs.put(scope, event.group, event.stream, entries)


def split(data: bytes) -> tuple[list[str], int]:
    """The messages of the next events, of 200,000 bytes at most and whole lines if they can be; their bytes.

    Less than a batch is all that is left.
    """
    texts: list[str] = []
    begin = 0
    while begin < len(data) and len(texts) < MOST_EVENTS:
        last = len(data) < BATCH and begin + MOST_BYTES >= len(data)
        text, size = _first(data[begin : begin + MOST_BYTES], last=last)
        texts.append(text)
        begin += size
    return texts, begin


def _first(data: bytes, *, last: bool) -> tuple[str, int]:
    """A message that is no more than data, and how much of it that is."""
    if not last:
        data = data[: data.rfind(b"\n") + 1] or _whole_characters(data)
    text = data.decode(errors="replace")
    while len(text.encode()) > MOST_BYTES:  # what is no text is written with more bytes than it has
        data = data[: len(data) // 3]
        text = data.decode(errors="replace")
    return text, len(data)


def _whole_characters(data: bytes) -> bytes:
    """Without the beginning of a character of UTF-8 that is cut."""
    for back in range(1, min(4, len(data))):
        if data[-back] >= 0xC0:  # it begins here
            needed = 2 + (data[-back] >= 0xE0) + (data[-back] >= 0xF0)
            return data if needed <= back else data[:-back]
        if data[-back] < 0x80:
            break
    return data


def _opened(file: str) -> BinaryIO:
    """Raises Gone."""
    disk = Path(file.partition(AGENTS)[0])
    try:
        return open_inside(disk, Path(file))
    except OSError as error:
        raise Gone(f"{Path(file).name} is not on the node any more: {error.strerror}") from error


def _ask(ctx: Context, question: Callable[[], Any]) -> Any:
    try:
        return ctx.ask("upload", question)
    except Gone as error:
        raise GiveUp("OutputGone", str(error)) from error
    except Undeliverable as error:
        raise GiveUp(error.code, error.message) from error
