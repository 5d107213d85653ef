"""The page that unsubscribe links lead to, as a browser without scripts shows it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.control.links.subscriptions.reading import (
    ANN,
    contact,
    link,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

    Send = Callable[..., str]


class Form(HTMLParser):
    """What a browser makes of the page: the fields it would send back, and the titles of its boxes."""

    def __init__(self, page: httpx2.Response) -> None:
        super().__init__()
        self.action, self.method = str(page.url), ""
        self.fields: list[tuple[str, str]] = []
        self.boxes: dict[str, tuple[str, str]] = {}
        self.scripts = 0
        self._box: tuple[str, str] | None = None
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scripts += tag == "script"
        if tag == "form":
            self.method = given["method"] or ""
        elif tag == "button":
            self.fields.append((given["name"] or "", given["value"] or ""))
        elif tag == "input":
            self._box = (given["name"] or "", given["value"] or "")
            if "checked" in given:
                self.fields.append(self._box)

    def handle_data(self, data: str) -> None:
        if self._box and data.strip():
            self.boxes[data.strip()] = self._box
            self._box = None

    def toggle(self, title: str) -> Form:
        box = self.boxes[title]
        self.fields = [each for each in self.fields if each != box] + [box] * (box not in self.fields)
        return self

    def submit(self, browser: httpx2.Client) -> httpx2.Response:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        return browser.post(self.action, content=urlencode(self.fields), headers=headers)


def test_looking_at_the_page_changes_nothing(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    identifier = send()
    url = link(mailbox, identifier)

    page = browser.get(url)
    browser.head(url)

    form = Form(page)
    assert page.status_code == 200
    assert (form.method, form.scripts) == ("post", 0)
    assert form.fields == [("topic", "News"), ("save", "yes")]
    assert list(form.boxes) == ["Sports & <Games>", "The News", "Unsubscribe me from all of this mail"]
    assert "Every day" in page.text
    assert ANN in page.text
    assert contact(client) == ({}, False)
    assert [event["Type"] for event in mailbox.events(identifier)] == ["Send", "Delivery"]


def test_page_saves_what_is_chosen(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, server: Bellhop
) -> None:
    identifier = send()
    url = link(mailbox, identifier)

    answer = Form(browser.get(url)).toggle("Sports & <Games>").toggle("The News").submit(browser)

    assert answer.status_code == 200
    assert contact(client) == ({"Sports": "OPT_IN", "News": "OPT_OUT"}, False)
    assert Form(browser.get(url)).fields == [("topic", "Sports"), ("save", "yes")]
    assert status(server, send(topic="Sports")) == ["Delivered"]
    event = mailbox.events(identifier)[-1]
    assert (event["Source"], event["After"]["Topics"]) == (
        "UnsubscribePage",
        {"Sports": "OPT_IN", "News": "OPT_OUT"},
    )


def test_page_unsubscribes_from_all_and_takes_it_back(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    url = link(mailbox, send())
    everything = "Unsubscribe me from all of this mail"

    Form(browser.get(url)).toggle(everything).submit(browser)
    assert contact(client) == ({}, True)

    form = Form(browser.get(url))
    assert form.fields == [("unsubscribe-all", "yes"), ("save", "yes")]
    form.toggle(everything).toggle("The News").submit(browser)
    assert contact(client) == ({"Sports": "OPT_OUT", "News": "OPT_IN"}, False)


def test_contact_who_was_taken_from_the_list_can_come_back(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    url = link(mailbox, send())
    client.delete_contact(ContactListName="Readers", EmailAddress=ANN)

    Form(browser.get(url)).toggle("The News").submit(browser)

    assert contact(client) == ({"Sports": "OPT_OUT", "News": "OPT_OUT"}, False)
