"""Change calendars, which are iCalendar texts."""

from __future__ import annotations

import pytest

from bellhop.engines.documents import content
from bellhop.engines.documents.errors import InvalidDocumentContent

CALENDAR = """\
BEGIN:VCALENDAR\r
PRODID:-//AWS//Change Calendar 1.0//EN\r
VERSION:2.0\r
X-CALENDAR-TYPE:DEFAULT_OPEN\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;TZID="America/New_York":20261124T100000\r
DTEND;TZID=America/New_York:20261124T110000\r
SUMMARY:No changes, as long as\r
  this lasts\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_calendars():
    assert content.read("ChangeCalendar", "TEXT", CALENDAR).parsed is None
    assert content.read("ChangeCalendar", "TEXT", CALENDAR.replace("\r\n", "\n")).text


@pytest.mark.parametrize(
    ("old_text", "new_text"),
    [
        ("BEGIN:VCALENDAR\r\n", ""),
        ("END:VCALENDAR\r\n", ""),
        ("END:VEVENT\r\n", ""),
        ("BEGIN:VEVENT", "BEGIN:VTODO"),
        ("VERSION:2.0", "VERSION:1.0"),
        ("VERSION:2.0\r\n", ""),
        ("DEFAULT_OPEN", "OPEN"),
        ("20261124T100000", "tomorrow"),
        ("UID:1", "UID"),
        (CALENDAR, "{}"),
    ],
)
def test_what_is_no_calendar(old_text, new_text):
    with pytest.raises(InvalidDocumentContent):
        content.read("ChangeCalendar", "TEXT", CALENDAR.replace(old_text, new_text))
