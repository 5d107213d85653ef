"""How IAM and STS refuse, in AWS's codes and sentences."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class NoSuchEntity(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("NoSuchEntity", message)


class EntityAlreadyExists(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("EntityAlreadyExists", message)


class DeleteConflict(Refusal):
    """`first` is what has to be done before."""

    def __init__(self, first: str) -> None:
        super().__init__("DeleteConflict", f"Cannot delete entity, must {first} first.")


class StillInUse(Refusal):
    """A DeleteConflict of a policy, which has sentences of its own."""

    def __init__(self, message: str) -> None:
        super().__init__("DeleteConflict", message)


class LimitExceeded(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("LimitExceeded", message)


class QuotaExceeded(LimitExceeded):
    def __init__(self, quota: str, limit: int) -> None:
        super().__init__(f"Cannot exceed quota for {quota}: {limit}")


class InvalidInput(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidInput", message)


class Invalid(Refusal):
    """The request breaks a rule that the model does not know."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationError", message, 400)


class PasswordPolicyViolation(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("PasswordPolicyViolation", message)


class UnmodifiableEntity(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("UnmodifiableEntity", message)


class AccessDenied(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("AccessDenied", message, 403)
