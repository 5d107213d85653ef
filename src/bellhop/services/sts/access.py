"""What IAM has to allow for the operations of STS.

service-authorization/latest/reference/list_awssecuritytokenservice.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.access import sessions
from bellhop.engines.access.asking import Ask, Asked
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

# "No permissions are required", or, of those that are not signed, other proof.
FREE = frozenset(("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetSessionToken"))
NOBODY: dict[str, Any] = {"Statement": []}


def asks(asked: Asked) -> Iterable[Ask]:
    name, request = asked.operation.name, asked.request
    if name in FREE:
        return ()
    if name == "AssumeRole":
        return _assume_role(asked)
    if name == "GetFederationToken":
        arn = f"arn:aws:sts::{asked.ctx.account}:federated-user/{request['Name']}"
        return [Ask("sts:GetFederationToken", arn)]
    return [Ask(f"sts:{name}", "*")]


def _assume_role(asked: Asked) -> Iterable[Ask]:
    """The caller's policies and the role's trust policy, which may be enough in one account."""
    request = asked.request
    arn = request["RoleArn"]
    trust = _trust(asked, arn)
    keys = {
        "sts:rolesessionname": request.get("RoleSessionName"),
        "sts:externalid": request.get("ExternalId"),
        "sts:sourceidentity": request.get("SourceIdentity"),
        "sts:transitivetagkeys": tuple(request.get("TransitiveTagKeys", ())) or None,
    }
    said = {key: value for key, value in keys.items() if value}
    yield Ask("sts:AssumeRole", arn, said, trust)
    if request.get("Tags"):
        yield Ask("sts:TagSession", arn, said, trust)


def _trust(asked: Asked, arn: str) -> dict[str, Any]:
    """A role that is not there trusts nobody: AWS does not say which of the two it is."""
    try:
        role = sessions.role(asked.ctx, arn)
    except Refusal:
        return NOBODY
    return orjson.loads(role.trust) if role else NOBODY
