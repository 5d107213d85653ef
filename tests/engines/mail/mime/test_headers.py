"""Header sections of raw messages, read and rewritten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.mime.encoded_words import decode
from bellhop.engines.mail.mime.headers import WITHHELD, crlf, headers_of, strip, with_return_path


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (b"From: a@b\r\nTo: c@d\r\n\r\nX: y\r\n", [("From", "a@b"), ("To", "c@d")]),
        (b"From: a@b\nTo: c@d\n\nX: y\n", [("From", "a@b"), ("To", "c@d")]),
        (b"From: a@b\rTo: c@d\r\rX: y\r", [("From", "a@b"), ("To", "c@d")]),
        (b"From:a@b\r\n\nTo: c@d\n", [("From", "a@b")]),
        (b"To: a@b,\r\n\tc@d,\r\n  e@f\r\n\r\n", [("To", "a@b, c@d, e@f")]),
        (b"Subject:\r\n folded\r\n\r\n", [("Subject", "folded")]),
        (b"Subject : spaced\r\n\r\n", [("Subject", "spaced")]),
        (b"Subject:\r\n\r\n", [("Subject", "")]),
        (b"no field\r\nFrom: a@b\r\n\r\n", [("From", "a@b")]),
        ("Subject: ä\r\n\r\n".encode(), [("Subject", "ä")]),
        ("Subject: ä\r\n\r\n".encode("latin-1"), [("Subject", "ä")]),
        (b"From: a@b", [("From", "a@b")]),
        (b"From: a@b\r\n", [("From", "a@b")]),
        (b"\r\nFrom: a@b\r\n\r\n", []),
        (b"", []),
    ],
)
def test_fields_are_read(raw: bytes, fields: list[tuple[str, str]]) -> None:
    assert headers_of(raw).fields == fields


def test_fields_are_found_by_lower_case_name() -> None:
    headers = headers_of(b"TO: a@b\r\nFrom: x@y\r\nto: c@d\r\n\r\n")
    assert headers.first("to") == "a@b"
    assert headers.joined("to") == "a@b, c@d"
    assert headers.first("cc") is None
    assert headers.joined("cc") == ""


RAW = (
    b"Return-Path: <me@x>\r\nReceived: by y\r\n\tfor z\r\nFrom: a@b\r\nDATE: then\r\nTo: c@d\r\n"
    b"BCC: secret@x,\r\n other@x\r\nX-SES-CONFIGURATION-SET: set\r\nx-ses-message-tags: a=b\r\n"
    b"X-SES-Other: stays\r\nSubject:  two  blanks\r\n\r\nBcc: in the body\r\n\r\n.\r\n"
)


def test_withheld_fields_go_and_every_other_byte_stays() -> None:
    assert strip(RAW, WITHHELD) == (
        b"Received: by y\r\n\tfor z\r\nFrom: a@b\r\nDATE: then\r\nTo: c@d\r\nX-SES-Other: stays\r\n"
        b"Subject:  two  blanks\r\n\r\nBcc: in the body\r\n\r\n.\r\n"
    )


def test_stamped_fields_replace_their_namesakes_or_come_last() -> None:
    raw = b"Date: then\r\nFrom: a@b\r\ndate: twice\r\n\r\nbody\r\n"
    assert strip(raw, WITHHELD, [("Date", "now"), ("Message-ID", "<1@x>")]) == (
        b"Date: now\r\nFrom: a@b\r\nMessage-ID: <1@x>\r\n\r\nbody\r\n"
    )


@pytest.mark.parametrize(
    ("raw", "stripped"),
    [
        (b"From: a@b\nBcc: x\n\nline\nline", b"From: a@b\r\nX: 1\r\n\r\nline\r\nline"),
        (b"From: a@b\rBcc: x\r\rline\r", b"From: a@b\r\nX: 1\r\n\r\nline\r\n"),
        (b"From: a@b\r\n", b"From: a@b\r\nX: 1\r\n\r\n"),
        (b"From: a@b", b"From: a@b\r\nX: 1\r\n\r\n"),
        (b"\r\nonly a body\r\n", b"X: 1\r\n\r\nonly a body\r\n"),
    ],
)
def test_line_ends_become_crlf(raw: bytes, stripped: bytes) -> None:
    assert strip(raw, WITHHELD, [("X", "1")]) == stripped


@given(
    st.lists(
        st.sampled_from([b"Bcc: x", b"From: a", b" y", b"\r", b"\n", b"\r\n", b"\t", b":", b"bcc", b"-"])
    )
)
def test_what_is_stripped_is_not_there_for_any_reader(pieces: list[bytes]) -> None:
    stripped = strip(b"".join(pieces), WITHHELD)
    assert "bcc" not in headers_of(stripped).by_name
    assert crlf(stripped) == stripped
    assert strip(stripped, WITHHELD) == stripped


def test_crlf_leaves_clean_content_alone() -> None:
    content = b"a\r\nb\r\n"
    assert crlf(content) is content
    assert crlf(b"a\nb\rc\r\nd\n\r") == b"a\r\nb\r\nc\r\nd\r\n\r\n"


def test_the_return_path_comes_first() -> None:
    assert with_return_path(b"From: a@b\r\n\r\n", "i@x") == b"Return-Path: <i@x>\r\nFrom: a@b\r\n\r\n"


@pytest.mark.parametrize("piece", [b" ", b"\n ", b"a", b"a: ", b"\r", b"=?a?q?", b"\n  \t", b":", b"a:b\n "])
def test_long_nonsense_is_read_and_rewritten_in_linear_time(piece: bytes) -> None:
    raw = b"From: x" + piece * 100_000 + b"\r\n\r\nbody"
    assert decode(headers_of(raw).joined("from")).startswith("x")
    assert strip(raw, WITHHELD).startswith(b"From: x")
