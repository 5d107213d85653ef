"""Parameters, their older versions, labels and sharing, and the keys of their secrets."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import sqlalchemy as sa

from bellhop.kernel.tags import TAGS
from bellhop.store import Change, Query, RememberedTable, Table, bind


@dataclass(slots=True)
class Parameter:
    """A parameter as it is now. `value` of a SecureString is its ciphertext in base64.

    `path` is the hierarchy one level above the name, "/" at the top; `leaf` is the name's last part.
    `policies` is JSON (see policies.py); `seal` says how a secret is encrypted (see secure_strings.py).
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
    policies: str | None = None
    seal: str = ""


@dataclass(slots=True)
class Label:
    """A name that a version of a parameter has; no two versions have the same."""

    name: str
    label: str
    version: int


@dataclass(slots=True)
class Tally:
    """How many parameters of a tier there are."""

    tier: str
    count: int


@dataclass(slots=True)
class ResourcePolicy:
    """A policy by which a parameter's owner shares it; `hash` changes with `document`, its JSON text."""

    arn: str
    policy_id: str
    hash: str
    document: str


@dataclass(slots=True)
class PublicParameter:
    """One of the operator's own public parameters, in `in_region`, or in every Region where it is ""."""

    name: str
    in_region: str
    type: str
    value: str
    version: int
    modified: float
    data_type: str
    description: str | None


@dataclass(slots=True)
class DataKey:
    """The AES key that stands for a KMS key in one account and Region."""

    key_id: str
    key: bytes


PARAMETERS = Table("parameter", Parameter, ("name",), indexes=(("account", "region", "path", "leaf"),))
OLD_VERSIONS = Table("parameter_version", Parameter, ("name", "version"))
DATA_KEYS = RememberedTable("parameter_key", DataKey, ("key_id",))
LABELS = Table("parameter_label", Label, ("name", "label"), indexes=(("account", "region", "label", "name"),))
TALLIES = Table("parameter_tally", Tally, ("tier",))
RESOURCE_POLICIES = Table("parameter_resource_policy", ResourcePolicy, ("arn", "policy_id"))
PUBLIC_PARAMETERS = RememberedTable("public_parameter", PublicParameter, ("name", "in_region"))
TABLES = (PARAMETERS, OLD_VERSIONS, DATA_KEYS, LABELS, TALLIES, RESOURCE_POLICIES, PUBLIC_PARAMETERS)

OLD_VERSIONS_OF = Query(OLD_VERSIONS, OLD_VERSIONS.c.name == bind("name"), order=("version",))
REMOVE_OLD_VERSIONS_OF = Change(OLD_VERSIONS, OLD_VERSIONS.c.name == bind("name"))

# The oldest version makes room for a new one, unless it has a label.
DROP_VERSION = Change(
    OLD_VERSIONS,
    (OLD_VERSIONS.c.name == bind("name"))
    & (OLD_VERSIONS.c.version == bind("version"))
    & ~sa.exists(
        sa.select(sa.literal(1))
        .where(
            LABELS.c.account == OLD_VERSIONS.c.account,
            LABELS.c.region == OLD_VERSIONS.c.region,
            LABELS.c.name == OLD_VERSIONS.c.name,
            LABELS.c.version == OLD_VERSIONS.c.version,
        )
        .correlate(OLD_VERSIONS.sql)
    ),
)

LABELS_OF = Query(LABELS, LABELS.c.name == bind("name"), order=("label",))
WITH_LABEL = Query(LABELS, LABELS.c.label == bind("label"), order=("name",))
REMOVE_LABELS_OF = Change(LABELS, LABELS.c.name == bind("name"))

OF_TIER = Query(PARAMETERS, PARAMETERS.c.tier == bind("tier"))
ONE_MORE = Change(
    TALLIES,
    (TALLIES.c.tier == bind("of_tier")) & (TALLIES.c["count"] < bind("limit")),
    {"count": TALLIES.c["count"] + 1},
)
ONE_LESS = Change(TALLIES, TALLIES.c.tier == bind("of_tier"), {"count": TALLIES.c["count"] - 1})

POLICIES_OF = Query(RESOURCE_POLICIES, RESOURCE_POLICIES.c.arn == bind("arn"), order=("policy_id",))
REMOVE_POLICIES_OF = Change(RESOURCE_POLICIES, RESOURCE_POLICIES.c.arn == bind("arn"))
SHARED_IN_REGION = Query(
    RESOURCE_POLICIES, RESOURCE_POLICIES.c.region == bind("in_region"), order=("arn", "policy_id")
)

PUBLIC = Query(PUBLIC_PARAMETERS, order=("name", "in_region"))
REMOVE_PUBLIC = Change(PUBLIC_PARAMETERS, PUBLIC_PARAMETERS.c.name == bind("name"))
REMOVE_ALL_PUBLIC = Change(PUBLIC_PARAMETERS, PUBLIC_PARAMETERS.c.name.is_not(None))

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
