"""The one exception that becomes an AWS error on the wire, and the one case that is Bellhop's own."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A call is refused: `code` is the error's name as AWS spells it on the wire.

    Status and fault come from the model when the code names a modelled error; `status` speaks for
    the few that no model knows (`NotImplemented`, `UnknownOperationException`, …). `members` are
    further members of a modelled error's shape.
    """

    status: int | None = None

    def __init__(self, code: str, message: str, status: int | None = None, **members: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.members = members
        if status is not None:
            self.status = status


class NotBuilt(Refusal):
    """What Bellhop does not do yet, and never passes over in silence; `what` is the sentence's subject."""

    def __init__(self, what: str) -> None:
        super().__init__("NotImplemented", f"{what} is not implemented by Bellhop.", 501)
