"""The main job, done by the AWS CLI, the AWS SDK for JavaScript and aiobotocore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .clients import Refused

if TYPE_CHECKING:
    from tests.processes import Process

    from .clients import Client

SHOP = "shop@example.com"
BODY = {"Text": {"Data": "Grüße"}, "Html": {"Data": "<p>Grüße</p>"}}
RAW = (
    b"From: shop@example.com\r\nTo: ann@example.org\r\nSubject: Raw\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nByte by byte.\r\n"
)


def mails(server: Process) -> list[dict[str, Any]]:
    """What was sent, when all of it has met its fate."""
    assert server.api.post("/settle", json={}).json() == {"settled": True}
    return server.api.get("/messages", params={"channel": "email"}).json()["Messages"]


def told(mail: dict[str, Any]) -> tuple[Any, ...]:
    """What a reader sees of a mail, and what became of it."""
    return mail["Subject"], mail["Text"].strip(), (mail["Html"] or "").strip(), mail["Recipients"]


def arrived(address: str) -> list[dict[str, str]]:
    return [{"Address": address, "Status": "Delivered"}]


def test_mail_through_ses(client: Client, server: Process) -> None:
    client.call("ses", "VerifyEmailIdentity", {"EmailAddress": SHOP})
    simple = client.call(
        "ses",
        "SendEmail",
        {
            "Source": f"Shop <{SHOP}>",
            "Destination": {"ToAddresses": ["ann@example.org"]},
            "Message": {"Subject": {"Data": "Simple ☃"}, "Body": BODY},
        },
    )
    raw = client.call("ses", "SendRawEmail", {"RawMessage": {"Data": RAW}})

    first, second = mails(server)

    assert [first["Id"], second["Id"]] == [simple["MessageId"], raw["MessageId"]]
    assert first["From"] == f"Shop <{SHOP}>"
    assert told(first) == ("Simple ☃", "Grüße", "<p>Grüße</p>", arrived("ann@example.org"))
    assert told(second) == ("Raw", "Byte by byte.", "", arrived("ann@example.org"))


def test_mail_through_ses_v2(client: Client, server: Process) -> None:
    identity = client.call("sesv2", "CreateEmailIdentity", {"EmailIdentity": SHOP})
    simple = client.call(
        "sesv2",
        "SendEmail",
        {
            "FromEmailAddress": f"Shop <{SHOP}>",
            "Destination": {"ToAddresses": ["ann@example.org"], "BccAddresses": ["bob@example.org"]},
            "Content": {"Simple": {"Subject": {"Data": "Simple ☃"}, "Body": BODY}},
        },
    )
    raw = client.call("sesv2", "SendEmail", {"Content": {"Raw": {"Data": RAW}}})
    # The CLI asks in the form of 2019, the others in today's.
    listed = client.call("sesv2", "ListEmailIdentities", {})["EmailIdentities"]

    first, second = mails(server)

    assert identity["IdentityType"] == "EMAIL_ADDRESS"
    assert identity["VerifiedForSendingStatus"] is True
    assert [each["IdentityName"] for each in listed] == [SHOP]
    assert [first["Id"], second["Id"]] == [simple["MessageId"], raw["MessageId"]]
    recipients = arrived("ann@example.org") + arrived("bob@example.org")
    assert told(first) == ("Simple ☃", "Grüße", "<p>Grüße</p>", recipients)
    assert told(second) == ("Raw", "Byte by byte.", "", arrived("ann@example.org"))


def test_parameters_page_by_page(client: Client, server: Process) -> None:
    names = [f"/shop/key{number}" for number in range(3)]
    for name in names:
        made = client.call("ssm", "PutParameter", {"Name": name, "Value": name.upper(), "Type": "String"})
        assert made["Version"] == 1

    one = client.call("ssm", "GetParameter", {"Name": "/shop/key2"})["Parameter"]
    pages = client.every("ssm", "GetParametersByPath", {"Path": "/shop", "MaxResults": 2})

    assert (one["Value"], one["Type"], one["Version"]) == ("/SHOP/KEY2", "String", 1)
    assert one["ARN"] == "arn:aws:ssm:us-east-1:000000000000:parameter/shop/key2"
    assert sorted(each["Name"] for page in pages for each in page["Parameters"]) == names
    calls = server.api.get("/calls").json()["Calls"]
    assert sum(call["Operation"] == "GetParametersByPath" for call in calls) == 2


def test_a_command_on_a_node(client: Client, server: Process) -> None:
    node = server.api.post("/nodes", json={"Name": "web", "PlatformType": "Linux", "Tags": []}).json()
    command = client.call(
        "ssm",
        "SendCommand",
        {
            "InstanceIds": [node["InstanceId"]],
            "DocumentName": "AWS-RunShellScript",
            "Parameters": {"commands": ["echo out", "echo err >&2"]},
        },
    )["Command"]
    asked = {"CommandId": command["CommandId"], "InstanceId": node["InstanceId"]}

    client.wait("ssm", "CommandExecuted", asked)
    result = client.call("ssm", "GetCommandInvocation", asked)

    assert (result["Status"], result["ResponseCode"]) == ("Success", 0)
    assert result["StandardOutputContent"] == "out\n"
    assert result["StandardErrorContent"] == "err\n"


def test_pinpoint_keeps_an_endpoint_and_writes_to_it(client: Client, server: Process) -> None:
    app = client.call("pinpoint", "CreateApp", {"CreateApplicationRequest": {"Name": "shop"}})
    where = {"ApplicationId": app["ApplicationResponse"]["Id"], "EndpointId": "ann-phone"}
    endpoint = {
        "ChannelType": "SMS",
        "Address": "+12065550100",
        "User": {"UserId": "ann"},
        "EffectiveDate": "2026-11-24T12:00:00Z",
    }
    client.call("pinpoint", "UpdateEndpoint", {**where, "EndpointRequest": endpoint})
    kept = client.call("pinpoint", "GetEndpoint", where)["EndpointResponse"]
    message = {
        "Endpoints": {"ann-phone": {}},
        "MessageConfiguration": {"SMSMessage": {"Body": "Hello", "MessageType": "TRANSACTIONAL"}},
    }
    sent = client.call(
        "pinpoint", "SendMessages", {"ApplicationId": where["ApplicationId"], "MessageRequest": message}
    )

    assert (kept["Address"], kept["User"]["UserId"]) == ("+12065550100", "ann")
    result = sent["MessageResponse"]["EndpointResult"]["ann-phone"]
    assert (result["DeliveryStatus"], result["StatusCode"]) == ("SUCCESSFUL", 200)
    assert server.api.post("/settle", json={}).json() == {"settled": True}
    (text,) = server.api.get("/messages", params={"channel": "sms"}).json()["Messages"]
    assert (text["Body"], text["DestinationNumber"], text["Status"]) == ("Hello", "+12065550100", "Delivered")


@pytest.mark.parametrize(
    ("service", "operation", "members"),
    [
        ("ses", "ListReceiptRuleSets", {}),
        ("ssm", "ListAssociations", {}),
        ("ssm", "ListOpsMetadata", {}),
        ("pinpoint", "GetCampaigns", {"ApplicationId": "a"}),
    ],
)
def test_what_is_not_implemented_is_the_clients_own_error(
    client: Client, service: str, operation: str, members: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        client.call(service, operation, members)

    assert refused.value.code == "NotImplemented"
    assert f"{service}:{operation}" in refused.value.message
    assert refused.value.status in (501, None)


def test_a_modelled_error_is_the_clients_own(client: Client) -> None:
    with pytest.raises(Refused) as refused:
        client.call("ssm", "GetParameter", {"Name": "/nowhere"})

    assert refused.value.code == "ParameterNotFound"
    assert refused.value.status in (400, None)
