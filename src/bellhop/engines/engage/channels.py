"""Channels of an application: set up, switched off and on, removed; and what they say of messages sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.engines.engage import apps
from bellhop.engines.engage.tables import CHANNELS, CHANNELS_OF_APP, Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context


class UnknownChannel(Exception):
    """The application has not set up this channel, or there is no such application."""


class ChannelDisabled(Exception):
    """The application has switched this channel off, or removed it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is said about a channel; None and what `facts` lacks stay as they are (see Channel)."""

    enabled: bool | None = None
    credential: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])


def set_up(ctx: Context, app: str, kind: str, settings: Settings) -> Channel:
    """Make or change a channel. Raises UnknownApp.

    "Enables the email channel for an application or updates the status and settings of the email
    channel" (UpdateEmailChannel; the others say the same): a new one is enabled unless told otherwise.
    """
    channel = ctx.store.get(CHANNELS, app, kind)
    if channel is None or channel.removed:
        apps.get(ctx, app)
        channel = Channel(app, kind, ctx.now)
    channel.modified = ctx.now
    channel.modified_by = ctx.caller.arn
    channel.version += 1
    channel.enabled = channel.enabled if settings.enabled is None else settings.enabled
    channel.credential = channel.credential or settings.credential
    channel.facts |= settings.facts
    ctx.store.put(CHANNELS, channel)
    return channel


def get(ctx: Context, app: str, kind: str) -> Channel:
    """The channel; raises UnknownChannel, also without the application."""
    channel = ctx.store.get(CHANNELS, app, kind)
    if channel is None or channel.removed:
        raise UnknownChannel(kind)
    return channel


def of_app(ctx: Context, app: str) -> list[Channel]:
    """The application's channels, by type. Raises UnknownApp."""
    apps.get(ctx, app)
    return ctx.store.select(CHANNELS_OF_APP, app=app)


def remove(ctx: Context, app: str, kind: str) -> Channel:
    """Remove the channel; what it was. Raises UnknownChannel."""
    channel = get(ctx, app, kind)
    ctx.store.update(CHANNELS, app, kind, removed=True)
    return channel


def facts_for_sending(ctx: Context, app: str, kind: str) -> Mapping[str, Any]:
    """What the channel says of messages that are sent over it; raises ChannelDisabled.

    Beside AWS, where every channel but one set up is closed: one that was never set up sends all the
    same, since a local Bellhop has no credentials to ask for.
    """
    channel = ctx.store.get(CHANNELS, app, kind)
    if channel is None:
        return {}
    if channel.removed or not channel.enabled:
        raise ChannelDisabled(kind)
    return channel.facts
