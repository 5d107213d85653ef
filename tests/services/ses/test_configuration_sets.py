"""SES v1 keeps configuration sets, and shows of those of v2 what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYTHING = ["eventDestinations", "trackingOptions", "deliveryOptions", "reputationOptions"]
DOMAIN = {"CustomRedirectDomain": "example.com"}
MISSING = ("ConfigurationSetDoesNotExist", "Configuration set <gone> does not exist.")


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def described(ses: Any, name: str = "own") -> dict[str, Any]:
    answer = ses.describe_configuration_set(
        ConfigurationSetName=name, ConfigurationSetAttributeNames=EVERYTHING
    )
    answer.pop("ResponseMetadata")
    return answer


@pytest.fixture
def own(ses: Any) -> Any:
    ses.create_configuration_set(ConfigurationSet={"Name": "own"})
    return ses


def test_a_set_is_described_as_far_as_asked(own: Any) -> None:
    assert described(own) == {
        "ConfigurationSet": {"Name": "own"},
        "EventDestinations": [],
        "DeliveryOptions": {"TlsPolicy": "Optional"},
        "ReputationOptions": {"SendingEnabled": True, "ReputationMetricsEnabled": False},
    }
    plain = own.describe_configuration_set(ConfigurationSetName="own")
    assert set(plain) == {"ConfigurationSet", "ResponseMetadata"}


def test_options_are_set(own: Any) -> None:
    own.put_configuration_set_delivery_options(
        ConfigurationSetName="own", DeliveryOptions={"TlsPolicy": "Require"}
    )
    own.update_configuration_set_reputation_metrics_enabled(ConfigurationSetName="own", Enabled=True)
    own.update_configuration_set_sending_enabled(ConfigurationSetName="own", Enabled=False)

    found = described(own)
    assert found["DeliveryOptions"] == {"TlsPolicy": "Require"}
    assert found["ReputationOptions"] == {"SendingEnabled": False, "ReputationMetricsEnabled": True}
    own.update_configuration_set_sending_enabled(ConfigurationSetName="own", Enabled=True)
    assert "LastFreshStart" in described(own)["ReputationOptions"]


def test_a_tracking_domain_is_made_changed_and_deleted(own: Any) -> None:
    create = own.create_configuration_set_tracking_options
    update = own.update_configuration_set_tracking_options
    first = {"ConfigurationSetName": "own", "TrackingOptions": {"CustomRedirectDomain": "a.example.com"}}
    second = {"ConfigurationSetName": "own", "TrackingOptions": {"CustomRedirectDomain": "b.example.com"}}
    missing = ("TrackingOptionsDoesNotExistException", "Configuration set <own> has no tracking options.")

    assert refusal(update, **first) == missing
    create(**first)
    assert refusal(create, **first)[0] == "TrackingOptionsAlreadyExistsException"
    update(**second)
    assert described(own)["TrackingOptions"] == second["TrackingOptions"]
    own.delete_configuration_set_tracking_options(ConfigurationSetName="own")
    assert "TrackingOptions" not in described(own)
    assert refusal(own.delete_configuration_set_tracking_options, ConfigurationSetName="own") == missing


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"CustomRedirectDomain": "example.net"}, "Custom redirect domain <example.net> is not verified."),
        ({"CustomRedirectDomain": ""}, "A custom redirect domain must be specified."),
    ],
)
def test_a_tracking_domain_has_to_be_verified(own: Any, options: dict[str, str], sentence: str) -> None:
    create = own.create_configuration_set_tracking_options
    found = refusal(create, ConfigurationSetName="own", TrackingOptions=options)
    assert found == ("InvalidTrackingOptions", sentence)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("own", "ConfigurationSetAlreadyExists"),
        ("ü", "InvalidConfigurationSet"),
        ("x" * 65, "InvalidConfigurationSet"),
    ],
)
def test_a_set_needs_a_name_of_its_own(own: Any, name: str, code: str) -> None:
    assert refusal(own.create_configuration_set, ConfigurationSet={"Name": name})[0] == code


def test_an_error_says_which_set_it_means(own: Any) -> None:
    with pytest.raises(own.exceptions.ConfigurationSetAlreadyExistsException) as caught:
        own.create_configuration_set(ConfigurationSet={"Name": "own"})
    assert caught.value.response["ConfigurationSetName"] == "own"


@pytest.mark.parametrize(
    ("operation", "more"),
    [
        ("describe_configuration_set", {}),
        ("delete_configuration_set", {}),
        ("put_configuration_set_delivery_options", {}),
        ("update_configuration_set_sending_enabled", {"Enabled": True}),
        ("update_configuration_set_reputation_metrics_enabled", {"Enabled": True}),
        ("create_configuration_set_tracking_options", {"TrackingOptions": DOMAIN}),
        ("update_configuration_set_tracking_options", {"TrackingOptions": DOMAIN}),
        ("delete_configuration_set_tracking_options", {}),
    ],
)
def test_a_set_has_to_be_there(ses: Any, operation: str, more: dict[str, Any]) -> None:
    assert refusal(getattr(ses, operation), ConfigurationSetName="gone", **more) == MISSING


def test_sets_are_listed_and_deleted(own: Any, aws: Callable[..., Any]) -> None:
    aws("sesv2").create_configuration_set(ConfigurationSetName="of-v2")
    first = own.list_configuration_sets(MaxItems=1)
    assert first["ConfigurationSets"] == [{"Name": "of-v2"}]
    second = own.list_configuration_sets(MaxItems=1, NextToken=first["NextToken"])
    assert second["ConfigurationSets"] == [{"Name": "own"}]
    assert refusal(own.list_configuration_sets, NextToken="nonsense")[0] == "InvalidParameterValue"

    own.delete_configuration_set(ConfigurationSetName="own")
    assert aws("sesv2").list_configuration_sets()["ConfigurationSets"] == ["of-v2"]


def test_delivery_keeps_what_only_v2_knows(own: Any, aws: Callable[..., Any]) -> None:
    sesv2 = aws("sesv2")
    sesv2.put_configuration_set_delivery_options(ConfigurationSetName="own", MaxDeliverySeconds=600)
    own.put_configuration_set_delivery_options(
        ConfigurationSetName="own", DeliveryOptions={"TlsPolicy": "Require"}
    )
    found = sesv2.get_configuration_set(ConfigurationSetName="own")["DeliveryOptions"]
    assert found == {"TlsPolicy": "REQUIRE", "MaxDeliverySeconds": 600}
