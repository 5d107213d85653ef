"""What an export of message insights holds: a line for each recipient of the messages that fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.insights import messages, vdm
from bellhop.engines.mail.insights.tables import SENT_BETWEEN
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.insights.messages import Insight
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

MOST_RESULTS = 1000  # "If you don't specify MaxResults, the export returns a maximum of 1,000 results."
COLUMNS = [
    "MessageId",
    "SendTimestamp",
    "FromEmailAddress",
    "Destination",
    "Subject",
    "Isp",
    "TenantName",
    "LastDeliveryEvent",
    "LastDeliveryEventTimestamp",
    "LastEngagementEvent",
    "LastEngagementEventTimestamp",
]
# "FromEmailAddress, Destination, and Subject filters support partial match."
_PARTIAL = ("FromEmailAddress", "Destination", "Subject")
_escaped = re.compile(r"\\(.)|([*])|([^\\*]+)|(\\)", re.DOTALL).finditer


def check(wanted: Mapping[str, Any]) -> None:
    """Raises InvalidPeriod for what `rows` cannot give."""
    vdm.check_period(wanted["start"], wanted["end"])


def rows(ctx: Context, wanted: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]], int]:
    """Columns, lines, and how many recipients were looked at for them.

    `wanted` has start and end in seconds since the epoch, both inclusive, `include` and `exclude` ({column:
    values}: all of them must fit, each by one of its values), and `most`, the number of lines.
    """
    include, exclude = _Filter(wanted["include"]), _Filter(wanted["exclude"])
    found: list[dict[str, Any]] = []
    looked_at = 0
    for message in ctx.store.through(SENT_BETWEEN, start=wanted["start"], end=wanted["end"]):
        for insight in messages.insights_of(message):
            if len(found) == wanted["most"]:
                return COLUMNS, found, looked_at
            looked_at += 1
            line = _line(message, insight)
            if include.lets(line) and not (exclude and exclude.lets(line)):
                found.append(line)
    return COLUMNS, found, looked_at


class _Filter:
    """What lines must say: "multiple filters […] are joined by AND", "multiple values […] by OR"."""

    def __init__(self, given: Mapping[str, list[str]]) -> None:
        self._plain = {name: frozenset(values) for name, values in given.items() if name not in _PARTIAL}
        self._patterns = {
            name: [_pattern(value) for value in values] for name, values in given.items() if name in _PARTIAL
        }

    def __bool__(self) -> bool:
        return bool(self._plain or self._patterns)

    def lets(self, line: Mapping[str, Any]) -> bool:
        return all(line.get(name) in values for name, values in self._plain.items()) and all(
            any(pattern.fullmatch(line.get(name) or "") for pattern in patterns)
            for name, patterns in self._patterns.items()
        )


def _pattern(value: str) -> re.Pattern[str]:
    r""" "using the * wildcard character placed at the beginning […], the end […] or both ends of the string.
    […] In order to match the literal characters * or \, they must be escaped using the \ character."
    """
    last = len(value) - 1
    parts = [
        ".*" if found[2] and found.start() in (0, last) else re.escape(found[1] or found[0])
        for found in _escaped(value)
    ]
    return re.compile("".join(parts), re.DOTALL)


def _line(message: Message, insight: Insight) -> dict[str, Any]:
    line = {
        "MessageId": message.id,
        "SendTimestamp": iso8601(message.time),
        "FromEmailAddress": messages.sender_of(message),
        "Destination": insight.address,
        "Subject": message.subject or "",
        "Isp": insight.provider,
    }
    if message.tenant:
        line["TenantName"] = message.tenant
    for name, event in (("Delivery", insight.delivery), ("Engagement", insight.engagement)):
        if event is not None:
            line[f"Last{name}Event"] = _kind(event)
            line[f"Last{name}EventTimestamp"] = iso8601(event["time"])
    return line


def _kind(event: dict[str, Any]) -> str:
    if event["type"] == "Bounce":
        return f"{event['bounce'].upper()}_BOUNCE"
    return event["type"].upper()
