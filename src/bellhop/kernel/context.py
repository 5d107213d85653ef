"""What a function of a service or engine is given: whose rows, who asks, what time it is."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from bellhop.kernel.events import EVENTS, row_of
from bellhop.kernel.timers import DELIVERY, TIMER, TIMERS, TimerRow, name_of
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from bellhop.downstream.ports import Neighbours
    from bellhop.kernel.caller import Caller
    from bellhop.kernel.defaults import Defaults
    from bellhop.kernel.events import Subscriptions
    from bellhop.kernel.ids import Ids
    from bellhop.store import Store


class Unanswered(Exception):
    """A neighbour's answer is needed first: the kernel asks in a thread and runs the function again."""

    def __init__(self, key: Hashable, ask: Callable[[], Any]) -> None:
        super().__init__(key)
        self.key = key
        self.ask = ask


class Surroundings:
    """What all contexts of one Bellhop share."""

    def __init__(self, ids: Ids, defaults: Defaults, subscriptions: Subscriptions) -> None:
        self.ids = ids
        self.defaults = defaults
        self.subscriptions = subscriptions
        self.neighbours: Neighbours | None = None
        self.url = "http://127.0.0.1:4577"  # where this Bellhop listens; whoever listens says it better
        self.unwritten: list[tuple[Scope, Any]] = []  # rows of the audit trail that are not written yet
        self._listeners: dict[type, Callable[[Any], None]] = {}

    def listen(self, notice: type, listener: Callable[[Any], None]) -> None:
        """Let a part of this process hear of notices of this class. It must not fail its sender."""
        self._listeners[notice] = listener

    def tell(self, notices: Iterable[Any]) -> None:
        for notice in notices:
            if listener := self._listeners.get(notice.__class__):
                listener(notice)


@dataclasses.dataclass(slots=True)
class Context:
    """One transaction's view: fixed time, one scope, ids, and two ways to say what comes after it."""

    surroundings: Surroundings
    store: Store
    caller: Caller
    now: float
    request_id: str = ""
    answers: Mapping[Hashable, Any] = dataclasses.field(default_factory=dict[Any, Any])
    outgoing: bool = False
    notices: list[Any] = dataclasses.field(default_factory=list[Any])
    attempt: int = 1  # of telling this event or running this timer, counted from 1
    host: str = ""  # the request's Host, empty for callerless work
    client: str = ""  # the address that the request came from
    forbidden: frozenset[str] = frozenset()  # ARNs of what the caller may not have of all that is asked for

    @property
    def scope(self) -> Scope:
        return self.store.scope

    @property
    def account(self) -> str:
        return self.store.scope.account

    @property
    def region(self) -> str:
        return self.store.scope.region

    @property
    def ids(self) -> Ids:
        return self.surroundings.ids

    @property
    def defaults(self) -> Defaults:
        return self.surroundings.defaults

    @property
    def neighbours(self) -> Neighbours:
        """The services that this one hands over to; they are asked through `ask` or by a Delivery."""
        neighbours = self.surroundings.neighbours
        assert neighbours, "this Bellhop was built without neighbours"
        return neighbours

    @property
    def base_url(self) -> str:
        """How links begin that lead back here, without a slash at the end."""
        public = self.surroundings.defaults.public_url
        return public or (f"http://{self.host}" if self.host else self.surroundings.url)

    def is_heard_by(self, service: str) -> bool:
        """Whether a neighbour is there that somebody asks: who publishes by himself tells no other."""
        neighbours = self.surroundings.neighbours
        return neighbours is not None and neighbours.hears(service)

    def beyond_regions(self) -> Context:
        """The same call on the rows that its account has in no Region."""
        return dataclasses.replace(self, store=self.store.of(Scope(self.account, "")))

    def emit(self, event: Any) -> None:
        """Tell the event's subscribers after the commit; no row where nobody subscribes."""
        subscribers = self.surroundings.subscriptions.of(event, self.scope)
        if not subscribers:
            return
        number = self.ids.sequence(self.now)
        self.store.add(EVENTS, row_of(event, number, self.now))
        for subscriber in subscribers:
            delivery = self.ids.sequence(self.now)
            self.store.add(TIMERS, TimerRow(delivery, self.now, DELIVERY, subscriber, {}, number))
        self.outgoing = True

    def later(self, due: float, function: Callable[..., None], **facts: Any) -> int:
        """Call `function(ctx, **facts)` when the clock reaches `due`; the timer's number."""
        number = self.ids.sequence(self.now)
        self.store.add(TIMERS, TimerRow(number, due, TIMER, name_of(function), facts))
        self.outgoing = True
        return number

    def never(self, number: int) -> None:
        """Call a timer off; one that has run is gone already."""
        self.store.delete(TIMERS, number)

    def notify(self, notice: Any) -> None:
        """Tell whoever listens in this process, right after the commit.

        A notice is not kept: its listener finds the truth in the store, and looks there when it starts.
        """
        self.notices.append(notice)

    def ask(self, key: Hashable, question: Callable[[], Any]) -> Any:
        """A neighbour's answer to `question()`, which is asked outside the transaction.

        `key` names the question within this call. The first time the call is rolled back, the
        question asked in a thread, and the function run again with the answer.
        """
        if key not in self.answers:
            raise Unanswered(key, question)
        answer = self.answers[key]
        if isinstance(answer, Exception):
            raise answer
        return answer
