"""The account: what it may send, whether it may send, what it said of itself, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop import Bellhop

DETAILS = {
    "MailType": "TRANSACTIONAL",
    "WebsiteURL": "https://example.com",
    "ContactLanguage": "EN",
    "UseCaseDescription": "Receipts",
    "AdditionalContactEmailAddresses": ["info@example.com"],
}
MAIL = {
    "FromEmailAddress": "sol@example.com",
    "Destination": {"ToAddresses": ["t@example.org"]},
    "Content": {"Simple": {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}},
}


def test_a_new_account_is_out_of_the_sandbox_and_healthy(sesv2: Any) -> None:
    found = sesv2.get_account()
    del found["ResponseMetadata"]

    assert found == {
        "DedicatedIpAutoWarmupEnabled": True,
        "EnforcementStatus": "HEALTHY",
        "ProductionAccessEnabled": True,
        "SendQuota": {"Max24HourSend": 1e7, "MaxSendRate": 1e4, "SentLast24Hours": 0.0},
        "SendingEnabled": True,
        "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
        "VdmAttributes": {"VdmEnabled": "DISABLED"},
        "PricingAttributes": {"CurrentPlan": "NONE"},
    }


def test_an_account_says_what_was_set(sesv2: Any) -> None:
    vdm = {
        "VdmEnabled": "ENABLED",
        "DashboardAttributes": {"EngagementMetrics": "ENABLED"},
        "GuardianAttributes": {"OptimizedSharedDelivery": "DISABLED"},
    }
    validation = {"ConditionThreshold": {"ConditionThresholdEnabled": "DISABLED"}}
    suppression = {"SuppressedReasons": ["COMPLAINT"], "ValidationAttributes": validation}
    sesv2.put_account_vdm_attributes(VdmAttributes=vdm)
    sesv2.put_account_suppression_attributes(**suppression)
    sesv2.put_account_dedicated_ip_warmup_attributes(AutoWarmupEnabled=False)
    for plan in ("PRO", "NONE"):
        sesv2.put_account_pricing_attributes(Plan=plan)

    found = sesv2.get_account()
    assert (found["VdmAttributes"], found["SuppressionAttributes"]) == (vdm, suppression)
    assert found["PricingAttributes"] == {"CurrentPlan": "PRO", "NextPlan": "NONE"}
    assert found["DedicatedIpAutoWarmupEnabled"] is False


def test_a_paused_account_sends_nothing(sesv2: Any, aws: Callable[..., Any]) -> None:
    sesv2.put_account_sending_attributes(SendingEnabled=False)

    assert sesv2.get_account()["SendingEnabled"] is False
    assert aws("ses").get_account_sending_enabled()["Enabled"] is False
    with pytest.raises(sesv2.exceptions.SendingPausedException):
        sesv2.send_email(**MAIL)
    assert sesv2.get_account()["SendQuota"]["SentLast24Hours"] == 0

    aws("ses").update_account_sending_enabled(Enabled=True)
    assert sesv2.send_email(**MAIL)["MessageId"]


def test_each_region_is_paused_for_itself(sesv2: Any, aws: Callable[..., Any]) -> None:
    sesv2.put_account_sending_attributes(SendingEnabled=False)

    assert aws("sesv2", region_name="eu-west-1").get_account()["SendingEnabled"] is True


def test_production_access_is_granted_when_the_review_ends(sesv2: Any, emulator: Bellhop) -> None:
    sesv2.put_account_details(**DETAILS, ProductionAccessEnabled=False)
    before = sesv2.get_account()
    assert before["ProductionAccessEnabled"] is False
    assert (before["SendQuota"]["Max24HourSend"], before["SendQuota"]["MaxSendRate"]) == (200, 1)
    assert before["Details"] == DETAILS

    sesv2.put_account_details(**DETAILS, ProductionAccessEnabled=True)
    assert sesv2.get_account()["Details"]["ReviewDetails"]["Status"] == "PENDING"
    with pytest.raises(sesv2.exceptions.ConflictException):
        sesv2.put_account_details(**DETAILS)

    emulator.advance(24 * 3600)
    after = sesv2.get_account()
    assert after["ProductionAccessEnabled"] is True
    assert after["Details"]["ReviewDetails"]["Status"] == "GRANTED"
    assert after["SendQuota"]["Max24HourSend"] == 1e7


def test_details_of_who_needs_no_review_are_kept(sesv2: Any) -> None:
    sesv2.put_account_details(MailType="MARKETING", WebsiteURL="https://example.com")
    found = sesv2.get_account()

    assert (found["Details"]["MailType"], found["ProductionAccessEnabled"]) == ("MARKETING", True)
    assert found["Details"]["ReviewDetails"]["Status"] == "GRANTED"


def test_the_second_identity_that_fails_in_the_sandbox_is_named_too(sesv2: Any) -> None:
    sesv2.put_account_details(**DETAILS, ProductionAccessEnabled=False)

    with pytest.raises(ClientError) as caught:
        sesv2.send_email(**{**MAIL, "Destination": {"ToAddresses": ["t@example.org", "Tom <u@example.org>"]}})

    assert caught.value.response["Error"] == {
        "Code": "MessageRejected",
        "Message": "Email address is not verified. The following identities failed the check in region "
        "US-EAST-1: t@example.org, u@example.org",
    }
