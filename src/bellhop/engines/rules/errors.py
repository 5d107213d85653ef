"""How EventBridge refuses, in AWS's codes."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class Invalid(Refusal):
    """The request breaks a rule that the model does not know."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message, 400)


class InvalidEventPattern(Refusal):
    def __init__(self, reason: str) -> None:
        super().__init__("InvalidEventPatternException", f"Event pattern is not valid. Reason: {reason}")


class ResourceNotFound(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("ResourceNotFoundException", message)


class RuleNotFound(ResourceNotFound):
    def __init__(self, name: str, bus: str) -> None:
        super().__init__(f"Rule {name} does not exist on EventBus {bus}.")


class BusNotFound(ResourceNotFound):
    def __init__(self, name: str) -> None:
        super().__init__(f"Event bus {name} does not exist.")


class ResourceAlreadyExists(Refusal):
    def __init__(self, what: str) -> None:
        super().__init__("ResourceAlreadyExistsException", f"{what} already exists.")


class ManagedRule(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__("ManagedRuleException", f"Rule {name} is managed by an AWS service.")


class IllegalStatus(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("IllegalStatusException", message)


class LimitExceeded(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "LimitExceededException", "The requested resource exceeds the maximum number allowed."
        )


class PolicyTooLong(Refusal):
    def __init__(self) -> None:
        super().__init__("PolicyLengthExceededException", "The event bus policy is too long.")


class NotPermitted(Refusal):
    """The bus of another account does not take this account's events."""

    def __init__(self, bus: str) -> None:
        super().__init__(
            "AccessDeniedException", f"The policy of the event bus {bus} does not allow events:PutEvents."
        )
