"""Event destinations between the engine and API v2, and Pinpoint Email's, which is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.sets import destinations as engine
from bellhop.engines.mail.sets.tables import EventDestination
from bellhop.services.sesv2.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.types import sesv2 as types

# Kind → AWS's member, and its members by what the engine calls them.
_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    engine.SNS: ("SnsDestination", {"topic": "TopicArn"}),
    engine.EVENTBRIDGE: ("EventBridgeDestination", {"bus": "EventBusArn"}),
    engine.FIREHOSE: (
        "KinesisFirehoseDestination",
        {"role": "IamRoleArn", "stream": "DeliveryStreamArn"},
    ),
    engine.CLOUDWATCH: ("CloudWatchDestination", {"dimensions": "DimensionConfigurations"}),
    engine.PINPOINT: ("PinpointDestination", {"application": "ApplicationArn"}),
}
_DIMENSION = {
    "name": "DimensionName",
    "source": "DimensionValueSource",
    "default": "DefaultDimensionValue",
}


def destination_read(request: Mapping[str, Any]) -> EventDestination:
    """What a request asks for."""
    definition: dict[str, Any] = request["EventDestination"]
    kinds = [kind for kind, (member, _) in _KINDS.items() if definition.get(member) is not None]
    if len(kinds) != 1:
        raise BadRequest("An event destination must have one, and only one, destination.")
    member, names = _KINDS[kinds[0]]
    target = {name: definition[member].get(each) for name, each in names.items()}
    if kinds[0] == engine.CLOUDWATCH:
        target["dimensions"] = [
            {name: given[each] for name, each in _DIMENSION.items()} for given in target["dimensions"]
        ]
    return EventDestination(
        request["ConfigurationSetName"],
        request["EventDestinationName"],
        definition.get("Enabled", False),
        list(dict.fromkeys(definition.get("MatchingEventTypes", ()))),
        kinds[0],
        target,
    )


def destination_shown(row: EventDestination) -> types.EventDestination:
    """A destination as this API shows it."""
    member, names = _KINDS[row.kind]
    target = {each: row.target[name] for name, each in names.items()}
    if row.kind == engine.CLOUDWATCH:
        target["DimensionConfigurations"] = [
            {each: dimension[name] for name, each in _DIMENSION.items()}
            for dimension in row.target["dimensions"]
        ]
    answer = {
        "Name": row.name,
        "Enabled": row.enabled,
        "MatchingEventTypes": row.events,
        member: target,
    }
    return cast("types.EventDestination", answer)
