"""Messages read for people: decoded, and never refused."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bellhop.engines.mail.mime.reading import read, shape


def rich_message() -> bytes:
    message = EmailMessage()
    message["From"] = "Jürgen <a@b.test>"
    message["Subject"] = "Grüße aus Köln"
    message.set_content("Hällo\nWelt\n")
    message.add_alternative("<p>Hällo</p>\n", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="résumé.pdf")
    message.add_attachment("a text\n", filename="a.txt", disposition="inline", cid="<cid1>")
    return bytes(message)


def test_a_rich_message() -> None:
    content = read(rich_message())
    assert content.subject == "Grüße aus Köln"
    assert content.text == "Hällo\nWelt\n"
    assert content.html == "<p>Hällo</p>\n"
    assert content.headers[:2] == [("From", "Jürgen <a@b.test>"), ("Subject", "Grüße aus Köln")]
    assert [
        (f.file_name, f.content_type, f.content_id, f.disposition, f.content) for f in content.attachments
    ] == [
        ("résumé.pdf", "application/pdf", None, "attachment", b"%PDF"),
        ("a.txt", "text/plain", "cid1", "inline", b"a text\n"),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Subject: x\r\n\r\nhello\r\n", "hello\n"),
        (b"Content-Type: text/plain; charset=klingon\r\n\r\n\xc3\xa4", "ä"),
        (b"Content-Type: text/plain; charset=base64\r\n\r\nx", "x"),
        (b"Content-Type: text/plain; charset=latin-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\xe4", "ä"),
        (b"Content-Transfer-Encoding: base64\r\n\r\nnot base64!", "not base64!"),
        (b"Content-Type: multipart/mixed\r\n\r\nno boundary\r\n", "no boundary\n"),
        (b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nunclosed", "unclosed"),
        (b"Content-Type: ;;;\r\n\r\nodd type", "odd type"),
        (
            b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\none\r\n--x\r\n\r\ntwo\r\n--x--\r\n",
            "one\ntwo",
        ),
        (b"just text", "just text"),
        (b"", ""),
    ],
)
def test_text_of_odd_messages(raw: bytes, text: str | None) -> None:
    assert read(raw).text == text


def test_raw_8_bit_fields_are_utf_8() -> None:
    raw = 'Subject: Grüße\r\nContent-Type: application/pdf; name="ä.pdf"\r\n\r\nx'.encode()
    content = read(raw)
    assert content.subject == "Grüße"
    assert content.attachments[0].file_name == "ä.pdf"


def test_an_enclosed_message_is_one_attachment() -> None:
    inner = b"Subject: inner\n\ninner text\n"
    content = read(b"Subject: outer\nContent-Type: message/rfc822\n\n" + inner)
    assert content.text is None
    assert [(f.content_type, f.content) for f in content.attachments] == [("message/rfc822", inner)]


def test_a_message_nested_beyond_reading_is_one_file() -> None:
    level = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    raw = b"".join(level.replace(b'"b"', b'"b%d"' % n).replace(b"--b", b"--b%d" % n) for n in range(3000))
    content = read(raw)
    assert content.text is None
    assert [f.content for f in content.attachments] == [raw]


def test_shape_counts_leaves_and_levels() -> None:
    assert shape(rich_message()) == (4, 2)
    assert shape(b"From: a@b\r\n\r\nx") == (1, 0)


PIECES = [
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"Content-Type: message/rfc822\r\n",
    b"Content-Type: message/delivery-status\r\n",
    b"Content-Type: text/html; charset*=utf-8''%FF; charset*0=x\r\n",
    b"Content-Type: text/plain; name*=idna'x'%80\r\n",
    b"Content-Disposition: attachment; filename*=utf-16''%00; filename=\xff\r\n",
    b"Content-Disposition: inline; filename==?idna?b?gICA?=\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"begin 666 x\r\n#86)C\r\nend\r\n",
    b"Subject: =?idna?b?gICA?= =?utf-8?b?!?= \xff\r\n",
    b"\r\n",
    b"--b\r\n",
    b"--b--\r\n",
    b"=\xff\r\n",
    b"text\n",
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=25))
def test_whatever_arrives_is_read(pieces: list[bytes]) -> None:
    raw = b"".join(pieces)
    content = read(raw)
    assert content.text is not None or content.html is not None or content.attachments
    assert shape(raw)[0] >= 1
