"""Packages on a node's disk: which is installed, its scripts, and the story that their runs make."""

from __future__ import annotations

import asyncio
import enum
from dataclasses import dataclass, field
from shlex import quote
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.agent.plugins.packages import folder_of
from bellhop.agent.workplace import many_files, parcel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.attempts import Hands
    from bellhop.agent.plugins.packages import Manifest
    from bellhop.agent.shell import Verdict
    from bellhop.agent.workplace import Workplace


class State(enum.IntEnum):
    """Of a package; the numbers are those that the agent writes down."""

    NONE = 0
    UNKNOWN = 1
    FAILED = 2
    UNINSTALLING = 3
    UNINSTALLED = 4
    NEW = 5
    UPGRADING = 6
    INSTALLING = 7
    INSTALLED = 8
    ROLLBACK_UNINSTALL = 9
    ROLLBACK_INSTALL = 10
    UPDATING = 11


@dataclass(slots=True)
class Story:
    """What a run says; a section's words come when it ends, after those of the sections in it."""

    out: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])

    def __iadd__(self, other: Story) -> Story:
        self.out += other.out
        self.errors += other.errors
        return self


@dataclass(slots=True)
class Record:
    """The agent's file `installstate`."""

    version: str = ""
    state: State = State.NONE
    last_installed: str = ""

    @property
    def installed(self) -> str:
        """The version that was last installed well, or in vain if there never was one."""
        if self.state == State.FAILED:
            return self.version
        return self.version if self.state == State.INSTALLED else self.last_installed


@dataclass(frozen=True, slots=True)
class Found:
    """What is on the disk: the record, the digest of the manifest seen last, each version's scripts."""

    record: Record
    digest: str
    scripts: Mapping[str, frozenset[str]]


class Installation:
    """One package on one node. All that it reads and writes a process of the node does."""

    def __init__(self, place: Workplace, hands: Hands, name: str) -> None:
        self.place, self.hands, self.name = place, hands, name
        self.folder = place.of_agent(f"packages/{folder_of(name)}")
        self.manifest = place.of_agent(f"manifests/{folder_of(name)}.json")
        self.record = Record()
        self.scripts: dict[str, frozenset[str]] = {}
        self.cancelled: Verdict | None = None
        self._number = 0

    def path(self, version: str) -> str:
        return f"{self.folder}/{folder_of(version)}"

    async def run(self, text: str | bytes, **more: Any) -> Verdict:
        self._number += 1
        ended = await self.hands.run(self.place.script(text, f"package{self._number}", **more))
        if ended.status == "Cancelled":
            self.cancelled = ended
        return ended

    async def look(self, *versions: str) -> Found:
        lines = [
            f"cat {quote(self.folder)}/installstate 2>/dev/null; echo",
            f"sha256sum <{quote(self.manifest)} 2>/dev/null | cut -c1-64 | sed 's/^/manifest /'",
        ]
        for number, version in enumerate(versions):
            lines.append(f"for file in {quote(self.path(version))}/*.sh; do")
            lines.append(f'[ -f "$file" ] && echo "script {number} ${{file##*/}}"; done')
        ended = await self.run("\n".join([*lines, "true"]))
        found: dict[str, set[str]] = {version: set() for version in versions}
        digest = ""
        for kind, *rest in (line.split(" ") for line in ended.stdout.splitlines()):
            if kind == "manifest":
                digest = rest[0]
            elif kind == "script":
                found[versions[int(rest[0])]].add(" ".join(rest[1:]))
        self.record = read(ended.stdout)
        self.scripts |= {version: frozenset(names) for version, names in found.items()}
        return Found(self.record, digest, self.scripts)

    async def put(self, manifest: Manifest, files: Mapping[str, bytes]) -> Verdict:
        """The package's files, in place of those of the same version, and its manifest."""
        target = self.path(manifest.version)
        folder = quote(self.place.of_agent("manifests"))
        seen = f'mkdir -p {folder} && mv "$parcel/.manifest" {quote(self.manifest)}'
        lines = f"rm -rf {quote(target)}\n{seen} || exit\n{many_files(target)}"
        self.scripts[manifest.version] = frozenset(name for name in files if name.endswith(".sh"))
        contents = {**files, ".manifest": manifest.text.encode()}
        return await self.run(await asyncio.to_thread(parcel, lines, contents))

    async def note(self, version: str, state: State) -> None:
        """How it stands now."""
        record = self.record
        record.version, record.state = version, state
        if state == State.INSTALLED:
            record.last_installed = version
        elif state in (State.NONE, State.UNINSTALLED):
            record.last_installed = ""
        facts = {
            "name": self.name,
            "version": version,
            "state": int(state),
            "lastinstalledversion": record.last_installed,
        }
        written = quote(orjson.dumps(facts).decode())
        folder = quote(self.folder)
        await self.run(f"mkdir -p {folder} && printf %s {written} >{folder}/installstate")

    async def remove(self, version: str) -> None:
        await self.run(f"rm -rf {quote(self.path(version))}")

    async def act(self, version: str, action: str, variables: Mapping[str, str]) -> tuple[str, Story]:
        """A script of the package: how it ended, as a status of steps. One that is not there ends well."""
        if f"{action}.sh" not in self.scripts.get(version, frozenset()):
            return "Success", Story()
        text = f"echo Running sh {action}.sh\nsh {action}.sh\n"
        environment = {**variables, "BWS_ACTION_NAME": action}
        ended = await self.run(text, environment=environment, cwd=self.path(version))
        story = Story([f"Initiating {self.name} {version} {action}"])
        story.out.append(f"Plugin aws:runShellScript ResultStatus {ended.status}")
        story.out += [f"{action} output: {ended.stdout}"] if ended.stdout else []
        story.errors += [f"{action} errors: {ended.stderr}"] if ended.stderr else []
        return ended.status, story


def read(said: str) -> Record:
    """The record among what was said; none is one of a package that was never seen."""
    first = said.partition("\n")[0]
    try:
        found: Any = orjson.loads(first)
        return Record(
            str(found["version"]), State(int(found["state"])), str(found.get("lastinstalledversion") or "")
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return Record()
