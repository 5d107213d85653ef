"""What is refused before a message is accepted, and what only looks suspicious."""

from __future__ import annotations

import pytest

from bellhop.engines.mail import message_tags
from bellhop.engines.mail.mime.checks import InvalidMessage, check_parts, check_raw, is_charset
from bellhop.engines.mail.mime.headers import headers_of
from bellhop.engines.mail.submission import Attachment, Part, Submission


def refusal_of_raw(raw: bytes) -> str | None:
    try:
        check_raw(raw, headers_of(raw))
    except InvalidMessage as refused:
        return refused.reason
    return None


def refusal_of_parts(**parts: object) -> str | None:
    try:
        check_parts(Submission("sesv2", "a@b", **parts))  # type: ignore[arg-type]  # table of parts
    except InvalidMessage as refused:
        return refused.reason
    return None


def multipart(parts: int) -> bytes:
    return (
        b'From: a@b\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + b"--x\r\n\r\npart\r\n" * parts
        + b"--x--\r\n"
    )


def nested(depth: int) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )
    closing = b"".join(b"\r\n--b%d--\r\n" % n for n in reversed(range(depth)))
    return b"From: a@b\r\n" + opening + b"\r\nleaf" + closing


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"To: a@b\r\n\r\nhi\r\n", "Missing required header 'From'."),
        (b"", "Missing required header 'From'."),
        (b"from: a@b\r\nFrom: c@d\r\n\r\n", "Duplicate header 'from'."),
        (b"From: a@b\r\nSubject: 1\r\nSUBJECT: 2\r\n\r\n", "Duplicate header 'Subject'."),
        (
            b"From: a@b\r\nDKIM-Signature: 1\r\nDKIM-Signature: 2\r\n\r\n",
            "Duplicate header 'DKIM-Signature'.",
        ),
        (b"From: a@b\r\nTo: 1@x\r\nTo: 2@x\r\nCc: 3@x\r\nCc: 4@x\r\nX-A: 1\r\nX-A: 2\r\n\r\n", None),
        (b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nhi\r\n", "Missing start boundary"),
        (b"From: a@b\r\nContent-Type: Multipart/Mixed; Boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--\r\n", None),
        (b"From: a@b\r\nContent-Type: multipart/mixed\r\n\r\nhi\r\n", None),
        (multipart(500), None),
        (multipart(501), "Too many MIME parts: the limit is 500."),
        (nested(50), None),
        (nested(51), "MIME parts nested too deeply: the limit is 50."),
        (nested(2000), "MIME parts nested too deeply: the limit is 50."),
        (b"From: a@b\r\n\r\n" + b"-- \r\n" * 5000, None),
        (multipart(2).replace(b"part", b"-- \r\n" * 5000), None),
    ],
)
def test_raw_messages(raw: bytes, reason: str | None) -> None:
    assert refusal_of_raw(raw) == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"subject": Part("hi"), "text": Part("a\r\nb"), "html": Part("<p>", "ISO-8859-1")}, None),
        ({"subject": Part("hi\r\nBcc: x@y")}, "Header 'Subject' contains control characters."),
        ({"subject": Part("hi\n")}, "Header 'Subject' contains control characters."),
        ({"headers": (("X-A", "1"), ("X-B", "2\rX: 3"))}, "Header 'X-B' contains control characters."),
        ({"headers": (("X A", "1"),)}, "Invalid header name 'X A'."),
        ({"headers": (("X-A: 1\r\nBcc", "x"),)}, "Invalid header name 'X-A: 1\r\nBcc'."),
        ({"headers": (("Subject", "x"),)}, "Header 'Subject' can't be set: it is set by SES."),
        ({"text": Part("x", "klingon")}, "Unsupported charset 'klingon'."),
        ({"text": Part("x", "utf-8\r\nX: y")}, "Unsupported charset 'utf-8\r\nX: y'."),
        (
            {"attachments": (Attachment("a\nb", b""),)},
            "Header 'Content-Disposition' contains control characters.",
        ),
        (
            {"attachments": (Attachment("a", b"", content_id="x\r\ny"),)},
            "Header 'Content-ID' contains control characters.",
        ),
        ({"attachments": (Attachment("a", b"", "text/plain; charset=x"),)}, None),
        ({"attachments": (Attachment("a", b"", "pdf"),)}, "Invalid content type 'pdf'."),
        ({"attachments": (Attachment("a", b"", "a/b\r\nX: y"),)}, "Invalid content type 'a/b\r\nX: y'."),
    ],
)
def test_parts(parts: dict[str, object], reason: str | None) -> None:
    assert refusal_of_parts(**parts) == reason


