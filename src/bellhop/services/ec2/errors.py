"""How EC2 refuses.

AWSEC2/latest/APIReference/errors-overview.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence


class MissingInstances(Refusal):
    """Instances that are not there."""

    def __init__(self, ids: Sequence[str]) -> None:
        one = f"The instance ID '{ids[0]}' does not exist"
        many = f"The instance IDs '{', '.join(ids)}' do not exist"
        super().__init__("InvalidInstanceID.NotFound", one if len(ids) == 1 else many)


class MalformedInstance(Refusal):
    def __init__(self, identifier: str) -> None:
        super().__init__("InvalidInstanceID.Malformed", f'Invalid id: "{identifier}"')


class UnknownResource(Refusal):
    """What there is none of here: volumes, images, networks."""

    def __init__(self, identifier: str) -> None:
        super().__init__("InvalidID", f"The ID '{identifier}' is not valid")


class InvalidValue(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterValue", message)


class InvalidCombination(Refusal):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            "InvalidParameterCombination",
            f"The parameter {one} cannot be used with the parameter {other}",
        )


class TooManyTags(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__("TagLimitExceeded", f"More than {most} tags specified")


class DryRun(Refusal):
    """The answer to who asks only whether it may."""

    def __init__(self) -> None:
        super().__init__("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412)
