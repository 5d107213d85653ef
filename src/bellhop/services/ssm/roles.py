"""Roles that Systems Manager is handed for nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bellhop.engines.access import kinds
from bellhop.engines.access.errors import NoSuchEntity
from bellhop.engines.access.kinds import ROLE
from bellhop.engines.access.policies import listed
from bellhop.services.ssm.errors import Invalid

if TYPE_CHECKING:
    from bellhop.engines.access.tables import Role
    from bellhop.kernel.context import Context

PRINCIPAL = "ssm.amazonaws.com"
SERVICE_LINKED = ("AWSServiceRoleFor", "aws-service-role/")


def check_role(ctx: Context, role: str) -> None:
    """Raises ValidationException, in AWS's words, for a role that Systems Manager cannot assume."""
    arn = f"arn:aws:iam::{ctx.account}:role/{role}"
    if role.startswith(SERVICE_LINKED):
        raise Invalid(f"Service-linked role can't be used: {arn}")
    if not can_assume(ctx, role):
        raise Invalid(f"Not existing role: {arn}")


def can_assume(ctx: Context, role: str) -> bool:
    """Whether Systems Manager may act as a role, by its name or ARN.

    One that IAM does not know is taken on trust unless IAM is enforced: most who try hybrid nodes, or
    notifications, here have no use for it.
    """
    try:
        found = kinds.find(ctx.beyond_regions(), ROLE, role.rpartition("/")[2])
    except NoSuchEntity:
        return ctx.defaults.iam != "enforce"
    return _trusts(found)


def _trusts(role: Role) -> bool:
    """Whether its trust policy names Systems Manager."""
    statements = listed(orjson.loads(role.trust)["Statement"])
    allowing = (each["Principal"] for each in statements if each["Effect"] == "Allow" and "Principal" in each)
    return any(
        each == "*" or not {"*", PRINCIPAL}.isdisjoint(listed(each.get("Service", []))) for each in allowing
    )
