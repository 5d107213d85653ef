"""Forms: whatever urllib encodes, decoded the same."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.wire import form
from bellhop.wire.scalars import Malformed

PAIRS = st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5)


@given(PAIRS, st.sampled_from(["", "&=+ /~"]))
def test_what_urllib_encodes(pairs, safe):
    safe = "".join(set(safe) - set("&=+"))
    text = "&".join(f"{quote_plus(name, safe)}={quote_plus(value, safe)}" for name, value in pairs)

    assert form.pairs(text.encode()) == pairs


@given(st.one_of(st.binary(), st.text("%=&+_aF0 \r\né").map(str.encode)))
def test_any_bytes_are_read_as_urllib_reads_them_or_refused(data):
    try:
        found = form.pairs(data)
    except Malformed:
        return
    assert found == parse_qsl(data.decode(), keep_blank_values=True, errors="strict", separator="&")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", {}),
        (b"a", {"a": ""}),
        (b"a=1&&b=2&", {"a": "1", "b": "2"}),
        (b"a=1&a=2", {"a": "2"}),
        (b"a=b=c%3Dd", {"a": "b=c=d"}),
        (b"a=%E2%98%83+%2B+", {"a": "☃ + "}),
        (b"a=x%0D%0A%0Ay=%0A%3D", {"a": "x\r\n\ny=\n="}),
        (b"a=_%5F==", {"a": "__=="}),
        ("a=ü%C3%BC".encode(), {"a": "üü"}),
    ],
)
def test_a_form(text, expected):
    assert form.parse(text) == expected


@pytest.mark.parametrize("text", [b"a=%", b"a=%4", b"a=%zz", b"a%=1", b"a=%%20"])
def test_a_broken_escape_is_refused(text):
    with pytest.raises(Malformed, match="Malformed percent-encoding"):
        form.parse(text)


@pytest.mark.parametrize("text", [b"a=%FF", b"\xff=1", b"a=%C3&b=%BC"])
def test_what_is_not_utf8_is_refused(text):
    with pytest.raises(Malformed, match="not valid UTF-8"):
        form.parse(text)
