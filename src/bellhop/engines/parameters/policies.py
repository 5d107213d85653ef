"""Policies of advanced parameters: what may be asked for, and when each is due.

systems-manager/latest/userguide/parameter-store-policies.html
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.parameters.errors import (
    IncompatiblePolicy,
    Invalid,
    InvalidPolicyAttribute,
    InvalidPolicyType,
    TooManyPolicies,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXPIRATION, EXPIRING, UNCHANGED = "Expiration", "ExpirationNotification", "NoChangeNotification"
ATTRIBUTES = {EXPIRATION: ("Timestamp",), EXPIRING: ("Before", "Unit"), UNCHANGED: ("After", "Unit")}
UNITS = {"Days": 86_400.0, "Hours": 3_600.0}
MOST = 10
VERSION = "1.0"
PENDING, FINISHED = "Pending", "Finished"
NONE = ("[]", "{}", "[{}]")  # "an empty policy of brackets and curly braces"


@dataclass(slots=True)
class Policy:
    """One policy of a parameter: `text` is its JSON.

    `moment` is when it expires (Expiration), or how many seconds before that (ExpirationNotification) or
    after its last change (NoChangeNotification) somebody is told. `since` is when it was set.
    """

    type: str
    text: str
    moment: float
    since: float
    status: str = PENDING


def read(given: str, now: float) -> list[Policy]:
    """The policies that a caller sets now; an empty list takes away those that are there.

    Raises Invalid, InvalidPolicyType, InvalidPolicyAttribute, TooManyPolicies and IncompatiblePolicy.
    """
    try:
        found: Any = orjson.loads(given) if given.strip() else []
    except orjson.JSONDecodeError:
        raise Invalid("Policies must be a JSON array of parameter policies.") from None
    if orjson.dumps(found).decode() in NONE:
        return []
    written = cast("list[Any]", found) if isinstance(found, list) else [found]
    if len(written) > MOST:
        raise TooManyPolicies
    policies = [_read(each, now) for each in written]
    _check_together(policies)
    return policies


def _read(written: Any, now: float) -> Policy:
    if not isinstance(written, dict):
        raise Invalid("Policies must be a JSON array of parameter policies.")
    policy = cast("dict[str, Any]", written)
    kind = policy.get("Type")
    if not isinstance(kind, str) or kind not in ATTRIBUTES:
        raise InvalidPolicyType(kind)
    if policy.get("Version", VERSION) != VERSION:
        raise InvalidPolicyAttribute(f"The version of a policy is {VERSION}.")
    given = policy.get("Attributes")
    attributes = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    if attributes.keys() != set(ATTRIBUTES[kind]):
        raise InvalidPolicyAttribute(f"{kind} has the attributes {' and '.join(ATTRIBUTES[kind])}.")
    moment = _expiry(attributes["Timestamp"], now) if kind == EXPIRATION else _span(attributes)
    return Policy(kind, orjson.dumps(policy).decode(), moment, now)


def _expiry(given: object, now: float) -> float:
    """ISO_INSTANT or ISO_OFFSET_DATE_TIME, and still to come."""
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise InvalidPolicyAttribute(f"{given} is no ISO_INSTANT or ISO_OFFSET_DATE_TIME.") from None
    if moment.tzinfo is None:
        raise InvalidPolicyAttribute(f"{given} is no ISO_INSTANT or ISO_OFFSET_DATE_TIME.")
    if moment.timestamp() <= now:
        raise InvalidPolicyAttribute(f"The expiration time {given} isn't in the future.")
    return moment.timestamp()


def _span(attributes: Mapping[str, object]) -> float:
    count, unit = str(attributes.get("Before") or attributes.get("After")), str(attributes["Unit"])
    if unit not in UNITS:
        raise InvalidPolicyAttribute(f"The unit {unit} is none of Days and Hours.")
    if not (count.isascii() and count.isdecimal() and 0 < int(count) < 1_000_000):
        raise InvalidPolicyAttribute(f"{count} is no positive number of {unit}.")
    return int(count) * UNITS[unit]


def _check_together(policies: Sequence[Policy]) -> None:
    kinds = Counter(policy.type for policy in policies)
    if kinds[EXPIRATION] > 1:
        raise IncompatiblePolicy("you can't specify two Expiration policies for a parameter.")
    if kinds[EXPIRING] and not kinds[EXPIRATION]:
        raise IncompatiblePolicy("an ExpirationNotification policy needs an Expiration policy.")


def due(policies: Sequence[Policy], place: int, modified: float) -> float:
    """When the policy at a place acts, of a parameter that was changed last at `modified`."""
    policy = policies[place]
    if policy.type == UNCHANGED:
        return modified + policy.moment
    if policy.type == EXPIRATION:
        return policy.moment
    return next(each.moment for each in policies if each.type == EXPIRATION) - policy.moment


def dumped(policies: Sequence[Policy]) -> str | None:
    """How a row keeps them."""
    return orjson.dumps([asdict(policy) for policy in policies]).decode() if policies else None


def loaded(kept: str | None) -> list[Policy]:
    return [Policy(**policy) for policy in orjson.loads(kept)] if kept else []
