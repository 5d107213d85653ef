"""DNS messages in and out, without I/O: what is asked, looked up, and answered with authority."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from dns import flags, message, name, opcode, rcode, rdataclass, rdatatype, rrset
from dns.exception import DNSException

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bellhop.engines.mail.authentication.zone import Found

    # (name in lower case without its last dot, type such as "MX") → the records; without values: the name
    # has no such record; None: there is no such name.
    Lookup: TypeAlias = Callable[[str, str], Found | None]

LONGEST_CHAIN = 8  # of aliases that are followed
LARGEST_DATAGRAM = 1232  # "the recommended maximum" since DNS Flag Day 2020
_HEADER = 12
_TRANSFERS = (rdatatype.AXFR, rdatatype.IXFR)


def respond(wire: bytes, lookup: Lookup, *, datagram: bool) -> bytes | None:
    """The answer to a message, None to what deserves none: a fragment, or an answer itself.

    A datagram is cut to what the client takes, with TC set. Whatever `lookup` raises is the caller's to
    hear; `failure` is the answer then.
    """
    if len(wire) < _HEADER or wire[2] & 0x80:  # QR: answering answers would never end
        return None
    try:
        query = message.from_wire(wire)
    except (DNSException, ValueError, struct.error):
        return _bare(wire, rcode.FORMERR)
    response = message.make_response(query, our_payload=LARGEST_DATAGRAM)
    refusal = _refusal(query)
    if refusal is not None:
        response.set_rcode(refusal)
    else:
        _answer(query, response, lookup)
    return _to_wire(response, query.payload if datagram else None)


def failure(wire: bytes) -> bytes | None:
    """The answer when looking up failed; None to a fragment, which has no id to answer to."""
    return _bare(wire, rcode.SERVFAIL) if len(wire) >= _HEADER else None


def _refusal(query: message.Message) -> rcode.Rcode | None:
    """Why a well-formed query gets no records, None if it gets them."""
    if query.opcode() != opcode.QUERY:
        return rcode.NOTIMP
    if query.edns > 0:
        return rcode.BADVERS
    if len(query.question) != 1:
        return rcode.FORMERR
    asked = query.question[0]
    if asked.rdclass != rdataclass.IN or asked.rdtype in _TRANSFERS:
        return rcode.REFUSED
    return None


def _answer(query: message.Message, response: message.Message, lookup: Lookup) -> None:
    """The records asked for, and the aliases that lead to them as far as they lie in the zone."""
    asked = query.question[0]
    wanted = rdatatype.to_text(asked.rdtype)
    response.flags |= flags.AA
    where: name.Name | None = asked.name
    while where is not None and len(response.answer) < LONGEST_CHAIN:
        kind, found = wanted, lookup(_text(where), wanted)
        if found is not None and not found.values:
            kind, found = "CNAME", lookup(_text(where), "CNAME")
        if found is None and where is asked.name:
            response.set_rcode(rcode.NXDOMAIN)
        if found is None or not found.values:
            _tell_zone(response, where, lookup)
            return
        response.answer.append(_records(where, kind, found))
        where = name.from_text(found.values[0]) if kind == "CNAME" != wanted else None


def _tell_zone(response: message.Message, where: name.Name, lookup: Lookup) -> None:
    """Under a negative answer the zone's SOA, by which resolvers know how long it holds (RFC 2308)."""
    while where != name.root:
        found = lookup(_text(where), "SOA")
        if found is not None and found.values:
            response.authority.append(_records(where, "SOA", found))
            return
        where = where.parent()


def _records(where: name.Name, kind: str, found: Found) -> rrset.RRset:
    return rrset.from_text_list(
        where, found.ttl, "IN", kind, found.values, origin=name.root, relativize=False
    )


def _text(where: name.Name) -> str:
    return where.to_text(omit_final_dot=True).lower()


def _to_wire(response: message.Message, taken: int | None) -> bytes:
    """The response on the wire; `taken` is how many bytes the client of a datagram said it takes."""
    if taken is None:
        return response.to_wire(want_shuffle=False)
    size = min(max(taken, 512), LARGEST_DATAGRAM)  # "Values lower than 512 MUST be treated as equal to 512"
    return response.to_wire(max_size=size, prefer_truncation=True, want_shuffle=False)


def _bare(wire: bytes, code: rcode.Rcode) -> bytes:
    """A header alone: the id, the opcode and RD of the query, and what is wrong."""
    return wire[:2] + bytes([0x80 | wire[2] & 0x79, code & 0x0F]) + bytes(8)
