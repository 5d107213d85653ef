"""What acceptance fixes of a message beside its id and time: later changes of settings never reach it.

Terms are a dict; what is not so is left out.

- `keys`: [[domain, selector, key id] …] that it is signed with (see authentication.signing), besides the
  signature every mail gets; `mail_from`: the custom MAIL FROM domain of its Return-Path;
- `link`: how its links begin; `tracking`: what is tracked (see tracking.rewriting);
- `subscription`: [contact list, topic or None, address] (see lists.subscriptions);
- `tenant`, `client` (the address the request came from), `caller` (the ARN that sent it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.permission import Permit
    from bellhop.kernel.context import Context


def fixed(ctx: Context, draft: Draft, permit: Permit) -> dict[str, Any]:
    """The terms of a mail that is being accepted."""
    found: dict[str, Any] = {}
    if permit.watched:
        found |= {"client": ctx.client, "caller": ctx.caller.arn}
    if draft.tenant:
        found["tenant"] = draft.tenant
    return found
