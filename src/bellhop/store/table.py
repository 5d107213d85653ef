"""A table is declared once, by the dataclass of its rows; account and region lead every key."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import orjson
import sqlalchemy as sa

R = TypeVar("R")
Decode = Callable[[Any], Any]

SCOPE_COLUMNS = ("account", "region")

_SQL_TYPES: dict[type, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    int: sa.BigInteger,
    float: sa.Float,
    bool: sa.SmallInteger,
    bytes: sa.LargeBinary,
    dict: sa.Text,
    list: sa.Text,
    tuple: sa.Text,
}


def bind(name: str) -> sa.BindParameter[Any]:
    """A value that a query or change is given when it runs."""
    return sa.bindparam(name)


class Sparse(tuple[str, ...]):
    """The columns of an index that leaves out rows whose first of them is None."""

    __slots__ = ()


class Table(Generic[R]):
    """`row` is a dataclass whose fields are the columns.

    Columns are str, int, float, bool, bytes, or dict and list (kept as JSON), each of them
    optionally None. The key's columns follow account and region, unless it is `unique` over all scopes
    (numbers and ids of our own making): then it is the key alone, and a single int is SQLite's rowid.
    An index names all of its columns, account and region too where it is read within a scope. Every
    index is a page more that each write dirties.
    """

    remembered = False

    def __init__(
        self,
        name: str,
        row: type[R],
        key: tuple[str, ...],
        *,
        unique: bool = False,
        indexes: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self.name = name
        self.row = row
        self.key = key
        self.columns = tuple(field.name for field in dataclasses.fields(cast(Any, row)))
        hints = get_type_hints(row)
        self._kinds = {column: _kind(hints[column]) for column in self.columns}
        self.primary = key if unique else (*SCOPE_COLUMNS, *key)
        self.sql = self._declare()
        for columns in indexes:
            self._index(columns)
        self.c = self.sql.c
        self.values: Callable[[R], tuple[Any, ...]] = self._encoder()
        self._decoders = tuple(
            (place, _DECODERS[self._kinds[column]])
            for place, column in enumerate(self.columns)
            if self._kinds[column] in _DECODERS
        )

    def _declare(self) -> sa.Table:
        scope = [sa.Column(column, sa.Text, nullable=False) for column in SCOPE_COLUMNS]
        own = [sa.Column(column, self._sql_type(column), autoincrement=False) for column in self.columns]
        key = sa.PrimaryKeyConstraint(*self.primary)
        # "WITHOUT ROWID tables will work best when individual rows are not too large" (SQLite): scalars.
        rowid = self.numbered or not _LARGE.isdisjoint(self._kinds.values())
        return sa.Table(self.name, sa.MetaData(), *scope, *own, key, sqlite_with_rowid=rowid)

    @property
    def numbered(self) -> bool:
        """Is the key a number that SQLite keeps as its rowid?"""
        return len(self.primary) == 1 and self._kinds[self.primary[0]] is int

    def _sql_type(self, column: str) -> type[sa.types.TypeEngine[Any]]:
        # Only a column declared INTEGER, not BIGINT, becomes the rowid.
        return sa.Integer if self.numbered and column in self.primary else _SQL_TYPES[self._kinds[column]]

    def default(self, column: str) -> Any:
        """What a row has in this column where nobody says, as the driver takes it."""
        field = next(field for field in dataclasses.fields(cast(Any, self.row)) if field.name == column)
        if field.default_factory is not dataclasses.MISSING:
            return self.encode(column, field.default_factory())
        return None if field.default is dataclasses.MISSING else self.encode(column, field.default)

    def _index(self, columns: tuple[str, ...]) -> None:
        found = [self.sql.c[column] for column in columns]
        where = found[0].is_not(None) if isinstance(columns, Sparse) else None
        sa.Index(f"{self.name}_by_{'_'.join(columns)}", *found, sqlite_where=where)

    def _encoder(self) -> Callable[[R], tuple[Any, ...]]:
        read = attrgetter(*self.columns)
        if len(self.columns) == 1:
            return lambda row: (read(row),)
        json_places = [place for place, column in enumerate(self.columns) if self._kinds[column] in _JSON]
        if not json_places:
            return cast("Callable[[R], tuple[Any, ...]]", read)

        def encode(row: R) -> tuple[Any, ...]:
            values = list(read(row))
            for place in json_places:
                if values[place] is not None:
                    values[place] = orjson.dumps(values[place]).decode()
            return tuple(values)

        return encode

    def encode(self, column: str, value: Any) -> Any:
        """One column's value as the driver takes it."""
        if value is not None and self._kinds.get(column) in _JSON:
            return orjson.dumps(value).decode()
        return value

    def make(self, values: tuple[Any, ...]) -> R:
        """A row from the driver's tuple, in the order of `columns`."""
        if not self._decoders:
            return self.row(*values)
        decoded = list(values)
        for place, decode in self._decoders:
            if decoded[place] is not None:
                decoded[place] = decode(decoded[place])
        return self.row(*decoded)


class RememberedTable(Table[R]):
    """What is read of it stays in memory until anybody writes to it.

    For small tables that are read with every call and seldom written, such as settings.
    """

    remembered = True


def _kind(hint: Any) -> type:
    """The plain type of an annotation: `dict[str, Any] | None` is a dict."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
        origin = get_origin(hint)
    return origin or hint


_JSON = (dict, list, tuple)
_LARGE = frozenset({bytes, *_JSON})
_DECODERS: dict[type, Decode] = {
    bool: bool,
    dict: orjson.loads,
    list: orjson.loads,
    tuple: lambda text: tuple(orjson.loads(text)),
}
