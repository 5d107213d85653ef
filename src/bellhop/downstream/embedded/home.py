"""What the embedded services need of the Bellhop around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.downstream.deliveries import Delivery
    from bellhop.downstream.ports import FunctionRunner
    from bellhop.store import Scope


class Home(Protocol):
    """The methods are safe to call from any thread."""

    def now(self) -> float:
        """Bellhop's clock: seconds since the epoch."""
        ...

    def deliver(self, scope: Scope, delivery: Delivery) -> None:
        """Write a row of the outbox."""
        ...

    def event(
        self, scope: Scope, source: str, detail_type: str, detail: dict[str, Any], resources: Sequence[str]
    ) -> None:
        """Put an event of an AWS service on the default event bus."""
        ...

    def runner(self) -> FunctionRunner:
        """What runs Lambda functions."""
        ...

    def text(self, scope: Scope, number: str, message: str) -> None:
        """Send a text message, as SNS does to a PhoneNumber or a subscriber by SMS."""
        ...

    def mail(self, scope: Scope, address: str, subject: str, message: str) -> None:
        """Send a mail, as SNS does to subscribers by email."""
        ...
