"""The store: rows go in and come out, in order, and only within their transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.store import Change, Database, Duplicate, Query, Scope, StoreTooNew, Table, bind
from bellhop.store.session import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Parcel:
    name: str
    weight: int
    labels: dict[str, Any]
    parts: list[str]
    content: bytes | None = None
    sealed: bool | None = None


PARCELS = Table("parcel", Parcel, ("name",), indexes=(("account", "region", "weight", "name"),))
HEAVIER = Query(PARCELS, PARCELS.c.weight > bind("weight"), order=("weight", "name"), limit=True)
LIGHTEST_LAST = Query(PARCELS, order=("weight", "name"), descending=True, limit=True)
LIFT = Change(PARCELS, PARCELS.c.weight < bind("below"), {"weight": PARCELS.c.weight + 1})
DROP = Change(PARCELS, PARCELS.c.weight == bind("weight"))
HERE = Scope("111111111111", "us-east-1")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(tmp_path / "store.sqlite3", [PARCELS], durable=True)
    yield found
    found.close()


def parcel(name: str, weight: int = 1) -> Parcel:
    return Parcel(name, weight, {"to": "Zoë"}, ["a", "b"], b"\x00\xff", sealed=True)


def fill(database: Database, *weights: int) -> None:
    with database.transaction():
        for place, weight in enumerate(weights):
            database.session(HERE).add(PARCELS, parcel(f"p{place}", weight))


def names(rows: list[Parcel]) -> list[str]:
    return [row.name for row in rows]


def test_a_row_comes_back_as_it_went_in(database: Database) -> None:
    fill(database, 1)
    assert database.session(HERE).get(PARCELS, "p0") == parcel("p0")


def test_absent_columns_stay_absent(database: Database) -> None:
    with database.transaction():
        database.session(HERE).add(PARCELS, Parcel("bare", 0, {}, []))
    found = database.session(HERE).get(PARCELS, "bare")
    assert found == Parcel("bare", 0, {}, [], None, None)


def test_a_taken_key_is_refused_and_put_overwrites(database: Database) -> None:
    fill(database, 1)
    with pytest.raises(Duplicate), database.transaction():
        database.session(HERE).add(PARCELS, parcel("p0", 2))
    with database.transaction():
        database.session(HERE).put(PARCELS, parcel("p0", 3))
    found = database.session(HERE).get(PARCELS, "p0")
    assert found and found.weight == 3


def test_update_sets_the_named_columns_whatever_their_order(database: Database) -> None:
    fill(database, 1, 2)
    with database.transaction():
        assert database.session(HERE).update(PARCELS, "p0", parts=["c"], weight=9, labels={"n": 1})
        assert not database.session(HERE).update(PARCELS, "nobody", weight=9)
    found = database.session(HERE).get(PARCELS, "p0")
    assert found and (found.weight, found.parts, found.labels) == (9, ["c"], {"n": 1})


def test_pages_go_on_behind_the_last_row(database: Database) -> None:
    fill(database, 5, 5, 3, 9, 1)
    store = database.session(HERE)
    first = store.page(HEAVIER, 2, None, weight=1)
    rest = store.page(HEAVIER, 9, HEAVIER.last(first[-1]), weight=1)
    assert names(first + rest) == ["p2", "p0", "p1", "p3"]
    newest = store.page(LIGHTEST_LAST, 2, None)
    older = store.page(LIGHTEST_LAST, 9, LIGHTEST_LAST.last(newest[-1]))
    assert names(newest + older) == ["p3", "p1", "p0", "p2", "p4"]


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1])
def test_rows_are_read_through_a_page_at_a_time(database: Database, count: int) -> None:
    fill(database, *range(count))

    found = database.session(HERE).through(LIGHTEST_LAST)
    assert [row.weight for row in found] == list(reversed(range(count)))


def test_changes_say_how_many_rows_they_met(database: Database) -> None:
    fill(database, 1, 2, 3)
    with database.transaction():
        store = database.session(HERE)
        assert store.change(LIFT, below=3) == 2
        assert store.change(DROP, weight=3) == 2
    assert names(store.select(HEAVIER, weight=0, limit=9)) == ["p0"]


def test_nothing_of_a_failed_transaction_stays(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction():
        database.session(HERE).add(PARCELS, parcel("p0"))
        raise ZeroDivisionError
    assert database.session(HERE).get(PARCELS, "p0") is None


def write(database: Database, name: str, *, fail: bool = False) -> tuple[None, bool]:
    """A part that adds a parcel, and then may fail."""

    def work() -> None:
        database.session(HERE).add(PARCELS, parcel(name))
        if fail:
            raise ZeroDivisionError

    return database.part(work)


def committed(database: Database) -> list[str]:
    """What another connection sees."""
    with database.reading() as across:
        return [row.name for _, row in across.each(HEAVIER, weight=0, limit=9)]


def test_parts_share_a_commit_and_fail_alone(database: Database) -> None:
    told: list[Exception | None] = []
    database.parts_committed = told.append
    write(database, "a")
    with pytest.raises(ZeroDivisionError):
        write(database, "b", fail=True)
    write(database, "c")
    assert (committed(database), told) == ([], [])
    database.commit_parts()
    assert (committed(database), told) == (["a", "c"], [None])
    database.commit_parts()
    assert told == [None]


def test_a_first_part_that_fails_leaves_nothing_open(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        write(database, "a", fail=True)
    write(database, "b")
    database.commit_parts()
    assert committed(database) == ["b"]


def test_a_part_that_reads_waits_for_nothing(database: Database) -> None:
    fill(database, 1)
    found, wrote = database.part(lambda: database.session(HERE).get(PARCELS, "p0"))
    assert (found, wrote) == (parcel("p0"), False)
    write(database, "a")
    assert database.part(lambda: database.session(HERE).get(PARCELS, "a")) == (parcel("a"), False)
    assert committed(database) == ["p0"]


def test_a_transaction_commits_the_parts_before_it(database: Database) -> None:
    write(database, "a")
    with pytest.raises(ZeroDivisionError), database.transaction():
        database.session(HERE).add(PARCELS, parcel("b"))
        raise ZeroDivisionError
    assert committed(database) == ["a"]


def test_a_commit_that_fails_is_told_and_leaves_nothing_open(database: Database) -> None:
    told: list[Exception | None] = []
    database.parts_committed = told.append
    write(database, "a")
    database.across().change(DROP, weight=1)
    database.session(HERE)._connection.read("ROLLBACK")  # as SQLite does of itself when the disk is full
    database.commit_parts()
    assert isinstance(told[0], sqlite3.OperationalError)
    write(database, "b")
    database.commit_parts()
    assert (committed(database), told[1]) == (["b"], None)


def test_a_reader_sees_what_was_committed(database: Database) -> None:
    fill(database, 1)
    with database.reading() as across:
        assert [(scope, row.name) for scope, row in across.each(HEAVIER, weight=0, limit=9)] == [(HERE, "p0")]


def test_what_was_committed_is_there_after_a_new_start(database: Database, tmp_path: Path) -> None:
    fill(database, 1)
    again = Database(tmp_path / "store.sqlite3", [PARCELS], durable=True)
    assert again.session(HERE).get(PARCELS, "p0") == parcel("p0")
    again.close()


def test_the_file_is_its_owners_alone(database: Database, tmp_path: Path) -> None:
    fill(database, 1)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_a_file_of_a_newer_version_is_refused(database: Database, tmp_path: Path) -> None:
    with database.transaction():
        database.session(HERE).add(PARCELS, parcel("p0"))
    database.declare_version(99)
    with pytest.raises(StoreTooNew, match=r"store\.sqlite3: schema 99 is of a newer Bellhop"):
        Database(tmp_path / "store.sqlite3", [PARCELS], durable=True)


def test_the_last_number_is_that_of_every_numbered_table(database: Database, tmp_path: Path) -> None:
    @dataclass(slots=True)
    class Line:
        id: int

    lines = Table("line", Line, ("id",), unique=True)
    pages = Table("page", Line, ("id",), unique=True)
    both = Database(tmp_path / "numbers.sqlite3", [PARCELS, lines, pages], durable=False)
    assert both.last_number() == 0
    with both.transaction():
        both.session(HERE).add(lines, Line(7))
        both.session(HERE).add(pages, Line(5))
        both.session(HERE).add(PARCELS, parcel("p", 99))
    assert both.last_number() == 7
    both.close()


@dataclass(slots=True)
class Early:
    """A row as an older Bellhop declared it."""

    name: str


@dataclass(slots=True)
class Late:
    """The same row, which has learnt more since."""

    name: str
    note: str = "none"
    count: int = 0
    when: float | None = None
    tags: list[str] = field(default_factory=list[str])


def test_the_file_of_an_older_bellhop_gets_the_columns_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    early = Table("thing", Early, ("name",))
    older = Database(path, [early], durable=True)
    with older.transaction():
        older.session(HERE).add(early, Early("old"))
    older.declare_version(1)
    older.close()

    late = Table("thing", Late, ("name",), indexes=(("account", "region", "note"),))
    for _ in range(2):
        newer = Database(path, [late], durable=True)
        assert newer.session(HERE).get(late, "old") == Late("old", "none", 0, None, [])
        newer.close()
