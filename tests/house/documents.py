"""What the documents must say, and what no committed text may."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Written in pieces, so that this file passes its own test.
REGISTRIES = (
    r"py" + r"pi\.org",
    r"python" + r"hosted\.org",
    r"np" + r"mjs\.(?:org|com)",
    r"yarn" + r"pkg\.com",
    r"gh" + r"cr\.io",
    r"qu" + r"ay\.io",
    r"docker" + r"\.io",
    r"proxy\.golang" + r"\.org",
    r"deb\.debian" + r"\.org",
)
MACHINE_PATHS = (
    r"/work" + r"/(?:main|shared|src|\.)",
    r"/ro" + r"ot/",
    r"/tmp/" + r"bash_jobs",
    r"/home/" + r"[a-z]+/",
)
FOREIGN = re.compile("|".join(rf"(?<![\w./-]){each}" for each in MACHINE_PATHS) + "|" + "|".join(REGISTRIES))


def foreign_text(path: str, text: str) -> list[str]:
    """Paths of the machine it was written on, and hosts of package registries."""
    return [
        f"{path}:{number} {match[0]}"
        for number, line in enumerate(text.splitlines(), 1)
        if (match := FOREIGN.search(line))
    ]


def missing(page: str, words: Iterable[str]) -> list[str]:
    """Of `words`, those that the page never names between backticks (a flag may have its value there too)."""
    said = set(re.findall(r"[\w./-]+", " ".join(re.findall(r"```.*?```|`[^`]+`", page, re.DOTALL))))
    return [word for word in words if word not in said]
