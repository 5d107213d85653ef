"""What is known of a caller before it asks for anything: who it is, and its policies, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from bellhop.engines.access.evaluation import Applicable
from bellhop.engines.access.kinds import ROLE, USER
from bellhop.engines.access.policies import Requester, policy
from bellhop.engines.access.principals import Grants, home
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from bellhop.engines.access.directory import Directory
    from bellhop.engines.access.principals import Principal
    from bellhop.kernel.caller import Caller
    from bellhop.store import Across

# aws:PrincipalType
TYPES = {"root": "Account", "user": "User", "role": "AssumedRole", "federated": "FederatedUser"}
MOST = 1_000  # callers that are remembered


class Standing(NamedTuple):
    """`mentioned` is the text of its policies in lower case: which condition keys they speak of."""

    grants: Grants
    who: Requester
    policies: Applicable
    keys: dict[str, str | tuple[str, ...]]
    mentioned: str


def of_root(caller: Caller) -> Standing:
    """An account's root, whom its own policies do not limit."""
    keys = {
        "aws:principalarn": caller.arn,
        "aws:principalaccount": caller.account,
        "aws:principaltype": "Account",
    }
    who = Requester(caller.account, caller.arn, "root")
    return Standing(Grants([]), who, Applicable(), {**keys, "aws:userid": caller.account}, "")


class Standings:
    """Standings by access key, as long as the directory's answers stand."""

    def __init__(self, directory: Directory, across: Across) -> None:
        self._directory = directory
        self._across = across
        self._known: dict[str, Standing] = {}

    def of(self, principal: Principal) -> Standing:
        grants = self._directory.grants(principal)
        found = self._known.get(principal.access_key)
        if found is None or found.grants is not grants:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[principal.access_key] = self._compiled(principal, grants)
        return found

    def _compiled(self, principal: Principal, grants: Grants) -> Standing:
        who = Requester(principal.account, principal.arn, principal.kind, behind(self._across, principal))
        session = None if grants.session is None else tuple(map(policy, grants.session))
        applicable = Applicable(
            tuple(map(policy, grants.identity)),
            boundary=policy(grants.boundary) if grants.boundary else None,
            session=session,
        )
        documents = [*grants.identity, grants.boundary, *(grants.session or ())]
        return Standing(
            grants, who, applicable, keys_of(principal, who), orjson.dumps(documents).decode().lower()
        )


def behind(across: Across, principal: Principal) -> str:
    """The ARN of the role of a session, or of the user that let a federated one in; "" of all others."""
    store, name = across.scope(home(principal.account)), principal.name.lower()
    if principal.kind == "role":
        role = store.get(ROLE.table, name)
        return ROLE.arn(principal.account, role) if role else ""
    if principal.kind == "federated":
        user = store.get(USER.table, name)
        return USER.arn(principal.account, user) if user else ""
    return ""


def keys_of(principal: Principal, who: Requester) -> dict[str, str | tuple[str, ...]]:
    """The condition keys that a principal carries into every request."""
    keys: dict[str, str | tuple[str, ...]] = {
        "aws:principalarn": who.behind if who.kind == "role" and who.behind else who.arn,
        "aws:principalaccount": who.account,
        "aws:principaltype": TYPES[who.kind],
        "aws:principalisawsservice": "false",
        "aws:userid": principal.unique_id,
    }
    if who.kind == "user":
        keys["aws:username"] = principal.name
    if principal.session_token:
        keys["aws:multifactorauthpresent"] = "false"
    if principal.issued is not None:
        keys["aws:tokenissuetime"] = f"{iso8601(principal.issued)[:19]}Z"
    return keys | {f"aws:principaltag/{key.lower()}": value for key, value in principal.tags.items()}
