"""What IAM has to allow for SES: only what sends has resources, of all else the Resource is "*".

ses/latest/dg/control-user-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access.asking import Ask, Asked
from bellhop.engines.mail import claims

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.claims import Claims
    from bellhop.kernel.context import Context

VERSION = "1"
ALSO = (("ConfigurationSetName", "configuration-set"), ("Template", "template"))


def asks(asked: Asked) -> Iterable[Ask]:
    request, name = asked.request, asked.operation.name
    if name == "SendRawEmail":
        raw, destinations = request["RawMessage"]["Data"], request.get("Destinations")
        return _sending(asked, claims.of_raw(raw, request.get("Source"), None, destinations or None))
    if name == "SendBounce":
        return _sending(asked, claims.of_parts(request["BounceSender"], None, _bounced(request)))
    if name.startswith("Send") and "Source" in request:
        return _sending(
            asked, claims.of_parts(request["Source"], request.get("ReturnPath"), _recipients(asked))
        )
    return [Ask(f"ses:{name}", "*", {"ses:apiversion": VERSION})]


def _sending(asked: Asked, found: Claims) -> Iterable[Ask]:
    action, keys = f"ses:{asked.operation.name}", found.keys(VERSION)
    own = asked.arn("ses", f"identity/{found.identity(asked.ctx)}")
    arn = asked.request.get("SourceArn") or asked.request.get("BounceSenderArn")
    yield Ask(action, arn or own, keys, older=True)
    for member, kind in ALSO:
        if name := asked.request.get(member):
            yield Ask(action, asked.arn("ses", f"{kind}/{name}"), keys, older=True)


def _recipients(asked: Asked) -> list[str]:
    """Those of the one destination, or of all there are."""
    request = asked.request
    destinations = [
        request.get("Destination", {}),
        *(each["Destination"] for each in request.get("Destinations", ())),
    ]
    return [
        address
        for destination in destinations
        for kind in ("ToAddresses", "CcAddresses", "BccAddresses")
        for address in destination.get(kind, ())
    ]


def _bounced(request: dict[str, Any]) -> list[str]:
    return [each.get("Recipient", "") for each in request.get("BouncedRecipientInfoList", ())]


def submission(ctx: Context, mail_from: str, recipients: Iterable[str], content: bytes) -> list[Ask]:
    """What a mail that comes by SMTP needs: ses:SendRawEmail."""
    found = claims.of_raw(content, mail_from, None, recipients)
    resource = f"arn:aws:ses:{ctx.region}:{ctx.account}:identity/{found.identity(ctx)}"
    return [Ask("ses:SendRawEmail", resource, found.keys(VERSION), older=True)]
