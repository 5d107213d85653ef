"""Which identity's settings hold for a mail: "the identity settings apply at the most granular level".

"DKIM authentication will also apply to all subdomains of that domain [and] to all email sent from an email
identity that references the DKIM verified domain in its address." (send-email-authentication-dkim)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.tables import IDENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bellhop.engines.mail.tables import Identity
    from bellhop.store import Store


def above(store: Store, identity: Identity) -> Iterator[Identity]:
    """The domain of an address and the parents of a domain that are identities as well, the closest first.

    Each is read when it is asked for; a top-level domain is not looked at.
    """
    _, at, domain = identity.name.rpartition("@")
    if not at:
        domain = domain.partition(".")[2]
    while "." in domain:
        found = store.get(IDENTITIES, domain)
        if found is not None:
            yield found
        domain = domain.partition(".")[2]


def governing(line: Iterable[Identity]) -> Identity | None:
    """The first of an identity and those above it that has set up DKIM."""
    return next((each for each in line if "status" in each.dkim), None)
