"""Policies and requests as tests write them: short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access.evaluation import Applicable, Decision, RequestContext, evaluate
from bellhop.engines.access.policies import Policy, Requester, policy

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCOUNT, OTHER = "111111111111", "222222222222"
BOB = Requester(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/bob", "user")
ROOT = Requester(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root", "root")
SESSION = Requester(
    ACCOUNT,
    f"arn:aws:sts::{ACCOUNT}:assumed-role/Worker/one",
    "role",
    f"arn:aws:iam::{ACCOUNT}:role/team/Worker",
)
GUEST = Requester(ACCOUNT, f"arn:aws:sts::{ACCOUNT}:federated-user/guest", "federated", BOB.arn)
SERVICE = Requester("", "events.amazonaws.com", "service")

READ = "ssm:GetParameter"
PARAMETER = f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/app/key"


def statement(effect: str = "Allow", **elements: Any) -> dict[str, Any]:
    """A statement that says nothing of what is asked, unless told otherwise, is about everything."""
    found: dict[str, Any] = {"Effect": effect, **elements}
    if "NotAction" not in found:
        found.setdefault("Action", "*")
    if "NotResource" not in found:
        found.setdefault("Resource", "*")
    return found


def document(*statements: dict[str, Any], version: str = "2012-10-17") -> dict[str, Any]:
    return {"Version": version, "Statement": list(statements)}


def compiled(*statements: dict[str, Any], version: str = "2012-10-17") -> Policy:
    return policy(document(*statements, version=version))


ALLOW = compiled(statement())
DENY = compiled(statement("Deny"))
NOTHING = compiled(statement(Action="s3:*"))


def decide(
    identity: Sequence[Policy] = (),
    who: Requester = BOB,
    action: str = READ,
    resource: str = PARAMETER,
    keys: dict[str, Any] | None = None,
    **other: Any,
) -> Decision:
    """`policy_of_resource`, `boundary`, `session`, `trust` and `owner` are what else may have a say."""
    owner = other.pop("owner", "")
    context = RequestContext(who, action, resource, keys or {}, owner)
    return evaluate(context, Applicable(identity, other.pop("policy_of_resource", None), **other))
