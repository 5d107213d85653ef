"""Contact lists: sending-email-list-management."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

SPORTS = {
    "TopicName": "Sports",
    "DisplayName": "Sports Newsletter",
    "Description": "Sign up for updates on all sports.",
    "DefaultSubscriptionStatus": "OPT_OUT",
}
CYCLING = {
    "TopicName": "Cycling",
    "DisplayName": "Cycling newsletter",
    "DefaultSubscriptionStatus": "OPT_IN",
}


def refusal(call: Callable[..., Any], **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def without_metadata(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def test_list_is_told_as_it_was_made(sesv2: Any) -> None:
    sesv2.create_contact_list(
        ContactListName="News",
        Description="All the news",
        Topics=[SPORTS, CYCLING],
        Tags=[{"Key": "team", "Value": "web"}],
    )

    found = without_metadata(sesv2.get_contact_list(ContactListName="News"))
    created = found.pop("CreatedTimestamp")

    assert found.pop("LastUpdatedTimestamp") == created
    assert found == {
        "ContactListName": "News",
        "Description": "All the news",
        "Topics": [SPORTS, CYCLING],
        "Tags": [{"Key": "team", "Value": "web"}],
    }


def test_update_replaces_all_of_it(sesv2: Any, emulator: Bellhop) -> None:
    sesv2.create_contact_list(ContactListName="News", Description="All", Topics=[SPORTS])
    emulator.advance(60)

    sesv2.update_contact_list(ContactListName="News", Topics=[CYCLING])

    found = sesv2.get_contact_list(ContactListName="News")
    assert "Description" not in found
    assert found["Topics"] == [CYCLING]
    assert (found["LastUpdatedTimestamp"] - found["CreatedTimestamp"]).total_seconds() >= 60


def test_lists_are_listed(sesv2: Any) -> None:
    assert sesv2.list_contact_lists()["ContactLists"] == []

    sesv2.create_contact_list(ContactListName="News")

    [found] = sesv2.list_contact_lists()["ContactLists"]
    assert found["ContactListName"] == "News"
    assert set(found) == {"ContactListName", "LastUpdatedTimestamp"}


def test_account_has_one_list_in_each_region(sesv2: Any, emulator: Bellhop) -> None:
    sesv2.create_contact_list(ContactListName="News")

    assert refusal(sesv2.create_contact_list, ContactListName="News")[0] == "AlreadyExistsException"
    assert refusal(sesv2.create_contact_list, ContactListName="More") == (
        "BadRequestException",
        "A maximum of 1 Lists allowed per account.",
    )
    elsewhere = emulator.client("sesv2", region_name="eu-west-1")
    elsewhere.create_contact_list(ContactListName="News")
    assert len(elsewhere.list_contact_lists()["ContactLists"]) == 1


def test_delete_takes_contacts_and_tags_along(sesv2: Any) -> None:
    request = {"ContactListName": "News", "Tags": [{"Key": "team", "Value": "web"}]}
    sesv2.create_contact_list(**request)
    sesv2.create_contact(ContactListName="News", EmailAddress="ann@example.org")

    sesv2.delete_contact_list(ContactListName="News")
    sesv2.create_contact_list(ContactListName="News")

    assert sesv2.list_contacts(ContactListName="News")["Contacts"] == []
    assert sesv2.get_contact_list(ContactListName="News")["Tags"] == []


@pytest.mark.parametrize(
    "operation", ["get_contact_list", "update_contact_list", "delete_contact_list", "list_contacts"]
)
def test_missing_list_is_not_found(sesv2: Any, operation: str) -> None:
    assert refusal(getattr(sesv2, operation), ContactListName="None") == (
        "NotFoundException",
        "List with name: None doesn't exist.",
    )


@pytest.mark.parametrize(
    "members",
    [
        {"ContactListName": "no blanks"},
        {"ContactListName": "n" * 65},
        {"ContactListName": "News", "Description": "d" * 501},
        {"ContactListName": "News", "Topics": [SPORTS, SPORTS]},
        {"ContactListName": "News", "Topics": [SPORTS | {"TopicName": "a.b"}]},
        {"ContactListName": "News", "Topics": [SPORTS | {"DisplayName": "d" * 129}]},
        {"ContactListName": "News", "Topics": [SPORTS | {"Description": "d" * 501}]},
        {"ContactListName": "News", "Topics": [SPORTS | {"TopicName": f"T{n}"} for n in range(21)]},
    ],
    ids=lambda members: str(members)[:60],
)
def test_rules_for_lists(sesv2: Any, members: dict[str, Any]) -> None:
    assert refusal(sesv2.create_contact_list, **members)[0] == "BadRequestException"
    assert sesv2.list_contact_lists()["ContactLists"] == []


def test_list_has_twenty_topics_at_most(sesv2: Any) -> None:
    topics = [CYCLING | {"TopicName": f"T{number}"} for number in range(20)]

    sesv2.create_contact_list(ContactListName="News", Topics=topics)

    assert sesv2.get_contact_list(ContactListName="News")["Topics"] == topics
