"""Composed messages: read back by the standard library, they say what was submitted."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.mime.composing import compose
from bellhop.engines.mail.mime.reading import read
from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission

if TYPE_CHECKING:
    from email.message import EmailMessage

STAMP = Stamp("0100018f4df77b9e-x-000000", "000000000000", "us-east-1", 1715000015.774)
PLAIN = Submission(
    "sesv2", "Ann <a@b.test>", to=("c@d.test",), bcc=("e@f.test",), subject=Part("Hi"), text=Part("Text")
)


def parsed(submission: Submission) -> EmailMessage:
    return email.message_from_bytes(compose(submission, STAMP), policy=email.policy.default)  # type: ignore[return-value]  # by policy


def test_a_plain_message_byte_by_byte() -> None:
    assert compose(PLAIN, STAMP).decode() == (
        "Date: Mon, 06 May 2024 12:53:35 +0000\r\n"
        "From: Ann <a@b.test>\r\n"
        "To: c@d.test\r\n"
        "Message-ID: <0100018f4df77b9e-x-000000@email.amazonses.com>\r\n"
        "Subject: Hi\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "Feedback-ID: ::1.us-east-1.97EVCfTWdcPETw3TfKgwuwLoz6WPBMRig8S/y9zh/0U=:AmazonSES\r\n"
        "X-SES-Outgoing: 2024.05.06-127.0.0.1\r\n"
        "\r\n"
        "Text\r\n"
    )


def test_composing_twice_gives_the_same_bytes() -> None:
    rich = replace(PLAIN, html=Part("<p>ä"), attachments=(Attachment("a.bin", bytes(range(256))),))
    assert compose(rich, STAMP) == compose(rich, STAMP)
    assert compose(rich, STAMP) != compose(rich, replace(STAMP, message_id="another"))


@pytest.mark.parametrize(
    ("text", "charset", "encoding"),
    [
        ("plain\nlines\r\n", "UTF-8", "7bit"),
        ("From here\n.\n..dots\n", "UTF-8", "7bit"),
        ("mostly ascii, an ä and trailing blanks  \n", "UTF-8", "quoted-printable"),
        ("x" * 1200, "UTF-8", "quoted-printable"),
        ("日本語のメール", "UTF-8", "base64"),
        ("日本語のメール", "Shift_JIS", "base64"),
        ("日本語のメール", "ISO-2022-JP", "7bit"),
        ("naïve café", "ISO-8859-1", "quoted-printable"),
        ("plain", "UTF-16", "base64"),
        ("", "UTF-8", "7bit"),
    ],
)
def test_a_body_survives_its_encoding(text: str, charset: str, encoding: str) -> None:
    html = f"<p>{text}</p>"
    message = parsed(replace(PLAIN, text=Part(text, charset), html=Part(html, charset)))
    bodies = {part.get_content_type(): part for part in message.iter_parts()}
    assert message.get_content_type() == "multipart/alternative"
    assert bodies["text/plain"]["Content-Transfer-Encoding"] == encoding
    assert bodies["text/plain"].get_content_charset() == charset.lower()
    for kind, content in (("text/plain", text), ("text/html", html)):
        decoded = bodies[kind].get_payload(decode=True).decode(charset)
        assert decoded == content.replace("\r\n", "\n").replace("\n", "\r\n")


@pytest.mark.parametrize(
    "subject",
    [
        Part("Plain"),
        Part("Grüße aus Köln"),
        Part(
            "Ein ganz langer Betreff mit Umlauten äöü, der nicht auf eine Zeile passt, und noch länger wird"
        ),
        Part(
            "An ASCII subject that is much longer than the seventy-eight characters that a line should have"
        ),
        Part("two  blanks   inside"),
        Part("x" * 1500),
        Part("日本語" * 30, "Shift_JIS"),
        Part("日本語" * 30, "ISO-2022-JP"),
        Part("naïve", "ISO-8859-1"),
        Part("😀" * 40),
        Part(""),
    ],
)
def test_a_subject_survives_its_encoding(subject: Part) -> None:
    content = compose(replace(PLAIN, subject=subject), STAMP)
    assert content.isascii()
    assert max(map(len, content.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 88  # Message-ID: no blank in it
    assert read(content).subject == subject.data


def test_characters_that_a_charset_lacks_become_question_marks() -> None:
    content = read(
        compose(replace(PLAIN, subject=Part("€1", "ISO-8859-1"), text=Part("€1", "US-ASCII")), STAMP)
    )
    assert (content.subject, content.text) == ("?1", "?1\n")


def test_addresses_keep_their_names_and_fold() -> None:
    message = parsed(
        replace(
            PLAIN,
            sender="Jürgen Müller <j@b.test>",
            reply_to=('"Last, First" <r@b.test>',),
            to=tuple(f"Reader Number {n} <reader{n}@long.example.test>" for n in range(50)),
            cc=("ünü, ö@x.test", "=?utf-8?B?w6Q=?= <e@f.test>")[1:],
        )
    )
    assert [(a.display_name, a.addr_spec) for a in message["From"].addresses] == [
        ("Jürgen Müller", "j@b.test")
    ]
    assert message["Reply-To"].addresses[0].display_name == "Last, First"
    assert [a.addr_spec for a in message["To"].addresses] == [
        f"reader{n}@long.example.test" for n in range(50)
    ]
    assert message["Cc"].addresses[0].display_name == "ä"
    assert message["Bcc"] is None


def test_attachments_travel_in_mixed_and_inline_ones_beside_the_html() -> None:
    message = parsed(
        replace(
            PLAIN,
            html=Part('<img src="cid:logo">'),
            attachments=(
                Attachment("logo.png", b"\x89PNG", disposition="inline", content_id="logo"),
                Attachment('qu"ote.pdf', b"%PDF", description="Löwe"),
                Attachment("résumé.txt", b"text\r\n", transfer_encoding="7bit"),
                Attachment("日" * 60 + ".csv", b"a;b\r\n", "text/csv", transfer_encoding="quoted-printable"),
                Attachment("mail.eml", b"From: x@y\r\n\r\nhi\r\n", "message/rfc822"),
                Attachment("unknown", bytes(range(256)), transfer_encoding="7bit"),
            ),
        )
    )
    related, *files = message.iter_parts()
    assert message.get_content_type() == "multipart/mixed"
    assert [p.get_content_type() for p in related.iter_parts()] == ["multipart/alternative", "image/png"]
    assert list(related.iter_parts())[1]["Content-ID"] == "<logo>"
    assert [f.get_filename() for f in files] == [
        'qu"ote.pdf',
        "résumé.txt",
        "日" * 60 + ".csv",
        "mail.eml",
        "unknown",
    ]
    assert [f.get_content_type() for f in files] == [
        "application/pdf",
        "text/plain",
        "text/csv",
        "message/rfc822",
        "application/octet-stream",
    ]
    assert [f["Content-Transfer-Encoding"] for f in files] == [
        "base64",
        "7bit",
        "quoted-printable",
        "7bit",
        "base64",
    ]
    assert files[0]["Content-Description"] == "Löwe"
    assert [f.get_payload(decode=True) for f in (files[0], files[1], files[2], files[4])] == [
        b"%PDF",
        b"text\r\n",
        b"a;b\r\n",
        bytes(range(256)),
    ]


def test_extra_headers_are_added() -> None:
    message = parsed(
        replace(PLAIN, headers=(("X-Long", "word " * 60 + "end"), ("X-Ü".replace("Ü", "U"), "ü")))
    )
    assert message["X-Long"] == "word " * 60 + "end"
    assert message["X-U"] == "ü"


def test_line_ends_in_values_never_start_a_field() -> None:
    hostile = replace(
        PLAIN,
        sender="Ann\r\nBcc: v@x <a@b.test>",
        subject=Part("Hi\r\nBcc: w@x"),
        headers=(("X-A", "1\nBcc: y@x"),),
        attachments=(Attachment('a"\r\nBcc: z@x', b"", content_id="\r\n\r\nBcc: q@x"),),
    )
    content = compose(hostile, STAMP)
    assert b"\nBcc" not in content
    assert b"\rBcc" not in content


def test_a_raw_message_gets_its_stamps() -> None:
    raw = b"From: a@b\nBcc: x@y\nMessage-ID: <mine@x>\nSubject: hi\n\nbody\n"
    assert compose(Submission("smtp", None, raw=raw), STAMP).decode() == (
        "From: a@b\r\nMessage-ID: <0100018f4df77b9e-x-000000@email.amazonses.com>\r\nSubject: hi\r\n"
        "Date: Mon, 06 May 2024 12:53:35 +0000\r\n"
        "Feedback-ID: ::1.us-east-1.97EVCfTWdcPETw3TfKgwuwLoz6WPBMRig8S/y9zh/0U=:AmazonSES\r\n"
        "X-SES-Outgoing: 2024.05.06-127.0.0.1\r\n\r\nbody\r\n"
    )


ANY_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(ANY_LINE, st.text(max_size=300), st.sampled_from(["UTF-8", "Shift_JIS", "ISO-8859-1", "UTF-16"]))
def test_whatever_is_written_lines_stay_short_and_the_bytes_7_bit(
    subject: str, text: str, charset: str
) -> None:
    content = compose(
        replace(PLAIN, subject=Part(subject, charset), text=Part(text, charset), html=Part(text)), STAMP
    )
    assert content.isascii()
    assert content.endswith(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert not {b"\r", b"\n"} & {bytes([b]) for b in content.replace(b"\r\n", b"")}
    assert len(email.message_from_bytes(content).get_payload()) == 2
