"""The contract with moto: what of its private parts we hold on to, and that we leave the rest alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.embedded import loading, world

if TYPE_CHECKING:
    from collections.abc import Callable

# What a service may bring with it. Anything more costs time at its first use: ask whether it must.
CORE = frozenset(("core", "iam", "moto_api"))
OBJECTS = ("cloudwatch", "events", "s3")
BRINGS = {
    "lambda": ("awslambda", "dynamodb", "dynamodbstreams", "ecr", "kinesis", "logs", "sqs", *OBJECTS),
    "monitoring": ("cloudwatch",),
    "s3": OBJECTS,
}


@pytest.mark.parametrize("service", loading.RESPONSES)
def test_moto_has_all_that_is_replaced(service: str) -> None:
    responses = loading.load(service)
    names = ("bucket_dispatch", "key_dispatch") if service == "s3" else ("dispatch",)
    assert all(callable(getattr(responses, name)) for name in names)


def test_a_moto_without_it_is_named() -> None:
    with pytest.raises(world.UnknownMoto, match=r"moto has no moto\.sqs\.models\.NoSuchQueue"):
        world.replace(world.module("moto.sqs.models"), "NoSuchQueue", lambda original: original)


ASK = """
import sys
from bellhop.downstream.embedded import driver, loading
assert not [name for name in sys.modules if name.partition(".")[0] in ("moto", "botocore", "werkzeug")]
loading.load(sys.argv[1])
parts = (name.split(".") for name in sys.modules if name.startswith("moto.") and name.endswith(".models"))
print(*sorted({part[1] for part in parts}))
"""


@pytest.mark.parametrize("service", ["sqs", "s3", "lambda", "monitoring"])
def test_a_service_brings_no_more_than_it_must(service: str) -> None:
    command = [sys.executable, "-W", "error", "-c", ASK, service]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) <= CORE | set(BRINGS.get(service, (service,)))


def test_the_environment_is_left_alone(aws: Callable[..., Any]) -> None:
    before = dict(os.environ)
    for service in ("s3", "sqs", "lambda"):
        aws(service)
        loading.load(service)
    assert dict(os.environ) == before


def test_a_users_own_moto_is_left_alone(aws: Callable[..., Any]) -> None:
    boto3: Any = world.module("boto3")
    aws("sqs").create_queue(QueueName="ours")
    with world.module("moto").mock_aws():
        sqs = boto3.client("sqs", region_name="eu-west-1")
        url = sqs.create_queue(QueueName="theirs")["QueueUrl"]
        created = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        assert abs(float(created["CreatedTimestamp"]) - time.time()) < 60
        assert [name.rpartition("/")[2] for name in sqs.list_queues()["QueueUrls"]] == ["theirs"]
    assert [name.rpartition("/")[2] for name in aws("sqs").list_queues()["QueueUrls"]] == ["ours"]


def test_moto_holds_nothing_that_is_forgotten(aws: Callable[..., Any]) -> None:
    message = world.module("moto.sqs.models").Message
    before = len(message.instances_tracked)
    sqs = aws("sqs")
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="hello")
    assert len(message.instances_tracked) == before
