"""The files of import jobs, read: records as facts, whatever is wrong with one of them told with it.

A record is [text, facts, error]: as it stands in the file, and what it says or why it cannot be read. Facts
have the names of the JSON form: emailAddress, reason, unsubscribeAll, attributesData, topicPreferences
([{topicName, subscriptionStatus} …]).
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CSV, JSON = "CSV", "JSON"
_ADDRESS, _TOPIC = "emailaddress", "topicPreferences."
_SUPPRESSION = ("emailAddress", "reason")

_blank = re.compile(r"\s*").match

if TYPE_CHECKING:
    Record = list[Any]


class Unreadable(Exception):
    """A file has no records at all; the text says why."""


def read(content: bytes, form: str, *, with_header: bool) -> list[Record]:
    """The records of a file of this form; a CSV file of contacts begins with a line of names.

    Raises Unreadable.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("The file is not encoded in UTF-8.") from None
    if form == JSON:
        return list(_of_json(text))
    try:
        return list(_of_csv(text, with_header=with_header))
    except csv.Error as error:
        raise Unreadable(f"The file is not valid CSV: {error}.") from error


def _of_json(text: str) -> Iterator[Record]:
    """Objects one after another: on a line each, or on more as in AWS's example."""
    decoder = json.JSONDecoder()
    position = _end(_blank(text))
    while position < len(text):
        try:
            facts, end = decoder.raw_decode(text, position)
            orjson.dumps(facts)  # what cannot be kept: halves of surrogate pairs, endless numbers
        except (ValueError, TypeError, RecursionError):
            end = text.find("\n", position) % (len(text) + 1)
            yield [text[position:end].strip(), None, "The record is not valid JSON."]
        else:
            wrong = None if isinstance(facts, dict) else "The record is not a JSON object."
            yield [text[position:end], None if wrong else facts, wrong]
        position = _end(_blank(text, end))


def _end(found: re.Match[str] | None) -> int:
    assert found, "the pattern matches nothing, too"
    return found.end()


def _of_csv(text: str, *, with_header: bool) -> Iterator[Record]:
    lines = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
    names: Sequence[str] = _SUPPRESSION
    if with_header:
        names = [name.strip() for name in next(lines, _SUPPRESSION[:0])]
        if _ADDRESS not in [name.lower() for name in names]:
            raise Unreadable("The first line of the file does not name the column emailAddress.")
    for number, cells in enumerate(lines):
        if not cells or (not with_header and number == 0 and cells[0].lower() == _ADDRESS):
            continue
        if len(cells) > len(names):
            yield [",".join(cells), None, "The record has more values than there are columns."]
        else:
            yield [",".join(cells), _facts(names, cells), None]


def _facts(names: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    preferences: list[dict[str, str]] = []
    for name, cell in zip(names, (cell.strip() for cell in cells), strict=False):
        if not cell:
            continue
        if name.startswith(_TOPIC):
            preferences.append({"topicName": name.removeprefix(_TOPIC), "subscriptionStatus": cell})
        elif name == "unsubscribeAll":
            found[name] = {"true": True, "false": False}.get(cell.lower(), cell)
        else:
            found["emailAddress" if name.lower() == _ADDRESS else name] = cell
    return found | {"topicPreferences": preferences} if preferences else found
