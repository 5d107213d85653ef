"""Whether policies allow a request, as AWS evaluates them.

docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.access.policies import Grant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bellhop.engines.access.patterns import Keys
    from bellhop.engines.access.policies import Policy, Requester

# The kinds of policies, as AWS's sentences name them.
IDENTITY = "identity-based policy"
RESOURCE = "resource-based policy"
BOUNDARY = "permissions boundary"
SESSION = "session policy"
TRUST = "role trust policy"


class RequestContext(NamedTuple):
    """Who asks for what. `keys` are the condition keys, in lower case; `owner` the resource's account."""

    who: Requester
    action: str
    resource: str
    keys: Keys
    owner: str = ""  # that of who asks, where it is empty


class Applicable(NamedTuple):
    """The policies that have a say. `session` is None where no session policy was given."""

    identity: Sequence[Policy] = ()
    resource: Policy | None = None
    boundary: Policy | None = None
    session: Sequence[Policy] | None = None
    trust: bool = False  # the resource is a role, and its policy says who may assume it


class Decision(NamedTuple):
    """`kind` is the kind of policy that denies, or that allows nothing."""

    allowed: bool
    explicit: bool = False
    kind: str = ""

    def because(self, action: str) -> str:
        """How AWS's sentence ends, beginning with its blank."""
        if self.explicit:
            article = "an" if self.kind[0] in "aeiou" else "a"
            return f" with an explicit deny in {article} {self.kind}"
        return f" because no {self.kind} allows the {action} action" if self.kind else ""


ALLOWED = Decision(True)


def evaluate(context: RequestContext, policies: Applicable) -> Decision:
    """An explicit deny wins; then a resource policy and the identity's own are one; the rest narrows them."""
    for kind, each in _all(policies):
        if each.denies(*context[:4]):
            return Decision(False, True, kind)
    granted = policies.resource.grant(*context[:4]) if policies.resource else Grant.NONE
    if context.owner not in ("", context.who.account) or context.who.kind in ("service", "anonymous"):
        return _from_outside(context, policies, granted)
    if granted is Grant.DIRECT or context.who.kind == "root":
        return ALLOWED
    if policies.trust and granted is Grant.NONE:
        return Decision(False, False, TRUST)  # without the role's trust no identity's policy is enough
    if granted is not Grant.BEHIND and not _grants(context, policies.identity):
        return Decision(False, False, IDENTITY)
    return _within_limits(context, policies)


def _from_outside(context: RequestContext, policies: Applicable, granted: Grant) -> Decision:
    """Another account's principal needs both: what lets it out, and what lets it in."""
    inside = TRUST if policies.trust else RESOURCE
    if context.who.kind in ("service", "anonymous", "root"):
        return ALLOWED if granted else Decision(False, False, inside)
    if not _grants(context, policies.identity):
        return Decision(False, False, IDENTITY)
    return _within_limits(context, policies) if granted else Decision(False, False, inside)


def _within_limits(context: RequestContext, policies: Applicable) -> Decision:
    if policies.boundary and not policies.boundary.grant(*context[:4]):
        return Decision(False, False, BOUNDARY)
    if policies.session is not None and not _grants(context, policies.session):
        return Decision(False, False, SESSION)
    return ALLOWED


def _grants(context: RequestContext, policies: Sequence[Policy]) -> bool:
    return any(each.grant(*context[:4]) for each in policies)


def _all(policies: Applicable) -> Iterator[tuple[str, Policy]]:
    if policies.resource:
        yield TRUST if policies.trust else RESOURCE, policies.resource
    for each in policies.identity:
        yield IDENTITY, each
    if policies.boundary:
        yield BOUNDARY, policies.boundary
    for each in policies.session or ():
        yield SESSION, each
