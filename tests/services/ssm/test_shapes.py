"""Durations as GetCommandInvocation writes them."""

from __future__ import annotations

import pytest

from bellhop.services.ssm.command_shapes import duration


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "PT0S"),
        (0.0214, "PT0.021S"),
        (1.5, "PT1.5S"),
        (59.9996, "PT1M"),
        (65, "PT1M5S"),
        (3600, "PT1H"),
        (7322.25, "PT2H2M2.25S"),
        (-1, "PT0S"),
    ],
)
def test_duration(seconds, text):
    assert duration(seconds) == text
