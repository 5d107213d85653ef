"""A call: in its own transaction, with a trail behind it, and never an exception in place of an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from bellhop.kernel.call import Call, Calls
from bellhop.kernel.caller import root_of
from bellhop.kernel.context import Unanswered
from bellhop.kernel.service import OperationTwice, Service, Services, UnknownOperation
from bellhop.kernel.tags import TAGS, Tag
from bellhop.kernel.wrappers.audit import ALL_CALLS, Trail
from bellhop.store import Query, Scope
from bellhop.wire.http import Request
from bellhop.wire.model import service
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

HERE = Scope("000000000000", "us-east-1")
PUT = service("ssm").operations["PutParameter"]
ASKED = {"Name": "/a", "Value": "secret", "Type": "String"}


class OneFunction(Services):
    """Services in which every operation is the function under test."""

    def __init__(self, function: Callable[[Any, Any], Any]) -> None:
        super().__init__({})
        self._function = function

    def function(self, operation: Any) -> Callable[[Any, Any], Any]:
        return self._function


def write(ctx: Context, request: Any) -> dict[str, Any]:
    ctx.store.add(TAGS, Tag("arn", request["Name"], "written"))
    return {"Version": 1}


def carry(kernel: Kernel, function: Callable[[Any, Any], Any], body: Any = ASKED) -> Any:
    """What a PutParameter with this body is answered by this function."""
    trail = Trail(kernel.transactions)

    async def work() -> Any:
        calls = Calls(kernel.transactions, OneFunction(function), trail)
        call = Call(PUT, {}, "request-1", HERE, root_of(HERE.account, "test"), "127.0.0.1", "boto3")
        headers = {"content-type": "application/x-amz-json-1.1"}
        try:
            return await calls.answer(call, Request("POST", "/", "", headers, orjson.dumps(body)), {})
        finally:
            trail.flush()

    return asyncio.run(work())


def trail_of(kernel: Kernel) -> list[tuple[str, str | None]]:
    rows = kernel.database.session(HERE).select(ALL_CALLS, limit=9)
    return [(row.operation, row.error_code) for row in rows]


def written(kernel: Kernel) -> int:
    return len(kernel.database.session(HERE).select(Query(TAGS)))


def test_a_call_writes_answers_and_leaves_a_trail(kernel: Kernel) -> None:
    answer = carry(kernel, write)
    assert (answer.status, orjson.loads(answer.body)) == (200, {"Version": 1})
    assert written(kernel) == 1
    (row,) = kernel.database.session(HERE).select(ALL_CALLS, limit=9)
    assert (row.operation, row.error_code, row.principal, row.request_id) == (
        "PutParameter",
        None,
        "arn:aws:iam::000000000000:root",
        "request-1",
    )
    assert orjson.loads(row.request) == {"Name": "/a", "Value": "***", "Type": "String"}
    assert (orjson.loads(row.response), row.error_message) == ({"Version": 1}, None)


def test_a_refused_call_leaves_nothing_but_its_trail(kernel: Kernel) -> None:
    def refuse(ctx: Context, request: Any) -> dict[str, Any]:
        write(ctx, request)
        raise Refusal("ParameterAlreadyExists", "It is there.")

    with pytest.raises(Refusal, match=r"It is there\."):
        carry(kernel, refuse)
    assert written(kernel) == 0
    assert trail_of(kernel) == [("PutParameter", "ParameterAlreadyExists")]
    (row,) = kernel.database.session(HERE).select(ALL_CALLS, limit=9)
    assert (row.error_message, row.response) == ("It is there.", None)


def test_a_request_that_breaks_the_model_never_reaches_its_function(kernel: Kernel) -> None:
    with pytest.raises(Refusal) as caught:
        carry(kernel, write, {"Name": "", "Value": "x"})
    assert caught.value.code == "ValidationException"
    assert written(kernel) == 0
    assert trail_of(kernel) == [("PutParameter", "ValidationException")]


@pytest.mark.parametrize("answer", [{"NoSuchMember": 1}, {"Version": "one"}])
def test_a_fault_of_ours_is_a_500_that_names_the_request(kernel: Kernel, answer: Any, caplog: Any) -> None:
    with pytest.raises(Refusal, match="request-1") as caught:
        carry(kernel, lambda ctx, request: answer)
    assert (caught.value.code, caught.value.status) == ("InternalFailure", 500)
    assert "PutParameter failed" in caplog.text


def test_a_call_that_has_to_ask_is_undone_and_run_again_with_the_answer(kernel: Kernel) -> None:
    runs: list[int] = []

    def ask(ctx: Context, request: Any) -> dict[str, Any]:
        runs.append(written(kernel))
        write(ctx, request)
        return {"Version": ctx.ask("how many", lambda: 7)}

    answer = carry(kernel, ask)
    assert orjson.loads(answer.body) == {"Version": 7}
    assert (runs, written(kernel)) == ([0, 0], 1)


def test_what_a_neighbour_raises_is_raised_where_it_was_asked(kernel: Kernel) -> None:
    def unreachable() -> int:
        raise ConnectionError("nobody there")

    def ask(ctx: Context, request: Any) -> dict[str, Any]:
        try:
            return {"Version": ctx.ask("key", unreachable)}
        except ConnectionError as error:
            raise Refusal("ServiceUnavailable", str(error), 503) from error

    with pytest.raises(Refusal, match="nobody there"):
        carry(kernel, ask)


def test_calls_of_one_turn_share_a_commit_and_none_is_answered_before_it(kernel: Kernel) -> None:
    seen: list[tuple[str, int]] = []

    async def call(name: str) -> None:
        def work(ctx: Context) -> None:
            write(ctx, {"Name": name})
            if name == "bad":
                raise Refusal("Bad", "no")

        await kernel.transactions.run(kernel.context, work)
        with kernel.database.reading() as across:
            seen.append((name, len(list(across.each(Query(TAGS))))))

    async def turn() -> list[Any]:
        return await asyncio.gather(*map(call, ["a", "bad", "b", "c"]), return_exceptions=True)

    results = asyncio.run(turn())
    assert seen == [("a", 3), ("b", 3), ("c", 3)]
    assert [type(result) for result in results] == [type(None), Refusal, type(None), type(None)]


def test_the_trail_keeps_its_newest_rows_though_every_call_writes(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.kernel.wrappers.audit.KEPT", 4)
    monkeypatch.setattr("bellhop.kernel.wrappers.audit.STEP", 2)
    trail = Trail(kernel.transactions)

    async def work() -> None:
        calls = Calls(kernel.transactions, OneFunction(write), trail)
        for number in range(12):
            call = Call(PUT, {}, str(number), HERE, root_of(HERE.account))
            body = orjson.dumps({**ASKED, "Name": str(number)})
            headers = {"content-type": "application/x-amz-json-1.1"}
            await calls.answer(call, Request("POST", "/", "", headers, body), {})
            if number % 2:
                trail.flush()

    asyncio.run(work())
    rows = kernel.database.session(HERE).select(ALL_CALLS, limit=99)
    assert [row.request_id for row in rows] == ["8", "9", "10", "11"]


def test_asking_outside_a_call_says_so(kernel: Kernel) -> None:
    with pytest.raises(Unanswered):
        kernel.run(lambda ctx: ctx.ask("key", lambda: 1))


def test_a_function_that_is_no_operation_stops_the_start() -> None:
    import types

    module = types.ModuleType("strangers")
    exec(
        "def put_parameter(ctx, request): ...\ndef sing(ctx, request): ...\ndef _hum(ctx): ...", vars(module)
    )
    with pytest.raises(UnknownOperation, match="ssm has no operation for sing"):
        Service("ssm", [module])


def test_an_operation_with_two_functions_stops_the_start() -> None:
    import types

    modules = [types.ModuleType(name) for name in ("parameters", "settings")]
    for module in modules:
        exec("def put_parameter(ctx, request): ...", vars(module))
    with pytest.raises(OperationTwice, match="ssm has put_parameter in several modules"):
        Service("ssm", modules)


def test_an_operation_without_a_function_is_named() -> None:
    with pytest.raises(Refusal, match="ssm:PutParameter is not implemented by Bellhop") as caught:
        Services({}).function(PUT)
    assert (caught.value.code, caught.value.status) == ("NotImplemented", 501)
