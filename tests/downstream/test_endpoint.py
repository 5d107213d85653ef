"""Neighbours at a URL: requests pass as they came, and what Bellhop itself asks goes there too."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import boto3
import botocore.exceptions
import pytest

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.embedding import Bellhop, with_settings
from bellhop.neighbourhood import endpoints
from bellhop.settings import Settings, load
from bellhop.store import Scope

from .servers import Asked, serving

if TYPE_CHECKING:
    from .servers import Reply

HERE = Scope("000000000000", "us-east-1")


def nobody() -> str:
    """A URL at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_request_passes_as_it_came() -> None:
    with serving() as there, Bellhop(with_settings(endpoint_url_s3=there.url)) as aws:
        s3 = boto3.client("s3", **aws.client_kwargs)
        got = s3.get_object(Bucket="bucket", Key="a b/ü+?")
        body = got["Body"].read()

    [asked] = there.asked
    assert body == b"there"
    assert asked.method == "GET"
    assert asked.target.removesuffix("?x-id=GetObject") == "/bucket/a%20b/%C3%BC%2B%3F"
    assert asked.headers["host"] == aws_host(aws.client_kwargs["endpoint_url"])
    assert asked.headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=test/")
    assert asked.headers["x-moto-account-id"] == "000000000000"


def aws_host(url: str) -> str:
    return url.removeprefix("http://")


def test_the_length_of_a_head_is_what_the_other_side_says() -> None:
    def answer(asked: Asked) -> Reply:
        return 200, {"content-length": "12345", "etag": '"e"'}, b""

    with serving(answer) as there, Bellhop(with_settings(endpoint_url=there.url)) as aws:
        s3 = boto3.client("s3", **aws.client_kwargs)
        assert s3.head_object(Bucket="bucket", Key="k")["ContentLength"] == 12345


def test_errors_of_the_other_side_reach_the_client() -> None:
    def answer(asked: Asked) -> Reply:
        body = b'{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no queue"}'
        return 400, {"content-type": "application/x-amz-json-1.0"}, body

    with serving(answer) as there, Bellhop(with_settings(endpoint_url=there.url)) as aws:
        sqs = boto3.client("sqs", **aws.client_kwargs)
        with pytest.raises(sqs.exceptions.QueueDoesNotExist):
            sqs.get_queue_url(QueueName="q")


@pytest.mark.parametrize("service", ["s3", "sqs", "sns", "lambda"])
def test_an_endpoint_where_nobody_answers_is_a_503_of_the_service(service: str) -> None:
    with Bellhop(with_settings(endpoint_url=nobody()), listen=False) as aws:
        client = aws.client(service, config=boto3.session.Config(retries={"total_max_attempts": 1}))
        call = {"s3": "list_buckets", "sqs": "list_queues", "sns": "list_topics", "lambda": "list_functions"}
        with pytest.raises(botocore.exceptions.ClientError) as refused:
            getattr(client, call[service])()
    assert refused.value.response["Error"]["Code"] == "ServiceUnavailable"
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503


def test_what_bellhop_asks_is_signed_by_the_account_unless_a_key_is_given() -> None:
    keyed = with_settings(endpoint_access_key_id="minio", endpoint_secret_access_key="secret")
    for settings, key in ((with_settings(), "000000000000"), (keyed, "minio")):
        with serving(lambda asked: (200, {}, b"")) as there:
            chosen = with_settings(
                endpoint_url=there.url,
                endpoint_access_key_id=settings.endpoint_access_key_id,
                endpoint_secret_access_key=settings.endpoint_secret_access_key,
            )
            with Bellhop(chosen, listen=False) as aws:
                objects = aws.call(lambda emulator: emulator.neighbours.objects)
                objects.put(HERE, "bucket", "key", "text", ContentType="text/plain")
            [asked] = there.asked
            assert (asked.method, asked.target, asked.body) == ("PUT", "/bucket/key", b"text")
            assert f"Credential={key}/" in asked.headers["authorization"]


def test_ports_tell_what_may_pass_from_what_will_not() -> None:
    def answer(asked: Asked) -> Reply:
        if "missing" in asked.target:
            return 404, {}, b"<Error><Code>NoSuchKey</Code><Message>no</Message></Error>"
        return 503, {}, b"<Error><Code>SlowDown</Code><Message>later</Message></Error>"

    with serving(answer) as there, Bellhop(with_settings(endpoint_url=there.url), listen=False) as aws:
        objects = aws.call(lambda emulator: emulator.neighbours.objects)
        with pytest.raises(Undeliverable, match="NoSuchKey"):
            objects.get(HERE, "bucket", "missing")
        with pytest.raises(Unreachable, match="SlowDown"):
            objects.get(HERE, "bucket", "busy")
        with pytest.raises(Undeliverable) as invalid:
            objects.put(HERE, "bucket", "", "text")
        assert invalid.value.code == "ValidationException"


def test_what_bellhop_asks_needs_the_extra_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.exceptions", None)  # as where it is not installed
    with Bellhop(listen=False) as aws:
        queues = aws.call(lambda emulator: emulator.neighbours.queues)
        with pytest.raises(Undeliverable, match=r"pip install 'aws-bellhop\[neighbours\]'"):
            queues.send(HERE, "arn:aws:sqs:us-east-1:000000000000:q", "text")


def test_posts_to_the_web_are_judged_by_their_status() -> None:
    def answer(asked: Asked) -> Reply:
        return int(asked.target[1:]), {}, b""

    with serving(answer) as there, Bellhop(listen=False) as aws:
        web = aws.call(lambda emulator: emulator.neighbours.web)
        assert web.post(HERE, f"{there.url}/204", "hello", {"x-mine": "1"}) == 204
        assert (there.asked[0].body, there.asked[0].headers["x-mine"]) == (b"hello", "1")
        for status in (429, 500, 503):
            with pytest.raises(Unreachable):
                web.post(HERE, f"{there.url}/{status}", "", {})
        with pytest.raises(Undeliverable):
            web.post(HERE, f"{there.url}/403", "", {})
        with pytest.raises(Unreachable):
            web.post(HERE, nobody(), "", {})


def test_endpoints_are_chosen_as_sdks_choose_them() -> None:
    there, s3 = "http://there:4566", "https://minio:9000"
    chosen = endpoints(load([], {"AWS_ENDPOINT_URL": there, "AWS_ENDPOINT_URL_S3": s3}))
    assert (chosen.url("sqs"), chosen.url("s3")) == (there, s3)
    ours = endpoints(load([], {"AWS_ENDPOINT_URL_S3": there, "BELLHOP_ENDPOINT_URL_S3": s3}))
    assert (ours.url("sqs"), ours.url("s3")) == ("", s3)
    flag = endpoints(load(["--endpoint-url-cloudwatch-logs", there], {}))
    assert (flag.url("logs"), flag.url("monitoring")) == (there, "")


@pytest.mark.parametrize("url", ["http://localhost:4577", "http://127.0.0.1:4577", "http://[::1]:4577"])
def test_bellhop_is_not_its_own_neighbour(url: str) -> None:
    """A shell that sets AWS_ENDPOINT_URL for its clients may start the server too."""
    assert endpoints(Settings(endpoint_url=url, endpoint_url_s3=url)).url("s3") == ""
    assert endpoints(Settings(endpoint_url=url, port=4000)).url("s3") == url
