"""The services: which of moto's modules answers for each, loaded and made ours when first asked for."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Any

from bellhop.downstream.embedded import (
    buckets,
    checks,
    delivery_streams,
    event_sources,
    functions,
    keys,
    log_groups,
    metrics,
    notifications,
    queues,
    roles,
    times,
    topics,
    world,
    wsgi,
)
from bellhop.downstream.embedded.world import module

Handler = Callable[[Any, str, dict[str, str]], Any]

# moto's name, where it is not the signing name
PACKAGES = {"lambda": "awslambda", "monitoring": "cloudwatch"}
RESPONSES = {
    "firehose": "FirehoseResponse",
    "kinesis": "KinesisResponse",
    "kms": "KmsResponse",
    "lambda": "LambdaResponse",
    "logs": "LogsResponse",
    "monitoring": "CloudWatchResponse",
    "s3": "S3Response",
    "secretsmanager": "SecretsManagerResponse",
    "sns": "SNSResponse",
    "sqs": "SQSResponse",
}
Prepare = Callable[[Callable[[str], Any]], None]  # makes a service ours; what it is given loads others
PREPARATIONS: dict[str, tuple[Prepare, ...]] = {
    "firehose": (delivery_streams.prepare,),
    "kinesis": (checks.of_kinesis,),
    "kms": (keys.prepare, checks.of_kms),
    "lambda": (roles.prepare, functions.prepare, event_sources.prepare),
    "logs": (log_groups.prepare, checks.of_logs),
    "monitoring": (metrics.prepare,),
    "s3": (buckets.prepare, notifications.prepare, checks.of_s3),
    "sns": (topics.prepare,),
    "sqs": (queues.prepare, checks.of_sqs),
}
_loading = threading.RLock()  # of the modules of the process, as the import lock is


def handler(service: str, path: str) -> Handler:
    """What answers a request for a service at a path (S3: /bucket/key)."""
    responses = load(service)
    if service != "s3":
        return responses.dispatch
    bucket, _, key = path.lstrip("/").partition("/")
    return responses.key_dispatch if bucket and key else responses.bucket_dispatch


@functools.cache
def load(service: str) -> Any:
    """moto's class that answers for a service. Blocks while its modules load, half a second or so."""
    with _loading:
        return _load(service)


def _load(service: str) -> Any:
    _load_core()
    package = PACKAGES.get(service, service)
    responses = getattr(module(f"moto.{package}.responses"), RESPONSES[service])
    for prepare in PREPARATIONS.get(service, ()):
        prepare(load)
    times.set_clocks()
    return responses


@functools.cache
def _load_core() -> None:
    module("moto.core.responses")
    module("moto.iam.models")  # every request marks its access key as used there
    world.adopt()
    times.set_clocks()


@functools.cache
def request_class() -> Any:
    """moto's request, as a WSGI server hands it over, whose form is read only where one is meant."""

    class _Request(module("moto.core.request").Request):  # type: ignore[misc] # loads when moto does
        from_wsgi_server = True  # the date is our own server's business

        @property
        def want_form_data_parsed(self) -> bool:
            form = bool(self.environ.get("CONTENT_TYPE"))
            return form and (self.method == "POST" or self.environ[wsgi.SERVICE] != "s3")

    return _Request
