"""Files attached to a version of a document: fetched from S3 or another document, kept, and handed out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.documents import amazon, lookup
from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentContent, InvalidDocumentVersion
from bellhop.engines.documents.tables import (
    ATTACHED,
    ATTACHED_CONTENTS,
    ATTACHMENTS,
    BY_WORD,
    AttachedContent,
    Attachment,
)
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bellhop.engines.documents.lookup import Found
    from bellhop.kernel.context import Context
    from bellhop.store import Store

_S3_HOST = re.compile(r"(?:(?P<bucket>.+)\.)?s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?", re.ASCII)
_NAME = re.compile(r"[a-zA-Z0-9_\-.]{1,128}", re.ASCII)
_WORD = 32  # characters of a link that nobody guesses


@dataclass(frozen=True, slots=True)
class Source:
    """Where files are: `key` is SourceUrl (a folder), S3FileUrl, or AttachmentReference; `name` the file."""

    key: str
    value: str
    name: str = ""


class Missing(Exception):
    """A file cannot be had, or isn't what the document says it is."""


def fetched(ctx: Context, sources: Sequence[Source], content: Any) -> dict[str, bytes]:
    """File name → its bytes; raises Missing, and InvalidDocumentContent for a source that makes no sense."""
    wanted = _checksums(content)
    found: dict[str, bytes] = {}
    for source in sources:
        for name, fetch in _files(source, wanted):
            if not _NAME.fullmatch(name):  # what a model says of a Name; others are a document's or a URL's
                raise InvalidDocumentContent(f"{name} is no name of an attachment.")
            found[name] = (
                _reference(ctx, fetch) if source.key == "AttachmentReference" else _object(ctx, fetch)
            )
    for name, checksum in wanted.items():
        if name not in found:
            raise Missing(f"The file {name} isn't among the attachments.")
        if checksum and hashlib.sha256(found[name]).hexdigest() != checksum.lower():
            raise Missing(f"The checksum of the attachment {name} doesn't match the one in the document.")
    return found


def _checksums(content: Any) -> dict[str, str]:
    """The files that a package or runbook names, with their SHA-256, "" where none is said."""
    files: Any = cast("dict[str, Any]", content).get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict):
        return {}
    return {name: _checksum(each) for name, each in cast("dict[str, Any]", files).items()}


def _checksum(entry: Any) -> str:
    sums: Any = cast("dict[str, Any]", entry).get("checksums") if isinstance(entry, dict) else None
    return str(cast("dict[str, Any]", sums).get("sha256", "")) if isinstance(sums, dict) else ""


def _files(source: Source, wanted: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Names and places of the files of a source; a folder has those that the document names."""
    if source.key == "SourceUrl":
        folder = source.value.rstrip("/")
        return [(name, f"{folder}/{name}") for name in wanted]
    return [(source.name or source.value.rpartition("/")[2], source.value)]


def place(url: str) -> tuple[str, str]:
    """Bucket and key of an S3 URL in any of its styles; raises InvalidDocumentContent."""
    try:
        parts = urlsplit(url)
    except ValueError as error:  # brackets that hold no address
        raise InvalidDocumentContent(f"The attachment source {url} is no URL of Amazon S3.") from error
    path = unquote(parts.path).lstrip("/")
    if parts.scheme == "s3":
        return parts.netloc, path
    host = _S3_HOST.fullmatch(parts.hostname or "")
    if host and host["bucket"]:
        return host["bucket"], path
    bucket, _, key = path.partition("/")
    if parts.scheme not in ("http", "https") or not bucket or not key:
        raise InvalidDocumentContent(f"The attachment source {url} is no URL of Amazon S3.")
    return bucket, key


def _object(ctx: Context, url: str) -> bytes:
    bucket, key = place(url)
    objects, scope = ctx.neighbours.objects, ctx.scope
    try:
        return ctx.ask(("attachment", url), lambda: objects.get(scope, bucket, key))
    except Undeliverable as error:
        if error.code == "NoSuchBucket":
            message = (
                "The specified S3 bucket doesn't exist. Verify that the URL of the S3 bucket is correct."
            )
            raise Missing(message) from error
        raise Missing(f"The attachment {url} can't be read. {error.message}") from error
    except Unreachable as error:
        raise Missing(f"Amazon S3 can't be reached for the attachment {url}.") from error


def _reference(ctx: Context, value: str) -> bytes:
    """`MyOtherDocument/3/my-other-file.py`, or the ARN of a shared document in front."""
    name, version, file = value.rsplit("/", 2) if value.count("/") >= 2 else ("", "", "")
    if not file:
        raise InvalidDocumentContent(f"The attachment reference {value} isn't Document/Version/File.")
    try:
        found = lookup.find(ctx, name, version)
    except (InvalidDocument, InvalidDocumentVersion) as error:
        raise InvalidDocumentContent(f"The attachment {value} isn't there. {error.message}") from error
    content = content_of(ctx, found, file)
    if content is None:
        raise Missing(f"The document {name} has no attachment {file} in its version {version}.")
    return content


def keep(ctx: Context, name: str, number: int, files: Mapping[str, bytes]) -> None:
    for file, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        word = ctx.ids.word(_WORD)
        ctx.store.add(ATTACHMENTS, Attachment(name, number, file, word, len(content), digest))
        ctx.store.add(ATTACHED_CONTENTS, AttachedContent(name, number, file, word, content))


def of(ctx: Context, found: Found) -> list[Attachment]:
    """The files of a document in this version, in the order of their names."""
    if found.owner == amazon.OWNER:
        return []
    return _store(ctx, found).select(ATTACHED, name=found.head.name, number=found.version.number)


def content_of(ctx: Context, found: Found, file: str) -> bytes | None:
    """What is in a file of a document in this version."""
    if found.owner == amazon.OWNER:
        return None
    row = _store(ctx, found).get(ATTACHED_CONTENTS, found.head.name, found.version.number, file)
    return row and row.content


def _store(ctx: Context, found: Found) -> Store:
    """The rows of its owner, which has shared it."""
    return ctx.store.of(Scope(found.owner, ctx.region))


def url(ctx: Context, attachment: Attachment) -> str:
    """Where anybody who knows this may fetch the file, as with a presigned URL of Amazon S3."""
    return f"{ctx.base_url}/_bellhop/links/attachments/{attachment.word}/{attachment.file}"


def linked(ctx: Context, word: str) -> AttachedContent | None:
    """The file that a link leads to."""
    rows = ctx.store.across().select(BY_WORD, word=word)
    return rows[0][1] if rows else None
