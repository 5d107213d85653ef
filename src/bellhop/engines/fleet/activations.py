"""Activations: what hybrid nodes register with.

systems-manager/latest/userguide/sysman-managed-instance-activation.html
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.errors import (
    ActivationExpired,
    InvalidActivation,
    InvalidExpiration,
    RegistrationLimitExceeded,
)
from bellhop.engines.fleet.nodes import NodeError
from bellhop.engines.fleet.platforms import MACOS
from bellhop.engines.fleet.tables import ACTIVATIONS, ALL_ACTIVATIONS, Activation
from bellhop.engines.service_settings import settings

if TYPE_CHECKING:
    from bellhop.engines.fleet.nodes import NewNode
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context

DAY = 86_400.0  # seconds
LONGEST = 30 * DAY
CODE_LENGTH = 20
STANDARD_TIER = 1000  # hybrid nodes of an account in a Region


@dataclass(slots=True)
class NewActivation:
    """An activation to be; `expires` is in seconds since the epoch, None: a day from now."""

    iam_role: str
    description: str = ""
    default_name: str = ""
    limit: int = 1
    expires: float | None = None
    tags: dict[str, str] = field(default_factory=dict[str, str])
    metadata: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


def create(ctx: Context, new: NewActivation) -> tuple[Activation, str]:
    """An activation and its code, which nobody can read again. Raises ValidationException for its end."""
    expires = ctx.now + DAY if new.expires is None else new.expires
    if not ctx.now < expires <= ctx.now + LONGEST:
        raise InvalidExpiration
    code = ctx.ids.word(CODE_LENGTH)
    activation = Activation(
        ctx.ids.uuid(),
        _hashed(code),
        new.description,
        new.default_name,
        new.iam_role,
        new.limit,
        0,
        ctx.now,
        expires,
        new.tags,
        new.metadata,
    )
    return ctx.store.add(ACTIVATIONS, activation), code


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def all_of(ctx: Context) -> dict[str, Activation]:
    """The activations of this account and Region by their ids."""
    return {each.activation_id: each for each in ctx.store.select(ALL_ACTIVATIONS)}


def expired(ctx: Context, activation: Activation) -> bool:
    return activation.expires <= ctx.now


def delete(ctx: Context, activation_id: str) -> None:
    """Let nobody register with it any more; nodes that have stay. Raises InvalidActivation."""
    if not ctx.store.delete(ACTIVATIONS, activation_id):
        raise InvalidActivation


def register(ctx: Context, activation_id: str, code: str, new: NewNode) -> Node:
    """Register a hybrid node: the activation's role, tags and name are its own, unless it has a name.

    Raises InvalidActivation, ActivationExpired, RegistrationLimitExceeded; NodeError as `nodes.add` does, and
    for macOS, which "isn't supported for Systems Manager hybrid environments": activations.html
    """
    activation = ctx.store.get(ACTIVATIONS, activation_id)
    if activation is None or activation.secret != _hashed(code):
        raise InvalidActivation
    if expired(ctx, activation):
        raise ActivationExpired
    if activation.registrations >= activation.limit:
        raise RegistrationLimitExceeded(
            f"The activation {activation_id} has registered the {activation.limit} nodes that it is for."
        )
    if new.platform_type == MACOS:
        raise NodeError("macOS isn't supported for hybrid nodes")
    _check_tier(ctx)
    new.instance_id = new.instance_id or f"mi-{ctx.ids.hex(17)}"
    new.name = new.name or activation.default_name
    new.tags = activation.tags | new.tags
    new.iam_role, new.activation_id = activation.iam_role, activation_id
    node = nodes.add(ctx, new)
    activation.registrations += 1
    ctx.store.put(ACTIVATIONS, activation)
    return node


def _check_tier(ctx: Context) -> None:
    """ "You can register up to 1,000 standard hybrid nodes per account per AWS Region"."""
    advanced = settings.value(ctx, settings.ACTIVATION_TIER) == "advanced"
    if not advanced and hybrid_nodes(ctx) >= STANDARD_TIER:
        raise RegistrationLimitExceeded(
            f"The standard-instances tier has room for {STANDARD_TIER} hybrid nodes: turn on the "
            "advanced-instances tier to register more."
        )


def hybrid_nodes(ctx: Context) -> int:
    """How many hybrid nodes this account has in this Region."""
    return sum(nodes.is_hybrid(each) for each in nodes.all_of(ctx))
