"""What happens to parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.engines.parameters.tables import Parameter

CREATE, UPDATE, DELETE, LABEL = "Create", "Update", "Delete", "LabelParameterVersion"


@dataclass(slots=True)
class ParameterChanged:
    """A parameter was changed; `operation` is Create, Update, Delete or LabelParameterVersion.

    With an `exception` it was not: what its data type asks of the value does not hold.
    """

    operation: str
    name: str
    type: str
    description: str | None = None
    data_type: str | None = None
    exception: str | None = None


def changed(operation: str, row: Parameter, exception: str | None = None) -> ParameterChanged:
    return ParameterChanged(operation, row.name, row.type, row.description, row.data_type, exception)


@dataclass(slots=True)
class PolicyActed:
    """A policy of a parameter has done what it is for; `content` is its JSON text."""

    name: str
    type: str
    policy: str
    content: str
    reason: str
