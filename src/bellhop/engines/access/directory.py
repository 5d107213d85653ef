"""The directory: principals by their access keys, remembered until IAM changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import principals
from bellhop.engines.access.notices import AccessChanged

if TYPE_CHECKING:
    from bellhop.engines.access.principals import Grants, Principal
    from bellhop.kernel.transactions import Transactions

MOST = 10_000  # answers that are remembered: anybody may come with any number of keys


class Directory:
    """Answers from memory, also that nobody has a key; asks the store where it does not know."""

    def __init__(self, transactions: Transactions) -> None:
        self._database = transactions.database
        self._principals: dict[str, Principal | None] = {}
        self._grants: dict[str, Grants] = {}
        transactions.surroundings.listen(AccessChanged, lambda _: self.forget())

    def find(self, access_key: str) -> Principal | None:
        """Who has this key, active or not, expired or not."""
        if access_key not in self._principals:
            if len(self._principals) >= MOST:
                self.forget()
            self._principals[access_key] = principals.find(self._database.across(), access_key)
        return self._principals[access_key]

    def grants(self, principal: Principal) -> Grants:
        """The policies that speak for it."""
        found = self._grants.get(principal.access_key)
        if found is None:
            if len(self._grants) >= MOST:
                self._grants.clear()
            found = principals.grants(self._database.across(), principal)
            self._grants[principal.access_key] = found
        return found

    def forget(self) -> None:
        self._principals.clear()
        self._grants.clear()
