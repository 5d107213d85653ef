"""Contacts and their preferences: sending-email-list-management."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

ANN = {"ContactListName": "News", "EmailAddress": "ann@example.org"}


def said(**statuses: str) -> list[dict[str, str]]:
    return [{"TopicName": name, "SubscriptionStatus": status} for name, status in statuses.items()]


def refusal(call: Callable[..., Any], **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.fixture
def news(sesv2: Any) -> Any:
    """A client whose account has the list News, of which Sports is not wanted by default, and Cycling is."""
    defaults = {"Sports": "OPT_OUT", "Cycling": "OPT_IN"}
    topics = [
        {"TopicName": name, "DisplayName": name, "DefaultSubscriptionStatus": status}
        for name, status in defaults.items()
    ]
    sesv2.create_contact_list(ContactListName="News", Topics=topics)
    return sesv2


def test_contact_is_told_as_it_was_made(news: Any) -> None:
    news.create_contact(
        **ANN, TopicPreferences=said(Sports="OPT_IN"), AttributesData='{"Name": "John"}', UnsubscribeAll=False
    )

    found = news.get_contact(**ANN)

    assert found.pop("LastUpdatedTimestamp") == found.pop("CreatedTimestamp")
    del found["ResponseMetadata"]
    assert found == {
        **ANN,
        "TopicPreferences": said(Sports="OPT_IN"),
        "TopicDefaultPreferences": said(Cycling="OPT_IN"),
        "UnsubscribeAll": False,
        "AttributesData": '{"Name": "John"}',
    }


def test_address_is_one_whatever_the_case_of_its_domain(news: Any) -> None:
    news.create_contact(ContactListName="News", EmailAddress="Ann@Example.ORG")

    assert news.get_contact(ContactListName="News", EmailAddress="Ann@example.org")["EmailAddress"] == (
        "Ann@example.org"
    )
    assert refusal(news.get_contact, **ANN) == (
        "NotFoundException",
        "ann@example.org doesn't exist in List.",
    )


def test_update_sets_all_that_a_contact_says(news: Any, emulator: Bellhop) -> None:
    news.create_contact(**ANN, TopicPreferences=said(Sports="OPT_IN"), AttributesData='{"a": 1}')
    emulator.advance(60)

    news.update_contact(**ANN, TopicPreferences=said(Cycling="OPT_OUT"), UnsubscribeAll=True)

    found = news.get_contact(**ANN)
    assert found["TopicPreferences"] == said(Cycling="OPT_OUT")
    assert found["TopicDefaultPreferences"] == said(Sports="OPT_OUT")
    assert found["UnsubscribeAll"] is True
    assert "AttributesData" not in found
    assert (found["LastUpdatedTimestamp"] - found["CreatedTimestamp"]).total_seconds() >= 60


def test_what_was_said_of_a_topic_is_not_told_without_the_topic(news: Any) -> None:
    news.create_contact(**ANN, TopicPreferences=said(Sports="OPT_IN"))
    news.update_contact_list(ContactListName="News")

    found = news.get_contact(**ANN)

    assert (found["TopicPreferences"], found["TopicDefaultPreferences"]) == ([], [])


def test_deleted_contact_is_gone(news: Any) -> None:
    news.create_contact(**ANN)
    news.delete_contact(**ANN)

    assert refusal(news.get_contact, **ANN)[0] == "NotFoundException"
    assert refusal(news.delete_contact, **ANN)[0] == "NotFoundException"
    assert refusal(news.update_contact, **ANN)[0] == "NotFoundException"


def test_contact_is_on_a_list_once(news: Any) -> None:
    news.create_contact(**ANN)

    assert refusal(news.create_contact, **ANN) == (
        "AlreadyExistsException",
        "ann@example.org already exists in List.",
    )


@pytest.mark.parametrize(
    "members",
    [
        {"EmailAddress": "nobody"},
        {"TopicPreferences": said(Chess="OPT_IN")},
        {"AttributesData": "no JSON"},
        {"AttributesData": "[1]"},
    ],
    ids=str,
)
def test_rules_for_contacts(news: Any, members: dict[str, Any]) -> None:
    assert refusal(news.create_contact, **(ANN | members))[0] == "BadRequestException"
    assert news.list_contacts(ContactListName="News")["Contacts"] == []


def test_contact_needs_a_list(sesv2: Any) -> None:
    assert refusal(sesv2.create_contact, **ANN)[0] == "NotFoundException"


@pytest.fixture
def five(news: Any) -> Any:
    """By name: what they have said, or `all` for those who want no mail at all."""
    for name, preferences, unsubscribed in [
        ("all", said(Sports="OPT_IN", Cycling="OPT_IN"), True),
        ("in", said(Sports="OPT_IN", Cycling="OPT_IN"), False),
        ("out", said(Sports="OPT_OUT", Cycling="OPT_OUT"), False),
        ("silent", [], False),
        ("silent-all", [], True),
    ]:
        news.create_contact(
            ContactListName="News",
            EmailAddress=f"{name}@example.org",
            TopicPreferences=preferences,
            UnsubscribeAll=unsubscribed,
        )
    return news


def names(found: dict[str, Any]) -> set[str]:
    return {contact["EmailAddress"].partition("@")[0] for contact in found["Contacts"]}


EVERYBODY = {"all", "in", "out", "silent", "silent-all"}


@pytest.mark.parametrize(
    ("status", "topic", "by_default", "expected"),
    [
        (None, None, False, EVERYBODY),
        ("OPT_IN", None, False, {"in", "out", "silent"}),
        ("OPT_OUT", None, False, {"all", "silent-all"}),
        (None, "Sports", False, {"all", "in", "out"}),
        (None, "Sports", True, EVERYBODY),
        ("OPT_IN", "Sports", False, {"in"}),
        ("OPT_IN", "Sports", True, {"in"}),
        ("OPT_OUT", "Sports", False, {"all", "out"}),
        ("OPT_OUT", "Sports", True, {"all", "out", "silent", "silent-all"}),
        ("OPT_IN", "Cycling", False, {"in"}),
        ("OPT_IN", "Cycling", True, {"in", "silent"}),
        ("OPT_OUT", "Cycling", False, {"all", "out"}),
        ("OPT_OUT", "Cycling", True, {"all", "out", "silent-all"}),
    ],
)
def test_contacts_are_filtered(
    five: Any, status: str | None, topic: str | None, by_default: bool, expected: set[str]
) -> None:
    chosen: dict[str, Any] = {"FilteredStatus": status} if status else {}
    if topic:
        chosen["TopicFilter"] = {"TopicName": topic, "UseDefaultIfPreferenceUnavailable": by_default}

    assert names(five.list_contacts(ContactListName="News", Filter=chosen)) == expected


def test_filter_by_a_topic_that_there_is_not(five: Any) -> None:
    request = {"ContactListName": "News", "Filter": {"TopicFilter": {"TopicName": "Chess"}}}

    assert refusal(five.list_contacts, **request)[0] == "BadRequestException"


def test_contacts_come_in_pages(five: Any) -> None:
    request = {"ContactListName": "News", "Filter": {"FilteredStatus": "OPT_IN"}, "PageSize": 2}
    first = five.list_contacts(**request)
    second = five.list_contacts(**request, NextToken=first["NextToken"])

    assert (len(first["Contacts"]), len(second["Contacts"])) == (2, 1)
    assert names(first) | names(second) == {"in", "out", "silent"}
    assert "NextToken" not in second
    assert set(first["Contacts"][0]) == {
        "EmailAddress",
        "TopicPreferences",
        "TopicDefaultPreferences",
        "UnsubscribeAll",
        "LastUpdatedTimestamp",
    }
    request["PageSize"] = 1
    request["Filter"] = {}
    assert refusal(five.list_contacts, **request, NextToken=first["NextToken"])[0] == "BadRequestException"
