"""What the ARN of a target names."""

from __future__ import annotations

# (service, how its resource begins) → what it is
KINDS = {
    ("ssm", "document/"): "document",
    ("sqs", ""): "queue",
    ("sns", ""): "topic",
    ("logs", "log-group:"): "log-group",
    ("lambda", "function:"): "function",
    ("firehose", "deliverystream/"): "delivery-stream",
    ("kinesis", "stream/"): "data-stream",
    ("events", "event-bus/"): "event-bus",
    ("events", "archive/"): "archive",
}


def kind_of(arn: str) -> str:
    """One of KINDS; "" for what Bellhop hands no events to."""
    service, resource = arn.split(":")[2], resource_of(arn)
    found = (
        kind for (owner, prefix), kind in KINDS.items() if owner == service and resource.startswith(prefix)
    )
    return next(found, "")


def resource_of(arn: str) -> str:
    """Everything behind the account."""
    return arn.split(":", 5)[5]
