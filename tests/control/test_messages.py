"""GET and DELETE /_bellhop/messages, as docs/contract.md words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop

    Send = Callable[..., str]

SHARED = {
    "Id",
    "Channel",
    "Direction",
    "Timestamp",
    "Account",
    "Region",
    "ConfigurationSet",
    "Tags",
}
RAW = (
    b"From: Shop <shop@example.com>\r\nTo: ann@example.org\r\nBcc: hidden@example.org\r\n"
    b"Subject: =?utf-8?q?Caf=C3=A9?=\r\nX-SES-MESSAGE-TAGS: kind=test\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nna\xc3\xafve\r\n"
    b"--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\n"
    b'Content-Disposition: attachment; filename="l.png"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n"
)


def listed(api: httpx2.Client, **query: Any) -> list[dict[str, Any]]:
    answer = api.get("/messages", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["Messages"]


def ids(api: httpx2.Client, **query: Any) -> list[str]:
    return [message["Id"] for message in listed(api, **query)]


def test_a_mail_has_its_fields(api: httpx2.Client, server: Bellhop, send_mail: Send) -> None:
    identifier = send_mail(
        Destination={"CcAddresses": ["c@example.org"], "BccAddresses": ["b@example.org"]},
        EmailTags=[{"Name": "kind", "Value": "test"}],
    )
    server.settle()

    (message,) = listed(api)

    assert message.keys() == SHARED | {
        "From",
        "To",
        "Cc",
        "Subject",
        "Text",
        "Html",
        "Headers",
        "Attachments",
        "Recipients",
    }
    assert message["Id"] == identifier
    assert (message["Channel"], message["Direction"]) == ("email", "outbound")
    assert (message["Account"], message["Region"]) == ("000000000000", "us-east-1")
    assert message["Timestamp"].endswith("Z")
    assert message["ConfigurationSet"] is None
    assert message["Tags"] == {"kind": "test"}
    assert message["From"] == "Shop <shop@example.com>"
    assert (message["To"], message["Cc"]) == (["ann@example.org"], ["c@example.org"])
    assert (message["Subject"], message["Text"].strip(), message["Html"].strip()) == (
        "Hello",
        "text",
        "<p>html</p>",
    )
    assert {"Name": "Subject", "Value": "Hello"} in message["Headers"]
    assert message["Attachments"] == []
    assert {each["Address"]: each["Status"] for each in message["Recipients"]} == {
        "ann@example.org": "Delivered",
        "c@example.org": "Delivered",
        "b@example.org": "Delivered",
    }


def test_a_raw_mail_is_decoded(api: httpx2.Client, aws: Callable[..., Any], send_mail: Send) -> None:
    sent = aws("ses").send_raw_email(RawMessage={"Data": RAW})["MessageId"]

    message = api.get(f"/messages/{sent}").json()

    assert (message["Subject"], message["Text"].strip(), message["Html"]) == ("Café", "naïve", None)
    assert message["Attachments"] == [
        {"FileName": "l.png", "ContentType": "image/png", "ContentId": "logo", "Size": 3}
    ]
    assert message["Tags"] == {"kind": "test"}


def test_raw_is_what_was_delivered(api: httpx2.Client, aws: Callable[..., Any], send_mail: Send) -> None:
    sent = aws("ses").send_raw_email(RawMessage={"Data": RAW})["MessageId"]

    answer = api.get(f"/messages/{sent}/raw")

    head, _, body = answer.content.partition(b"\r\n\r\n")
    assert answer.headers["content-type"] == "message/rfc822"
    assert head.startswith(b"Return-Path: <")
    assert body == RAW.partition(b"\r\n\r\n")[2]
    for gone in (b"\nbcc:", b"\nx-ses-message-tags:"):
        assert gone not in head.lower()
    assert answer.content == api.get(f"/messages/{sent}/raw").content


def test_a_text_has_its_fields(api: httpx2.Client, server: Bellhop, send_text: Send) -> None:
    identifier = send_text(SMSMessage={"MessageType": "PROMOTIONAL", "OriginationNumber": "+12065550100"})
    server.settle()

    (message,) = listed(api)

    assert message == {
        "Id": identifier,
        "Channel": "sms",
        "Direction": "outbound",
        "Timestamp": message["Timestamp"],
        "Account": "000000000000",
        "Region": "us-east-1",
        "ConfigurationSet": None,
        "Tags": {},
        "Body": "hi",
        "OriginationNumber": "+12065550100",
        "DestinationNumber": "+12065550142",
        "MessageType": "PROMOTIONAL",
        "Status": "Delivered",
    }


def test_a_call_has_its_fields(api: httpx2.Client, send_text: Send) -> None:
    send_text(channel="VOICE", VoiceMessage={"VoiceId": "Joanna"})

    (message,) = listed(api)

    assert message.keys() == SHARED | {
        "Body",
        "OriginationNumber",
        "DestinationNumber",
        "VoiceId",
        "Status",
    }
    assert (message["Channel"], message["VoiceId"]) == ("voice", "Joanna")


def test_a_notification_has_its_fields(api: httpx2.Client, send_text: Send) -> None:
    send_text("token", "GCM", GCMMessage={"Title": "T", "Data": {"k": "v"}})

    (message,) = listed(api)

    assert message.keys() == SHARED | {"Token", "Platform", "Title", "Body", "Data", "Status"}
    assert (message["Channel"], message["Token"], message["Platform"]) == ("push", "token", "GCM")
    assert (message["Title"], message["Body"], message["Data"]) == ("T", "hi", {"k": "v"})


def test_one_message_tells_what_happened_to_it(
    api: httpx2.Client, server: Bellhop, send_mail: Send, send_text: Send
) -> None:
    api.post("/recipients", json={"Pattern": "ann@*", "Outcome": "Complaint"})
    mail, text = send_mail(), send_text()
    server.settle()

    events = {identifier: api.get(f"/messages/{identifier}").json()["Events"] for identifier in (mail, text)}

    assert [event["Type"] for event in events[mail]] == ["Send", "Delivery", "Complaint"]
    assert [event["Type"] for event in events[text]] == ["Accepted", "Delivered"]
    assert all(event["Time"].endswith("Z") for event in events[mail])
    assert events[mail][1]["Recipients"] == ["ann@example.org"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["first", "sms", "push", "voice", "last"]),
        ({"channel": "email"}, ["first", "last"]),
        ({"channel": "sms"}, ["sms"]),
        ({"channel": "push"}, ["push"]),
        ({"channel": "voice"}, ["voice"]),
        ({"to": "ANN@example.org"}, ["first"]),
        ({"to": "+12065550142"}, ["sms", "voice"]),
        ({"to": "token"}, ["push"]),
        ({"from": "other@example.com"}, ["last"]),
        ({"subject": "good"}, ["last", "push"]),
        ({"account": "000000000000"}, ["first", "sms", "push", "voice", "last"]),
        ({"account": "111111111111"}, []),
        ({"region": "eu-west-1"}, []),
        ({"direction": "inbound"}, ["in"]),
        ({"direction": "all"}, ["first", "sms", "push", "voice", "last", "in"]),
        ({"channel": "sms", "direction": "inbound"}, ["in"]),
        ({"since": "2100-01-01T00:00:00Z"}, []),
        ({"since": "2020-01-01T00:00:00+00:00", "channel": "sms"}, ["sms"]),
    ],
    ids=str,
)
def test_messages_are_filtered(
    api: httpx2.Client, send_mail: Send, send_text: Send, query: dict[str, str], expected: list[str]
) -> None:
    sent = {
        send_mail(): "first",
        send_text(): "sms",
        send_text("token", "GCM", GCMMessage={"Title": "Good"}): "push",
        send_text(channel="VOICE"): "voice",
        send_mail("bob@example.org", "Good news", sender="other@example.com"): "last",
        api.post("/inbound/sms", json={"From": "+12065550142", "To": "+1", "Body": "STOP"}).json()[
            "Id"
        ]: "in",
    }

    found = [sent[identifier] for identifier in ids(api, **query)]

    assert sorted(found) == sorted(expected)
    assert found == [name for name in sent.values() if name in found]


def test_a_number_may_be_written_as_it_is(api: httpx2.Client, send_text: Send) -> None:
    send_text()

    assert len(api.get("/messages?to=+12065550142").json()["Messages"]) == 1


def test_messages_are_paged(api: httpx2.Client, send_mail: Send, send_text: Send) -> None:
    sent = [(send_mail if number % 2 else send_text)() for number in range(7)]
    found: list[str] = []
    query: dict[str, Any] = {"limit": 3}

    for _ in range(3):
        page = api.get("/messages", params=query).json()
        found += [message["Id"] for message in page["Messages"]]
        query["token"] = page.get("NextToken")

    assert found == sent
    assert query["token"] is None


def test_a_thousand_messages_are_a_page(api: httpx2.Client, send_text: Send) -> None:
    def send(index: int) -> None:
        send_text("token", "GCM", str(index))

    for index in range(101):
        send(index)

    page = api.get("/messages").json()

    assert [message["Body"] for message in page["Messages"]] == [str(index) for index in range(101)]
    assert "NextToken" not in page


@pytest.mark.parametrize(
    "query",
    [
        {"token": "nonsense"},
        {"token": "WzEseyJudW1iZXIiOjF9XQ=="},
        {"limit": "0"},
        {"limit": "many"},
        {"channel": "pigeon"},
        {"direction": "sideways"},
        {"since": "yesterday"},
        {"form": "typo@example.com"},
    ],
    ids=str,
)
def test_a_bad_query_is_one_sentence(api: httpx2.Client, query: dict[str, str]) -> None:
    answer = api.get("/messages", params=query)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}
    assert next(iter(query)) in answer.json()["error"]


def test_a_token_holds_for_its_filters_only(api: httpx2.Client, send_text: Send) -> None:
    for _ in range(2):
        send_text()
    token = api.get("/messages", params={"limit": 1}).json()["NextToken"]

    answer = api.get("/messages", params={"limit": 1, "token": token, "channel": "sms"})

    assert answer.status_code == 400


def test_messages_are_deleted_one_by_one_or_all(
    api: httpx2.Client, server: Bellhop, send_mail: Send, send_text: Send
) -> None:
    mail, text, other = send_mail(), send_text(), send_mail()

    for identifier in (mail, text):
        assert api.delete(f"/messages/{identifier}").status_code == 204
    assert ids(api) == [other]

    assert api.delete("/messages").status_code == 204
    assert ids(api, direction="all") == []
    assert server.settle()


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/messages/none"), ("GET", "/messages/none/raw"), ("DELETE", "/messages/none")],
)
def test_a_message_that_is_not_there(api: httpx2.Client, method: str, path: str) -> None:
    answer = api.request(method, path)

    assert answer.status_code == 404
    assert answer.json() == {"error": "there is no message none"}


def test_a_text_is_no_rfc822(api: httpx2.Client, send_text: Send) -> None:
    identifier = send_text()

    assert api.get(f"/messages/{identifier}/raw").status_code == 404


def test_inbound_mail_is_kept_as_it_came(api: httpx2.Client) -> None:
    sent = api.post("/inbound/email?from=ann@example.org&to=a@example.com&to=b@example.com", content=RAW)

    (message,) = listed(api, direction="inbound")
    raw = api.get(f"/messages/{message['Id']}/raw").content

    assert sent.json() == {"Id": message["Id"]}
    assert message["Direction"] == "inbound"
    assert message["From"] == "Shop <shop@example.com>"
    assert [each["Address"] for each in message["Recipients"]] == ["a@example.com", "b@example.com"]
    assert raw == b"Return-Path: <ann@example.org>\r\n" + RAW
    assert ids(api) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/inbound/email?from=a@example.org&to=b@example.com", b""),
        ("/inbound/email?from=a@example.org", RAW),
        ("/inbound/email?from=a@example.org&to=nobody", RAW),
        ("/inbound/sms", b'{"From":"+1"}'),
        ("/inbound/sms", b"From=+1"),
    ],
)
def test_what_cannot_come_in_is_refused(api: httpx2.Client, path: str, content: bytes) -> None:
    answer = api.post(path, content=content)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error"}


def test_an_inbound_text_has_its_fields(api: httpx2.Client) -> None:
    api.post("/inbound/sms", json={"From": "+12065550142", "To": "+12065550100", "Body": "STOP"})

    (message,) = listed(api, direction="inbound")

    assert (message["OriginationNumber"], message["DestinationNumber"]) == ("+12065550142", "+12065550100")
    assert (message["Body"], message["Status"]) == ("STOP", "Delivered")
