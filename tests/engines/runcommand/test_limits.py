"""MaxConcurrency and MaxErrors mean numbers or parts of the targets."""

from __future__ import annotations

import pytest

from bellhop.engines.runcommand import limits


@pytest.mark.parametrize(
    ("text", "targets", "at_once", "errors"),
    [
        ("50", 3, 50, 50),
        ("10%", 50, 5, 5),
        ("10%", 5, 1, 0),
        ("100%", 7, 7, 7),
        ("1", 9, 1, 1),
        ("0", 9, 1, 0),
    ],
)
def test_limits(text, targets, at_once, errors):
    assert limits.concurrency(text, targets) == at_once
    assert limits.errors(text, targets) == errors
