"""Times (float seconds), blobs (bytes) and numbers, from and to their texts on the wire."""

from __future__ import annotations

import binascii
import math
import re
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LATEST = 253_402_300_799.999  # 9999-12-31T23:59:59.999Z: what both ISO 8601 and datetime can say

INTEGER = re.compile(r"[+-]?[0-9]{1,19}")
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?|NaN|-?Infinity")
RFC822 = re.compile(
    r"(?:\w{3}, )?([0-9]{1,2})[ -](\w{3})[ -]([0-9]{4}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)? (?:GMT|UTC)"
)
WHITESPACE = str.maketrans("", "", " \t\r\n")

BOUNDS = {"integer": 2**31, "long": 2**63}
NAMES = {
    "string": "a String",
    "integer": "an Integer",
    "long": "a Long",
    "double": "a Double",
    "float": "a Float",
    "boolean": "a Boolean",
    "timestamp": "a Date",
    "blob": "a Blob",
    "list": "a List",
    "map": "a Map",
    "structure": "a Structure",
}


class Malformed(Exception):
    """What came is not the type that the model says; the text is AWS's sentence for it."""


def unfit(found: str, type_name: str) -> Malformed:
    """AWS's sentence for a value of the wrong type: "STRING_VALUE can not be converted to an Integer"."""
    return Malformed(f"{found} can not be converted to {NAMES.get(type_name, type_name)}")


def read_string(text: str) -> str:
    return text


def read_boolean(text: str) -> bool:
    if text in ("true", "false"):
        return text == "true"
    raise unfit("STRING_VALUE", "boolean")


def integer_reader(type_name: str) -> Callable[[str], int]:
    def read_integer(text: str) -> int:
        if not INTEGER.fullmatch(text):
            raise unfit("STRING_VALUE", type_name)
        return in_bounds(int(text), type_name)

    return read_integer


def in_bounds(value: int, type_name: str) -> int:
    """The number, if an integer (32 bits) or long (64 bits) can hold it."""
    bound = BOUNDS.get(type_name, 2**63)
    if -bound <= value < bound:
        return value
    raise unfit("NUMBER_VALUE", type_name)


def read_float(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise unfit("STRING_VALUE", "double")
    return float(text)


def read_blob(text: str) -> bytes:
    """Base64 to bytes. White space (lines of 76, as mail programs write them) is let through.

    Strict mode takes twice the time, so it only sees what did not decode to the length it must have.
    """
    try:
        data = binascii.a2b_base64(text)
        if len(data) + text.count("=", -2) == len(text) / 4 * 3:
            return data
        return binascii.a2b_base64(text.translate(WHITESPACE), strict_mode=True)
    except ValueError:
        raise Malformed("Invalid Base64 data") from None


def read_timestamp(value: str | float) -> float:
    """Epoch seconds, ISO 8601 or an RFC 822 date to seconds since the epoch."""
    if isinstance(value, str):
        value = timestamp_of_text(value)
    if -LATEST <= value <= LATEST:
        return float(value)
    raise unfit("NUMBER_VALUE", "timestamp")


def timestamp_of_text(text: str) -> float:
    if NUMBER.fullmatch(text):
        return float(text)
    if date := RFC822.fullmatch(text):
        return timestamp_of_date(date)
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        raise unfit("STRING_VALUE", "timestamp") from None


def timestamp_of_date(date: re.Match[str]) -> float:
    day, month, year, hour, minute, second = date.group(1, 2, 3, 4, 5, 6)
    try:
        moment = datetime(
            int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC
        )
    except ValueError:
        raise unfit("STRING_VALUE", "timestamp") from None
    return timegm(moment.timetuple()) + float(date[7] or 0)


def write_iso8601(seconds: float) -> str:
    """2026-01-31T12:00:00Z; thousandths only where there are some."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    text = datetime.fromtimestamp(whole, UTC).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    return f"{text}.{thousandths:03}Z" if thousandths else f"{text}Z"


def write_rfc822(seconds: float) -> str:
    """Sat, 31 Jan 2026 12:00:00 GMT, whatever the locale."""
    at = datetime.fromtimestamp(math.floor(seconds), UTC)
    return f"{WEEKDAYS[at.weekday()]}, {at.day:02} {MONTHS[at.month - 1]} {at.year:04} {at:%H:%M:%S} GMT"


def write_epoch(seconds: float) -> float:
    """Epoch seconds with thousandths, an int where there are none."""
    rounded = round(seconds, 3)
    whole = int(rounded)
    return whole if whole == rounded else rounded


def write_blob(value: bytes) -> str:
    return binascii.b2a_base64(value, newline=False).decode("ascii")


def write_boolean(value: bool) -> str:
    return "true" if value else "false"


def write_float(value: float) -> str:
    if math.isfinite(value):
        return repr(value)
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def write_epoch_text(seconds: float) -> str:
    return repr(write_epoch(seconds))


TIMESTAMP_WRITERS: Mapping[str, Callable[[float], str]] = {
    "iso8601": write_iso8601,
    "rfc822": write_rfc822,
    "unixTimestamp": write_epoch_text,
}


def text_reader(type_name: str) -> Callable[[str], Any]:
    """How a scalar is read from a text: of a form, a header, a label or a query string."""
    if type_name in ("integer", "long"):
        return integer_reader(type_name)
    readers: Mapping[str, Callable[[str], Any]] = {
        "string": read_string,
        "boolean": read_boolean,
        "double": read_float,
        "float": read_float,
        "blob": read_blob,
        "timestamp": read_timestamp,
    }
    return readers[type_name]


def text_writer(type_name: str, timestamp_format: str) -> Callable[[Any], str]:
    """How a scalar is written as a text; a value of the wrong type raises TypeError, a fault of ours."""
    writers: Mapping[str, tuple[type | tuple[type, ...], Callable[[Any], str]]] = {
        "string": (str, str),
        "boolean": (bool, write_boolean),
        "integer": (int, str),
        "long": (int, str),
        "double": ((int, float), write_float),
        "float": ((int, float), write_float),
        "blob": (bytes, write_blob),
        "timestamp": ((int, float), TIMESTAMP_WRITERS[timestamp_format]),
    }
    fitting, write = writers[type_name]

    def write_checked(value: Any) -> str:
        if not isinstance(value, fitting):
            raise TypeError(f"{type_name} expected, not {type(value).__name__}")
        return write(cast("Any", value))

    return write_checked
