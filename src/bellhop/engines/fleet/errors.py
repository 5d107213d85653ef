"""How the fleet refuses, in AWS's codes."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class InvalidActivation(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidActivation",
            "The activation isn't valid. The activation might have been deleted, or the ActivationId and the "
            "ActivationCode don't match.",
        )


class ActivationExpired(Refusal):
    """Of the agent's RegisterManagedInstance, as AWS's SDK for Go knows it."""

    def __init__(self) -> None:
        super().__init__("ActivationExpired", "The activation has expired.")


class RegistrationLimitExceeded(Refusal):
    """Of the agent's RegisterManagedInstance too."""

    def __init__(self, message: str) -> None:
        super().__init__("RegistrationLimitExceeded", message)


class NoSuchNode(Refusal):
    """A node that is not there, or is none that the operation is for."""

    def __init__(self, instance_id: str, account: str) -> None:
        super().__init__(
            "InvalidInstanceId", f"Instance [{instance_id}] is not in a valid state for account {account}."
        )


class InvalidExpiration(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "ValidationException",
            "Invalid expiration date: it must be in the future, and not more than 30 days from now.",
            400,
        )
