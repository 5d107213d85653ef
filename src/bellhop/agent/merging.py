"""Several results that are shown as one: property sets of one plugin, or the steps of an inner document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.runcommand.ports import StepStatus

RANKS: tuple[StepStatus, ...] = ("Skipped", "Success", "SuccessAndReboot", "Failed", "Cancelled", "TimedOut")


def merged(first: Verdict, second: Verdict) -> Verdict:
    """The higher status, the first code that is not 0, the streams after each other."""
    return Verdict(
        first.status if RANKS.index(first.status) >= RANKS.index(second.status) else second.status,
        first.code or second.code,
        joined((first.stdout, second.stdout)),
        joined((first.stderr, second.stderr)),
    )


def joined(texts: Iterable[str]) -> str:
    """Texts on lines of their own; the agent ends no line but to begin another."""
    return "\n".join(text for text in texts if text)
