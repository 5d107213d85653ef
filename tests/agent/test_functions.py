"""Lambda functions, run for real in each rung of the sandbox: answers, failures, logs, and no leftovers."""

from __future__ import annotations

import io
import json
import os
import re
import select
import shutil
import signal
import stat
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent.fleet import Quarters
from bellhop.agent.functions import runner
from bellhop.agent.functions.runner import Functions, Outside
from bellhop.downstream.ports import FunctionVersion, Ran
from bellhop.kernel.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20
NOW = 1.7e9


def package(**files: str) -> bytes:
    """A zip file; `__` in a name stands for `/`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/") + ".py", text)
    return made.getvalue()


class Works:
    """Functions in one rung; every function that is made has a name of its own."""

    def __init__(self, folder: Path, rung: str) -> None:
        self.folder, self.rung = folder, rung
        outside = Outside(lambda: NOW, Ids(1), lambda: "http://127.0.0.1:4577")
        self.functions = Functions(Quarters(folder, rung), outside)
        self._numbers = count()

    def function(self, source: str, **facts: Any) -> FunctionVersion:
        name = f"f{next(self._numbers)}"
        plain = FunctionVersion(
            account="000000000000",
            region="us-east-1",
            arn=f"arn:aws:lambda:us-east-1:000000000000:function:{name}",
            name=name,
            version="$LATEST",
            runtime="python3.13",
            handler="app.handler",
            timeout=PATIENCE,
            memory=128,
            code=package(app=source),
            code_sha256="",
        )
        return replace(plain, **facts)

    def invoke(self, function: FunctionVersion, event: Any = None, **more: Any) -> Ran:
        return self.functions.invoke(function, json.dumps(event).encode(), **more)

    def run(self, source: str, event: Any = None, **facts: Any) -> Any:
        """What a function returns that is made for this once."""
        ran = self.invoke(self.function(source, **facts), event)
        assert not ran.error, ran.payload
        return json.loads(ran.payload)

    def environments(self) -> list[Path]:
        """The folders of those that there are, in the order in which they were made."""
        return sorted(self.folder.glob("000000000000/us-east-1/*"), key=lambda path: int(path.name))


@pytest.fixture(scope="session")
def works_of_rung(rung: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    made = Works(tmp_path_factory.mktemp(rung) / "functions", rung)
    yield made
    made.functions.close()


@pytest.fixture
def works(works_of_rung: Works) -> Iterator[Works]:
    yield works_of_rung
    works_of_rung.functions.reset()


@pytest.fixture(scope="session")
def works_off(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    made = Works(tmp_path_factory.mktemp("off") / "functions", "off")
    yield made
    made.functions.close()


@pytest.fixture
def plain(works_off: Works) -> Iterator[Works]:
    """For what is the same in every sandbox."""
    yield works_off
    works_off.functions.reset()


@pytest.fixture
def held(works: Works) -> Works:
    if works.rung not in ("bwrap", "landlock"):
        pytest.skip(f"{works.rung} holds no files back")
    return works


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


def test_an_environment_serves_later_invocations(works: Works) -> None:
    source = """
import pathlib, os
calls = 0
def handler(event, context):
    global calls
    calls += 1
    file = pathlib.Path(os.environ["TMPDIR"], "kept")
    file.write_text(file.read_text() + "x" if file.exists() else "x")
    return calls, file.read_text()
"""
    function = works.function(source)
    assert [json.loads(works.invoke(function).payload) for _ in range(3)] == [[1, "x"], [2, "xx"], [3, "xxx"]]
    changed = replace(function, memory=256)
    assert json.loads(works.invoke(changed).payload) == [1, "x"]
    assert len(works.environments()) == 1, "that of the old version is gone"


def test_a_runtime_that_has_ended_between_invocations_is_replaced(plain: Works) -> None:
    source = """
import os, threading
def handler(event, context):
    if event: threading.Timer(0, os._exit, (1,)).start()
    return os.getpid()
"""
    function = plain.function(source)
    plain.invoke(function, True)
    while plain.invoke(function, False).error:  # it may end under the next one still
        pass


def test_concurrent_invocations_have_environments_of_their_own(works: Works) -> None:
    source = """
import os
def handler(event, context):
    path = os.environ["TMPDIR"] + "/fifo"
    os.mkfifo(path)
    os.chmod(path, 0o666)
    return open(path).read()
"""
    function = works.function(source)
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(works.invoke(function).payload)) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    fifos = wait_for(
        lambda: found if len(found := list(works.folder.glob("*/*/*/root/tmp/fifo"))) == 2 else None
    )
    for number, fifo in enumerate(sorted(fifos)):
        fifo.write_text(str(number))
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(answers) == [b'"0"', b'"1"']


def wait_for(look: Callable[[], Any]) -> Any:
    """What `look` finds at last."""
    for _ in range(PATIENCE * 100):
        if found := look():
            return found
        select.select([], [], [], 0.01)
    raise AssertionError("nothing found")


# A function that leaves a process in a session of its own, which holds a FIFO open as long as it lives.
HOLDER = """
import os, subprocess, time
def handler(event, context):
    path = os.environ["TMPDIR"] + "/line"
    os.mkfifo(path)
    os.chmod(path, 0o666)
    script = f"exec 9>{path}; echo up >&9; exec sleep 600"
    subprocess.Popen(["/bin/sh", "-c", script], start_new_session=True)
    while event: time.sleep(600)
