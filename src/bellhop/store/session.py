"""A session reads and writes one scope: account and region are stamped here and nowhere else."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bellhop.store.database import Connection
    from bellhop.store.query import Change, Query
    from bellhop.store.table import R, Table


class Scope(NamedTuple):
    """Whose rows: account id (12 digits) and region name."""

    account: str
    region: str


PAGE = 500  # rows that `through` reads at a time
NOBODY = Scope("", "")  # of no account: what is Bellhop's own, or its operator's


class Duplicate(Exception):
    """A row with this key is already there."""


class Store:
    """The rows of one scope."""

    __slots__ = ("_connection", "scope")

    def __init__(self, connection: Connection, scope: Scope) -> None:
        self._connection = connection
        self.scope = scope

    def get(self, table: Table[R], *key: Any) -> R | None:
        """The row with this key."""
        connection = self._connection
        sql, values = connection.statements[table].get, (*self.scope, *key)
        if table.remembered:
            row = next(iter(connection.recall(table, sql, values)), None)
        else:
            row = connection.read(sql, values).fetchone()
        return None if row is None else table.make(row)

    def select(self, query: Query[R], **binds: Any) -> list[R]:
        """All rows of a query."""
        binds["account"], binds["region"] = self.scope
        sql = query.scoped
        make = query.table.make
        return [make(row) for row in self._connection.rows(query, sql, binds)]

    def page(self, query: Query[R], limit: int, after: dict[str, Any] | None, **binds: Any) -> list[R]:
        """At most `limit` rows of a query, beginning behind `after` (see `Query.last`)."""
        if after is None:
            return self.select(query, limit=limit, **binds)
        binds |= after
        binds["account"], binds["region"] = self.scope
        binds["limit"] = limit
        sql = query.scoped_after
        make = query.table.make
        return [make(row) for row in self._connection.read(sql.text, sql.values(binds))]

    def through(self, query: Query[R], **binds: Any) -> Iterator[R]:
        """The rows of a paged query, read a page at a time: who stops early reads no further."""
        rows = self.page(query, PAGE, None, **binds)
        while rows:
            yield from rows
            full = len(rows) == PAGE
            rows = self.page(query, PAGE, query.last(rows[-1]), **binds) if full else []

    def add(self, table: Table[R], row: R) -> R:
        """Insert a row; raises Duplicate when its key is taken."""
        connection = self._connection
        try:
            connection.write_to(table, connection.statements[table].insert, (*self.scope, *table.values(row)))
        except sqlite3.IntegrityError as error:
            raise Duplicate(table.name) from error
        return row

    def put(self, table: Table[R], row: R) -> R:
        """Insert a row, or overwrite the one with its key."""
        connection = self._connection
        connection.write_to(table, connection.statements[table].upsert, (*self.scope, *table.values(row)))
        return row

    def count_up(self, table: Table[R], row: R) -> None:
        """Add the row's numbers to the counters under its key."""
        connection = self._connection
        connection.write_to(table, connection.statements[table].count_up, (*self.scope, *table.values(row)))

    def update(self, table: Table[Any], *key: Any, **changes: Any) -> bool:
        """Set columns of the row with this key; False if there is none."""
        encoded = {column: table.encode(column, value) for column, value in changes.items()}
        return self._write_columns(table, key, encoded)

    def _write_columns(self, table: Table[Any], key: Iterable[Any], encoded: dict[str, Any]) -> bool:
        connection = self._connection
        sql = connection.statements[table].update(tuple(encoded))
        binds = {f"new_{column}": value for column, value in encoded.items()}
        binds |= zip((f"key_{column}" for column in table.key), key, strict=True)
        binds["key_account"], binds["key_region"] = self.scope
        return connection.write_to(table, sql.text, sql.values(binds)).rowcount > 0

    def rewrite(self, table: Table[R], before: tuple[Any, ...], row: R) -> None:
        """Write what changed of a row since `before`, which is `table.values` of it as it was read."""
        now = table.values(row)
        changes = {c: new for c, old, new in zip(table.columns, before, now, strict=True) if new != old}
        if changes:
            key = (getattr(row, column) for column in table.key)
            self._write_columns(table, key, changes)

    def delete(self, table: Table[Any], *key: Any) -> bool:
        """Remove the row with this key; False if there is none."""
        connection = self._connection
        values = (*self.scope, *key)
        return connection.write_to(table, connection.statements[table].delete, values).rowcount > 0

    def change(self, change: Change[Any], **binds: Any) -> int:
        """Run an update or delete; how many rows it met."""
        binds["account"], binds["region"] = self.scope
        sql = change.scoped
        return self._connection.write_to(change.table, sql.text, sql.values(binds)).rowcount

    def across(self) -> Across:
        """The door for callerless work (DNS, MX, links, control API, pump): rows of every scope."""
        return Across(self._connection)

    def of(self, owner: Scope) -> Store:
        """The door to somebody else's rows, after a resource policy allowed it."""
        return Store(self._connection, owner)


class Across:
    """Rows of all scopes, each with the scope it belongs to."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def scope(self, scope: Scope) -> Store:
        return Store(self._connection, scope)

    def select(self, query: Query[R], **binds: Any) -> list[tuple[Scope, R]]:
        """All rows of a query, with their scopes."""
        return list(self.each(query, **binds))

    def each(
        self, query: Query[R], after: dict[str, Any] | None = None, **binds: Any
    ) -> Iterator[tuple[Scope, R]]:
        """The rows of a query one by one, beginning behind `after`."""
        sql = query.across if after is None else query.across_after
        binds |= after or {}
        make = query.table.make
        for row in self._connection.rows(query, sql, binds):
            yield Scope(row[0], row[1]), make(row[2:])

    def add_all(self, table: Table[R], rows: Iterable[tuple[Scope, R]]) -> None:
        """Insert many rows, each into its scope."""
        connection, values = self._connection, table.values
        connection.forget(table)
        connection.write_many(
            connection.statements[table].insert, ((*scope, *values(row)) for scope, row in rows)
        )

    def change(self, change: Change[Any], **binds: Any) -> int:
        """Run an update or delete over every scope; how many rows it met."""
        sql = change.across
        return self._connection.write_to(change.table, sql.text, sql.values(binds)).rowcount
