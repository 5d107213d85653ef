"""One SQLite file: its connections, pragmas, schema and transactions."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from bellhop.store.query import StatementsOf, compile_ddl
from bellhop.store.session import Across, Scope, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from bellhop.store.query import Query, Sql
    from bellhop.store.table import Table

T = TypeVar("T")

SCHEMA_VERSION = 4
MOST_REMEMBERED = 4096  # answers of a table


class StoreUnusable(Exception):
    """The file cannot hold the state; the message names it and says why."""


class StoreTooNew(StoreUnusable):
    """The file was written by a newer Bellhop."""


class Connection:
    """One connection of the driver. A transaction begins with the first write.

    `writing`: a transaction is open; `shared`: by parts that are over and wait for its commit; `wrote`:
    the part (or transaction) under way has written.
    """

    def __init__(self, path: Path, statements: StatementsOf) -> None:
        # Mails and parameters are nobody else's to read; SQLite gives its side files the same mode.
        path.touch(mode=0o600)
        # Every statement of the house is a constant text, so all of them fit the driver's cache.
        self._driver = sqlite3.connect(
            path, isolation_level=None, cached_statements=1024, check_same_thread=False
        )
        self.statements = statements
        self.read = self._driver.execute
        self.writing = self.shared = self.wrote = False
        self._remembered: dict[str, dict[tuple[Any, ...], list[Any]]] = {}

    def rows(self, query: Query[Any], sql: Sql, binds: dict[str, Any]) -> Iterable[Any]:
        """What a query finds. Pages are not remembered: there are many, and they are long."""
        values = sql.values(binds)
        if query.table.remembered and not query.limit:
            return self.recall(query.table, sql.text, tuple(values))
        return self.read(sql.text, values)

    def recall(self, table: Table[Any], sql: str, values: tuple[Any, ...]) -> list[Any]:
        """The answer to a statement about a remembered table."""
        known = self._remembered.setdefault(table.name, {})
        question = (sql, *values)
        answer = known.get(question)
        if answer is None:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            answer = known[question] = self.read(sql, values).fetchall()
        return answer

    def forget(self, table: Table[Any]) -> None:
        """Somebody writes to a table."""
        if table.remembered:
            self._remembered.pop(table.name, None)

    def write_to(self, table: Table[Any], sql: str, values: Sequence[Any]) -> sqlite3.Cursor:
        if table.remembered:
            self.forget(table)
        return self.write(sql, values)

    def write(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        if not self.wrote:
            self._begin()
        return self._driver.execute(sql, values)

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        if not self.wrote:
            self._begin()
        self._driver.executemany(sql, rows)

    def _begin(self) -> None:
        self._driver.execute("SAVEPOINT part" if self.shared else "BEGIN IMMEDIATE")
        self.writing = self.wrote = True

    def keep(self) -> None:
        """What the part wrote waits for the commit."""
        if self.shared and self.wrote:
            self._driver.execute("RELEASE part")
        self.shared = self.writing

    def undo(self) -> None:
        """Nothing of what the part wrote stays; the parts before it do."""
        self._remembered.clear()
        if self.wrote and self.shared:
            self._driver.execute("ROLLBACK TO part")
            self._driver.execute("RELEASE part")
        elif self.wrote:
            self.writing = False
            self._driver.execute("ROLLBACK")

    def commit(self) -> None:
        writing, self.writing, self.shared, self.wrote = self.writing, False, False, False
        if not writing:
            return
        try:
            self._driver.execute("COMMIT")
        except sqlite3.Error:
            with contextlib.suppress(sqlite3.Error):  # SQLite may have rolled back itself
                self._driver.execute("ROLLBACK")
            self._remembered.clear()
            raise

    def close(self) -> None:
        self._driver.close()


class Database:
    """The state of one Bellhop; `durable` decides how much a commit costs. Raises StoreUnusable."""

    def __init__(self, path: Path, tables: Iterable[Table[Any]], *, durable: bool) -> None:
        self._path = path
        self.tables = tuple(tables)
        self.parts_committed: Callable[[Exception | None], None] = lambda _error: None
        try:
            self._kept = Connection(path, StatementsOf())
        except sqlite3.Error as error:
            raise StoreUnusable(f"{path}: {error}") from error
        try:
            self._prepare(durable=durable)
        except sqlite3.Error as error:
            self.close()
            raise StoreUnusable(f"{path}: {error}") from error

    def _prepare(self, *, durable: bool) -> None:
        # In WAL an acknowledged write survives the end of this process with NORMAL and with OFF;
        # NORMAL also survives the machine's.
        self._kept.read(f"PRAGMA synchronous={'NORMAL' if durable else 'OFF'}")
        self._kept.read("PRAGMA journal_mode=WAL")
        self._kept.read("PRAGMA cache_size=-16384")
        # Four times SQLite's own figure: pages that many calls write go into the database once.
        self._kept.read("PRAGMA wal_autocheckpoint=4000")
        self._create()

    def _create(self) -> None:
        (version,) = self._kept.read("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            self.close()
            raise StoreTooNew(
                f"{self._path}: schema {version} is of a newer Bellhop; this one knows {SCHEMA_VERSION}"
            )
        there = {name for (name,) in self._kept.read("SELECT name FROM sqlite_master")}
        for table in self.tables:
            if table.name not in there:
                self._kept.write(compile_ddl(CreateTable(table.sql)))
            elif version < SCHEMA_VERSION:
                self._add_columns(table)
            for index in table.sql.indexes:
                if index.name not in there:
                    self._kept.write(compile_ddl(CreateIndex(index)))
        self._kept.commit()
        if version != SCHEMA_VERSION:
            self.declare_version(SCHEMA_VERSION)

    def _add_columns(self, table: Table[Any]) -> None:
        """What an older Bellhop's table has not; its rows have the dataclass's default there."""
        there = {column[1] for column in self._kept.read(f"PRAGMA table_info({table.name})")}
        for column in table.columns:
            if column not in there:
                declared = compile_ddl(CreateColumn(table.c[column]))
                self._kept.write(f"ALTER TABLE {table.name} ADD COLUMN {declared}")
                self._kept.write(f'UPDATE {table.name} SET "{column}" = ?', (table.default(column),))  # noqa: S608 - names of our own

    def declare_version(self, version: int) -> None:
        """Write into the file which schema it has."""
        self._kept.read(f"PRAGMA user_version={version}")

    def session(self, scope: Scope) -> Store:
        """The rows of one scope, on the kept connection."""
        return Store(self._kept, scope)

    def across(self) -> Across:
        """The rows of every scope, for callerless work."""
        return Across(self._kept)

    @property
    def wrote(self) -> bool:
        """Has the transaction or part under way written anything?"""
        return self._kept.wrote

    @contextlib.contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """What is written inside stays only if nothing is raised. Transactions do not nest."""
        kept = self._kept
        self.commit_parts()
        assert not kept.writing, "a transaction is under way"
        try:
            yield
        except BaseException:
            kept.undo()
            kept.wrote = False
            raise
        kept.commit()

    def part(self, function: Callable[[], T]) -> tuple[T, bool]:
        """Run a transaction that shares its commit with those beside it: its result, and whether it wrote.

        If it raises, nothing of it stays. If it wrote, it is durable once `commit_parts` was called; until
        then the parts that follow see what it wrote.
        """
        kept = self._kept
        kept.wrote = False
        try:
            result = function()
        except BaseException:
            kept.undo()
            kept.wrote = False
            raise
        kept.keep()
        return result, kept.wrote

    def commit_parts(self) -> None:
        """Commit what parts have written, and tell `parts_committed` of it, or of why it could not be."""
        if self._kept.shared:
            try:
                self._kept.commit()
            except sqlite3.Error as error:
                self.parts_committed(error)
            else:
                self.parts_committed(None)

    @contextlib.contextmanager
    def reading(self) -> Generator[Across, None, None]:
        """A second connection for long reads in a thread; it sees what was committed before."""
        connection = Connection(self._path, StatementsOf())
        try:
            connection.read("PRAGMA query_only=1")
            yield Across(connection)
        finally:
            connection.close()

    def last_number(self) -> int:
        """The greatest key of all tables whose keys are numbers, 0 when they are empty."""
        numbered = [table for table in self.tables if table.numbered]
        queries = [f'SELECT MAX("{table.key[0]}") FROM "{table.name}"' for table in numbered]  # noqa: S608 - declared
        return max((self._kept.read(query).fetchone()[0] or 0 for query in queries), default=0)

    def empty(self) -> None:
        """Delete every row."""
        with self.transaction():
            for table in self.tables:
                self._kept.write_to(table, f'DELETE FROM "{table.name}"', ())  # noqa: S608 - a declared name

    def close(self) -> None:
        self._kept.close()
