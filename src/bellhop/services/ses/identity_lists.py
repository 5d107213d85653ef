"""Operations that tell of a list of identities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import identities
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

MAX_IDENTITIES = 100  # "can only get […] attributes for up to 100 identities at a time"


def those_of(ctx: Context, names: list[str]) -> Iterator[tuple[str, Identity]]:
    """The identities of these names, as they were asked for; who is none is left out."""
    if len(names) > MAX_IDENTITIES:
        raise Refusal(
            "InvalidParameterValue", f"You can specify a maximum of {MAX_IDENTITIES} identities at a time."
        )
    for name in names:
        identity = identities.look_up(ctx, name)
        if identity is not None:
            yield name, identity
