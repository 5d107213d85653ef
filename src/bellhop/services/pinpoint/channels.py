"""Channels: the operations of all types differ by name alone, and are made from one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.engage import channels
from bellhop.engines.mail import quota
from bellhop.engines.mail.mime.addresses import InvalidAddress, parse_one
from bellhop.kernel.clock import iso8601
from bellhop.kernel.service import family
from bellhop.services.pinpoint.errors import BadRequest, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.engage.tables import Channel
    from bellhop.kernel.context import Context
    from bellhop.kernel.service import Function
    from bellhop.types import pinpoint as types

    Request = Mapping[str, Any]

# Channel type → how the names of its members begin. Its operations are called after the type.
MEMBERS = {
    "ADM": "ADM",
    "APNS": "APNS",
    "APNS_SANDBOX": "APNSSandbox",
    "APNS_VOIP": "APNSVoip",
    "APNS_VOIP_SANDBOX": "APNSVoipSandbox",
    "BAIDU": "Baidu",
    "EMAIL": "Email",
    "GCM": "GCM",
    "SMS": "SMS",
    "VOICE": "Voice",
}

# Members that are answered as they were given → what the engine calls them.
_FACTS = {
    "ConfigurationSet": "configuration_set",
    "DefaultAuthenticationMethod": "authentication",
    "FromAddress": "from_address",
    "Identity": "identity",
    "OrchestrationSendingRoleArn": "orchestration_role",
    "RoleArn": "role",
    "SenderId": "sender_id",
    "ShortCode": "short_code",
}
# Members that are secrets: it is kept that they were given, they are not.
_SECRETS = ("ApiKey", "Certificate", "ClientSecret", "PrivateKey", "SecretKey", "ServiceJson", "TokenKey")

_TEXTS_A_SECOND = 20  # as in the AWS CLI's example of GetSmsChannel


def get_channels(ctx: Context, request: types.GetChannelsRequest) -> dict[str, Any]:
    with named():
        found = channels.of_app(ctx, request["ApplicationId"])
    return {"ChannelsResponse": {"Channels": {channel.type: _shared(channel) for channel in found}}}


def _operations(kind: str, member: str) -> Mapping[str, Function]:
    """The operations of one channel type; `member` is how the names of its members begin."""

    def update(ctx: Context, request: Request) -> dict[str, Any]:
        settings = _settings(request[f"{member}ChannelRequest"])
        with named():
            channel = channels.set_up(ctx, request["ApplicationId"], kind, settings)
        return {f"{member}ChannelResponse": _response(channel)}

    def get(ctx: Context, request: Request) -> dict[str, Any]:
        with named():
            channel = channels.get(ctx, request["ApplicationId"], kind)
        return {f"{member}ChannelResponse": _response(channel)}

    def delete(ctx: Context, request: Request) -> dict[str, Any]:
        with named():
            channel = channels.remove(ctx, request["ApplicationId"], kind)
        return {f"{member}ChannelResponse": _response(channel)}

    operations = {"update": update, "get": get, "delete": delete}
    return {f"{verb}_{kind.lower()}_channel": operation for verb, operation in operations.items()}


def _settings(request: Request) -> channels.Settings:
    if "FromAddress" in request:
        _check_address(request["FromAddress"])
    facts: dict[str, Any] = {word: request[name] for name, word in _FACTS.items() if name in request}
    facts |= {
        word: True
        for name, word in (("TokenKey", "token_key"), ("ServiceJson", "service_account"))
        if request.get(name)
    }
    return channels.Settings(request.get("Enabled"), any(request.get(name) for name in _SECRETS), facts)


def _check_address(text: str) -> None:
    try:
        parse_one(text)
    except InvalidAddress as error:
        raise BadRequest(f"FromAddress is not a valid email address: {text}") from error


def _response(channel: Channel) -> dict[str, Any]:
    given = {name: channel.facts[word] for name, word in _FACTS.items() if channel.facts.get(word)}
    return {"Platform": channel.type, **_shared(channel), **_of_its_type(channel), **given}


def _shared(channel: Channel) -> types.ChannelResponse:
    """What is answered of every channel."""
    return {
        "ApplicationId": channel.app,
        "CreationDate": iso8601(channel.created),
        "Enabled": channel.enabled,
        "HasCredential": channel.credential,
        "Id": channel.type.lower(),
        "IsArchived": False,
        "LastModifiedBy": channel.modified_by,
        "LastModifiedDate": iso8601(channel.modified),
        "Version": channel.version,
    }


def _of_its_type(channel: Channel) -> dict[str, Any]:
    if channel.type == "EMAIL":
        return {"MessagesPerSecond": int(quota.MAX_RATE)}
    if channel.type == "SMS":
        return {
            "PromotionalMessagesPerSecond": _TEXTS_A_SECOND,
            "TransactionalMessagesPerSecond": _TEXTS_A_SECOND,
        }
    if channel.type == "GCM":
        return {"HasFcmServiceCredentials": channel.facts.get("service_account", False)}
    if channel.type == "BAIDU":
        return {"Credential": "***"}  # required by the model, and a secret
    return {"HasTokenKey": channel.facts.get("token_key", False)} if "APNS" in channel.type else {}


for _kind, _member in MEMBERS.items():
    globals().update(family(_operations(_kind, _member)))
