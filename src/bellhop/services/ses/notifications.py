"""Notifications of identities: where bounces, complaints and deliveries of their mail are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail import states
from bellhop.engines.mail.sets import feedback, topics
from bellhop.services.ses.errors import Invalid, named
from bellhop.services.ses.identity_lists import look_up, those_of

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

_KINDS = (feedback.BOUNCE, feedback.COMPLAINT, feedback.DELIVERY)


def set_identity_notification_topic(
    ctx: Context, request: types.SetIdentityNotificationTopicRequest
) -> dict[str, Any]:
    identity, kind = _identity(ctx, request["Identity"]), request["NotificationType"]
    topic = request.get("SnsTopic")
    if identity.status != states.VERIFIED:
        raise Invalid(f"Identity {identity.name} is not verified.")
    with named():
        if topic:
            topics.ensure_for(ctx, identity, kind, topic)
        feedback.set_topic(ctx, identity, kind, topic)
    return {}


def set_identity_headers_in_notifications_enabled(
    ctx: Context, request: types.SetIdentityHeadersInNotificationsEnabledRequest
) -> dict[str, Any]:
    identity = _identity(ctx, request["Identity"])
    with named():
        feedback.set_headers(ctx, identity, request["NotificationType"], request["Enabled"])
    return {}


def set_identity_feedback_forwarding_enabled(
    ctx: Context, request: types.SetIdentityFeedbackForwardingEnabledRequest
) -> dict[str, Any]:
    identity, enabled = _identity(ctx, request["Identity"]), request["ForwardingEnabled"]
    with named():
        if not enabled:
            feedback.ensure_told(identity)
        feedback.forward(ctx, identity, enabled)
    return {}


def get_identity_notification_attributes(
    ctx: Context, request: types.GetIdentityNotificationAttributesRequest
) -> types.GetIdentityNotificationAttributesResponse:
    found = {name: _attributes(identity) for name, identity in those_of(ctx, request["Identities"])}
    return cast("types.GetIdentityNotificationAttributesResponse", {"NotificationAttributes": found})


def _attributes(identity: Identity) -> dict[str, Any]:
    topics_of = {f"{kind}Topic": identity.topics[kind] for kind in _KINDS if kind in identity.topics}
    headers = {f"HeadersIn{kind}NotificationsEnabled": kind in identity.headers_in for kind in _KINDS}
    return {**topics_of, "ForwardingEnabled": identity.feedback, **headers}


def _identity(ctx: Context, text: str) -> Identity:
    identity = look_up(ctx, text)
    if identity is None:
        raise Invalid(f"Identity {text} does not exist.")
    return identity
