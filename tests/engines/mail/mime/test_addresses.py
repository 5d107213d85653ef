"""Addresses as SES takes and refuses them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.mime.addresses import InvalidAddress, identities_covering, parse, parse_one


@pytest.mark.parametrize(
    ("text", "mailboxes"),
    [
        ("a@b", [("", "a", "b")]),
        (" a@b ", [("", "a", "b")]),
        ("<a@b>", [("", "a", "b")]),
        ("Ann Lee <a.lee@Example.com>", [("Ann Lee", "a.lee", "Example.com")]),
        ('"Lee, Ann" <a@b>', [("Lee, Ann", "a", "b")]),
        (r'"Ann \"Bo\" Lee" <a@b>', [('Ann "Bo" Lee', "a", "b")]),
        ("Ann Q. Lee <a@b>", [("Ann Q. Lee", "a", "b")]),
        ("Änn <a@b>", [("Änn", "a", "b")]),
        ("=?UTF-8?B?w6Q=?= =?UTF-8?Q?=C3=B6?= <a@b>", [("äö", "a", "b")]),
        ("=?utf-9?B?w6Q=?= <a@b>", [("=?utf-9?B?w6Q=?=", "a", "b")]),
        ("a@b (Ann (the) Lee)", [("Ann (the) Lee", "a", "b")]),
        ("(x) Ann <a@b> (y)", [("Ann", "a", "b")]),
        ("a@b, Bo <c@d>,", [("", "a", "b"), ("Bo", "c", "d")]),
        ("Friends: a@b, Bo <c@d>; , e@f", [("", "a", "b"), ("Bo", "c", "d"), ("", "e", "f")]),
        ("undisclosed-recipients:;", []),
        ('"john doe"@b', [("", '"john doe"', "b")]),
        ('X <"a>b"@c>', [("X", '"a>b"', "c")]),
        ("<@relay,@other:a@b>", [("", "a", "b")]),
        ("a@[127.0.0.1]", [("", "a", "[127.0.0.1]")]),
        ("a@xn--bcher-kva.example", [("", "a", "xn--bcher-kva.example")]),
        ("", []),
    ],
)
def test_mailboxes_are_read(text: str, mailboxes: list[tuple[str, str, str]]) -> None:
    assert parse(text) == mailboxes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ann", "Missing final '@domain'"),
        ("Lee, Ann <a@b>", "Missing final '@domain'"),
        ("a@", "Missing domain"),
        ("@b", "Missing local name"),
        ("<>", "Empty address"),
        ("a b@c", "Local address contains control or whitespace"),
        ("ä@b", "Local address contains control or whitespace"),
        ("Ann\r\nBcc: x <a@b>", "Local address contains control or whitespace"),
        ("github:somebody", "Local address contains illegal character"),
        (".a@b", "Local address starts with dot"),
        ("a.@b", "Local address ends with dot"),
        ("a..b@c", "Local address contains dot-dot"),
        ("a@b c", "Domain contains control or whitespace"),
        ("a@bücher.example", "Domain contains control or whitespace"),
        ("a@b.com\u200b", "Domain contains control or whitespace"),
        ("a@b_c", "Domain contains illegal character"),
        ("a@b@c", "Domain contains illegal character"),
        ("a@.b", "Domain starts with dot"),
        ("a@b.", "Domain ends with dot"),
        ("a@b..c", "Domain contains dot-dot"),
        ("Ann <a@b", "Missing '>'"),
        ("a@b>", "Missing '<'"),
        ('"Ann <a@b>', "Missing '\"'"),
        ("a@b (x", "Missing ')'"),
        ("a@b)", "Missing '('"),
        ("a@[1.2.3.4", "Missing ']'"),
        ("a@b <c@d> <e@f>", "Extra route-addr"),
        ("a@b;", "Illegal semicolon, not in group"),
        ("x: y: a@b;", "Nested group"),
    ],
)
def test_faults_have_the_words_of_ses(text: str, reason: str) -> None:
    with pytest.raises(InvalidAddress) as refused:
        parse(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize("text", ["", " ", "a@b, c@d", "Lee, Ann <a@b>", "none:;"])
def test_a_parameter_holds_exactly_one_mailbox(text: str) -> None:
    with pytest.raises(InvalidAddress, match=r"^Illegal address$"):
        parse_one(text)


def test_a_parameter_may_have_a_display_name() -> None:
    assert parse_one('"Lee, Ann" <a@b>') == ("Lee, Ann", "a", "b")


def test_domains_have_no_case_and_local_parts_do() -> None:
    assert parse_one("Ann@Example.COM").key == parse_one("X <Ann@example.com>").key == "Ann@example.com"
    assert parse_one("ann@example.com").key != parse_one("Ann@example.com").key
    assert parse_one("Ann@Example.COM").address == "Ann@Example.COM"


@pytest.mark.parametrize(
    ("local", "domain", "identities"),
    [
        ("solo", "example.com", ["solo@example.com", "example.com"]),
        (
            "solo+x+y",
            "Mail.Example.com",
            ["solo+x+y@mail.example.com", "solo@mail.example.com", "mail.example.com", "example.com"],
        ),
        ("+x", "localhost", ["+x@localhost", "localhost"]),
    ],
)
def test_identities_that_cover_an_address(local: str, domain: str, identities: list[str]) -> None:
    assert identities_covering(local, domain) == identities


@given(
    st.text(alphabet=st.sampled_from(list('ab@.,;:<>()[]"\\ \t\r\n=?+é\x00\u200b')), max_size=40) | st.text()
)
def test_any_text_is_read_or_refused_and_never_lets_a_line_end_through(text: str) -> None:
    try:
        mailboxes = parse(text)
    except InvalidAddress:
        return
    for mailbox in mailboxes:
        assert mailbox.local
        assert mailbox.domain
        assert mailbox.address.isascii()
        assert not {"\r", "\n", "\x00"} & set("".join(mailbox))


NONSENSE = [
    " ",
    "\t",
    "a ",
    "a  ",
    '"a" ',
    "<",
    '"',
    "(",
    "\\",
    "a,",
    "<a@b>",
    '<"',
    "[",
    "x: ",
    "=?",
    "=?a?q?",
    "a.",
]


@pytest.mark.parametrize("piece", NONSENSE)
def test_long_nonsense_is_refused_in_linear_time(piece: str) -> None:
    with pytest.raises(InvalidAddress):
        parse_one(piece * 100_000)


def test_the_email_package_is_not_loaded() -> None:
    check = (
        "import sys; from bellhop.engines.mail.mime.addresses import parse;"
        "parse('Ann Q. Lee <a@b>'); print('email' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
