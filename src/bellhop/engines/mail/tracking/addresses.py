"""The URLs of tracked links and images: what they say is signed, so that nobody can lead others astray.

Their paths are AWS's: `/L0/{link}/{its number}/{message id}/{signature}` and `/I0/{message id}/{signature}`.
A link's tags stand behind its signature: `{signature}={tags}`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from bellhop.engines.mail import links

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

    Tags = dict[str, list[str]]

_PURPOSE = "tracking"
_CLICK, _OPEN = "click", "open"


class Click(NamedTuple):
    """A link that is followed: where it leads, the message it is in, its tags (name: values)."""

    link: str
    message: str
    tags: Tags


def signing_key(ctx: Context) -> bytes:
    """What this Bellhop's tracked links are signed with."""
    return links.key(ctx, _PURPOSE)


def click_path(key: bytes, link: str, number: int, message: str, tags: Tags) -> str:
    """The path that leads on to a link, the message's of that number; `link` is ASCII."""
    written = _written(tags) if tags else ""
    signature = _signature(key, _CLICK, link, str(number), message, written)
    end = f"{signature}={written}" if written else signature
    return f"/L0/{quote(link, safe=':')}/{number}/{message}/{end}"


def click_of(key: bytes, path: str) -> Click | None:
    """What a path says, as it was requested (still quoted); None if it is none of ours."""
    try:
        link, number, message, end = path.removeprefix("/L0/").rsplit("/", 3)
    except ValueError:
        return None
    link = unquote(link)
    signature, _, written = unquote(end).partition("=")
    if not _is(signature, _signature(key, _CLICK, link, number, message, written)):
        return None
    return Click(link, message, _read(written) if written else {})


def open_path(key: bytes, message: str) -> str:
    """The path of a message's image."""
    return f"/I0/{message}/{_signature(key, _OPEN, message)}"


def is_open(key: bytes, message: str, signature: str) -> bool:
    """Whether a message's image has this signature."""
    return _is(signature, _signature(key, _OPEN, message))


def _is(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), ours.encode())


def _signature(key: bytes, *said: str) -> str:
    digest = hmac.digest(key, json.dumps(said).encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:18]).decode()


def _written(tags: Tags) -> str:
    said = json.dumps(tags, separators=(",", ":")).encode()
    return urlsafe_b64encode(said).rstrip(b"=").decode()


def _read(written: str) -> Tags:
    return json.loads(urlsafe_b64decode(written + "=" * (-len(written) % 4)))
