"""Sending by somebody else's identity: whose it is, and whether its policies let the sender do so.

ses/latest/dg/sending-authorization.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from bellhop.engines.access import principals
from bellhop.engines.access.authorization import HERE, surroundings
from bellhop.engines.access.policies import Policy, Requester, policy
from bellhop.engines.access.standing import behind, keys_of
from bellhop.engines.mail import accounts, identities
from bellhop.engines.mail.authorization import policies
from bellhop.engines.mail.errors import DelegationDenied, IdentityUnverified, InvalidDelegation
from bellhop.engines.mail.mime.addresses import identities_covering
from bellhop.engines.mail.permission import Sender
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.engines.mail.submission import Delegation
    from bellhop.kernel.context import Context
    from bellhop.store import Store

_arn = re.compile(r"arn:aws:ses:([a-z0-9-]+):([0-9]{12}):identity/(.+)").fullmatch


class Lent(NamedTuple):
    """An identity that a sender names by its ARN."""

    arn: str
    owner: Scope
    name: str


class Request(NamedTuple):
    """Who wants to do what; `keys` are the condition keys."""

    who: Requester
    action: str
    keys: dict[str, Any]


def authorise(ctx: Context, delegation: Delegation, draft: Draft) -> Sender:
    """Each that speaks in a mail needs an identity lent to the caller, or one of its own; the first one's.

    "If you only specify the SourceIdentityArn parameter, Amazon SES sets the From and Return Path addresses
    to the identity that is specified in SourceIdentityArn." (SendRawEmail) Raises DelegationDenied,
    IdentityUnverified, InvalidDelegation.
    """
    source, sender, return_path = map(_lent, (delegation.source, delegation.sender, delegation.return_path))
    request = _request(ctx, delegation.action, draft)
    found: list[Sender | None] = []
    for place, (_, mailbox) in enumerate(draft.speakers):
        choice = (return_path, source, sender) if place else (sender, source, return_path)
        lent = [each for each in choice if each is not None]
        found.append(_speaker(ctx, request, lent, mailbox))
    failed = [text for (text, _), by in zip(draft.speakers, found, strict=True) if by is None]
    first = found[0]
    if failed or first is None:
        raise IdentityUnverified(dict.fromkeys(failed), ctx.region)
    _stay_in_sandbox(ctx, first, draft)
    return first


def _lent(text: str | None) -> Lent | None:
    if not text:
        return None
    found = _arn(text)
    if found is None:
        raise InvalidDelegation(text)
    return Lent(text, Scope(found[2], found[1]), found[3])


def _speaker(ctx: Context, request: Request, lent: list[Lent], mailbox: Mailbox) -> Sender | None:
    """By what a mailbox speaks: an identity that was lent, else one of the sender's own."""
    names = identities_covering(mailbox.local, mailbox.domain)
    for each in lent:
        if each.name in names:
            return _borrowed(ctx, request, each, names[: names.index(each.name) + 1])
    own = identities.covering(ctx.store, mailbox)
    return own and Sender(ctx.scope, own)


def _borrowed(ctx: Context, request: Request, lent: Lent, names: list[str]) -> Sender | None:
    """The identity, if it is verified; None if not. Raises DelegationDenied.

    "The delegate sender must send the emails from the AWS Region in which the identity owner's identity is
    verified."
    """
    rows = _rows(ctx, lent.owner)
    identity = rows.get(IDENTITIES, lent.name)
    allowed = lent.owner.region == ctx.region and identity and _allowed(rows, request, names)
    if not allowed or identity is None:
        raise DelegationDenied(request.who.arn, request.action, lent.arn)
    return Sender(lent.owner, identity) if identities.may_send(identity) else None


def _allowed(rows: Store, request: Request, names: list[str]) -> bool:
    """Whether policies allow the request; within an account only what they deny counts.

    "Sending authorization policies that you attach to email address identities take precedence over policies
    that you attach to their corresponding domain identities."
    """
    for name in names:
        written = _compiled(rows, name)
        arn = identities.arn_in(rows.scope, name)
        if written.denies(request.who, request.action, arn, request.keys):
            return False
        if written.grant(request.who, request.action, arn, request.keys):
            return True
    return rows.scope.account == request.who.account


def _compiled(rows: Store, name: str) -> Policy:
    documents = policies.documents(rows, name).values()
    return Policy(tuple(each for text in documents for each in policy(orjson.loads(text)).statements))


def _request(ctx: Context, action: str, draft: Draft) -> Request:
    principal = principals.of_caller(ctx)
    who = Requester(principal.account, principal.arn, principal.kind, behind(ctx.store.across(), principal))
    author = draft.speakers[0][1]
    keys = {
        **surroundings(ctx, ctx.client or HERE, ""),
        **keys_of(principal, who),
        "ses:fromaddress": author.address,
        "ses:fromdisplayname": author.name,
        "ses:feedbackaddress": draft.feedback,
        "ses:recipients": tuple(box.address for box in draft.recipients),
    }
    return Request(who, action, keys)


def _stay_in_sandbox(ctx: Context, sender: Sender, draft: Draft) -> None:
    """ "The AWS accounts of both the identity owner and the delegate sender have to be removed from the
    sandbox before either account can send email to non-verified addresses."
    """
    if accounts.within(_rows(ctx, sender.owner)).production:
        return
    if failed := accounts.unproven(ctx, draft.recipients):
        raise IdentityUnverified(failed, ctx.region)


def _rows(ctx: Context, owner: Scope) -> Store:
    return ctx.store if owner == ctx.scope else ctx.store.of(owner)
