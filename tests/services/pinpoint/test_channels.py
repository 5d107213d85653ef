"""Pinpoint's channels: set up, read, removed; and what they do to direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.testing import Mailbox

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop

IDENTITY = "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com"
EMAIL = {"FromAddress": "Shop <shop@example.com>", "Identity": IDENTITY}
CERTIFICATE = {"Certificate": "certificate", "PrivateKey": "not-told"}

# type, prefix of its members, what sets it up, what is answered of that beyond what all have
CHANNELS: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("ADM", "ADM", {"ClientId": "id", "ClientSecret": "not-told"}, {"HasCredential": True}),
    ("APNS", "APNS", CERTIFICATE, {"HasCredential": True, "HasTokenKey": False}),
    (
        "APNS_SANDBOX",
        "APNSSandbox",
        {"TokenKey": "not-told", "DefaultAuthenticationMethod": "TOKEN"},
        {"HasCredential": True, "HasTokenKey": True, "DefaultAuthenticationMethod": "TOKEN"},
    ),
    ("APNS_VOIP", "APNSVoip", CERTIFICATE, {"HasCredential": True, "HasTokenKey": False}),
    ("APNS_VOIP_SANDBOX", "APNSVoipSandbox", CERTIFICATE, {"HasCredential": True, "HasTokenKey": False}),
    (
        "BAIDU",
        "Baidu",
        {"ApiKey": "not-told", "SecretKey": "not-told"},
        {"HasCredential": True, "Credential": "***"},
    ),
    ("EMAIL", "Email", EMAIL, {**EMAIL, "HasCredential": False, "MessagesPerSecond": 10_000}),
    (
        "GCM",
        "GCM",
        {"ServiceJson": '{"key": "not-told"}'},
        {"HasCredential": True, "HasFcmServiceCredentials": True},
    ),
    (
        "SMS",
        "SMS",
        {"SenderId": "SHOP", "ShortCode": "12345"},
        {
            "HasCredential": False,
            "SenderId": "SHOP",
            "ShortCode": "12345",
            "PromotionalMessagesPerSecond": 20,
            "TransactionalMessagesPerSecond": 20,
        },
    ),
    ("VOICE", "Voice", {}, {"HasCredential": False}),
]
NAMES = [each[0] for each in CHANNELS]


@pytest.fixture
def mailbox(emulator: Bellhop) -> Mailbox:
    return Mailbox(emulator)


def update(pinpoint: Any, app: str, kind: str, member: str, **request: Any) -> dict[str, Any]:
    function = getattr(pinpoint, f"update_{kind.lower()}_channel")
    return function(ApplicationId=app, **{f"{member}ChannelRequest": request})[f"{member}ChannelResponse"]


def get(pinpoint: Any, app: str, kind: str, member: str) -> dict[str, Any]:
    return getattr(pinpoint, f"get_{kind.lower()}_channel")(ApplicationId=app)[f"{member}ChannelResponse"]


def delete(pinpoint: Any, app: str, kind: str, member: str) -> dict[str, Any]:
    return getattr(pinpoint, f"delete_{kind.lower()}_channel")(ApplicationId=app)[f"{member}ChannelResponse"]


def result(pinpoint: Any, app: str, kind: str, address: str, **configuration: Any) -> dict[str, Any]:
    message = {
        "Addresses": {address: {"ChannelType": kind}},
        "MessageConfiguration": {"DefaultMessage": {"Body": "hi"}, **configuration},
    }
    answer = pinpoint.send_messages(ApplicationId=app, MessageRequest=message)
    return answer["MessageResponse"]["Result"][address]


@pytest.mark.parametrize(("kind", "member", "settings", "told"), CHANNELS, ids=NAMES)
def test_a_channel_lives(
    pinpoint: Any, app: str, kind: str, member: str, settings: dict[str, Any], told: dict[str, Any]
) -> None:
    made = update(pinpoint, app, kind, member, Enabled=True, **settings)

    dates = {"CreationDate", "LastModifiedDate"}
    assert {name: value for name, value in made.items() if name not in dates} == {
        "ApplicationId": app,
        "Enabled": True,
        "Id": kind.lower(),
        "IsArchived": False,
        "LastModifiedBy": "arn:aws:iam::000000000000:root",
        "Platform": kind,
        "Version": 1,
        **told,
    }
    assert made["CreationDate"] == made["LastModifiedDate"]
    assert made["CreationDate"].endswith("Z")
    assert "not-told" not in str(made)
    assert get(pinpoint, app, kind, member) == made
    assert delete(pinpoint, app, kind, member) == made
    for function in (get, delete):
        with pytest.raises(pinpoint.exceptions.NotFoundException):
            function(pinpoint, app, kind, member)


@pytest.mark.parametrize(("kind", "member", "settings"), [each[:3] for each in CHANNELS], ids=NAMES)
def test_a_channel_belongs_to_an_application(
    pinpoint: Any, kind: str, member: str, settings: dict[str, Any]
) -> None:
    for function, request in ((update, settings), (get, {}), (delete, {})):
        with pytest.raises(pinpoint.exceptions.NotFoundException):
            function(pinpoint, "nothing", kind, member, **request)
    with pytest.raises(pinpoint.exceptions.NotFoundException):
        pinpoint.get_channels(ApplicationId="nothing")


def test_an_update_keeps_what_it_does_not_mention(pinpoint: Any, app: str, emulator: Bellhop) -> None:
    update(pinpoint, app, "SMS", "SMS", SenderId="SHOP", Enabled=False)
    emulator.advance(3600)

    changed = update(pinpoint, app, "SMS", "SMS", ShortCode="12345")

    assert (changed["SenderId"], changed["ShortCode"]) == ("SHOP", "12345")
    assert (changed["Enabled"], changed["Version"]) == (False, 2)
    assert changed["CreationDate"] < changed["LastModifiedDate"]


def test_a_removed_channel_begins_anew(pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "SMS", "SMS", SenderId="SHOP")
    delete(pinpoint, app, "SMS", "SMS")

    again = update(pinpoint, app, "SMS", "SMS")

    assert (again["Version"], again["Enabled"], again.get("SenderId")) == (1, True, None)


def test_an_application_tells_its_channels(pinpoint: Any, app: str) -> None:
    assert pinpoint.get_channels(ApplicationId=app)["ChannelsResponse"] == {"Channels": {}}
    update(pinpoint, app, "GCM", "GCM", ApiKey="not-told")
    update(pinpoint, app, "VOICE", "Voice", Enabled=False)
    update(pinpoint, app, "SMS", "SMS")
    delete(pinpoint, app, "SMS", "SMS")

    found = pinpoint.get_channels(ApplicationId=app)["ChannelsResponse"]["Channels"]

    assert {kind: channel["Enabled"] for kind, channel in found.items()} == {"GCM": True, "VOICE": False}
    assert found["GCM"].keys() == {
        "ApplicationId",
        "CreationDate",
        "Enabled",
        "HasCredential",
        "Id",
        "IsArchived",
        "LastModifiedBy",
        "LastModifiedDate",
        "Version",
    }


def test_channels_go_with_their_application(pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "SMS", "SMS")

    pinpoint.delete_app(ApplicationId=app)

    with pytest.raises(pinpoint.exceptions.NotFoundException):
        get(pinpoint, app, "SMS", "SMS")


@pytest.mark.parametrize("address", ["nobody", "a@b@example.com", ""])
def test_a_sender_is_an_address(pinpoint: Any, app: str, address: str) -> None:
    with pytest.raises(ClientError) as refused:
        update(pinpoint, app, "EMAIL", "Email", FromAddress=address, Identity=IDENTITY)
    assert refused.value.response["Error"]["Code"] == "BadRequestException"


def test_mail_is_from_its_channel(pinpoint: Any, app: str, aws: Any, mailbox: Mailbox) -> None:
    aws("ses").verify_email_identity(EmailAddress="shop@example.com")
    aws("ses").verify_email_identity(EmailAddress="other@example.com")
    update(pinpoint, app, "EMAIL", "Email", **EMAIL)
    simple = {"SimpleEmail": {"Subject": {"Data": "Hello"}, "TextPart": {"Data": "text"}}}

    result(pinpoint, app, "EMAIL", "ann@example.org", EmailMessage=simple)
    result(
        pinpoint,
        app,
        "EMAIL",
        "bob@example.org",
        EmailMessage={**simple, "FromAddress": "other@example.com"},
    )

    assert mailbox.latest(to="ann@example.org")["From"] == "Shop <shop@example.com>"
    assert mailbox.latest(to="bob@example.org")["From"] == "other@example.com"


@pytest.mark.parametrize(
    ("settings", "message", "number"),
    [
        ({"SenderId": "SHOP"}, {}, "SHOP"),
        ({"SenderId": "SHOP", "ShortCode": "12345"}, {}, "12345"),
        ({"ShortCode": "12345"}, {"OriginationNumber": "+12065550100"}, "+12065550100"),
        ({"ShortCode": "12345"}, {"SenderId": "OTHER"}, "OTHER"),
    ],
)
def test_a_text_is_from_its_channel(
    pinpoint: Any,
    app: str,
    mailbox: Mailbox,
    settings: dict[str, str],
    message: dict[str, str],
    number: str,
) -> None:
    update(pinpoint, app, "SMS", "SMS", **settings)

    result(pinpoint, app, "SMS", "+12065550142", SMSMessage={"Body": "hi", **message})

    assert mailbox.latest(channel="sms")["OriginationNumber"] == number


@pytest.mark.parametrize(
    ("kind", "member", "address"),
    [
        ("SMS", "SMS", "+12065550142"),
        ("VOICE", "Voice", "+12065550142"),
        ("GCM", "GCM", "token"),
        ("APNS_VOIP_SANDBOX", "APNSVoipSandbox", "token"),
    ],
)
def test_a_closed_channel_takes_nothing(
    pinpoint: Any, app: str, mailbox: Mailbox, kind: str, member: str, address: str
) -> None:
    """One that was never set up takes everything: Bellhop's own convenience."""
    delivered = [result(pinpoint, app, kind, address)]
    update(pinpoint, app, kind, member, Enabled=False)
    refused = [result(pinpoint, app, kind, address)]
    update(pinpoint, app, kind, member, Enabled=True)
    delivered.append(result(pinpoint, app, kind, address))
    delete(pinpoint, app, kind, member)
    refused.append(result(pinpoint, app, kind, address))

    assert [each["DeliveryStatus"] for each in delivered] == ["SUCCESSFUL"] * 2
    assert [(each["DeliveryStatus"], each["StatusCode"]) for each in refused] == [
        ("PERMANENT_FAILURE", 400)
    ] * 2
    assert "MessageId" not in refused[0]
    assert kind in refused[0]["StatusMessage"]
    assert len(mailbox.messages(direction="outbound")) == 2


def test_endpoints_on_a_closed_channel_are_told_so(pinpoint: Any, app: str) -> None:
    endpoint = {"ChannelType": "SMS", "Address": "+12065550142", "User": {"UserId": "ann"}}
    pinpoint.update_endpoint(ApplicationId=app, EndpointId="one", EndpointRequest=endpoint)
    update(pinpoint, app, "SMS", "SMS", Enabled=False)
    configuration = {"DefaultMessage": {"Body": "hi"}}

    by_name = pinpoint.send_messages(
        ApplicationId=app, MessageRequest={"Endpoints": {"one": {}}, "MessageConfiguration": configuration}
    )["MessageResponse"]["EndpointResult"]["one"]
    by_user = pinpoint.send_users_messages(
        ApplicationId=app,
        SendUsersMessageRequest={"Users": {"ann": {}}, "MessageConfiguration": configuration},
    )["SendUsersMessageResponse"]["Result"]["ann"]["one"]

    assert by_name == by_user
    assert (by_name["DeliveryStatus"], by_name["Address"]) == ("PERMANENT_FAILURE", "+12065550142")
