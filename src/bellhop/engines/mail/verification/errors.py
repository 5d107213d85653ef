"""Facts for which a custom verification mail is not sent; their text is SES's sentence."""

from __future__ import annotations


class SenderUnverified(Exception):
    """The address that a template's mails come from is covered by no verified identity any more."""

    def __init__(self, address: str) -> None:
        super().__init__(f"The from email address {address} is not verified.")
        self.members = {"FromEmailAddress": address}


class ProductionAccessMissing(Exception):
    """An account in the sandbox sends no custom verification mail."""

    def __init__(self) -> None:
        super().__init__("Production access has not been granted to your account.")
