"""What is to be said, one value a kind of channel; message variables are not filled in yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.submission import Part


@dataclass(frozen=True, slots=True)
class Email:
    """A mail: whole (`raw`, where nothing is filled in), or its parts."""

    sender: str | None
    subject: Part | None = None
    text: Part | None = None
    html: Part | None = None
    raw: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    reply_to: tuple[str, ...] = ()
    return_path: str | None = None
    configuration_set: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text message."""

    body: str
    origination: str
    message_type: str


@dataclass(frozen=True, slots=True)
class Notification:
    """A push notification; `data` is what it carries for the app."""

    title: str
    body: str
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Voice:
    """A call that reads `body` aloud."""

    body: str
    origination: str
    voice: str


Content = Email | Text | Notification | Voice
