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


def line(store: Store, identity: Identity) -> list[Identity]:
    """An identity and the domains above it, up to the first that has set up DKIM; the closest first."""
    found = [identity]
    if not has_dkim(identity):
        for each in _above(store, identity):
            found.append(each)
            if has_dkim(each):
                break
    return found


def has_dkim(identity: Identity) -> bool:
    """Whether it has set up DKIM itself, in whatever state that is."""
    return "status" in identity.dkim


def wants_signatures(found: Iterable[Identity]) -> bool:
    """What the closest of a line says that says anything."""
    return next((each.dkim["enabled"] for each in found if "enabled" in each.dkim), False)


def _above(store: Store, identity: Identity) -> Iterator[Identity]:
    """The domain of an address and the parents of a domain that are identities as well.

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
