"""Facts about contact lists and contacts for which a request is refused; their text is SES's sentence."""

from __future__ import annotations


class InvalidContactList(Exception):
    """A contact list, or what it would become, breaks a rule."""


class ContactListExists(Exception):
    """A contact list of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"List with name: {name} already exists.")


class ContactListMissing(Exception):
    """There is no contact list of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"List with name: {name} doesn't exist.")


class InvalidContact(Exception):
    """What a contact would say or be is not possible on their list."""


class ContactExists(Exception):
    """Somebody with this address is on the list already."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} already exists in List.")


class ContactMissing(Exception):
    """Nobody with this address is on the list."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} doesn't exist in List.")
