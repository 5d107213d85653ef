"""Bellhop: a local AWS for messages and fleets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop
    from bellhop.settings import Settings

__all__ = ["Bellhop", "Settings", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The two public names are loaded when they are first used, so that start-up pays for neither."""
    if name == "Bellhop":
        from bellhop.embedding import Bellhop  # noqa: PLC0415

        return Bellhop
    if name == "Settings":
        from bellhop.settings import Settings  # noqa: PLC0415

        return Settings
    raise AttributeError(f"module 'bellhop' has no attribute {name!r}")
