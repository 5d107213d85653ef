"""A Bellhop where identities are verified by mail alone, and a browser for its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_link = re.compile(r"https?://[^\s\"<>]+").findall


@pytest.fixture(scope="session")
def strictly_running() -> Iterator[Bellhop]:
    with Bellhop(with_settings(sandbox="off", identities="strict"), seed=0) as found:
        yield found


@pytest.fixture
def strict(strictly_running: Bellhop) -> Bellhop:
    """A Bellhop as good as new, with `--identities strict`."""
    strictly_running.reset()
    return strictly_running


@pytest.fixture
def browser() -> Iterator[httpx2.Client]:
    """Fetches what links lead to, and follows no redirect."""
    with httpx2.Client(timeout=30) as client:
        yield client


class Mailbox:
    """The mails that one Bellhop sent, as their readers see them."""

    def __init__(self, bellhop: Bellhop, browser: httpx2.Client) -> None:
        self._api = f"{bellhop.url}/_bellhop/messages"
        self._browser = browser

    def mails(self, to: str) -> list[dict[str, Any]]:
        return self._browser.get(self._api, params={"to": to}).json()["Messages"]

    def link(self, to: str, mail: int = -1) -> str:
        """The one link of the last mail to this address, or of another."""
        found = self.mails(to)[mail]
        [link] = set(_link(found["Text"] or found["Html"]))
        return link

    def events(self, identifier: str) -> list[dict[str, Any]]:
        return self._browser.get(f"{self._api}/{identifier}").json()["Events"]

    def raw(self, identifier: str) -> bytes:
        return self._browser.get(f"{self._api}/{identifier}/raw").content


@pytest.fixture
def strict_mailbox(strict: Bellhop, browser: httpx2.Client) -> Mailbox:
    return Mailbox(strict, browser)


@pytest.fixture
def mailbox(server: Bellhop, browser: httpx2.Client) -> Mailbox:
    return Mailbox(server, browser)


@pytest.fixture
def client(server: Bellhop) -> Any:
    """SES v2 with a sender and a configuration set."""
    found = server.client("sesv2")
    found.create_email_identity(EmailIdentity="example.com")
    found.create_configuration_set(ConfigurationSetName="set")
    return found


@pytest.fixture
def topic(server: Bellhop) -> str:
    return server.client("sns").create_topic(Name="events")["TopicArn"]


@pytest.fixture
def watch(client: Any, topic: str) -> Callable[..., None]:
    """Let the set publish events of these types."""

    def watch(*events: str) -> None:
        client.create_configuration_set_event_destination(
            ConfigurationSetName="set",
            EventDestinationName="topic",
            EventDestination={
                "Enabled": True,
                "MatchingEventTypes": list(events),
                "SnsDestination": {"TopicArn": topic},
            },
        )

    return watch
