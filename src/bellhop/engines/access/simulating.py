"""What policies would say of requests that nobody makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from bellhop.engines.access import kinds, managed, principals, users
from bellhop.engines.access.documents import Malformed, check_document
from bellhop.engines.access.errors import Invalid, InvalidInput
from bellhop.engines.access.evaluation import Applicable, RequestContext, evaluate
from bellhop.engines.access.kinds import GROUP, ROLE, USER
from bellhop.engines.access.policies import Grant, Requester, listed, policy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bellhop.engines.access.patterns import Keys
    from bellhop.engines.access.principals import Document
    from bellhop.kernel.context import Context

VARIABLE = re.compile(r"\$\{\s*([^}',\s*?$]+)[^}]*\}")
ARN = re.compile(r"arn:[^:]+:iam::([0-9]{12}):(user|group|role)/(?:.*/)?([^/]+)", re.DOTALL)
RESOURCE = "ResourcePolicy"


class Named(NamedTuple):
    """A document and how a result calls it."""

    id: str
    document: Document


class Simulated(NamedTuple):
    """Whose request is imagined, and what it is judged by."""

    who: Requester
    identity: Sequence[Named]
    boundary: Document | None = None
    resource: Document | None = None
    owner: str = ""


class Outcome(NamedTuple):
    """`decision` is allowed, explicitDeny or implicitDeny; `bounded` None where there is no boundary."""

    decision: str
    matched: list[str]
    missing: list[str]
    bounded: bool | None


def given(documents: Sequence[str], member: str = "PolicyInputList") -> list[Named]:
    """Documents of a request, called by their places in it."""
    return [Named(f"{member}.{place}", read(text)) for place, text in enumerate(documents, 1)]


def read(text: str, kind: str = "identity") -> Document:
    """A document of this kind; raises InvalidInput."""
    try:
        return check_document(text, kind)
    except Malformed as error:
        raise InvalidInput(error.message) from error


def account_in(arn: str) -> str:
    """The account of a caller's ARN; raises InvalidInput for what is none."""
    parts = arn.split(":")
    if len(parts) < 6:
        raise InvalidInput(f"{arn} is no ARN of an account or user.")
    return parts[4]


def of_entity(ctx: Context, arn: str) -> Simulated:
    """A user with its groups, a group, or a role, with its boundary. Raises NoSuchEntity."""
    found = ARN.fullmatch(arn)
    if not found or found[1] != ctx.account:
        raise Invalid(f"Invalid Entity Arn: {arn} does not clearly define entity type and name.")
    kind, name = found[2], found[3]
    who = Requester(ctx.account, arn, "user" if kind == "group" else kind)
    if kind == "group":
        return Simulated(who, _policies(ctx, kinds.find(ctx, GROUP, name).id))
    if kind == "role":
        role = kinds.find(ctx, ROLE, name)
        return Simulated(who, _policies(ctx, role.id), _boundary(ctx, role.boundary))
    user = kinds.find(ctx, USER, name)
    owners = [user.id, *(group.id for group in users.groups_of(ctx, user))]
    policies = [each for owner in owners for each in _policies(ctx, owner)]
    return Simulated(who, policies, _boundary(ctx, user.boundary))


def _policies(ctx: Context, owner: str) -> list[Named]:
    inline = [Named(row.name, orjson.loads(row.document)) for row in managed.inline_of(ctx, owner)]
    attached = ((arn, principals.managed(ctx.store, arn)) for arn in managed.attached(ctx, owner))
    return inline + [Named(arn.rpartition("/")[2], document) for arn, document in attached if document]


def _boundary(ctx: Context, arn: str | None) -> Document | None:
    return principals.managed(ctx.store, arn) if arn else None


def simulate(simulated: Simulated, action: str, resource: str, keys: Keys) -> Outcome:
    """What would become of one request. `keys` are condition keys in lower case."""
    context = RequestContext(simulated.who, action, resource, keys, simulated.owner)
    boundary = policy(simulated.boundary) if simulated.boundary else None
    decision = evaluate(
        context,
        Applicable(
            [policy(each.document) for each in simulated.identity],
            policy(simulated.resource) if simulated.resource else None,
            boundary,
        ),
    )
    word = "allowed" if decision.allowed else "explicitDeny" if decision.explicit else "implicitDeny"
    matched = list(_matched(simulated, context, denying=decision.explicit))
    missing = [key for key in keys_of(_documents(simulated)) if key.lower() not in keys]
    bounded = boundary.grant(*context[:4]) is not Grant.NONE if boundary else None
    return Outcome(word, matched, missing, bounded)


def _documents(simulated: Simulated) -> list[Document]:
    others = (simulated.boundary, simulated.resource)
    return [each.document for each in simulated.identity] + [each for each in others if each]


def _matched(simulated: Simulated, context: RequestContext, *, denying: bool) -> Iterator[str]:
    """How the policies are called that speak for the decision."""
    named = list(simulated.identity)
    if simulated.resource:
        named.append(Named(RESOURCE, simulated.resource))
    for each in named:
        found = policy(each.document)
        if found.denies(*context[:4]) if denying else found.grant(*context[:4]):
            yield each.id


def keys_of(documents: Sequence[Document]) -> list[str]:
    """The condition keys that documents name, in conditions and as variables, each once."""
    found: dict[str, str] = {}
    for document in documents:
        for key in _keys(document):
            found.setdefault(key.lower(), key)
    return sorted(found.values())


def _keys(document: Mapping[str, Any]) -> Iterator[str]:
    for statement in listed(document["Statement"]):
        for block in statement.get("Condition", {}).values():
            yield from block
    yield from VARIABLE.findall(orjson.dumps(document).decode())
