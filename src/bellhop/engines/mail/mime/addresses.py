"""Mail addresses as SES reads them: RFC 5322 mailboxes, ASCII only, refused with SES's own reasons."""

from __future__ import annotations

import re
from typing import NamedTuple

from bellhop.engines.mail.mime.encoded_words import decode

# "The local part may only contain 7-bit ASCII; a domain with non-ASCII characters must be encoded
# using Punycode." (SES v2 API reference, Destination)
_ATOMS = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_DOMAIN = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_plain = re.compile(rf"({_ATOMS})@({_DOMAIN})").fullmatch
# Words with one blank between, and every blank in one place of the pattern only: linear for any text.
_WORD = r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+"
_named = re.compile(rf"""("?)((?:{_WORD}(?: {_WORD})*)?)\1\s*<({_ATOMS})@({_DOMAIN})>""").fullmatch

_token = re.compile(
    r"""  (?P<quoted> "(?:[^"\\]|\\.)*" )
        | (?P<angle> <(?:[^"<>\\]|"(?:[^"\\]|\\.)*"|\\.)*> )
        | (?P<literal> \[[^\[\]]*\] )
        | (?P<text> (?:[^"<>()\[\],:;\\]|\\.)+ )
        | (?P<special> . )""",
    re.VERBOSE | re.DOTALL,
).match
_quoted_local = re.compile(r'("(?:[^"\\]|\\.)*")(?=@|$)', re.DOTALL).match
_route = re.compile(r"@[^:]*:").match
_pair = re.compile(r"\\(.)", re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00\r\n]").search

_LONELY = {
    '"': "Missing '\"'",
    "<": "Missing '>'",
    ">": "Missing '<'",
    ")": "Missing '('",
    "[": "Missing ']'",
    "]": "Missing '['",
    "\\": "Illegal address",
}
_NOT_IN_ATOMS = frozenset('()<>,;:\\"[]@')


class InvalidAddress(ValueError):
    """A text that SES takes for no address; `reason` is SES's sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Mailbox(NamedTuple):
    """One mailbox: display name (decoded, may be empty), local part and domain as written."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        """`local@domain` as written."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """What two spellings of one mailbox share: a domain has no case, a local part has."""
        return f"{self.local}@{self.domain.lower()}"


def parse(text: str) -> list[Mailbox]:
    """The mailboxes of an address list, those inside groups too; raises InvalidAddress."""
    if (plain := _plain(text)) is not None:
        return [Mailbox("", plain[1], plain[2])]
    if (named := _named(text)) is not None:
        return [Mailbox(named[2], named[3], named[4])]
    if _UNPRINTABLE(text):
        raise InvalidAddress("Local address contains control or whitespace")
    return [Mailbox(name, *_split(address)) for name, address in _Reader(text).items()]


def parse_one(text: str) -> Mailbox:
    """The one mailbox of an API parameter, which takes neither none nor two; raises InvalidAddress."""
    if (plain := _plain(text)) is not None:
        return Mailbox("", plain[1], plain[2])
    if _named(text) or _UNPRINTABLE(text):
        return parse(text)[0]
    items = _Reader(text).items()
    if len(items) != 1:
        raise InvalidAddress("Illegal address")
    return Mailbox(items[0][0], *_split(items[0][1]))


def identities_covering(local: str, domain: str) -> list[str]:
    """Names of the identities that may speak for `local@domain`, the most specific first.

    An address without its label covers it ("solo+label@" by "solo@"), so does its domain and every
    parent domain ("You can send from any subdomain of a verified domain"); a top-level domain does
    so only for itself. Domains come in lower case.
    """
    domain = domain.lower()
    names = [f"{local}@{domain}"]
    base, plus, _ = local.partition("+")
    if plus and base:
        names.append(f"{base}@{domain}")
    names.append(domain)
    parent = domain.partition(".")[2]
    while "." in parent:
        names.append(parent)
        parent = parent.partition(".")[2]
    return names


class _Reader:
    """One pass over an address list."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[tuple[str, str]] = []
        self._group_start: int | None = None
        self._item_start = 0
        self._begin_item(0)

    def _begin_item(self, position: int) -> None:
        self._item_start = position
        self._words: list[tuple[str, str]] = []
        self._comment = ""
        self._angle: str | None = None

    def items(self) -> list[tuple[str, str]]:
        """(display name, bare address) of each mailbox; the addresses are not looked into."""
        position, text = 0, self._text
        while position < len(text):
            token = _token(text, position)
            assert token is not None  # the last alternative takes any character
            kind, word = token.lastgroup, token[0]
            position = token.end()
            if kind == "special":
                position = self._special(word, position)
            elif kind == "angle":
                self._take_angle(word)
            elif self._angle is None:
                self._words.append((kind or "", word))
        if self._group_start is not None:
            _split(text[self._group_start :].strip())
            raise InvalidAddress("Illegal address")
        self._end_item(position)
        return self._found

    def _special(self, character: str, position: int) -> int:
        """Act on a character that stands for itself; answers where to read on."""
        if character == "(":
            self._comment, position = _comment(self._text, position)
        elif character == ",":
            self._end_item(position)
        elif character == ":":
            self._open_group(position)
        elif character == ";":
            if self._group_start is None:
                raise InvalidAddress("Illegal semicolon, not in group")
            self._group_start = None
            self._end_item(position)
        else:
            raise InvalidAddress(_LONELY[character])
        return position

    def _open_group(self, position: int) -> None:
        if self._group_start is not None:
            raise InvalidAddress("Nested group")
        self._group_start = self._item_start
        self._begin_item(position)

    def _take_angle(self, word: str) -> None:
        if self._angle is not None:
            raise InvalidAddress("Extra route-addr")
        self._angle = word[1:-1].strip()

    def _end_item(self, position: int) -> None:
        if self._angle is not None:
            route = _route(self._angle)
            address = self._angle[route.end() :] if route else self._angle
            self._found.append((_phrase(self._words), address))
        else:
            address = "".join(word for _, word in self._words).strip()
            if address:
                self._found.append((decode(self._comment), address))
        self._begin_item(position)


