"""From the facts for which an engine refuses to the errors of a face, which has one table of them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping


@contextlib.contextmanager
def named_by(codes: Mapping[type[Exception], str], *, members: bool = False) -> Generator[None]:
    """Facts of the table leave as Refusals with its codes; what a fact says of itself is the message.

    With `members`, those that a fact has are the ones of its error's shape. Its `status`, if it has one, is
    that of a code that no model knows.
    """
    try:
        yield
    except tuple(codes) as fact:
        told: dict[str, Any] = getattr(fact, "members", {}) if members else {}
        raise Refusal(codes[type(fact)], str(fact), getattr(fact, "status", None), **told) from fact
