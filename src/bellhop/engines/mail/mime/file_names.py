"""Names of attached files that SES does not send, whatever is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.mime.encoded_words import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Amazon SES accepts all file attachment types except for attachments with the file extensions in the
# following list." (SES guide, mime-types)
_UNSUPPORTED = frozenset(
    """ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse
    ksh lib lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml
    msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf scr sct shb shs sys ps1 ps1xml ps2 ps2xml
    psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst vsw vxd ws wsc wsf wsh
    xnk""".split()  # noqa: SIM905 - AWS's list, as a paragraph
)
# Spellings of the parameters `name` and `filename`, for a message that is full of equals signs.
_MARKS = (b"name=", b"name*", b"NAME=", b"Name=")
_MANY = 200
_FIELDS = (b"content-type:", b"content-disposition:")
_name_before = re.compile(rb"name(?:\*\d*\*?)?[ \t]*$", re.IGNORECASE).search
_value = re.compile(rb"""[^=\r\n]*=\s*(?:"([^"\r\n]*)"|([^\s;"]*))""").match
_whole = re.compile(rb"[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*").match


def is_unsupported(name: str) -> bool:
    """Whether a file of this name is refused."""
    return name.strip().rpartition(".")[2].lower() in _UNSUPPORTED and "." in name


def unsupported_in(raw: bytes) -> str | None:
    """The first name in the header fields of a raw message's parts that is refused."""
    return next((name for name in _names(raw) if is_unsupported(name)), None)


def _names(raw: bytes) -> Iterator[str]:
    for position in _places(raw):
        said = _value(raw, position)
        start = _start(raw, position)
        if said is not None and raw[start : start + 32].lower().startswith(_FIELDS):
            field = _whole(raw, start)
            if field is not None and b"*" in field[0]:
                yield from _names_in_pieces(field[0])
            yield decode((said[1] or said[2] or b"").decode("latin-1"))


def _names_in_pieces(field: bytes) -> Iterator[str]:
    """Names as RFC 2231 writes them: encoded, or cut into pieces that are numbered."""
    from email import message_from_bytes, utils  # noqa: PLC0415 - few names are written so

    part = message_from_bytes(field + b"\r\n\r\n")
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            name = part.get_param(parameter, "", header)
        except (TypeError, ValueError):  # `name*=` beside `name*0=` (it cannot sort them), endless numbers
            continue
        yield utils.collapse_rfc2231_value(name)


def _places(raw: bytes) -> Iterator[int]:
    """Where parameters may be called `name` or `filename`.

    `find` for one byte is memchr: a base64 body, which has no equals signs, costs some microseconds where
    the four marks would cost hundreds.
    """
    if raw.count(b"=") > _MANY:
        for mark in _MARKS:
            yield from _each(raw, mark)
        return
    for position in _each(raw, b"="):
        if _name_before(raw[max(0, position - 12) : position]):
            yield position


def _each(raw: bytes, mark: bytes) -> Iterator[int]:
    position = raw.find(mark)
    while position >= 0:
        yield position
        position = raw.find(mark, position + len(mark))


def _start(raw: bytes, position: int) -> int:
    """Where the header field begins that goes on at this position."""
    start = raw.rfind(b"\n", 0, position) + 1
    while start and raw[start : start + 1] in (b" ", b"\t"):
        start = raw.rfind(b"\n", 0, start - 1) + 1
    return start
