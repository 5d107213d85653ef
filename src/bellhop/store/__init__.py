"""The only place that says "sql": declared tables, scoped sessions, one database."""

from bellhop.store.database import Database, StoreTooNew, StoreUnusable
from bellhop.store.query import Change, Query
from bellhop.store.session import NOBODY, Across, Duplicate, Scope, Store
from bellhop.store.table import RememberedTable, Sparse, Table, bind

__all__ = [
    "NOBODY",
    "Across",
    "Change",
    "Database",
    "Duplicate",
    "Query",
    "RememberedTable",
    "Scope",
    "Sparse",
    "Store",
    "StoreTooNew",
    "StoreUnusable",
    "Table",
    "bind",
]
