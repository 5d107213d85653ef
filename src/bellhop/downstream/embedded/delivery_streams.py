"""Firehose: what goes to a web server leaves by the outbox, and nobody waits for it."""

from __future__ import annotations

import base64
import functools
import json
import logging
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded.world import module, new_id, replace, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    load("s3")
    backend = module("moto.firehose.models").FirehoseBackend
    replace(backend, "put_http_records", _post)
    replace(backend, "put_s3_records", _keep)


def _keep(original: Any) -> Any:
    """A bucket that takes nothing fails nobody who puts records: their delivery is another matter."""

    def put_s3_records(
        self: Any, name: str, version: str, destination: dict[str, Any], records: Sequence[dict[str, bytes]]
    ) -> Any:
        try:
            return original(self, name, version, destination, records)
        except RuntimeError as error:
            if visit() is None:
                raise
            log.warning("%s delivers to %s no more: %s", name, destination["BucketARN"], error.__cause__)
            return [{"RecordId": new_id()} for _ in records]

    return put_s3_records


def _post(original: Any) -> Any:
    def put_http_records(destination: dict[str, Any], records: Sequence[dict[str, bytes]]) -> Any:
        here = visit()
        if here is None:
            return original(destination, records)
        url: str = destination["EndpointConfiguration"]["Url"]
        request_id = new_id()
        body = {
            "requestId": request_id,
            "timestamp": int(here.world.home.now() * 1000),
            "records": [{"data": base64.b64encode(record["Data"]).decode()} for record in records],
        }
        delivery = _delivery(url, request_id, json.dumps(body), destination)
        here.outgoing.append(lambda home: home.deliver(here.scope, delivery))
        return [{"RecordId": new_id()} for _ in records]

    return staticmethod(put_http_records)


def _delivery(url: str, request_id: str, body: str, destination: dict[str, Any]) -> Delivery:
    """firehose/latest/dev/httpdeliveryrequestresponse.html"""
    headers = {
        "Content-Type": "application/json",
        "X-Amz-Firehose-Protocol-Version": "1.0",
        "X-Amz-Firehose-Request-Id": request_id,
    }
    if key := destination["EndpointConfiguration"].get("AccessKey"):
        headers["X-Amz-Firehose-Access-Key"] = key
    return Delivery("web", "post", url, {"url": url, "body": body, "headers": headers})
