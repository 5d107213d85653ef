"""Who else may use a document: accounts by their ids, or all of them.

systems-manager/latest/userguide/documents-ssm-sharing.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents import lookup
from bellhop.engines.documents.errors import DocumentPermissionLimit
from bellhop.engines.documents.lookup import DEFAULT, PUBLIC
from bellhop.engines.documents.tables import SHARED_WITH, SHARES, SHARES_OF, Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context

MOST_ACCOUNTS, MOST_PUBLIC = 1000, 5


def grantees(ctx: Context, name: str) -> list[Share]:
    """Those with whom the account's document is shared, in order; raises InvalidDocument."""
    lookup.own(ctx, name)
    return ctx.store.select(SHARES_OF, name=name)


def change(
    ctx: Context, name: str, add: Iterable[str], remove: Iterable[str], version: str = DEFAULT
) -> None:
    """Share a document with accounts, and stop it: removing "has a higher priority" than adding."""
    there = {share.grantee for share in grantees(ctx, name)}
    gone = {_grantee(each) for each in remove}
    new = {_grantee(each) for each in add} - gone
    for grantee in gone & there:
        ctx.store.delete(SHARES, name, grantee)
    _check_limits(ctx, new - there, (there - gone) | new)
    for grantee in sorted(new):
        ctx.store.put(SHARES, Share(name, grantee, version))


def _grantee(account: str) -> str:
    return PUBLIC if account.lower() == PUBLIC else account


def _check_limits(ctx: Context, new: set[str], after: set[str]) -> None:
    if len(after - {PUBLIC}) > MOST_ACCOUNTS:
        raise DocumentPermissionLimit(
            f"The document can't be shared with more than {MOST_ACCOUNTS} Amazon Web Services accounts."
        )
    if PUBLIC in new and len(ctx.store.select(SHARED_WITH, grantee=PUBLIC)) >= MOST_PUBLIC:
        raise DocumentPermissionLimit(f"You can publicly share a maximum of {MOST_PUBLIC} documents.")
