"""The API that SES v2 grew out of: all of its operations are there still, with more members.

So an operation is v2's function under the model of this API, which leaves out what only v2 tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.kernel.service import family
from bellhop.services.sesv2 import SERVICE as V2
from bellhop.wire import model
from bellhop.wire.trimming import trimmed

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.kernel.service import Function
    from bellhop.wire.model import Operation

NAME = "pinpoint-email"


def _of_v2(operation: Operation, function: Function) -> Function:
    shapes, output = operation.service.shapes, operation.output

    def answer(ctx: Context, request: Any) -> Any:
        found = function(ctx, request)
        return trimmed(shapes, output, found) if output else found

    return answer


def _shared() -> dict[str, Function]:
    operations = {each.function: each for each in model.service(NAME).operations.values()}
    return {
        name: _of_v2(operation, V2.functions[name])
        for name, operation in operations.items()
        if name in V2.functions
    }


globals().update(family(_shared()))
