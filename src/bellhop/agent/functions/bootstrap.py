"""The runtime of Python functions: it runs inside the sandbox, in a process that knows nothing of ours.

Arguments: where the layers are, then folders of libraries. Descriptor 3 is the channel to the server. A frame
is 4 bytes of length, then a line of JSON and a body: to us an invocation (its facts, and the event), from us
a word once the function's module is loaded, then what became of each. What AWS's runtime does and says:
lambda/latest/dg/python-handler.html, python-context.html, python-exceptions.html.
"""

from __future__ import annotations

import decimal
import importlib
import json
import logging
import os
import resource
import select
import sys
import time
import traceback
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CHANNEL = 3
IDLE_MS = 600_000  # an environment that nobody needs for so long ends


class Unusable(Exception):
    """The function cannot begin: the type and message that AWS has for it."""

    def __init__(self, kind: str, message: str, trace: list[str] | None = None) -> None:
        super().__init__(message)
        self.kind, self.message, self.trace = kind, message, trace or []


class Context:
    """What a handler gets beside the event: lambda/latest/dg/python-context.html"""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.aws_request_id = facts["request_id"]
        self.invoked_function_arn = facts["arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = SimpleNamespace(cognito_identity_id=None, cognito_identity_pool_id=None)
        self.client_context = client_of(facts["client_context"])
        self._until = time.monotonic() + facts["remaining"]

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._until - time.monotonic()) * 1000))

    def log(self, message: object) -> None:
        sys.stdout.write(str(message))


def client_of(text: str) -> SimpleNamespace | None:
    """`custom`, `env` and `client` of the caller's client context."""
    if not text:
        return None
    given = json.loads(text)
    app = SimpleNamespace(**given.get("client", {}))
    return SimpleNamespace(custom=given.get("custom"), env=given.get("env"), client=app)


class LogHandler(logging.Handler):
    """Root's, so that `logging` works with no set-up."""

    request_id = ""

    def emit(self, record: logging.LogRecord) -> None:
        record.aws_request_id = self.request_id
        sys.stdout.write(self.format(record))


def log_handler() -> LogHandler:
    handler = LogHandler()
    form = "[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s\n"
    formatter = logging.Formatter(form, "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    return handler


def handler_of(name: str) -> Callable[[Any, Context], Any]:
    """`module.function`, where the module may be below folders: `a/b.function`."""
    module_name, dot, function = name.rpartition(".")
    if not dot:
        reason = "not enough values to unpack (expected 2, got 1)"
        raise Unusable("Runtime.MalformedHandlerName", f"Bad handler '{name}': {reason}")
    module = module_of(module_name)
    try:
        return getattr(module, function)
    except AttributeError:
        text = f"Handler '{function}' missing on module '{module_name}'"
        raise Unusable("Runtime.HandlerNotFound", text) from None


def module_of(name: str) -> Any:
    try:
        return importlib.import_module(name.replace("/", "."))
    except ImportError as error:
        text = f"Unable to import module '{name}': {error}"
        raise Unusable("Runtime.ImportModuleError", text) from error
    except SyntaxError as error:
        text = f"Syntax error in module '{name}': {error}"
        raise Unusable("Runtime.UserCodeSyntaxError", text, frames(error)) from error


def frames(error: BaseException) -> list[str]:
    """Those of the function; ours, and those of the import system, are nobody's concern."""
    own = (__file__, "<frozen importlib", importlib.__file__)
    found = [
        frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(own)
    ]
    return traceback.format_list(found)


def failure(error: BaseException, request_id: str) -> dict[str, Any]:
    """An error as the caller sees it."""
    if isinstance(error, Unusable):
        kind, message, trace = error.kind, error.message, error.trace
    else:
        kind, message, trace = type(error).__name__, str(error), frames(error)
    return {"errorMessage": message, "errorType": kind, "requestId": request_id, "stackTrace": trace}


def marshalled(result: Any) -> bytes:
    try:
        return json.dumps(result, ensure_ascii=False, default=number).encode()
    except (TypeError, ValueError) as error:
        raise Unusable("Runtime.MarshalError", f"Unable to marshal response: {error}") from error


def number(value: Any) -> Any:
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def reply(facts: dict[str, Any], body: bytes = b"") -> None:
    """Everything printed goes before it."""
    sys.stdout.flush()
    sys.stderr.flush()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    facts["memory"] = used // 1024 if sys.platform == "linux" else used >> 20
    data = json.dumps(facts).encode() + b"\n" + body
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(CHANNEL, data) :]


def fail(error: BaseException, request_id: str) -> None:
    """As the result of an invocation, and as one event in the log."""
    said = failure(error, request_id)
    trace = "".join(said["stackTrace"])
    log = f"[ERROR] {said['errorType']}: {said['errorMessage']}"
    log += f"\nTraceback (most recent call last):\n{trace}" if trace else ""
    reply({"error": True, "log": log}, json.dumps(said, ensure_ascii=False).encode())


def received(size: int) -> bytes:
    """So many bytes; the server's hanging up ends this process."""
    parts: list[bytes] = []
    while size:
        part = os.read(CHANNEL, min(size, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def awaited() -> tuple[dict[str, Any], bytes]:
    """The next invocation: its facts and its event."""
    if not select.select([CHANNEL], [], [], IDLE_MS / 1000)[0]:
        os._exit(0)
    line, _, event = received(int.from_bytes(received(4), "big")).partition(b"\n")
    return json.loads(line), event


def invoke(handler: Callable[[Any, Context], Any], facts: dict[str, Any], event: bytes) -> None:
    try:
        context = Context(facts)
        body = marshalled(handler(json.loads(event), context))
    except Exception as error:
        fail(error, facts["request_id"])
    else:
        reply({"error": False}, body)


def find_modules(layers: str, libraries: list[str]) -> None:
    """The function's own code first, then its layers, then what comes with the runtime."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    first = [
        os.environ["LAMBDA_TASK_ROOT"],
        f"{layers}/python/lib/{version}/site-packages",
        f"{layers}/python",
    ]
    sys.path[:] = [*first, *sys.path, *libraries]


def main() -> None:
    layers, *libraries = sys.argv[1:]
    del sys.argv[1:]
    os.set_inheritable(CHANNEL, False)
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")  # type: ignore[union-attr] # it is a file
    find_modules(layers, libraries)
    logs = log_handler()
    try:
        handler = handler_of(os.environ["_HANDLER"])
    except Exception as error:
        reply({"error": True})
        fail(error, awaited()[0]["request_id"])
        os._exit(1)
    reply({"error": False})
    while True:
        facts, event = awaited()
        logs.request_id = facts["request_id"]
        invoke(handler, facts, event)


if __name__ == "__main__":
    main()
