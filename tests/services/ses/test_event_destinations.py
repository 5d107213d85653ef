"""SES v1 keeps event destinations of the kinds it knows, and shows those of v2 as far as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

SCOPE = "us-east-1:000000000000"
STREAM = {
    "IAMRoleARN": "arn:aws:iam::000000000000:role/ses",
    "DeliveryStreamARN": f"arn:aws:firehose:{SCOPE}:deliverystream/mail",
}
METRICS = {
    "DimensionConfigurations": [
        {"DimensionName": name, "DimensionValueSource": source, "DefaultDimensionValue": "none"}
        for name, source in (("a", "messageTag"), ("b", "emailHeader"), ("c", "linkTag"))
    ]
}
EVENTS = ["send", "reject", "bounce", "complaint", "delivery", "open", "click", "renderingFailure"]


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def request(**destination: Any) -> dict[str, Any]:
    chosen = {"Name": "first", "MatchingEventTypes": ["send"], **destination}
    return {"ConfigurationSetName": "own", "EventDestination": chosen}


def shown(ses: Any) -> list[dict[str, Any]]:
    answer = ses.describe_configuration_set(
        ConfigurationSetName="own", ConfigurationSetAttributeNames=["eventDestinations"]
    )
    return answer["EventDestinations"]


@pytest.fixture
def own(ses: Any) -> Any:
    ses.create_configuration_set(ConfigurationSet={"Name": "own"})
    return ses


@pytest.mark.parametrize(
    "target", [{"KinesisFirehoseDestination": STREAM}, {"CloudWatchDestination": METRICS}]
)
def test_a_destination_is_kept_changed_and_deleted(own: Any, target: dict[str, Any]) -> None:
    own.create_configuration_set_event_destination(**request(**target))
    assert shown(own) == [
        {"Name": "first", "Enabled": False, "MatchingEventTypes": ["send"], **target},
    ]

    changed = {"Enabled": True, "MatchingEventTypes": EVENTS, **target}
    own.update_configuration_set_event_destination(**request(**changed))
    assert shown(own) == [{"Name": "first", **changed}]

    delete = own.delete_configuration_set_event_destination
    delete(ConfigurationSetName="own", EventDestinationName="first")
    assert shown(own) == []
    found = refusal(delete, ConfigurationSetName="own", EventDestinationName="first")
    assert found[0] == "EventDestinationDoesNotExist"
    update = own.update_configuration_set_event_destination
    assert refusal(update, **request(**target))[0] == "EventDestinationDoesNotExist"


def test_a_topic_has_to_be_there(own: Any, aws: Callable[..., Any]) -> None:
    topic = aws("sns").create_topic(Name="events")["TopicArn"]
    create = own.create_configuration_set_event_destination
    create(**request(SNSDestination={"TopicARN": topic}))
    assert shown(own)[0]["SNSDestination"] == {"TopicARN": topic}

    gone = topic.replace("events", "gone")
    found = refusal(create, **request(Name="second", SNSDestination={"TopicARN": gone}))
    assert found == ("InvalidSNSDestination", f"SNS topic <{gone}> not found.")


def test_an_error_says_which_destination_it_means(own: Any) -> None:
    create = own.create_configuration_set_event_destination
    create(**request(KinesisFirehoseDestination=STREAM))
    with pytest.raises(own.exceptions.EventDestinationAlreadyExistsException) as caught:
        create(**request(KinesisFirehoseDestination=STREAM))
    found = caught.value.response
    assert (found["ConfigurationSetName"], found["EventDestinationName"]) == ("own", "first")


@pytest.mark.parametrize(
    ("destination", "code"),
    [
        ({}, "InvalidParameterValue"),
        ({"KinesisFirehoseDestination": STREAM, "CloudWatchDestination": METRICS}, "InvalidParameterValue"),
        ({"Name": "a b", "KinesisFirehoseDestination": STREAM}, "InvalidParameterValue"),
        (
            {"KinesisFirehoseDestination": {**STREAM, "DeliveryStreamARN": "mail"}},
            "InvalidFirehoseDestination",
        ),
        (
            {"CloudWatchDestination": {"DimensionConfigurations": METRICS["DimensionConfigurations"] * 2}},
            "InvalidCloudWatchDestination",
        ),
        ({"SNSDestination": {"TopicARN": "events"}}, "InvalidSNSDestination"),
    ],
)
def test_what_cannot_be_published_to(own: Any, destination: dict[str, Any], code: str) -> None:
    create = own.create_configuration_set_event_destination
    assert refusal(create, **request(**destination))[0] == code
    assert shown(own) == []


def test_what_v2_alone_knows_is_left_out(own: Any, aws: Callable[..., Any]) -> None:
    bus = {"EventBusArn": f"arn:aws:events:{SCOPE}:event-bus/default"}
    stream = {
        "IamRoleArn": STREAM["IAMRoleARN"],
        "DeliveryStreamArn": STREAM["DeliveryStreamARN"],
    }
    for name, target in (
        ("bus", {"EventBridgeDestination": bus}),
        ("stream", {"KinesisFirehoseDestination": stream}),
    ):
        aws("sesv2").create_configuration_set_event_destination(
            ConfigurationSetName="own",
            EventDestinationName=name,
            EventDestination={"MatchingEventTypes": ["DELIVERY_DELAY", "BOUNCE"], **target},
        )

    assert shown(own) == [
        {
            "Name": "stream",
            "Enabled": False,
            "MatchingEventTypes": ["bounce"],
            "KinesisFirehoseDestination": STREAM,
        }
    ]
