"""How much of a command's output AWS shows, and where it marks the cut. Lengths are in characters."""

from __future__ import annotations

STDOUT_LIMIT = 24_000
STDERR_LIMIT = 8_000
OUTPUT_LIMIT = 2_500
# UTF-8 needs four bytes a character at most; one more tells that there is more.
STDOUT_HEAD = 4 * STDOUT_LIMIT + 1
STDERR_HEAD = 4 * STDERR_LIMIT + 1

CUT = "--output truncated--"
OUTPUT_CUT = "\n---Output truncated---"
ERROR_CUT = "\n---Error truncated----"
ERROR_TITLE = "\n----------ERROR-------\n"


def shown(text: str, limit: int) -> str:
    """`text` as a reply shows it: `limit` characters at most, the marker among them."""
    return text if len(text) <= limit else text[: limit - len(CUT)] + CUT


def composed(stdout: str, stderr: str) -> str:
    """One text of both streams, as CommandPlugins[].Output has it: 2,500 characters at most."""
    title = ERROR_TITLE if stderr else ""
    room = OUTPUT_LIMIT - len(title)
    if len(stdout) + len(stderr) < room:
        return stdout + title + stderr
    if len(stdout) > room // 2 and len(stderr) > room // 2:
        half = (room - len(OUTPUT_CUT) - len(ERROR_CUT)) // 2
        return stdout[:half] + OUTPUT_CUT + title + stderr[:half] + ERROR_CUT
    if len(stdout) <= room // 2:
        return stdout + title + stderr[: room - len(stdout) - len(ERROR_CUT)] + ERROR_CUT
    return stdout[: room - len(stderr) - len(OUTPUT_CUT)] + OUTPUT_CUT + title + stderr
