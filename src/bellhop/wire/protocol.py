"""What a protocol must be able to do: read a request, write an answer, write an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bellhop.wire.http import Answer, Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.shapes import Shape

    Read = Callable[[Request, Mapping[str, str]], dict[str, Any]]
    Write = Callable[[Mapping[str, Any], str], Answer]


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal with all that the wire says of it: the code's spelling, status, modelled members.

    `shape` names the modelled error, "" where the model has none of this code.
    """

    code: str
    status: int
    message: str
    members: Mapping[str, Any]
    shape: str

    @property
    def by_sender(self) -> bool:
        return self.status < 500


class Protocol(NamedTuple):
    """One protocol; `reader` and `writer` compile for an operation, on its first call."""

    reader: Callable[[Operation, Shape], Read]
    writer: Callable[[Operation], Write]
    refuse: Callable[[Fault, ServiceModel, str], Answer]
    invalid: str
    """The code for a request that breaks a constraint of the model."""
    malformed: str
    """The code for a request that cannot be read at all."""
