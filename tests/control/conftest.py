"""A Bellhop that listens, and an HTTP client of its control API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def running() -> Iterator[Bellhop]:
    with Bellhop(with_settings(sandbox="off"), seed=0) as found:
        yield found


@pytest.fixture
def server(running: Bellhop) -> Bellhop:
    """A Bellhop as good as new."""
    running.reset()
    return running


@pytest.fixture
def api(server: Bellhop) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=f"{server.url}/_bellhop", timeout=30) as client:
        yield client


@pytest.fixture
def aws(server: Bellhop) -> Callable[..., Any]:
    """`aws("ssm")` is a boto3 client of the server."""
    return server.client


@pytest.fixture
def send_mail(aws: Callable[..., Any]) -> Callable[..., str]:
    """Send a mail through SES v2; its id."""
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")

    def send(to: str = "ann@example.org", subject: str = "Hello", **members: Any) -> str:
        body = {"Text": {"Data": "text"}, "Html": {"Data": "<p>html</p>"}}
        answer = client.send_email(
            FromEmailAddress=members.pop("sender", "Shop <shop@example.com>"),
            Destination={"ToAddresses": [to], **members.pop("Destination", {})},
            Content={"Simple": {"Subject": {"Data": subject}, "Body": body}},
            **members,
        )
        return answer["MessageId"]

    return send


@pytest.fixture
def send_text(aws: Callable[..., Any]) -> Callable[..., str]:
    """Send a message over Pinpoint; its id."""
    client = aws("pinpoint")
    app = client.create_app(CreateApplicationRequest={"Name": "app"})["ApplicationResponse"]["Id"]

    def send(to: str = "+12065550142", channel: str = "SMS", body: str = "hi", **members: Any) -> str:
        request = {
            "Addresses": {to: {"ChannelType": channel}},
            "MessageConfiguration": {"DefaultMessage": {"Body": body}, **members},
        }
        answer = client.send_messages(ApplicationId=app, MessageRequest=request)
        return answer["MessageResponse"]["Result"][to]["MessageId"]

    return send
