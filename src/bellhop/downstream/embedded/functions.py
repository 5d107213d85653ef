"""Lambda: functions run beside us, not in moto's containers, and events wait for them in our outbox.

lambda/latest/api/API_Invoke.html, lambda/latest/dg/invocation-async.html
"""

from __future__ import annotations

import base64
import functools
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded.world import module, new_id, replace, visit
from bellhop.downstream.ports import FunctionVersion
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bellhop.downstream.embedded.world import Visit
    from bellhop.downstream.ports import Ran

Response = tuple[int, dict[str, str], bytes]

REQUEST_LIMIT = 6_291_456
TAIL = 4096  # bytes of the log that LogType=Tail brings
RETRIES, AGE = 2, 21_600  # of an event, where no EventInvokeConfig says otherwise
DEAD_LETTERS = "bellhop_dead_letters"  # an attribute of moto's functions, which know no DeadLetterConfig


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    models = module("moto.awslambda.models")
    replace(module("moto.awslambda.responses").LambdaResponse, "invoke", _invoke)
    replace(models.LambdaFunction, "invoke", _invoke_later)
    replace(models.LambdaFunction, "_invoke_lambda", _in_no_container)
    replace(models.LambdaFunction, "_set_function_code", _unzippable)
    replace(models.LambdaFunction, "__init__", _with_dead_letters)
    replace(models.LambdaFunction, "update_configuration", _with_new_dead_letters)
    replace(models.LambdaFunction, "get_configuration", _showing_dead_letters)


def _invoke(original: Any) -> Any:
    """LambdaResponse.invoke: the operation Invoke."""

    def invoke(self: Any) -> Any:
        here = visit()
        if here is None:
            return original(self)
        name = unquote(self.path.rsplit("/", 2)[-2])
        qualifier = self.querystring.get("Qualifier", [None])[0]
        function = self.backend.get_function(name, qualifier)
        event = bytes(self.raw_body or b"{}")
        _check(function, event)
        kind = self.headers.get("X-Amz-Invocation-Type", "RequestResponse")
        context = self.headers.get("X-Amz-Client-Context", "")
        client = _decoded(context)
        arn = _invoked(function, name, qualifier)
        if kind == "DryRun":
            return 204, {"status": "204"}, b""
        if kind == "Event":
            _keep(here, function, arn, event, {"ClientContext": context} if context else {})
            return 202, {"status": "202"}, b""
        return _answer(_run(here, function, event, arn, client), function, self.headers)

    return invoke


def _invoked(function: Any, name: str, qualifier: str | None) -> str:
    """The ARN as it was invoked: with the version or alias that was named."""
    unqualified = ":".join(function.function_arn.split(":")[:7])
    named = name.split(":")
    qualifier = qualifier or (named[-1] if len(named) in (2, 8) else "")
    return f"{unqualified}:{qualifier}" if qualifier else unqualified


def _check(function: Any, event: bytes) -> None:
    """Raises what Invoke raises for an event that it does not take."""
    if len(event) > REQUEST_LIMIT:
        text = f"Request must be smaller than {REQUEST_LIMIT} bytes for the InvokeFunction operation"
        raise _refusal("RequestTooLargeException", text, 413)
    if function.reserved_concurrency == 0:
        raise _refusal("TooManyRequestsException", "Rate Exceeded.", 429)
    try:
        json.loads(event)
    except ValueError as error:
        text = f"Could not parse request body into json: {error}"
        raise _refusal("InvalidRequestContentException", text, 400) from error


def _refusal(code: str, message: str, status: int) -> Exception:
    error = module("moto.awslambda.exceptions").LambdaClientError(code, message)
    error.code = status
    return error


def _run(here: Visit, function: Any, event: bytes, arn: str, client: str) -> Ran:
    """While it runs others have their turn: the function itself may ask us for something."""
    version = version_of(function)
    runner = here.world.home.runner()
    with here.world.aside():
        ran = runner.invoke(version, event, arn=arn, client_context=client)
    _log(function, ran)
    return ran


def _decoded(context: str) -> str:
    try:
        text = base64.b64decode(context, validate=True).decode()
        return text if not text or isinstance(json.loads(text), dict) else ""
    except ValueError as error:
        text = "Client context must be a valid Base64-encoded JSON object."
        raise _refusal("InvalidRequestContentException", text, 400) from error


def version_of(function: Any) -> FunctionVersion:
    """One of moto's functions, as it is to be run."""
    backend = module("moto.awslambda.utils").get_backend(function.account_id, function.region)
    layers = (backend.layers_versions_by_arn(layer["Arn"]) for layer in function.layers)
    return FunctionVersion(
        account=function.account_id,
        region=function.region,
        arn=function.function_arn,
        name=function.function_name,
        version=str(function.version),
        runtime=function.run_time or "",
        handler=function.handler or "",
        timeout=float(function.timeout),
        memory=int(function.memory_size),
        code=getattr(function, "code_bytes", b""),
        code_sha256=function.code_sha_256,
        layers=tuple(layer.code_bytes for layer in layers if layer),
        variables=tuple(sorted(function.environment_vars.items())),
    )


