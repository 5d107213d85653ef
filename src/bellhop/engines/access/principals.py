"""From an access key to its principal, and from a principal to the policies that speak for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.access import aws_policies
from bellhop.engines.access.kinds import ROLE, USER
from bellhop.engines.access.tables import (
    ATTACHED_TO_OWNER,
    GROUPS_OF_USER,
    INLINE_OF_OWNER,
    KEY_WITH_ID,
    POLICY_WITH_ARN,
    ROLE_WITH_ID,
    SESSION_WITH_ID,
    TAGS_OF,
    USER_WITH_ID,
    VERSIONS,
)
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.access.tables import AccessKey, Role, Session, User
    from bellhop.kernel.context import Context
    from bellhop.store import Across, Store

Document = dict[str, Any]

EVERYTHING: Document = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}


@dataclass(frozen=True, slots=True)
class Principal:
    """Who a key belongs to. `kind` is root, user, role or federated.

    `arn` is that of the session where there is one (`…:assumed-role/NAME/SESSION`), `unique_id` what
    aws:userid says (AIDA…, AROA…:session, account:name); `name` is the user's or role's, of a federated
    user that of the user who let it in. `expires` is in seconds since the epoch, None of a lasting key.
    """

    account: str
    arn: str
    kind: str
    name: str
    unique_id: str
    access_key: str
    secret: str
    session_token: str = ""
    expires: float | None = None
    tags: dict[str, str] = field(default_factory=dict[str, str])
    session: str = ""
    issued: float | None = None
    inactive: bool = False


@dataclass(slots=True)
class Grants:
    """Documents of policies. `session` is None where no session policy narrows the rest."""

    identity: list[Document]
    boundary: Document | None = None
    session: list[Document] | None = None


def home(account: str) -> Scope:
    """Where the rows of IAM and STS lie: in no Region."""
    return Scope(account, "")


def find(across: Across, access_key: str) -> Principal | None:
    """The principal with this key, also where the key is inactive or has expired; None if nobody has it."""
    for scope, key in across.select(KEY_WITH_ID, id=access_key):
        return _of_key(across.scope(scope), key)
    for scope, session in across.select(SESSION_WITH_ID, id=access_key):
        return _of_session(across.scope(scope), session)
    return None


def of_caller(ctx: Context) -> Principal:
    """The principal that makes this call; root where its key is none of IAM's."""
    found = find(ctx.store.across(), ctx.caller.access_key) if ctx.caller.access_key else None
    if found:
        return found
    account = ctx.caller.account
    return Principal(account, ctx.caller.arn, "root", "", account, ctx.caller.access_key, "")


def _of_key(store: Store, key: AccessKey) -> Principal | None:
    user = _user(store, key.user)
    if user is None:
        return None
    account = store.scope.account
    arn = USER.arn(account, user)
    principal = Principal(account, arn, "user", user.name, user.id, key.id, key.secret)
    return replace(principal, tags=_tags(store, arn), inactive=key.status != "Active")


def _of_session(store: Store, session: Session) -> Principal | None:
    account = store.scope.account
    if session.kind == "role":
        role = _role(store, session.issuer)
        name = role.name if role else ""
        tags = _tags(store, ROLE.arn(account, role)) if role else {}
    else:
        user = _user(store, session.issuer)
        name = user.name if user else ""
        tags = _tags(store, session.arn) if session.kind == "user" else {}
    principal = Principal(
        account, session.arn, session.kind, name, session.unique_id, session.id, session.secret
    )
    return replace(
        principal,
        session_token=session.token,
        expires=session.expires,
        tags={**tags, **session.tags},
        session=session.name,
        issued=session.issued,
    )


def _user(store: Store, identifier: str) -> User | None:
    return next(iter(store.select(USER_WITH_ID, id=identifier)), None)


def _role(store: Store, identifier: str) -> Role | None:
    return next(iter(store.select(ROLE_WITH_ID, id=identifier)), None)


def _tags(store: Store, arn: str) -> dict[str, str]:
    return {tag.key: tag.value for tag in store.select(TAGS_OF, arn=arn)}


def grants(across: Across, principal: Principal) -> Grants:
    """What speaks for a principal now; a principal that is gone has nothing left to speak for it."""
    store = across.scope(home(principal.account))
    issuer, narrowed = principal.unique_id, None
    if principal.session_token:
        found = across.select(SESSION_WITH_ID, id=principal.access_key)
        issuer, narrowed = (found[0][1].issuer, found[0][1].policies) if found else ("", [])
    if principal.kind == "role":
        role = _role(store, issuer)
        return _grants(store, role, policies_of(store, issuer), narrowed)
    if principal.kind == "root" or not issuer:
        return Grants([EVERYTHING], None, narrowed)
    return _grants(store, _user(store, issuer), policies_of_user(store, issuer), narrowed)


def _grants(
    store: Store, owner: User | Role | None, identity: list[Document], session: list[Document] | None
) -> Grants:
    boundary = managed(store, owner.boundary) if owner and owner.boundary else None
    return Grants(identity, boundary, session)


def policies_of_user(store: Store, user: str) -> list[Document]:
    """The documents of the user with this id, and of its groups."""
    found = policies_of(store, user)
    for membership in store.select(GROUPS_OF_USER, user=user):
        found += policies_of(store, membership.group)
    return found


def policies_of(store: Store, owner: str) -> list[Document]:
    """The documents of one user, group or role, by its id: inline ones first."""
    inline = [orjson.loads(row.document) for row in store.select(INLINE_OF_OWNER, owner=owner)]
    return [*inline, *_attached(store, owner)]


def _attached(store: Store, owner: str) -> Iterator[Document]:
    for attachment in store.select(ATTACHED_TO_OWNER, owner=owner):
        document = managed(store, attachment.arn)
        if document is not None:
            yield document


def managed(store: Store, arn: str) -> Document | None:
    """The document of a managed policy's default version, the account's or AWS's."""
    if aws_policies.owns(arn):
        policy = aws_policies.find(arn)
        return policy.document if policy else None
    for policy in store.select(POLICY_WITH_ARN, arn=arn):
        version = store.get(VERSIONS, policy.id, policy.current)
        return orjson.loads(version.document) if version else None
    return None
