"""Links in mail: what they say is signed, so that nobody can make one up or change it."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

from bellhop.kernel.memory import MEMORIES, Memory
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

KEPT_AS = "links"


def token(ctx: Context, purpose: str, *facts: str) -> str:
    """Facts as one word for a URL; it is good for this purpose alone (`verify`, `subscription` …)."""
    said = urlsafe_b64encode(json.dumps(facts, separators=(",", ":")).encode()).rstrip(b"=").decode()
    return f"{said}.{_signature(ctx, purpose, said)}"


def facts_of(ctx: Context, purpose: str, text: str) -> list[str] | None:
    """What a token says; None if it is not one of ours for this purpose."""
    said, _, signature = text.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(ctx, purpose, said).encode()):
        return None
    return json.loads(urlsafe_b64decode(said + "=" * (-len(said) % 4)))


def key(ctx: Context, purpose: str) -> bytes:
    """A key for this purpose alone, for who signs where there is no context."""
    return hmac.digest(_secret(ctx), purpose.encode(), hashlib.sha256)


def _signature(ctx: Context, purpose: str, said: str) -> str:
    digest = hmac.digest(_secret(ctx), f"{purpose}:{said}".encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:18]).decode()


def _secret(ctx: Context) -> bytes:
    """This Bellhop's own, made with the first link."""
    store = ctx.store.across().scope(NOBODY)
    kept = store.get(MEMORIES, KEPT_AS)
    if kept is None:
        kept = store.put(MEMORIES, Memory(KEPT_AS, {"secret": ctx.ids.bits(32).hex()}))
    return bytes.fromhex(kept.facts["secret"])
