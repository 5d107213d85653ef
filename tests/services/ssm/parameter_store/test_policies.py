"""Policies of advanced parameters: what they may be, and how they act by the clock."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.services.ssm.parameter_store.calls import again, get, put, refused

HOUR, DAY = 3600, 86_400


def policy(kind: str, **attributes) -> dict:
    return {"Type": kind, "Version": "1.0", "Attributes": attributes}


def in_days(emulator, days: float) -> str:
    return (datetime.fromtimestamp(emulator.now(), UTC) + timedelta(days=days)).isoformat()


def text(*policies: dict) -> str:
    return json.dumps(policies)


def shown(ssm, name: str = "/a") -> list[tuple[str, str]]:
    found = ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Values": [name]}])["Parameters"]
    return [(each["PolicyType"], each["PolicyStatus"]) for each in found[0]["Policies"]]


SOON = policy("Expiration", Timestamp="2999-01-01T00:00:00.000Z")


@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        ("{", "ValidationException", "JSON array"),
        ('"x"', "ValidationException", "JSON array"),
        (text(policy("Expire", Timestamp="x")), "InvalidPolicyTypeException", "Expire isn't supported"),
        (text({"Version": "1.0"}), "InvalidPolicyTypeException", "None"),
        (text({"Type": ["Expiration"]}), "InvalidPolicyTypeException", "Expiration"),
        (text(SOON | {"Attributes": [{}]}), "InvalidPolicyAttributeException", "Timestamp"),
        (text(policy("NoChangeNotification", After="1", Unit=["Days"])), "InvalidPolicyAttributeException",
         "none of Days"),
        (text(SOON | {"Version": "2.0"}), "InvalidPolicyAttributeException", "version"),
        (text(policy("Expiration", Timestamp="soon")), "InvalidPolicyAttributeException", "soon is no ISO"),
        (text(policy("Expiration", Timestamp="2999-01-01T00:00:00")), "InvalidPolicyAttributeException",
         "no ISO"),
        (text(policy("Expiration", Timestamp="2018-12-02T21:34:33.000Z")), "InvalidPolicyAttributeException",
         "isn't in the future"),
        (text(policy("Expiration")), "InvalidPolicyAttributeException", "Timestamp"),
        (text(policy("NoChangeNotification", After="20")), "InvalidPolicyAttributeException",
         "After and Unit"),
        (text(policy("NoChangeNotification", After="20", Unit="Weeks")), "InvalidPolicyAttributeException",
         "Weeks"),
        (text(policy("NoChangeNotification", After="0", Unit="Days")), "InvalidPolicyAttributeException",
         "positive"),
        (text(policy("NoChangeNotification", After="-1", Unit="Days")), "InvalidPolicyAttributeException",
         "positive"),
        (text(SOON, SOON), "IncompatiblePolicyException", "two Expiration policies"),
        (text(policy("ExpirationNotification", Before="1", Unit="Days")), "IncompatiblePolicyException",
         "needs an Expiration"),
        (text(*[policy("NoChangeNotification", After="1", Unit="Days")] * 11),
         "PoliciesLimitExceededException", "maximum is 10"),
    ],
)  # fmt: skip
def test_policies_that_are_refused(ssm, given, code, sentence):
    found, message = refused(
        ssm.put_parameter, Name="/a", Value="v", Type="String", Tier="Advanced", Policies=given
    )
    assert found == code
    assert sentence in message


def test_only_advanced_parameters_have_policies(ssm):
    for more in ({}, {"Tier": "Standard"}):
        code, sentence = refused(
            ssm.put_parameter, Name="/a", Value="v", Type="String", Policies=text(SOON), **more
        )
        assert code == "ValidationException"
        assert "Standard tier parameters don't support parameter policies" in sentence
    assert put(ssm, "/a", Policies=text(SOON), Tier="Intelligent-Tiering")["Tier"] == "Advanced"


def test_policies_are_shown_kept_and_taken_away(ssm):
    unchanged = policy("NoChangeNotification", After="20", Unit="Days")
    put(ssm, "/a", Tier="Advanced", Policies=text(SOON, unchanged))
    assert shown(ssm) == [("Expiration", "Pending"), ("NoChangeNotification", "Pending")]
    again(ssm, "/a")
    history = ssm.get_parameter_history(Name="/a")["Parameters"]
    assert [[json.loads(each["PolicyText"]) for each in row["Policies"]] for row in history] == [
        [SOON, unchanged],
        [SOON, unchanged],
    ]
    again(ssm, "/a", Policies=text(unchanged))
    assert shown(ssm) == [("NoChangeNotification", "Pending")]
    for empty in ("[{}]", "[]", "{}"):
        again(ssm, "/a", Policies=text(SOON))
        assert shown(ssm) == [("Expiration", "Pending")]
        again(ssm, "/a", Policies=empty)
        assert shown(ssm) == []


def test_a_parameter_expires(ssm, emulator, heard):
    put(ssm, "/a", Tier="Advanced", Policies=text(policy("Expiration", Timestamp=in_days(emulator, 2))))
    again(ssm, "/a")  # "Updating a parameter doesn't affect the expiration date"
    emulator.advance(2 * DAY - HOUR)
    assert get(ssm, "/a")["Version"] == 2
    emulator.advance(2 * HOUR)
    assert refused(ssm.get_parameter, Name="/a")[0] == "ParameterNotFound"
    (acted,) = heard("PolicyActed")
    assert (acted["name"], acted["type"], acted["policy"]) == ("/a", "String", "Expiration")
    assert [each["operation"] for each in heard("ParameterChanged")] == ["Create", "Update", "Delete"]


def test_an_expiration_that_was_put_off(ssm, emulator, heard):
    put(ssm, "/a", Tier="Advanced", Policies=text(policy("Expiration", Timestamp=in_days(emulator, 2))))
    again(ssm, "/a", Policies=text(policy("Expiration", Timestamp=in_days(emulator, 5))))
    put(ssm, "/b", Tier="Advanced", Policies=text(policy("Expiration", Timestamp=in_days(emulator, 2))))
    again(ssm, "/b", Policies="[{}]")
    put(ssm, "/c", Tier="Advanced", Policies=text(policy("Expiration", Timestamp=in_days(emulator, 2))))
    ssm.delete_parameter(Name="/c")
    put(ssm, "/c")
    emulator.advance(4 * DAY)
    assert [get(ssm, name)["Name"] for name in ("/a", "/b", "/c")] == ["/a", "/b", "/c"]
    assert heard("PolicyActed") == []
    emulator.advance(2 * DAY)
    assert refused(ssm.get_parameter, Name="/a")[0] == "ParameterNotFound"
    assert [fact["name"] for fact in heard("PolicyActed")] == ["/a"]


def test_expirations_are_announced(ssm, emulator, heard):
    policies = text(
        policy("Expiration", Timestamp=in_days(emulator, 10)),
        policy("ExpirationNotification", Before="5", Unit="Days"),
        policy("ExpirationNotification", Before="36", Unit="Hours"),
        policy("ExpirationNotification", Before="30", Unit="Days"),
    )
    put(ssm, "/a", kind="SecureString", Tier="Advanced", Policies=policies)
    assert emulator.settle()
    told = [(fact["policy"], fact["reason"][:40]) for fact in heard("PolicyActed")]
    assert told == [("ExpirationNotification", "The parameter will expire in 30 Days. Th")]
    assert [status for _, status in shown(ssm)] == ["Pending", "Pending", "Pending", "Finished"]
    emulator.advance(5 * DAY + HOUR)
    assert [status for _, status in shown(ssm)] == ["Pending", "Finished", "Pending", "Finished"]
    emulator.advance(4 * DAY)
    assert [status for _, status in shown(ssm)] == ["Pending", "Finished", "Finished", "Finished"]
    told = [fact["reason"].split(".")[0] for fact in heard("PolicyActed")]
    assert told[1:] == ["The parameter will expire in 5 Days", "The parameter will expire in 36 Hours"]


def test_a_parameter_that_stands_still(ssm, emulator, heard):
    unchanged = text(policy("NoChangeNotification", After="20", Unit="Days"))
    put(ssm, "/a", Tier="Advanced", Policies=unchanged)
    emulator.advance(15 * DAY)
    again(ssm, "/a")
    emulator.advance(15 * DAY)
    assert heard("PolicyActed") == []
    emulator.advance(6 * DAY)
    (fact,) = heard("PolicyActed")
    assert fact["reason"].startswith("The parameter has not been changed for 20 Days.")
    assert json.loads(fact["content"]) == json.loads(unchanged)[0]
    assert shown(ssm) == [("NoChangeNotification", "Finished")]
    emulator.advance(40 * DAY)
    assert len(heard("PolicyActed")) == 1
    again(ssm, "/a")
    assert shown(ssm) == [("NoChangeNotification", "Pending")]
    emulator.advance(21 * DAY)
    assert len(heard("PolicyActed")) == 2
