"""Authorization: before a call is carried out, IAM's policies have a say in it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.access.asking import Asked, request_tags, resource_tags
from bellhop.engines.access.evaluation import RequestContext, evaluate
from bellhop.engines.access.policies import policy
from bellhop.engines.access.standing import Standings, of_root
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bellhop.engines.access.asking import Ask, Map
    from bellhop.engines.access.directory import Directory
    from bellhop.engines.access.evaluation import Decision
    from bellhop.engines.access.standing import Standing
    from bellhop.kernel.call import Call, Next
    from bellhop.kernel.caller import Caller
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions

TAGS = "resourcetag/"  # in the condition keys that need a resource's tags
HERE = "127.0.0.1"  # where calls within this process come from


class Denial(NamedTuple):
    """Why somebody may not, and the refusal, where IAM does not only watch."""

    sentence: str
    refusal: Refusal | None


class Judgement(NamedTuple):
    """Why somebody may not, None if they may; and which of many resources they may not have all the same."""

    sentence: str | None = None
    forbidden: Mapping[str, str] = MappingProxyType({})  # its ARN → why

    @property
    def said(self) -> str | None:
        return self.sentence or next(iter(self.forbidden.values()), None)


class Authorization:
    """A wrapper around every call. With `enforce` it refuses; else the call keeps what it would have said.

    `maps` finds what a service's operations need, by the name of its model.
    """

    def __init__(
        self,
        transactions: Transactions,
        directory: Directory,
        maps: Callable[[str], Map],
        *,
        enforce: bool,
    ) -> None:
        self._transactions = transactions
        self._directory = directory
        self._standings = Standings(directory, transactions.database.across())
        self._maps = maps
        self._enforce = enforce

    async def around(self, call: Call, next: Next) -> dict[str, Any]:  # noqa: A002 - it is the next
        """Carry the call out if its caller may; raises AccessDenied, or AccessDeniedException."""
        judgement = self._judgement(call)
        if self._enforce:
            if judgement.sentence is not None:
                raise denied(call.operation.service.protocol, judgement.sentence)
            call.forbidden = frozenset(judgement.forbidden)
        elif call.denied is None:
            call.denied = judgement.said
        return await next(call)

    def _judgement(self, call: Call) -> Judgement:
        standing = self._standing(call.caller)
        if standing is None:  # no policy limits root, but another account's role has to trust it
            if call.operation.service.name != "sts":
                return Judgement()
            standing = of_root(call.caller)
        ctx = self._transactions.context(call.scope)
        ctx.caller = call.caller
        asked = Asked(ctx, call.operation, call.request)
        asks = self._maps(call.operation.service.name)(asked)
        keys = surroundings(ctx, call.client or HERE, call.agent)
        return judged(ctx, standing, asks, keys | request_tags(call.request))

    def check(self, ctx: Context, asks: Iterable[Ask]) -> Denial | None:
        """What is to be said to the context's caller, where the question did not come as a call.

        None where it may.
        """
        standing = self._standing(ctx.caller)
        if standing is None:
            return None
        sentence = judged(ctx, standing, asks, surroundings(ctx, HERE, "")).sentence
        if sentence is None:
            return None
        return Denial(sentence, denied("query", sentence) if self._enforce else None)

    def _standing(self, caller: Caller) -> Standing | None:
        """None of an account's root, whom no policy limits: a key that is nobody's is let through as it."""
        principal = self._directory.find(caller.access_key)
        return None if principal is None or principal.kind == "root" else self._standings.of(principal)


def surroundings(ctx: Context, client: str, agent: str) -> dict[str, Any]:
    """The condition keys that say when, where and how a request came.

    AWS is reached over TLS only, and so are policies written: our plain HTTP stands for it.
    """
    moment = datetime.fromtimestamp(ctx.now, UTC)
    return {
        "aws:currenttime": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "aws:epochtime": str(int(ctx.now)),
        "aws:securetransport": "true",
        "aws:sourceip": client,
        "aws:useragent": agent,
        "aws:requestedregion": ctx.region,
        "aws:viaawsservice": "false",
        "aws:resourceaccount": ctx.account,
    }


def judged(ctx: Context, standing: Standing, asks: Iterable[Ask], keys: dict[str, Any]) -> Judgement:
    """AWS's sentence about the first ask that is denied. Of many the first counts only if all are."""
    forbidden: dict[str, str] = {}
    some = False
    for ask in asks:
        if ask.where and ask.where not in standing.mentioned:
            continue
        decision = _decided(ctx, standing, ask, keys)
        if decision.allowed:
            some = some or ask.one_of_many
        elif ask.one_of_many:
            forbidden[ask.resource] = sentence(standing.who.arn, ask, decision)
        else:
            return Judgement(sentence(standing.who.arn, ask, decision))
    if forbidden and not some:
        return Judgement(next(iter(forbidden.values())))
    return Judgement(None, forbidden)


def _decided(ctx: Context, standing: Standing, ask: Ask, keys: dict[str, Any]) -> Decision:
    asked_of = TAGS in standing.mentioned or ask.trust is not None
    tagged = resource_tags(ctx, ask.resource) if asked_of else {}
    carried = {**keys, **standing.keys, **tagged, **ask.keys}
    applicable = standing.policies
    owner = ""
    if ask.trust is not None:
        applicable = applicable._replace(resource=policy(ask.trust), trust=True)
        owner = ask.resource.split(":")[4]
    return evaluate(RequestContext(standing.who, ask.action, ask.resource, carried, owner), applicable)


def sentence(who: str, ask: Ask, decision: Decision) -> str:
    """How AWS says it: reference_policies_access-denied.html, and SES in its older way."""
    if ask.older:
        return f"User `{who}' is not authorized to perform `{ask.action}' on resource `{ask.resource}'"
    on = "" if ask.resource == "*" else f" on resource: {ask.resource}"
    return f"User: {who} is not authorized to perform: {ask.action}{on}{decision.because(ask.action)}"


def denied(protocol: str, message: str) -> Refusal:
    """403, save where services of plain JSON or CBOR say 400."""
    if protocol == "query":
        return Refusal("AccessDenied", message, 403)
    if protocol == "ec2":
        return Refusal(
            "UnauthorizedOperation", f"You are not authorized to perform this operation. {message}", 403
        )
    return Refusal("AccessDeniedException", message, 403 if protocol == "rest-json" else 400)
