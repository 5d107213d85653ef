"""What anybody may open of SNS: links to confirm and to end a subscription, and the signer's certificate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from bellhop.downstream.embedded import signing
from bellhop.store import Scope
from bellhop.wire.http import Answer

if TYPE_CHECKING:
    from bellhop.wire.http import Request

CERTIFICATE = re.compile(r"/SimpleNotificationService-[0-9a-f]+\.pem")


def confirm(base: str, topic: str, token: str) -> str:
    """The SubscribeURL."""
    query = urlencode({"Action": "ConfirmSubscription", "TopicArn": topic, "Token": token}, safe=":")
    return f"{base}/?{query}"


def unsubscribe(base: str, subscription: str) -> str:
    """The UnsubscribeURL."""
    query = urlencode({"Action": "Unsubscribe", "SubscriptionArn": subscription}, safe=":")
    return f"{base}/?{query}"


def certificate_url(base: str) -> str:
    return f"{base}/SimpleNotificationService-{signing.certificate_id()}.pem"


def certificate(request: Request) -> Answer | None:
    """The certificate, where a request asks for it."""
    if not CERTIFICATE.fullmatch(request.path):
        return None
    return Answer(200, [("content-type", "application/x-pem-file")], signing.certificate())


def owner(request: Request) -> Scope | None:
    """Whose topic or subscription a link is about."""
    asked = parse_qs(request.query)
    for name in ("TopicArn", "SubscriptionArn"):
        parts = asked.get(name, [""])[0].split(":")
        if len(parts) > 5:
            return Scope(parts[4], parts[3])
    return None
