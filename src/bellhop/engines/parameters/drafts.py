"""What a caller wants a parameter to be, and the rules that its value, tier and type keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bellhop.engines.parameters.errors import Invalid, InvalidAllowedPattern, PatternMismatch

SECURE_STRING = "SecureString"
STANDARD, ADVANCED, INTELLIGENT = "Standard", "Advanced", "Intelligent-Tiering"
TEXT, IMAGE, INTEGRATION = "text", "aws:ec2:image", "aws:ssm:integration"
LIMITS = {STANDARD: 4096, ADVANCED: 8192}  # bytes of a value

_IMAGE_ID = re.compile(r"ami-(?:[0-9a-f]{8}|[0-9a-f]{17})", re.ASCII)
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


def check_data_type(data_type: str, value: str) -> None:
    """Refuse an image parameter that names no image."""
    if data_type == IMAGE and not _IMAGE_ID.fullmatch(value):
        raise Invalid(f"The parameter value {value} is not a valid {IMAGE}: ami-12345abcdeEXAMPLE.")


def tier_of(wanted: str | None, present: str | None, value: str) -> str:
    """The tier a parameter gets; refuses a value too long for it, and a way back from Advanced."""
    size = len(value.encode())
    tier = wanted or present or STANDARD
    if tier == INTELLIGENT:
        tier = ADVANCED if present == ADVANCED or size > LIMITS[STANDARD] else STANDARD
    if present == ADVANCED and tier == STANDARD:
        raise Invalid(
            "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
            "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the "
            "advanced parameter and recreate it as a standard parameter."
        )
    if size > LIMITS[tier]:
        raise _too_long(tier)
    return tier


def _too_long(tier: str) -> Invalid:
    sentence = f"{tier} tier parameters support a maximum parameter value of {LIMITS[tier]} characters."
    if tier == STANDARD:
        sentence += (
            " To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. "
            "For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/"
            "parameter-store-advanced-parameters.html"
        )
    return Invalid(sentence)
