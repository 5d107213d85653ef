"""Roles, those of AWS's services too, and the instance profiles they are handed to machines in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bellhop.engines.access import kinds
from bellhop.engines.access.documents import check_document
from bellhop.engines.access.errors import (
    DeleteConflict,
    InvalidInput,
    NoSuchEntity,
    QuotaExceeded,
    UnmodifiableEntity,
)
from bellhop.engines.access.kinds import PROFILE, ROLE
from bellhop.engines.access.managed import size
from bellhop.engines.access.tables import PROFILES, ROLE_WITH_ID, ROLES, Role
from bellhop.engines.access.users import check_bare

if TYPE_CHECKING:
    from bellhop.engines.access.tables import InstanceProfile
    from bellhop.kernel.context import Context

LARGEST_TRUST = 2048
HOUR = 3600
SERVICES_PATH = "/aws-service-role/"
# What AWS calls the roles of services; of others it is made from the service's name.
LINKED = {
    "ssm.amazonaws.com": "AWSServiceRoleForAmazonSSM",
    "ses.amazonaws.com": "AWSServiceRoleForAmazonSES",
    "events.amazonaws.com": "AWSServiceRoleForCloudWatchEvents",
    "cloudtrail.amazonaws.com": "AWSServiceRoleForCloudTrail",
    "resource-groups.amazonaws.com": "AWSServiceRoleForResourceGroups",
    "opsdatasync.ssm.amazonaws.com": "AWSServiceRoleForSystemsManagerOpsDataSync",
    "accountdiscovery.ssm.amazonaws.com": "AWSServiceRoleForAmazonSSM_AccountDiscovery",
    "sms-voice.amazonaws.com": "AWSServiceRoleForSMSVoice",
}


def trusting(document: str) -> str:
    """A trust policy, if it is one."""
    check_document(document, "trust")
    if size(document) > LARGEST_TRUST:
        raise QuotaExceeded("ACLSizePerRole", LARGEST_TRUST)
    return document


def checked(role: Role) -> Role:
    """A role that is somebody's own: changes of services' roles are refused."""
    if role.path.startswith(SERVICES_PATH):
        raise UnmodifiableEntity(
            f"Cannot perform the operation on the protected role '{role.name}' - this role is only "
            "modifiable by AWS"
        )
    return role


def remove(ctx: Context, role: Role) -> None:
    """Raises DeleteConflict while it has policies or is in an instance profile."""
    if profiles_of(ctx, role):
        raise DeleteConflict("remove roles from instance profile")
    check_bare(ctx, role.id)
    kinds.remove(ctx, ROLE, role)


def link(ctx: Context, service: str, suffix: str | None, description: str | None) -> Role:
    """Make the role that a service of AWS uses in this account."""
    if "." not in service:
        raise InvalidInput(f"Service role name {service} is not a valid service principal.")
    name = LINKED.get(service) or f"AWSServiceRoleFor{service.partition('.')[0].title().replace('-', '')}"
    name += f"_{suffix}" if suffix else ""
    if ctx.store.get(ROLES, name.lower()):
        raise InvalidInput(
            f"Service role name {name} has been taken in this account, please try a different suffix."
        )
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    trust = orjson.dumps({"Version": "2012-10-17", "Statement": [statement]}).decode()
    path, identifier = f"{SERVICES_PATH}{service}/", kinds.new_id(ctx, ROLE.prefix)
    return kinds.add(ctx, ROLE, Role(name.lower(), name, path, identifier, ctx.now, trust, description, HOUR))


def unlink(ctx: Context, role: Role) -> str:
    """Let a service's role go: nothing of ours holds on to one. The id of the deletion task."""
    if not role.path.startswith(SERVICES_PATH):
        raise NoSuchEntity(ROLE.missing.format(role.name))
    kinds.remove(ctx, ROLE, role)
    return f"task{role.path}{role.name}/{ctx.ids.uuid()}"


def role_in(ctx: Context, profile: InstanceProfile) -> Role | None:
    return next(iter(ctx.store.select(ROLE_WITH_ID, id=profile.role)), None) if profile.role else None


def profiles_of(ctx: Context, role: Role) -> list[InstanceProfile]:
    return [profile for profile in ctx.store.select(PROFILE.all) if profile.role == role.id]


def put_in(ctx: Context, profile: InstanceProfile, role: Role) -> None:
    if profile.role:
        raise QuotaExceeded("InstanceSessionsPerInstanceProfile", 1)
    ctx.store.update(PROFILES, profile.folded, role=role.id)


def take_out(ctx: Context, profile: InstanceProfile, role: Role) -> None:
    if profile.role != role.id:
        raise NoSuchEntity(f"Role {role.name} is not in instance profile {profile.name}")
    ctx.store.update(PROFILES, profile.folded, role=None)


def remove_profile(ctx: Context, profile: InstanceProfile) -> None:
    if profile.role:
        raise DeleteConflict("remove roles from instance profile")
    kinds.remove(ctx, PROFILE, profile)
