"""Pinpoint's direct messages: what is answered at once, and what arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.testing import Mailbox

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop

MAIL = {
    "EmailMessage": {
        "FromAddress": "Shop <shop@example.com>",
        "ReplyToAddresses": ["help@example.com"],
        "SimpleEmail": {
            "Subject": {"Data": "Order {{number}}"},
            "TextPart": {"Data": "Hello {{name}}"},
            "HtmlPart": {"Data": "<p>Hello {{name}}</p>"},
            "Headers": [{"Name": "X-Order", "Value": "{{number}}"}],
        },
        "Substitutions": {"name": ["you"], "number": ["7"]},
    }
}


@pytest.fixture
def mailbox(emulator: Bellhop) -> Mailbox:
    return Mailbox(emulator)


@pytest.fixture
def sender(aws: Any) -> None:
    aws("ses").verify_email_identity(EmailAddress="shop@example.com")


def send(pinpoint: Any, app: str, **message: Any) -> dict[str, Any]:
    answer = pinpoint.send_messages(ApplicationId=app, MessageRequest=message)
    return answer["MessageResponse"]


def update(pinpoint: Any, app: str, endpoint: str, **members: Any) -> None:
    pinpoint.update_endpoint(ApplicationId=app, EndpointId=endpoint, EndpointRequest=members)


@pytest.mark.usefixtures("sender")
def test_a_mail_goes_through_the_mail_engine(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    answer = send(
        pinpoint,
        app,
        Addresses={"ann@example.org": {"ChannelType": "EMAIL", "Substitutions": {"name": ["Ann"]}}},
        MessageConfiguration=MAIL,
    )

    result = answer["Result"]["ann@example.org"]
    message = mailbox.latest(channel="email", to="ann@example.org")
    assert answer["ApplicationId"] == app
    assert result == {
        "DeliveryStatus": "SUCCESSFUL",
        "StatusCode": 200,
        "MessageId": message["Id"],
        "StatusMessage": f"MessageId: {message['Id']}",
    }
    assert message["Subject"] == "Order 7"
    assert message["Text"].strip() == "Hello Ann"
    assert message["Html"].strip() == "<p>Hello Ann</p>"
    assert message["From"] == "Shop <shop@example.com>"
    headers = {each["Name"]: each["Value"] for each in message["Headers"]}
    assert headers["X-Order"] == "7"
    assert headers["Reply-To"] == "help@example.com"
    assert message["Recipients"] == [{"Address": "ann@example.org", "Status": "Delivered"}]


@pytest.mark.usefixtures("sender")
def test_a_raw_mail_is_sent_as_it_is(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    raw = b"From: shop@example.com\r\nTo: ann@example.org\r\nSubject: {{raw}}\r\n\r\nbody\r\n"

    send(
        pinpoint,
        app,
        Addresses={"bob@example.org": {"ChannelType": "EMAIL"}},
        MessageConfiguration={"EmailMessage": {"FromAddress": "shop@example.com", "RawEmail": {"Data": raw}}},
    )

    message = mailbox.latest()
    assert message["Subject"] == "{{raw}}"
    assert message["To"] == ["ann@example.org"]
    assert message["Recipients"] == [{"Address": "bob@example.org", "Status": "Delivered"}]


def test_texts_are_sent(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    configuration = {
        "SMSMessage": {
            "Body": "Code {{code}}",
            "MessageType": "PROMOTIONAL",
            "OriginationNumber": "+12065550100",
            "Substitutions": {"code": ["none"]},
        }
    }

    answer = send(
        pinpoint,
        app,
        Addresses={
            "+1 (206) 555-0142": {"ChannelType": "SMS", "Substitutions": {"code": ["42"]}},
            "+12065550143": {"ChannelType": "SMS", "BodyOverride": "Own {{code}}"},
            "nobody": {"ChannelType": "SMS"},
        },
        MessageConfiguration=configuration,
    )

    sent = mailbox.messages(channel="sms")
    assert answer["Result"]["nobody"]["DeliveryStatus"] == "PERMANENT_FAILURE"
    assert [each["Body"] for each in sent] == ["Code 42", "Own none"]
    assert sent[0]["DestinationNumber"] == "+12065550142"
    assert sent[0]["OriginationNumber"] == "+12065550100"
    assert sent[0]["MessageType"] == "PROMOTIONAL"
    assert [each["Status"] for each in sent] == ["Delivered", "Delivered"]
    assert answer["Result"]["+12065550143"]["MessageId"] == sent[1]["Id"]


def test_voice_messages_are_sent(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    send(
        pinpoint,
        app,
        Addresses={"+12065550142": {"ChannelType": "VOICE"}},
        MessageConfiguration={"VoiceMessage": {"Body": "Hello", "VoiceId": "Joanna"}},
    )

    message = mailbox.latest(channel="voice")
    assert (message["Body"], message["VoiceId"], message["DestinationNumber"]) == (
        "Hello",
        "Joanna",
        "+12065550142",
    )


@pytest.mark.parametrize(
    ("channel", "member"),
    [("GCM", "GCMMessage"), ("APNS", "APNSMessage"), ("ADM", "ADMMessage"), ("BAIDU", "BaiduMessage")],
)
def test_notifications_are_sent(pinpoint: Any, app: str, mailbox: Mailbox, channel: str, member: str) -> None:
    send(
        pinpoint,
        app,
        Addresses={"token": {"ChannelType": channel, "Context": {"trip": "9"}}},
        MessageConfiguration={
            "DefaultMessage": {"Body": "any"},
            "DefaultPushNotificationMessage": {"Title": "Hi {{who}}", "Data": {"a": "{{who}}"}},
            member: {"Body": "specific", "Substitutions": {"who": ["Ann"]}},
        },
    )

    message = mailbox.latest(channel="push")
    assert message["Platform"] == channel
    assert message["Token"] == "token"
    assert message["Title"] == "Hi Ann"
    assert message["Body"] == "specific"
    assert message["Data"] == {"a": "Ann", "pinpoint": {"trip": "9"}}


@pytest.mark.parametrize(
    ("channel", "raw"),
    [
        ("GCM", '{"notification":{"title":"T","body":"B"},"data":{"k":"v"}}'),
        ("APNS", '{"aps":{"alert":{"title":"T","body":"B"}},"k":"v"}'),
    ],
)
def test_raw_notifications_are_read(
    pinpoint: Any, app: str, mailbox: Mailbox, channel: str, raw: str
) -> None:
    send(
        pinpoint,
        app,
        Addresses={"token": {"ChannelType": channel, "RawContent": raw}},
        MessageConfiguration={},
    )

    message = mailbox.latest(channel="push")
    assert (message["Title"], message["Body"], message["Data"]) == ("T", "B", {"k": "v"})


def test_endpoints_fill_in_what_is_known_of_them(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    update(
        pinpoint,
        app,
        "e",
        ChannelType="SMS",
        Address="+12065550142",
        Attributes={"colors": ["red", "blue"]},
        User={"UserId": "u", "UserAttributes": {"Name": ["Ann"]}},
    )
    body = "{{User.UserAttributes.Name}} {{Attributes.colors.[1]}} [{{Attributes.size}}] {{own}}"

    answer = send(
        pinpoint,
        app,
        Endpoints={"e": {"Substitutions": {"own": ["mine"]}}},
        MessageConfiguration={"DefaultMessage": {"Body": body}},
    )

    assert mailbox.latest()["Body"] == "Ann blue [] mine"
    assert answer["EndpointResult"]["e"]["Address"] == "+12065550142"
    assert answer["EndpointResult"]["e"]["DeliveryStatus"] == "SUCCESSFUL"


def test_what_cannot_be_reached_is_told_one_by_one(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    phone = {"ChannelType": "SMS", "Address": "+12065550142"}
    update(pinpoint, app, "out", **{**phone, "Address": "+12065550141"}, OptOut="ALL")
    update(pinpoint, app, "off", **{**phone, "Address": "+12065550140"}, EndpointStatus="INACTIVE")
    update(pinpoint, app, "ok", **phone)
    update(pinpoint, app, "custom", ChannelType="CUSTOM", Address="x")

    answer = send(
        pinpoint,
        app,
        Addresses={"+12065550142": {"ChannelType": "SMS"}, "a@example.org": {"ChannelType": "EMAIL"}},
        Endpoints={name: {} for name in ("out", "off", "ok", "custom", "gone")},
        MessageConfiguration={"SMSMessage": {"Body": "hi"}},
    )

    statuses = {name: each["DeliveryStatus"] for name, each in answer["EndpointResult"].items()}
    assert statuses == {
        "out": "OPT_OUT",
        "off": "PERMANENT_FAILURE",
        "ok": "DUPLICATE",
        "custom": "PERMANENT_FAILURE",
        "gone": "PERMANENT_FAILURE",
    }
    assert answer["Result"]["a@example.org"]["DeliveryStatus"] == "PERMANENT_FAILURE"
    assert [each["DestinationNumber"] for each in mailbox.messages()] == ["+12065550142"]


def test_users_are_reached_at_all_their_endpoints(pinpoint: Any, app: str, mailbox: Mailbox) -> None:
    for number in (1, 2):
        update(
            pinpoint,
            app,
            f"e{number}",
            ChannelType="SMS",
            Address=f"+1206555014{number}",
            User={"UserId": "u"},
        )

    answer = pinpoint.send_users_messages(
        ApplicationId=app,
        SendUsersMessageRequest={
            "Users": {"u": {}, "stranger": {}},
            "MessageConfiguration": {"SMSMessage": {"Body": "hi {{User.UserId}}"}},
        },
    )["SendUsersMessageResponse"]

    assert answer["ApplicationId"] == app
    assert sorted(answer["Result"]["u"]) == ["e1", "e2"]
    assert answer["Result"]["stranger"] == {}
    assert {each["Body"] for each in mailbox.messages()} == {"hi u"}


def test_a_rule_on_the_recipient_decides(
    emulator: Bellhop, pinpoint: Any, app: str, mailbox: Mailbox
) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "+1206*", "Outcome": "PermanentBounce"})

    send(
        pinpoint,
        app,
        Addresses={"+12065550142": {"ChannelType": "SMS"}},
        MessageConfiguration={"SMSMessage": {"Body": "hi"}},
    )

    assert mailbox.latest()["Status"] == "Failed"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"MessageConfiguration": {}}, "BadRequestException"),
        (
            {
                "Addresses": {f"+1206555{number:04}": {"ChannelType": "SMS"} for number in range(101)},
                "MessageConfiguration": {},
            },
            "BadRequestException",
        ),
        (
            {
                "Addresses": {"+12065550142": {"ChannelType": "SMS"}},
                "MessageConfiguration": {},
                "TemplateConfiguration": {"SMSTemplate": {"Name": "t"}},
            },
            "NotImplemented",
        ),
    ],
    ids=["nobody", "101", "template"],
)
def test_what_cannot_be_sent_is_refused(pinpoint: Any, app: str, message: dict[str, Any], code: str) -> None:
    with pytest.raises(pinpoint.exceptions.ClientError) as caught:
        send(pinpoint, app, **message)

    assert caught.value.response["Error"]["Code"] == code


def test_a_sender_that_is_not_verified_fails_at_its_address(
    emulator: Bellhop, pinpoint: Any, app: str
) -> None:
    answer = send(
        pinpoint,
        app,
        Addresses={"a@example.org": {"ChannelType": "EMAIL"}},
        MessageConfiguration={
            "EmailMessage": {"SimpleEmail": {"Subject": {"Data": "x"}, "TextPart": {"Data": "y"}}}
        },
    )

    result = answer["Result"]["a@example.org"]
    assert (result["DeliveryStatus"], result["StatusCode"]) == ("PERMANENT_FAILURE", 400)
    assert "FromAddress" in result["StatusMessage"]
