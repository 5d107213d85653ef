"""S3, embedded."""

from __future__ import annotations

import dataclasses
import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError

from bellhop.downstream.embedded.buckets import bucket_of_host, unchunked
from bellhop.store import Scope
from bellhop.wire.http import Answer, Request
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.embedded.driver import Embedded

SCOPE = Scope("111122223333", "eu-west-1")
QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q"


@pytest.fixture
def s3(aws: Callable[..., Any]) -> Any:
    made = aws("s3")
    made.create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return made


@pytest.mark.parametrize(
    "key",
    [
        "plain.txt",
        "a b/c",
        "ü/é.txt",
        "what?",
        "1+1",
        "a%2Fb",
        "a&b=c#d",
        "//twice",
        "folder/",
        "trailing ",
        "./.",
        "'quoted\"",
        "日本語",
    ],
)
def test_keys_are_kept_as_they_are(s3: Any, key: str) -> None:
    s3.put_object(Bucket="bucket", Key=key, Body=b"content")
    assert s3.get_object(Bucket="bucket", Key=key)["Body"].read() == b"content"
    assert [one["Key"] for one in s3.list_objects_v2(Bucket="bucket")["Contents"]] == [key]


def test_what_is_said_of_an_object_comes_back(s3: Any) -> None:
    s3.put_object(
        Bucket="bucket",
        Key="key",
        Body=b"\x1f\x8b no gzip",
        ContentType="application/x-www-form-urlencoded",
        ContentEncoding="gzip",
        Metadata={"my_key": "1", "other-key": "2"},
    )
    found = s3.get_object(Bucket="bucket", Key="key")
    assert found["Body"].read() == b"\x1f\x8b no gzip"
    assert (found["ContentType"], found["ContentEncoding"]) == ("application/x-www-form-urlencoded", "gzip")
    assert found["Metadata"] == {"my_key": "1", "other-key": "2"}
    assert found["LastModified"].isoformat() == "2026-11-24T12:00:00+00:00"


def test_the_body_is_kept_as_it_was_sent(s3: Any, embedded: Embedded) -> None:
    request = Request(
        "PUT",
        "/bucket/key",
        "",
        {"authorization": "AWS4", "content-encoding": "gzip"},
        b"plain",
        sent=b"coded",
    )
    assert embedded.handle(request, "s3", SCOPE).status == 200
    assert s3.get_object(Bucket="bucket", Key="key")["Body"].read() == b"coded"


def test_large_objects_go_up_in_parts_and_come_down_in_ranges(s3: Any) -> None:
    s3.upload_fileobj(io.BytesIO(b"0123456789" * 1_000_000), "bucket", "large")
    assert s3.head_object(Bucket="bucket", Key="large")["ContentLength"] == 10_000_000
    assert s3.get_object(Bucket="bucket", Key="large", Range="bytes=5-8")["Body"].read() == b"5678"


