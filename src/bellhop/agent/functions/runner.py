"""Lambda functions, run: environments are kept warm between invocations and ended when nobody needs them."""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bellhop.agent import disk
from bellhop.agent.functions.environment import Ended, Environment
from bellhop.agent.functions.invocation import UNHANDLED, Invocation, Tenancy, failure
from bellhop.agent.functions.log import stream_name
from bellhop.agent.functions.packages import InvalidZip
from bellhop.agent.functions.premises import move_in
from bellhop.agent.functions.runtimes import Unsupported, runtime_of
from bellhop.agent.sandbox import SandboxError
from bellhop.downstream.ports import Ran

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.fleet import Quarters
    from bellhop.agent.functions.premises import Premises
    from bellhop.agent.functions.runtimes import Runtime
    from bellhop.downstream.ports import FunctionVersion
    from bellhop.kernel.ids import Ids

# How many environments wait for their next invocation at most, over all functions.
KEPT = 16


@dataclass(frozen=True, slots=True)
class Outside:
    """What functions have of Bellhop: its clock, its ids, and the URL at which its APIs answer."""

    now: Callable[[], float]
    ids: Ids
    endpoint: Callable[[], str]


class Functions:
    """May be used from any thread. Nothing happens before the first invocation."""

    def __init__(self, quarters: Quarters, outside: Outside) -> None:
        # Without any network they could not reach Bellhop either
        self._quarters = replace(quarters, network=True)
        self._outside = outside
        self._lock = threading.Lock()
        self._premises: Premises | None = None
        self._numbers = itertools.count()
        self._idle: list[Tenancy] = []
        self._busy: list[Tenancy] = []

    def invoke(
        self, function: FunctionVersion, payload: bytes, *, arn: str = "", client_context: str = ""
    ) -> Ran:
        """Blocks until the function has answered, or the time-out is over. Every failure is an answer."""
        request_id = self._outside.ids.uuid()
        try:
            tenancy = self._taken(function)
        except (Unsupported, InvalidZip, SandboxError, Ended) as error:
            return self._unstartable(error, request_id)
        facts = {"request_id": request_id, "arn": arn or function.arn, "client_context": client_context}
        try:
            return Invocation(tenancy, self._outside.now, facts).run(payload)
        finally:
            self._give_back(tenancy)

    def reset(self) -> None:
        """No process is left when this returns, within 2 s; running invocations end as failures."""
        with self._lock:
            idle, self._idle = self._idle, []
            for tenancy in self._busy:
                tenancy.spent = True
            for tenancy in (*idle, *self._busy):
                tenancy.environment.hang_up()
            busy = list(self._busy)
        for tenancy in idle:
            self._end(tenancy)
        for tenancy in busy:
            tenancy.environment.await_end()
        with self._lock:
            if self._premises and not self._idle:
                self._premises.forget()

    def close(self) -> None:
        self.reset()
        with self._lock:
            premises, self._premises = self._premises, None
        if premises is not None:
            disk.remove(premises.folder)

    def _taken(self, function: FunctionVersion) -> Tenancy:
        """An environment for one invocation: one that waits, or a new one; the outdated ones end."""
        runtime = runtime_of(function.runtime)
        with self._lock:
            own = [tenancy for tenancy in self._idle if tenancy.function.arn == function.arn]
            fit = [each for each in own if each.function == function and each.environment.idle]
            outdated = [tenancy for tenancy in own if tenancy not in fit]
            found = fit[-1] if fit else self._opened(function, runtime)
            self._idle = [each for each in self._idle if each is not found and each not in outdated]
            self._busy.append(found)
        for tenancy in outdated:
            self._end(tenancy)
        return found

    def _opened(self, function: FunctionVersion, runtime: Runtime) -> Tenancy:
        if self._premises is None:
            self._premises = move_in(self._quarters, runtime.needs)
        premises = self._premises
        lot = premises.furnish(function, next(self._numbers))
        stream = stream_name(self._outside.now(), function.version, self._outside.ids.hex(32))
        more = {"AWS_LAMBDA_LOG_STREAM_NAME": stream, "AWS_ENDPOINT_URL": self._outside.endpoint()}
        process = premises.process(function, lot, runtime, more)
        environment = Environment(lot, premises.plan(lot, runtime), process, self._outside.now)
        return Tenancy(function, environment, stream)

    def _give_back(self, tenancy: Tenancy) -> None:
        """Kept for the next invocation, unless it is spent or others have waited for less long."""
        with self._lock:
            self._busy.remove(tenancy)
            over = [tenancy] if tenancy.spent else []
            if not tenancy.spent:
                self._idle.append(tenancy)
                over = self._idle[:-KEPT]
                self._idle = self._idle[-KEPT:]
        for each in over:
            self._end(each)

    def _end(self, tenancy: Tenancy) -> None:
        tenancy.environment.finish()
        tenancy.environment.close()
        disk.remove(tenancy.environment.lot.folder)

    def _unstartable(self, error: Exception, request_id: str) -> Ran:
        """No environment: there is no log stream either."""
        kinds: dict[type[Exception], str] = {
            Unsupported: "Runtime.Unsupported",
            InvalidZip: "Runtime.InvalidZipFile",
            SandboxError: "Runtime.SandboxUnavailable",
        }
        kind = kinds.get(type(error), "Runtime.ExitError")
        return Ran(failure(kind, str(error)), UNHANDLED, request_id, "", ())
