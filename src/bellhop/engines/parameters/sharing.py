"""Parameters that other accounts may read: resource policies, and what they allow.

Here no Resource Access Manager stands between a policy and DescribeParameters: what a policy shares is listed
as if it had been promoted to a standard resource share.
systems-manager/latest/userguide/parameter-store-shared-parameters.html
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import orjson

from bellhop.engines.access import principals
from bellhop.engines.access.authorization import HERE, surroundings
from bellhop.engines.access.documents import Malformed, check_document
from bellhop.engines.access.policies import Policy, Requester, policy
from bellhop.engines.access.standing import behind, keys_of
from bellhop.engines.parameters import names, parameters, secure_strings
from bellhop.engines.parameters.drafts import ADVANCED, SECURE_STRING
from bellhop.engines.parameters.errors import (
    InvalidPolicyParameter,
    MalformedPolicy,
    NotShared,
    PolicyChanged,
    PolicyNotFound,
    PolicyTooLong,
    ResourceNotFound,
)
from bellhop.engines.parameters.tables import (
    POLICIES_OF,
    RESOURCE_POLICIES,
    SHARED_IN_REGION,
    ResourcePolicy,
)
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.access.patterns import Keys
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

LONGEST = 1024  # bytes of a policy
DESCRIBE = "ssm:DescribeParameters"


class Asking(NamedTuple):
    """Who asks, and the condition keys it brings."""

    who: Requester
    keys: Keys


def put(ctx: Context, arn: str, document: str, policy_id: str = "", hash_: str = "") -> ResourcePolicy:
    """Attach a policy to a parameter, or change the one with this id and hash."""
    row = _shareable(ctx, arn)
    if len(document.encode()) > LONGEST:
        raise PolicyTooLong(LONGEST)
    try:
        check_document(document, "resource")
    except Malformed as error:
        raise MalformedPolicy(error.message) from error
    if bool(policy_id) != bool(hash_):
        raise InvalidPolicyParameter(["PolicyId", "PolicyHash"], "PolicyId and PolicyHash go together.")
    arn = names.arn(ctx.scope, row.name)
    if policy_id:
        _current(ctx, arn, policy_id, hash_)
    digest = hashlib.sha256(document.encode()).hexdigest()
    made = ResourcePolicy(arn, policy_id or ctx.ids.uuid(), digest, document)
    return ctx.store.put(RESOURCE_POLICIES, made)


def delete(ctx: Context, arn: str, policy_id: str, hash_: str) -> None:
    arn = names.arn(ctx.scope, _parameter(ctx, arn).name)
    _current(ctx, arn, policy_id, hash_)
    ctx.store.delete(RESOURCE_POLICIES, arn, policy_id)


def of(ctx: Context, arn: str) -> list[ResourcePolicy]:
    """The policies of a parameter of the caller's."""
    return ctx.store.select(POLICIES_OF, arn=names.arn(ctx.scope, _parameter(ctx, arn).name))


def _current(ctx: Context, arn: str, policy_id: str, hash_: str) -> None:
    found = ctx.store.get(RESOURCE_POLICIES, arn, policy_id)
    if found is None:
        raise PolicyNotFound
    if found.hash != hash_:
        raise PolicyChanged


def _parameter(ctx: Context, arn: str) -> Parameter:
    """The caller's parameter of this ARN. Raises ResourceNotFound, and NotBuilt for other resources."""
    if ":parameter/" not in arn:
        raise NotBuilt(f"A resource policy of {arn}")
    pointer = names.point(ctx.scope, arn)
    row = parameters.find(ctx, pointer.name) if pointer and arn.startswith("arn:") else None
    if row is None:
        raise ResourceNotFound
    return row


def _shareable(ctx: Context, arn: str) -> Parameter:
    """ "To share a parameter, it must be in the advanced parameter tier"; a secret needs a key of its own."""
    row = _parameter(ctx, arn)
    if row.tier != ADVANCED:
        raise InvalidPolicyParameter(["ResourceArn"], "Only advanced parameters can be shared.")
    if row.type == SECURE_STRING and secure_strings.is_default(row.key_id or secure_strings.DEFAULT_KEY):
        raise InvalidPolicyParameter(
            ["ResourceArn"],
            "To share a SecureString parameter, it must be encrypted with a customer managed key.",
        )
    return row


def check(ctx: Context, owner: Scope, arn: str, action: str) -> None:
    """See that the owner of a parameter lets the caller do this with it; raises NotShared."""
    written = ctx.store.of(owner).select(POLICIES_OF, arn=arn)
    asking = _asking(ctx)
    if not _allowed(asking, written, action, arn):
        raise NotShared(asking.who.arn, action, arn)


def shared(ctx: Context) -> list[tuple[Scope, Parameter]]:
    """The parameters of other accounts in this Region that the caller may describe, by owner and name."""
    written: dict[tuple[Scope, str], list[ResourcePolicy]] = {}
    for owner, each in ctx.store.across().select(SHARED_IN_REGION, in_region=ctx.region):
        if owner.account != ctx.account:
            written.setdefault((owner, each.arn), []).append(each)
    asking = _asking(ctx) if written else None
    found: list[tuple[Scope, Parameter]] = []
    for (owner, arn), policies in sorted(written.items()):
        if asking and _allowed(asking, policies, DESCRIBE, arn) and (row := _at(ctx, owner, arn)):
            found.append((owner, row))
    return found


def _at(ctx: Context, owner: Scope, arn: str) -> Parameter | None:
    return parameters.stored(ctx.store.of(owner), arn.removeprefix(names.arn_prefix(owner)))


def _asking(ctx: Context) -> Asking:
    principal = principals.of_caller(ctx)
    who = Requester(principal.account, principal.arn, principal.kind, behind(ctx.store.across(), principal))
    return Asking(who, {**surroundings(ctx, ctx.client or HERE, ""), **keys_of(principal, who)})


def _allowed(asking: Asking, written: Iterable[ResourcePolicy], action: str, arn: str) -> bool:
    statements = (each for row in written for each in policy(orjson.loads(row.document)).statements)
    together = Policy(tuple(statements))
    request = (asking.who, action, arn, asking.keys)
    return bool(together.grant(*request)) and not together.denies(*request)
