"""The page that describes the control API, and the document it is made of."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from bellhop.control import reference

if TYPE_CHECKING:
    import httpx2


class Page(HTMLParser):
    """What a browser would make of a page: elements, ids, links, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href"):
                self.loaded.append(value or "")

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)


@pytest.fixture
def page(api: httpx2.Client) -> Page:
    return Page(api.get("/docs").text)


def test_the_page_loads_nothing(page: Page, api: httpx2.Client) -> None:
    assert page.elements["script"] == 0
    assert page.loaded == []
    assert api.get("/docs").headers["content-security-policy"].startswith("default-src 'none'")
    assert {link for link in page.links if not link.startswith("#")} == {"openapi.json"}


def test_every_operation_and_model_is_there(page: Page, api: httpx2.Client) -> None:
    document = api.get("/openapi.json").json()

    for path, item in document["paths"].items():
        for method in item:
            assert f"{method.upper()} {path}" in page.text
    for name in document["components"]["schemas"]:
        assert f"model-{name}" in page.ids


def test_links_lead_somewhere(page: Page) -> None:
    assert [each for each, times in Counter(page.ids).items() if times > 1] == []
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_the_page_can_be_heard(page: Page) -> None:
    """Headings, landmarks, captions and a way past the contents, for those who do not see it."""
    assert (page.elements["h1"], page.elements["main"], page.elements["nav"]) == (1, 1, 1)
    assert page.elements["table"] == page.elements["caption"] > 0
    assert page.links[0] == "#main"


def test_errors_are_described_as_they_are(api: httpx2.Client) -> None:
    document = api.get("/openapi.json").json()

    for item in document["paths"].values():
        for said in item.values():
            answers = said["responses"]
            assert "422" not in answers
            assert answers["4XX"]["content"]["application/json"]["schema"]["$ref"].endswith("/Error")


def test_what_is_said_is_text() -> None:
    said = {"tags": ["a"], "operationId": "b", "description": "<script> `<b>`", "responses": {}}
    document = {
        "info": {"title": "<i>", "version": "1"},
        "paths": {"/<u>": {"get": said}},
        "components": {"schemas": {}},
    }

    page = Page(reference.render(document))

    assert page.elements["script"] == page.elements["i"] == page.elements["u"] == 0
    assert "<script> <b>" in page.text
