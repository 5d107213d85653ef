"""Templates of custom verification mails: made, changed, found, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bellhop.engines.mail import identities
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.templates.errors import (
    InvalidTemplateName,
    InvalidVerificationContent,
    TooManyVerificationTemplates,
    VerificationSenderUnverified,
    VerificationTemplateExists,
    VerificationTemplateMissing,
)
from bellhop.engines.mail.templates.tables import (
    VERIFICATION_TEMPLATES,
    VERIFICATION_TEMPLATES_BY_NAME,
)
from bellhop.engines.mail.templates.templates import is_name
from bellhop.engines.mail.verification import content
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.templates.tables import VerificationTemplate
    from bellhop.kernel.context import Context

MAX_TEMPLATES = 50  # "You can create up to 50 custom verification email templates per Amazon SES account."
MAX_SIZE = 10 * 1024 * 1024  # "The total size of the email must be less than 10 MB."


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:custom-verification-email-template/{name}"


def create(ctx: Context, template: VerificationTemplate, labels: Mapping[str, str]) -> None:
    """Keep a new template; `labels` are its tags.

    Raises InvalidTemplateName, VerificationTemplateExists, TooManyVerificationTemplates, and what
    `change` does.
    """
    if is_name(template.name) is None:
        raise InvalidTemplateName(template.name)
    if ctx.store.get(VERIFICATION_TEMPLATES, template.name) is not None:
        raise VerificationTemplateExists(template.name)
    if len(ctx.store.page(VERIFICATION_TEMPLATES_BY_NAME, MAX_TEMPLATES, None)) == MAX_TEMPLATES:
        raise TooManyVerificationTemplates(MAX_TEMPLATES)
    _check(ctx, template)
    ctx.store.add(VERIFICATION_TEMPLATES, template)
    tags.add(ctx, arn(ctx, template.name), labels)


def find(ctx: Context, name: str) -> VerificationTemplate:
    """The template of this name; raises VerificationTemplateMissing."""
    found = ctx.store.get(VERIFICATION_TEMPLATES, name)
    if found is None:
        raise VerificationTemplateMissing(name)
    return found


def change(ctx: Context, template: VerificationTemplate) -> None:
    """Keep a template that was there, as it is now.

    Raises InvalidAddress, VerificationSenderUnverified, InvalidVerificationContent.
    """
    _check(ctx, template)
    ctx.store.put(VERIFICATION_TEMPLATES, template)


def delete(ctx: Context, name: str) -> bool:
    """Forget a template and its tags; False if there is none."""
    tags.forget(ctx, arn(ctx, name))
    return ctx.store.delete(VERIFICATION_TEMPLATES, name)


def _check(ctx: Context, template: VerificationTemplate) -> None:
    if identities.covering(ctx.store, parse_one(template.sender)) is None:
        raise VerificationSenderUnverified(template.sender)
    if not template.subject.strip() or not template.content.strip():
        raise InvalidVerificationContent("The subject and the content must be specified.")
    if len(template.content.encode()) >= MAX_SIZE:
        raise InvalidVerificationContent("The content must be smaller than 10 MB.")
    if fault := content.fault_of(template.content):
        raise InvalidVerificationContent(fault)
    for url in (template.success_url, template.failure_url):
        if not _leads_somewhere(url):
            raise InvalidVerificationContent(f"The redirection URL {url} is not a valid URL.")


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(' \r\n\t<>"')
    except ValueError:
        return False
