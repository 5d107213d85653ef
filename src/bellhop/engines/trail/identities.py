"""Who made a call, as CloudTrail's userIdentity says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bellhop.kernel.wrappers.audit import CallRow


class Principal(NamedTuple):
    """What the ARN of a principal tells: its type, the name of the user or role, that of the session."""

    type: str
    account: str
    name: str
    session: str = ""


def principal(arn: str) -> Principal:
    """From ARNs ending in `root`, `user/PATH/NAME`, `assumed-role/ROLE/SESSION`, `federated-user/NAME`."""
    _, _, _, _, account, resource = (*arn.split(":", 5), "", "", "", "", "")[:6]
    kind, _, name = resource.partition("/")
    if kind == "root":
        return Principal("Root", account, "")
    if kind == "user":
        return Principal("IAMUser", account, name.rpartition("/")[2])
    if kind == "assumed-role":
        role, _, session = name.partition("/")
        return Principal("AssumedRole", account, role, session)
    if kind == "federated-user":
        return Principal("FederatedUser", account, "", name)
    return Principal("Unknown", account, "")


def username(arn: str) -> str:
    """What LookupEvents says and looks for: root, a user's name, or a session's."""
    found = principal(arn)
    return "root" if found.type == "Root" else found.session or found.name


def user_identity(row: CallRow) -> dict[str, Any]:
    found = principal(row.principal)
    identity: dict[str, Any] = {"type": found.type}
    if principal_id := _principal_id(found, row.principal_id):
        identity["principalId"] = principal_id
    identity |= {"arn": row.principal, "accountId": found.account}
    if row.access_key:
        identity["accessKeyId"] = row.access_key
    if found.type == "IAMUser":
        identity["userName"] = found.name
    if found.session:
        identity["sessionContext"] = {
            "sessionIssuer": _issuer(found, row.principal_id),
            "attributes": {"mfaAuthenticated": "false"},
        }
    return identity


def _principal_id(found: Principal, unique_id: str) -> str:
    if found.type == "Root":
        return found.account
    if found.type == "FederatedUser":
        return f"{found.account}:{found.session}"
    return unique_id


def _issuer(found: Principal, unique_id: str) -> dict[str, str]:
    if found.type != "AssumedRole":
        return {"type": "Root", "principalId": found.account, "accountId": found.account}
    issuer = {"type": "Role"}
    if unique_id:
        issuer["principalId"] = unique_id.partition(":")[0]
    arn = f"arn:aws:iam::{found.account}:role/{found.name}"
    return issuer | {"arn": arn, "accountId": found.account, "userName": found.name}
