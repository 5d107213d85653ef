"""Tags of the resources of Systems Manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents import lookup
from bellhop.engines.documents.tables import HEADS
from bellhop.engines.fleet import nodes
from bellhop.engines.parameters import names, parameters
from bellhop.kernel import tags
from bellhop.services.ssm.errors import InvalidResourceId, InvalidResourceType
from bellhop.services.ssm.tag_rules import allowed
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm


def add_tags_to_resource(ctx: Context, request: ssm.AddTagsToResourceRequest) -> ssm.AddTagsToResourceResult:
    arn = _arn(ctx, request["ResourceType"], request["ResourceId"])
    tags.add(ctx, arn, allowed(request["Tags"], tags.of(ctx, arn)))
    return {}


def remove_tags_from_resource(
    ctx: Context, request: ssm.RemoveTagsFromResourceRequest
) -> ssm.RemoveTagsFromResourceResult:
    tags.remove(ctx, _arn(ctx, request["ResourceType"], request["ResourceId"]), request["TagKeys"])
    return {}


def list_tags_for_resource(
    ctx: Context, request: ssm.ListTagsForResourceRequest
) -> ssm.ListTagsForResourceResult:
    arn = _arn(ctx, request["ResourceType"], request["ResourceId"])
    return {"TagList": [{"Key": key, "Value": value} for key, value in tags.of(ctx, arn).items()]}


def _arn(ctx: Context, kind: str, identifier: str) -> str:
    """The ARN of a resource that is there."""
    if kind == "Parameter":
        parameter = parameters.find(ctx, identifier)
        if parameter is None:
            raise InvalidResourceId
        return names.arn(ctx.scope, parameter.name)
    if kind == "Document":
        return _document(ctx, identifier)
    if kind == "ManagedInstance":
        return _node(ctx, identifier)
    raise NotBuilt(f"Tagging of the ResourceType {kind}")


def _document(ctx: Context, identifier: str) -> str:
    """Amazon's documents have no tags of the account's."""
    name = identifier.removeprefix(lookup.arn(ctx.scope, ""))
    if ctx.store.get(HEADS, name) is None:
        raise InvalidResourceId
    return lookup.arn(ctx.scope, name)


def _node(ctx: Context, identifier: str) -> str:
    """ "If you are attempting to tag an EC2 instance, the instance must be a registered managed node." """
    if nodes.find(ctx, identifier) is None:
        raise InvalidResourceId if nodes.is_hybrid(identifier) else InvalidResourceType
    return nodes.arn(ctx.scope, identifier)
