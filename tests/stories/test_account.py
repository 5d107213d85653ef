"""What an account may send: the sandbox, quotas, a reputation that pauses it, and the operator above all."""

from __future__ import annotations

import smtplib
import ssl
from typing import TYPE_CHECKING, Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from bellhop.smtp.passwords import password_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]

ONCE = Config(retries={"total_max_attempts": 1})
DETAILS = {"MailType": "TRANSACTIONAL", "WebsiteURL": "https://example.com"}


@pytest.fixture
def ses(bellhop: Bellhop) -> Any:
    """A client that does not try again what is throttled; example.com is verified, the clock stands still."""
    bellhop.freeze()
    client = bellhop.client("ses", config=ONCE)
    client.verify_domain_identity(Domain="example.com")
    return client


def send(ses: Any, *recipients: str, sender: str = "sol@example.com") -> str | tuple[str, str]:
    """The message id, or what is said against it."""
    message = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}
    to = {"ToAddresses": list(recipients or ("ann@example.org",))}
    try:
        return ses.send_email(Source=sender, Destination=to, Message=message)["MessageId"]
    except ClientError as refused:
        return refused.response["Error"]["Code"], refused.response["Error"]["Message"]


def unverified(*addresses: str) -> tuple[str, str]:
    return (
        "MessageRejected",
        "Email address is not verified. The following identities failed the check in region US-EAST-1: "
        + ", ".join(addresses),
    )


TOO_FAST = ("Throttling", "Maximum sending rate exceeded.")
TOO_MUCH = ("Throttling", "Daily message quota exceeded.")


def test_the_sandbox_from_its_beginning_to_its_end(ses: Any, aws: Aws, bellhop: Bellhop) -> None:
    sesv2 = aws("sesv2")
    sesv2.put_account_details(**DETAILS, ProductionAccessEnabled=False)

    assert send(ses) == unverified("ann@example.org")
    assert send(ses, sender="sol@example.net") == unverified("sol@example.net", "ann@example.org")
    ses.verify_email_identity(EmailAddress="ann@example.org")
    assert isinstance(send(ses), str)
    bellhop.advance(1)
    assert isinstance(send(ses, "bounce@simulator.amazonses.com"), str)
    bellhop.advance(1)
    assert isinstance(send(ses, "anybody@example.com"), str)
    assert send(ses) == TOO_FAST

    sesv2.put_account_details(**DETAILS, ProductionAccessEnabled=True)
    bellhop.advance(24 * 3600)
    assert isinstance(send(ses, "ben@example.org"), str)
    assert isinstance(send(ses, "ben@example.org"), str)


def test_a_rate_that_is_lowered_acts_to_the_second(ses: Any, api: httpx2.Client, bellhop: Bellhop) -> None:
    """Of five recipients at one a second all are taken, and for five seconds nobody else."""
    assert api.post("/account", json={"MaxSendRate": 2}).json()["MaxSendRate"] == 2

    assert [isinstance(send(ses), str) for _ in range(3)] == [True, True, False]
    bellhop.advance(0.5)
    assert isinstance(send(ses), str)
    assert send(ses) == TOO_FAST

    bellhop.advance(1)
    assert isinstance(send(ses, *(f"{each}@example.org" for each in range(6))), str)
    bellhop.advance(2)
    assert send(ses) == TOO_FAST
    bellhop.advance(0.5)
    assert isinstance(send(ses), str)
    assert ses.get_send_quota()["MaxSendRate"] == 2


def test_a_day_has_its_quota(ses: Any, api: httpx2.Client, bellhop: Bellhop) -> None:
    api.post("/account", json={"Max24HourSend": 2})

    assert isinstance(send(ses, "bounce@simulator.amazonses.com"), str)
    assert isinstance(send(ses), str)
    assert isinstance(send(ses, "ben@example.org", "cat@example.org"), str)
    assert send(ses) == TOO_MUCH
    assert isinstance(send(ses, "success@simulator.amazonses.com"), str)

    bellhop.advance(23 * 3600)
    assert send(ses) == TOO_MUCH
    bellhop.advance(3600)
    assert isinstance(send(ses), str)
    assert ses.get_send_quota() | {"ResponseMetadata": None} == {
        "Max24HourSend": 2.0,
        "MaxSendRate": 1e4,
        "SentLast24Hours": 1.0,
        "ResponseMetadata": None,
    }

    api.post("/account", json={"Max24HourSend": None})
    assert isinstance(send(ses), str) and isinstance(send(ses), str)


def test_quotas_are_said_in_each_apis_words(ses: Any, api: httpx2.Client, bellhop: Bellhop) -> None:
    sesv2 = bellhop.client("sesv2", config=ONCE)
    body = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}
    mail = {"Destination": {"ToAddresses": ["a@example.org"]}, "Content": {"Simple": body}}
    api.post("/account", json={"MaxSendRate": 1})
    send(ses)

    with pytest.raises(sesv2.exceptions.TooManyRequestsException) as caught:
        sesv2.send_email(FromEmailAddress="sol@example.com", **mail)
    assert caught.value.response["Error"]["Message"] == "Maximum sending rate exceeded."

    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp) as smtp:
        smtp.starttls(context=unproven())
        smtp.login("test", password_of("test", "us-east-1"))
        with pytest.raises(smtplib.SMTPDataError) as refused:
            smtp.sendmail("sol@example.com", ["a@example.org"], "From: sol@example.com\r\n\r\nHi\r\n")
    assert refused.value.smtp_code == 454
    assert refused.value.smtp_error.startswith(b"Throttling failure: Maximum sending rate exceeded")


