"""S3's objects of many parts: put together on disk, so that memory need not hold what is large."""

from __future__ import annotations

import hashlib
import mmap
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from bellhop.downstream.embedded.world import module, replace, visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts have become, for the object to take over."""

    file: BinaryIO
    size: int


def prepare() -> None:
    models = module("moto.s3.models")
    replace(models.FakeMultipart, "complete", _complete)
    replace(models.FakeKey, "value", _value)


def _value(original: Any) -> Any:
    """An object's content: a file that is there already is its own from now on."""

    def take(self: Any, content: Any) -> None:
        if isinstance(content, Whole):
            self._value_buffer.close()
            self._value_buffer, self.contentsize = content.file, content.size
        else:
            original.fset(self, content)

    return property(original.fget, take)


def _complete(original: Any) -> Any:
    """CompleteMultipartUpload: the content, its ETag, and what is to be said of its checksum."""

    def complete(self: Any, body: Iterable[tuple[int, str]]) -> Any:
        if not visit():
            return original(self, body)
        parts = list(_checked(self, body))
        if not parts:
            raise module("moto.s3.models").MalformedXML
        digests = b"".join(bytes.fromhex(_bare(part.etag)) for part in parts)
        etag = hashlib.md5(digests, usedforsecurity=False).hexdigest()
        whole = _joined(parts)
        return whole, f"{etag}-{len(parts)}", _checksum(self, parts, whole)

    return complete


def _checked(upload: Any, body: Iterable[tuple[int, str]]) -> Iterator[Any]:
    """The parts that are named, in this order; only the last one may be small."""
    models, last = module("moto.s3.models"), None
    for number, etag in body:
        part = upload.parts.get(number)
        if part is None or _bare(part.etag) != _bare(etag):
            raise models.InvalidPart
        if last is not None and last.contentsize < models.S3_UPLOAD_PART_MIN_SIZE:
            raise models.EntityTooSmall
        yield part
        last = part


def _bare(etag: str) -> str:
    return etag.replace('"', "")


def _joined(parts: Iterable[Any]) -> Whole:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the object that it becomes
    for part in parts:
        file.write(part.value)
    return Whole(file, file.tell())


def _checksum(upload: Any, parts: list[Any], whole: Whole) -> tuple[str, str, int]:
    models = module("moto.s3.models")
    wanted = (upload.metadata.get(f"x-amz-checksum-{name}") for name in ("algorithm", "type"))
    builder = models.MultipartChecksumBuilder(*wanted)
    if builder.checksum_type == "COMPOSITE":
        for part in parts:
            builder.addPart(part.value)
        return builder.build()
    whole.file.flush()
    if not whole.size:  # nothing cannot be mapped
        return builder.checksum_type, models.compute_checksum(b"", builder.checksum_algorithm).decode(), 1
    with mmap.mmap(whole.file.fileno(), whole.size, access=mmap.ACCESS_READ) as content:
        found = models.compute_checksum(content, builder.checksum_algorithm)
    return builder.checksum_type, found.decode(), 1