"""


class Line:
    """The other end of what HOLDER holds open."""

    def __init__(self, works_folder: Path) -> None:
        [path] = wait_for(lambda: list(works_folder.glob("*/*/*/root/tmp/line")))
        assert stat.S_ISFIFO(path.stat().st_mode)
        self.fd = os.open(path, os.O_RDONLY)
        assert os.read(self.fd, 100) == b"up\n"

    def is_cut(self) -> bool:
        """Waits for the end of all who held it."""
        ready, _, _ = select.select([self.fd], [], [], PATIENCE)
        return bool(ready) and os.read(self.fd, 100) == b""


def test_at_the_time_out_all_that_the_function_started_is_killed(works: Works) -> None:
    answers: list[Ran] = []
    function = works.function(HOLDER, timeout=1.0)
    thread = threading.Thread(target=lambda: answers.append(works.invoke(function, True)))
    thread.start()
    line = Line(works.folder)
    thread.join(PATIENCE)
    [ran] = answers
    text = f"2023-11-14T22:13:20.000Z {ran.request_id} Task timed out after 1.00 seconds"
    assert (ran.error, json.loads(ran.payload)) == ("Unhandled", {"errorMessage": text})
    assert text in [event for _, event in ran.log]
    assert line.is_cut()


def test_a_reset_ends_what_runs_and_what_waits(works: Works) -> None:
    answers: list[Ran] = []
    function = works.function(HOLDER)
    thread = threading.Thread(target=lambda: answers.append(works.invoke(function, True)))
    thread.start()
    line = Line(works.folder)
    waiting = works.function("def handler(e, c): pass")
    works.invoke(waiting)
    works.functions.reset()
    thread.join(PATIENCE)
    assert answers[0].error == "Unhandled"
    assert line.is_cut()
    assert not works.environments()
    assert not list(works.folder.glob("packages/*"))
    assert not works.invoke(waiting).error


def test_a_daemon_ends_with_its_environment(works: Works) -> None:
    works.invoke(works.function(HOLDER), False)
    line = Line(works.folder)
    works.functions.reset()
    assert line.is_cut()


def test_nothing_outlives_a_server_that_was_killed(rung: str, tmp_path: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from tests.agent.test_functions import HOLDER, Works
works = Works(Path({str(tmp_path / "functions")!r}), {rung!r})
works.invoke(works.function(HOLDER), True)
"""
    server = subprocess.Popen([sys.executable, "-c", script])
    line = Line(tmp_path / "functions")
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert line.is_cut()


def test_no_more_environments_are_kept_than_said(plain: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "KEPT", 2)
    for _ in range(3):
        plain.run("def handler(e, c): pass")
    assert len(plain.environments()) == 2


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


def test_certificates_of_the_host_are_found(works: Works) -> None:
    folder = "/etc/ssl/certs"
    found = works.run(
        "import os\ndef handler(e, c): return os.listdir(e) if os.path.exists(e) else []", folder
    )
    assert sorted(found) == sorted(os.listdir(folder) if os.path.exists(folder) else [])


def test_nothing_of_the_host_can_be_read(held: Works, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    secret.chmod(0o644)
    source = """
def handler(paths, context):
    found = []
    for path in paths:
        try: found.append(open(path).read())
        except OSError: pass
    return found
"""
    assert held.run(source, [str(secret), __file__, "/etc/shadow", "/proc/1/environ"]) in ([], [""])


def test_nothing_of_another_function_can_be_read_or_written(held: Works) -> None:
    held.run("import os\ndef handler(e, c): open(os.environ['TMPDIR'] + '/mine', 'w').write('mine')")
    theirs = held.environments()[-1] / "root/tmp/mine"
    source = """
def handler(path, context):
    for mode in "r", "w":
        try: return open(path, mode).read()
        except OSError: pass
"""
    assert held.run(source, str(theirs)) is None
    assert theirs.read_text() == "mine"


def test_code_is_read_only(held: Works) -> None:
    source = "import os\ndef handler(e, c): open(os.environ['LAMBDA_TASK_ROOT'] + '/new', 'w')"
    ran = held.invoke(held.function(source))
    assert json.loads(ran.payload)["errorType"] in ("OSError", "PermissionError")


def test_no_privilege_is_left(held: Works) -> None:
    source = "def handler(e, c): return open('/proc/self/status').read()"
    facts = dict(line.split(":\t", 1) for line in held.run(source).splitlines())
    assert [int(facts[f"Cap{kind}"], 16) for kind in ("Eff", "Prm", "Bnd")] == [0, 0, 0]
    assert facts["NoNewPrivs"] == "1"


@pytest.fixture
def node_works(works: Works) -> Works:
    if shutil.which("node") is None:
        pytest.skip("no node on PATH")
    return works


def javascript(works: Works, source: str, name: str = "index.mjs") -> FunctionVersion:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, source)
    return works.function("", runtime="nodejs20.x", handler="index.handler", code=made.getvalue())


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
