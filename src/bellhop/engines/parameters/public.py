"""Public parameters, `/aws/service/…`: some of those that AWS publishes, and the operator's own.

Bundled are those that templates and scripts ask for most: images of Amazon Linux, Windows, Ubuntu, Debian,
macOS, ECS, EKS and Bottlerocket, and the Regions and services of AWS's infrastructure. Ids of images are made
up, each Region has its own, and they are the same everywhere and always.
systems-manager/latest/userguide/parameter-store-public-parameters.html
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.parameters import names
from bellhop.engines.parameters.data_types import TEXT
from bellhop.engines.parameters.drafts import STANDARD
from bellhop.engines.parameters.tables import (
    PUBLIC,
    PUBLIC_PARAMETERS,
    REMOVE_ALL_PUBLIC,
    REMOVE_PUBLIC,
    Parameter,
    PublicParameter,
)
from bellhop.store import NOBODY, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Store

PREFIX = "/aws/service/"
FILE = Path(__file__).with_name("public_parameters.json")
PUBLISHED = 1_734_048_000.0  # 2024-12-13T00:00:00Z, for all that is bundled
DOMAIN = "amazonaws.com"


def scope_of(ctx: Context) -> Scope:
    """Whose they are: AWS's, in this Region."""
    return Scope("", ctx.region)


@functools.cache
def bundled(region: str) -> Mapping[str, str]:
    """The value of each bundled parameter of a Region, by its name."""
    known = orjson.loads(FILE.read_bytes())
    found = {name: value for part in (_images, _infrastructure) for name, value in part(known, region)}
    services = sorted({name.split("/", 1)[0] for name in found})
    found |= {f"list/{service}": f"{PREFIX}{service}/" for service in services}
    return {f"{PREFIX}{name}": found[name] for name in sorted(found)}


def _images(known: Any, region: str) -> Iterator[tuple[str, str]]:
    for name in known["images"]:
        yield name, _image(region, name)
    for family in known["families"]:
        path = family["path"]
        facts = {"image_id": _image(region, path), **family["facts"]}
        if schema := family.get("json"):
            yield path, orjson.dumps({**schema, **facts}).decode()
        for fact, value in facts.items():
            yield f"{path}/{fact}", value


def _image(region: str, name: str) -> str:
    return f"ami-{hashlib.sha256(f'{region}/{name}'.encode()).hexdigest()[:17]}"


def _infrastructure(known: Any, region: str) -> Iterator[tuple[str, str]]:
    root = "global-infrastructure"
    yield f"{root}/current-region", region
    yield f"{root}/version", "1.0"
    for name, (long_name, country, part) in known["regions"].items():
        at = f"{root}/regions/{name}"
        yield at, name
        yield from {
            f"{at}/longName": long_name,
            f"{at}/domain": DOMAIN,
            f"{at}/partition": "aws",
            f"{at}/geolocationCountry": country,
            f"{at}/geolocationRegion": part,
        }.items()
        for service, (_, host) in known["services"].items():
            yield f"{at}/services/{service}", service
            yield f"{at}/services/{service}/endpoint", f"{host}.{name}.{DOMAIN}"
            yield f"{root}/services/{service}/regions/{name}", name
    for service, (long_name, _) in known["services"].items():
        yield f"{root}/services/{service}", service
        yield f"{root}/services/{service}/longName", long_name


def find(ctx: Context, name: str) -> Parameter | None:
    """The public parameter of this name in the Region of the call; the operator's own come first."""
    own = _nobodys(ctx)
    found = own.get(PUBLIC_PARAMETERS, name, ctx.region) or own.get(PUBLIC_PARAMETERS, name, "")
    if found:
        return _row_of(found)
    value = bundled(ctx.region).get(name)
    return _row(name, value) if value is not None else None


def beginning(ctx: Context, prefix: str) -> dict[str, Parameter]:
    """The public parameters of the Region of the call whose names begin so, by name."""
    names_ = bundled(ctx.region).items()
    found = {name: _row(name, value) for name, value in names_ if name.startswith(prefix)}
    for own in operators(ctx):  # the one for all Regions comes before those for a single one
        if own.in_region in ("", ctx.region) and own.name.startswith(prefix):
            found[own.name] = _row_of(own)
    return found


def _nobodys(ctx: Context) -> Store:
    return ctx.store.across().scope(NOBODY)


def operators(ctx: Context) -> list[PublicParameter]:
    """The operator's own, by name and Region."""
    return _nobodys(ctx).select(PUBLIC)


def publish(ctx: Context, given: PublicParameter) -> PublicParameter:
    """Publish one of the operator's own, or its next version."""
    own = _nobodys(ctx)
    before = own.get(PUBLIC_PARAMETERS, given.name, given.in_region)
    given.version = before.version + 1 if before else 1
    return own.put(PUBLIC_PARAMETERS, given)


def withdraw(ctx: Context, name: str | None = None) -> None:
    """Take back those of the operator's own that have this name, or all of them."""
    if name is None:
        _nobodys(ctx).change(REMOVE_ALL_PUBLIC)
    else:
        _nobodys(ctx).change(REMOVE_PUBLIC, name=name)


def _row_of(own: PublicParameter) -> Parameter:
    row = _row(own.name, own.value)
    row.type, row.version, row.modified, row.data_type = own.type, own.version, own.modified, own.data_type
    row.description = own.description
    return row


def _row(name: str, value: str) -> Parameter:
    path, leaf = names.split(name)
    return Parameter(name, path, leaf, "String", value, 1, PUBLISHED, "", STANDARD, TEXT, None, None, None)
