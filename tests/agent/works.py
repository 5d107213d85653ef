"""Functions to be run in tests: where they live, and what is made to be seen from outside."""

from __future__ import annotations

import io
import json
import os
import select
import stat
import zipfile
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from bellhop.agent.fleet import Quarters
from bellhop.agent.functions.runner import Functions, Outside
from bellhop.downstream.ports import FunctionVersion, Ran
from bellhop.kernel.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


def javascript(works: Works, source: str, name: str = "index.mjs") -> FunctionVersion:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, source)
    return works.function("", runtime="nodejs20.x", handler="index.handler", code=made.getvalue())


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
        [path] = wait_for(lambda: list(works_folder.rglob("line")))
        assert stat.S_ISFIFO(path.stat().st_mode)
        self.fd = os.open(path, os.O_RDONLY)
        assert os.read(self.fd, 100) == b"up\n"

    def is_cut(self) -> bool:
        """Waits for the end of all who held it."""
        ready, _, _ = select.select([self.fd], [], [], PATIENCE)
        return bool(ready) and os.read(self.fd, 100) == b""
