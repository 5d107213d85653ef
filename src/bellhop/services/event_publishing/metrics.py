"""Events as CloudWatch counts them: a metric a type, under the dimensions of a destination.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-cloudwatch.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sets import destinations
from bellhop.services.event_publishing import originals

if TYPE_CHECKING:
    from bellhop.services.event_publishing.originals import Original

NAMESPACE = "AWS/SES"
NAMES = {"Rendering Failure": "RenderingFailure"}

_value = re.compile(r"[A-Za-z0-9_@.-]{1,256}").fullmatch


def datum(
    original: Original, event: dict[str, Any], dimensions: list[dict[str, str]]
) -> dict[str, Any] | None:
    """One more of the event's type, as for PutMetricData; None for a value that CloudWatch does not take.

    "If you specify a name or value that contains other characters, the email sending call will still
    succeed, but the event metrics will not be sent to Amazon CloudWatch."
    """
    found = {each["name"]: _said(original, event, each) or each["default"] for each in dimensions}
    if not all(map(_value, found.values())):
        return None
    return {
        "MetricName": NAMES.get(event["type"], event["type"]),
        "Dimensions": [{"Name": name, "Value": value} for name, value in found.items()],
        "Timestamp": event["time"],
        "Value": 1.0,
        "Unit": "Count",
    }


def _said(original: Original, event: dict[str, Any], dimension: dict[str, str]) -> str | None:
    """What the message says in the place that a dimension names; None if it says nothing there."""
    name, source = dimension["name"], dimension["source"]
    if source == destinations.EMAIL_HEADER:
        return original.headers.first(name.lower())
    named: dict[str, list[str]]
    named = originals.tags(original) if source == destinations.MESSAGE_TAG else event.get("tags") or {}
    return next(iter(named.get(name, ())), None)
