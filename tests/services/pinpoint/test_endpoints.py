"""Pinpoint's endpoints: made, changed piece by piece, found by themselves and by their user."""

from __future__ import annotations

from typing import Any

import pytest

PHONE = {
    "ChannelType": "APNS",
    "Address": "1a2b3c",
    "Attributes": {"Interests": ["Music", "Travel"], "Size": ["M"]},
    "Metrics": {"music": 6.0},
    "Demographic": {"Platform": "ios", "AppVersion": "1.0"},
    "Location": {"Country": "US", "City": "Seattle", "Latitude": 47.61, "Longitude": -122.33},
    "User": {"UserId": "u1", "UserAttributes": {"Name": ["Ann"], "Age": ["39"]}},
}


def update(pinpoint: Any, app: str, endpoint: str, **members: Any) -> dict[str, Any]:
    answer = pinpoint.update_endpoint(ApplicationId=app, EndpointId=endpoint, EndpointRequest=members)
    return answer["MessageBody"]


def get(pinpoint: Any, app: str, endpoint: str) -> dict[str, Any]:
    return pinpoint.get_endpoint(ApplicationId=app, EndpointId=endpoint)["EndpointResponse"]


def of_user(pinpoint: Any, app: str, user: str) -> list[dict[str, Any]]:
    return pinpoint.get_user_endpoints(ApplicationId=app, UserId=user)["EndpointsResponse"]["Item"]


def test_an_endpoint_is_found_as_it_was_made(emulator: Any, pinpoint: Any, app: str) -> None:
    emulator.freeze()

    body = update(pinpoint, app, "e1", **PHONE)
    found = get(pinpoint, app, "e1")

    assert body["Message"] == "Accepted"
    assert found["RequestId"] == body["RequestID"]
    assert 0 <= int(found.pop("CohortId")) <= 99
    assert found["CreationDate"] == found["EffectiveDate"]
    assert found["CreationDate"].endswith("Z")
    assert found == {
        **PHONE,
        "Location": {"Country": "US", "City": "Seattle", "Latitude": 47.6, "Longitude": -122.3},
        "ApplicationId": app,
        "Id": "e1",
        "EndpointStatus": "ACTIVE",
        "OptOut": "NONE",
        "RequestId": found["RequestId"],
        "CreationDate": found["CreationDate"],
        "EffectiveDate": found["EffectiveDate"],
    }


def test_what_an_update_does_not_say_stays(emulator: Any, pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "e1", **PHONE)
    before = get(pinpoint, app, "e1")
    emulator.advance(60)

    update(
        pinpoint,
        app,
        "e1",
        Attributes={"Interests": ["Chess"]},
        Metrics={"chess": 2.5},
        Demographic={"AppVersion": "1.1"},
        User={"UserAttributes": {"Age": ["40"]}},
        OptOut="ALL",
    )
    after = get(pinpoint, app, "e1")

    assert after["EffectiveDate"] > before["EffectiveDate"]
    assert after["RequestId"] != before["RequestId"]
    assert after == {
        **before,
        "Attributes": {"Interests": ["Chess"], "Size": ["M"]},
        "Metrics": {"music": 6.0, "chess": 2.5},
        "Demographic": {"Platform": "ios", "AppVersion": "1.1"},
        "User": {"UserId": "u1", "UserAttributes": {"Name": ["Ann"], "Age": ["40"]}},
        "OptOut": "ALL",
        "EffectiveDate": after["EffectiveDate"],
        "RequestId": after["RequestId"],
    }


def test_ids_have_no_case(pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "Phone", Address="1")
    update(pinpoint, app, "PHONE", Address="2")

    assert get(pinpoint, app, "phone")["Address"] == "2"
    assert get(pinpoint, app, "phone")["Id"] == "Phone"


def test_a_users_attributes_are_the_same_at_each_endpoint(pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "e1", User={"UserId": "u", "UserAttributes": {"Name": ["Ann"]}})
    update(pinpoint, app, "e2", User={"UserAttributes": {"Age": ["39"]}})
    update(pinpoint, app, "e2", User={"UserId": "u"})

    both = {"Name": ["Ann"], "Age": ["39"]}
    assert get(pinpoint, app, "e1")["User"] == {"UserId": "u", "UserAttributes": both}
    assert [each["User"]["UserAttributes"] for each in of_user(pinpoint, app, "u")] == [both, both]


