"""The audience: an upsert makes or changes an endpoint; what is said of a user holds at all of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.engines.engage import apps
from bellhop.engines.engage.tables import (
    ACTIVE,
    ENDPOINTS,
    INACTIVE,
    OF_USER,
    REMOVE_OF_USER,
    SILENCE_NAMESAKES,
    USERS,
    Endpoint,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

MOST_OF_A_USER = 15  # "15 unique endpoints per user ID" (Pinpoint developer guide, quotas)
PUSH = frozenset({"ADM", "GCM", "APNS", "APNS_SANDBOX", "APNS_VOIP", "APNS_VOIP_SANDBOX", "BAIDU"})


class UnknownEndpoint(Exception):
    """The application has no endpoint with this id."""


class TooManyEndpoints(Exception):
    """A user has as many endpoints as one may have, and none of them gives way."""


@dataclass(slots=True)
class Update:
    """What is said about an endpoint; None and what a map lacks stay as they are.

    `updated` is the moment the update speaks of, in seconds since the epoch.
    """

    updated: float
    request_id: str
    address: str | None = None
    channel: str | None = None
    status: str | None = None
    opt_out: str | None = None
    user: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    metrics: Mapping[str, Any] = field(default_factory=dict[str, Any])
    demographic: Mapping[str, Any] = field(default_factory=dict[str, Any])
    location: Mapping[str, Any] = field(default_factory=dict[str, Any])
    user_attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])


def update(ctx: Context, app: str, identifier: str, change: Update) -> Endpoint:
    """Make or change an endpoint. Raises UnknownApp, TooManyEndpoints.

    "If an update includes one or more values for a custom attribute, Amazon Pinpoint replaces
    (overwrites) any existing values with the new values" (UpdateEndpoint); others stay.
    """
    key = identifier.lower()
    endpoint = ctx.store.get(ENDPOINTS, app, key)
    if endpoint is None:
        apps.get(ctx, app)
        endpoint = Endpoint(app, key, identifier, ctx.now, ctx.now, _cohort(ctx), "", status=INACTIVE)
        ctx.store.add(ENDPOINTS, endpoint)
    row = ENDPOINTS.values(endpoint)
    before = (endpoint.address, endpoint.channel, endpoint.status)
    if change.user and change.user != endpoint.user:
        _make_room(ctx, endpoint, change)
    _apply(ctx, endpoint, change)
    if endpoint.status == ACTIVE and (endpoint.address, endpoint.channel, ACTIVE) != before:
        _silence_namesakes(ctx, endpoint)
    ctx.store.rewrite(ENDPOINTS, row, endpoint)
    return endpoint


def _cohort(ctx: Context) -> int:
    return int.from_bytes(ctx.ids.bits(4), "big") % 100


def _apply(ctx: Context, endpoint: Endpoint, change: Update) -> None:
    endpoint.updated = change.updated
    endpoint.request_id = change.request_id
    # "Amazon Pinpoint automatically sets this value to ACTIVE when you create an endpoint or update
    # an existing endpoint" (EndpointStatus).
    endpoint.status = change.status or ACTIVE
    if change.address is not None:
        endpoint.address = change.address
    if change.channel is not None:
        endpoint.channel = change.channel
    if change.opt_out is not None:
        endpoint.opt_out = change.opt_out
    endpoint.attributes |= change.attributes
    endpoint.metrics |= change.metrics
    endpoint.demographic |= change.demographic
    endpoint.location |= change.location
    _apply_user(ctx, endpoint, change)


def _apply_user(ctx: Context, endpoint: Endpoint, change: Update) -> None:
    """What is said of the user is kept with the user, once there is one.

    "If you add a user attribute to one endpoint, Amazon Pinpoint adds that attribute to each endpoint that
    includes the same user ID" (developer guide, associating users with endpoints).
    """
    attributes = {**endpoint.user_attributes, **change.user_attributes}
    endpoint.user = change.user or endpoint.user
    if not endpoint.user:
        endpoint.user_attributes = attributes
    elif attributes:
        user = ctx.store.get(USERS, endpoint.app, endpoint.user)
        known: dict[str, Any] = user.attributes if user else {}
        merged = {**known, **attributes}
        if merged != known:
            ctx.store.put(USERS, User(endpoint.app, endpoint.user, merged))
        endpoint.user_attributes = {}


def _silence_namesakes(ctx: Context, endpoint: Endpoint) -> None:
    """Let no other endpoint of the channel be active at this one's address.

    "Amazon Pinpoint automatically sets this value to INACTIVE if you update another endpoint that has the
    same address" (EndpointStatus).
    """
    if endpoint.address:
        ctx.store.change(
            SILENCE_NAMESAKES,
            app=endpoint.app,
            address=endpoint.address,
            key=endpoint.key,
            channel=endpoint.channel,
        )


def _make_room(ctx: Context, endpoint: Endpoint, change: Update) -> None:
    """A 16th endpoint takes the place of the user's oldest push endpoint, if it is one for push too.

    "The endpoint with the oldest EffectiveDate is set to INACTIVE … The UserId from the old endpoint
    is removed" (developer guide, "Managing an audience members maximum number of endpoints").
    """
    others = ctx.store.select(OF_USER, app=endpoint.app, user=change.user)
    if len(others) < MOST_OF_A_USER:
        return
    oldest = next((other for other in others if other.channel in PUSH), None)
    if oldest is None or (change.channel or endpoint.channel) not in PUSH:
        raise TooManyEndpoints(change.user)
    ctx.store.update(ENDPOINTS, oldest.app, oldest.key, status=INACTIVE, user="")


def get(ctx: Context, app: str, identifier: str) -> Endpoint:
    """The endpoint with its user's attributes; raises UnknownEndpoint, also without the application."""
    endpoint = ctx.store.get(ENDPOINTS, app, identifier.lower())
    if endpoint is None:
        raise UnknownEndpoint(identifier)
    return _with_user(ctx, endpoint)


def of_user(ctx: Context, app: str, user: str) -> list[Endpoint]:
    """The user's endpoints with the attributes they share, those updated longest ago first."""
    found = ctx.store.select(OF_USER, app=app, user=user) if user else []
    shared = ctx.store.get(USERS, app, user) if found else None
    for endpoint in found:
        endpoint.user_attributes = shared.attributes if shared else {}
    return found


def remove(ctx: Context, app: str, identifier: str) -> Endpoint:
    """Remove the endpoint; what it was. Raises UnknownEndpoint."""
    endpoint = get(ctx, app, identifier)
    ctx.store.delete(ENDPOINTS, app, endpoint.key)
    return endpoint


def remove_of_user(ctx: Context, app: str, user: str) -> list[Endpoint]:
    """Remove all endpoints of a user, and the user; what they were."""
    found = of_user(ctx, app, user)
    ctx.store.change(REMOVE_OF_USER, app=app, user=user)
    ctx.store.delete(USERS, app, user)
    return found


def _with_user(ctx: Context, endpoint: Endpoint) -> Endpoint:
    if endpoint.user:
        user = ctx.store.get(USERS, endpoint.app, endpoint.user)
        endpoint.user_attributes = user.attributes if user else {}
    return endpoint
