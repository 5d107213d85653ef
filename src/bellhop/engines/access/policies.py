"""A policy's statements, compiled: which of them speak of a request, and for whom."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bellhop.engines.access.conditions import compiled, texts
from bellhop.engines.access.patterns import Pattern, glob

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bellhop.engines.access.conditions import Condition
    from bellhop.engines.access.patterns import Keys

NOBODY_AT_ALL = re.compile(r"(?!)")
ACCOUNT = re.compile(r"(?:arn:aws[\w-]*:iam::)?([0-9]{12})(?::root)?", re.ASCII)


class Requester(NamedTuple):
    """Who asks. `kind` is root, user, role, federated, service or anonymous.

    `arn` is a session's own where there is one; `behind` is then the ARN of its role, or of the user that
    a federated user was let in by. Of a service `arn` is its name (`sns.amazonaws.com`).
    """

    account: str
    arn: str
    kind: str
    behind: str = ""


class Grant(IntEnum):
    """How closely the principal of a statement is the requester: the greater, the less can limit it."""

    NONE = 0
    ACCOUNT = 1  # to all of its account whose own policies allow it
    BEHIND = 2  # to its role: a boundary or session policy still limits it
    DIRECT = 3


class Principals(NamedTuple):
    """The Principal element: values by type, of AWS, Service, Federated and CanonicalUser."""

    named: Mapping[str, tuple[str, ...]]

    def grant(self, who: Requester) -> Grant:
        if who.kind == "service":
            return Grant.DIRECT if who.arn in self.named.get("Service", ()) else Grant.NONE
        return max((_grant(value, who) for value in self.named.get("AWS", ())), default=Grant.NONE)


def _grant(value: str, who: Requester) -> Grant:
    if value in ("*", who.arn):
        return Grant.DIRECT
    if who.behind and value == who.behind:
        return Grant.BEHIND
    account = ACCOUNT.fullmatch(value)
    if account and account[1] == who.account:
        return Grant.DIRECT if who.kind == "root" else Grant.ACCOUNT
    return Grant.NONE


class Statement(NamedTuple):
    """`principals` is None in policies of an identity, `resources` in trust policies."""

    allows: bool
    actions: re.Pattern[str]
    other_actions: bool
    resources: tuple[Pattern, ...] | None
    other_resources: bool
    principals: Principals | None
    other_principals: bool
    conditions: tuple[Condition, ...]

    def grant(self, who: Requester, action: str, resource: str, keys: Keys) -> Grant:
        """How far it speaks of this request: NONE if it does not."""
        if (self.actions.fullmatch(action) is not None) == self.other_actions:
            return Grant.NONE
        if not self._of_resource(resource, keys) or not all(each.met(keys) for each in self.conditions):
            return Grant.NONE
        return self._grant(who)

    def _of_resource(self, resource: str, keys: Keys) -> bool:
        if self.resources is None:
            return True
        return any(each.matches(resource, keys) for each in self.resources) != self.other_resources

    def _grant(self, who: Requester) -> Grant:
        if self.principals is None:
            return Grant.DIRECT
        found = self.principals.grant(who)
        if self.other_principals:
            # A denial to all but Bob and his account is one to the account's other users, too.
            excepted = found is not Grant.NONE if self.allows else found is Grant.DIRECT
            return Grant.NONE if excepted else Grant.DIRECT
        return found


class Policy(NamedTuple):
    statements: tuple[Statement, ...]

    def denies(self, who: Requester, action: str, resource: str, keys: Keys) -> bool:
        return any(not each.allows and each.grant(who, action, resource, keys) for each in self.statements)

    def grant(self, who: Requester, action: str, resource: str, keys: Keys) -> Grant:
        """The closest grant of the statements that allow it."""
        found = (each.grant(who, action, resource, keys) for each in self.statements if each.allows)
        return max(found, default=Grant.NONE)


def listed(element: Any) -> list[Any]:
    """One thing, or a list of them."""
    return cast("list[Any]", element) if isinstance(element, list) else [element]


def policy(document: Mapping[str, Any]) -> Policy:
    """A document that was checked, compiled."""
    variables = document.get("Version", "2008-10-17") >= "2012-10-17"
    return Policy(
        tuple(_statement(each, variables=variables) for each in listed(document.get("Statement", [])))
    )


def _statement(found: Mapping[str, Any], *, variables: bool) -> Statement:
    actions, other_actions = _either(found, "Action", _actions)
    resources, other_resources = _either(
        found, "Resource", lambda given: tuple(Pattern(each, variables=variables) for each in texts(given))
    )
    principals, other_principals = _either(found, "Principal", _principals)
    return Statement(
        found.get("Effect") == "Allow",
        actions or NOBODY_AT_ALL,
        other_actions,
        resources,
        other_resources,
        principals,
        other_principals,
        tuple(compiled(found.get("Condition") or {}, variables=variables)),
    )


def _either(found: Mapping[str, Any], name: str, read: Callable[[Any], Any]) -> tuple[Any, bool]:
    """An element, or what stands as its opposite: what it says, and whether that is excepted."""
    excepted = f"Not{name}" in found
    given = found.get(f"Not{name}" if excepted else name)
    return (None if given is None else read(given)), excepted


def _actions(given: object) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{glob(each)})" for each in texts(given)), re.IGNORECASE)


def _principals(given: object) -> Principals:
    if isinstance(given, dict):
        named = cast("dict[str, object]", given)
        return Principals({kind: tuple(texts(values)) for kind, values in named.items()})
    return Principals({"AWS": ("*",)} if given == "*" else {})
