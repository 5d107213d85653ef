"""How operations of this API page."""

from __future__ import annotations

from bellhop.kernel.paging import Pages


def pages_of(maximum: int, default: int = 0) -> Pages:
    """Pages by NextToken and PageSize, `default` of a page where nobody says (else the maximum)."""
    sentence = "The specified NextToken is not valid."
    return Pages("BadRequestException", sentence, default or maximum, maximum, size="PageSize")
