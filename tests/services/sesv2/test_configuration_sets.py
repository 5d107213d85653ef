"""SES v2 keeps configuration sets with all their groups of options, and lets them act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

ARCHIVE = "arn:aws:ses:us-east-1:000000000000:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz"
MISSING = ("NotFoundException", "Configuration set <gone> does not exist.")
THRESHOLD = {"ConditionThreshold": {"ConditionThresholdEnabled": "DISABLED"}}


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def shown(sesv2: Any, name: str = "own") -> dict[str, Any]:
    answer = sesv2.get_configuration_set(ConfigurationSetName=name)
    answer.pop("ResponseMetadata")
    return answer


@pytest.fixture
def own(sesv2: Any) -> Any:
    sesv2.create_configuration_set(ConfigurationSetName="own")
    return sesv2


def test_a_set_has_defaults(own: Any) -> None:
    assert shown(own) == {
        "ConfigurationSetName": "own",
        "DeliveryOptions": {"TlsPolicy": "OPTIONAL"},
        "ReputationOptions": {"ReputationMetricsEnabled": False},
        "SendingOptions": {"SendingEnabled": True},
        "Tags": [],
    }


def test_a_set_is_made_with_every_group_of_options(sesv2: Any) -> None:
    sesv2.create_dedicated_ip_pool(PoolName="pool")
    groups = {
        "TrackingOptions": {"CustomRedirectDomain": "links.example.com", "HttpsPolicy": "REQUIRE"},
        "DeliveryOptions": {"TlsPolicy": "REQUIRE", "SendingPoolName": "pool", "MaxDeliverySeconds": 300},
        "ReputationOptions": {"ReputationMetricsEnabled": True},
        "SendingOptions": {"SendingEnabled": False},
        "Tags": [{"Key": "team", "Value": "shop"}],
        "SuppressionOptions": {
            "SuppressedReasons": ["BOUNCE"],
            "SuppressionScope": "TENANT",
            "ValidationOptions": THRESHOLD,
        },
        "VdmOptions": {
            "DashboardOptions": {"EngagementMetrics": "ENABLED"},
            "GuardianOptions": {"OptimizedSharedDelivery": "DISABLED"},
        },
        "ArchivingOptions": {"ArchiveArn": ARCHIVE},
        "MessageSecurityOptions": {"SigningScheme": {"SmimeScheme": {"SignatureFormat": "DETACHED"}}},
    }
    sesv2.create_configuration_set(ConfigurationSetName="full", **groups)

    assert shown(sesv2, "full") == {"ConfigurationSetName": "full", **groups}


@pytest.mark.parametrize(
    ("operation", "options", "group", "answer"),
    [
        ("delivery", {"TlsPolicy": "REQUIRE", "MaxDeliverySeconds": 600}, "DeliveryOptions", ...),
        ("delivery", {}, "DeliveryOptions", {"TlsPolicy": "OPTIONAL"}),
        ("reputation", {"ReputationMetricsEnabled": True}, "ReputationOptions", ...),
        ("sending", {"SendingEnabled": False}, "SendingOptions", ...),
        ("suppression", {"SuppressedReasons": []}, "SuppressionOptions", ...),
        ("suppression", {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]}, "SuppressionOptions", ...),
        ("suppression", {}, "SuppressionOptions", None),
        ("tracking", {"CustomRedirectDomain": "example.com"}, "TrackingOptions", ...),
        ("tracking", {"CustomRedirectDomain": "a.example.com"}, "TrackingOptions", ...),
        ("tracking", {}, "TrackingOptions", None),
        ("archiving", {"ArchiveArn": ARCHIVE}, "ArchivingOptions", ...),
        ("archiving", {}, "ArchivingOptions", None),
    ],
)
def test_options_are_put_one_group_at_a_time(
    own: Any, operation: str, options: dict[str, Any], group: str, answer: Any
) -> None:
    put = getattr(own, f"put_configuration_set_{operation}_options")
    put(ConfigurationSetName="own", **options)

    assert shown(own).get(group) == (options if answer is ... else answer)
    assert refusal(put, **{"ConfigurationSetName": "gone", **options}) == MISSING


def test_options_of_vdm_and_of_security_are_put(own: Any) -> None:
    vdm = {"DashboardOptions": {"EngagementMetrics": "DISABLED"}}
    security = {"SigningScheme": {"DefaultScheme": {}}}
    own.put_configuration_set_vdm_options(ConfigurationSetName="own", VdmOptions=vdm)
    own.update_configuration_set(ConfigurationSetName="own", MessageSecurityOptions=security)
    own.update_configuration_set(ConfigurationSetName="own")

    found = shown(own)
    assert (found["VdmOptions"], found["MessageSecurityOptions"]) == (vdm, security)
    own.put_configuration_set_vdm_options(ConfigurationSetName="own")
    assert "VdmOptions" not in shown(own)
    assert refusal(own.update_configuration_set, ConfigurationSetName="gone") == MISSING


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [
        (
            "own",
            {},
            ("AlreadyExistsException", "Configuration set <own> already exists."),
        ),
        (
            "a b",
            {},
            (
                "BadRequestException",
                "Invalid configuration set name <a b>: letters, digits, _ and - are allowed.",
            ),
        ),
        (
            "x" * 65,
            {},
            (
                "BadRequestException",
                f"Invalid configuration set name <{'x' * 65}>: it has more than 64 characters.",
            ),
        ),
        (
            "new",
            {"TrackingOptions": {"CustomRedirectDomain": "example.net"}},
            ("BadRequestException", "Custom redirect domain <example.net> is not verified."),
        ),
        (
            "new",
            {"DeliveryOptions": {"SendingPoolName": "none"}},
            ("NotFoundException", "Dedicated IP pool <none> does not exist."),
        ),
    ],
)
def test_what_cannot_be_made(own: Any, name: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    assert refusal(own.create_configuration_set, ConfigurationSetName=name, **more) == expected
    assert own.list_configuration_sets()["ConfigurationSets"] == ["own"]


def test_delivery_takes_no_longer_than_fourteen_hours(own: Any) -> None:
    """Less than five minutes is refused by boto3."""
    put = own.put_configuration_set_delivery_options
    code, _ = refusal(put, ConfigurationSetName="own", MaxDeliverySeconds=50_401)
    assert code == "BadRequestException"


def test_sets_are_listed_page_by_page_and_by_part_of_their_names(sesv2: Any) -> None:
    for name in ("shop-news", "shop-orders", "blog"):
        sesv2.create_configuration_set(ConfigurationSetName=name)

    first = sesv2.list_configuration_sets(PageSize=2)
    assert first["ConfigurationSets"] == ["blog", "shop-news"]
    assert sesv2.list_configuration_sets(PageSize=2, NextToken=first["NextToken"])["ConfigurationSets"] == [
        "shop-orders"
    ]
    found = sesv2.list_configuration_sets(Filter={"CONFIGURATION_SET_NAME_CONTAINS": "shop"})
    assert found["ConfigurationSets"] == ["shop-news", "shop-orders"]


def test_a_set_is_deleted_with_its_destinations_and_tags(sesv2: Any) -> None:
    tags = [{"Key": "team", "Value": "shop"}]
    sesv2.create_configuration_set(ConfigurationSetName="own", Tags=tags)
    sesv2.create_configuration_set_event_destination(
        ConfigurationSetName="own",
        EventDestinationName="bus",
        EventDestination={
            "MatchingEventTypes": ["SEND"],
            "EventBridgeDestination": {
                "EventBusArn": "arn:aws:events:us-east-1:000000000000:event-bus/default"
            },
        },
    )
    sesv2.delete_configuration_set(ConfigurationSetName="own")

    assert refusal(sesv2.get_configuration_set, ConfigurationSetName="own")[0] == "NotFoundException"
    sesv2.create_configuration_set(ConfigurationSetName="own")
    found = sesv2.get_configuration_set_event_destinations(ConfigurationSetName="own")
    assert found["EventDestinations"] == []
    assert shown(sesv2)["Tags"] == []
    assert refusal(sesv2.delete_configuration_set, ConfigurationSetName="gone") == MISSING


def test_a_fresh_start_is_made_when_sending_goes_on(own: Any) -> None:
    for enabled in (False, True):
        own.put_configuration_set_sending_options(ConfigurationSetName="own", SendingEnabled=enabled)

    assert "LastFreshStart" in shown(own)["ReputationOptions"]


def send(sesv2: Any, **more: Any) -> str:
    return sesv2.send_email(
        FromEmailAddress="sol@example.com",
        Destination={"ToAddresses": ["t@example.org"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
        **more,
    )["MessageId"]


def test_a_set_that_is_paused_sends_nothing(own: Any) -> None:
    own.put_configuration_set_sending_options(ConfigurationSetName="own", SendingEnabled=False)
    code, _ = refusal(lambda **_: send(own, ConfigurationSetName="own"))
    assert code == "SendingPausedException"
    assert send(own)


def test_an_identity_sends_with_its_default_set(own: Any, aws: Callable[..., Any]) -> None:
    put = own.put_email_identity_configuration_set_attributes
    put(EmailIdentity="example.com", ConfigurationSetName="own")
    assert own.get_email_identity(EmailIdentity="example.com")["ConfigurationSetName"] == "own"
    aws("ses").update_configuration_set_sending_enabled(ConfigurationSetName="own", Enabled=False)
    assert refusal(lambda **_: send(own))[0] == "SendingPausedException"

    put(EmailIdentity="example.com")
    assert send(own)
    assert refusal(put, EmailIdentity="example.com", ConfigurationSetName="gone") == MISSING
    assert refusal(put, EmailIdentity="example.net")[0] == "NotFoundException"


def test_a_default_set_that_was_deleted_fails_the_sending(own: Any) -> None:
    own.put_email_identity_configuration_set_attributes(
        EmailIdentity="example.com", ConfigurationSetName="own"
    )
    own.delete_configuration_set(ConfigurationSetName="own")

    code, message = refusal(lambda **_: send(own))
    assert (code, message) == ("NotFoundException", "Configuration set <own> does not exist.")


def test_forwarding_is_switched(sesv2: Any) -> None:
    put = sesv2.put_email_identity_feedback_attributes
    put(EmailIdentity="example.com", EmailForwardingEnabled=False)
    assert sesv2.get_email_identity(EmailIdentity="example.com")["FeedbackForwardingStatus"] is False
    put(EmailIdentity="example.com", EmailForwardingEnabled=True)
    assert sesv2.get_email_identity(EmailIdentity="example.com")["FeedbackForwardingStatus"] is True
    assert refusal(put, EmailIdentity="example.net")[0] == "NotFoundException"
