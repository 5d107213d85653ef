"""What sources of content have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Info: TypeAlias = Mapping[str, Any]


def text(info: Info, name: str) -> str:
    """A member of sourceInfo without the spaces around it; empty if it is not there."""
    return str(info.get(name) or "").strip()


def is_true(info: Info, name: str) -> bool:
    return str(info.get(name, "")).lower() == "true"
