"""Smithy RPC v2 CBOR, as far as it is needed to say no: newer clients of Mail Manager speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.wire.http import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.wire.protocol import Fault

MAP, TEXT = 5 << 5, 3 << 5


def refuse(fault: Fault, request_id: str) -> Answer:
    """A map of `__type` and `message`: smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html"""
    headers = [
        ("x-amzn-RequestId", request_id),
        ("smithy-protocol", "rpc-v2-cbor"),
        ("Content-Type", "application/cbor"),
    ]
    return Answer(fault.status, headers, encode({"__type": fault.code, "message": fault.message}))


def encode(members: Mapping[str, str]) -> bytes:
    """A map of texts, RFC 8949."""
    pairs = b"".join(_text(name) + _text(value) for name, value in members.items())
    return _head(MAP, len(members)) + pairs


def _text(value: str) -> bytes:
    data = value.encode()
    return _head(TEXT, len(data)) + data


def _head(major: int, count: int) -> bytes:
    return bytes([major | count]) if count < 24 else bytes([major | 26]) + count.to_bytes(4, "big")
