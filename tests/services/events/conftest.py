"""A Bellhop whose neighbours write down what they are handed, and clients of it."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATTERN = json.dumps({"source": ["shop"]})


@dataclasses.dataclass
class Call:
    """One call of a port."""

    port: str
    call: str
    arguments: dict[str, Any]


class Port:
    """Takes every call, unless its queue, topic, function … is dead."""

    def __init__(self, neighbours: Neighbours, name: str) -> None:
        self._neighbours = neighbours
        self._name = name

    def __getattr__(self, call: str) -> Callable[..., str]:
        def take(scope: Any, **arguments: Any) -> str:
            if error := self._neighbours.dead.get(next(iter(arguments.values()))):
                self._neighbours.tries += 1
                raise error
            self._neighbours.calls.append(Call(self._name, call, arguments))
            return "id"

        return take


class Neighbours:
    """All ports; `dead` says what each call to an ARN raises."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.dead: dict[str, Exception] = {}
        self.tries = 0

    def __getattr__(self, name: str) -> Port:
        return Port(self, name)

    def hears(self, service: str) -> bool:
        return False

    def gone(self, arn: str) -> None:
        self.dead[arn] = Undeliverable("NonExistentQueue", "There is none.")

    def silent(self, arn: str) -> None:
        self.dead[arn] = Unreachable("nobody answers")

    def bodies(self) -> list[Any]:
        """What was sent to queues, decoded."""
        return [json.loads(call.arguments["body"]) for call in self.calls if call.port == "queues"]

    def close(self) -> None: ...

    async def reset(self) -> None: ...


@pytest.fixture
def neighbours() -> Neighbours:
    return Neighbours()


@pytest.fixture
def emulator(neighbours: Neighbours, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bellhop]:
    monkeypatch.setattr("bellhop.emulator.neighbours", lambda *_: neighbours)
    with Bellhop(with_settings(sandbox="off"), listen=False, seed=0) as found:
        yield found


@pytest.fixture
def events(emulator: Bellhop) -> Any:
    return emulator.client("events")


@pytest.fixture
def rule(events: Any) -> Callable[..., str]:
    """`rule(target, …)` makes a rule for events of the source "shop" with these targets; its ARN."""

    def make(*targets: dict[str, Any], name: str = "orders", **more: Any) -> str:
        if "ScheduleExpression" not in more:
            more.setdefault("EventPattern", PATTERN)
        arn = events.put_rule(Name=name, **more)["RuleArn"]
        numbered = [{"Id": str(place), **target} for place, target in enumerate(targets)]
        bus = {"EventBusName": more["EventBusName"]} if "EventBusName" in more else {}
        events.put_targets(Rule=name, Targets=numbered, **bus)
        return arn

    return make


@pytest.fixture
def put(events: Any, emulator: Bellhop) -> Callable[..., str]:
    """`put(detail)` puts an event of the source "shop", and waits for what follows; its id."""

    def put(detail: dict[str, Any] | None = None, **more: Any) -> str:
        entry = {"Source": "shop", "DetailType": "Order", "Detail": json.dumps(detail or {}), **more}
        answer = events.put_events(Entries=[entry])
        assert answer["FailedEntryCount"] == 0, answer
        assert emulator.settle()
        return answer["Entries"][0]["EventId"]

    return put