def test_the_endpoint_updated_last_silences_others_with_its_address(pinpoint: Any, app: str) -> None:
    for endpoint in ("e1", "e2", "e1"):
        update(pinpoint, app, endpoint, Address="a@example.com", ChannelType="EMAIL")
    update(pinpoint, app, "e3", Address="b@example.com", ChannelType="EMAIL")

    statuses = {name: get(pinpoint, app, name)["EndpointStatus"] for name in ("e1", "e2", "e3")}
    assert statuses == {"e1": "ACTIVE", "e2": "INACTIVE", "e3": "ACTIVE"}


@pytest.mark.parametrize(
    "members",
    [{"EndpointStatus": "ASLEEP"}, {"OptOut": "SOME"}, {"EffectiveDate": "yesterday"}],
    ids=lambda members: next(iter(members)),
)
def test_what_no_endpoint_can_be_is_refused(pinpoint: Any, app: str, members: dict[str, str]) -> None:
    with pytest.raises(pinpoint.exceptions.BadRequestException):
        update(pinpoint, app, "e", **members)


def test_an_endpoint_of_no_app_is_refused(pinpoint: Any, app: str) -> None:
    with pytest.raises(pinpoint.exceptions.NotFoundException):
        update(pinpoint, "0" * 32, "e", Address="x")


def test_a_user_has_fifteen_endpoints_at_most(pinpoint: Any, app: str) -> None:
    for number in range(15):
        update(pinpoint, app, f"e{number}", Address=f"{number}", ChannelType="SMS", User={"UserId": "u"})

    with pytest.raises(pinpoint.exceptions.BadRequestException):
        update(pinpoint, app, "e15", Address="15", ChannelType="SMS", User={"UserId": "u"})

    assert len(of_user(pinpoint, app, "u")) == 15


def test_the_oldest_push_endpoint_of_a_user_gives_way(emulator: Any, pinpoint: Any, app: str) -> None:
    for number in range(16):
        update(pinpoint, app, f"e{number}", Address=f"{number}", ChannelType="GCM", User={"UserId": "u"})
        emulator.advance(1)

    oldest = get(pinpoint, app, "e0")
    assert oldest["EndpointStatus"] == "INACTIVE"
    assert "UserId" not in oldest.get("User", {})
    assert [each["Id"] for each in of_user(pinpoint, app, "u")] == [f"e{number}" for number in range(1, 16)]


def test_a_batch_updates_many(pinpoint: Any, app: str) -> None:
    items = [{"Id": f"e{number}", "Address": f"{number}", "ChannelType": "SMS"} for number in range(100)]

    body = pinpoint.update_endpoints_batch(ApplicationId=app, EndpointBatchRequest={"Item": items})

    assert body["MessageBody"]["Message"] == "Accepted"
    assert body["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert get(pinpoint, app, "e99")["Address"] == "99"


@pytest.mark.parametrize(
    "items", [[{"Id": "e"}] * 101, [{"Id": "e"}, {"Address": "1"}]], ids=["101", "no id"]
)
def test_a_batch_is_taken_whole_or_not(pinpoint: Any, app: str, items: list[dict[str, str]]) -> None:
    with pytest.raises(pinpoint.exceptions.BadRequestException):
        pinpoint.update_endpoints_batch(ApplicationId=app, EndpointBatchRequest={"Item": items})

    with pytest.raises(pinpoint.exceptions.NotFoundException):
        get(pinpoint, app, "e")


def test_a_deleted_endpoint_is_answered_and_gone(pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "e1", **PHONE)
    before = get(pinpoint, app, "e1")

    deleted = pinpoint.delete_endpoint(ApplicationId=app, EndpointId="e1")["EndpointResponse"]

    assert deleted == before
    with pytest.raises(pinpoint.exceptions.NotFoundException):
        get(pinpoint, app, "e1")


def test_a_users_endpoints_are_deleted_together(pinpoint: Any, app: str) -> None:
    for endpoint, user in (("e1", "u"), ("e2", "u"), ("e3", "other")):
        update(pinpoint, app, endpoint, Address=endpoint, User={"UserId": user})

    deleted = pinpoint.delete_user_endpoints(ApplicationId=app, UserId="u")["EndpointsResponse"]["Item"]

    assert sorted(each["Id"] for each in deleted) == ["e1", "e2"]
    assert get(pinpoint, app, "e3")["User"]["UserId"] == "other"
    with pytest.raises(pinpoint.exceptions.NotFoundException):
        of_user(pinpoint, app, "u")


def test_another_account_sees_nothing(emulator: Any, pinpoint: Any, app: str) -> None:
    update(pinpoint, app, "e1", **PHONE)
    stranger = emulator.client("pinpoint", aws_access_key_id="111111111111")

    with pytest.raises(stranger.exceptions.NotFoundException):
        get(stranger, app, "e1")
