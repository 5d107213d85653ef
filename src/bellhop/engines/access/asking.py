"""What a call needs to be allowed: the map of its service says which actions, on which resources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.wire.model import Operation

    Values = str | tuple[str, ...]


class Ask(NamedTuple):
    """One action on one resource; `keys` are the service's condition keys, in lower case.

    `trust` is the trust policy of the role that the resource is. An ask with `where` is put only where a
    policy speaks of that condition key. `older`: SES words its denials in a way of its own. `one_of_many`:
    the call goes on without this resource, if it may have another of the many.
    """

    action: str
    resource: str
    keys: Mapping[str, Values] = MappingProxyType({})
    trust: dict[str, Any] | None = None
    where: str = ""
    older: bool = False
    one_of_many: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A call as its service's map sees it; `ctx` reads as the caller, and is written to by nobody."""

    ctx: Context
    operation: Operation
    request: dict[str, Any] = field(default_factory=dict[str, Any])

    def arn(self, service: str, resource: str) -> str:
        """The ARN of a resource of the caller's account and Region."""
        return f"arn:aws:{service}:{self.ctx.region}:{self.ctx.account}:{resource}"


Map = Callable[[Asked], Iterable[Ask]]


def plainly(prefix: str) -> Map:
    """The map of a service that has none: the operation's name, on everything."""

    def asks(asked: Asked) -> Iterable[Ask]:
        return [Ask(f"{prefix}:{asked.operation.name}", "*")]

    return asks


def by_member(asked: Asked, table: Iterable[tuple[str, str]]) -> str | None:
    """The first resource of (member, `kind/{}`) whose member the request has; an ARN is one as it is."""
    for member, resource in table:
        value = asked.request.get(member)
        if isinstance(value, str) and value:
            return value if value.startswith("arn:") else resource.format(value)
    return None


def pass_role(asked: Asked, member: str, service: str) -> Iterable[Ask]:
    """Whoever hands a role to a service needs iam:PassRole on it."""
    role = asked.request.get(member)
    if role:
        arn = role if role.startswith("arn:") else f"arn:aws:iam::{asked.ctx.account}:role/{role}"
        yield Ask("iam:PassRole", arn, {"iam:passedtoservice": service})


def request_tags(request: dict[str, Any]) -> dict[str, Values]:
    """`aws:RequestTag/…` and `aws:TagKeys` of a request that carries tags, whatever it calls them."""
    found = _tags(request.get("Tags") or request.get("tags") or request.get("TagsList"))
    keys: dict[str, Values] = {f"aws:requesttag/{key.lower()}": value for key, value in found.items()}
    named = (*found, *request.get("TagKeys", ()))
    return {**keys, "aws:tagkeys": named} if named else keys


def _tags(given: Any) -> dict[str, str]:
    """AWS's list of Key and Value, or the object that some services have; a mail's tags are none of these."""
    if isinstance(given, list):
        return tags.from_list(each for each in cast("list[dict[str, str]]", given) if "Key" in each)
    return dict(given or {})


def resource_tags(ctx: Context, arn: str) -> dict[str, Values]:
    """`aws:ResourceTag/…` of a resource, and the same under the name its service has for it."""
    service = arn.split(":", 3)[2] if arn.count(":") >= 3 else ""
    found: dict[str, Values] = {}
    where = ctx.beyond_regions() if service == "iam" else ctx
    for key, value in tags.of(where, arn).items():
        found[f"aws:resourcetag/{key.lower()}"] = value
        found[f"{service}:resourcetag/{key.lower()}"] = value
        if service == "ec2":  # a managed instance of EC2 has its tags at Systems Manager too
            found[f"ssm:resourcetag/{key.lower()}"] = value
    return found
