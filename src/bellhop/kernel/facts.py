"""From the facts for which an engine refuses to the errors of a face, which has one table of them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping


@contextlib.contextmanager
def named_by(codes: Mapping[type[Exception], str]) -> Generator[None]:
    """Facts of the table leave as Refusals with its codes; what a fact says of itself is the message.

    `members` of a fact, if it has any, are those of the error's shape; `status` is that of a code that no
    model knows.
    """
    try:
        yield
    except tuple(codes) as fact:
        members: dict[str, Any] = getattr(fact, "members", {})
        raise Refusal(codes[type(fact)], str(fact), getattr(fact, "status", None), **members) from fact
