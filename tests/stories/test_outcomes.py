"""What becomes of a mail: as the simulator's addresses say, or as the tester says at /_bellhop/recipients."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    Aws = Callable[..., Any]
    Messages = Callable[..., list[dict[str, Any]]]

SENT = {"from": "shop@example.com"}  # and not what SES writes to the shop


@pytest.fixture
def send(aws: Aws) -> Callable[..., str]:
    """Send one mail to these addresses; its id."""
    sesv2 = aws("sesv2")
    sesv2.create_email_identity(EmailIdentity="shop@example.com")

    def send(*addresses: str) -> str:
        return sesv2.send_email(
            FromEmailAddress="shop@example.com",
            Destination={"ToAddresses": addresses},
            Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}}},
        )["MessageId"]

    return send


def statuses(mail: dict[str, Any]) -> list[str]:
    return [recipient["Status"] for recipient in mail["Recipients"]]


@pytest.mark.parametrize(
    ("address", "status", "events"),
    [
        ("success@simulator.amazonses.com", "Delivered", ["Send", "Delivery"]),
        ("bounce@simulator.amazonses.com", "Bounced", ["Send", "Bounce"]),
        ("bounce+order4711@simulator.amazonses.com", "Bounced", ["Send", "Bounce"]),
        ("ooto@simulator.amazonses.com", "Delivered", ["Send", "Delivery"]),
        ("complaint@simulator.amazonses.com", "Complained", ["Send", "Delivery", "Complaint"]),
        ("suppressionlist@simulator.amazonses.com", "Suppressed", ["Send", "Bounce"]),
        ("ann@example.org", "Delivered", ["Send", "Delivery"]),
    ],
)
def test_the_simulator(
    send: Callable[..., str], api: httpx2.Client, messages: Messages, address: str, status: str, events: list
) -> None:
    identifier = send(address)

    (mail,) = messages(**SENT)
    told = api.get(f"/messages/{identifier}").json()["Events"]

    assert statuses(mail) == [status]
    assert [event["Type"] for event in told] == events


@pytest.mark.parametrize(
    ("outcome", "status", "events"),
    [
        ("Deliver", "Delivered", ["Send", "Delivery"]),
        ("PermanentBounce", "Bounced", ["Send", "Bounce"]),
        ("TransientBounce", "Delayed", ["Send", "DeliveryDelay"]),
        ("Complaint", "Complained", ["Send", "Delivery", "Complaint"]),
        ("Delay", "Delayed", ["Send", "DeliveryDelay"]),
        ("Reject", "Rejected", ["Send", "Reject"]),
    ],
)
def test_a_rule_of_the_tester(
    send: Callable[..., str], api: httpx2.Client, messages: Messages, outcome: str, status: str, events: list
) -> None:
    assert api.post("/recipients", json={"Pattern": "*@EXAMPLE.org", "Outcome": outcome}).is_success
    identifier = send("ann@example.org")

    (mail,) = messages(**SENT)
    told = api.get(f"/messages/{identifier}").json()["Events"]

    assert statuses(mail) == [status]
    assert [event["Type"] for event in told] == events


def test_the_newest_rule_wins_and_beats_the_simulator(
    send: Callable[..., str], api: httpx2.Client, messages: Messages
) -> None:
    for pattern, outcome in [("*", "Reject"), ("bounce@*", "Deliver"), ("ann@*", "Complaint")]:
        api.post("/recipients", json={"Pattern": pattern, "Outcome": outcome})
    send("ann@example.org", "bounce@simulator.amazonses.com", "ben@example.org")

    assert statuses(messages(**SENT)[0]) == ["Complained", "Delivered", "Rejected"]

    assert api.delete("/recipients").is_success
    send("ben@example.org")
    assert statuses(messages(**SENT)[1]) == ["Delivered"]


def test_outcomes_are_counted(aws: Aws, send: Callable[..., str], messages: Messages) -> None:
    for name in ("bounce", "complaint", "success"):
        send(f"{name}@simulator.amazonses.com")
    messages()

    (point,) = aws("ses").get_send_statistics()["SendDataPoints"]

    assert (point["DeliveryAttempts"], point["Bounces"], point["Complaints"], point["Rejects"]) == (
        3,
        1,
        1,
        0,
    )


def test_a_transient_bounce_comes_when_ses_has_stopped_trying(
    send: Callable[..., str], api: httpx2.Client, messages: Messages
) -> None:
    api.post("/recipients", json={"Pattern": "full@*", "Outcome": "TransientBounce"})
    identifier = send("full@example.org", "ann@example.org")
    assert statuses(messages(**SENT)[0]) == ["Delayed", "Delivered"]
    delay = api.get(f"/messages/{identifier}").json()["Events"][1]
    span = datetime.fromisoformat(delay["Until"]) - datetime.fromisoformat(delay["Time"])
    assert (delay["Type"], delay["Recipients"]) == ("DeliveryDelay", ["full@example.org"])
    assert timedelta(hours=13, minutes=59) < span <= timedelta(hours=14)

    api.post("/clock", json={"advance": "14h"})

    told = api.get(f"/messages/{identifier}").json()
    assert statuses(told) == ["Bounced", "Delivered"]
    assert told["Events"][-1]["Type"] == "Bounce"
    (report,) = messages(**{"from": "MAILER-DAEMON@amazonses.com"})
    assert report["To"] == ["shop@example.com"]
