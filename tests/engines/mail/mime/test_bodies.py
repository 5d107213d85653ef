"""Texts of raw messages are changed where they stand, in whatever encoding, and nothing else is."""

from __future__ import annotations

import email
import email.policy

import pytest

from bellhop.engines.mail.mime.bodies import rewritten

BASE64 = "Content-Transfer-Encoding: base64\r\n"
QUOTED = "Content-Transfer-Encoding: quoted-printable\r\n"


def shout(kind: str, text: str) -> str:
    return text.replace("HERE", f"<{kind}>")


def changed(raw: str) -> str:
    return rewritten(raw.encode(), shout).decode()


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        ("", "a HERE\r\n", "a <plain>\r\n"),
        ("Content-Type: text/html\r\n", "HERE HERE", "<html> <html>"),
        ('Content-Type: TEXT/Html; charset="utf-8"\r\n', "é HERE", "é <html>"),
        ("Content-Type: text/html\r\n" + QUOTED, "=48ERE =C3=A9=\r\nx", "<html> =C3=A9x"),
        ("Content-Type: text/plain\r\n" + BASE64, "SEVSRQ==\r\n", "PHBsYWluPg==\r\n"),
        ("Content-Type: text/plain\r\n" + BASE64, "this is no base64 !", "this is no base64 !"),
        ("Content-Type: text/calendar\r\n", "HERE", "HERE"),
        ("Content-Disposition: attachment; filename=a.txt\r\n", "HERE", "HERE"),
        ("Content-Disposition: inline; filename*0=a.txt\r\n", "HERE", "HERE"),
        ("Content-Type: text/plain; name=a.txt\r\n", "HERE", "HERE"),
        ("Content-Transfer-Encoding: x-uuencode\r\n", "HERE", "HERE"),
        (QUOTED, "caf=C3=A9 =\r\n=31\r\nx=3DHERE\r\n=20", "caf=C3=A9 =\r\n=31\r\nx=3D<plain>\r\n=20"),
        (QUOTED, "=31=0D=0Aa\r\nHERE", "1\r\na\r\n<plain>"),
        ("Content-Type: text/plain; charset=nobody-knows\r\n", "HERE", "<plain>"),
    ],
)
def test_a_text_is_read_and_written_in_its_own_encoding(fields: str, body: str, expected: str) -> None:
    head = f"From: a@example.com\r\n{fields}\r\n"

    assert changed(head + body) == head + expected


def test_a_text_keeps_its_character_set() -> None:
    raw = "Content-Type: text/plain; charset=iso-8859-1\r\n\r\né HERE".encode("latin-1")

    assert rewritten(raw, shout) == raw.replace(b"HERE", b"<plain>")


def test_bytes_that_are_no_text_of_their_character_set_stay() -> None:
    raw = b"Content-Type: text/plain; charset=us-ascii\r\n\r\n\xff HERE \xe9"

    assert rewritten(raw, shout) == b"Content-Type: text/plain; charset=us-ascii\r\n\r\n\xff <plain> \xe9"


def test_a_line_that_grows_too_long_gets_an_encoding_that_carries_it() -> None:
    raw = "Subject: x\r\nContent-Type: text/html\r\n\r\n<p>HERE</p>\r\n"
    long = rewritten(raw.encode(), lambda _, text: text.replace("HERE", "x" * 1500))

    assert max(map(len, long.splitlines())) < 100
    assert email.message_from_bytes(long).get_payload(decode=True) == b"<p>" + b"x" * 1500 + b"</p>\r\n"


NESTED = (
    "From: a@example.com\r\n"
    "Content-Type: multipart/mixed;\r\n boundary=out+er\r\n"
    "\r\n"
    "HERE in the preamble\r\n"
    "--out+er\r\n"
    'Content-Type: multipart/alternative; boundary="in ner"\r\n'
    "\r\n"
    "--in ner\r\n"
    "\r\n"
    "no header, HERE\r\n"
    "--in ner  \r\n"
    "Content-Type: text/html\r\n"
    "\r\n"
    "<i>HERE</i>\r\n"
    "\r\n"
    "--in ner--\r\n"
    "HERE between\r\n"
    "--out+er\r\n"
    "Content-Type: text/plain\r\n"
    "Content-Disposition: attachment; filename=notes.txt\r\n"
    "\r\n"
    "HERE attached\r\n"
    "--out+er\r\n"
    "Content-Type: message/rfc822\r\n"
    "\r\n"
    "Subject: HERE enclosed\r\n"
    "\r\n"
    "HERE enclosed\r\n"
    "--out+er--\r\n"
    "HERE in the epilogue\r\n"
)


def test_only_the_bodies_of_a_nested_message_change() -> None:
    expected = NESTED.replace("no header, HERE", "no header, <plain>").replace("<i>HERE", "<i><html>")

    assert changed(NESTED) == expected


@pytest.mark.parametrize(
    "raw",
    [
        NESTED,
        "",
        "\r\n",
        "Subject: only a header\r\n",
        "Subject: not even a line end",
        "Content-Type: multipart/mixed; boundary=x\r\n\r\nno delimiter at all",
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nnever closed",
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x--",
        "Content-Type: multipart/mixed\r\n\r\nno boundary",
    ],
)
def test_what_has_nothing_to_change_stays_byte_by_byte(raw: str) -> None:
    assert rewritten(raw.encode(), lambda _, text: text) == raw.encode()


def test_a_part_that_is_never_closed_is_read_to_the_end() -> None:
    raw = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHERE"

    assert changed(raw) == raw.replace("HERE", "<plain>")


def test_bare_line_feeds_become_line_ends() -> None:
    assert changed("Subject: x\n\nHERE\n") == "Subject: x\r\n\r\n<plain>\r\n"


def test_what_is_nested_too_deeply_is_left_alone() -> None:
    head = "".join(
        f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n" for depth in range(60)
    )
    raw = f"{head}\r\nHERE"

    assert changed(raw) == raw


@pytest.mark.parametrize("kind", ["multipart/signed", "Multipart/Encrypted"])
def test_what_is_signed_or_encrypted_stays(kind: str) -> None:
    part = "Content-Type: text/html\r\n\r\nHERE\r\n"
    raw = f"Content-Type: {kind}; boundary=b\r\n\r\n--b\r\n{part}--b--\r\n"

    assert changed(raw) == raw
