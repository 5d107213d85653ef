"""From a message configuration and what a recipient overrides, to what is said on the recipient's channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.engage.content import Content, Email, Notification, Text, Voice
from bellhop.engines.engage.direct import Undeliverable
from bellhop.engines.mail.submission import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    Members = Mapping[str, Any]

# Channel type → the member that holds its message.
SPECIFIC = {
    "ADM": "ADMMessage",
    "APNS": "APNSMessage",
    "APNS_SANDBOX": "APNSMessage",
    "APNS_VOIP": "APNSMessage",
    "APNS_VOIP_SANDBOX": "APNSMessage",
    "BAIDU": "BaiduMessage",
    "EMAIL": "EmailMessage",
    "GCM": "GCMMessage",
    "SMS": "SMSMessage",
    "VOICE": "VoiceMessage",
}
_NOT_PUSH = ("EMAIL", "SMS", "VOICE")


class Configuration:
    """The messages of a request: the default one, those of the channels, and what overrides them.

    `defaults` are the facts of the channel as the application set it up.
    """

    def __init__(self, members: Members, channel: str, override: Members, defaults: Members) -> None:
        self.override = override
        self.defaults = defaults
        self.general: Members = members.get("DefaultMessage") or {}
        self.specific: Members = members.get(SPECIFIC.get(channel, "")) or {}
        self.push: Members = (
            {} if channel in _NOT_PUSH else members.get("DefaultPushNotificationMessage") or {}
        )

    def layers(self) -> tuple[Members, ...]:
        """The messages, those that count more first."""
        return self.specific, self.push, self.general

    def first(self, name: str) -> Any:
        """A member of the first message that has it."""
        return next((layer[name] for layer in self.layers() if layer.get(name)), None)

    def body(self) -> str | None:
        return self.override.get("BodyOverride") or self.first("Body")

    def variables(self) -> dict[str, Any]:
        """The message variables, those of the recipient before all others.

        "The variables specified in this map take precedence over all other variables" (Substitutions of an
        address or endpoint).
        """
        found: dict[str, Any] = {}
        for layer in (*reversed(self.layers()), self.override):
            found |= layer.get("Substitutions") or {}
        return found


def content_for(channel: str, configuration: Configuration) -> Content:
    """What is said on this channel; raises Undeliverable where the request has nothing to say."""
    if channel not in SPECIFIC:
        raise Undeliverable(f"Direct messages can't be sent to the channel type {channel}")
    found = _BUILDERS.get(channel, _notification)(configuration)
    if found is None:
        raise Undeliverable(f"The request has no message for the channel type {channel}")
    return found


def _email(configuration: Configuration) -> Content | None:
    message, override = configuration.specific, configuration.override
    if not message and configuration.body() is None:
        return None
    # "The default value is the FromAddress specified for the email channel" (FromAddress).
    sender = message.get("FromAddress") or configuration.defaults.get("from_address")
    if not sender and not message.get("RawEmail"):
        raise Undeliverable("The request has no FromAddress, and the email channel has none either")
    simple: Members = message.get("SimpleEmail") or {}
    raw: Members = message.get("RawEmail") or {}
    subject = _part(simple.get("Subject"), override.get("TitleOverride"))
    text, html = simple.get("TextPart"), simple.get("HtmlPart")
    replaced = override.get("BodyOverride")
    return Email(
        sender,
        subject,
        _part(text, replaced) if text or not html else None,
        _part(html, replaced) if html else None,
        raw.get("Data"),
        tuple((header.get("Name", ""), header.get("Value", "")) for header in simple.get("Headers", ())),
        tuple(message.get("ReplyToAddresses", ())),
        message.get("FeedbackForwardingAddress"),
        configuration.defaults.get("configuration_set"),
    )


def _part(members: Members | None, replaced: str | None) -> Part | None:
    if members is None:
        return None if replaced is None else Part(replaced)
    return Part(replaced or members.get("Data", ""), members.get("Charset") or "UTF-8")


def _text(configuration: Configuration) -> Content | None:
    body, message, defaults = configuration.body(), configuration.specific, configuration.defaults
    if body is None:
        return None
    own = message.get("OriginationNumber") or message.get("SenderId")
    origination = own or defaults.get("short_code") or defaults.get("sender_id") or ""
    return Text(body, origination, message.get("MessageType") or "TRANSACTIONAL")


def _voice(configuration: Configuration) -> Content | None:
    body, message = configuration.body(), configuration.specific
    if body is None:
        return None
    return Voice(body, message.get("OriginationNumber") or "", message.get("VoiceId") or "")


def _notification(configuration: Configuration) -> Content | None:
    raw = configuration.override.get("RawContent") or configuration.specific.get("RawContent")
    if raw:
        return _raw_notification(raw)
    body, data = configuration.body(), configuration.first("Data")
    title = configuration.override.get("TitleOverride") or configuration.first("Title")
    if body is None and title is None and not data:
        return None
    return Notification(title or "", body or "", data or {})


def _raw_notification(text: str) -> Notification:
    """What a raw payload shows: title and body stand where FCM, APNs, ADM and Baidu have them.

    "The raw, JSON-formatted string to use as the payload for the notification message" (RawContent).
    """
    try:
        payload = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Undeliverable("RawContent is not valid JSON") from error
    if not isinstance(payload, dict):
        raise Undeliverable("RawContent is not a JSON object")
    members = cast("dict[str, Any]", payload)
    alert = _object(members, "aps").get("alert", {})
    shown = {"body": alert} if isinstance(alert, str) else _object({"alert": alert}, "alert")
    shown = shown or _object(members, "notification")
    data = _object(members, "data") or {
        name: value for name, value in members.items() if name not in ("aps", "notification")
    }
    return Notification(str(shown.get("title", "")), str(shown.get("body", "")), data)


def _object(members: Members, name: str) -> dict[str, Any]:
    value = members.get(name)
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


_BUILDERS = {"EMAIL": _email, "SMS": _text, "VOICE": _voice}
