"""Sending authorization policies: what an identity's owner lets others do with it.

ses/latest/dg/sending-authorization-policies.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import InvalidPolicy, PolicyExists, TooManyPolicies
from bellhop.engines.mail.tables import IDENTITY_POLICIES, POLICIES_OF, IdentityPolicy

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Store

MAX_POLICIES = 20  # "up to 20 policies with each unique identity" (policy-anatomy)
MAX_BYTES = 4096  # "Policies can't exceed 4 kilobytes (KB) in size."

# "they can only include alphanumeric characters, dashes, and underscores"
_is_name = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


def of(ctx: Context, identity: str) -> dict[str, str]:
    """The documents of an identity's policies by the policies' names."""
    return documents(ctx.store, identity)


def documents(store: Store, identity: str) -> dict[str, str]:
    """As `of`, of an identity that is anybody's."""
    return {policy.name: policy.document for policy in store.select(POLICIES_OF, identity=identity)}


def put(ctx: Context, identity: str, name: str, document: str) -> None:
    """Set an identity's policy, new or not; raises InvalidPolicy, TooManyPolicies."""
    _check(ctx, identity, name, document)
    there = of(ctx, identity)
    if name not in there and len(there) >= MAX_POLICIES:
        raise TooManyPolicies(MAX_POLICIES)
    ctx.store.put(IDENTITY_POLICIES, IdentityPolicy(identity, name, document))


def create(ctx: Context, identity: str, name: str, document: str) -> None:
    """As `put`, for a policy that must be new; raises PolicyExists besides."""
    if ctx.store.get(IDENTITY_POLICIES, identity, name) is not None:
        raise PolicyExists(name)
    put(ctx, identity, name, document)


def update(ctx: Context, identity: str, name: str, document: str) -> None:
    """Change a policy; nothing happens where there is none of this name. Raises InvalidPolicy."""
    _check(ctx, identity, name, document)
    ctx.store.update(IDENTITY_POLICIES, identity, name, document=document)


def delete(ctx: Context, identity: str, name: str) -> None:
    """Remove a policy, if there is one of this name."""
    ctx.store.delete(IDENTITY_POLICIES, identity, name)


def _check(ctx: Context, identity: str, name: str, document: str) -> None:
    if _is_name(name) is None:
        raise InvalidPolicy(f"Invalid policy name: {name}")
    if len(document.encode()) > MAX_BYTES:
        raise InvalidPolicy(f"Policy size exceeds the maximum of {MAX_BYTES} bytes.")
    from bellhop.engines.mail.authorization import anatomy  # noqa: PLC0415 - loads what policies need

    anatomy.check(ctx, identity, document)
