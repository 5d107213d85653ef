"""Resource groups, and the members of those that are not made by a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bellhop.kernel.tags import TAGS
from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class Group:
    """A group: of what a query of `query_type` matches, or with a `configuration` and members of its own.

    `query_type` is "" where there is no query; `criticality` is 0 where none was said.
    """

    name: str
    description: str
    query_type: str
    query: str
    configuration: list[dict[str, Any]]
    owner: str
    display_name: str
    criticality: int


@dataclass(slots=True)
class Member:
    """A resource that was put into a group by its ARN."""

    name: str
    arn: str


GROUPS = Table("resource_group", Group, ("name",))
MEMBERS = Table("resource_group_member", Member, ("name", "arn"))
TABLES = (GROUPS, MEMBERS)

EVERY = Query(GROUPS, order=("name",))
OF_GROUP = Query(MEMBERS, MEMBERS.c.name == bind("name"), order=("arn",))
REMOVE_OF_GROUP = Change(MEMBERS, MEMBERS.c.name == bind("name"))
EVERY_TAG = Query(TAGS, order=("arn", "key"))
