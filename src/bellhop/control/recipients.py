"""Rules on recipients: who takes a message, who bounces it, who complains."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import Here, run
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome

router = APIRouter(prefix="/_bellhop/recipients", tags=["recipients"])


class Rule(BaseModel):
    """A case-insensitive glob over addresses and numbers, and what they do with a message."""

    model_config = ConfigDict(extra="forbid")

    Pattern: str = Field(min_length=1, examples=["*@bounces.example.com"])
    Outcome: Outcome


class Rules(BaseModel):
    Recipients: list[Rule]


@router.get("")
async def list_rules(house: Here) -> Rules:
    """The rules, oldest first; of those that match a recipient the newest wins."""
    found: list[book.Rule] = run(house, book.all_rules)
    return Rules(Recipients=[Rule(Pattern=rule.pattern, Outcome=Outcome(rule.outcome)) for rule in found])


@router.post("")
async def add_rule(house: Here, rule: Rule) -> Rule:
    """Let recipients deliver, bounce, complain, delay or reject what is sent to them."""
    run(house, book.add, rule.Pattern, rule.Outcome)
    return rule


@router.delete("", status_code=204)
async def delete_rules(house: Here, pattern: str | None = None) -> None:
    """Delete all rules, or those with this pattern."""
    run(house, book.remove, pattern)
