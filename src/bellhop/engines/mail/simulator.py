"""The SES mailbox simulator: addresses whose fate is known in advance."""

from __future__ import annotations

from enum import StrEnum

DOMAIN = "simulator.amazonses.com"


class Fate(StrEnum):
    """What befalls a mail to a simulator address ("Using the mailbox simulator", SES guide)."""

    DELIVERED = "success"
    BOUNCED = "bounce"
    OUT_OF_OFFICE = "ooto"
    COMPLAINED = "complaint"
    SUPPRESSED = "suppressionlist"


_FATES = {fate.value: fate for fate in Fate}


def fate_of(local: str, domain: str) -> Fate | None:
    """The fate of `local@domain`, None outside the simulator; "bounce+label1@" is "bounce@".

    Other names in the simulator's domain have no mailbox and bounce.
    """
    if domain.lower() != DOMAIN:
        return None
    return _FATES.get(local.partition("+")[0].lower(), Fate.BOUNCED)
