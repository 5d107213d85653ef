"""What is told of a message of parts is what a reader of its bytes finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.mime.composing import compose
from bellhop.engines.mail.mime.headers import with_return_path
from bellhop.engines.mail.mime.outline import tell
from bellhop.engines.mail.mime.reading import Content, read
from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission

STAMP = Stamp("0100018f4df77b9e-x-000000", "000000000000", "us-east-1", 1715000015.774)
RETURN_PATH = "0100018f4df77b9e-x-000000@amazonses.com"
PLAIN = Submission("sesv2", "Ann <a@b.test>", to=("c@d.test",), subject=Part("Hi"), text=Part("Text\n"))
BINARY = bytes(range(256))

SHAPES = {
    "plain": PLAIN,
    "html": replace(PLAIN, text=None, html=Part("<p>Hi\n")),
    "both": replace(PLAIN, html=Part("<p>Hi\n")),
    "nothing": replace(PLAIN, text=None),
    "no subject": replace(PLAIN, subject=None),
    "empty subject": replace(PLAIN, subject=Part("")),
    "blanks around": replace(PLAIN, subject=Part("  Hi \t ")),
    "long subject": replace(PLAIN, subject=Part("word  and\tword " * 40)),
    "subject in one word": replace(PLAIN, subject=Part("x" * 2000)),
    "accents": replace(PLAIN, subject=Part("Café " * 30), text=Part("naïve\n")),
    "another charset": replace(PLAIN, subject=Part("Café €", "iso-8859-1"), text=Part("€", "iso-8859-1")),
    "japanese": replace(PLAIN, subject=Part("こんにちは" * 20, "iso-2022-jp"), text=Part("こんにちは")),
    "encoded by hand": replace(PLAIN, subject=Part("=?utf-8?q?Caf=C3=A9?= =?utf-8?q?s?=")),
    "not decodable": replace(PLAIN, subject=Part("=?utf-9?q?x?= =?utf-8?b?*?=")),
    "text in base64": replace(PLAIN, text=Part("日本語\n" * 50)),
    "long lines": replace(PLAIN, text=Part("x" * 1200)),
    "many recipients": replace(PLAIN, to=tuple(f"Person {n} <p{n}@d.test>" for n in range(50))),
    "names": replace(PLAIN, sender='"Müller, Jörg" <j@b.test>', to=("Zoë <z@d.test>", "e@f.test")),
    "copies": replace(PLAIN, to=(), cc=("c@d.test",), bcc=("e@f.test",), reply_to=("r@d.test", "s@d.test")),
    "own headers": replace(
        PLAIN,
        headers=(("X-One", "1"), ("List-Unsubscribe", "<https://b.test/?" + "u" * 90 + ">"), ("X-One", "é")),
    ),
    "empty header": replace(PLAIN, headers=(("X-None", ""),)),
    "a file": replace(PLAIN, attachments=(Attachment("a.bin", BINARY),)),
    "files": replace(
        PLAIN,
        html=Part('<img src="cid:logo">'),
        attachments=(
            Attachment("report.pdf", BINARY, description="Report"),
            Attachment("logo.png", BINARY, "Image/PNG", "inline", "<logo>"),
            Attachment("notes.txt", b"plain\r\n", "text/plain; charset=utf-8", transfer_encoding="7bit"),
            Attachment(
                "Übersicht der langen Namen, " * 4 + ".txt", b"\xc3\xa4", transfer_encoding="quoted-printable"
            ),
            Attachment('a "quoted" name', b""),
            Attachment("mail.eml", b"Subject: inner\r\n\r\nbody\r\n", "message/rfc822"),
        ),
    ),
    "inline without html": replace(
        PLAIN, attachments=(Attachment("logo.png", BINARY, disposition="inline"),)
    ),
}


def as_read(submission: Submission) -> Content:
    return read(with_return_path(compose(submission, STAMP), RETURN_PATH))


def assert_same(submission: Submission) -> None:
    told, found = tell(submission, STAMP, RETURN_PATH), as_read(submission)
    assert told.headers == found.headers
    assert told.subject == found.subject
    assert told.attachments == found.attachments
    for mine, theirs in ((told.text, found.text), (told.html, found.html)):
        assert (mine or "").rstrip("\n") == (theirs or "").rstrip("\n")


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_told_as_it_is_read(name: str) -> None:
    assert_same(SHAPES[name])


def test_the_first_header_is_the_return_path() -> None:
    names = [name for name, _ in tell(PLAIN, STAMP, RETURN_PATH).headers]
    assert names[:6] == ["Return-Path", "Date", "From", "To", "Message-ID", "Subject"]


LINE = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from(' \t"=?,;<>'))


@given(LINE, LINE, st.sampled_from(["utf-8", "iso-8859-1", "us-ascii", "utf-16"]))
def test_any_line_is_told_as_it_is_read(subject: str, header: str, charset: str) -> None:
    assert_same(replace(PLAIN, subject=Part(subject, charset), headers=(("X-Own", header),)))