def unproven() -> ssl.SSLContext:
    """A context that takes the certificate that Bellhop made itself."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def bounce(ses: Any, bellhop: Bellhop, api: httpx2.Client, often: int, of: int) -> None:
    api.post("/recipients", json={"Pattern": "gone@example.org", "Outcome": "PermanentBounce"})
    for number in range(of):
        send(ses, "gone@example.org" if number < often else f"{number}@example.org")
    bellhop.settle()
    bellhop.advance(900)


@pytest.mark.parametrize(
    ("bounces", "status"), [(0, "HEALTHY"), (1, "HEALTHY"), (2, "PROBATION"), (4, "SHUTDOWN")]
)
def test_bounces_place_an_account_under_review_or_pause_it(
    ses: Any, aws: Aws, bellhop: Bellhop, api: httpx2.Client, bounces: int, status: str
) -> None:
    aws("sesv2").put_account_suppression_attributes(SuppressedReasons=[])
    api.post("/account", json={"RepresentativeVolume": 40})
    bounce(ses, bellhop, api, bounces, of=40)

    found = api.get("/account").json()
    assert (found["EnforcementStatus"], found["BounceRate"]) == (status, bounces / 40)
    assert aws("sesv2").get_account()["EnforcementStatus"] == status
    assert aws("sesv2").get_account()["SendingEnabled"] is (status != "SHUTDOWN")
    assert isinstance(send(ses), str) is (status != "SHUTDOWN")


def test_an_account_under_review_heals(ses: Any, aws: Aws, bellhop: Bellhop, api: httpx2.Client) -> None:
    aws("sesv2").put_account_suppression_attributes(SuppressedReasons=[])
    api.post("/account", json={"RepresentativeVolume": 20})
    bounce(ses, bellhop, api, 1, of=20)
    assert aws("sesv2").get_account()["EnforcementStatus"] == "PROBATION"

    bounce(ses, bellhop, api, 0, of=20)
    assert aws("sesv2").get_account()["EnforcementStatus"] == "HEALTHY"


def test_only_the_operator_lets_a_paused_account_go_on(
    ses: Any, aws: Aws, bellhop: Bellhop, api: httpx2.Client
) -> None:
    aws("sesv2").put_account_suppression_attributes(SuppressedReasons=[])
    api.post("/account", json={"RepresentativeVolume": 10})
    bounce(ses, bellhop, api, 5, of=10)

    ses.update_account_sending_enabled(Enabled=True)
    assert send(ses) == (
        "MessageRejected",
        "Sending paused for this account. For more information, please check the inbox of the email address "
        "associated with your AWS account.",
    )

    api.post("/account", json={"EnforcementStatus": "HEALTHY"})
    assert api.get("/account").json()["BounceRate"] == 0
    bellhop.advance(900)
    bounce(ses, bellhop, api, 1, of=5)
    assert api.get("/account").json()["EnforcementStatus"] == "HEALTHY"


def test_bounces_that_are_ones_own_do_no_harm(
    ses: Any, aws: Aws, bellhop: Bellhop, api: httpx2.Client
) -> None:
    """Mail to the simulator and to verified addresses is in no rate, nor is a little mail."""
    api.post("/account", json={"RepresentativeVolume": 5})
    api.post("/recipients", json={"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    for _ in range(5):
        send(ses, "bounce@simulator.amazonses.com")
        send(ses, "gone@example.com")
    bellhop.settle()

    found = api.get("/account").json()
    assert (found["EnforcementStatus"], found["BounceRate"]) == ("HEALTHY", 0)
    (point,) = ses.get_send_statistics()["SendDataPoints"]
    assert point["DeliveryAttempts"] == 10


def test_the_operator_sets_what_it_likes(api: httpx2.Client, bellhop: Bellhop) -> None:
    elsewhere = {"Account": "111111111111", "Region": "eu-west-1"}
    sent = {"ProductionAccess": False, "SendingEnabled": False, "EnforcementStatus": "PROBATION"}
    found = api.post("/account", json={**elsewhere, **sent}).json()

    assert {name: found[name] for name in {**elsewhere, **sent}} == {**elsewhere, **sent}
    assert api.get("/account", params={"account": "111111111111", "region": "eu-west-1"}).json() == found
    assert api.get("/account").json()["ProductionAccess"] is True
    by_query = api.post("/account", params={"account": "210987654321"}, json={"MaxSendRate": 3}).json()
    assert (by_query["Account"], by_query["MaxSendRate"]) == ("210987654321", 3)
    assert api.post("/account", json={"Nonsense": 1}).is_client_error
