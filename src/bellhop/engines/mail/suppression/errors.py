"""Facts about suppression lists for which a request is refused; their text is SES's sentence."""

from __future__ import annotations


class NotSuppressed(Exception):
    """An address is on no suppression list."""

    def __init__(self, address: str) -> None:
        super().__init__(f"Email address {address} does not exist on your suppression list.")


class ProductionNeeded(Exception):
    """An account in the sandbox asks for what only one out of it may do."""

    def __init__(self) -> None:
        super().__init__("Your account is in the sandbox. This operation needs production access.")
