"""Encoded words as mail programs write them, right and wrong."""

from __future__ import annotations

from email.header import Header, decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.mime.encoded_words import decode


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain", "plain"),
        ("=?UTF-8?B?w6Q=?=", "ä"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe_aus?= Rom", "Grüße aus Rom"),
        ("a =?utf-8?q?b?= =?utf-8?q?c?= d", "a bc d"),
        ("=?utf-8?q?b?=  \t =?iso-8859-1?q?=E4?=", "bä"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A4?=", "ä"),
        ("=?utf-8?q?b?= x =?utf-8?q?c?=", "b x c"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?utf-8*de?q?Ger=C3=A4t?=", "Gerät"),
        ("=?utf-8?q?with blank?=", "with blank"),
        ("=?utf-8?b?w6Q?=", "ä"),
        ("=?utf-9?q?x?= =?utf-8?q?y?=", "=?utf-9?q?x?=y"),
        ("=?base64?q?x?=", "=?base64?q?x?="),
        ("=?idna?b?gICA?=", "=?idna?b?gICA?="),
        ("=?utf-8?b?a?= x", "=?utf-8?b?a?= x"),
        ("=?utf-8?q?ü?=", "=?utf-8?q?ü?="),
        ("=?utf-8?q?=FF?=", "\ufffd"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("1 =? 2 ?= 3", "1 =? 2 ?= 3"),
    ],
)
def test_words(written: str, meant: str) -> None:
    assert decode(written) == meant


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]) | st.just(" "), max_size=80))
def test_what_the_standard_library_encodes_is_read_as_it_reads_it(text: str) -> None:
    written = Header(text, "utf-8").encode(linesep="").replace("\n", "")
    assert decode(written) == str(make_header(decode_header(written)))


@given(
    st.lists(st.sampled_from(["=?", "?=", "utf-8", "?", "b", "q", "=", " ", "w6Q=", "é", "\x00"])).map(
        "".join
    )
)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(decode(text), str)
