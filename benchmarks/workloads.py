"""What is asked of the servers over HTTP, and how much CPU a call may cost, in echoes."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.api import Refused
from benchmarks.mail import RECIPIENT, SENDER, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.api import Api

VARIANTS = 256  # different requests of a workload, sent in turn
PATH = "/bench/path/"
TEXT, HTML = "plain text " * 40, "<p>html text</p>" * 30


@dataclass(frozen=True, slots=True)
class Workload:
    """`prepare` sets the server up and gives the requests. `ops` is how many a measurement takes."""

    name: str
    ops: int
    goal: float | None
    prepare: Callable[[Api], list[bytes]]


def put_parameter(api: Api, name: str, value: str, **more: Any) -> bytes:
    question = {"Name": name, "Value": value, "Type": "String", "Overwrite": True, **more}
    return api.sign.ssm("PutParameter", question)


def fill_path(api: Api, start: int, stop: int) -> None:
    """Parameters of these numbers below PATH."""
    numbers = range(start, stop)
    puts = (put_parameter(api, f"{PATH}p{number:07d}", "v" * 64) for number in numbers)
    api.send_all(puts, stop - start)


def put_parameters(api: Api) -> list[bytes]:
    return [put_parameter(api, f"/bench/put/p{n:03d}", f"value {n} " + "x" * 56) for n in range(VARIANTS)]


def get_parameter(api: Api) -> list[bytes]:
    names = [f"/bench/get/p{number:03d}" for number in range(VARIANTS)]
    api.send_all([put_parameter(api, name, "v" * 64) for name in names], VARIANTS)
    return [api.sign.ssm("GetParameter", {"Name": name, "WithDecryption": True}) for name in names]


def get_parameters_by_path(api: Api) -> list[bytes]:
    """The first hundred pages, ten parameters each."""
    fill_path(api, 0, 1000)
    question: dict[str, Any] = {"Path": PATH, "Recursive": True, "MaxResults": 10}
    requests = [api.sign.ssm("GetParametersByPath", question)]
    while len(requests) < 100:
        page = api.ask(requests[-1])
        if len(page["Parameters"]) != 10:
            raise Refused(f"a page has {len(page['Parameters'])} parameters, not 10")
        requests.append(api.sign.ssm("GetParametersByPath", {**question, "NextToken": page["NextToken"]}))
    return requests


def describe_parameters(api: Api) -> list[bytes]:
    fill_path(api, 0, 1000)
    return [api.sign.ssm("DescribeParameters", {"MaxResults": 50})]


def verify(api: Api) -> None:
    api.ask(api.sign.ses("VerifyEmailIdentity", EmailAddress=SENDER))


def ses_send_email(api: Api) -> list[bytes]:
    verify(api)
    return [
        api.sign.ses(
            "SendEmail",
            Source=SENDER,
            Destination__ToAddresses__member__1=RECIPIENT,
            Message__Subject__Data=f"Order {number} confirmed",
            Message__Body__Text__Data=f"Order {number}. {TEXT}",
            Message__Body__Html__Data=f"<p>Order {number}.</p>{HTML}",
        )
        for number in range(VARIANTS)
    ]


def get_send_quota(api: Api) -> list[bytes]:
    return [api.sign.ses("GetSendQuota")]


def sesv2_send(api: Api, content: dict[str, Any]) -> bytes:
    payload = {
        "FromEmailAddress": SENDER,
        "Destination": {"ToAddresses": [RECIPIENT]},
        "Content": content,
    }
    return api.sign.sesv2("POST /v2/email/outbound-emails", payload)


def verify_v2(api: Api) -> None:
    """The same through v2; not every emulator keeps one truth for both."""
    api.send(api.sign.sesv2("POST /v2/email/identities", {"EmailIdentity": SENDER}))


def sesv2_send_email(api: Api) -> list[bytes]:
    verify_v2(api)
    bodies = [
        {"Text": {"Data": f"Order {number}. {TEXT}"}, "Html": {"Data": f"<p>Order {number}.</p>{HTML}"}}
        for number in range(VARIANTS)
    ]
    return [
        sesv2_send(api, {"Simple": {"Subject": {"Data": f"Order {number} confirmed"}, "Body": body}})
        for number, body in enumerate(bodies)
    ]


def make_template(api: Api) -> None:
    content = {
        "Subject": "Order {{order}}",
        "Text": "Dear {{name}}. " + TEXT,
        "Html": f"<p>{{{{name}}}}</p>{HTML}",
    }
    payload = {"TemplateName": "bench", "TemplateContent": content}
    api.send(api.sign.sesv2("POST /v2/email/templates", payload))


def sesv2_send_templated(api: Api) -> list[bytes]:
    verify_v2(api)
    make_template(api)
    data = (json.dumps({"order": number, "name": f"Customer {number}"}) for number in range(VARIANTS))
    return [sesv2_send(api, {"Template": {"TemplateName": "bench", "TemplateData": each}}) for each in data]


def sesv2_send_bulk(api: Api) -> list[bytes]:
    """Fifty at once, each with data of its own."""
    verify_v2(api)
    make_template(api)
    return [bulk(api, number) for number in range(16)]


def bulk(api: Api, number: int) -> bytes:
    entries = [
        {
            "Destination": {"ToAddresses": [f"recipient{each}@example.com"]},
            "ReplacementEmailContent": {
                "ReplacementTemplate": {"ReplacementTemplateData": json.dumps({"name": f"Customer {each}"})}
            },
        }
        for each in range(50)
    ]
    default = {
        "Template": {"TemplateName": "bench", "TemplateData": json.dumps({"order": number, "name": ""})}
    }
    payload = {"FromEmailAddress": SENDER, "DefaultContent": default, "BulkEmailEntries": entries}
    return api.sign.sesv2("POST /v2/email/outbound-bulk-emails", payload)


def sesv2_send_raw(api: Api) -> list[bytes]:
    verify_v2(api)
    raw = (base64.b64encode(message(100_000, number)).decode() for number in range(16))
    return [sesv2_send(api, {"Raw": {"Data": data}}) for data in raw]


def make_app(api: Api) -> str:
    """Where a new application is: `/v1/apps/{id}`."""
    app = api.ask(api.sign.pinpoint("POST /v1/apps", {"Name": "bench"}))
    return f"/v1/apps/{app['Id']}"


def put_endpoint(api: Api, app: str, number: int) -> bytes:
    endpoint = {
        "Address": f"user{number}@example.com",
        "ChannelType": "EMAIL",
        "OptOut": "NONE",
        "Attributes": {"plan": ["pro"], "interests": ["a", "b"]},
        "Metrics": {"visits": 3.0},
        "Location": {"Country": "DE", "City": "Berlin"},
        "User": {"UserId": f"user{number}", "UserAttributes": {"team": ["blue"]}},
    }
    return api.sign.pinpoint(f"PUT {app}/endpoints/endpoint-{number:03d}", endpoint)


def update_endpoint(api: Api) -> list[bytes]:
    app = make_app(api)
    return [put_endpoint(api, app, number) for number in range(VARIANTS)]


def get_endpoint(api: Api) -> list[bytes]:
    app = make_app(api)
    api.send_all([put_endpoint(api, app, number) for number in range(VARIANTS)], VARIANTS)
    return [api.sign.pinpoint(f"GET {app}/endpoints/endpoint-{number:03d}") for number in range(VARIANTS)]


def send_messages(api: Api) -> list[bytes]:
    verify(api)
    app = make_app(api)
    identity = f"arn:aws:ses:us-east-1:000000000000:identity/{SENDER}"
    channel = {"Enabled": True, "FromAddress": SENDER, "Identity": identity}
    api.ask(api.sign.pinpoint(f"PUT {app}/channels/email", channel))
    requests = [send_message(api, app, number) for number in range(VARIANTS)]
    result = api.ask(requests[0])["Result"][RECIPIENT]
    if result["DeliveryStatus"] != "SUCCESSFUL":
        raise Refused(str(result))
    return requests


def send_message(api: Api, app: str, number: int) -> bytes:
    email = {"Subject": {"Data": f"Order {number}"}, "TextPart": {"Data": TEXT}}
    configuration = {"EmailMessage": {"FromAddress": SENDER, "SimpleEmail": email}}
    addresses = {RECIPIENT: {"ChannelType": "EMAIL"}}
    payload = {"Addresses": addresses, "MessageConfiguration": configuration}
    return api.sign.pinpoint(f"POST {app}/messages", payload)


WORKLOADS = (
    Workload("ssm.GetParameter", 1500, 4, get_parameter),
    Workload("ssm.PutParameter", 1000, 6, put_parameters),
    Workload("ssm.GetParametersByPath", 1000, 5, get_parameters_by_path),
    Workload("ssm.DescribeParameters", 500, None, describe_parameters),
    Workload("ses.SendEmail", 800, 9, ses_send_email),
    Workload("ses.GetSendQuota", 1500, None, get_send_quota),
    Workload("sesv2.SendEmail", 800, 7.5, sesv2_send_email),
    Workload("sesv2.SendEmail template", 800, None, sesv2_send_templated),
    Workload("sesv2.SendBulkEmail of 50", 60, None, sesv2_send_bulk),
    Workload("sesv2.SendEmail raw 100 KB", 200, 7, sesv2_send_raw),
    Workload("pinpoint.UpdateEndpoint", 1000, 5, update_endpoint),
    Workload("pinpoint.GetEndpoint", 1500, 4, get_endpoint),
    Workload("pinpoint.SendMessages", 800, 8, send_messages),
)


def prepared(workload: Workload, api: Api) -> list[bytes]:
    """The workload's requests, the first of them tried; raises Refused."""
    requests = workload.prepare(api)
    api.ask(requests[0])
    return requests


def first_calls(api: Api) -> dict[str, bytes]:
    """A cheap call of each service, of the one that is asked first at the start first."""
    return {
        "ssm": api.sign.ssm("DescribeParameters", {"MaxResults": 1}),
        "ses": api.sign.ses("GetSendQuota"),
        "sesv2": api.sign.sesv2("GET /v2/email/identities"),
        "pinpoint": api.sign.pinpoint("GET /v1/apps"),
    }
