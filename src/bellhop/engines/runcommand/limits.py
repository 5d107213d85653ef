"""MaxConcurrency and MaxErrors: a number, or a part of the targets."""

from __future__ import annotations

# The account's quota of pending invocations, of which AWS says no number: a command for more runs nowhere.
PENDING_INVOCATIONS = 50_000


def concurrency(text: str, targets: int) -> int:
    """How many nodes run the command at once: one at least."""
    return max(1, _share(text, targets))


def errors(text: str, targets: int) -> int:
    """How many errors stop nothing yet. "10% of 50 nodes" are five: the sixth stops the command."""
    return _share(text, targets)


def _share(text: str, targets: int) -> int:
    return targets * int(text[:-1]) // 100 if text.endswith("%") else int(text)
