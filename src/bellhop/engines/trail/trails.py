"""Trails: made, changed and found by name or ARN; they belong to the Region where they were made."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.trail import delivery
from bellhop.engines.trail.errors import (
    BadArn,
    BadName,
    NoBucket,
    OtherHome,
    TooManyTrails,
    TrailExists,
    UnknownTrail,
)
from bellhop.engines.trail.selectors import ALL
from bellhop.engines.trail.tables import ALL_TRAILS, TRAILS, TrailRow, shelf
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

MOST = 5  # "Trails per Region"

_ARN = re.compile(r"arn:aws:cloudtrail:([a-z0-9-]+):(\d{12}):trail/(.+)", re.ASCII)
_ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}", re.ASCII)
# "The name must meet the following requirements": CreateTrail.
_RULES = (
    (r".{3,}", "Trail name must have a length of at least 3 characters."),
    (r".{1,128}", "Trail name must have a length of at most 128 characters."),
    (
        r"[A-Za-z0-9._-]+",
        "Trail name can contain only ASCII letters, numbers, periods, underscores and dashes.",
    ),
    (r"[A-Za-z0-9].*[A-Za-z0-9]", "Trail name must start and end with a letter or number."),
    (r"(?!.*[._-]{2}).*", "Trail name must not have adjacent periods, underscores or dashes."),
)


def arn(ctx: Context, trail: TrailRow) -> str:
    return f"arn:aws:cloudtrail:{trail.home}:{ctx.account}:trail/{trail.name}"


def check_name(name: str) -> None:
    """Raises BadName."""
    for pattern, sentence in _RULES:
        if not re.fullmatch(pattern, name, re.DOTALL):
            raise BadName(sentence)
    if _ADDRESS.fullmatch(name):
        raise BadName("Trail name must not be in IP address format.")


def create(ctx: Context, trail: TrailRow, new_tags: dict[str, str]) -> None:
    """Raises BadName, TrailExists, TooManyTrails, NoBucket."""
    check_name(trail.name)
    there = every(ctx)
    if any(trail.name == each.name and trail.home == each.home for each in there):
        raise TrailExists(f"Trail {trail.name} already exists for customer: {ctx.account}")
    if sum(each.home == trail.home for each in there) >= MOST:
        raise TooManyTrails(f"User: {ctx.account} already has {MOST} trails in {trail.home}.")
    check_bucket(ctx, trail.bucket)
    shelf(ctx).add(TRAILS, trail)
    tags.add(ctx, arn(ctx, trail), new_tags)


def check_bucket(ctx: Context, bucket: str) -> None:
    """Raises NoBucket."""
    scope, objects = ctx.scope, ctx.neighbours.objects
    if not ctx.ask(("bucket", bucket), lambda: objects.exists(scope, bucket)):
        raise NoBucket(f"S3 bucket {bucket} does not exist!")


def every(ctx: Context) -> list[TrailRow]:
    """The account's trails, of all Regions."""
    return shelf(ctx).select(ALL_TRAILS)


def seen(ctx: Context, *, shadows: bool = True) -> list[TrailRow]:
    """The trails of this Region; `shadows`: those of other Regions too that log all of them."""
    return [each for each in every(ctx) if each.home == ctx.region or (shadows and each.multi_region)]


def get(ctx: Context, name: str) -> TrailRow:
    """By name, or by ARN from any Region. Raises BadName, BadArn, UnknownTrail."""
    if name.startswith("arn:"):
        region, account, short = _parts(name)
        found = shelf(ctx).get(TRAILS, region, short) if account == ctx.account else None
    else:
        check_name(name)
        found = next((each for each in seen(ctx) if each.name == name), None)
    if found is None:
        whole = (
            name if name.startswith("arn:") else f"arn:aws:cloudtrail:{ctx.region}:{ctx.account}:trail/{name}"
        )
        raise UnknownTrail(f"Unknown trail: {whole} for the user: {ctx.account}")
    return found


def own(ctx: Context, name: str) -> TrailRow:
    """The trail, which was made in this Region. Raises OtherHome, and what `get` raises."""
    found = get(ctx, name)
    if found.home != ctx.region:
        raise OtherHome(f"The trail must be updated or deleted from its home region {found.home}.")
    return found


def change(ctx: Context, trail: TrailRow, **changes: Any) -> None:
    shelf(ctx).update(TRAILS, trail.home, trail.name, **changes)


def delete(ctx: Context, trail: TrailRow) -> None:
    ctx.never(trail.timer)
    shelf(ctx).delete(TRAILS, trail.home, trail.name)
    tags.forget(ctx, arn(ctx, trail))


def start(ctx: Context, trail: TrailRow) -> None:
    """Record from now on."""
    if not trail.logging:
        number = delivery.plan(ctx, trail)
        change(
            ctx, trail, logging=True, started=ctx.now, timer=number, delivered_up_to=ctx.ids.sequence(ctx.now)
        )


def stop(ctx: Context, trail: TrailRow) -> None:
    """Record no more; what was recorded by now is still delivered."""
    if trail.logging:
        ctx.never(trail.timer)
        delivery.deliver(ctx, trail)
        change(ctx, trail, logging=False, stopped=ctx.now, timer=0)


def described(ctx: Context, names: list[str], *, shadows: bool) -> list[TrailRow]:
    """The named trails that exist; without names those of this Region. Raises BadName and BadArn."""
    if not names:
        return seen(ctx, shadows=shadows)
    found: list[TrailRow] = []
    for name in names:
        with contextlib.suppress(UnknownTrail):
            found.append(get(ctx, name))
    return found


def has_custom_selectors(trail: TrailRow) -> bool:
    return bool(trail.advanced) or trail.selectors != [ALL]


def _parts(arn: str) -> tuple[str, str, str]:
    """Region, account and name. Raises BadArn for what is no ARN of a trail."""
    match = _ARN.fullmatch(arn)
    if not match:
        raise BadArn(f"The ARN {arn} is not that of a trail.")
    region, account, name = match.groups()
    return region, account, name


def own_by_arn(ctx: Context, arn: str) -> TrailRow:
    """As `own`, of what is named by its ARN only."""
    _parts(arn)
    return own(ctx, arn)