DIGESTS = {
    "content-md5": "XUFAKrxLKna5cZ2REBfFkg==",
    "x-amz-checksum-crc32": "NhCmhg==",
    "x-amz-checksum-sha1": "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
    "x-amz-checksum-sha256": "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_body_that_is_not_what_its_digest_says_is_refused(embedded: Embedded, s3: Any, name: str) -> None:
    headers = {"authorization": "AWS4", name: DIGESTS[name]}
    put = Request("PUT", "/bucket/key", "", headers, b"hello")
    assert embedded.handle(put, "s3", SCOPE).status == 200
    with pytest.raises(Refusal) as caught:
        embedded.handle(dataclasses.replace(put, body=b"hullo"), "s3", SCOPE)
    assert (caught.value.code, caught.value.status) == ("BadDigest", 400)
    assert s3.get_object(Bucket="bucket", Key="key")["Body"].read() == b"hello"


def test_a_digest_that_is_none_is_refused(embedded: Embedded, s3: Any) -> None:
    for digest in ("nonsense", "AAAA", "*"):
        put = Request("PUT", "/bucket/key", "", {"authorization": "AWS4", "content-md5": digest}, b"hello")
        with pytest.raises(Refusal, match="Content-MD5 you specified was invalid"):
            embedded.handle(put, "s3", SCOPE)


def test_the_checksum_of_an_upload_is_not_that_of_the_request_that_completes_it(s3: Any) -> None:
    upload = s3.create_multipart_upload(Bucket="bucket", Key="key")["UploadId"]
    of = {"Bucket": "bucket", "Key": "key", "UploadId": upload}
    etag = s3.upload_part(**of, PartNumber=1, Body=b"hello")["ETag"]
    parts = {"Parts": [{"PartNumber": 1, "ETag": etag}]}
    s3.complete_multipart_upload(**of, MultipartUpload=parts, ChecksumCRC32="NhCmhg==")
    assert s3.get_object(Bucket="bucket", Key="key")["Body"].read() == b"hello"


CHUNKS = {
    "signed": b"5;chunk-signature=aa\r\nhello\r\n0;chunk-signature=bb\r\n\r\n",
    "unsigned": b"3\r\nhel\r\n2\r\nlo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
}


@pytest.mark.parametrize("chunks", CHUNKS.values(), ids=CHUNKS)
def test_a_body_in_chunks_is_put_together(s3: Any, embedded: Embedded, chunks: bytes) -> None:
    headers = {
        "authorization": "AWS4",
        "content-encoding": "aws-chunked,br",
        "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-decoded-content-length": "5",
        "x-amz-trailer": "x-amz-checksum-crc32",
        "x-amz-sdk-checksum-algorithm": "CRC32",
    }
    embedded.handle(Request("PUT", "/bucket/key", "", headers, chunks), "s3", SCOPE)
    found = s3.get_object(Bucket="bucket", Key="key", ChecksumMode="ENABLED")
    assert (found["Body"].read(), found["ContentEncoding"]) == (b"hello", "br")
    assert found["ChecksumCRC32"] == "NhCmhg=="


@pytest.mark.parametrize("body", [b"hello", b"            -10\r\nhello", b"\r\n5\r\nhello", b"5"])
def test_what_is_no_chunk_is_itself(body: bytes) -> None:
    assert unchunked(body) == (body, {})


def test_head_says_the_length_of_what_it_does_not_send(s3: Any, embedded: Embedded) -> None:
    s3.put_object(Bucket="bucket", Key="key", Body=b"hello")
    answer = embedded.handle(Request("HEAD", "/bucket/key", "", {"authorization": "AWS4"}), "s3", SCOPE)
    assert (answer.body, dict(answer.headers)["content-length"]) == (b"", "5")


def get(embedded: Embedded, url: str) -> Answer:
    parts = urlsplit(url)
    return embedded.handle(Request("GET", parts.path, parts.query, {"host": parts.netloc}), "s3", SCOPE)


def test_a_presigned_link_opens_what_nobody_else_may(s3: Any, embedded: Embedded) -> None:
    s3.put_object(Bucket="bucket", Key="a b", Body=b"hello")
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "a b"})
    assert get(embedded, url).body == b"hello"
    denied = get(embedded, url.partition("?")[0])
    assert denied.status == 403
    assert b"<Code>AccessDenied</Code>" in denied.body


def test_a_presigned_link_takes_an_object(s3: Any, embedded: Embedded) -> None:
    url = urlsplit(s3.generate_presigned_url("put_object", Params={"Bucket": "bucket", "Key": "new"}))
    headers = {"host": url.netloc, "content-type": "application/x-www-form-urlencoded"}
    answer = embedded.handle(Request("PUT", url.path, url.query, headers, b"a=b&c"), "s3", SCOPE)
    assert answer.status == 200
    assert s3.get_object(Bucket="bucket", Key="new")["Body"].read() == b"a=b&c"


@pytest.mark.parametrize(
    "host", ["bucket.s3.eu-west-1.amazonaws.com", "bucket.s3.localhost:4577", "bucket.localhost"]
)
def test_a_bucket_may_be_a_host(s3: Any, embedded: Embedded, host: str) -> None:
    s3.put_object(Bucket="bucket", Key="key", Body=b"hello", ACL="public-read")
    assert get(embedded, f"http://{host}/key").body == b"hello"


@pytest.mark.parametrize(
    ("host", "bucket"),
    [
        ("localhost:4577", ""),
        ("127.0.0.1:4577", ""),
        ("bellhop:4577", ""),
        ("s3.amazonaws.com", ""),
        ("s3.localhost.example:4577", ""),
        ("a.b.s3-eu-west-1.amazonaws.com", "a.b"),
        ("www.example.org.localhost:4577", "www.example.org"),
    ],
)
def test_which_hosts_name_a_bucket(host: str, bucket: str) -> None:
    assert bucket_of_host(host) == bucket


