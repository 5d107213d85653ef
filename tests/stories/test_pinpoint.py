"""Pinpoint: endpoints are kept, and direct messages go out on mail, SMS and push."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    Aws = Callable[..., Any]
    Messages = Callable[..., list[dict[str, Any]]]

ENDPOINTS = {
    "ann-mail": ("EMAIL", "ann@example.org"),
    "ann-phone": ("SMS", "+12065550142"),
    "ann-app": ("GCM", "token-of-ann"),
}


@pytest.fixture
def app(aws: Aws) -> str:
    """An application that knows Ann's mail address, telephone and device."""
    pinpoint = aws("pinpoint")
    made = pinpoint.create_app(CreateApplicationRequest={"Name": "shop"})["ApplicationResponse"]["Id"]
    for identifier, (channel, address) in ENDPOINTS.items():
        pinpoint.update_endpoint(
            ApplicationId=made,
            EndpointId=identifier,
            EndpointRequest={
                "ChannelType": channel,
                "Address": address,
                "User": {"UserId": "ann", "UserAttributes": {"Name": ["Ann"]}},
                "Attributes": {"Plan": ["gold"]},
            },
        )
    return made


def test_an_endpoint_is_kept(aws: Aws, app: str) -> None:
    kept = aws("pinpoint").get_endpoint(ApplicationId=app, EndpointId="ann-phone")["EndpointResponse"]

    assert (kept["Id"], kept["ApplicationId"]) == ("ann-phone", app)
    assert (kept["ChannelType"], kept["Address"]) == ENDPOINTS["ann-phone"]
    assert kept["User"] == {"UserId": "ann", "UserAttributes": {"Name": ["Ann"]}}
    assert kept["Attributes"] == {"Plan": ["gold"]}


def test_what_is_not_there(aws: Aws, app: str) -> None:
    pinpoint = aws("pinpoint")

    with pytest.raises(pinpoint.exceptions.NotFoundException):
        pinpoint.get_endpoint(ApplicationId=app, EndpointId="nobody")
    with pytest.raises(pinpoint.exceptions.NotFoundException):
        pinpoint.get_endpoint(ApplicationId="0" * 32, EndpointId="ann-phone")


def test_one_message_goes_out_on_every_channel(
    aws: Aws, app: str, messages: Messages, api: httpx2.Client
) -> None:
    aws("ses").verify_email_identity(EmailAddress="shop@example.com")
    sent = aws("pinpoint").send_messages(
        ApplicationId=app,
        MessageRequest={
            "Endpoints": {identifier: {} for identifier in ENDPOINTS},
            "MessageConfiguration": {
                "EmailMessage": {
                    "FromAddress": "shop@example.com",
                    "SimpleEmail": {
                        "Subject": {"Data": "Hello {{User.UserAttributes.Name}}"},
                        "TextPart": {"Data": "You are {{Attributes.Plan}}."},
                        "HtmlPart": {"Data": "<p>You are {{Attributes.Plan}}.</p>"},
                    },
                },
                "SMSMessage": {"Body": "Hello {{User.UserId}}", "MessageType": "TRANSACTIONAL"},
                "GCMMessage": {"Title": "Hello", "Body": "Look", "Data": {"order": "4711"}},
            },
        },
    )["MessageResponse"]

    by_channel = {message["Channel"]: message for message in messages()}

    results = sent["EndpointResult"]
    assert {name: result["Address"] for name, result in results.items()} == {
        name: address for name, (_, address) in ENDPOINTS.items()
    }
    assert {(result["DeliveryStatus"], result["StatusCode"]) for result in results.values()} == {
        ("SUCCESSFUL", 200)
    }
    mail, text, push = by_channel["email"], by_channel["sms"], by_channel["push"]
    assert {mail["Id"], text["Id"], push["Id"]} == {result["MessageId"] for result in results.values()}
    assert (mail["Subject"], mail["Text"].strip()) == ("Hello Ann", "You are gold.")
    assert mail["Recipients"] == [{"Address": "ann@example.org", "Status": "Delivered"}]
    assert (text["Body"], text["DestinationNumber"]) == ("Hello ann", "+12065550142")
    assert (text["MessageType"], text["Status"]) == ("TRANSACTIONAL", "Delivered")
    assert (push["Platform"], push["Token"], push["Title"]) == ("GCM", "token-of-ann", "Hello")
    assert (push["Body"], push["Data"], push["Status"]) == ("Look", {"order": "4711"}, "Delivered")
    assert b"\r\nSubject: Hello Ann\r\n" in api.get(f"/messages/{mail['Id']}/raw").content


def test_addresses_need_no_endpoint(aws: Aws, app: str, messages: Messages) -> None:
    sent = aws("pinpoint").send_messages(
        ApplicationId=app,
        MessageRequest={
            "Addresses": {"+12065550199": {"ChannelType": "SMS"}, "other-token": {"ChannelType": "GCM"}},
            "MessageConfiguration": {"DefaultMessage": {"Body": "For all"}},
        },
    )["MessageResponse"]["Result"]

    assert {result["DeliveryStatus"] for result in sent.values()} == {"SUCCESSFUL"}
    assert sorted((each["Channel"], each["Body"]) for each in messages()) == [
        ("push", "For all"),
        ("sms", "For all"),
    ]


def test_a_text_meets_the_fate_that_the_tester_chose(
    aws: Aws, app: str, messages: Messages, api: httpx2.Client
) -> None:
    api.post("/recipients", json={"Pattern": "+1206*", "Outcome": "PermanentBounce"})
    aws("pinpoint").send_messages(
        ApplicationId=app,
        MessageRequest={
            "Endpoints": {"ann-phone": {}},
            "MessageConfiguration": {"SMSMessage": {"Body": "Hello"}},
        },
    )

    (text,) = messages()

    assert text["Status"] == "Failed"
