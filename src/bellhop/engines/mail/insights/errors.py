"""Facts for which figures, insights and tests of deliverability are refused."""

from __future__ import annotations


class MessageMissing(Exception):
    """The account has sent no message with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"Message {identifier} does not exist.")


class InvalidPeriod(Exception):
    """A period ends before it begins, or is longer than figures are told of at once."""


class DashboardDisabled(Exception):
    """The deliverability dashboard is needed, and not enabled."""

    def __init__(self) -> None:
        super().__init__("The Deliverability dashboard is not enabled for this account.")


class DomainUntracked(Exception):
    """The deliverability dashboard does not follow this domain."""

    def __init__(self, domain: str) -> None:
        super().__init__(f"The Deliverability dashboard is not enabled for the domain {domain}.")


class CampaignMissing(Exception):
    """There is no campaign with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"Campaign {identifier} does not exist.")


class ReportMissing(Exception):
    """There is no test report with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"Deliverability test report {identifier} does not exist.")
