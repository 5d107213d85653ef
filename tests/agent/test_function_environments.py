"""Environments of functions, in each rung of the sandbox: reused, ended, and held in."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bellhop.agent.functions import runner

from .works import HOLDER, PATIENCE, Line, Works, wait_for

if TYPE_CHECKING:
    import pytest

    from bellhop.downstream.ports import Ran


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
    fifos = wait_for(lambda: found if len(found := list(works.folder.rglob("fifo"))) == 2 else None)
    for number, fifo in enumerate(sorted(fifos)):
        fifo.write_text(str(number))
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(answers) == [b'"0"', b'"1"']


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
from tests.agent.works import HOLDER, Works
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
