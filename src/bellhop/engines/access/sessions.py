"""Temporary credentials: for whom, how long, narrowed by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import credentials, principals
from bellhop.engines.access.documents import check_document
from bellhop.engines.access.errors import AccessDenied, Invalid
from bellhop.engines.access.kinds import ROLE
from bellhop.engines.access.tables import (
    KEY_WITH_ID,
    REMOVE_SESSIONS_OVER_SINCE,
    ROLES,
    SESSION_WITH_ID,
    SESSIONS,
    Role,
    Session,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.access.principals import Principal
    from bellhop.kernel.context import Context

DAY = 86_400
KEPT = 7 * DAY  # so long an expired key is known as such
CHAINED = 3600  # the longest that a role's session may assume another role for


def begin(ctx: Context, account: str, session: Session) -> Session:
    """Hand out keys, in an account that may be another than the caller's; `id` and secrets are made here."""
    store = ctx.store.of(principals.home(account))
    store.change(REMOVE_SESSIONS_OVER_SINCE, since=ctx.now - KEPT)
    return store.add(SESSIONS, session)


def new(ctx: Context, kind: str, arn: str, expires: float) -> Session:
    """A session with fresh keys, for the caller of this function to complete."""
    return Session(
        credentials.access_key_id(ctx, credentials.TEMPORARY),
        kind,
        arn,
        "",
        "",
        "",
        credentials.secret(ctx),
        credentials.session_token(ctx),
        expires,
        None,
        {},
        ctx.now,
    )


def role(ctx: Context, arn: str) -> Role | None:
    """The role with this ARN, in whatever account."""
    account = account_of(arn)
    found = ctx.store.of(principals.home(account)).get(ROLES, arn.rpartition("/")[2].lower())
    return found if found and ROLE.arn(account, found) == arn else None


def account_of(arn: str) -> str:
    parts = arn.split(":", 5)
    if len(parts) < 6 or parts[2] != "iam" or not parts[5].startswith("role/"):
        raise Invalid(f"{arn} is invalid")
    return parts[4]


def refuse(who: Principal, action: str, arn: str) -> AccessDenied:
    """AWS does not say whether there is such a role."""
    return AccessDenied(f"User: {who.arn} is not authorized to perform: {action} on resource: {arn}")


def narrowing(
    ctx: Context, account: str, document: str | None, arns: Sequence[str]
) -> list[dict[str, Any]] | None:
    """The documents that a session is narrowed by; None where none are given."""
    if document is None and not arns:
        return None
    found = [check_document(document, "session")] if document is not None else []
    store = ctx.store.of(principals.home(account))
    for arn in arns:
        policy = principals.managed(store, arn)
        if policy is None:
            raise Invalid(f"The managed policy {arn} does not exist or is not attachable.")
        found.append(policy)
    return found


def owner_of(ctx: Context, access_key: str) -> str:
    """The account that a key belongs to."""
    across = ctx.store.across()
    owned = (*across.select(KEY_WITH_ID, id=access_key), *across.select(SESSION_WITH_ID, id=access_key))
    for scope, _ in owned:
        return scope.account
    raise Invalid(f"The access key {access_key} is unknown.")