def _log(function: Any, ran: Ran) -> None:
    if not ran.log:
        return
    logs, group = function.logs_backend, function.logs_group_name
    logs.ensure_log_group(group)
    logs.ensure_log_stream(group, ran.log_stream)
    events = [{"timestamp": int(time * 1000), "message": text} for time, text in ran.log if text]
    logs.put_log_events(group, ran.log_stream, events)


def _answer(ran: Ran, function: Any, asked: Mapping[str, str]) -> Response:
    headers = {"Content-Type": "application/json", "X-Amz-Executed-Version": str(function.version)}
    if ran.error:
        headers["X-Amz-Function-Error"] = ran.error
    if asked.get("X-Amz-Log-Type") == "Tail":
        text = "\n".join(text for _, text in ran.log).encode()
        headers["X-Amz-Log-Result"] = base64.b64encode(text[-TAIL:]).decode()
    return 200, headers, ran.payload


def _keep(here: Visit, function: Any, arn: str, event: bytes, more: dict[str, Any]) -> None:
    """An event for later: what its function fails at is tried again, and at last a dead letter."""
    scope = Scope(function.account_id, function.region)
    config: dict[str, Any] = function.event_invoke_config[-1].config if function.event_invoke_config else {}
    text = event.decode(errors="replace")
    queue, letter = _dead_letter(function, config, text)
    delivery = Delivery(
        port="functions",
        call="run",
        to=arn,
        arguments={"function": arn, "payload": text, **more},
        attempts=1 + config.get("MaximumRetryAttempts", RETRIES),
        until=here.world.home.now() + config.get("MaximumEventAgeInSeconds", AGE),
        dead_letter_queue=queue,
        dead_letter=letter if queue else {},
    )
    here.outgoing.append(lambda home: home.deliver(scope, delivery))


def _dead_letter(function: Any, config: dict[str, Any], event: str) -> tuple[str, dict[str, Any]]:
    """The queue for an event that failed for good, and its message there.

    Only queues are followed: the destination on failure, else the dead-letter queue.
    """
    destination = config.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination", "")
    if ":sqs:" in destination:
        context = {"functionArn": function.function_arn, "condition": "RetriesExhausted"}
        record = {"version": "1.0", "requestContext": context, "requestPayload": json.loads(event)}
        return destination, {"body": json.dumps(record)}
    queue = getattr(function, DEAD_LETTERS, {}).get("TargetArn", "")
    attributes = {"RequestID": {"DataType": "String", "StringValue": new_id()}}
    return (queue if ":sqs:" in queue else ""), {"body": event, "MessageAttributes": attributes}


def _invoke_later(original: Any) -> Any:
    """LambdaFunction.invoke: how other services of moto's hand an event over."""

    def invoke(self: Any, body: str, request_headers: Any, response_headers: Any) -> Any:
        here = visit()
        if here is None:
            return original(self, body, request_headers, response_headers)
        _keep(here, self, self.function_arn, (body or "{}").encode(), {})
        return b""

    return invoke


def _in_no_container(original: Any) -> Any:
    def run(self: Any, event: Any = None) -> Any:
        if visit() is None:
            return original(self, event)
        raise NotImplementedError("Functions are not invoked in this way here.")

    return run


def _unzippable(original: Any) -> Any:
    """CreateFunction and UpdateFunctionCode refuse what is no deployment package."""

    def set_function_code(self: Any, updated_spec: Any) -> None:
        original(self, updated_spec)
        code = getattr(self, "code_bytes", b"")
        if visit() and code and not zipfile.is_zipfile(io.BytesIO(code)):
            text = "Could not unzip uploaded file. Please check your file, then try to upload again."
            raise _refusal("InvalidParameterValueException", text, 400)

    return set_function_code


def _with_dead_letters(original: Any) -> Any:
    def init(self: Any, account_id: str, spec: Any, region: str, version: Any = 1) -> None:
        original(self, account_id, spec, region, version)
        setattr(self, DEAD_LETTERS, spec.get("DeadLetterConfig") or {})

    return init


def _with_new_dead_letters(original: Any) -> Any:
    def update_configuration(self: Any, config_updates: Any) -> Any:
        if "DeadLetterConfig" in config_updates:
            setattr(self, DEAD_LETTERS, config_updates["DeadLetterConfig"] or {})
        return original(self, config_updates)

    return update_configuration


def _showing_dead_letters(original: Any) -> Any:
    def get_configuration(self: Any, on_create: bool = False) -> Any:
        letters = getattr(self, DEAD_LETTERS, {})
        return original(self, on_create) | ({"DeadLetterConfig": letters} if letters else {})

    return get_configuration
