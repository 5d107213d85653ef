"""Where functions live, and how one execution environment is furnished and confined."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bellhop.agent import disk, orphans, sandbox
from bellhop.agent.functions.packages import digest, unpack
from bellhop.agent.functions.runtimes import BOOTSTRAPS, HERE
from bellhop.agent.orders import Plan, Process

if TYPE_CHECKING:
    from bellhop.agent.fleet import Quarters
    from bellhop.agent.functions.runtimes import Runtime
    from bellhop.agent.sandbox import Rung
    from bellhop.downstream.ports import FunctionVersion

HOSTNAME = "function"
PATH = "/var/lang/bin:/usr/local/bin:/usr/bin:/bin:/opt/bin"


@dataclass(frozen=True, slots=True)
class View:
    """Where a function finds its things."""

    task: str
    layers: str
    runtime: str
    tmp: str
    home: str


@dataclass(frozen=True, slots=True)
class Lot:
    """What one environment is made of, on the host's disk: `folder` is its own."""

    folder: Path
    code: Path
    layers: Path

    @property
    def tmp(self) -> Path:
        return self.folder / "root" / "tmp"


class Premises:
    """The folder of all functions: unpacked code by digest, a folder an environment."""

    def __init__(self, folder: Path, rung: Rung) -> None:
        self.folder = folder
        self.rung = rung

    def unpacked(self, key: str, archives: tuple[bytes, ...]) -> Path:
        """The folder of these archives. One caller at a time. Raises InvalidZip."""
        folder = self.folder / "packages" / key
        if not folder.exists():
            unpack(archives, folder)
        return folder

    def forget(self) -> None:
        """All code is gone. No environment is left that has any."""
        for package in (self.folder / "packages").iterdir():
            disk.remove(package)

    def furnish(self, function: FunctionVersion, number: int) -> Lot:
        """A place for one more environment. One caller at a time. Raises InvalidZip."""
        code = self.unpacked(digest([function.code]), (function.code,))
        layers = self.unpacked(digest(function.layers), function.layers)
        lot = Lot(self.folder / function.account / function.region / str(number), code, layers)
        for path in (lot.tmp, lot.folder / "root" / "root"):
            path.mkdir(parents=True)
            if self.rung.owner is not None:
                os.chown(path, self.rung.owner, self.rung.owner)
        return lot

    def view(self, lot: Lot) -> View:
        if self.rung.sees_own_root:
            return View("/var/task", "/opt", "/var/runtime", "/tmp", "/tmp")  # noqa: S108 - the function's own
        home = lot.folder / "root" / "root"
        return View(str(lot.code), str(lot.layers), str(self.folder / "runtime"), str(lot.tmp), str(home))

    def plan(self, lot: Lot, runtime: Runtime) -> Plan:
        """How the launcher confines the environment."""
        confined = self.rung.name == "bwrap"
        landlocked = self.rung.name == "landlock"
        seen = [*runtime.needs, str(lot.code), str(lot.layers), str(self.folder / "runtime")]
        return Plan(
            bwrap=self._bwrap_line(lot, runtime) if confined else [],
            readable=[*sandbox.readable(), *seen] if landlocked else [],
            writable=[str(lot.folder / "root"), *sandbox.writable(lot.folder)] if landlocked else [],
            network=self.rung.network,
            filter=sandbox.filter_of(self.rung),
            limits=sandbox.limits_of(self.rung),
            counted=self.rung.counted,
            room=0,
            owner=self.rung.owner,
            spool="",
            disk="",
        )

    def _bwrap_line(self, lot: Lot, runtime: Runtime) -> list[str]:
        """Nothing but the host's programs, the runtime and the function: only /tmp can be written."""
        shared = {f"/{name}": self.folder / name for name in (*disk.ACCOUNTS, "etc/hosts")}
        own = {"/var/task": lot.code, "/opt": lot.layers, "/var/runtime": self.folder / "runtime"}
        seen = {path: Path(path) for path in runtime.needs if not Path(path).is_relative_to("/usr")}
        places = [*own, *seen, *(f"/etc/{name}" for name in sandbox.ETC)]
        line = [*sandbox.namespaces(self.rung, HOSTNAME), "--bind", str(lot.tmp), "/tmp"]  # noqa: S108 - its own
        line += [
            *parents(places),
            *sandbox.programs(),
        ]  # behind /tmp, since a runtime may live below the host's
        for place, path in {**shared, **own, **seen}.items():
            line += ["--ro-bind", str(path), place]
        return [*line, *sandbox.hidden_kernel_files(self.rung), "--remount-ro", "/"]

    def process(self, function: FunctionVersion, lot: Lot, runtime: Runtime, more: dict[str, str]) -> Process:
        """The runtime, with what AWS sets in its environment, the function's variables and `more`.

        lambda/latest/dg/configuration-envvars.html
        """
        view = self.view(lot)
        environment = {
            "PATH": PATH,
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "HOME": view.home,
            "TMPDIR": view.tmp,
            "LD_LIBRARY_PATH": f"{view.task}:{view.task}/lib:{view.layers}/lib",
            "LAMBDA_TASK_ROOT": view.task,
            "LAMBDA_RUNTIME_DIR": view.runtime,
            **facts_of(function),
            **more,
            **dict(function.variables),
        }
        argv = [*runtime.argv, f"{view.runtime}/{runtime.bootstrap}", view.layers, *runtime.libraries]
        return Process(argv=argv, environment=environment, cwd=view.task)


