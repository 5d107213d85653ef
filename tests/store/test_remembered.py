"""Remembered tables: what is read stays in memory, and is never older than what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bellhop.store import NOBODY, Change, Database, Query, RememberedTable, Scope, bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bellhop.store import Store


@dataclass(slots=True)
class Setting:
    name: str
    value: int
    marks: list[str]


SETTINGS = RememberedTable("setting", Setting, ("name",))
GREAT = Query(SETTINGS, SETTINGS.c.value >= bind("least"), order=("name",))
PAGED = Query(SETTINGS, order=("name",), limit=True)
REMOVE = Change(SETTINGS, SETTINGS.c.name == bind("name"))
HERE = Scope("111111111111", "us-east-1")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(tmp_path / "state.sqlite3", [SETTINGS], durable=False)
    yield found
    found.close()


@pytest.fixture
def store(database: Database) -> Store:
    with database.transaction():
        database.session(HERE).add(SETTINGS, Setting("a", 1, []))
    return database.session(HERE)


CHANGES: dict[str, Callable[[Store], object]] = {
    "put": lambda store: store.put(SETTINGS, Setting("a", 2, [])),
    "update": lambda store: store.update(SETTINGS, "a", value=2),
    "count_up": lambda store: store.count_up(SETTINGS, Setting("b", 1, [])),
    "delete": lambda store: store.delete(SETTINGS, "a"),
    "change": lambda store: store.change(REMOVE, name="a"),
    "change across": lambda store: store.across().change(REMOVE, name="a"),
    "add": lambda store: store.add(SETTINGS, Setting("c", 9, [])),
    "add_all": lambda store: store.across().add_all(SETTINGS, [(HERE, Setting("c", 9, []))]),
}


def seen(store: Store) -> tuple[object, ...]:
    everywhere = [row for _, row in store.across().each(GREAT, least=0)]
    names = "abc"
    return [store.get(SETTINGS, name) for name in names], store.select(GREAT, least=0), everywhere


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_write_is_seen_at_once(database: Database, store: Store, change: Callable[[Store], object]) -> None:
    before = seen(store)

    with database.transaction():
        change(store)
        after = seen(store)

    assert after != before
    assert seen(store) == after
    with database.reading() as across:
        assert [row for _, row in across.each(GREAT, least=0)] == after[2]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_undone_was_never_there(
    database: Database, store: Store, change: Callable[[Store], object]
) -> None:
    before = seen(store)

    def fail() -> None:
        change(store)
        assert seen(store) != before
        raise LookupError

    with pytest.raises(LookupError), database.transaction():
        fail()
    assert seen(store) == before
    with pytest.raises(LookupError):
        database.part(fail)
    assert seen(store) == before


def test_nobody_changes_what_is_remembered(store: Store) -> None:
    first = store.get(SETTINGS, "a")
    assert first
    first.marks.append("mine")
    first.value = 7

    assert store.get(SETTINGS, "a") == Setting("a", 1, [])


def test_a_scope_sees_its_own(database: Database, store: Store) -> None:
    assert store.get(SETTINGS, "a")
    assert database.session(NOBODY).get(SETTINGS, "a") is None


def test_pages_are_read_anew_and_all_is_forgotten_when_the_store_is_emptied(
    database: Database, store: Store
) -> None:
    assert [row.name for row in store.page(PAGED, 10, None)] == ["a"]
    seen(store)

    database.empty()

    assert seen(store) == ([None, None, None], [], [])
    assert store.page(PAGED, 10, None) == []


def test_memory_is_bounded(store: Store) -> None:
    for number in range(5000):
        assert store.get(SETTINGS, f"unknown {number}") is None

    assert store.get(SETTINGS, "a") == Setting("a", 1, [])
