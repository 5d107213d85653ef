"""How a function is fed from a queue: what is received is deleted once the function has taken it.

lambda/latest/dg/with-sqs.html
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.downstream.ports import Undeliverable

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 10  # messages that one ReceiveMessage brings
WAITING = (
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A queue by its ARN, and how many of its messages a batch has.

    `partial`: the function reports the items that it failed at.
    """

    arn: str
    size: int
    partial: bool


def poll(sqs: Callable[..., Any], source: Source, invoke: Callable[[str], bytes]) -> bool:
    """Hand over all that can be received. `sqs(operation, …)` calls SQS, `invoke(event)` the function.

    True while there are messages that cannot be received yet, or failed: they are received again when
    their delay or visibility timeout is over, and in the end by the queue's own dead-letter queue.
    """
    _, _, _, _, account, name = source.arn.split(":", 5)
    url = sqs("get_queue_url", QueueName=name, QueueOwnerAWSAccountId=account)["QueueUrl"]
    failed: set[str] = set()
    while messages := batch(sqs, url, source.size):
        ids = {message["MessageId"] for message in messages}
        if ids & failed:  # the queue's visibility timeout is none
            break
        taken = served(source, messages, invoke)
        failed |= ids - {message["MessageId"] for message in taken}
        delete(sqs, url, taken)
    return bool(failed) or left(sqs, url)


def batch(sqs: Callable[..., Any], url: str, size: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while len(found) < size:
        asked = {"AttributeNames": ["All"], "MessageAttributeNames": ["All"], "WaitTimeSeconds": 0}
        count = min(MOST, size - len(found))
        more = sqs("receive_message", QueueUrl=url, MaxNumberOfMessages=count, **asked).get("Messages", [])
        found += more
        if not more:
            break
    return found


def served(
    source: Source, messages: list[dict[str, Any]], invoke: Callable[[str], bytes]
) -> list[dict[str, Any]]:
    """Those of a batch that the function has taken."""
    try:
        answer = invoke(json.dumps({"Records": [record(source, message) for message in messages]}))
    except Undeliverable as error:
        if error.code != "Unhandled":
            raise
        return []
    if not source.partial:
        return messages
    said: Any = json.loads(answer)
    failures: Any = said and said.get("batchItemFailures")
    refused = {failure["itemIdentifier"] for failure in failures or ()}
    return [message for message in messages if message["MessageId"] not in refused]


def record(source: Source, message: dict[str, Any]) -> dict[str, Any]:
    """A message as functions see it."""
    attributes = message.get("MessageAttributes", {})
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {name: attribute(value) for name, value in attributes.items()},
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": source.arn,
        "awsRegion": source.arn.split(":")[3],
    }


def attribute(value: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"stringListValues": [], "binaryListValues": [], "dataType": value["DataType"]}
    if "BinaryValue" in value:
        return {"binaryValue": base64.b64encode(value["BinaryValue"]).decode(), **shown}
    return {"stringValue": value.get("StringValue", ""), **shown}


def delete(sqs: Callable[..., Any], url: str, messages: list[dict[str, Any]]) -> None:
    for start in range(0, len(messages), MOST):
        entries = [
            {"Id": str(number), "ReceiptHandle": message["ReceiptHandle"]}
            for number, message in enumerate(messages[start : start + MOST])
        ]
        sqs("delete_message_batch", QueueUrl=url, Entries=entries)


def left(sqs: Callable[..., Any], url: str) -> bool:
    """Whether messages wait out of sight."""
    found = sqs("get_queue_attributes", QueueUrl=url, AttributeNames=list(WAITING)).get("Attributes", {})
    return any(int(found.get(name, 0)) for name in WAITING)
