"""Contact lists and their topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.lists import contact_lists
from bellhop.engines.mail.lists.tables import LISTS_BY_NAME
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def create_contact_list(
    ctx: Context, request: types.CreateContactListRequest
) -> types.CreateContactListResponse:
    labels = labels_in(request)
    name, description = request["ContactListName"], request.get("Description")
    with named():
        contact_lists.create(ctx, name, description, _topics(request.get("Topics", [])), labels)
    return {}


def update_contact_list(
    ctx: Context, request: types.UpdateContactListRequest
) -> types.UpdateContactListResponse:
    name, description = request["ContactListName"], request.get("Description")
    with named():
        contact_lists.replace(ctx, name, description, _topics(request.get("Topics", [])))
    return {}


def get_contact_list(ctx: Context, request: types.GetContactListRequest) -> types.GetContactListResponse:
    with named():
        row = contact_lists.find(ctx, request["ContactListName"])
    answer: types.GetContactListResponse = {
        "ContactListName": row.name,
        "Topics": [_topic(topic) for topic in row.topics],
        "CreatedTimestamp": row.created,
        "LastUpdatedTimestamp": row.updated,
        "Tags": labels_shown(ctx, contact_lists.arn(ctx, row.name)),
    }
    if row.description is not None:
        answer["Description"] = row.description
    return answer


def list_contact_lists(
    ctx: Context, request: types.ListContactListsRequest
) -> types.ListContactListsResponse:
    rows, token = page(ctx, LISTS_BY_NAME, request, _PAGES)
    found = [{"ContactListName": row.name, "LastUpdatedTimestamp": row.updated} for row in rows]
    return cast("types.ListContactListsResponse", {"ContactLists": found, **token})


def delete_contact_list(
    ctx: Context, request: types.DeleteContactListRequest
) -> types.DeleteContactListResponse:
    with named():
        contact_lists.delete(ctx, request["ContactListName"])
    return {}


def _topics(given: list[types.Topic]) -> list[dict[str, Any]]:
    return [
        {
            "name": topic["TopicName"],
            "shown": topic["DisplayName"],
            "description": topic.get("Description"),
            "default": topic["DefaultSubscriptionStatus"],
        }
        for topic in given
    ]


def _topic(topic: dict[str, Any]) -> types.Topic:
    answer: types.Topic = {
        "TopicName": topic["name"],
        "DisplayName": topic["shown"],
        "DefaultSubscriptionStatus": topic["default"],
    }
    if topic["description"] is not None:
        answer["Description"] = topic["description"]
    return answer
