"""Parameters, their older versions, and the keys that their secrets are encrypted with."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import sqlalchemy as sa

from bellhop.kernel.tags import TAGS
from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class Parameter:
    """A parameter as it is now. `value` of a SecureString is its ciphertext in base64.

    `path` is the hierarchy one level above the name, "/" at the top; `leaf` is the name's last part.
    """

    name: str
    path: str
    leaf: str
    type: str
    value: str
    version: int
    modified: float
    modified_by: str
    tier: str
    data_type: str
    description: str | None
    allowed_pattern: str | None
    key_id: str | None


@dataclass(slots=True)
class DataKey:
    """The AES key that stands for a KMS key in one account and Region."""

    key_id: str
    key: bytes


PARAMETERS = Table("parameter", Parameter, ("name",), indexes=(("account", "region", "path", "leaf"),))
OLD_VERSIONS = Table("parameter_version", Parameter, ("name", "version"))
DATA_KEYS = Table("parameter_key", DataKey, ("key_id",))

OLD_VERSIONS_OF = Query(OLD_VERSIONS, OLD_VERSIONS.c.name == bind("name"), order=("version",))
REMOVE_OLD_VERSIONS_OF = Change(OLD_VERSIONS, OLD_VERSIONS.c.name == bind("name"))

ALL = Query(PARAMETERS, order=("name",), limit=True)

# Within a path the order of leaves is that of names; SQLite would scan the key if it were asked for names.
ONE_LEVEL = Query(PARAMETERS, PARAMETERS.c.path == bind("path"), order=("leaf",), limit=True)

# `after_name` says where it begins; a page's token carries it too and so moves the one lower bound
# there is: a page costs the same wherever it lies.
_BETWEEN = (PARAMETERS.c.name > bind("after_name")) & (PARAMETERS.c.name < bind("below"))
BETWEEN = Query(PARAMETERS, _BETWEEN, order=("name",), limit=True)


def _any(column: str, name: str, *, begins: bool = False) -> sa.ColumnElement[bool]:
    """The column equals (or begins with) one of a JSON list's strings; true where the bind is None."""
    own, values = PARAMETERS.c[column], sa.func.json_each(bind(name)).table_valued("value")
    value = values.c.value
    met = sa.func.substr(own, 1, sa.func.length(value)) == value if begins else own == value
    return bind(name).is_(None) | sa.exists(sa.select(sa.literal(1)).select_from(values).where(met))


def _contains(name: str) -> sa.ColumnElement[bool]:
    values = sa.func.json_each(bind(name)).table_valued("value")
    met = sa.func.instr(PARAMETERS.c.name, values.c.value) > 0
    return bind(name).is_(None) | sa.exists(sa.select(sa.literal(1)).select_from(values).where(met))


_PLAIN = ("type", "tier", "data_type", "key_id")

# Conditions of `filtered`, each a bind: a JSON list of strings, or None when it is not asked for.
CONDITIONS = (
    "name_equals",
    "name_begins",
    "name_contains",
    "name_tagged",
    "path_equals",
    "path_under",
    *(f"{column}_{how}" for column in _PLAIN for how in ("equals", "begins")),
)


@functools.cache
def filtered() -> Query[Parameter]:
    """Names between `after_name` and `below` that meet every condition; made when it is first needed."""
    conditions = [
        _any("name", "name_equals"),
        _any("name", "name_begins", begins=True),
        _contains("name_contains"),
        _any("name", "name_tagged"),
        _any("path", "path_equals"),
        _any("name", "path_under", begins=True),
        *(_any(column, f"{column}_equals") for column in _PLAIN),
        *(_any(column, f"{column}_begins", begins=True) for column in _PLAIN),
    ]
    return Query(PARAMETERS, _BETWEEN & sa.and_(*conditions), order=("name",), limit=True)


TAGGED = Query(
    TAGS,
    (TAGS.c.arn > bind("from_arn")) & (TAGS.c.arn < bind("to_arn")) & (TAGS.c.key == bind("key")),
    order=("arn",),
)
