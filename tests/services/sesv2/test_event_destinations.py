"""SES v2 keeps event destinations of all kinds, and takes only such as can be published to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

SCOPE = "us-east-1:000000000000"
STREAM = {
    "IamRoleArn": "arn:aws:iam::000000000000:role/ses",
    "DeliveryStreamArn": f"arn:aws:firehose:{SCOPE}:deliverystream/mail",
}
BUS = {"EventBusArn": f"arn:aws:events:{SCOPE}:event-bus/default"}
PROJECT = {"ApplicationArn": f"arn:aws:mobiletargeting:{SCOPE}:apps/{'0a' * 16}"}


def dimension(name: str = "campaign", source: str = "MESSAGE_TAG", default: str = "none") -> dict[str, str]:
    return {"DimensionName": name, "DimensionValueSource": source, "DefaultDimensionValue": default}


def metrics(*dimensions: dict[str, str]) -> dict[str, Any]:
    return {"CloudWatchDestination": {"DimensionConfigurations": list(dimensions)}}


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def request(name: str = "first", **definition: Any) -> dict[str, Any]:
    chosen = {"MatchingEventTypes": ["SEND"], **definition}
    return {"ConfigurationSetName": "own", "EventDestinationName": name, "EventDestination": chosen}


def shown(sesv2: Any) -> list[dict[str, Any]]:
    return sesv2.get_configuration_set_event_destinations(ConfigurationSetName="own")["EventDestinations"]


@pytest.fixture
def own(sesv2: Any) -> Any:
    sesv2.create_configuration_set(ConfigurationSetName="own")
    return sesv2


@pytest.fixture
def topic(aws: Callable[..., Any]) -> str:
    return aws("sns").create_topic(Name="events")["TopicArn"]


@pytest.mark.parametrize(
    "target",
    [
        {"KinesisFirehoseDestination": STREAM},
        {"EventBridgeDestination": BUS},
        {"PinpointDestination": PROJECT},
        metrics(dimension(), dimension("X-Campaign", "EMAIL_HEADER"), dimension("ses:from-domain")),
    ],
)
def test_a_destination_is_kept_changed_and_deleted(own: Any, target: dict[str, Any]) -> None:
    own.create_configuration_set_event_destination(**request(**target))
    assert shown(own) == [
        {"Name": "first", "Enabled": False, "MatchingEventTypes": ["SEND"], **target},
    ]

    changed = {"Enabled": True, "MatchingEventTypes": ["OPEN", "CLICK"], **target}
    own.update_configuration_set_event_destination(**request(**changed))
    assert shown(own) == [{"Name": "first", **changed}]

    named = {"ConfigurationSetName": "own", "EventDestinationName": "first"}
    own.delete_configuration_set_event_destination(**named)
    assert shown(own) == []
    missing = "Event destination <first> does not exist for configuration set <own>."
    for call, asked in (
        (own.delete_configuration_set_event_destination, named),
        (own.update_configuration_set_event_destination, request(**target)),
    ):
        assert refusal(call, **asked) == ("NotFoundException", missing)


def test_a_topic_is_kept_if_it_can_be_published_to(own: Any, topic: str) -> None:
    own.create_configuration_set_event_destination(**request(SnsDestination={"TopicArn": topic}))
    assert shown(own)[0]["SnsDestination"] == {"TopicArn": topic}

    gone = topic.replace("events", "gone")
    create, update = (
        own.create_configuration_set_event_destination,
        own.update_configuration_set_event_destination,
    )
    expected = ("BadRequestException", f"SNS topic <{gone}> not found.")
    assert refusal(create, **request("second", SnsDestination={"TopicArn": gone})) == expected
    assert refusal(update, **request(SnsDestination={"TopicArn": gone})) == expected
    assert [each["SnsDestination"]["TopicArn"] for each in shown(own)] == [topic]


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        ({}, "An event destination must have one, and only one, destination."),
        (
            {"EventBridgeDestination": BUS, "KinesisFirehoseDestination": STREAM},
            "An event destination must have one, and only one, destination.",
        ),
        (
            {"MatchingEventTypes": [], "EventBridgeDestination": BUS},
            "At least one event type must be specified.",
        ),
        (
            {"EventBridgeDestination": {"EventBusArn": f"arn:aws:events:{SCOPE}:event-bus/own"}},
            f"Invalid event bus <arn:aws:events:{SCOPE}:event-bus/own>: only the default bus is supported.",
        ),
        (
            {"SnsDestination": {"TopicArn": f"arn:aws:sns:{SCOPE}:events.fifo"}},
            f"Invalid SNS topic <arn:aws:sns:{SCOPE}:events.fifo>.",
        ),
        (
            {"SnsDestination": {"TopicArn": "arn:aws:sns:eu-west-1:000000000000:events"}},
            "Invalid SNS topic <arn:aws:sns:eu-west-1:000000000000:events>.",
        ),
        (
            {"KinesisFirehoseDestination": {**STREAM, "DeliveryStreamArn": "mail"}},
            "Invalid Firehose delivery stream ARN <mail>.",
        ),
        (
            {"KinesisFirehoseDestination": {**STREAM, "IamRoleArn": "ses"}},
            "Could not assume IAM role <ses>.",
        ),
        (
            {"PinpointDestination": {"ApplicationArn": "mail"}},
            "Invalid Amazon Pinpoint application ARN <mail>.",
        ),
        (
            {"PinpointDestination": PROJECT, "MatchingEventTypes": ["SEND", "SUBSCRIPTION"]},
            "Amazon Pinpoint destinations do not support event types ['SUBSCRIPTION'].",
        ),
        (metrics(), "A CloudWatch destination needs from 1 to 10 dimensions."),
        (
            metrics(*(dimension(f"d{number}") for number in range(11))),
            "A CloudWatch destination needs from 1 to 10 dimensions.",
        ),
        (
            metrics(dimension(), dimension()),
            "A CloudWatch destination can't have two dimensions of one name.",
        ),
        (metrics(dimension("a b")), "Invalid CloudWatch dimension name <a b>."),
        (
            metrics(dimension("Return-Path", "EMAIL_HEADER")),
            "Invalid CloudWatch dimension name <Return-Path>.",
        ),
        (
            metrics(dimension(default="a b")),
            "Invalid default value <a b> of CloudWatch dimension <campaign>.",
        ),
    ],
)
def test_what_cannot_be_published_to(own: Any, definition: dict[str, Any], sentence: str) -> None:
    create = own.create_configuration_set_event_destination
    assert refusal(create, **request(**definition)) == ("BadRequestException", sentence)
    assert shown(own) == []


def test_a_destination_has_a_name_of_its_own_and_nine_others_at_most(own: Any) -> None:
    create = own.create_configuration_set_event_destination
    for number in range(10):
        create(**request(f"d{number}", EventBridgeDestination=BUS))

    assert refusal(create, **request("d0", EventBridgeDestination=BUS))[0] == "AlreadyExistsException"
    assert refusal(create, **request("d10", EventBridgeDestination=BUS))[0] == "LimitExceededException"
    assert len(shown(own)) == 10


@pytest.mark.parametrize("name", ["a b", "ü", "x" * 65])
def test_a_destination_has_a_name_of_letters_and_digits(own: Any, name: str) -> None:
    create = own.create_configuration_set_event_destination
    code, message = refusal(create, **request(name, EventBridgeDestination=BUS))
    assert (code, message.partition(":")[0]) == (
        "BadRequestException",
        f"Invalid event destination name <{name}>",
    )


def test_a_destination_needs_a_set(sesv2: Any) -> None:
    create = sesv2.create_configuration_set_event_destination
    missing = ("NotFoundException", "Configuration set <own> does not exist.")
    assert refusal(create, **request(EventBridgeDestination=BUS)) == missing
    get = sesv2.get_configuration_set_event_destinations
    assert refusal(get, ConfigurationSetName="own") == missing
