"""S3's own ways over HTTP: buckets as hosts, and bodies in signed chunks."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from bellhop.downstream.embedded import parts
from bellhop.downstream.embedded.world import UnknownMoto, module, replace, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.wire.http import Request

CHUNKED = "aws-chunked"
CHUNK = re.compile(rb"([0-9A-Fa-f]+)(?:;[^\r\n]*)?\r\n")


def normalized(request: Request, region: str) -> Request:
    """The request with its bucket in the path and its body in one piece."""
    headers = dict(request.headers)
    bucket = bucket_of_host(headers.get("host", ""))
    headers["host"] = f"s3.{region}.amazonaws.com"
    body = request.body if request.sent is None else request.sent  # what S3 keeps is what was sent
    if headers.pop("x-amz-content-sha256", "").startswith("STREAMING-") or CHUNKED in _codings(headers):
        body, trailers = unchunked(body)
        headers = _decoded(headers) | trailers
    path = f"/{bucket}{request.path}" if bucket else request.path
    return dataclasses.replace(request, path=path, headers=headers, body=body)


def bucket_of_host(host: str) -> str:
    """The bucket that a host names: `bucket.s3.…`, `bucket.s3-region.…` and `bucket.localhost` do.

    AmazonS3/latest/userguide/VirtualHosting.html; of other hosts nobody can tell.
    """
    labels = host.partition(":")[0].lower().split(".")
    for place, label in enumerate(labels):
        if label == "s3" or label.startswith("s3-"):
            return unquote(".".join(labels[:place]))
    return ".".join(labels[:-1]) if labels[-1] == "localhost" else ""


def _codings(headers: dict[str, str]) -> list[str]:
    return [coding.strip() for coding in headers.get("content-encoding", "").split(",")]


def _decoded(headers: dict[str, str]) -> dict[str, str]:
    """The headers without what tells of the chunks; the object's own coding stays."""
    kept = [coding for coding in _codings(headers) if coding not in (CHUNKED, "")]
    left = {
        name: value
        for name, value in headers.items()
        if name not in ("content-encoding", "x-amz-decoded-content-length", "x-amz-trailer")
    }
    return left | ({"content-encoding": ",".join(kept)} if kept else {})


def unchunked(body: bytes) -> tuple[bytes, dict[str, str]]:
    """The content of a body in chunks, signed or not, and the headers that trail it.

    AmazonS3/latest/API/sigv4-streaming.html; a body that is none of the kind is itself.
    """
    parts: list[bytes] = []
    at = 0
    while head := CHUNK.match(body, at):
        start, size = head.end(), int(head[1], 16)
        if size == 0:
            return b"".join(parts), _trailers(body[start:])
        parts.append(body[start : start + size])
        at = start + size + 2
    return body, {}


def _trailers(lines: bytes) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.decode("latin-1").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    models = module("moto.s3.models")
    replace(models.FakeKey, "__del__", _unwarned)
    parts.prepare()
    if "bucket_accounts" not in vars(models.s3_backends):
        raise UnknownMoto("moto has no s3_backends.bucket_accounts")
    models.S3BackendDict.bucket_accounts = property(_bucket_accounts, _set_bucket_accounts)


def _bucket_accounts(self: Any) -> dict[str, tuple[str, str]]:
    """Which buckets there are: an account sees its own, and no other account's names are in its way."""
    here = visit()
    if here:
        return here.world.buckets(here.scope.account)
    return self.__dict__["bucket_accounts"]


def _set_bucket_accounts(self: Any, value: Any) -> None:
    vars(self)["bucket_accounts"] = value


def _unwarned(_: Any) -> Any:
    """moto warns of each object that ends without its say-so, and fails to while Python shuts down."""

    def end(self: Any) -> None:
        self.dispose()

    return end
