"""Applications (projects)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.engage import apps
from bellhop.engines.engage.tables import ALL_APPS, App
from bellhop.kernel import tags
from bellhop.kernel.clock import iso8601
from bellhop.kernel.paging import Pages, page
from bellhop.services.pinpoint.arns import app_arn
from bellhop.services.pinpoint.errors import BadRequest, named
from bellhop.services.pinpoint.shapes import page_size

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import pinpoint as types

_PAGES = Pages(
    "BadRequestException",
    "Invalid token",
    default=100,
    maximum=500,
    token="Token",  # noqa: S106 - a member's name
    size="PageSize",
)


def create_app(ctx: Context, request: types.CreateAppRequest) -> types.CreateAppResponse:
    wanted = request["CreateApplicationRequest"]
    if not wanted["Name"].strip():
        raise BadRequest("Name must not be empty")
    app = apps.create(ctx, wanted["Name"])
    tags.add(ctx, app_arn(ctx, app.id), wanted.get("tags", {}))
    return {"ApplicationResponse": _response(ctx, app)}


def get_app(ctx: Context, request: types.GetAppRequest) -> types.GetAppResponse:
    return {"ApplicationResponse": _response(ctx, _app(ctx, request["ApplicationId"]))}


def get_apps(ctx: Context, request: types.GetAppsRequest) -> types.GetAppsResponse:
    page_size(request.get("PageSize"))
    found, more = page(ctx, ALL_APPS, request, _PAGES)
    answer: types.ApplicationsResponse = {"Item": [_response(ctx, app) for app in found]}
    if more:
        answer["NextToken"] = more["Token"]
    return {"ApplicationsResponse": answer}


def delete_app(ctx: Context, request: types.DeleteAppRequest) -> types.DeleteAppResponse:
    app = _app(ctx, request["ApplicationId"])
    answer = _response(ctx, app)
    apps.remove(ctx, app.id)
    tags.forget(ctx, app_arn(ctx, app.id))
    return {"ApplicationResponse": answer}


def _app(ctx: Context, identifier: str) -> App:
    with named():
        return apps.get(ctx, identifier)


def _response(ctx: Context, app: App) -> types.ApplicationResponse:
    arn = app_arn(ctx, app.id)
    return {
        "Id": app.id,
        "Arn": arn,
        "Name": app.name,
        "CreationDate": iso8601(app.created),
        "tags": tags.of(ctx, arn),
    }
