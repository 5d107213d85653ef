"""Where events of AWS's own are awaited: scopes with a rule on their default bus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.rules.notices import RulesChanged
from bellhop.engines.rules.tables import ALL_MANAGEMENT_EVENTS, ENABLED, LISTENING, LISTENING_IN

if TYPE_CHECKING:
    from bellhop.kernel.transactions import Transactions

DEFAULT = "default"


class Watching:
    """Keeps `Subscriptions.watched` and `read_watched` true: by the store at first, then by notice."""

    def __init__(self, transactions: Transactions) -> None:
        self._database = transactions.database
        self._subscriptions = transactions.surroundings.subscriptions
        transactions.surroundings.listen(RulesChanged, self._changed)
        self.look()

    def look(self) -> None:
        """Find all such scopes in the store, at the start and after a reset."""
        watched, read_watched = self._subscriptions.watched, self._subscriptions.read_watched
        rules = self._database.across().select(LISTENING, bus=DEFAULT)
        watched.clear()
        read_watched.clear()
        watched.update(scope for scope, _ in rules)
        read_watched.update(scope for scope, rule in rules if rule.state == ALL_MANAGEMENT_EVENTS)

    def _changed(self, notice: RulesChanged) -> None:
        scope, subscriptions = notice.scope, self._subscriptions
        store = self._database.session(scope)
        some, asking_for_all = (
            bool(store.select(LISTENING_IN, bus=DEFAULT, state=state, limit=1))
            for state in (ENABLED, ALL_MANAGEMENT_EVENTS)
        )
        (subscriptions.watched.add if some or asking_for_all else subscriptions.watched.discard)(scope)
        (subscriptions.read_watched.add if asking_for_all else subscriptions.read_watched.discard)(scope)
