"""Health, reset, clock, settle, and how the control API says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.kernel.clock import from_iso8601

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop

    Send = Callable[..., str]


def now(api: httpx2.Client) -> float:
    return from_iso8601(api.get("/clock").json()["now"])


def test_health(api: httpx2.Client) -> None:
    found = api.get("/health").json()

    assert found.keys() == {"status", "version", "services"}
    assert found["status"] == "running"
    assert {"ses", "sesv2", "pinpoint", "ssm"} <= found["services"].keys()


def test_a_reset_takes_everything(
    api: httpx2.Client, aws: Callable[..., Any], send_mail: Send, send_text: Send
) -> None:
    send_mail()
    send_text()
    aws("ssm").put_parameter(Name="p", Value="v", Type="String")
    api.post("/recipients", json={"Pattern": "*", "Outcome": "Reject"})
    api.post("/faults", json={"Service": "ses", "LatencyMs": 1})
    api.post("/nodes", json={})
    api.post("/clock", json={"advance": "3d"})
    api.post("/clock", json={"freeze": True})
    before = now(api)

    assert api.post("/reset").status_code == 200

    assert api.get("/messages", params={"direction": "all"}).json() == {"Messages": []}
    assert api.get("/recipients").json() == {"Recipients": []}
    assert api.get("/faults").json() == {"Faults": []}
    assert api.get("/nodes").json() == {"Nodes": []}
    assert api.get("/calls").json() == {"Calls": []}
    assert api.get("/events").json() == {"Events": []}
    assert api.get("/clock").json()["frozen"] is False
    assert now(api) < before - 86_400
    assert aws("ssm").describe_parameters()["Parameters"] == []


@pytest.mark.parametrize("content", [b"", b"{}", b"anything"])
def test_a_reset_needs_no_body(api: httpx2.Client, content: bytes) -> None:
    assert api.post("/reset", content=content).status_code == 200


@pytest.mark.parametrize(
    ("duration", "seconds"), [("45s", 45), ("90m", 5400), ("2h", 7200), ("3d", 259_200), ("0s", 0)]
)
def test_the_clock_is_advanced(api: httpx2.Client, duration: str, seconds: float) -> None:
    api.post("/clock", json={"freeze": True})
    before = now(api)

    answer = api.post("/clock", json={"advance": duration})

    assert answer.json().keys() == {"now", "frozen"}
    assert answer.json()["frozen"] is True
    assert from_iso8601(answer.json()["now"]) - before == pytest.approx(seconds, abs=0.002)


def test_a_running_clock_is_advanced_by_nothing(api: httpx2.Client) -> None:
    before = now(api)
    answer = api.post("/clock", json={"advance": "0s"})
    assert from_iso8601(answer.json()["now"]) - before == pytest.approx(0, abs=60)


def test_the_clock_runs_on_after_an_advance(api: httpx2.Client) -> None:
    before = now(api)

    answer = api.post("/clock", json={"advance": "1h"}).json()

    assert answer["frozen"] is False
    assert 3600 <= now(api) - before < 3660


def test_the_clock_is_set(api: httpx2.Client) -> None:
    api.post("/clock", json={"freeze": True})

    answer = api.post("/clock", json={"set": "2090-01-01T10:00:00+02:00"}).json()

    assert answer == {"now": "2090-01-01T08:00:00.000Z", "frozen": True}


@pytest.mark.parametrize(
    "body",
    [
        {"set": "2001-01-01T00:00:00Z"},
        {"set": "soon"},
        {"advance": "-1h"},
        {"advance": "1.5h"},
        {"advance": "90"},
        {"advance": "999999999d"},
        {"set": "9999-12-31T23:59:59Z"},
        {"advance": 90},
        {"freeze": "perhaps"},
        {"advance": "1h", "freeze": True},
        {"forward": "1h"},
        {},
        [],
    ],
    ids=str,
)
def test_what_the_clock_does_not_do(api: httpx2.Client, body: object) -> None:
    before = now(api)

    answer = api.post("/clock", json=body)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}
    assert now(api) - before < 60


def test_a_delayed_text_arrives_in_time(api: httpx2.Client, server: Bellhop, send_text: Send) -> None:
    api.post("/recipients", json={"Pattern": "+1*", "Outcome": "Delay"})
    identifier = send_text()
    server.settle()
    assert api.get(f"/messages/{identifier}").json()["Status"] == "Delayed"

    api.post("/clock", json={"advance": "1h"})

    message = api.get(f"/messages/{identifier}").json()
    assert message["Status"] == "Delivered"
    times = [from_iso8601(event["Time"]) for event in message["Events"]]
    assert times[-1] - times[0] == pytest.approx(3600, abs=0.002)


@pytest.mark.parametrize("body", [None, {}, {"timeout": 5}])
def test_settle_answers_when_nothing_is_left(
    api: httpx2.Client, send_mail: Send, body: dict[str, int] | None
) -> None:
    identifier = send_mail()

    answer = api.post("/settle", json=body) if body is not None else api.post("/settle")

    assert answer.json() == {"settled": True}
    assert api.get(f"/messages/{identifier}").json()["Recipients"][0]["Status"] == "Delivered"


@pytest.mark.parametrize("body", [{"timeout": -1}, {"timeout": "long"}, {"time": 1}])
def test_a_patience_that_is_none(api: httpx2.Client, body: dict[str, object]) -> None:
    assert api.post("/settle", json=body).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/messages/", 404),
        ("POST", "/health/deep", 404),
        ("PUT", "/clock", 405),
        ("POST", "/calls", 405),
    ],
)
def test_unknown_paths_and_methods(api: httpx2.Client, method: str, path: str, status: int) -> None:
    answer = api.request(method, path)

    assert answer.status_code == status
    assert answer.json().keys() == {"error"}
    assert f"/_bellhop{path}" in answer.json()["error"]


@pytest.mark.parametrize("content", [b'{"advance":', b"\xff", b'{"advance": "1h"} x', b""])
def test_a_body_that_is_no_json(api: httpx2.Client, content: bytes) -> None:
    answer = api.post("/clock", content=content)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].count("the body") == 1


def test_curl_need_not_name_json(api: httpx2.Client) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}

    answer = api.post("/clock", content=b'{"advance":"1s"}', headers=form)

    assert answer.status_code == 200


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
@pytest.mark.parametrize("path", ["/_bellhop/messages", "/_aws/ses"])
def test_programs_and_our_own_pages_change_things(
    api: httpx2.Client, path: str, headers: dict[str, str]
) -> None:
    assert api.delete(str(api.base_url.join(path)), headers=headers).status_code == 204


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin, none"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/_bellhop/messages"),
        ("POST", "/_bellhop/reset"),
        ("POST", "/_bellhop/inbound/email?from=a@example.com&to=b@example.com"),
        ("DELETE", "/_aws/ses"),
        ("POST", "/moto-api/reset"),
    ],
)
def test_other_pages_change_nothing(
    api: httpx2.Client, send_mail: Send, method: str, path: str, site: str
) -> None:
    send_mail()

    answer = api.request(
        method, str(api.base_url.join(path)), headers={"sec-fetch-site": site}, content=b"Subject: x\r\n\r\n"
    )

    assert (answer.status_code, list(answer.json())) == (403, ["error"])
    found = api.get("/messages", params={"direction": "all"}, headers={"sec-fetch-site": site})
    assert len(found.json()["Messages"]) == 1


def test_the_api_describes_itself(api: httpx2.Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]

    assert api.get("/docs").headers["content-type"].startswith("text/html")
    assert {
        "/_bellhop/health",
        "/_bellhop/reset",
        "/_bellhop/clock",
        "/_bellhop/settle",
        "/_bellhop/messages",
        "/_bellhop/messages/{identifier}",
        "/_bellhop/messages/{identifier}/raw",
        "/_bellhop/inbound/email",
        "/_bellhop/inbound/sms",
        "/_bellhop/recipients",
        "/_bellhop/faults",
        "/_bellhop/nodes",
        "/_bellhop/nodes/{identifier}",
        "/_bellhop/nodes/{identifier}/status",
        "/_bellhop/calls",
        "/_bellhop/events",
        "/_bellhop/stream",
    } <= paths.keys()


@pytest.mark.parametrize("path", ["/inbound/email?from=a@example.com&to=b@example.com", "/recipients"])
def test_a_body_that_is_too_large_is_not_kept(api: httpx2.Client, path: str) -> None:
    pieces = [b"." * 1024 * 1024] * 65

    answer = api.post(path, content=iter(pieces))

    assert (answer.status_code, answer.json()) == (413, {"error": "the body is larger than 67108864 bytes"})
    assert api.get("/messages", params={"direction": "all"}).json() == {"Messages": []}
