"""Taking mail in, whichever door it comes through: checked, authorised, fixed for good and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bellhop.engines.mail import accounts, contents, drafts, fate, history, permission, quota, states, terms
from bellhop.engines.mail.errors import (
    DailyQuotaExceeded,
    IdentityUnverified,
    MessageTooLong,
    RateExceeded,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.engines.mail.message_ids import message_id
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.mail.mime.checks import InvalidMessage
from bellhop.engines.mail.submission import Submission
from bellhop.engines.mail.tables import (
    ADDRESSEES,
    CONTENTS,
    MESSAGES,
    OUTBOUND,
    Addressee,
    Message,
    MessageContent,
)
from bellhop.engines.mail.templates.errors import InvalidTemplateData

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.permission import Permit
    from bellhop.engines.mail.submission import Entry
    from bellhop.kernel.context import Context

    Failure = tuple[str, str]  # name of a template, why it could not be filled

# What is wrong with one mail of many, and leaves the others alone.
OF_ONE = (
    DailyQuotaExceeded,
    IdentityUnverified,
    InvalidAddress,
    InvalidMessage,
    InvalidTemplateData,
    MessageTooLong,
    RateExceeded,
    RecipientMissing,
    TooManyRecipients,
)


def submit(ctx: Context, submission: Submission) -> str:
    """Accept a mail; its message id. What becomes of it is decided after the commit.

    Raises InvalidAddress, InvalidMessage and the facts of errors.py. A template that cannot be filled is
    a mail that is accepted and fails ("the Rendering Failure event").
    """
    submission, failure = _filled(ctx, submission)
    draft = drafts.read(submission)
    return _accept(ctx, submission, draft, permission.permit(ctx, draft), failure)


def submit_all(ctx: Context, shared: Submission, entries: Iterable[Entry]) -> list[str | Exception]:
    """Accept mails made of one template: for each its message id, or the fact for which it alone is refused.

    Raises the facts for which none of them may be sent. What the mails share is looked up once.
    """
    from bellhop.engines.mail.templates import filling, rendering  # noqa: PLC0415 - loads a template engine

    drafts.speakers_of(shared)
    shared = filling.opened(ctx, shared)
    assert shared.template, "many mails at once are made of a template"
    rendering.data_of(shared.template.data)
    shared = replace(shared, template=replace(shared.template, many=True))
    permit: Permit | None = None
    answers: list[str | Exception] = []
    for entry in entries:
        try:
            submission, failure = filling.fill(ctx, shared, entry)
            draft = drafts.read(submission)
        except OF_ONE as fact:
            answers.append(fact)
            continue
        if permit is None or draft.delegation:  # policies may ask who the recipients are
            permit = permission.grant(ctx, draft)
        try:
            accounts.admit(ctx, permit.account, draft.recipients)
        except OF_ONE as fact:
            answers.append(fact)
            continue
        answers.append(_accept(ctx, submission, draft, permit, failure))
    return answers


def submit_own(ctx: Context, submission: Submission, *, answerable: bool = True) -> str:
    """Accept a mail of AWS's own, which needs no identity and counts nowhere: a notice, a report.

    What is not `answerable` is sent by nobody: "MUST use a null reverse-path" (RFC 5321, 4.5.5, of DSNs).
    """
    message = _message(ctx, submission, drafts.read(submission), None)
    if not answerable:
        message.feedback = ""
    history.add(ctx, message, "Send")
    ctx.later(ctx.now, fate.decide, number=message.number)
    _keep(ctx, message, contents.row_of(message.number, submission))
    return message.id


def submit_raw(ctx: Context, mail_from: str, recipients: Iterable[str], raw: bytes) -> str:
    """Accept a mail that came by SMTP: `submit` for an envelope and a whole message."""
    return submit(ctx, Submission("smtp", mail_from, envelope=tuple(recipients), raw=raw))


def _filled(ctx: Context, submission: Submission) -> tuple[Submission, Failure | None]:
    if submission.template is None:
        return submission, None
    from bellhop.engines.mail.templates import filling  # noqa: PLC0415 - loads a template engine

    return filling.fill(ctx, submission)


def _accept(
    ctx: Context, submission: Submission, draft: Draft, permit: Permit, failure: Failure | None
) -> str:
    message = _message(ctx, submission, draft, permit)
    content = contents.row_of(message.number, submission)
    content.terms = terms.fixed(ctx, draft, permit, message.number)
    if failure:
        _fail(ctx, message, failure)
    else:
        history.add(ctx, message, "Send")
        quota.accepted(ctx, message)
        premises = fate.premises(submission, content.terms)
        ctx.later(ctx.now, fate.decide, number=message.number, **premises)
    _keep(ctx, message, content)
    return message.id


def _message(ctx: Context, submission: Submission, draft: Draft, permit: Permit | None) -> Message:
    recipients: dict[str, str] = {}
    for box in draft.recipients:
        recipients.setdefault(box.key, box.address)
    return Message(
        message_id(ctx.now, ctx.region, ctx.ids.bits(16)),
        ctx.ids.sequence(ctx.now),
        ctx.now,
        OUTBOUND,
        submission.face,
        draft.sender,
        draft.speakers[0][1].address.lower(),
        draft.to,
        draft.cc,
        draft.subject,
        [[address, states.PENDING] for address in recipients.values()],
        draft.tags,
        permit and permit.configuration_set,
        draft.feedback,
        [],
        permit and permit.identity_arn,
        permit is not None and permit.watched,
        draft.tenant,
    )


def _fail(ctx: Context, message: Message, failure: Failure) -> None:
    """Nothing is sent: a template, by name, could not be filled for a reason."""
    for recipient in message.recipients:
        recipient[1] = states.RECIPIENT.step(recipient[1], states.FAILED)
    template, error = failure
    history.add(ctx, message, "Rendering Failure", template=template, error=error)


def _keep(ctx: Context, message: Message, content: MessageContent) -> None:
    ctx.store.add(MESSAGES, message)
    ctx.store.add(CONTENTS, content)
    for address in {address.lower() for address, _ in message.recipients}:
        ctx.store.add(ADDRESSEES, Addressee(address, message.number))
