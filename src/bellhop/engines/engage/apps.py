"""Applications: made, found, listed, and removed with everything in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.engage.tables import APPS, REMOVE_CHANNELS, REMOVE_ENDPOINTS, REMOVE_USERS, App

if TYPE_CHECKING:
    from bellhop.kernel.context import Context


class UnknownApp(Exception):
    """There is no application with this id."""


def create(ctx: Context, name: str) -> App:
    return ctx.store.add(APPS, App(ctx.ids.hex(32), name, ctx.now))


def get(ctx: Context, app: str) -> App:
    """The application; raises UnknownApp."""
    found = ctx.store.get(APPS, app)
    if found is None:
        raise UnknownApp(app)
    return found


def remove(ctx: Context, app: str) -> App:
    """Remove the application, its channels and audience; what it was. Raises UnknownApp."""
    found = get(ctx, app)
    ctx.store.delete(APPS, app)
    for change in (REMOVE_CHANNELS, REMOVE_ENDPOINTS, REMOVE_USERS):
        ctx.store.change(change, app=app)
    return found
