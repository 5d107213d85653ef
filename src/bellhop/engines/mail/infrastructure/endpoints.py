"""Endpoints of several Regions ("global endpoints"): made and taken down by the clock, sent through."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

from bellhop.engines.mail.errors import ConfigurationSetMissing, IdentityUnverified, TenantMissing
from bellhop.engines.mail.infrastructure.errors import (
    EndpointExists,
    EndpointMissing,
    EndpointUnready,
    InvalidRoute,
)
from bellhop.engines.mail.infrastructure.states import CREATING, DELETING, ENDPOINT, READY
from bellhop.engines.mail.infrastructure.tables import ENDPOINT_WITH_ID, ENDPOINTS, Endpoint
from bellhop.engines.mail.lists.errors import ContactListMissing
from bellhop.engines.mail.templates.errors import TemplateMissing
from bellhop.kernel import tags
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bellhop.kernel.context import Context

T = TypeVar("T")

PROVISIONING = 5.0  # seconds; AWS takes minutes
SECONDARY = 0.5  # the part of an endpoint's mail that goes through its second Region
_LACKING = (ConfigurationSetMissing, ContactListMissing, IdentityUnverified, TemplateMissing, TenantMissing)

_region = re.compile(r"[a-z]{2}(?:-[a-z]+)+-\d").fullmatch


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:multi-region-endpoint/{name}"


def create(ctx: Context, name: str, regions: Sequence[str], labels: Mapping[str, str]) -> Endpoint:
    """A new endpoint between this Region and another; `labels` are its tags.

    Raises EndpointExists, InvalidRoute.
    """
    if ctx.store.get(ENDPOINTS, name) is not None:
        raise EndpointExists(name)
    if len(regions) != 1:
        raise InvalidRoute("RoutesDetails must contain exactly one route configuration.")
    if regions[0] == ctx.region or _region(regions[0]) is None:
        raise InvalidRoute(f"{regions[0]} cannot be the secondary Region of an endpoint in {ctx.region}.")
    tags.add(ctx, arn(ctx, name), labels)
    identifier = f"{ctx.ids.word(10)}.{ctx.ids.word(3)}"
    ctx.later(ctx.now + PROVISIONING, provisioned, name=name, identifier=identifier)
    both = [ctx.region, *regions]
    return ctx.store.add(ENDPOINTS, Endpoint(name, identifier, both, CREATING, ctx.now, ctx.now))


def get(ctx: Context, name: str) -> Endpoint:
    """The endpoint of this name; raises EndpointMissing."""
    found = ctx.store.get(ENDPOINTS, name)
    if found is None:
        raise EndpointMissing(name)
    return found


def find(ctx: Context, identifier: str) -> Endpoint:
    """The endpoint that a mail is sent through, by its id; raises EndpointMissing, EndpointUnready.

    Whoever sends through one need not say a Region: it is looked for in all of the account's.
    """
    rows = ctx.store.across().select(ENDPOINT_WITH_ID, id=identifier)
    found = next((row for scope, row in rows if scope.account == ctx.account), None)
    if found is None:
        raise EndpointMissing(identifier)
    if found.status != READY:
        raise EndpointUnready(identifier, found.status)
    return found


def through(ctx: Context, identifier: str, send: Callable[[Context], T]) -> T:
    """What `send` answers in one of an endpoint's Regions: "sending traffic is divided between the two".

    What a mail needs has to be there in both of them; a Region that lacks it leaves the mail to the other.
    Raises EndpointMissing, EndpointUnready, and what `send` raises in the primary Region.
    """
    primary, secondary = find(ctx, identifier).regions
    if ctx.ids.chance(SECONDARY):
        with contextlib.suppress(*_LACKING):
            return _in_region(ctx, secondary, send)
    return _in_region(ctx, primary, send)


def delete(ctx: Context, name: str) -> Endpoint:
    """Begin to take an endpoint down; raises EndpointMissing, EndpointUnready while that goes on."""
    endpoint = get(ctx, name)
    if endpoint.status == DELETING:
        raise EndpointUnready(name, DELETING)
    _step(ctx, endpoint, DELETING)
    ctx.later(ctx.now + PROVISIONING, removed, name=name, identifier=endpoint.id)
    return endpoint


def provisioned(ctx: Context, name: str, identifier: str) -> None:
    """A timer: the endpoint can be used, if nobody has given it up."""
    endpoint = ctx.store.get(ENDPOINTS, name)
    if endpoint and endpoint.id == identifier and endpoint.status == CREATING:
        _step(ctx, endpoint, READY)


def removed(ctx: Context, name: str, identifier: str) -> None:
    """A timer: the endpoint is gone."""
    endpoint = ctx.store.get(ENDPOINTS, name)
    if endpoint and endpoint.id == identifier:
        tags.forget(ctx, arn(ctx, name))
        ctx.store.delete(ENDPOINTS, name)


def _in_region(ctx: Context, region: str, send: Callable[[Context], T]) -> T:
    there = dataclasses.replace(ctx, store=ctx.store.of(Scope(ctx.account, region)))
    answer = send(there)
    ctx.outgoing |= there.outgoing
    return answer


def _step(ctx: Context, endpoint: Endpoint, status: str) -> None:
    endpoint.status, endpoint.updated = ENDPOINT.step(endpoint.status, status), ctx.now
    ctx.store.put(ENDPOINTS, endpoint)
