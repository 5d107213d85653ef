"""What happens to parameters."""

from __future__ import annotations

from dataclasses import dataclass

CREATE, UPDATE, DELETE = "Create", "Update", "Delete"


@dataclass(slots=True)
class ParameterChanged:
    """A parameter was changed; `operation` is Create, Update, Delete or LabelParameterVersion."""

    operation: str
    name: str
    type: str
    description: str | None = None