@pytest.mark.parametrize(
    "name", ["UTF-8", "utf8", "US-ASCII", "ISO-8859-1", "Shift_JIS", "GB18030", "UTF-16"]
)
def test_charsets_that_mail_has(name: str) -> None:
    assert is_charset(name)


@pytest.mark.parametrize("name", ["", "klingon", "base64", "rot13", "idna", "punycode", "undefined", "a b"])
def test_charsets_that_it_has_not(name: str) -> None:
    assert not is_charset(name)


@pytest.mark.parametrize(
    "name", ["unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape"]
)
def test_encodings_of_python_alone(name: str) -> None:
    assert not is_charset(name)


ATTACHED = (
    b'From: a@b\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n%s\r\n\r\ndata\r\n--x--\r\n'
)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b'Content-Disposition: attachment; filename="run.EXE"', "run.EXE"),
        (b"Content-Disposition: attachment;\r\n\tfilename=run.js", "run.js"),
        (b'content-type: application/x-sh;\r\n name="a.pdf.ps1"', "a.pdf.ps1"),
        (b"Content-Disposition: attachment; filename*=utf-8''run.vbs", "run.vbs"),
        (b"Content-Disposition: attachment; filename*=utf-8''run.%76bs", "run.vbs"),
        (b"Content-Disposition: attachment; filename*0=ru; filename*1=n.bat", "run.bat"),
        (
            b"Content-Disposition: attachment; filename*0*=utf-8''n%C3%A4; filename*1=h.e;\r\n filename*2=xe",
            "näh.exe",
        ),
        (b"Content-Type: application/pdf; name*1=xe; name*0=a.e", "a.exe"),
        (b"Content-Type: application/pdf; name*=x; name*0=a.exe", "a.exe"),
        (b'Content-Disposition: attachment; filename="=?utf-8?B?YS5leGU=?="', "a.exe"),
        (b'Content-Disposition: attachment; FILENAME="run.scr"', "run.scr"),
        (b'Content-Disposition: attachment; filename="exe"', None),
        (b'Content-Disposition: attachment; filename="a.exe.txt"', None),
        (b"Content-Type: text/plain; name=notes.txt", None),
        (b"X-Note: name=run.exe", None),
        (b"Content-Type: text/html\r\n\r\n<a href=?name=run.exe>name=run.exe</a>", None),
    ],
)
@pytest.mark.parametrize("more", [b"", b"\r\n\r\n" + b"a=b" * 300], ids=["few equals signs", "many"])
def test_files_of_some_types_are_refused(field: bytes, name: str | None, more: bytes) -> None:
    expected = None if name is None else f"Illegal filename '{name}'."

    assert refusal_of_raw(ATTACHED % field + more) == expected


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"a-B_9": "v_-1", "ses:feedback-id-a": "campaign"}, None),
        ({"n" * 256: "v" * 256}, None),
        ({"n" * 257: "v"}, "Tag name cannot exceed 256 characters."),
        ({"n": "v" * 257}, "Tag value cannot exceed 256 characters."),
        ({"": "v"}, "The tag name must be specified."),
        ({"n": ""}, "The tag value must be specified."),
        (
            {"ses:region": "here"},
            "Invalid tag name <ses:region>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
        ),
        ({"n": "ü"}, "Invalid tag value <ü>: only alphanumeric ASCII characters, '_', and '-' are allowed."),
        ({f"n{number}": "v" for number in range(51)}, "A message can have at most 50 tags."),
    ],
)
def test_message_tags_have_an_alphabet(tags: dict[str, str], reason: str | None) -> None:
    try:
        message_tags.check(tags)
        refused = None
    except InvalidMessage as fact:
        refused = fact.reason
    assert refused == reason
