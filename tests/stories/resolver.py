"""What asks Bellhop's DNS, and verifies signatures by what it says."""

from __future__ import annotations

from typing import Any

import dkim
import dns.message
import dns.query
import dns.rdatatype


class Resolver:
    """Asks the sockets that Bellhop's DNS listens on."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, name: str, kind: str, *, tcp: bool = False) -> dns.message.Message:
        query = dns.message.make_query(name, kind, use_edns=0, payload=1232)
        if tcp:
            return dns.query.tcp(query, "127.0.0.1", port=self._port, timeout=30)
        return dns.query.udp(query, "127.0.0.1", port=self._port, timeout=30)

    def values(self, name: str, kind: str, **how: Any) -> list[str]:
        """The records of this type in the answer, aliases followed."""
        wanted = dns.rdatatype.from_text(kind)
        answers = self.ask(name, kind, **how).answer
        return [record.to_text() for each in answers if each.rdtype == wanted for record in each]

    def text(self, name: bytes, timeout: int = 5) -> bytes | None:
        """What dkimpy asks: the TXT record of a name."""
        answers = self.ask(name.decode(), "TXT").answer
        texts = [each[0].strings for each in answers if each.rdtype == dns.rdatatype.TXT]
        return b"".join(texts[0]) if texts else None

    def verdicts(self, raw: bytes) -> dict[str, bool]:
        """The domains that signed a message, and whether their signatures are good."""
        message = dkim.DKIM(raw)
        count = sum(name.lower() == b"dkim-signature" for name, _ in message.headers)
        found = [(message.verify(place, dnsfunc=self.text), message.domain) for place in range(count)]
        return {domain.decode(): good for good, domain in found}
