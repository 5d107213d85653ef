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


def _of_v2(operation: Operation) -> Function:
    shapes, output = operation.service.shapes, operation.output

    def answer(ctx: Context, request: Any) -> Any:
        function = V2.function(operation.function)
        assert function, "v2 has all operations of this API"
        found = function(ctx, request)
        return trimmed(shapes, output, found) if output else found

    return answer


def _shared() -> dict[str, Function]:
    return {each.function: _of_v2(each) for each in model.service(NAME).operations.values()}


globals().update(family(_shared()))
