"""The mailbox simulator's addresses and their fates."""

from __future__ import annotations

import pytest

from bellhop.engines.mail.simulator import Fate, fate_of


@pytest.mark.parametrize(
    ("local", "domain", "fate"),
    [
        ("success", "simulator.amazonses.com", Fate.DELIVERED),
        ("bounce", "simulator.amazonses.com", Fate.BOUNCED),
        ("bounce+label1", "simulator.amazonses.com", Fate.BOUNCED),
        ("ooto", "Simulator.AmazonSES.com", Fate.OUT_OF_OFFICE),
        ("complaint+a+b", "simulator.amazonses.com", Fate.COMPLAINED),
        ("suppressionlist", "simulator.amazonses.com", Fate.SUPPRESSED),
        ("nobody", "simulator.amazonses.com", Fate.BOUNCED),
        ("bounce", "example.com", None),
        ("bounce", "x.simulator.amazonses.com", None),
    ],
)
def test_fates(local: str, domain: str, fate: Fate | None) -> None:
    assert fate_of(local, domain) is fate
