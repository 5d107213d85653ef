"""Change calendars: iCalendar 2.0 text, as far as it must be so (RFC 5545)."""

from __future__ import annotations

import re

from bellhop.engines.documents.errors import InvalidDocumentContent

TYPES = ("DEFAULT_OPEN", "DEFAULT_CLOSED")
_MOMENT = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?", re.ASCII)
_LINE = re.compile(r"([A-Za-z0-9\-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.ASCII | re.DOTALL)


def check(text: str) -> None:
    """Raises InvalidDocumentContent."""
    open_components: list[str] = []
    seen: list[set[str]] = []
    for name, value in _lines(text):
        if name == "BEGIN":
            open_components.append(value)
            seen.append(set())
        elif name == "END":
            _end(value, open_components, seen)
        elif not open_components:
            raise _fault(f"{name} stands outside of VCALENDAR")
        else:
            seen[-1].add(name)
            _check_value(name, value)
    if open_components:
        raise _fault(f"{open_components[-1]} doesn't end")


def _lines(text: str) -> list[tuple[str, str]]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    found: list[tuple[str, str]] = []
    for line in filter(None, (each.strip() for each in unfolded)):
        match = _LINE.fullmatch(line)
        if match is None:
            raise _fault(f"the line {line[:60]} has no name and value")
        found.append((match[1].upper(), match[3].strip()))
    if not found or found[0] != ("BEGIN", "VCALENDAR") or found[-1] != ("END", "VCALENDAR"):
        raise _fault("it must begin with BEGIN:VCALENDAR and end with END:VCALENDAR")
    return found


def _end(component: str, open_components: list[str], seen: list[set[str]]) -> None:
    if not open_components or open_components.pop() != component:
        raise _fault(f"END:{component} ends nothing")
    names = seen.pop()
    if component == "VEVENT" and not {"DTSTART"} <= names:
        raise _fault("a VEVENT has no DTSTART")
    if component == "VCALENDAR" and not {"VERSION", "PRODID"} <= names:
        raise _fault("VERSION and PRODID are needed")


def _check_value(name: str, value: str) -> None:
    if name == "VERSION" and value != "2.0":
        raise _fault(f"the VERSION {value} isn't 2.0")
    if name == "X-CALENDAR-TYPE" and value not in TYPES:
        raise _fault(f"the X-CALENDAR-TYPE {value} isn't one of {', '.join(TYPES)}")
    if name in ("DTSTART", "DTEND") and not _MOMENT.fullmatch(value):
        raise _fault(f"the {name} {value} is no date or time")


def _fault(what: str) -> InvalidDocumentContent:
    return InvalidDocumentContent(f"The calendar isn't valid: {what}.")
