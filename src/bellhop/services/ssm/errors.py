"""How Systems Manager refuses what its engines do not judge."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class Invalid(Refusal):
    """The request breaks a rule that the model does not know."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message, 400)


class InvalidFilterKey(Refusal):
    def __init__(self, key: str, fault: str = "isn't valid here") -> None:
        super().__init__("InvalidFilterKey", f"The specified filter key {key} {fault}.")


class InvalidFilterOption(Refusal):
    def __init__(self, option: str, valid: str) -> None:
        super().__init__(
            "InvalidFilterOption",
            f"The following filter option is not valid: {option}. Valid options include: {valid}.",
        )


class InvalidFilterValue(Refusal):
    def __init__(
        self, message: str = "The filter value isn't valid. Verify the value and try again."
    ) -> None:
        super().__init__("InvalidFilterValue", message)


class InvalidResourceId(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidResourceId",
            "The resource ID isn't valid. Verify that you entered the correct ID and try again.",
        )


class InvalidResourceType(Refusal):
    def __init__(self) -> None:
        super().__init__("InvalidResourceType", "The resource type isn't valid.")


class TooManyTags(Refusal):
    def __init__(self) -> None:
        super().__init__("TooManyTagsError", "A resource can have a maximum of 50 tags.")
