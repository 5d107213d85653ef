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
    twin = dataclasses.replace(
        row, **({table.key[0]: other_key(key[0])} if table.primary == table.key else {})
    )
    everything = Query(table)
    with database.transaction():
        database.session(A).add(table, row)
        other = database.session(stranger)
        assert other.get(table, *key) is None
        assert other.select(everything) == []
        assert not other.delete(table, *key)
        assert other.change(Change(table, table.c[table.key[0]].is_not(None))) == 0
        other.add(table, twin)
    assert database.session(A).get(table, *key) == row
    assert len(database.across().select(everything)) == 2
    database.close()


def other_key(value: Any) -> Any:
    """A key that is unique over all scopes is never the same twice."""
    return value + 1 if isinstance(value, int) else f"{value} too"


def test_keys_begin_with_the_scope_or_are_ids_of_our_own_making() -> None:
    ours = {table.name for table in TABLES if table.primary == table.key}
    assert ours == {
        "call",
        "event",
        "iam_access_key",
        "mail_addressee",
        "mail_content",
        "mail_message",
        "phone_message",
        "recipient_rule",
        "sts_session",
        "timer",
    }
    for table in TABLES:
        assert table.name in ours or table.primary == ("account", "region", *table.key), table.name
