"""What tracking changes in an HTML text, and what it leaves alone: the guide's faqs-metrics."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.submission import Attachment, Part, Submission
from bellhop.engines.mail.tracking import addresses, rewriting

KEY = bytes(range(32))
ID = "0100019a-000000"
HERE = "http://127.0.0.1:4577"
TERMS: dict[str, Any] = {
    "tracking": {
        "key": KEY.hex(),
        "click": {"http": "http://t.example.com", "https": "https://t.example.com"},
    }
}
OPENS: dict[str, Any] = {"tracking": {"key": KEY.hex(), "open": HERE}}

_tracked = re.compile(r"https?://t\.example\.com(/L0/[^\s\"'<>]+)")
_image = re.compile(r'<img alt="" src="http://127\.0\.0\.1:4577/I0/[^"]+" style="[^"]+">')


def rewritten(html: str, terms: dict[str, Any] = TERMS) -> str:
    found = rewriting.applied(Submission("sesv2", None, html=Part(html)), terms, ID)
    assert found.html is not None
    return found.html.data


def tracked(html: str) -> str:
    """The rewritten text, with each tracked URL shown as `<number:link>`."""

    def show(url: re.Match[str]) -> str:
        click = addresses.click_of(KEY, url[1])
        assert click is not None
        number = url[1].split("/")[-3]
        return f"⟦{number}:{click.link}⟧"

    return _tracked.sub(show, rewritten(html))


KEPT = [
    pytest.param('<a href="mailto:ann@example.org">x</a>', id="mailto"),
    pytest.param('<a href="tel:+12065550142">x</a>', id="tel"),
    pytest.param('<a href="#part">x</a>', id="fragment"),
    pytest.param('<a href="/shop">x</a><a href="aws.amazon.com">y</a>', id="relative"),
    pytest.param('<a href="ftp://example.com/">x</a>', id="other scheme"),
    pytest.param('<a href="javascript:alert(1)">x</a>', id="script"),
    pytest.param('<a href="http://example.com/?name=John Doe">x</a>', id="blank"),
    pytest.param('<a href="http://example.com/%zz">x</a>', id="bad escape"),
    pytest.param('<a href="http://bücher.example/">x</a>', id="not ASCII"),
    pytest.param('<a href="http:///path">x</a><a href="http://">y</a>', id="no host"),
    pytest.param('<a href="{{amazonSESUnsubscribeUrl}}">x</a>', id="unsubscribe placeholder"),
    pytest.param('<a name="x">x</a><a href>y</a><a href="">z</a><a href=>z</a>', id="no link"),
    pytest.param('<img src="http://example.com/i.png"><link href="http://example.com/">', id="not an anchor"),
    pytest.param('<abbr href="http://example.com/">x</abbr>', id="other element"),
    pytest.param('<!-- <a href="http://example.com/">x</a> -->', id="comment"),
    pytest.param('<!--[if mso]><a href="http://example.com/">x</a><![endif]-->', id="conditional comment"),
    pytest.param('<!-- <a href="http://example.com/">', id="comment without end"),
    pytest.param("<script>'<a href=\"http://example.com/\">'</script>", id="script element"),
    pytest.param('<title><a href="http://example.com/"></title>', id="title"),
    pytest.param('<style><a href="http://example.com/"></STYLE >', id="style"),
    pytest.param("http://example.com/ in words", id="text"),
    pytest.param('<a href="http://example.com/', id="tag without end"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("html", KEPT)
def test_what_is_no_tracked_link_stays(html: str) -> None:
    assert rewritten(html) == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="http://example.com/">x</a>', '<a href="⟦1:http://example.com/⟧">x</a>'),
        ("<a href='https://example.com'>x</a>", "<a href='⟦1:https://example.com⟧'>x</a>"),
        ("<a href=http://example.com/a/>x</a>", "<a href=⟦1:http://example.com/a/⟧>x</a>"),
        ("<A HREF = HTTP://EXAMPLE.com>x</A>", "<A HREF = ⟦1:HTTP://EXAMPLE.com⟧>x</A>"),
        ('<area href="http://example.com/"/>', '<area href="⟦1:http://example.com/⟧"/>'),
        (
            '<a\n\tclass="a > b"\n\thref="http://example.com/"\n>x</a >',
            '<a\n\tclass="a > b"\n\thref="⟦1:http://example.com/⟧"\n>x</a >',
        ),
        (
            '<a href="http://e.com/?a=1&amp;b=2#c">x</a>',
            '<a href="⟦1:http://e.com/?a=1&b=2#c⟧">x</a>',
        ),
        ('<a href="http://e.com/?a=1&copy=2&b">x</a>', '<a href="⟦1:http://e.com/?a=1&copy=2&b⟧">x</a>'),
        ('<a href="http://e.com/?q=a%20b%2Fc+d">x</a>', '<a href="⟦1:http://e.com/?q=a%20b%2Fc+d⟧">x</a>'),
        ('<a href="http&#58;//e.com/&#x61;">x</a>', '<a href="⟦1:http://e.com/a⟧">x</a>'),
        ('<a href=" http://e.com/\n">x</a>', '<a href="⟦1:http://e.com/⟧">x</a>'),
        (
            '<a href="http://e.com/" href="http://f.com/">x</a>',
            '<a href="⟦1:http://e.com/⟧" href="http://f.com/">x</a>',
        ),
        ('<a href="http://[::1]:80/">x</a>', '<a href="⟦1:http://[::1]:80/⟧">x</a>'),
        ("<p>a < b</p></3><a href='http://e.com'>", "<p>a < b</p></3><a href='⟦1:http://e.com⟧'>"),
        (
            "<!--[if !mso]><!--><a href='http://e.com'>x</a><!--<![endif]-->",
            "<!--[if !mso]><!--><a href='⟦1:http://e.com⟧'>x</a><!--<![endif]-->",
        ),
        (
            "<![if !mso]><a href='http://e.com'>x</a><![endif]>",
            "<![if !mso]><a href='⟦1:http://e.com⟧'>x</a><![endif]>",
        ),
        ("<!--><a href='http://e.com'>", "<!--><a href='⟦1:http://e.com⟧'>"),
        (
            "<script>if (a</script><a href='http://e.com'>",
            "<script>if (a</script><a href='⟦1:http://e.com⟧'>",
        ),
        (
            "<a href='http://e.com'><b><td></a><a href='http://f.com'>",
            "<a href='⟦1:http://e.com⟧'><b><td></a><a href='⟦2:http://f.com⟧'>",
        ),
        ("<a title=it's href='http://e.com'>", "<a title=it's href='⟦1:http://e.com⟧'>"),
        ("<a alt='\"' href='http://e.com'>", "<a alt='\"' href='⟦1:http://e.com⟧'>"),
        ("<ä><a href='http://e.com'>ü\u2028</a>", "<ä><a href='⟦1:http://e.com⟧'>ü\u2028</a>"),
    ],
)
def test_links_are_replaced_and_nothing_else(html: str, shown: str) -> None:
    assert tracked(html) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a ses:no-track href="http://e.com/">x</a>', '<a href="http://e.com/">x</a>'),
        ('<a href="http://e.com/" SES:No-Track="true">x</a>', '<a href="http://e.com/">x</a>'),
        ('<a\n ses:no-track\n href="aws.amazon.com">x</a>', '<a\n href="aws.amazon.com">x</a>'),
        ("<a href=http://e.com ses:no-track>x</a>", "<a href=http://e.com>x</a>"),
        ('<a ses:tags="a:b" ses:no-track href="#x">x</a>', '<a href="#x">x</a>'),
        ("<p ses:no-track>x</p>", "<p ses:no-track>x</p>"),
    ],
)
def test_what_is_not_to_be_tracked_is_not(html: str, shown: str) -> None:
    assert rewritten(html) == shown


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("product:book;genre:fiction;", {"product": ["book"], "genre": ["fiction"]}),
        (" a : b ;a:c", {"a": ["b", "c"]}),
        ("a:b c;d;:e;f:;g:h:i;k:v", {"k": ["v"]}),
        ("", {}),
    ],
)
def test_tags_travel_with_the_link(written: str, tags: dict[str, list[str]]) -> None:
    html = rewritten(f'<a ses:tags="{written}" href="http://e.com/">x</a>')
    url = _tracked.search(html)

    assert "ses:tags" not in html
    assert url is not None
    assert addresses.click_of(KEY, url[1]) == ("http://e.com/", ID, tags)


def test_tracked_link_keeps_the_protocol_of_the_original() -> None:
    html = rewritten('<a href="http://e.com/">x</a><a href="https://e.com/">y</a>')

    assert [url.partition(":")[0] for url in re.findall(r'href="([^"]+)"', html)] == ["http", "https"]


def test_links_after_the_250th_are_kept() -> None:
    html = rewritten('<a href="http://e.com/">x</a>' * 252)

    assert len(_tracked.findall(html)) == 250
    assert html.endswith('<a href="http://e.com/">x</a>' * 2)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<html><body><p>x</p></body></html>", "<html><body><p>x</p>@</body></html>"),
        ("<html><p>x</p></HTML>\n", "<html><p>x</p>@</HTML>\n"),
        ("<p>x</p>", "<p>x</p>@"),
        ("<body></body>x</body>", "<body></body>x@</body>"),
        ("<body>x<!-- </body> -->", "<body>x<!-- </body> -->@"),
        ("", "@"),
        ("{{ses:openTracker}}<body>x</body>", "@<body>x</body>"),
        ("a{{ses:openTracker}}b{{ses:openTracker}}c", "a@bc"),
    ],
)
def test_the_image_comes_once_at_the_bottom_or_where_it_is_wanted(html: str, shown: str) -> None:
    assert _image.sub("@", rewritten(html, OPENS)) == shown


def test_without_open_tracking_its_placeholder_goes() -> None:
    assert rewritten("a{{ses:openTracker}}b") == "ab"


def test_texts_are_not_tracked() -> None:
    text = "http://example.com/ <a href='http://example.com/'>{{ses:openTracker}}"
    submission = Submission("sesv2", None, text=Part(text), html=Part("x"))

    found = rewriting.applied(submission, TERMS, ID)

    assert found.text == Part("http://example.com/ <a href='http://example.com/'>")


def test_attachments_are_not_touched() -> None:
    file = Attachment("a.html", b'<a href="http://e.com/">x</a>', "text/html")
    submission = Submission("sesv2", None, text=Part("x"), attachments=(file,))

    assert rewriting.applied(submission, TERMS, ID) == submission


@pytest.mark.parametrize(
    "html",
    [
        "<" * 200_000,
        "<a " * 200_000,
        "<!--" * 200_000,
        '<a href="' * 100_000,
        "<a b=" * 100_000,
        "</" * 200_000,
    ],
)
def test_broken_markup_takes_no_time(html: str) -> None:
    assert rewritten(html) == html


@given(st.text(alphabet="<>ahref=/ '\"!-&;:no#xscript{}\n", max_size=60))
def test_any_text_comes_back_where_no_link_is_tracked(html: str) -> None:
    assert rewritten(html) == html


@pytest.mark.parametrize("change", ["link", "number", "message", "signature", "tags"])
def test_changed_paths_are_none_of_ours(change: str) -> None:
    path = addresses.click_path(KEY, "http://e.com/a?b=c", 1, ID, {"a": ["b"]})
    _, start, link, number, message, end = path.split("/")
    signature, _, tags = end.partition("=")
    parts = {"link": link, "number": number, "message": message, "signature": signature, "tags": tags}
    parts[change] = parts[change][:-1] + ("A" if parts[change][-1] != "A" else "B")

    changed = "/{0}/{link}/{number}/{message}/{signature}={tags}".format(start, **parts)

    assert addresses.click_of(KEY, path) == ("http://e.com/a?b=c", ID, {"a": ["b"]})
    assert addresses.click_of(KEY, changed) is None
