"""How CloudTrail refuses."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.trail import errors
from bellhop.kernel.facts import named_by
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager

CODES: dict[type[Exception], str] = {
    errors.BadArn: "CloudTrailARNInvalidException",
    errors.BadName: "InvalidTrailNameException",
    errors.BadSelectors: "InvalidEventSelectorsException",
    errors.NoBucket: "S3BucketDoesNotExistException",
    errors.OtherHome: "InvalidHomeRegionException",
    errors.TooManyTrails: "MaximumNumberOfTrailsExceededException",
    errors.TrailExists: "TrailAlreadyExistsException",
    errors.UnknownTrail: "TrailNotFoundException",
}
# The tagging operations call what they do not find a resource.
CODES_OF_TAGS = CODES | {errors.UnknownTrail: "ResourceNotFoundException"}


@contextlib.contextmanager
def named() -> Generator[None]:
    """Facts of the engine, and what S3 says of a bucket, leave as CloudTrail's errors."""
    try:
        with named_by(CODES):
            yield
    except Unreachable as error:
        raise Refusal("ServiceUnavailable", str(error), 503) from error
    except Undeliverable as error:
        if error.code == "NeighboursMissing":
            raise Refusal("NotImplemented", error.message, 501) from error
        raise Refusal("InsufficientS3BucketPolicyException", str(error)) from error


def named_in_tags() -> AbstractContextManager[None]:
    return named_by(CODES_OF_TAGS)


class InvalidLookupAttributes(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidLookupAttributesException", message)


class InvalidTimeRange(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidTimeRangeException", "Start time must be less than or equal to end time for lookup."
        )


class InvalidParameterCombination(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterCombinationException", message)


class TagsLimitExceeded(Refusal):
    def __init__(self) -> None:
        super().__init__("TagsLimitExceededException", "A trail can have a maximum of 50 tags.")
