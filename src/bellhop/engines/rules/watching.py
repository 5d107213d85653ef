"""Where events of AWS's own are awaited: scopes with a rule on their default bus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.rules.notices import RulesChanged
from bellhop.engines.rules.tables import FIRST_LISTENING, LISTENING

if TYPE_CHECKING:
    from bellhop.kernel.transactions import Transactions

DEFAULT = "default"


class Watching:
    """Keeps `Subscriptions.watched` true: by the store when it starts, after commits by notice."""

    def __init__(self, transactions: Transactions) -> None:
        self._database = transactions.database
        self._watched = transactions.surroundings.subscriptions.watched
        transactions.surroundings.listen(RulesChanged, self._changed)
        self.look()

    def look(self) -> None:
        """Find all such scopes in the store, at the start and after a reset."""
        self._watched.clear()
        self._watched.update(scope for scope, _ in self._database.across().each(LISTENING, bus=DEFAULT))

    def _changed(self, notice: RulesChanged) -> None:
        if self._database.session(notice.scope).select(FIRST_LISTENING, bus=DEFAULT, limit=1):
            self._watched.add(notice.scope)
        else:
            self._watched.discard(notice.scope)
