"""Message variables: `{{name}}` gives way to a value of the message, the recipient, or nothing.

"If you don't specify a default value and a value doesn't exist for a recipient, Amazon Pinpoint omits
all text for the variable" (user guide, adding personalized content to message templates).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from bellhop.engines.engage.tables import Endpoint

Variables = Mapping[str, Any]

_variable = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_place = re.compile(r"\[([0-9]{1,4})\]").fullmatch


def fill(text: str, *sources: Variables) -> str:
    """The text with its variables replaced; of sources that know a name the first counts."""
    if "{{" not in text:
        return text
    return _variable.sub(lambda match: _value(match[1], sources), text)


def _value(name: str, sources: Sequence[Variables]) -> str:
    found = (_found(name, source) for source in sources)
    return next((_text(value) for value in found if value is not None), "")


def _found(name: str, source: Variables) -> Any:
    """`name` itself, else the way its dots lead: `User.UserAttributes.Name`, `Attributes.colors.[1]`."""
    here: Any = source
    for step in (name,) if name in source else name.split("."):
        place = _place(step)
        if place and isinstance(here, list):
            values = cast("list[Any]", here)
            here = values[int(place[1])] if int(place[1]) < len(values) else None
        elif isinstance(here, Mapping):
            here = cast("Mapping[str, Any]", here).get(step)
        else:
            return None
    return None if isinstance(here, Mapping) else here


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(each) for each in cast("list[Any]", value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def variables_of(endpoint: Endpoint) -> dict[str, Any]:
    """What an endpoint offers to variables, in Pinpoint's names (user guide, supported attributes)."""
    return {
        "Address": endpoint.address or "",
        "Attributes": endpoint.attributes,
        "ChannelType": endpoint.channel or "",
        "CreationDate": iso8601(endpoint.created),
        "Demographic": endpoint.demographic,
        "EffectiveDate": iso8601(endpoint.updated),
        "EndpointStatus": endpoint.status,
        "Id": endpoint.id,
        "Location": endpoint.location,
        "Metrics": endpoint.metrics,
        "OptOut": endpoint.opt_out,
        "RequestId": endpoint.request_id,
        "User": {"UserId": endpoint.user, "UserAttributes": endpoint.user_attributes},
    }
