"""An account with the list Readers, and mail to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.control.links.subscriptions.reading import ANN, PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Send = Callable[..., str]


@pytest.fixture
def client(server: Bellhop) -> Any:
    found = server.client("sesv2")
    found.create_email_identity(EmailIdentity="example.com")
    topics = [
        {"TopicName": "Sports", "DisplayName": "Sports & <Games>", "DefaultSubscriptionStatus": "OPT_OUT"},
        {
            "TopicName": "News",
            "DisplayName": "The News",
            "Description": "Every day",
            "DefaultSubscriptionStatus": "OPT_IN",
        },
    ]
    found.create_contact_list(ContactListName="Readers", Topics=topics)
    return found


@pytest.fixture
def send(client: Any) -> Send:
    """Send a mail to the list's topic; the message's id."""

    def send(to: str | list[str] = ANN, topic: str | None = "News", **members: Any) -> str:
        options = {"ContactListName": "Readers"} | ({"TopicName": topic} if topic else {})
        body = {
            "Html": {"Data": f'<a href="{PLACEHOLDER}">Unsubscribe</a>'},
            "Text": {"Data": f"Unsubscribe: {PLACEHOLDER}"},
        }
        request = {
            "FromEmailAddress": "shop@example.com",
            "Destination": {"ToAddresses": [to] if isinstance(to, str) else to},
            "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": body}},
            "ListManagementOptions": options,
        } | members
        return client.send_email(**{name: value for name, value in request.items() if value})["MessageId"]

    return send