def _comment(text: str, position: int) -> tuple[str, int]:
    """The comment that begins before `position` (comments nest) and where it ends."""
    depth, start = 1, position
    while position < len(text):
        character = text[position]
        depth += (character == "(") - (character == ")")
        position += 2 if character == "\\" else 1
        if not depth:
            return _pair.sub(r"\1", text[start : position - 1]).strip(), position
    raise InvalidAddress("Missing ')'")


def _phrase(words: list[tuple[str, str]]) -> str:
    """A display name: quotes and quoted pairs undone, encoded words decoded."""
    plain = "".join(
        _pair.sub(r"\1", word[1:-1]) if kind == "quoted" else " ".join(f"|{word}|".split())[1:-1]
        for kind, word in words
    )
    return decode(plain.strip())


def _split(address: str) -> tuple[str, str]:
    """Local part and domain of a bare address; raises InvalidAddress for the first fault in it."""
    quoted = _quoted_local(address)
    if quoted is not None:
        local, at, domain = quoted[1], address[quoted.end() : quoted.end() + 1], address[quoted.end() + 1 :]
        fault = None if local.isascii() else "Local address contains control or whitespace"
    else:
        local, at, domain = address.partition("@")
        fault = _local_fault(local, followed=bool(at))
    fault = fault or (None if at else "Missing final '@domain'") or _domain_fault(domain)
    if fault is not None:
        raise InvalidAddress(fault)
    return local, domain


def _local_fault(local: str, *, followed: bool) -> str | None:
    if not local:
        return "Missing local name" if followed else "Empty address"
    if local.startswith("."):
        return "Local address starts with dot"
    for before, character in zip(" " + local, local, strict=False):
        if not "!" <= character <= "~":
            return "Local address contains control or whitespace"
        if character == "." == before:
            return "Local address contains dot-dot"
        if character in _NOT_IN_ATOMS:
            return "Local address contains illegal character"
    return "Local address ends with dot" if followed and local.endswith(".") else None


def _domain_fault(domain: str) -> str | None:
    if not domain or domain.startswith("."):
        return "Domain starts with dot" if domain else "Missing domain"
    if domain.startswith("["):
        whole = domain.endswith("]") and domain.isascii() and domain.isprintable()
        return None if whole else "Domain literal end not at end of domain"
    for before, character in zip(" " + domain, domain, strict=False):
        if not "!" <= character <= "~":
            return "Domain contains control or whitespace"
        if character == "." == before:
            return "Domain contains dot-dot"
        if not (character.isalnum() or character in "-."):
            return "Domain contains illegal character"
    return "Domain ends with dot" if domain.endswith(".") else None
