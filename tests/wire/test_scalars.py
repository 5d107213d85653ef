"""Times, blobs and numbers, both ways."""

from __future__ import annotations

import math

import pytest

from bellhop.wire import scalars
from bellhop.wire.scalars import Malformed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-01-31T12:34:56Z", 1769862896.0),
        ("2026-01-31T12:34:56.789Z", 1769862896.789),
        ("2026-01-31T12:34:56.123456789Z", 1769862896.123456),
        ("2026-01-31T14:34:56+02:00", 1769862896.0),
        ("2026-01-31T12:34:56", 1769862896.0),
        ("2026-01-31", 1769817600.0),
        ("Sat, 31 Jan 2026 12:34:56 GMT", 1769862896.0),
        ("Sat, 31 Jan 2026 12:34:56.789 GMT", 1769862896.789),
        ("1769862896", 1769862896.0),
        ("1769862896.5", 1769862896.5),
        ("1.769862896E9", 1769862896.0),
        ("-1", -1.0),
        (1769862896, 1769862896.0),
    ],
)
def test_a_time_is_read_in_any_form(text, seconds):
    assert scalars.read_timestamp(text) == pytest.approx(seconds, abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-02-30T00:00:00Z",
        "Sat, 31 Foo 2026 12:34:56 GMT",
        "Sat, 31 Feb 2026 12:34:56 GMT",
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Malformed, match="STRING_VALUE can not be converted to a Date"):
        scalars.read_timestamp(text)


@pytest.mark.parametrize("number", [1e300, -1e300, math.inf, math.nan, "NaN", "Infinity", 253_402_300_800])
def test_a_time_that_no_calendar_has_is_refused(number):
    with pytest.raises(Malformed, match="NUMBER_VALUE can not be converted to a Date"):
        scalars.read_timestamp(number)


@pytest.mark.parametrize(
    ("seconds", "iso8601", "rfc822", "epoch"),
    [
        (1769862896, "2026-01-31T12:34:56Z", "Sat, 31 Jan 2026 12:34:56 GMT", "1769862896"),
        (1769862896.5, "2026-01-31T12:34:56.500Z", "Sat, 31 Jan 2026 12:34:56 GMT", "1769862896.5"),
        (1769862896.9996, "2026-01-31T12:34:57Z", "Sat, 31 Jan 2026 12:34:56 GMT", "1769862897"),
        (-0.25, "1969-12-31T23:59:59.750Z", "Wed, 31 Dec 1969 23:59:59 GMT", "-0.25"),
        (-59_011_459_200, "0100-01-01T00:00:00Z", "Fri, 01 Jan 0100 00:00:00 GMT", "-59011459200"),
    ],
)
def test_a_time_is_written_in_each_form(seconds, iso8601, rfc822, epoch):
    assert scalars.text_writer("timestamp", "iso8601")(seconds) == iso8601
    assert scalars.text_writer("timestamp", "rfc822")(seconds) == rfc822
    assert scalars.text_writer("timestamp", "unixTimestamp")(seconds) == epoch


@pytest.mark.parametrize(
    ("text", "data"),
    [("", b""), ("QQ==", b"A"), ("QUI=", b"AB"), ("QUJD", b"ABC"), ("QU\r\nJD\n", b"ABC"), ("QQ= =", b"A")],
)
def test_base64_is_read(text, data):
    assert scalars.read_blob(text) == data


@pytest.mark.parametrize(
    "text", ["Q", "QQ", "QQ=", "QQ===", "QQ==QQ==", "QU-_", "QUJDé", "=", "====", "QU=D"]
)
def test_what_is_no_base64_is_refused(text):
    with pytest.raises(Malformed, match="Invalid Base64 data"):
        scalars.read_blob(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", "2147483647", 2**31 - 1),
        ("integer", "-2147483648", -(2**31)),
        ("integer", "+7", 7),
        ("long", "9223372036854775807", 2**63 - 1),
        ("double", "1e3", 1000.0),
        ("double", ".5", 0.5),
        ("float", "-Infinity", -math.inf),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("string", " x ", " x "),
    ],
)
def test_a_text_is_read(kind, text, value):
    assert scalars.text_reader(kind)(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("integer", "2147483648", "NUMBER_VALUE can not be converted to an Integer"),
        ("long", "9223372036854775808", "NUMBER_VALUE can not be converted to a Long"),
        ("integer", "1" * 5000, "STRING_VALUE can not be converted to an Integer"),
        ("integer", "1_000", "STRING_VALUE can not be converted to an Integer"),
        ("integer", " 1", "STRING_VALUE can not be converted to an Integer"),
        ("integer", "\u0661", "STRING_VALUE can not be converted to an Integer"),
        ("integer", "1.5", "STRING_VALUE can not be converted to an Integer"),
        ("double", "nan", "STRING_VALUE can not be converted to a Double"),
        ("double", "", "STRING_VALUE can not be converted to a Double"),
        ("boolean", "True", "STRING_VALUE can not be converted to a Boolean"),
        ("boolean", "1", "STRING_VALUE can not be converted to a Boolean"),
    ],
)
def test_a_text_of_another_type_is_refused(kind, text, message):
    with pytest.raises(Malformed, match=f"^{message}$"):
        scalars.text_reader(kind)(text)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("boolean", True, "true"),
        ("integer", 7, "7"),
        ("double", 0.1, "0.1"),
        ("double", 5, "5"),
        ("double", math.nan, "NaN"),
        ("double", -math.inf, "-Infinity"),
        ("blob", b"A", "QQ=="),
    ],
)
def test_a_value_is_written(kind, value, text):
    assert scalars.text_writer(kind, "iso8601")(value) == text


@pytest.mark.parametrize(
    ("kind", "value"), [("string", 1), ("integer", "1"), ("blob", "QQ=="), ("boolean", "true")]
)
def test_a_value_of_the_wrong_type_is_a_fault_of_ours(kind, value):
    with pytest.raises(TypeError, match=f"{kind} expected"):
        scalars.text_writer(kind, "iso8601")(value)
