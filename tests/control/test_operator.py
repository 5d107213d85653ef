"""Recipients, faults, nodes, the trail and the stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx2

    from bellhop.embedding import Bellhop

    Send = Callable[..., str]


@pytest.mark.parametrize(
    ("outcome", "mail", "text"),
    [
        ("Deliver", "Delivered", "Delivered"),
        ("PermanentBounce", "Bounced", "Failed"),
        ("TransientBounce", "Delayed", "Failed"),
        ("Complaint", "Complained", "Complained"),
        ("Delay", "Delayed", "Delayed"),
        ("Reject", "Rejected", "Rejected"),
    ],
)
def test_a_rule_decides_over_mail_and_texts(
    api: httpx2.Client,
    server: Bellhop,
    send_mail: Send,
    send_text: Send,
    outcome: str,
    mail: str,
    text: str,
) -> None:
    answer = api.post("/recipients", json={"Pattern": "*", "Outcome": outcome})
    sent = send_mail(), send_text()
    server.settle()

    found = [api.get(f"/messages/{identifier}").json() for identifier in sent]

    assert answer.json() == {"Pattern": "*", "Outcome": outcome}
    assert found[0]["Recipients"][0]["Status"] == mail
    assert found[1]["Status"] == text


def test_the_newest_rule_that_matches_wins(api: httpx2.Client, server: Bellhop, send_mail: Send) -> None:
    rules = [
        {"Pattern": "*@EXAMPLE.org", "Outcome": "Reject"},
        {"Pattern": "ann@*", "Outcome": "PermanentBounce"},
        {"Pattern": "*@example.net", "Outcome": "Delay"},
    ]
    for rule in rules:
        api.post("/recipients", json=rule)
    sent = [send_mail(to) for to in ("ann@example.org", "bob@example.org", "eve@example.com")]
    server.settle()

    found = [api.get(f"/messages/{identifier}").json()["Recipients"][0]["Status"] for identifier in sent]

    assert found == ["Bounced", "Rejected", "Delivered"]
    assert api.get("/recipients").json() == {"Recipients": rules}


def test_rules_hold_in_every_account(api: httpx2.Client, server: Bellhop) -> None:
    api.post("/recipients", json={"Pattern": "*", "Outcome": "Reject"})
    client = server.client("sesv2", aws_access_key_id="111111111111", region_name="eu-west-1")
    client.create_email_identity(EmailIdentity="a@example.com")
    client.send_email(
        FromEmailAddress="a@example.com",
        Destination={"ToAddresses": ["b@example.org"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
    )
    server.settle()

    (message,) = api.get("/messages").json()["Messages"]

    assert (message["Account"], message["Region"]) == ("111111111111", "eu-west-1")
    assert message["Recipients"] == [{"Address": "b@example.org", "Status": "Rejected"}]


def test_rules_are_deleted(api: httpx2.Client) -> None:
    for pattern in ("a", "b", "a"):
        api.post("/recipients", json={"Pattern": pattern, "Outcome": "Reject"})

    assert api.delete("/recipients?pattern=a").status_code == 204
    assert [rule["Pattern"] for rule in api.get("/recipients").json()["Recipients"]] == ["b"]
    assert api.delete("/recipients").status_code == 204
    assert api.get("/recipients").json() == {"Recipients": []}


@pytest.mark.parametrize(
    "rule",
    [{"Pattern": "*", "Outcome": "Vanish"}, {"Pattern": "*"}, {"Pattern": "", "Outcome": "Deliver"}, {}],
    ids=str,
)
def test_what_no_rule_can_be(api: httpx2.Client, rule: dict[str, str]) -> None:
    answer = api.post("/recipients", json=rule)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}


def test_a_fault_strikes_as_often_as_it_should(api: httpx2.Client, aws: Callable[..., Any]) -> None:
    fault = {"Service": "ssm", "Operation": "DescribeParameters", "Error": "InternalServerError", "Times": 2}
    client = aws("ssm", config=_no_retries())
    api.post("/faults", json=fault)
    codes: list[str | None] = []

    for _ in range(3):
        try:
            client.describe_parameters()
            codes.append(None)
        except client.exceptions.ClientError as error:
            codes.append(error.response["Error"]["Code"])

    assert codes == ["InternalServerError", "InternalServerError", None]


def _no_retries() -> Any:
    from botocore.config import Config

    return Config(retries={"total_max_attempts": 1})


def test_faults_are_listed_and_deleted(api: httpx2.Client) -> None:
    first = {"Service": "ses", "Error": "Throttling", "Status": 429, "Probability": 0.5}
    second = {"Service": "sesv2", "Operation": "SendEmail", "Error": None, "LatencyMs": 5, "Times": 3}
    for fault in (first, second):
        assert api.post("/faults", json=fault).status_code == 200

    assert api.get("/faults").json() == {
        "Faults": [{**first, "Operation": "*"}, {**second, "Probability": 1.0}]
    }
    assert api.delete("/faults").status_code == 204
    assert api.get("/faults").json() == {"Faults": []}


@pytest.mark.parametrize(
    "fault",
    [
        {"Service": "ses"},
        {"Service": "s3", "Error": "x"},
        {"Service": "ses", "Operation": "SendMail", "Error": "x"},
        {"Service": "ses", "Error": "x", "Probability": 1.5},
        {"Service": "ses", "Error": "x", "Times": 0},
        {"Service": "ses", "Error": "x", "Status": 200},
        {"Error": "x"},
    ],
    ids=str,
)
def test_what_no_fault_can_be(api: httpx2.Client, fault: dict[str, object]) -> None:
    answer = api.post("/faults", json=fault)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}
    assert api.get("/faults").json() == {"Faults": []}


def test_a_node_is_added_online(api: httpx2.Client) -> None:
    wanted = {
        "InstanceId": "i-0123456789abcdef0",
        "Name": "web",
        "PlatformType": "Linux",
        "PlatformName": "Ubuntu",
        "PlatformVersion": "24.04",
        "Tags": [{"Key": "role", "Value": "web"}],
        "Account": "111111111111",
        "Region": "eu-west-1",
    }

    api.post("/clock", json={"freeze": True})
    answer = api.post("/nodes", json=wanted)
    node = answer.json()

    assert answer.status_code == 201
    assert next(iter(node)) == "InstanceId"
    assert {name: node[name] for name in wanted} == wanted
    assert node["PingStatus"] == "Online"
    assert api.get("/nodes").json() == {"Nodes": [node]}


def test_a_node_needs_nothing(api: httpx2.Client) -> None:
    node = api.post("/nodes", json={}).json()

    assert node["InstanceId"].startswith("i-")
    assert (node["PlatformType"], node["Account"], node["Region"]) == ("Linux", "000000000000", "us-east-1")


def test_a_node_is_lost_until_it_is_found_again(api: httpx2.Client) -> None:
    identifier = api.post("/nodes", json={}).json()["InstanceId"]

    for status in ("ConnectionLost", "Inactive", "Online"):
        answer = api.post(f"/nodes/{identifier}/status", json={"PingStatus": status})
        assert answer.status_code == 200
        api.post("/clock", json={"advance": "1d"})
        assert api.get("/nodes").json()["Nodes"][0]["PingStatus"] == status


def test_a_node_is_removed(api: httpx2.Client) -> None:
    identifier = api.post("/nodes", json={"Region": "eu-west-1"}).json()["InstanceId"]

    answer = api.delete(f"/nodes/{identifier}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert api.get("/nodes").json() == {"Nodes": []}
    assert api.delete(f"/nodes/{identifier}").status_code == 404
    assert api.post(f"/nodes/{identifier}/status", json={"PingStatus": "Online"}).status_code == 404


@pytest.mark.parametrize(
    "node",
    [
        {"InstanceId": "web-1"},
        {"PlatformType": "BeOS"},
        {"Account": "1"},
        {"Region": "here"},
        {"Tags": [{"Value": "x"}]},
        {"Size": "large"},
    ],
    ids=str,
)
def test_what_no_node_can_be(api: httpx2.Client, node: dict[str, object]) -> None:
    answer = api.post("/nodes", json=node)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}


def test_a_node_is_there_once(api: httpx2.Client) -> None:
    wanted = {"InstanceId": "mi-0123456789abcdef0"}
    api.post("/nodes", json=wanted)

    assert api.post("/nodes", json={**wanted, "Region": "eu-west-1"}).status_code == 400


def test_every_call_leaves_a_trail(api: httpx2.Client, aws: Callable[..., Any]) -> None:
    client = aws("ssm")
    client.put_parameter(Name="p", Value="secret", Type="SecureString")
    with pytest.raises(client.exceptions.ParameterNotFound):
        client.get_parameter(Name="other")

    first, second = api.get("/calls").json()["Calls"]

    assert first.keys() == {
        "Time",
        "Account",
        "Region",
        "Service",
        "Operation",
        "Principal",
        "SourceIp",
        "UserAgent",
        "Request",
        "RequestId",
    }
    assert (first["Service"], first["Operation"]) == ("ssm", "PutParameter")
    assert first["Principal"] == "arn:aws:iam::000000000000:root"
    assert "secret" not in json.dumps(first)
    assert first["Request"]["Name"] == "p"
    assert (second["Operation"], second["ErrorCode"]) == ("GetParameter", "ParameterNotFound")


def test_the_trail_is_paged(api: httpx2.Client, aws: Callable[..., Any]) -> None:
    client = aws("ssm")
    for _ in range(5):
        client.describe_parameters()

    page = api.get("/calls", params={"limit": 3}).json()
    rest = api.get("/calls", params={"limit": 3, "token": page["NextToken"]}).json()

    assert [len(page["Calls"]), len(rest["Calls"])] == [3, 2]
    assert "NextToken" not in rest
    assert api.get("/calls", params={"token": "x"}).status_code == 400
    assert api.get("/events", params={"token": page["NextToken"]}).status_code == 400


def test_events_begin_empty(api: httpx2.Client) -> None:
    assert api.get("/events").json() == {"Events": []}


def told(lines: Iterator[str], count: int) -> list[tuple[str, dict[str, Any]]]:
    """The next server-sent events: names and data."""
    found: list[tuple[str, dict[str, Any]]] = []
    name = ""
    while len(found) < count:
        line = next(lines)
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            found.append((name, json.loads(line.removeprefix("data: "))))
    return found


def test_the_stream_tells_what_comes(api: httpx2.Client, server: Bellhop, send_text: Send) -> None:
    send_text(body="before")
    with api.stream("GET", "/stream") as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith(":")
        sent = send_text(body="after")
        found = told(lines, 2)

    assert stream.headers["content-type"].startswith("text/event-stream")
    assert {name for name, _ in found} == {"message", "call"}
    by_name = dict(found)
    assert (by_name["message"]["Id"], by_name["message"]["Body"]) == (sent, "after")
    assert by_name["call"]["Operation"] == "SendMessages"


def test_a_stream_goes_on_where_it_ended(api: httpx2.Client, send_text: Send) -> None:
    send_text(body="missed")

    with api.stream("GET", "/stream", headers={"Last-Event-ID": "0"}) as stream:
        found = told(stream.iter_lines(), 3)

    assert [view["Body"] for name, view in found if name == "message"] == ["missed"]
