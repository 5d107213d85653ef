"""Facts for which a template is refused, or cannot be filled; the text of a fact is SES's sentence.

`members` are those that API v1 has in the error's shape.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


class OfTemplate(Exception):
    """Facts that a template's text or data tell; `of_template` says which template that is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.members: dict[str, str] = {}


@contextlib.contextmanager
def of_template(name: str) -> Generator[None]:
    """Whatever fact comes out of here is one of this template."""
    try:
        yield
    except OfTemplate as fact:
        fact.members = {"TemplateName": name}
        raise


class InvalidTemplateName(Exception):
    """A template cannot be called so."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Invalid template name <{name}>: "
            "only 1 to 64 alphanumeric ASCII characters, '_', and '-' are allowed."
        )


class TemplateExists(Exception):
    """A template of this name is there already."""

    def __init__(self, name: str, account: str) -> None:
        super().__init__(f"Template {name} already exists for account id {account}")
        self.members = {"Name": name}


class TemplateMissing(Exception):
    """There is no template of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Template {name} does not exist")
        self.members = {"TemplateName": name}


class TemplateIncomplete(Exception):
    """A template lacks a part that it must have."""


class InvalidTemplate(OfTemplate):
    """A text is no template."""


class TemplateUnsupported(Exception):
    """A template that is handed in with a mail does more than it may."""

    def __init__(self) -> None:
        super().__init__("Template contains unsupported operations.")


class TooManyTemplates(Exception):
    """An account has as many templates as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"You can't have more than {limit} templates per AWS Region in your account.")


class InvalidTemplateData(OfTemplate):
    """What a template is to be filled with is no JSON object."""

    def __init__(self) -> None:
        super().__init__("The template data is invalid.")


class RenderingAttributeMissing(OfTemplate):
    """A template names what its data does not have."""

    def __init__(self, attribute: str) -> None:
        super().__init__(f"Attribute '{attribute}' is not present in the rendering data.")


class RenderingFailed(OfTemplate):
    """A template cannot be filled, for what the template engine says."""


class VerificationTemplateExists(Exception):
    """A custom verification template of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Custom verification email template {name} already exists.")
        self.members = {"CustomVerificationEmailTemplateName": name}


class VerificationTemplateMissing(Exception):
    """There is no custom verification template of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Custom verification email template {name} does not exist.")
        self.members = {"CustomVerificationEmailTemplateName": name}


class TooManyVerificationTemplates(TooManyTemplates):
    """An account has as many custom verification templates as it may have."""


class VerificationSenderUnverified(Exception):
    """A custom verification mail is to come from an address that nobody verified."""

    def __init__(self, address: str) -> None:
        super().__init__(f"The from email address {address} is not verified.")
        self.members = {"FromEmailAddress": address}


class InvalidVerificationContent(Exception):
    """A custom verification mail cannot say this, or lead there."""
