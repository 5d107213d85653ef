"""Putting tracked links and the image into a mail: every other byte of its text stays.

How, says the guide's faqs-metrics: HTML alone is tracked, 250 links at most, and links that comply with
RFC 3986; `ses:no-track` and `ses:tags` are taken out; the image stands at the bottom, or where the first
`{{ses:openTracker}}` is.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.mime import bodies, markup
from bellhop.engines.mail.tracking import addresses

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.markup import Attribute, Edit
    from bellhop.engines.mail.submission import Part, Submission

MAX_LINKS = 250
PLACEHOLDER = "{{ses:openTracker}}"
_ANCHORS = ("a", "area")
NO_TRACK, TAGS = "ses:no-track", "ses:tags"
_IMAGE = '<img alt="" src="{}" style="display: none; width: 1px; height: 1px;">'

_CHARACTER = r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})"
_link = re.compile(
    rf"https?://(?![/?:@])(?=[^/?#]){_CHARACTER}++(?:\#{_CHARACTER}*+)?", re.IGNORECASE
).fullmatch
# "Link tags can include the numbers 0-9, the letters A-Z (both uppercase and lowercase), hyphens (-), and
# underscores (_)."
_tags = re.compile(r"\s*([A-Za-z0-9_-]+)\s*:\s*([A-Za-z0-9_-]+)\s*").fullmatch


def applied(submission: Submission, terms: dict[str, Any], message: str) -> Submission:
    """The submission as its recipients get it; `terms` are those of a tracked mail, `message` is its id."""
    tracker = _Tracker(terms["tracking"], message)
    if submission.raw is not None:
        return dataclasses.replace(submission, raw=bodies.rewritten(submission.raw, tracker.changed))
    return dataclasses.replace(
        submission,
        text=_changed(tracker, "plain", submission.text),
        html=_changed(tracker, "html", submission.html),
    )


def _changed(tracker: _Tracker, kind: str, part: Part | None) -> Part | None:
    return part and dataclasses.replace(part, data=tracker.changed(kind, part.data))


class _Tracker:
    """Rewrites the texts of one message, whose links are counted together and whose image comes once."""

    def __init__(self, terms: dict[str, Any], message: str) -> None:
        self._key = bytes.fromhex(terms["key"])
        self._open: str | None = terms.get("open")
        self._click: dict[str, str] = terms.get("click", {})
        self._message = message
        self._links = 0

    def changed(self, kind: str, text: str) -> str:
        """A text body of a kind (`plain`, `html`) as it leaves."""
        if kind == "html":
            text = markup.edited(text, self._edits(text))
        if PLACEHOLDER in text:
            image = self._image() if kind == "html" else ""
            text = text.replace(PLACEHOLDER, image, 1).replace(PLACEHOLDER, "")
        return text

    def _edits(self, html: str) -> list[Edit]:
        edits: list[Edit] = []
        ends = {"/body": len(html), "/html": len(html)}
        for tag in markup.tags(html):
            if tag.name in _ANCHORS:
                edits += self._anchor(tag.attributes)
            elif tag.name in ends:
                ends[tag.name] = tag.start
        if self._open and PLACEHOLDER not in html:
            end = min(ends.values())
            edits.append((end, end, self._image()))
        return edits

    def _image(self) -> str:
        """The image, the first time it is asked for."""
        base, self._open = self._open, None
        return _IMAGE.format(base + addresses.open_path(self._key, self._message)) if base else ""

    def _anchor(self, anchor: dict[str, Attribute]) -> list[Edit]:
        edits = [(each.start, each.end, "") for name in (NO_TRACK, TAGS) if (each := anchor.get(name))]
        href = anchor.get("href")
        if href and NO_TRACK not in anchor and (url := self._url(href.value, anchor.get(TAGS))):
            edits.append((href.value_start, href.value_end, url))
        return edits

    def _url(self, value: str, tags: Attribute | None) -> str | None:
        """What stands for a link; None for one that is not tracked."""
        link = value.strip(" \t\r\n\f")
        base = self._click.get(link.partition(":")[0].lower())
        if base is None or self._links == MAX_LINKS or not _link(link):
            return None
        self._links += 1
        said = _tags_of(tags.value) if tags else {}
        return base + addresses.click_path(self._key, link, self._links, self._message, said)


def _tags_of(text: str) -> dict[str, list[str]]:
    """`key:value;key:value;`; what cannot be a tag is none."""
    found: dict[str, list[str]] = {}
    for pair in text.split(";"):
        if tag := _tags(pair):
            found.setdefault(tag[1], []).append(tag[2])
    return found
