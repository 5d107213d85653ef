"""The index of tagged resources: every resource of an account and Region that has a tag, by its ARN."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.groups.kinds import kind_of
from bellhop.engines.groups.tables import EVERY_TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context

# Where resources that lie in no Region are shown, and of which of them tagging knows: users and roles are
# tagged by IAM alone (resourcegroupstagging/latest/APIReference/supported-services.html).
GLOBAL_REGION = "us-east-1"
GLOBAL = frozenset(
    (
        "iam:instance-profile",
        "iam:mfa",
        "iam:oidc-provider",
        "iam:policy",
        "iam:saml-provider",
        "iam:server-certificate",
    )
)

Tags = dict[str, str]


class TagFilter(NamedTuple):
    """A key that must be there, with one of these values if any are named."""

    key: str
    values: tuple[str, ...]


def tagged(ctx: Context, filters: Iterable[TagFilter] = ()) -> dict[str, Tags]:
    """The tags of each resource that meets all filters, in the order of the ARNs."""
    wanted = tuple(filters)
    return {arn: tags for arn, tags in _every(ctx).items() if meets(tags, wanted)}


def meets(tags: Mapping[str, str], filters: Iterable[TagFilter]) -> bool:
    return all(each.key in tags and (not each.values or tags[each.key] in each.values) for each in filters)


def _every(ctx: Context) -> dict[str, Tags]:
    found: dict[str, Tags] = {}
    for tag in ctx.store.select(EVERY_TAG):
        found.setdefault(tag.arn, {})[tag.key] = tag.value
    if ctx.region != GLOBAL_REGION:
        return found
    for tag in ctx.beyond_regions().store.select(EVERY_TAG):
        if kind_of(tag.arn) in GLOBAL:
            found.setdefault(tag.arn, {})[tag.key] = tag.value
    return dict(sorted(found.items()))
