"""What a command asks for besides running is looked at before there is a command."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from typing import TYPE_CHECKING

import orjson

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.documents.errors import MaxDocumentSizeExceeded
from bellhop.engines.runcommand.errors import (
    InvalidNotificationConfig,
    InvalidOutputFolder,
    InvalidRole,
    NoCommand,
)
from bellhop.engines.runcommand.wishes import ALL, COMMAND, NONE
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.documents.library import Document
    from bellhop.engines.documents.steps import Step
    from bellhop.engines.runcommand.wishes import Wishes
    from bellhop.kernel.context import Context

LARGEST = 65_536  # bytes: "the size limit of a document is 64 KB"
_TOPIC = re.compile(r"arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_.-]{1,256}", re.ASCII)
_ROLE = re.compile(r"(arn:aws[a-z-]*:iam::\d{12}:role/)?([\w+=,.@-]+/)*[\w+=,.@-]{1,64}", re.ASCII)


def check_document(document: Document) -> None:
    """Raises InvalidDocument for one that is no command, or whose attachments could not be had."""
    if document.kind != "Command" or document.status != "Active":
        raise NoCommand(document.name, document.kind)


def check_size(steps: Iterable[Step]) -> None:
    """Raises MaxDocumentSizeExceeded for a document that has grown too large with what was put into it."""
    if len(orjson.dumps([step.facts() for step in steps])) > LARGEST:
        raise MaxDocumentSizeExceeded


def check_hash(document: Document, wanted: str, kind: str) -> None:
    """Raises InvalidDocument for a document that is not the one that was hashed."""
    if not wanted:
        return
    found = hashlib.sha1(document.text().encode()).hexdigest() if kind == "Sha1" else document.sha256()  # noqa: S324 - AWS's older hash
    if wanted != found:
        sentence = f"The {kind} hash of the document {document.name} is not the one given."
        raise Refusal("InvalidDocument", sentence)


def checked(ctx: Context, wished: Wishes) -> Wishes:
    """The wishes, with what was left open.

    Raises InvalidRole, InvalidNotificationConfig, InvalidOutputFolder.
    """
    if wished is NONE:
        return wished
    if wished.role and not _ROLE.fullmatch(wished.role):
        raise InvalidRole
    if wished.topic or wished.told_of or wished.told_by:
        wished = _told(wished)
    return dataclasses.replace(wished, region=_region(ctx, wished.bucket)) if wished.bucket else wished


def _told(wished: Wishes) -> Wishes:
    """Everything, of the command as a whole, where nothing else is said."""
    if not _TOPIC.fullmatch(wished.topic):
        raise InvalidNotificationConfig
    if not wished.role:
        raise InvalidRole
    return dataclasses.replace(wished, told_of=wished.told_of or (ALL,), told_by=wished.told_by or COMMAND)


def _region(ctx: Context, bucket: str) -> str:
    """Where the bucket lies; one that S3 does not speak of to us may be one that the nodes may write to."""
    objects, scope = ctx.neighbours.objects, ctx.scope
    try:
        found = ctx.ask(("bucket", bucket), lambda: objects.region(scope, bucket))
    except (Undeliverable, Unreachable):
        return scope.region
    if not found:
        raise InvalidOutputFolder
    return found
