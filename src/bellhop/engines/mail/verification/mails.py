"""The verification mail that SES sends of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import sending
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.verification import proofs, regions

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

SENDER = "Amazon Web Services <no-reply-aws@amazon.com>"
_SUBJECT = "Amazon Web Services \u2013 Email Address Verification Request in region {region}"
_TEXT = """\
Dear Amazon Web Services customer,

somebody asked to use this email address with Amazon SES in region {region}. If it was you,
open the following link to confirm that the address is yours:

{link}

The address cannot be used before you have done so. The link expires 24 hours after this message was
sent.

If you did not ask for this, leave the link alone and delete this message: without the link nobody can
send mail from your address.

Amazon Web Services
"""


def send(ctx: Context, identity: Identity) -> str:
    """Ask whoever reads an address to verify it; the mail's id."""
    region = regions.name_of(ctx.region)
    text = _TEXT.format(region=region, link=proofs.ask(ctx, identity))
    subject = Part(_SUBJECT.format(region=region))
    mail = Submission("service", SENDER, (identity.name,), subject=subject, text=Part(text))
    return sending.submit_own(ctx, mail)
