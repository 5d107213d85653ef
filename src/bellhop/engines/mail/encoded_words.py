"""RFC 2047 encoded words, read leniently: what cannot be decoded stays as it is written."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header, make_header


def decode(value: str) -> str:
    """`value` with its encoded words decoded; never raises."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
