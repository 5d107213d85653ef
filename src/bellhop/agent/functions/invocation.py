"""One invocation in its environment, from the event to the answer, the report and the log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.agent.functions.environment import Ended, Expired
from bellhop.agent.functions.launcher import REFUSED
from bellhop.agent.functions.log import Report
from bellhop.downstream.ports import Ran
from bellhop.kernel.clock import iso8601, real_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.functions.environment import Environment, Frame
    from bellhop.downstream.ports import FunctionVersion

# lambda-runtime-environment.html: a start that takes longer goes on under the function's own time-out.
INIT_SECONDS = 10.0
# gettingstarted-limits.html: 6 MB, synchronous.
ANSWER_LIMIT = 6_291_556
UNHANDLED = "Unhandled"


@dataclass(slots=True)
class Tenancy:
    """An environment that serves this version of a function. `fresh`: nobody was served yet."""

    function: FunctionVersion
    environment: Environment
    stream: str
    fresh: bool = True
    spent: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    payload: bytes
    error: str = ""
    used: int = 0


class Invocation:
    """`facts` is what the runtime is told beside the event: request_id, arn and client_context."""

    def __init__(self, tenancy: Tenancy, now: Callable[[], float], facts: dict[str, Any]) -> None:
        self._tenancy = tenancy
        self._now = now
        self._facts = facts
        self._request_id = str(facts["request_id"])
        self._begun = real_time()
        self._starting: float | None = None

    def run(self, payload: bytes) -> Ran:
        """The environment is spent if it cannot serve another one."""
        function, lines = self._tenancy.function, self._tenancy.environment.lines
        try:
            answer = self._asked(payload)
        except Expired:
            answer = self._expired()
        except Ended:
            answer = self._ended()
        began = self._begun + (self._starting or 0.0)
        report = Report(self._request_id, real_time() - began, self._starting, function.memory, answer.used)
        lines.finish()
        lines.add(f"END RequestId: {self._request_id}")
        lines.add(str(report))
        log = tuple(lines.take())
        return Ran(answer.payload, answer.error, self._request_id, self._tenancy.stream, log)

    def _asked(self, payload: bytes) -> Answer:
        environment, function = self._tenancy.environment, self._tenancy.function
        until = self._begun + function.timeout
        if self._tenancy.fresh:
            loaded = environment.hear(self._begun + INIT_SECONDS + function.timeout)
            self._tenancy.fresh, self._tenancy.spent = False, bool(loaded.facts.get("error"))
            self._starting = real_time() - self._begun
            until = self._begun + max(INIT_SECONDS, self._starting) + function.timeout
            if self._starting < INIT_SECONDS:
                until = real_time() + function.timeout
        self._say(f"START RequestId: {self._request_id} Version: {function.version}")
        facts = self._facts | {"remaining": until - real_time()}
        return self._understood(environment.ask(facts, payload, until))

    def _understood(self, frame: Frame) -> Answer:
        used = frame.facts.get("memory")
        used = used if isinstance(used, int) else 0
        if frame.facts.get("error"):
            self._say(str(frame.facts.get("log", "")))
            return Answer(frame.body, UNHANDLED, used)
        if len(frame.body) > ANSWER_LIMIT:
            text = f"Response payload size exceeded maximum allowed payload size ({ANSWER_LIMIT} bytes)."
            return Answer(failure("Function.ResponseSizeTooLarge", text), UNHANDLED, used)
        return Answer(frame.body, "", used)

    def _expired(self) -> Answer:
        self._end()
        text = f"{iso8601(self._now())} {self._request_id} Task timed out after "
        text += f"{self._tenancy.function.timeout:.2f} seconds"
        self._say(text)
        return Answer(json.dumps({"errorMessage": text}).encode(), UNHANDLED)

    def _ended(self) -> Answer:
        """The runtime is gone: by its own exit, a signal, a reset; or there was no sandbox to begin in."""
        code = self._end()
        if code == REFUSED and (complaint := self._tenancy.environment.complaint()):
            return Answer(failure("Runtime.SandboxUnavailable", complaint), UNHANDLED)
        how = f"signal: {code - 128}" if code > 128 else f"exit status {code}"
        text = f"RequestId: {self._request_id} Error: Runtime exited with error: {how}"
        self._say(f"{text}\nRuntime.ExitError")
        return Answer(failure("Runtime.ExitError", text), UNHANDLED)

    def _end(self) -> int:
        self._tenancy.spent = True
        return self._tenancy.environment.finish()

    def _say(self, event: str) -> None:
        self._tenancy.environment.lines.add(event)


def failure(kind: str, message: str) -> bytes:
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()
