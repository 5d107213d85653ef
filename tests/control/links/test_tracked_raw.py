"""Tracking of raw mail: its HTML is rewritten where it stands, and every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from tests.control.links.conftest import Mailbox

_hrefs = re.compile(r'href="([^"]+)"').findall
_sources = re.compile(r'src="([^"]+)"').findall


RAW = (
    b"From: shop@example.com\r\nTo: ann@example.org\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\n"
    b"X-SES-CONFIGURATION-SET: set\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="out"\r\n\r\npreamble\r\n'
    b'--out\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n'
    b"--in\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"Caf=C3=A9 https://example.com/ =\r\nhere\r\n"
    b"--in\r\nContent-Type: text/html; charset=%(charset)s\r\nContent-Transfer-Encoding: %(transfer)s\r\n\r\n"
    b"%(html)s\r\n--in--\r\n"
    b'--out\r\nContent-Type: text/html; name="a.html"\r\n'
    b'Content-Disposition: attachment; filename="a.html"\r\n\r\n<a href="https://example.com/">x</a>\r\n'
    b"--out--\r\nepilogue\r\n"
)


@pytest.mark.parametrize(
    ("charset", "transfer", "written"),
    [
        ("utf-8", "8bit", 'Caf\u00e9 <a href="https://example.com/">x</a>'.encode()),
        ("iso-8859-1", "quoted-printable", b'Caf=E9 <a href=\r\n=3D"https://example.com/">=\r\nx</a>'),
        ("utf-8", "base64", b"Q2Fmw6kgPGEgaHJlZj0iaHR0cHM6Ly9leGFtcGxlLmNvbS8iPng8L2E+"),
        (
            "iso-2022-jp",
            "7bit",
            '\u65e5\u672c <a href="https://example.com/">x</a>\u8a9e'.encode("iso-2022-jp"),
        ),
    ],
)
def test_raw_mail_is_rewritten_where_its_html_stands(
    watch: Callable[..., None],
    mailbox: Mailbox,
    browser: httpx2.Client,
    charset: str,
    transfer: str,
    written: bytes,
    client: Any,
) -> None:
    watch("OPEN", "CLICK")
    given = RAW % {b"charset": charset.encode(), b"transfer": transfer.encode(), b"html": written}

    identifier = client.send_email(Content={"Raw": {"Data": given}})["MessageId"]

    raw = mailbox.raw(identifier)
    before, _, after = given.partition(written)
    assert before.partition(b"\r\n\r\n")[2] in raw
    assert raw.endswith(after)
    shown = mailbox.mails("ann@example.org")[-1]["Html"]
    assert shown.startswith(("Caf\u00e9 <a", "\u65e5\u672c <a"))
    assert browser.get(_hrefs(shown)[0]).headers["location"] == "https://example.com/"
    assert browser.get(_sources(shown)[0]).status_code == 200