def test_accounts_do_not_see_each_other_not_even_by_name(s3: Any, aws: Callable[..., Any]) -> None:
    other = aws("s3", account="444455556666", region="us-east-1")
    assert other.list_buckets()["Buckets"] == []
    with pytest.raises(ClientError, match="NoSuchBucket"):
        other.list_objects_v2(Bucket="bucket")
    other.create_bucket(Bucket="bucket")
    other.put_object(Bucket="bucket", Key="theirs", Body=b"")
    assert "Contents" not in s3.list_objects_v2(Bucket="bucket")


def test_a_reset_forgets_everything(s3: Any, embedded: Embedded) -> None:
    s3.upload_fileobj(io.BytesIO(b"0" * 9_000_000), "bucket", "large")
    embedded.reset()
    assert s3.list_buckets()["Buckets"] == []
    s3.create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})


def test_what_happens_to_objects_is_told(s3: Any, aws: Callable[..., Any], home: Any) -> None:
    queue = aws("sqs").create_queue(QueueName="q")["QueueUrl"]
    topic = aws("sns").create_topic(Name="t")["TopicArn"]
    aws("sns").subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=QUEUE, Attributes={"RawMessageDelivery": "true"}
    )
    function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    created = {"Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(
        Bucket="bucket",
        NotificationConfiguration={
            "QueueConfigurations": [created | {"QueueArn": QUEUE}],
            "TopicConfigurations": [created | {"TopicArn": topic}],
            "LambdaFunctionConfigurations": [created | {"LambdaFunctionArn": function}],
            "EventBridgeConfiguration": {},
        },
    )
    s3.put_object(Bucket="bucket", Key="a key", Body=b"hello")
    s3.delete_object(Bucket="bucket", Key="a key")
    received = aws("sqs").receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    told = [json.loads(message["Body"]) for message in received]
    assert [one.get("Event") or one["Records"][0]["eventName"] for one in told] == [
        "s3:TestEvent",
        "s3:TestEvent",
        "ObjectCreated:Put",
        "ObjectCreated:Put",
    ]
    assert told[2]["Records"][0]["s3"]["object"]["key"] == "a+key"
    (delivery,) = home.deliveries
    assert (delivery.port, delivery.call, delivery.to) == ("functions", "invoke", function)
    assert [event[1:3] for event in home.events] == [
        ("aws.s3", "Object Created"),
        ("aws.s3", "Object Deleted"),
    ]
    assert home.events[0][3]["object"]["key"] == "a key"


@pytest.mark.parametrize("algorithm", ["", "CRC32", "SHA256"])
def test_an_object_of_parts(s3: Any, algorithm: str) -> None:
    where = {"Bucket": "bucket", "Key": "parts"}
    more = {"ChecksumAlgorithm": algorithm} if algorithm else {}
    where["UploadId"] = s3.create_multipart_upload(**where, ContentType="text/plain", **more)["UploadId"]
    bodies = [b"a" * 5_242_880, b"b" * 5_242_880, b"c"]
    parts = [
        {"PartNumber": number, "ETag": s3.upload_part(**where, PartNumber=number, Body=body, **more)["ETag"]}
        for number, body in enumerate(bodies, 1)
    ]
    done = s3.complete_multipart_upload(**where, MultipartUpload={"Parts": parts})
    found = s3.get_object(Bucket="bucket", Key="parts")
    assert found["Body"].read() == b"".join(bodies)
    assert (found["ContentType"], found["ETag"]) == ("text/plain", done["ETag"])
    assert done["ETag"].endswith('-3"')
    s3.copy_object(Bucket="bucket", Key="copy", CopySource={"Bucket": "bucket", "Key": "parts"})
    assert s3.head_object(Bucket="bucket", Key="copy")["ContentLength"] == 10_485_761


@pytest.mark.parametrize(
    ("sizes", "named", "code"),
    [((5, 5), (), "MalformedXML"), ((5, 5), (1, 2), "EntityTooSmall"), ((5,), (1, 2), "InvalidPart")],
)
def test_parts_that_are_no_object(s3: Any, sizes: tuple, named: tuple, code: str) -> None:
    where = {"Bucket": "bucket", "Key": "parts"}
    where["UploadId"] = s3.create_multipart_upload(**where)["UploadId"]
    tags = {}
    for number, size in enumerate(sizes, 1):
        tags[number] = s3.upload_part(**where, PartNumber=number, Body=b"x" * size)["ETag"]
    parts = [{"PartNumber": number, "ETag": tags.get(number, '"none"')} for number in named]
    with pytest.raises(ClientError) as caught:
        s3.complete_multipart_upload(**where, MultipartUpload={"Parts": parts})
    assert caught.value.response["Error"]["Code"] == code
