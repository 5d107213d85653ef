"""Statements: declared once over one table, compiled once to the dialect's SQL, scope included."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from bellhop.store.table import SCOPE_COLUMNS, R, Table, bind

if TYPE_CHECKING:
    from collections.abc import Mapping

    Condition = sa.ColumnElement[bool]


class Sql(NamedTuple):
    """Text for the driver, the names of its values in order, and those the declaration fixed."""

    text: str
    names: tuple[str, ...] = ()
    fixed: Mapping[str, Any] = MappingProxyType({})

    def values(self, binds: dict[str, Any]) -> list[Any]:
        """The driver's values; KeyError names a bind that was not given."""
        if self.fixed:
            binds = {**self.fixed, **binds}
        return [binds[name] for name in self.names]


@functools.cache
def _dialect() -> SQLiteDialect:
    return SQLiteDialect(paramstyle="qmark")


def compile_sql(statement: Any) -> Sql:
    """A statement's SQL. SQLAlchemy's binds without a value are ours to give when it runs."""
    compiled = statement.compile(dialect=_dialect())
    fixed = {name: parameter.value for name, parameter in compiled.binds.items() if not parameter.required}
    return Sql(str(compiled), tuple(compiled.positiontup or ()), fixed)


def compile_ddl(statement: Any) -> str:
    return str(statement.compile(dialect=_dialect()))


def in_scope(table: Table[Any]) -> Condition:
    return sa.and_(*(table.c[column] == bind(column) for column in SCOPE_COLUMNS))


class Query(Generic[R]):
    """Rows of one table under a condition, in the order of `order` columns.

    `descending` turns the order round. With `limit` the statement takes that bind; a query that
    is paged is also asked for what comes after the last row seen (`after`), column by column.
    """

    def __init__(
        self,
        table: Table[R],
        where: Condition | None = None,
        *,
        order: tuple[str, ...] = (),
        descending: bool = False,
        limit: bool = False,
    ) -> None:
        self.table = table
        self.where = where
        self.order = order
        self.descending = descending
        self.limit = limit

    @functools.cached_property
    def scoped(self) -> Sql:
        return self._compile(scoped=True, after=False)

    @functools.cached_property
    def scoped_after(self) -> Sql:
        return self._compile(scoped=True, after=True)

    @functools.cached_property
    def across(self) -> Sql:
        return self._compile(scoped=False, after=False)

    @functools.cached_property
    def across_after(self) -> Sql:
        return self._compile(scoped=False, after=True)

    def _compile(self, *, scoped: bool, after: bool) -> Sql:
        table = self.table
        columns = table.columns if scoped else (*SCOPE_COLUMNS, *table.columns)
        statement = sa.select(*(table.c[column] for column in columns))
        for condition in (in_scope(table) if scoped else None, self.where, self._beyond() if after else None):
            if condition is not None:
                statement = statement.where(condition)
        for column in self.order:
            statement = statement.order_by(table.c[column].desc() if self.descending else table.c[column])
        if self.limit:
            statement = statement.limit(bind("limit"))
        return compile_sql(statement)

    def _beyond(self) -> Condition:
        here = sa.tuple_(*(self.table.c[column] for column in self.order))
        last = sa.tuple_(*(bind(f"after_{column}") for column in self.order))
        return here < last if self.descending else here > last

    def last(self, row: R) -> dict[str, Any]:
        """The binds that ask for what comes after this row."""
        return {f"after_{column}": getattr(row, column) for column in self.order}


class Change(Generic[R]):
    """An update or delete of a table's rows under a condition; `values` are columns or expressions.

    Without values the rows are deleted.
    """

    def __init__(self, table: Table[R], where: Condition, values: Mapping[str, Any] | None = None) -> None:
        self.table = table
        self.where = where
        self.new = values

    @functools.cached_property
    def scoped(self) -> Sql:
        return self._compile(in_scope(self.table))

    @functools.cached_property
    def across(self) -> Sql:
        return self._compile(None)

    def _compile(self, scope: Condition | None) -> Sql:
        table = self.table.sql
        statement = sa.update(table).values(dict(self.new)) if self.new else sa.delete(table)
        statement = statement.where(self.where)
        return compile_sql(statement if scope is None else statement.where(scope))


class Statements:
    """The statements every table has: by key, insert, upsert, update of named columns."""

    def __init__(self, table: Table[Any]) -> None:
        self._table = table
        self._updates: dict[tuple[str, ...], Sql] = {}

    @functools.cached_property
    def get(self) -> str:
        table = self._table
        columns = (table.c[column] for column in table.columns)
        return compile_sql(sa.select(*columns).where(*self._by_key())).text

    @functools.cached_property
    def delete(self) -> str:
        return compile_sql(sa.delete(self._table.sql).where(*self._by_key())).text

    @functools.cached_property
    def insert(self) -> str:
        return compile_sql(sa.insert(self._table.sql)).text

    @functools.cached_property
    def upsert(self) -> str:
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - loaded with the first upsert

        table = self._table
        statement = insert(table.sql)
        rest = {c: statement.excluded[c] for c in table.columns if c not in table.key}
        key = table.primary
        statement = (
            statement.on_conflict_do_update(index_elements=key, set_=rest)
            if rest
            else (statement.on_conflict_do_nothing(index_elements=key))
        )
        return compile_sql(statement).text

    @functools.cached_property
    def count_up(self) -> str:
        """Insert, or add this row's non-key columns to the row that is there."""
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - loaded with the first upsert

        table = self._table
        statement = insert(table.sql)
        sums = {c: table.c[c] + statement.excluded[c] for c in table.columns if c not in table.key}
        key = table.primary
        return compile_sql(statement.on_conflict_do_update(index_elements=key, set_=sums)).text

    def update(self, columns: tuple[str, ...]) -> Sql:
        """Set `columns` (binds new_…) of the row with a key (binds key_…)."""
        sql = self._updates.get(columns)
        if sql is None:
            changes = {column: bind(f"new_{column}") for column in columns}
            statement = sa.update(self._table.sql).values(changes).where(*self._by_key())
            sql = self._updates[columns] = compile_sql(statement)
        return sql

    def _by_key(self) -> list[Condition]:
        columns = (*SCOPE_COLUMNS, *self._table.key)
        return [self._table.c[column] == bind(f"key_{column}") for column in columns]


class StatementsOf(dict[Table[Any], Statements]):
    """The statements of every table, made at its first use."""

    def __missing__(self, table: Table[Any]) -> Statements:
        found = self[table] = Statements(table)
        return found
