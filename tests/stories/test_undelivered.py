"""What a neighbour could not be given outlives the process that owed it, and arrives once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import httpx2

from tests.processes import Process

from .neighbours import free_port, moto_server

if TYPE_CHECKING:
    from pathlib import Path

QUEUE = "arn:aws:sqs:us-east-1:000000000000:owed"
KEYS = {
    "region_name": "us-east-1",
    "aws_access_key_id": "000000000000",
    "aws_secret_access_key": "test",
}


def client(url: str, service: str) -> Any:
    """A client of Bellhop, or of a moto server, which is told the account as Bellhop tells it."""
    found = boto3.client(service, endpoint_url=url, **KEYS)
    found.meta.events.register("request-created", name_account)
    return found


def name_account(request: Any, **_: Any) -> None:
    request.headers["x-moto-account-id"] = KEYS["aws_access_key_id"]


def owed(url: str) -> list[dict[str, Any]]:
    """The deliveries of the control API, whose address is the queue."""
    events = httpx2.get(f"{url}/_bellhop/events").json()["Events"]
    return [event["Deliveries"][0] for event in events if event["Facts"].get("to") == QUEUE]


def test_a_delivery_survives_the_death_of_the_server(tmp_path: Path) -> None:
    port = free_port()
    flags = (f"--data-dir={tmp_path}", f"--endpoint-url-sqs=http://127.0.0.1:{port}")
    with Process(*flags) as killed:
        events = client(killed.url, "events")
        events.put_rule(Name="owe", EventPattern=json.dumps({"source": ["shop"]}))
        events.put_targets(Rule="owe", Targets=[{"Id": "q", "Arn": QUEUE}])
        for number in range(3):
            entry = {"Source": "shop", "DetailType": "sold", "Detail": json.dumps({"n": number})}
            events.put_events(Entries=[entry])
        httpx2.post(f"{killed.url}/_bellhop/settle", json={}).raise_for_status()
        tried = owed(killed.url)
        assert [one["Status"] for one in tried] == ["Retrying"] * 3
        assert all(one["Attempts"] >= 1 and "does not answer" in one["Error"] for one in tried)
        killed.kill()

    with moto_server(port) as there:
        sqs = client(there, "sqs")
        url = sqs.create_queue(QueueName="owed")["QueueUrl"]
        with Process(*flags) as resumed:
            pass_time(resumed, "10m")
            found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
            assert sorted(json.loads(one["Body"])["detail"]["n"] for one in found) == [0, 1, 2]
            assert [one["Status"] for one in owed(resumed.url)] == ["Delivered"] * 3
            pass_time(resumed, "1h")
            assert "Messages" not in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)


def pass_time(server: Process, duration: str) -> None:
    server.api.post("/clock", json={"advance": duration}).raise_for_status()
    assert server.api.post("/settle", json={}).json() == {"settled": True}
