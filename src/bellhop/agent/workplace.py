"""Where a plugin works on its node, and the scripts by which it brings files there.

Whatever a plugin does to the node's disk a script of the node's own does, inside its sandbox and as its
user: links that a command has planted lead nowhere that it could not go itself.
"""

from __future__ import annotations

import io
import tarfile
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

from bellhop.agent.desk import SCRIPT
from bellhop.agent.orders import Order
from bellhop.agent.output import STDERR_HEAD, STDOUT_HEAD
from bellhop.agent.shell import Script, command_directory, environment_of, step_directory
from bellhop.engines.documents.steps import timeout_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site, Verdict

DIGITS = 8  # of the place where a parcel's files begin
EXECUTABLE = 0o700  # appconfig.ReadWriteExecuteAccess


@dataclass(frozen=True, slots=True)
class Workplace:
    """One step on one node. Paths are the node's own."""

    step: Step
    job: Job
    site: Site

    @property
    def directory(self) -> str:
        return step_directory(self.step, self.job, self.site)

    @property
    def downloads(self) -> str:
        """Where content is downloaded to, and looked for, that no absolute path is given for."""
        return f"{command_directory(self.job, self.site)}/downloads"

    def in_downloads(self, path: str) -> str:
        """An absolute path as it is, another one below the downloads; a slash at its end stays."""
        return path if path.startswith("/") else f"{self.downloads}/{path}"

    def of_agent(self, path: str) -> str:
        """A directory of the agent: `packages` → /var/lib/amazon/ssm/packages."""
        return f"{self.site.prefix}/var/lib/amazon/ssm/{path}"

    def script(
        self,
        text: str | bytes,
        below: str,
        *,
        environment: Mapping[str, str] | None = None,
        cwd: str = "",
        head: int = STDOUT_HEAD,
    ) -> Script:
        """A shell script; what it says is kept in the step's directory, `below` this if it is not the last.

        `head`: how many bytes of it come back.
        """
        directory = f"{self.directory}/{below}" if below else self.directory
        order = Order(
            argv=["/bin/sh", f"{directory}/{SCRIPT}"],
            environment={**environment_of(self.step, self.job, self.site), **(environment or {})},
            directory=directory,
            cwd=[cwd or f"{self.site.prefix}/"],
            script=text.encode() if isinstance(text, str) else text,
            name=SCRIPT,
            head=(head, STDERR_HEAD),
        )
        return Script(order, timeout_of(self.step.inputs), "/usr/bin/sh")

    def saying(self, told: Verdict) -> Script:
        """Lets the files of the step hold what it says, as those of a script do."""
        files = {"stdout": told.stdout.encode(), "stderr": told.stderr.encode()}
        return self.script(parcel('cat "$parcel/stdout"; cat "$parcel/stderr" >&2', files), "")


def parcel(lines: str, files: Mapping[str, bytes]) -> bytes:
    """A script with files behind it, by relative names: `lines` find them in the directory `$parcel`.

    The script is taken away first of all, the files at the end.
    """
    opening = (
        "parcel=${0%/*}/parcel\n"
        'mkdir "$parcel" && tail -c +BEGINNING "$0" | tar -xmof - -C "$parcel" && rm -f "$0" || exit\n'
        "trap 'rm -rf \"$parcel\"' EXIT\n"
    )
    script = f"{opening}{lines}\nexit\n".encode()
    beginning = len(script) - len("BEGINNING") + DIGITS + 1
    return script.replace(b"BEGINNING", b"%0*d" % (DIGITS, beginning), 1) + packed(files)


def packed(files: Mapping[str, bytes]) -> bytes:
    """A tar archive of files that their owner may run; what would lie outside of it is left out."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in files.items():
            if not name or name.startswith("/") or ".." in name.split("/"):
                continue
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), EXECUTABLE
            archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def one_file(destination: str, name: str) -> str:
    """Lines that put the file `content` of a parcel, or `$content`, where the agent puts a single file.

    That is below a destination that is a directory or ends with a slash, and else there itself.
    """
    return (
        f"destination={quote(destination)}\n"
        'case $destination in */) mkdir -p "$destination" || exit;; esac\n'
        f'if [ -d "$destination" ]; then destination=${{destination%/}}/{quote(name)}; fi\n'
        'mkdir -p "$(dirname "$destination")" && cp "${content:-$parcel/content}" "$destination" '
        '&& chmod 700 "$destination"'
    )


def many_files(destination: str) -> str:
    """Lines that put all files of a parcel below the destination."""
    target = quote(destination)
    return f'mkdir -p {target} && cp -R "$parcel/." {target}'
