"""The rows of templates."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.store import Query, Table


@dataclass(slots=True)
class Template:
    """A mail with places for data; parts that are None it does not have."""

    name: str
    created: float
    subject: str | None
    text: str | None
    html: str | None


TEMPLATES = Table("mail_template", Template, ("name",))
TEMPLATES_BY_NAME = Query(TEMPLATES, order=("name",), limit=True)


@dataclass(slots=True)
class VerificationTemplate:
    """A verification mail of the account's own: HTML, and where its link leads on to afterwards."""

    name: str
    sender: str
    subject: str
    content: str
    success_url: str
    failure_url: str


VERIFICATION_TEMPLATES = Table("mail_verification_template", VerificationTemplate, ("name",))
VERIFICATION_TEMPLATES_BY_NAME = Query(VERIFICATION_TEMPLATES, order=("name",), limit=True)


@dataclass(slots=True)
class TemplateCounter:
    """How many templates there are of a kind, which is the name of their table."""

    kind: str
    number: int


TEMPLATE_COUNTERS = Table("mail_template_counter", TemplateCounter, ("kind",))

TABLES = (TEMPLATES, VERIFICATION_TEMPLATES, TEMPLATE_COUNTERS)
