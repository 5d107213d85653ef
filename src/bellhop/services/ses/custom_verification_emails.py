"""Custom verification mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.verification import custom
from bellhop.services.ses.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def send_custom_verification_email(
    ctx: Context, request: types.SendCustomVerificationEmailRequest
) -> types.SendCustomVerificationEmailResponse:
    asked = custom.Request(
        "ses", request["EmailAddress"], request["TemplateName"], request.get("ConfigurationSetName")
    )
    with named():
        return {"MessageId": custom.send(ctx, asked)}
