"""Identities as operations name them: by name or ARN, one or a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import identities
from bellhop.services.ses.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

MAX_IDENTITIES = 100  # "can only get […] attributes for up to 100 identities at a time"


def those_of(ctx: Context, names: list[str]) -> Iterator[tuple[str, Identity]]:
    """The identities of these names or ARNs, as they were asked for; who is none is left out."""
    if len(names) > MAX_IDENTITIES:
        raise Invalid(f"You can specify a maximum of {MAX_IDENTITIES} identities at a time.")
    for name in names:
        identity = look_up(ctx, name)
        if identity is not None:
            yield name, identity


def look_up(ctx: Context, text: str) -> Identity | None:
    """ "You can specify an identity by using its name or by using its Amazon Resource Name." """
    return identities.look_up(ctx, text.removeprefix(identities.arn(ctx, "")))
