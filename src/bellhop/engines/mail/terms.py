"""What acceptance fixes of a message beside its id and time: later changes of settings never reach it.

Terms are a dict; what is not so is left out.

- `keys`: [[domain, selector, key id] …] that it is signed with (see authentication.signing), besides the
  signature every mail gets; `mail_from`: the custom MAIL FROM domain of its Return-Path;
- `link`: how its links begin; `tracking`: what is tracked (see tracking.options);
- `subscription`: [contact list, topic or None, address or None] and `unsubscribe`, URLs (see
  lists.subscriptions);
- `smime`: the certificate that it is signed with (see infrastructure.certificates);
- `outgoing_ip`: the dedicated address that it leaves by (see infrastructure.dedicated_ips);
- `tenant`, `client` (the address the request came from), `caller` (the ARN that sent it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.authentication import acceptance

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.permission import Permit
    from bellhop.kernel.context import Context


def fixed(ctx: Context, draft: Draft, permit: Permit, number: int) -> dict[str, Any]:
    """The terms of a mail that is being accepted under this number."""
    found = acceptance.fixed(ctx, permit.sender)
    if permit.watched:
        found |= {"client": ctx.client, "caller": ctx.caller.arn}
    if permit.watched or any(draft.tracking):
        from bellhop.engines.mail.tracking import options  # noqa: PLC0415 - few mails are tracked

        found |= options.fixed(ctx, draft, permit)
    if draft.tenant:
        found["tenant"] = draft.tenant
    if permit.pool:
        from bellhop.engines.mail.infrastructure import dedicated_ips  # noqa: PLC0415 - few accounts have any

        if ip := dedicated_ips.choose(ctx, permit.pool):
            found["outgoing_ip"] = ip
    if permit.chosen and permit.chosen.security:
        from bellhop.engines.mail.infrastructure import certificates  # noqa: PLC0415 - few sets sign so

        found |= certificates.fixed(ctx, permit.chosen, draft.speakers[0][1])
    if draft.subscription:
        from bellhop.engines.mail.lists import subscriptions  # noqa: PLC0415 - nor many mails one of these

        found |= subscriptions.begin(ctx, draft.subscription, draft.recipients, number)
    return found
