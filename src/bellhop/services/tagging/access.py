"""What IAM has to allow for the tagging API.

service-authorization/list_amazonresourcegrouptaggingapi.html; the services whose resources are tagged are
asked too, under the names that their own tagging operations have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, Asked
from bellhop.engines.groups.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN = {
    "cloudtrail": ("AddTags", "RemoveTags"),
    "ec2": ("CreateTags", "DeleteTags"),
    "events": ("TagResource", "UntagResource"),
    "mobiletargeting": ("TagResource", "UntagResource"),
    "resource-groups": ("Tag", "Untag"),
    "ses": ("TagResource", "UntagResource"),
    "ssm": ("AddTagsToResource", "RemoveTagsFromResource"),
}


def asks(asked: Asked) -> Iterable[Ask]:
    name = asked.operation.name
    yield Ask(f"tag:{name}", "*")
    for arn in asked.request.get("ResourceARNList", ()) if name in ("TagResources", "UntagResources") else ():
        service = kind_of(arn).partition(":")[0]
        if service in OWN:
            yield Ask(f"{service}:{OWN[service][name == 'UntagResources']}", arn)
