"""Event destinations between the engine and API v1, which has names of its own for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.sets import destinations as engine
from bellhop.engines.mail.sets.tables import EventDestination
from bellhop.services.ses.errors import Invalid

if TYPE_CHECKING:
    from bellhop.types import ses as types

# Kind → AWS's member, and its members by what the engine calls them. Others are known to API v2 only.
_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    engine.SNS: ("SNSDestination", {"topic": "TopicARN"}),
    engine.FIREHOSE: (
        "KinesisFirehoseDestination",
        {"role": "IAMRoleARN", "stream": "DeliveryStreamARN"},
    ),
    engine.CLOUDWATCH: ("CloudWatchDestination", {"dimensions": "DimensionConfigurations"}),
}
_EVENTS = {
    "send": "SEND",
    "reject": "REJECT",
    "bounce": "BOUNCE",
    "complaint": "COMPLAINT",
    "delivery": "DELIVERY",
    "open": "OPEN",
    "click": "CLICK",
    "renderingFailure": "RENDERING_FAILURE",
}
_EVENTS_SHOWN = {kept: name for name, kept in _EVENTS.items()}
_SOURCES = {
    "messageTag": engine.MESSAGE_TAG,
    "emailHeader": engine.EMAIL_HEADER,
    "linkTag": engine.LINK_TAG,
}
_SOURCES_SHOWN = {kept: name for name, kept in _SOURCES.items()}


def destination_read(configuration_set: str, given: types.EventDestination) -> EventDestination:
    """What a request asks for."""
    definition = cast("dict[str, Any]", given)
    kinds = [kind for kind, (member, _) in _KINDS.items() if definition.get(member) is not None]
    if len(kinds) != 1:
        sentence = "An event destination must have one, and only one, destination."
        raise Invalid(sentence)
    member, names = _KINDS[kinds[0]]
    target = {name: definition[member][each] for name, each in names.items()}
    if kinds[0] == engine.CLOUDWATCH:
        target["dimensions"] = [_dimension(each) for each in target["dimensions"]]
    events = [_EVENTS[name] for name in dict.fromkeys(given["MatchingEventTypes"])]
    return EventDestination(
        configuration_set, given["Name"], given.get("Enabled", False), events, kinds[0], target
    )


def destination_shown(row: EventDestination) -> types.EventDestination | None:
    """A destination as far as this API can say it; None for one of a kind that it does not know."""
    if row.kind not in _KINDS:
        return None
    member, names = _KINDS[row.kind]
    target = {each: row.target[name] for name, each in names.items()}
    if row.kind == engine.CLOUDWATCH:
        target["DimensionConfigurations"] = [_dimension_shown(each) for each in row.target["dimensions"]]
    shown = {
        "Name": row.name,
        "Enabled": row.enabled,
        "MatchingEventTypes": [_EVENTS_SHOWN[event] for event in row.events if event in _EVENTS_SHOWN],
        member: target,
    }
    return cast("types.EventDestination", shown)


def _dimension(given: types.CloudWatchDimensionConfiguration) -> dict[str, str]:
    return {
        "name": given["DimensionName"],
        "source": _SOURCES[given["DimensionValueSource"]],
        "default": given["DefaultDimensionValue"],
    }


def _dimension_shown(kept: dict[str, str]) -> dict[str, str]:
    return {
        "DimensionName": kept["name"],
        "DimensionValueSource": _SOURCES_SHOWN[kept["source"]],
        "DefaultDimensionValue": kept["default"],
    }
