"""What a caller wants a parameter to be, and the rules that its value and tier keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.parameters.errors import Invalid, InvalidAllowedPattern, PatternMismatch

if TYPE_CHECKING:
    from bellhop.engines.parameters.policies import Policy

SECURE_STRING = "SecureString"
STANDARD, ADVANCED, INTELLIGENT = "Standard", "Advanced", "Intelligent-Tiering"
LIMITS = {STANDARD: 4096, ADVANCED: 8192}  # bytes of a value
UPGRADE = (
    " upgrade the parameter to use the advanced-parameter tier. For more information, see "
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
)

_NESTED = re.compile(r"\{\{.*\}\}", re.DOTALL)


@dataclass(slots=True)
class Draft:
    """A parameter to be put; None leaves a member to the parameter that is there, or to the default."""

    name: str
    value: str
    type: str | None = None
    overwrite: bool = False
    description: str | None = None
    allowed_pattern: str | None = None
    key_id: str | None = None
    tier: str | None = None
    data_type: str | None = None
    policies: list[Policy] | None = None
    tags: dict[str, str] = field(default_factory=dict[str, str])


def check_value(value: str) -> None:
    """Refuse what no value may be."""
    if not value:
        raise Invalid(
            "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have "
            "length greater than or equal to 1"
        )
    if "{{" in value and _NESTED.search(value):
        raise Invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.')


def check_pattern(pattern: str | None, value: str) -> None:
    """Refuse a value that its pattern does not allow, and a pattern that is none."""
    if not pattern:
        return
    try:
        allowed = re.compile(pattern)
    except re.error as error:
        raise InvalidAllowedPattern from error
    if not allowed.fullmatch(value):
        raise PatternMismatch(pattern)


def tier_of(wanted: str, present: str | None, value: str, needs: str) -> str:
    """The tier a parameter gets that has, or is to have, another.

    `needs` is what advanced parameters alone have of what it has, "" for nothing. Refuses that for a
    standard one, a value too long for its tier, and a way back from Advanced.
    """
    size = len(value.encode())
    tier = wanted
    if tier == INTELLIGENT:
        tier = ADVANCED if present == ADVANCED or size > LIMITS[STANDARD] or needs else STANDARD
    if present == ADVANCED and tier == STANDARD:
        raise Invalid(
            "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
            "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the "
            "advanced parameter and recreate it as a standard parameter."
        )
    if needs and tier == STANDARD:
        raise Invalid(f"Standard tier parameters don't support {needs}. To use {needs},{UPGRADE}")
    if size > LIMITS[tier]:
        raise _too_long(tier)
    return tier


def _too_long(tier: str) -> Invalid:
    sentence = f"{tier} tier parameters support a maximum parameter value of {LIMITS[tier]} characters."
    if tier == STANDARD:
        sentence += f" To create a larger parameter value,{UPGRADE}"
    return Invalid(sentence)
