"""What IAM has to allow for its own operations.

service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.access.asking import Ask, Asked, pass_role
from bellhop.engines.access.kinds import GROUP, PROFILE, ROLE, USER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.access.kinds import Kind

# The first of these members that a request has names its resource.
NAMED: tuple[tuple[str, Kind[Any]], ...] = (
    ("GroupName", GROUP),
    ("InstanceProfileName", PROFILE),
    ("RoleName", ROLE),
    ("UserName", USER),
)
BY_ARN = ("PolicyArn", "OpenIDConnectProviderArn", "SAMLProviderArn", "SerialNumber")
LISTED = {
    "ListUsers": "user",
    "ListGroups": "group",
    "ListRoles": "role",
    "ListInstanceProfiles": "instance-profile",
}
CHANGES_POLICIES = re.compile(r"(?:Attach|Detach|Put|Delete)(?:User|Role)(?:Policy|PermissionsBoundary)")
# Operations on the user who calls, where they name none.
ON_ONESELF = frozenset(
    (
        "ChangePassword",
        "CreateAccessKey",
        "DeleteAccessKey",
        "GetUser",
        "ListAccessKeys",
        "ListMFADevices",
        "ListSSHPublicKeys",
        "ListSigningCertificates",
        "UpdateAccessKey",
    )
)


def asks(asked: Asked) -> Iterable[Ask]:
    name, request = asked.operation.name, asked.request
    resource = _resource(asked)
    yield Ask(f"iam:{name}", resource, _keys(asked))
    if name.startswith("Create") and request.get("Tags"):
        yield Ask(f"iam:{name.replace('Create', 'Tag')}", resource)
    if name == "AddRoleToInstanceProfile":
        yield from pass_role(asked, "RoleName", "ec2.amazonaws.com")


def _resource(asked: Asked) -> str:
    name, request = asked.operation.name, asked.request
    for member, kind in NAMED:
        if member in request:
            return _arn(asked, kind, request[member])
    for member in BY_ARN:
        if member in request:
            return request[member]
    if name in ON_ONESELF:
        return asked.ctx.caller.arn
    if name == "CreatePolicy":
        return _global(asked, f"policy{request.get('Path', '/')}{request['PolicyName']}")
    if name in LISTED:
        return _global(asked, f"{LISTED[name]}{request.get('PathPrefix', '/')}")
    return "*"


def _arn(asked: Asked, kind: Kind[Any], name: str) -> str:
    """The ARN with the path of what is there; of what is to be, with the path it will have."""
    found = asked.ctx.beyond_regions().store.get(kind.table, name.lower())
    if found is not None:
        return kind.arn(asked.ctx.account, found)
    return _global(asked, f"{kind.resource}{asked.request.get('Path', '/')}{name}")


def _global(asked: Asked, resource: str) -> str:
    return f"arn:aws:iam::{asked.ctx.account}:{resource}"


def _keys(asked: Asked) -> dict[str, Any]:
    request = asked.request
    said = {
        "iam:permissionsboundary": request.get("PermissionsBoundary") or _boundary(asked),
        "iam:policyarn": request.get("PolicyArn"),
        "iam:awsservicename": request.get("AWSServiceName"),
    }
    return {key: value for key, value in said.items() if value}


def _boundary(asked: Asked) -> str | None:
    """That of the user or role whose policies are changed."""
    if CHANGES_POLICIES.fullmatch(asked.operation.name) is None:
        return None
    store, request = asked.ctx.beyond_regions().store, asked.request
    if "RoleName" in request:
        role = store.get(ROLE.table, request["RoleName"].lower())
        return role.boundary if role else None
    user = store.get(USER.table, request["UserName"].lower())
    return user.boundary if user else None
