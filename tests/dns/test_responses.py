"""DNS answers to what clients ask, and to what nobody should send."""

from __future__ import annotations

import struct

import dns.edns
import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdatatype
import dns.update
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.dns.responses import respond
from bellhop.engines.mail.authentication.zone import Found

ZONE = {
    ("example.test", "MX"): ["10 inbound-smtp.us-east-1.amazonaws.com."],
    ("example.test", "TXT"): ['"v=spf1 include:amazonses.com ~all"', '"second"'],
    ("example.test", "A"): [],
    ("example.test", "SOA"): ["ns.test. admin.test. 1 7200 900 1209600 86400"],
    ("long.test", "TXT"): [f'"{n:03d}{"x" * 200}"' for n in range(20)],
}


def lookup(name: str, kind: str) -> Found | None:
    records = ZONE.get((name, kind), [] if name in {zone_name for zone_name, _ in ZONE} else None)
    return None if records is None else Found(records)


def ask(query: dns.message.Message, *, datagram: bool = True) -> dns.message.Message:
    answer = respond(query.to_wire(), lookup, datagram=datagram)
    assert answer is not None
    response = dns.message.from_wire(answer)
    assert query.is_response(response)
    return response


@pytest.mark.parametrize(
    ("name", "kind", "rcode", "records"),
    [
        ("example.test", "MX", "NOERROR", ["10 inbound-smtp.us-east-1.amazonaws.com."]),
        ("EXAMPLE.test", "TXT", "NOERROR", ['"v=spf1 include:amazonses.com ~all"', '"second"']),
        ("example.test", "A", "NOERROR", []),
        ("example.test", "TYPE65280", "NOERROR", []),
        ("nobody.test", "MX", "NXDOMAIN", []),
        (".", "NS", "NXDOMAIN", []),
        ("a\\032b.test", "A", "NXDOMAIN", []),
    ],
)
def test_answers_have_authority_and_echo_the_question(
    name: str, kind: str, rcode: str, records: list[str]
) -> None:
    query = dns.message.make_query(name, kind)
    response = ask(query)
    assert dns.rcode.to_text(response.rcode()) == rcode
    assert [record.to_text() for rrset in response.answer for record in rrset] == records
    assert response.flags & dns.flags.AA
    assert response.flags & dns.flags.RD
    assert not response.flags & dns.flags.RA
    assert response.question[0].name.to_text() == query.question[0].name.to_text()


@pytest.mark.parametrize(
    ("name", "zones"),
    [("example.test", ["example.test."]), ("no.such.example.test", ["example.test."]), ("nobody.test", [])],
)
def test_negative_answers_tell_of_their_zone(name: str, zones: list[str]) -> None:
    response = ask(dns.message.make_query(name, "A"))
    assert [(each.name.to_text(), each.rdtype) for each in response.authority] == [
        (z, dns.rdatatype.SOA) for z in zones
    ]
    assert not ask(dns.message.make_query("example.test", "MX")).authority


@pytest.mark.parametrize(
    ("query", "rcode"),
    [
        (dns.message.make_query("example.test", "AXFR"), "REFUSED"),
        (dns.message.make_query("example.test", "TXT", "CH"), "REFUSED"),
        (dns.message.make_query("example.test", "MX", use_edns=1), "BADVERS"),
        (dns.update.UpdateMessage("example.test"), "NOTIMP"),
        (dns.message.QueryMessage(id=7), "FORMERR"),
    ],
)
def test_what_is_not_served_is_refused(query: dns.message.Message, rcode: str) -> None:
    answer = respond(query.to_wire(), lookup, datagram=True)
    assert answer is not None
    response = dns.message.from_wire(answer)
    assert (response.id, dns.rcode.to_text(response.rcode())) == (query.id, rcode)
    assert not response.answer


@pytest.mark.parametrize(("payload", "truncated"), [(0, True), (512, True), (1232, True), (65535, True)])
def test_a_datagram_never_grows_beyond_what_the_net_carries(payload: int, truncated: bool) -> None:
    query = dns.message.make_query("long.test", "TXT", use_edns=payload > 0, payload=payload)
    answer = respond(query.to_wire(), lookup, datagram=True)
    assert answer is not None
    assert len(answer) <= max(512, min(payload, 1232))
    assert bool(dns.message.from_wire(answer).flags & dns.flags.TC) is truncated


def test_a_stream_carries_it_whole() -> None:
    response = ask(dns.message.make_query("long.test", "TXT"), datagram=False)
    assert len(response.answer[0]) == 20
    assert not response.flags & dns.flags.TC


@pytest.mark.parametrize("wire", [b"", b"\0" * 11, dns.message.make_query("a.test", "A", id=7).to_wire()[:5]])
def test_fragments_get_no_answer(wire: bytes) -> None:
    assert respond(wire, lookup, datagram=True) is None


def test_answers_get_no_answer() -> None:
    query = dns.message.make_query("example.test", "MX")
    answer = respond(query.to_wire(), lookup, datagram=True)
    assert answer is not None
    assert respond(answer, lookup, datagram=True) is None


@pytest.mark.parametrize(
    "tail",
    [b"", b"\x07exam", b"\xc0\x0c\0\1\0\1", b"\x07example\x04test\0\0\x0f\0\1trailing", b"\x41" + b"x" * 70],
)
def test_malformed_queries_get_formerr(tail: bytes) -> None:
    answer = respond(struct.pack("!HHHHHH", 4711, 0x0100, 1, 0, 0, 0) + tail, lookup, datagram=True)
    assert answer is not None
    response = dns.message.from_wire(answer)
    assert (response.id, response.rcode()) == (4711, dns.rcode.FORMERR)


@given(st.binary(max_size=80), st.integers(0, 0x7FFF), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_whatever_arrives_is_answered_or_ignored(tail: bytes, flags: int, counts: list[int]) -> None:
    wire = struct.pack("!HH4H", 1, flags, *counts) + tail
    answer = respond(wire, lookup, datagram=True)
    assert answer is not None
    assert answer[:2] == wire[:2]
    assert len(answer) <= 1232
