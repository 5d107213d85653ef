"""SQS, embedded, where Bellhop's clock stands still and waiting does not."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from botocore.exceptions import ClientError

from bellhop.store import Scope
from bellhop.wire.http import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from bellhop.downstream.embedded.driver import Embedded

NOON = 1_795_521_600.0
SCOPE = Scope("111122223333", "eu-west-1")


@pytest.fixture
def sqs(aws: Callable[..., Any]) -> Any:
    return aws("sqs")


@pytest.fixture
def queue(sqs: Any) -> str:
    return sqs.create_queue(QueueName="q")["QueueUrl"]


def bodies(sqs: Any, queue: str, **members: Any) -> list[str]:
    found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, **members)
    return [message["Body"] for message in found.get("Messages", ())]


def test_a_message_is_received_once(sqs: Any, queue: str) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody="hello")
    assert bodies(sqs, queue) == ["hello"]
    assert bodies(sqs, queue) == []


def test_the_url_is_where_the_client_is(aws: Callable[..., Any]) -> None:
    url = aws("sqs", endpoint_url="http://bellhop.test:1234").create_queue(QueueName="q")["QueueUrl"]
    assert url == "http://bellhop.test:1234/111122223333/q"


@pytest.mark.parametrize("moment", [NOON + n * 0.0123457 for n in range(40)])
def test_at_a_clock_that_stands_still_a_message_is_there_at_once(sqs, queue, home, moment):
    home.clock = moment
    sqs.send_message(QueueUrl=queue, MessageBody="hello")
    (message,) = sqs.receive_message(QueueUrl=queue)["Messages"]
    handle = message["ReceiptHandle"]
    sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=handle, VisibilityTimeout=0)
    assert bodies(sqs, queue) == ["hello"]


def test_what_is_too_old_is_gone_and_hides_nothing(sqs, queue, home):
    for day in range(6):
        sqs.send_message(QueueUrl=queue, MessageBody=str(day))
        home.clock += 86_400
    count = "ApproximateNumberOfMessages"
    found = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[count])["Attributes"]
    assert found[count] == "3"
    assert bodies(sqs, queue) == ["3", "4", "5"]


def test_times_of_a_queue_are_whole_seconds(aws, home):
    home.clock += 0.25
    sqs = aws("sqs")
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert attributes["CreatedTimestamp"] == attributes["LastModifiedTimestamp"] == "1795521600"


def test_time_is_bellhops(sqs: Any, queue: str, home: Any) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody="later", DelaySeconds=60)
    assert bodies(sqs, queue) == []
    home.clock += 60
    (message,) = sqs.receive_message(QueueUrl=queue, AttributeNames=["All"])["Messages"]
    assert message["Attributes"]["ApproximateFirstReceiveTimestamp"] == "1795521660000"
    assert bodies(sqs, queue) == []
    home.clock += 30
    assert bodies(sqs, queue) == ["later"]


def test_a_queue_counts_its_messages(sqs: Any, queue: str, home: Any) -> None:
    def counts() -> list[str]:
        found = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        names = ("", "NotVisible", "Delayed")
        return [found[f"ApproximateNumberOfMessages{name}"] for name in names]

    for delay in (0, 0, 0, 60):
        sqs.send_message(QueueUrl=queue, MessageBody="hello", DelaySeconds=delay)
    sqs.receive_message(QueueUrl=queue)
    assert counts() == ["2", "1", "1"]
    home.clock += 60
    assert counts() == ["4", "0", "0"]


def test_a_message_is_handed_back_though_no_time_passes(sqs: Any, queue: str) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody="hello")
    (message,) = sqs.receive_message(QueueUrl=queue)["Messages"]
    receipt = message["ReceiptHandle"]
    sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=0)
    assert bodies(sqs, queue) == ["hello"]


def test_a_wait_ends_though_no_time_passes(sqs: Any, queue: str) -> None:
    started = time.monotonic()
    assert bodies(sqs, queue, WaitTimeSeconds=1) == []
    assert 0.9 < time.monotonic() - started < 3


@pytest.fixture
def waiting(sqs: Any, queue: str, embedded: Embedded) -> Iterator[Future[list[str]]]:
    """Somebody who waits for a message, as another thread sees that he does."""
    from concurrent.futures import ThreadPoolExecutor

    waits = threading.Event()
    turn = embedded._world.turn
    wait = turn.wait

    def noticed(timeout: float | None = None) -> bool:
        waits.set()
        return wait(timeout)

    turn.wait = noticed
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(bodies, sqs, queue, WaitTimeSeconds=20)
        assert waits.wait(5)
        yield future
        embedded.close()


def test_who_waits_gets_what_arrives(sqs: Any, queue: str, waiting: Future[list[str]]) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody="hello")
    assert waiting.result(2) == ["hello"]


def test_who_waits_gets_what_the_clock_brings(
    sqs: Any, queue: str, waiting: Future[list[str]], home: Any
) -> None:
    sqs.send_message(QueueUrl=queue, MessageBody="later", DelaySeconds=900)
    home.clock += 900
    assert waiting.result(2) == ["later"]


def test_a_reset_ends_all_waiting(waiting: Future[list[str]], embedded: Embedded) -> None:
    embedded.reset()
    with pytest.raises(ClientError, match="NonExistentQueue"):
        waiting.result(2)


def test_the_end_ends_all_waiting(waiting: Future[list[str]], embedded: Embedded) -> None:
    embedded.close()
    assert waiting.result(2) == []


def test_what_fails_too_often_goes_to_the_dead_letter_queue(sqs: Any, home: Any) -> None:
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    policy = '{"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:111122223333:dead", "maxReceiveCount": 1}'
    queue = sqs.create_queue(QueueName="q", Attributes={"RedrivePolicy": policy})["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="poison")
    assert bodies(sqs, queue) == ["poison"]
    home.clock += 31
    assert bodies(sqs, queue) == []
    assert bodies(sqs, dead) == ["poison"]


def test_the_query_protocol_without_a_signature(embedded: Embedded) -> None:
    body = urlencode({"Action": "CreateQueue", "QueueName": "q", "Version": "2012-11-05"}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded", "host": "localhost:4577"}
    answer = embedded.handle(Request("POST", "/", "", headers, body), "sqs", SCOPE)
    assert b"<QueueUrl>http://localhost:4577/111122223333/q</QueueUrl>" in answer.body


def test_accounts_and_regions_are_apart(aws: Callable[..., Any], queue: str) -> None:
    assert aws("sqs", account="444455556666").list_queues().get("QueueUrls") is None
    assert aws("sqs", region="eu-nowhere-7").list_queues().get("QueueUrls") is None
    assert aws("sqs").list_queues()["QueueUrls"] == [queue]
