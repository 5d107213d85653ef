"""What functions answer and log, in Python and JavaScript, and how they fail."""

from __future__ import annotations

import io
import json
import re
import shutil
import stat
import zipfile
from typing import Any

import pytest

from .works import NOW, PATIENCE, Works, javascript, package


def test_a_function_answers_with_what_it_returns(works: Works) -> None:
    source = """
def handler(event, context):
    left, custom = context.get_remaining_time_in_millis(), context.client_context.custom
    id, arn = context.aws_request_id, context.invoked_function_arn
    return {"event": event, "arn": arn, "left": left, "custom": custom, "id": id}
"""
    function = works.function(source)
    ran = works.invoke(
        function, {"a": "é"}, arn=f"{function.arn}:live", client_context='{"custom": {"k": 1}}'
    )
    answer = json.loads(ran.payload)
    assert ran.error == ""
    assert 0 < answer.pop("left") <= PATIENCE * 1000
    assert answer == {
        "event": {"a": "é"},
        "arn": f"{function.arn}:live",
        "custom": {"k": 1},
        "id": ran.request_id,
    }


def test_the_environment_is_lambdas_with_the_functions_variables(works: Works) -> None:
    source = "import os\ndef handler(event, context): return dict(os.environ)"
    found = works.run(source, variables=(("STAGE", "test"), ("AWS_REGION", "eu-west-1")))
    wanted = {
        "STAGE": "test",
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "000000000000",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:4577",
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "_HANDLER": "app.handler",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert "PYTEST_CURRENT_TEST" not in found


@pytest.mark.parametrize(
    ("source", "facts", "kind", "message"),
    [
        ("def handler(e, c): raise KeyError('k')", {}, "KeyError", "'k'"),
        ("import nope", {}, "Runtime.ImportModuleError", "import module 'app': No module named 'nope'"),
        ("def other(): pass", {}, "Runtime.HandlerNotFound", "Handler 'handler' missing on module 'app'"),
        ("def handler(", {}, "Runtime.UserCodeSyntaxError", "Syntax error in module 'app': "),
        ("1 / 0", {}, "ZeroDivisionError", "division by zero"),
        ("def handler(e, c): return {1}", {}, "Runtime.MarshalError", "Unable to marshal response: "),
        ("", {"handler": "handler"}, "Runtime.MalformedHandlerName", "Bad handler 'handler'"),
        ("import sys\ndef handler(e, c): sys.exit(3)", {}, "Runtime.ExitError", "exit status 3"),
        ("import os\ndef handler(e, c): os.kill(os.getpid(), 9)", {}, "Runtime.ExitError", "signal: 9"),
        ("def handler(e, c): return 'x' * 6291556", {}, "Function.ResponseSizeTooLarge", "(6291556 bytes)"),
        ("", {"runtime": "java21"}, "Runtime.Unsupported", "runtime java21 does not run here"),
        ("", {"code": b"no zip"}, "Runtime.InvalidZipFile", "could not unzip the deployment package"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_an_answer(
    plain: Works, source: str, facts: dict[str, Any], kind: str, message: str
) -> None:
    ran = plain.invoke(plain.function(source, **facts))
    answer = json.loads(ran.payload)
    assert (ran.error, answer["errorType"]) == ("Unhandled", kind)
    assert message in answer["errorMessage"]


def test_an_error_shows_the_functions_frames_only(plain: Works) -> None:
    source = "def handler(e, c):\n    inner()\ndef inner():\n    raise ValueError('boom')\n"
    ran = plain.invoke(plain.function(source))
    answer = json.loads(ran.payload)
    assert [re.sub(r'".*/', '"', frame).split("\n")[0] for frame in answer["stackTrace"]] == [
        '  File "app.py", line 2, in handler',
        '  File "app.py", line 4, in inner',
    ]
    assert answer["requestId"] == ran.request_id
    [event] = [text for _, text in ran.log if text.startswith("[ERROR]")]
    assert event.startswith("[ERROR] ValueError: boom\nTraceback (most recent call last):\n  File ")


def test_the_log_has_what_was_printed_between_lambdas_own_lines(plain: Works) -> None:
    source = """
import logging, sys
print("loading")
def handler(event, context):
    print("out")
    print("err", file=sys.stderr)
    logging.getLogger().setLevel("INFO")
    logging.info("logged")
    sys.stdout.write("unfinished")
"""
    function = plain.function(source)
    first, second = plain.invoke(function), plain.invoke(function)
    texts = [text for _, text in first.log]
    asked = first.request_id
    assert texts[:4] == ["loading", f"START RequestId: {asked} Version: $LATEST", "out", "err"]
    assert re.fullmatch(rf"\[INFO\]\t\S+Z\t{asked}\tlogged", texts[4])
    assert texts[5:7] == ["unfinished", f"END RequestId: {asked}"]
    report = rf"REPORT RequestId: {asked}\tDuration: \S+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\t"
    assert re.fullmatch(rf"{report}Max Memory Used: \d+ MB\tInit Duration: \S+ ms\t", texts[7])
    assert {time for time, _ in first.log} == {NOW}
    assert re.fullmatch(r"2023/11/14/\[\$LATEST\][0-9a-f]{32}", first.log_stream)
    assert second.log_stream == first.log_stream
    assert "Init Duration" not in second.log[-1][1]


def test_more_output_than_a_pipe_holds_stops_nobody(plain: Works) -> None:
    ran = plain.invoke(plain.function("def handler(e, c):\n    for n in range(20000): print('line', n)"))
    assert not ran.error
    assert (len(ran.log), ran.log[-3][1]) == (20003, "line 19999")


def test_code_is_found_below_folders_and_before_layers(plain: Works) -> None:
    code = package(
        a__b="import shared, layered\ndef handler(e, c): return shared.WHERE, layered.WHERE",
        shared="WHERE = 'code'",
    )
    layers = (
        package(python__shared="WHERE = 'first'", python__layered="WHERE = 'first'"),
        package(python__layered="WHERE = 'second'"),
    )
    for handler in ("a/b.handler", "a.b.handler"):
        assert plain.run("", code=code, layers=layers, handler=handler) == ["code", "second"]


RUN_LINK = """
import os, subprocess
LINK = os.environ["LAMBDA_TASK_ROOT"] + "/link"
def handler(event, context): return subprocess.check_output([LINK]).decode()
"""


def test_links_and_programs_of_a_package_are_that_still(plain: Works) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("app.py", RUN_LINK)
        program = zipfile.ZipInfo("program")
        program.external_attr = (stat.S_IFREG | 0o755) << 16
        archive.writestr(program, "#!/bin/sh\necho ran\n")
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "program")
    assert plain.run("", code=made.getvalue()) == "ran\n"


def test_boto3_is_there(works: Works) -> None:
    source = "import boto3\ndef handler(e, c): return boto3.client('sts').meta.endpoint_url"
    assert works.run(source) == "http://127.0.0.1:4577"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("index.mjs", "export const handler = async (event, { awsRequestId: id }) => ({ event, id });"),
        ("index.js", "exports.handler = (event, { awsRequestId: id }, done) => done(null, { event, id });"),
    ],
)
def test_functions_of_node(node_works: Works, name: str, source: str) -> None:
    function = javascript(node_works, f"console.log('loaded');{source}", name)
    for _ in range(2):
        ran = node_works.invoke(function, {"a": "é"})
        assert json.loads(ran.payload) == {"event": {"a": "é"}, "id": ran.request_id}, ran


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("export const handler = async () => { throw new TypeError('boom'); };", "TypeError"),
        ("export const other = 1;", "Runtime.HandlerNotFound"),
        ("import 'nope';", "Error"),
    ],
)
def test_failures_of_node(plain: Works, source: str, kind: str) -> None:
    if shutil.which("node") is None:
        pytest.skip("no node on PATH")
    ran = plain.invoke(javascript(plain, source))
    assert (ran.error, json.loads(ran.payload)["errorType"]) == ("Unhandled", kind), ran


def test_without_node_the_answer_says_what_is_missing(plain: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    ran = plain.invoke(javascript(plain, ""))
    assert json.loads(ran.payload) == {
        "errorType": "Runtime.Unsupported",
        "errorMessage": "runtime nodejs20.x needs node on PATH",
    }
