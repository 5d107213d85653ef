"""The rows of IAM and STS. They lie in no Region: Scope(account, "").

Names are "not distinguished by case" (API reference, CreateUser): `folded` is the name in lower case.
Things refer to each other by their ids (AIDA…, AGPA…, AROA…, ANPA…), which they keep when they are
renamed and which nothing has after them. Policy documents are kept in the words they were given in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bellhop.kernel.tags import TAGS
from bellhop.kernel.wrappers.audit import CALLS
from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class User:
    """`login` has the facts of the console password, None without one: created, reset_required, password."""

    folded: str
    name: str
    path: str
    id: str
    created: float
    boundary: str | None = None
    login: dict[str, Any] | None = None


@dataclass(slots=True)
class Group:
    folded: str
    name: str
    path: str
    id: str
    created: float


@dataclass(slots=True)
class Role:
    """`trust` says who may assume it; `longest` is the longest session in seconds."""

    folded: str
    name: str
    path: str
    id: str
    created: float
    trust: str
    description: str | None
    longest: int
    boundary: str | None = None


@dataclass(slots=True)
class InstanceProfile:
    """`role` is the id of the one role in it."""

    folded: str
    name: str
    path: str
    id: str
    created: float
    role: str | None = None


@dataclass(slots=True)
class ManagedPolicy:
    """A policy that a customer manages; `current` is the number of its default version."""

    folded: str
    name: str
    path: str
    id: str
    created: float
    arn: str
    description: str | None
    updated: float
    current: int = 1
    newest: int = 1


@dataclass(slots=True)
class PolicyVersion:
    policy: str
    number: int
    document: str
    created: float


@dataclass(slots=True)
class InlinePolicy:
    """A policy that lives and dies with its owner: a user, a group or a role."""

    owner: str
    name: str
    document: str


@dataclass(slots=True)
class Attachment:
    """A managed policy, the account's or AWS's, at a user, group or role."""

    owner: str
    arn: str


@dataclass(slots=True)
class Membership:
    group: str
    user: str


@dataclass(slots=True)
class AccessKey:
    """A key of a user; `status` is Active or Inactive."""

    id: str
    user: str
    secret: str
    status: str
    created: float


@dataclass(slots=True)
class Session:
    """Temporary credentials. `kind` is root, user, role or federated.

    `issuer` is the id of the role, or of the user who asked, "" where that was root; `policies` are the
    documents that narrow it, None where nothing does.
    """

    id: str
    kind: str
    arn: str
    issuer: str
    name: str
    unique_id: str
    secret: str
    token: str
    expires: float
    policies: list[Any] | None
    tags: dict[str, Any]
    issued: float | None = None


@dataclass(slots=True)
class AccountFact:
    """What there is once in an account: its alias, its password policy."""

    name: str
    facts: dict[str, Any]


BY_ID = (("account", "region", "id"),)

USERS = Table("iam_user", User, ("folded",), indexes=BY_ID)
GROUPS = Table("iam_group", Group, ("folded",), indexes=BY_ID)
ROLES = Table("iam_role", Role, ("folded",), indexes=BY_ID)
PROFILES = Table("iam_instance_profile", InstanceProfile, ("folded",))
POLICIES = Table("iam_policy", ManagedPolicy, ("folded",), indexes=(("account", "region", "arn"),))
VERSIONS = Table("iam_policy_version", PolicyVersion, ("policy", "number"))
INLINE = Table("iam_inline_policy", InlinePolicy, ("owner", "name"))
ATTACHMENTS = Table("iam_attachment", Attachment, ("owner", "arn"), indexes=(("account", "region", "arn"),))
MEMBERS = Table("iam_membership", Membership, ("group", "user"), indexes=(("account", "region", "user"),))
KEYS = Table("iam_access_key", AccessKey, ("id",), unique=True, indexes=(("account", "region", "user"),))
SESSIONS = Table("sts_session", Session, ("id",), unique=True, indexes=(("expires",),))
ACCOUNT = Table("iam_account", AccountFact, ("name",))

TABLES: tuple[Table[Any], ...] = (
    USERS,
    GROUPS,
    ROLES,
    PROFILES,
    POLICIES,
    VERSIONS,
    INLINE,
    ATTACHMENTS,
    MEMBERS,
    KEYS,
    SESSIONS,
    ACCOUNT,
)

KEY_WITH_ID = Query(KEYS, KEYS.c.id == bind("id"))
SESSION_WITH_ID = Query(SESSIONS, SESSIONS.c.id == bind("id"))
REMOVE_SESSIONS_OVER_SINCE = Change(SESSIONS, SESSIONS.c.expires < bind("since"))

ALL_USERS = Query(USERS, order=("folded",))
ALL_GROUPS = Query(GROUPS, order=("folded",))
ALL_ROLES = Query(ROLES, order=("folded",))
ALL_PROFILES = Query(PROFILES, order=("folded",))
ALL_POLICIES = Query(POLICIES, order=("folded",))
USER_WITH_ID = Query(USERS, USERS.c.id == bind("id"))
GROUP_WITH_ID = Query(GROUPS, GROUPS.c.id == bind("id"))
ROLE_WITH_ID = Query(ROLES, ROLES.c.id == bind("id"))
POLICY_WITH_ARN = Query(POLICIES, POLICIES.c.arn == bind("arn"))
VERSIONS_OF_POLICY = Query(VERSIONS, VERSIONS.c.policy == bind("policy"), order=("number",))
VERSIONS_IN_USE = Query(VERSIONS)
REMOVE_VERSIONS = Change(VERSIONS, VERSIONS.c.policy == bind("policy"))

INLINE_OF_OWNER = Query(INLINE, INLINE.c.owner == bind("owner"), order=("name",))
ATTACHED_TO_OWNER = Query(ATTACHMENTS, ATTACHMENTS.c.owner == bind("owner"), order=("arn",))
ATTACHMENTS_OF_POLICY = Query(ATTACHMENTS, ATTACHMENTS.c.arn == bind("arn"), order=("owner",))
ALL_ATTACHMENTS = Query(ATTACHMENTS)

MEMBERS_OF_GROUP = Query(MEMBERS, MEMBERS.c.group == bind("group"), order=("user",))
GROUPS_OF_USER = Query(MEMBERS, MEMBERS.c.user == bind("user"), order=("group",))
KEYS_OF_USER = Query(KEYS, KEYS.c.user == bind("user"), order=("created", "id"))

ALIASES = Query(ACCOUNT, ACCOUNT.c.name == "alias")

TAGS_OF = Query(TAGS, TAGS.c.arn == bind("arn"), order=("key",))

# When somebody was last there is asked seldom, and the audit trail knows it.
LAST_WITH_KEY = Query(
    CALLS, CALLS.c.access_key == bind("access_key"), order=("id",), descending=True, limit=True
)
LAST_OF_PRINCIPALS = Query(
    CALLS,
    (CALLS.c.principal > bind("from_arn")) & (CALLS.c.principal < bind("to_arn")),
    order=("id",),
    descending=True,
    limit=True,
)