def parents(places: list[str]) -> list[str]:
    """Bubblewrap would make the folders above what is mounted for its own user only."""
    above = {str(folder) for place in places for folder in Path(place).parents} - {"/"}
    return [word for folder in sorted(above) for word in ("--perms", "0755", "--dir", folder)]


def facts_of(function: FunctionVersion) -> dict[str, str]:
    return {
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_VERSION": function.version,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": log_group(function),
        "AWS_REGION": function.region,
        "AWS_DEFAULT_REGION": function.region,
        "AWS_ACCESS_KEY_ID": function.account,
        "AWS_SECRET_ACCESS_KEY": "test",
        "_HANDLER": function.handler,
    }


def log_group(function: FunctionVersion) -> str:
    return f"/aws/lambda/{function.name}"


def move_in(quarters: Quarters, needs: tuple[str, ...]) -> Premises:
    """The sandbox tried out, the folder made, what a killed server left ended and removed.

    `needs` are folders of the host that functions must reach. Takes up to 0.2 s. Raises SandboxError.
    """
    rung = sandbox.choose(quarters.sandbox, network=quarters.network, limits=quarters.limits)
    try:
        folder = place(quarters, rung)
        for need in needs if rung.owner is not None else ():
            rung = sandbox.settled(rung, Path(need).resolve())
        rung = sandbox.settled(rung, folder)
    except OSError as error:
        raise sandbox.SandboxError(f"functions have no place to live: {error}") from error
    return Premises(folder, rung)


def place(quarters: Quarters, rung: Rung) -> Path:
    """Empty but for what all functions share."""
    if quarters.folder is None:
        # Landlock opens /tmp to every function, so that others' things are elsewhere
        below = sandbox.TEMPORARY[1] if rung.name == "landlock" else None
        folder = Path(tempfile.mkdtemp(prefix="bellhop-functions-", dir=below))
        folder.chmod(0o711)
    else:
        folder = quarters.folder
        orphans.end_recorded(folder)
        disk.remove(folder)
    for name in ("etc", "packages", "runtime"):
        (folder / name).mkdir(parents=True)
    hosts = f"127.0.0.1\tlocalhost\n127.0.1.1\t{HOSTNAME}\n"
    for name, text in {**disk.ACCOUNTS, "etc/hosts": hosts}.items():
        (folder / name).write_text(text)
    for name in BOOTSTRAPS:
        shutil.copy(HERE / name, folder / "runtime" / name)
    return folder
