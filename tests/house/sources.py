"""The project's own files, as the house tests read them."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORTED = ("src", "tools", "benchmarks")


@dataclass(frozen=True)
class Source:
    """One Python file: `path` relative to the project, `/` between its parts."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        parts = Path(self.path).with_suffix("").parts
        return ".".join(parts[1:] if parts[0] == "src" else parts).removesuffix(".__init__")

    def at(self, node: ast.AST | int, what: str) -> str:
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return f"{self.path}:{line} {what}"


def committed() -> list[str]:
    """Paths of every file that is, or is about to be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file())
    return sorted(walked(ROOT))


def walked(root: Path) -> list[str]:
    """The same without git (an unpacked archive): what lies in the folders that the project has."""
    folders = ("src", "tests", "tools", "benchmarks", "docs", "docker", ".ci")
    found = [path for folder in folders for path in (root / folder).rglob("*") if path.is_file()]
    found += [path for path in root.iterdir() if path.is_file()]
    return [path.relative_to(root).as_posix() for path in found if "__pycache__" not in path.parts]


def python(*folders: str) -> list[Source]:
    """The Python files under `folders` (all of them if none is named)."""
    return [
        Source(path, (ROOT / path).read_text("utf-8"))
        for path in committed()
        if path.endswith(".py") and (not folders or path.split("/")[0] in folders)
    ]
