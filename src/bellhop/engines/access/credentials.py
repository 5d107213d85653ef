"""New access keys, secrets and session tokens."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

LASTING, TEMPORARY = "AKIA", "ASIA"


def access_key_id(ctx: Context, prefix: str) -> str:
    """A prefix and 16 letters and digits, of which the first say the account, as AWS's have it.

    Seven bits below the top one of the first 48 are chance, the 40 above them the account's number.
    """
    chance = ctx.ids.bits(5)
    owner = 1 << 47 | int(ctx.account) << 7 | chance[0] >> 1
    return prefix + base64.b32encode(owner.to_bytes(6, "big") + chance[1:]).decode()


def secret(ctx: Context) -> str:
    """40 characters."""
    return base64.b64encode(ctx.ids.bits(30)).decode()


def session_token(ctx: Context) -> str:
    """A text that nobody is to read anything in; some 350 characters."""
    return base64.b64encode(ctx.ids.bits(261)).decode()
