"""What executes a function: this host's own Python for every python3.x, its Node.js for every nodejs."""

from __future__ import annotations

import os
import re
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BOOTSTRAPS = ("bootstrap.py", "bootstrap.mjs")


class Unsupported(Exception):
    """Nothing on this host executes the runtime; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """An interpreter: `argv` before the name of `bootstrap`, `libraries` after it.

    `needs` are the host's folders that it reads.
    """

    argv: tuple[str, ...]
    bootstrap: str
    needs: tuple[str, ...]
    libraries: tuple[str, ...] = ()


def runtime_of(name: str) -> Runtime:
    """Raises Unsupported."""
    if re.fullmatch(r"python3\.\d+", name):
        return python()
    if re.fullmatch(r"nodejs\d+\.x", name):
        return node(name)
    raise Unsupported(f"runtime {name or 'of container images'} does not run here: python3.x and nodejs do")


def python() -> Runtime:
    """The interpreter that we run on, whatever version the function names, with boto3 if we have it."""
    libraries = tuple(filter(is_library, sys.path))
    interpreter = os.path.realpath(sys.executable)
    needs = outermost([sys.base_prefix, sysconfig.get_path("stdlib"), interpreter, *libraries])
    return Runtime((interpreter, "-S", "-P", "-B"), BOOTSTRAPS[0], needs, libraries)


def is_library(folder: str) -> bool:
    return folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)


def outermost(paths: list[str]) -> tuple[str, ...]:
    """Those that are not below another one."""
    return tuple(
        path
        for path in dict.fromkeys(paths)
        if not any(other != path and Path(path).is_relative_to(other) for other in paths)
    )


def node(name: str) -> Runtime:
    found = shutil.which("node")
    if found is None:
        raise Unsupported(f"runtime {name} needs node on PATH")
    program = os.path.realpath(found)
    return Runtime((program,), BOOTSTRAPS[1], (str(Path(program).parents[1]),))
