"""What the emulator hears of after a commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.store import Scope


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """Rules of this scope's default bus were made, changed or removed."""

    scope: Scope
