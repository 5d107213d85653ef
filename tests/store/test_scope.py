"""Every table of the house: written as one account, unreadable and unchangeable as another."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import pytest

from bellhop.schema import TABLES
from bellhop.store import Change, Database, Query, Scope, Table

if TYPE_CHECKING:
    from pathlib import Path

A = Scope("111111111111", "us-east-1")
STRANGERS = [Scope("222222222222", "us-east-1"), Scope("111111111111", "eu-west-1")]
SAMPLES: dict[type, Any] = {
    str: "x",
    int: 7,
    float: 7.5,
    bool: True,
    bytes: b"x",
    dict: {"x": 1},
    list: ["x"],
    tuple: ("x",),
}


def sample(table: Table[Any]) -> Any:
    """A row with something in every column."""
    hints = get_type_hints(table.row)
    return table.row(*(SAMPLES[plain(hints[field.name])] for field in dataclasses.fields(table.row)))


def plain(hint: Any) -> type:
    parts = [part for part in get_args(hint) if part is not type(None)]
    if type(None) in get_args(hint):
        return plain(parts[0])
    return get_origin(hint) or hint


@pytest.mark.parametrize("stranger", STRANGERS, ids=["other account", "other Region"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_stay_in_their_scope(table: Table[Any], stranger: Scope, tmp_path: Path) -> None:
    database = Database(tmp_path / "scope.sqlite3", [table], durable=False)
    row = sample(table)
    key = [getattr(row, column) for column in table.key]
    everything = Query(table)
    with database.transaction():
        database.session(A).add(table, row)
        other = database.session(stranger)
        assert other.get(table, *key) is None
        assert other.select(everything) == []
        assert not other.delete(table, *key)
        assert other.change(Change(table, table.c[table.key[0]].is_not(None))) == 0
        other.add(table, row)
    assert database.session(A).get(table, *key) == row
    assert len(database.across().select(everything)) == 2
    database.close()


def test_every_key_begins_with_the_scope() -> None:
    for table in TABLES:
        columns = [column.name for column in table.sql.primary_key.columns]
        assert columns == ["account", "region", *table.key], table.name
