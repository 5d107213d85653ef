"""What there is once in an account: its alias and its password policy; and how many of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access.errors import EntityAlreadyExists, NoSuchEntity
from bellhop.engines.access.tables import (
    ACCOUNT,
    ALIASES,
    ALL_GROUPS,
    ALL_POLICIES,
    ALL_PROFILES,
    ALL_ROLES,
    ALL_USERS,
    VERSIONS_IN_USE,
    AccountFact,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

ALIAS, PASSWORDS = "alias", "passwords"
# Of an account that has said nothing (IAM User Guide, "Default password policy").
UNLESS_SAID = {"MinimumPasswordLength": 8}
# Of one that says something, but not this (API reference, UpdateAccountPasswordPolicy).
DEFAULTS: Mapping[str, Any] = {
    "MinimumPasswordLength": 6,
    "RequireSymbols": False,
    "RequireNumbers": False,
    "RequireUppercaseCharacters": False,
    "RequireLowercaseCharacters": False,
    "AllowUsersToChangePassword": False,
    "ExpirePasswords": False,
}
# IAM User Guide, "IAM and STS quotas".
QUOTAS = {
    "UsersQuota": 5000,
    "GroupsQuota": 300,
    "ServerCertificatesQuota": 20,
    "UserPolicySizeQuota": 2048,
    "GroupPolicySizeQuota": 5120,
    "GroupsPerUserQuota": 10,
    "SigningCertificatesPerUserQuota": 2,
    "AccessKeysPerUserQuota": 2,
    "AttachedPoliciesPerGroupQuota": 10,
    "AttachedPoliciesPerRoleQuota": 10,
    "AttachedPoliciesPerUserQuota": 10,
    "PoliciesQuota": 1500,
    "PolicySizeQuota": 6144,
    "PolicyVersionsInUseQuota": 10000,
    "VersionsPerPolicyQuota": 5,
    "GlobalEndpointTokenVersion": 1,
    "AssumeRolePolicySizeQuota": 2048,
    "InstanceProfilesQuota": 1000,
    "RolePolicySizeQuota": 10240,
    "RolesQuota": 1000,
}
NONE_OF = (
    "ServerCertificates",
    "MFADevices",
    "MFADevicesInUse",
    "AccountMFAEnabled",
    "AccountAccessKeysPresent",
    "AccountPasswordPresent",
    "AccountSigningCertificatesPresent",
    "Providers",
)


def alias(ctx: Context) -> str | None:
    found = ctx.store.get(ACCOUNT, ALIAS)
    return found.facts["alias"] if found else None


def set_alias(ctx: Context, name: str) -> None:
    """An alias is unique over all accounts, and takes the place of the one that was."""
    taken = {fact.facts["alias"]: scope.account for scope, fact in ctx.store.across().select(ALIASES)}
    if name in taken:
        raise EntityAlreadyExists(f"The account alias {name} already exists.")
    ctx.store.put(ACCOUNT, AccountFact(ALIAS, {"alias": name}))


def remove_alias(ctx: Context, name: str) -> None:
    if alias(ctx) != name:
        raise NoSuchEntity(f"The account alias with name {name} cannot be found.")
    ctx.store.delete(ACCOUNT, ALIAS)


def password_policy(ctx: Context) -> dict[str, Any] | None:
    found = ctx.store.get(ACCOUNT, PASSWORDS)
    return found.facts if found else None


def set_password_policy(ctx: Context, said: Mapping[str, Any]) -> None:
    """What is not said goes back to its default."""
    policy = {**DEFAULTS, **said, "ExpirePasswords": bool(said.get("MaxPasswordAge"))}
    ctx.store.put(ACCOUNT, AccountFact(PASSWORDS, policy))


def remove_password_policy(ctx: Context) -> None:
    if not ctx.store.delete(ACCOUNT, PASSWORDS):
        raise no_password_policy(ctx)


def no_password_policy(ctx: Context) -> NoSuchEntity:
    return NoSuchEntity(f"The Password Policy with domain name {ctx.account} cannot be found.")


def summary(ctx: Context) -> dict[str, int]:
    """How many there are of everything, and may be."""
    counted: dict[str, Query[Any]] = {
        "Users": ALL_USERS,
        "Groups": ALL_GROUPS,
        "Roles": ALL_ROLES,
        "Policies": ALL_POLICIES,
        "InstanceProfiles": ALL_PROFILES,
        "PolicyVersionsInUse": VERSIONS_IN_USE,
    }
    numbers = {name: len(ctx.store.select(query)) for name, query in counted.items()}
    return {**numbers, **dict.fromkeys(NONE_OF, 0), **QUOTAS}
