"""What a directory hears of after a commit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """Keys, principals or policies are no longer what they were."""
