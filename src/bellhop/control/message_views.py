"""From what the engines keep of a message to the control API's models of it."""

from typing import TYPE_CHECKING, Any

from bellhop.control.message_models import (
    AnyMessage,
    Email,
    MessageEvent,
    Push,
    Sms,
    Voice,
)
from bellhop.engines.mail import messages as mails
from bellhop.engines.mail.tables import Message as Mail
from bellhop.engines.messaging.tables import PhoneMessage
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.reading import File  # loads email

Found = tuple[Scope, Mail | PhoneMessage]


def view(ctx: Context, found: Found) -> AnyMessage:
    """The message as lists show it."""
    scope, message = found
    if isinstance(message, Mail):
        return _email(ctx, scope, message)
    return _phone_message(scope, message)


def view_with_events(ctx: Context, found: Found) -> AnyMessage:
    """The message with everything that happened to it, in order."""
    shown = view(ctx, found)
    shown.Events = [_event(event) for event in found[1].events]
    return shown


def _event(event: dict[str, Any]) -> MessageEvent:
    facts = {name.capitalize(): value for name, value in event.items() if name not in ("time", "type")}
    if "Until" in facts:
        facts["Until"] = iso8601(facts["Until"])
    for name in ("Before", "After"):  # of preferences
        if name in facts:
            said = facts[name]
            facts[name] = {"UnsubscribeAll": said["unsubscribe_all"], "Topics": said["topics"]}
    return MessageEvent(Time=iso8601(event["time"]), Type=event["type"], **facts)


def _shared(scope: Scope, message: Mail | PhoneMessage) -> dict[str, Any]:
    return {
        "Id": message.id,
        "Direction": message.direction,
        "Timestamp": iso8601(message.time),
        "Account": scope.account,
        "Region": scope.region,
        "ConfigurationSet": message.configuration_set,
        "Tags": message.tags,
    }


def _email(ctx: Context, scope: Scope, message: Mail) -> Email:
    content = mails.content(ctx, scope, message)
    # One validation of plain values: building each of the models costs more than all that is in them.
    return Email.model_validate(
        {
            **_shared(scope, message),
            "Channel": "email",
            "From": message.sender,
            "To": message.to,
            "Cc": message.cc,
            "Subject": content.subject,
            "Text": content.text,
            "Html": content.html,
            "Headers": [{"Name": name, "Value": value} for name, value in content.headers],
            "Attachments": [_attachment(file) for file in content.attachments],
            "Recipients": [{"Address": address, "Status": status} for address, status in message.recipients],
        }
    )


def _attachment(file: "File") -> dict[str, Any]:
    return {
        "FileName": file.file_name,
        "ContentType": file.content_type,
        "ContentId": file.content_id,
        "Size": len(file.content),
    }


def _phone_message(scope: Scope, message: PhoneMessage) -> Sms | Voice | Push:
    shared: dict[str, Any] = {**_shared(scope, message), "Body": message.body, "Status": message.status}
    if message.channel == "push":
        return Push(
            **shared,
            Channel="push",
            Token=message.destination,
            Platform=message.platform,
            Title=message.title,
            Data=message.data,
        )
    shared |= {"OriginationNumber": message.origination, "DestinationNumber": message.destination}
    if message.channel == "voice":
        return Voice(**shared, Channel="voice", VoiceId=message.voice)
    return Sms(**shared, Channel="sms", MessageType=message.message_type)
