"""What an identity says of its mail: the set it is sent with by default, who hears of what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.sets import configuration_sets
from bellhop.engines.mail.sets.errors import TopicMissing, TopicsMissing
from bellhop.engines.mail.tables import IDENTITIES

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

BOUNCE, COMPLAINT, DELIVERY = "Bounce", "Complaint", "Delivery"
# "You have to enable one method of receiving bounce or complaint notifications."
NEEDED = (BOUNCE, COMPLAINT)


def set_default(ctx: Context, identity: Identity, name: str | None) -> None:
    """The set of mail that names none; None is no set. Raises ConfigurationSetMissing."""
    if name:
        configuration_sets.find(ctx, name)
    ctx.store.update(IDENTITIES, identity.name, configuration_set=name or None)


def forward(ctx: Context, identity: Identity, enabled: bool) -> None:
    """Forward bounces and complaints by mail, or do not."""
    ctx.store.update(IDENTITIES, identity.name, feedback=enabled)


def ensure_told(identity: Identity) -> None:
    """Raises TopicsMissing.

    "Feedback forwarding can only be disabled when Amazon SNS topics are specified for both bounces and
    complaints." API v2 leaves that open.
    """
    if not all(kind in identity.topics for kind in NEEDED):
        raise TopicsMissing(identity.name)


def set_topic(ctx: Context, identity: Identity, kind: str, topic: str | None) -> None:
    """Publish notifications of a kind to a topic (an ARN); None is to none. Raises TopicsMissing.

    "Unless feedback forwarding is enabled, you must specify Amazon SNS topics for bounce and complaint
    notifications." (API_SetIdentityNotificationTopic)
    """
    if topic:
        topics, headers = identity.topics | {kind: topic}, identity.headers_in
    else:
        if kind in NEEDED and kind in identity.topics and not identity.feedback:
            raise TopicsMissing(identity.name)
        topics = {each: arn for each, arn in identity.topics.items() if each != kind}
        headers = [each for each in identity.headers_in if each != kind]
    ctx.store.update(IDENTITIES, identity.name, topics=topics, headers_in=headers)


def set_headers(ctx: Context, identity: Identity, kind: str, enabled: bool) -> None:
    """Let notifications of a kind carry the message's header fields, or not; raises TopicMissing.

    "This value can only be set when NotificationType is already set to use a particular Amazon SNS topic."
    """
    if kind not in identity.topics:
        raise TopicMissing(identity.name, kind)
    others = [each for each in identity.headers_in if each != kind]
    ctx.store.update(IDENTITIES, identity.name, headers_in=[*others, kind] if enabled else others)


def forget_topic(ctx: Context, identity: Identity, kind: str) -> None:
    """A topic cannot be published to any more.

    "Amazon SES removes the configuration for that topic if it's been configured for bounces or complaints
    … Additionally, Amazon SES re-enables bounce and complaint email notifications for the identity".
    """
    identity.feedback = True
    ctx.store.update(IDENTITIES, identity.name, feedback=True)
    set_topic(ctx, identity, kind, None)
