"""From an access key to its principal, and from a principal to the policies that speak for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.access import aws_policies
from bellhop.engines.access.tables import (
    ATTACHED_TO_OWNER,
    GROUPS_OF_USER,
    INLINE_OF_OWNER,
    KEY_WITH_ID,
    POLICY_WITH_ARN,
    ROLES,
    SESSION_WITH_ID,
    TAGS_OF,
    USERS,
    VERSIONS,
)
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.access.tables import AccessKey, Session, User
    from bellhop.store import Across, Store

Document = dict[str, Any]


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


def _of_key(store: Store, key: AccessKey) -> Principal | None:
    user = store.get(USERS, key.user)
    if user is None:
        return None
    arn = user_arn(store.scope.account, user)
    return Principal(
        store.scope.account,
        arn,
        "user",
        user.name,
        user.id,
        key.id,
        key.secret,
        tags=_tags(store, arn),
        inactive=key.status != "Active",
    )


def _of_session(store: Store, session: Session) -> Principal | None:
    account = store.scope.account
    name, tags = "", session.tags
    if session.kind == "role":
        role = store.get(ROLES, session.issuer)
        name = role.name if role else session.issuer
        tags = {**_tags(store, role_arn(account, role)), **tags} if role else tags
    elif session.issuer:
        user = store.get(USERS, session.issuer)
        name = user.name if user else session.issuer
        tags = _tags(store, session.arn) if session.kind == "user" else tags
    return Principal(
        account,
        session.arn,
        session.kind,
        name,
        session.unique_id,
        session.id,
        session.secret,
        session.token,
        session.expires,
        tags,
        session.name,
    )


def user_arn(account: str, user: User) -> str:
    return f"arn:aws:iam::{account}:user{user.path}{user.name}"


def role_arn(account: str, role: Any) -> str:
    return f"arn:aws:iam::{account}:role{role.path}{role.name}"


def _tags(store: Store, arn: str) -> dict[str, str]:
    return {tag.key: tag.value for tag in store.select(TAGS_OF, arn=arn)}


def grants(across: Across, principal: Principal) -> Grants:
    """What speaks for a principal now. Root has no policies: nothing of its own account is denied it."""
    store = across.scope(home(principal.account))
    session = _session_policies(across, principal)
    owner = principal.name.lower()
    if principal.kind == "role":
        return Grants(policies_of(store, "role", owner), _boundary(store, ROLES, owner), session)
    if owner:
        return Grants(policies_of_user(store, owner), _boundary(store, USERS, owner), session)
    return Grants([], None, session)


def _session_policies(across: Across, principal: Principal) -> list[Document] | None:
    if not principal.session_token:
        return None
    found = across.select(SESSION_WITH_ID, id=principal.access_key)
    return found[0][1].policies if found else None


def _boundary(store: Store, table: Any, owner: str) -> Document | None:
    row = store.get(table, owner)
    return managed(store, row.boundary) if row and row.boundary else None


def policies_of_user(store: Store, user: str) -> list[Document]:
    """The documents of a user (folded name) and of its groups."""
    found = policies_of(store, "user", user)
    for membership in store.select(GROUPS_OF_USER, user=user):
        found += policies_of(store, "group", membership.group)
    return found


def policies_of(store: Store, kind: str, owner: str) -> list[Document]:
    """The documents of one user, group or role: inline ones first."""
    inline = [orjson.loads(row.document) for row in store.select(INLINE_OF_OWNER, kind=kind, owner=owner)]
    return [*inline, *_attached(store, kind, owner)]


def _attached(store: Store, kind: str, owner: str) -> Iterator[Document]:
    for attachment in store.select(ATTACHED_TO_OWNER, kind=kind, owner=owner):
        document = managed(store, attachment.arn)
        if document is not None:
            yield document


def managed(store: Store, arn: str) -> Document | None:
    """The document of a managed policy's default version, the account's or AWS's."""
    if aws_policies.owns(arn):
        policy = aws_policies.find(arn)
        return policy.document if policy else None
    for policy in store.select(POLICY_WITH_ARN, arn=arn):
        version = store.get(VERSIONS, policy.folded, policy.current)
        return orjson.loads(version.document) if version else None
    return None
