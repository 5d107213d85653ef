"""What S3 tells of its objects: to queues and topics at once, else by our own ways."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.embedded.home import Home

# AmazonS3/latest/userguide/EventBridge.html, ev-events.html: how an object came or went
REASONS = {
    "ObjectCreated:Put": "PutObject",
    "ObjectCreated:Post": "POST Object",
    "ObjectCreated:Copy": "CopyObject",
    "ObjectCreated:CompleteMultipartUpload": "CompleteMultipartUpload",
    "ObjectRemoved:Delete": "DeleteObject",
    "ObjectRemoved:DeleteMarkerCreated": "DeleteObject",
}
DELETIONS = {
    "ObjectRemoved:Delete": "Permanently Deleted",
    "ObjectRemoved:DeleteMarkerCreated": "Delete Marker Created",
}
REQUEST = "0" * 16


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    notifications = module("moto.s3.notifications")
    replace(notifications, "_get_s3_event", _record)
    replace(notifications, "_invoke_awslambda", _to_function)
    replace(notifications, "_send_event_bridge_message", _to_event_bus)
    for name, service in (("_send_sqs_message", "sqs"), ("_send_sns_message", "sns")):
        replace(notifications, name, lambda original, service=service: _beside(original, load, service))
    models = module("moto.s3.models")
    replace(models, "events_send_notification", _unsent)
    replace(models.S3Backend, "put_object_tagging", _untold)


def _beside(original: Any, load: Callable[[str], Any], service: str) -> Any:
    """moto imports the other service when it notifies it; it must be ours by then."""

    def send(*arguments: Any) -> None:
        if visit():
            load(service)
        original(*arguments)

    return send


def _unsent(original: Any) -> Any:
    """moto tells its own EventBridge of new buckets; calls are recorded by ours."""

    def send(**facts: Any) -> None:
        if visit() is None:
            original(**facts)

    return send


def _untold(original: Any) -> Any:
    """moto puts tags with every object, and tells of them where there are none, too."""

    def put_object_tagging(self: Any, key: Any, tags: dict[str, str] | None) -> Any:
        if visit() and not tags and not self.tagger.has_tags(key.arn):
            return key
        return original(self, key, tags)

    return put_object_tagging


def _record(original: Any) -> Any:
    """AmazonS3/latest/userguide/notification-content-structure.html, with what moto leaves out."""

    def record(event_name: str, bucket: Any, key: Any, notification_id: str) -> Any:
        made = original(event_name, bucket, key, notification_id)
        if here := visit():
            (event,) = made["Records"]
            owner = {"principalId": here.scope.account}
            event["userIdentity"] = owner
            event["requestParameters"] = {"sourceIPAddress": "127.0.0.1"}
            event["responseElements"] = {"x-amz-request-id": REQUEST, "x-amz-id-2": REQUEST}
            event["s3"]["bucket"]["ownerIdentity"] = owner
            event["s3"]["object"]["sequencer"] = _sequencer(here.world.home)
            if bucket.is_versioned:
                event["s3"]["object"]["versionId"] = key.version_id
        return made

    return record


def _sequencer(home: Home) -> str:
    return f"{int(home.now() * 1e6):018X}"


def _to_function(original: Any) -> Any:
    def invoke(account: str, event: Any, function: str, region: str) -> None:
        here = visit()
        if here is None:
            original(account, event, function, region)
            return
        arguments = {"function": function, "payload": json.dumps(event), "InvocationType": "Event"}
        delivery = Delivery("functions", "invoke", function, arguments)
        here.outgoing.append(lambda home: home.deliver(Scope(account, region), delivery))

    return invoke


def _to_event_bus(original: Any) -> Any:
    kind_of = module("moto.s3.notifications")._detail_type

    def send(account: str, bucket: Any, event_name: str, key: Any) -> None:
        here = visit()
        if here is None:
            original(account, bucket, event_name, key)
            return
        name = str(getattr(event_name, "value", event_name))
        detail = _detail(account, bucket, name.removeprefix("s3:"), key)
        detail["object"]["sequencer"] = _sequencer(here.world.home)
        scope, kind = Scope(account, bucket.region_name), kind_of(name)
        here.outgoing.append(lambda home: home.event(scope, "aws.s3", kind, detail, [bucket.arn]))

    return send


def _detail(account: str, bucket: Any, name: str, key: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {"key": key.name, "size": key.size, "etag": key.etag.strip('"')}
    if bucket.is_versioned:
        shown["version-id"] = key.version_id
    detail = {
        "version": "0",
        "bucket": {"name": bucket.name},
        "object": shown,
        "request-id": REQUEST,
        "requester": account,
        "source-ip-address": "127.0.0.1",
    }
    detail |= {"reason": REASONS[name]} if name in REASONS else {}
    return detail | ({"deletion-type": DELETIONS[name]} if name in DELETIONS else {})
