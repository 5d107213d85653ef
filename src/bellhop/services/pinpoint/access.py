"""What IAM has to allow for Pinpoint: a resource is called as its path is, save those of the tables below.

pinpoint/latest/developerguide/permissions-actions.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.access.asking import Ask, Asked, pass_role

if TYPE_CHECKING:
    from collections.abc import Iterable

SERVICE = "pinpoint.amazonaws.com"
LABEL = re.compile(r"\{([^}]+)\}")
OF_APP = re.compile(r"(apps/[^/]+)/.*")
OF_ITS_PART = re.compile(r"(apps/[^/]+/[^/]+/[^/]+)/.*")

# Whose resource is the project: apps/projectId
APPS = frozenset(
    (
        "CreateImportJob",
        "CreateSegment",
        "GetApplicationSettings",
        "GetCampaigns",
        "GetImportJobs",
        "GetSegments",
        "UpdateApplicationSettings",
    )
)
# Whose resource is one campaign or segment: apps/projectId/campaigns/campaignId
PARTS = frozenset(
    (
        "GetCampaignActivities",
        "GetCampaignVersion",
        "GetCampaignVersions",
        "GetSegmentImportJobs",
        "GetSegmentVersion",
        "GetSegmentVersions",
    )
)
LIKE = {"SendUsersMessages": "users-messages"}  # apps/projectId/messages, as SendMessages


def asks(asked: Asked) -> Iterable[Ask]:
    name = asked.operation.name
    yield Ask(f"mobiletargeting:{name}", _resource(asked, name))
    for member in ("WriteEventStream", "ExportJobRequest", "ImportJobRequest"):
        inner = asked.request.get(member)
        if inner:
            yield from pass_role(Asked(asked.ctx, asked.operation, inner), "RoleArn", SERVICE)


def _resource(asked: Asked, name: str) -> str:
    if "ResourceArn" in asked.request:
        return asked.request["ResourceArn"]
    path = _path(asked)
    if name in APPS:
        path = OF_APP.sub(r"\1", path)
    elif name in PARTS:
        path = OF_ITS_PART.sub(r"\1", path)
    elif name in LIKE:
        path = path.replace(LIKE[name], "messages")
    return asked.arn("mobiletargeting", re.sub("/(email|push|sms|voice|inapp)$", _upper, path))


def _path(asked: Asked) -> str:
    """The path of the request below its version, labels filled in."""
    form = asked.operation.input
    members: dict[str, Any] = asked.operation.service.shapes[form["shape"]]["members"] if form else {}
    values: dict[str, Any] = {
        shape.get("locationName", name): asked.request.get(name, "") for name, shape in members.items()
    }
    uri: str = asked.operation.http["requestUri"]
    return LABEL.sub(lambda label: str(values.get(label[1], "")), uri.partition("/v1/")[2].rstrip("/"))


def _upper(kind: re.Match[str]) -> str:
    """Templates are called by their kind in capitals: templates/NAME/EMAIL."""
    return f"/{kind[1].upper()}"
