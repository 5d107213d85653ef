"""The rows of the rules on recipients."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.store import Change, Query, RememberedTable, bind


@dataclass(slots=True)
class Rule:
    """What recipients that match a pattern do with a message; the greatest number is the newest rule.

    Rules belong to no account: they hold for the recipients of all.
    """

    number: int
    pattern: str
    outcome: str


RULES = RememberedTable("recipient_rule", Rule, ("number",), unique=True)
OLDEST_FIRST = Query(RULES, order=("number",))
NEWEST_FIRST = Query(RULES, order=("number",), descending=True)
REMOVE_WITH_PATTERN = Change(RULES, RULES.c.pattern == bind("pattern"))
REMOVE_ALL = Change(RULES, RULES.c.number.is_not(None))
