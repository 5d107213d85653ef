"""RFC 2047 encoded words, read leniently and in linear time: what cannot be decoded stays as written."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp

_word = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?\n]*)\?=")


class _Run:
    """Words of one character set with nothing but blanks between; a character may be cut between two."""

    def __init__(self, charset: str, start: int) -> None:
        self.charset, self.start, self.end = charset, start, start
        self.pieces: list[bytes] = []

    def text(self, value: str) -> str:
        """What the words say, or the words."""
        try:
            return b"".join(self.pieces).decode(self.charset, "replace")
        except (LookupError, ValueError):
            return value[self.start : self.end]


def decode(value: str) -> str:
    """`value` with its encoded words decoded; never raises."""
    if "=?" not in value:
        return value
    said: list[str] = []
    run: _Run | None = None
    end = 0
    for word in _word.finditer(value):
        content = _content(word[2], word[3])
        if content is None:
            continue
        charset = word[1].partition("*")[0].lower()  # "charset*language", RFC 2231
        between = value[end : word.start()]
        if run is None or between.strip() or run.charset != charset:
            # "White space between adjacent encoded words is ignored" (RFC 2047, 6.2)
            said += [run.text(value) if run else "", between if run is None or between.strip() else ""]
            run = _Run(charset, word.start())
        run.pieces.append(content)
        run.end = end = word.end()
    return "".join([*said, run.text(value) if run else "", value[end:]])


def _content(encoding: str, text: str) -> bytes | None:
    """The bytes of a word; None if they are not what its encoding says."""
    try:
        return a2b_qp(text, header=True) if encoding in "qQ" else a2b_base64(text + "==")
    except (Error, ValueError):
        return None
