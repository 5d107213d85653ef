"""Import jobs: sending-email-list-management, sending-email-suppression-list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError

from bellhop.engines.mail.jobs import imports

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Import = Callable[..., dict[str, Any]]

PUT = {"SuppressionListDestination": {"SuppressionListImportAction": "PUT"}}
DELETE = {"SuppressionListDestination": {"SuppressionListImportAction": "DELETE"}}
ENLIST = {"ContactListDestination": {"ContactListName": "News", "ContactListImportAction": "PUT"}}
STRIKE = {"ContactListDestination": {"ContactListName": "News", "ContactListImportAction": "DELETE"}}


@pytest.fixture
def bucket(emulator: Bellhop) -> Any:
    s3 = emulator.client("s3")
    s3.create_bucket(Bucket="uploads")
    return s3


@pytest.fixture
def take_in(sesv2: Any, bucket: Any, emulator: Bellhop) -> Import:
    """Import a file's content; what the job is told as once it is over."""

    def take_in(destination: dict[str, Any], content: str, form: str = "CSV") -> dict[str, Any]:
        bucket.put_object(Bucket="uploads", Key="folder/file", Body=content.encode())
        source = {"S3Url": "s3://uploads/folder/file", "DataFormat": form}
        identifier = sesv2.create_import_job(ImportDestination=destination, ImportDataSource=source)["JobId"]
        emulator.settle()
        return sesv2.get_import_job(JobId=identifier)

    return take_in


@pytest.fixture
def news(sesv2: Any) -> Any:
    topics = [
        {"TopicName": name, "DisplayName": name, "DefaultSubscriptionStatus": "OPT_IN"}
        for name in ("Sports", "Cycling")
    ]
    sesv2.create_contact_list(ContactListName="News", Topics=topics)
    return sesv2


def suppressed(client: Any) -> dict[str, str]:
    found = client.list_suppressed_destinations()["SuppressedDestinationSummaries"]
    return {each["EmailAddress"]: each["Reason"] for each in found}


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def test_job_is_told_from_its_creation_to_its_end(sesv2: Any, bucket: Any, emulator: Bellhop) -> None:
    bucket.put_object(Bucket="uploads", Key="a.csv", Body=b"a@example.com,BOUNCE\n")
    source = {"S3Url": "s3://uploads/a.csv", "DataFormat": "CSV"}

    identifier = sesv2.create_import_job(ImportDestination=PUT, ImportDataSource=source)["JobId"]

    begun = sesv2.get_import_job(JobId=identifier)
    assert (begun["JobStatus"], begun["ProcessedRecordsCount"]) == ("CREATED", 0)
    assert "CompletedTimestamp" not in begun
    emulator.settle()
    done = sesv2.get_import_job(JobId=identifier)
    assert done["CompletedTimestamp"] >= done.pop("CreatedTimestamp")
    del done["ResponseMetadata"], done["CompletedTimestamp"]
    assert done == {
        "JobId": identifier,
        "ImportDestination": PUT,
        "ImportDataSource": source,
        "JobStatus": "COMPLETED",
        "ProcessedRecordsCount": 1,
        "FailedRecordsCount": 0,
    }


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("a@example.com,BOUNCE\nb@EXAMPLE.com,COMPLAINT\n", "CSV"),
        (
            '{"emailAddress":"a@example.com","reason":"BOUNCE"}\n'
            '{"emailAddress":"b@example.com","reason":"COMPLAINT"}\n',
            "JSON",
        ),
    ],
)
def test_addresses_come_on_the_suppression_list(sesv2: Any, take_in: Import, content: str, form: str) -> None:
    sesv2.put_suppressed_destination(EmailAddress="a@example.com", Reason="COMPLAINT")

    take_in(PUT, content, form)

    assert suppressed(sesv2) == {"a@example.com": "BOUNCE", "b@example.com": "COMPLAINT"}


def test_addresses_go_from_the_suppression_list(sesv2: Any, take_in: Import) -> None:
    for name in "abc":
        sesv2.put_suppressed_destination(EmailAddress=f"{name}@example.com", Reason="BOUNCE")

    job = take_in(DELETE, "a@example.com\nb@example.com\nnever-there@example.com\n")

    assert suppressed(sesv2) == {"c@example.com": "BOUNCE"}
    assert (job["ProcessedRecordsCount"], job["FailedRecordsCount"]) == (3, 0)


def test_what_cannot_be_taken_is_told_and_keeps_nothing_out(
    sesv2: Any, take_in: Import, emulator: Bellhop
) -> None:
    job = take_in(PUT, "nobody,BOUNCE\na@example.com,BOUNCE\nb@example.com,SPAM\n,BOUNCE\n")

    assert job["JobStatus"] == "COMPLETED"
    assert (job["ProcessedRecordsCount"], job["FailedRecordsCount"]) == (4, 3)
    assert suppressed(sesv2) == {"a@example.com": "BOUNCE"}
    url = job["FailureInfo"]["FailedRecordsS3Url"]
    lines = emulator.control("GET", urlsplit(url).path).decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"record": "nobody,BOUNCE", "error": "Missing final '@domain'"},
        {"record": "b@example.com,SPAM", "error": "The record's reason is neither BOUNCE nor COMPLAINT."},
        {"record": ",BOUNCE", "error": "The record has no emailAddress."},
    ]


def test_many_records_are_taken_part_by_part(sesv2: Any, take_in: Import) -> None:
    count = imports.SIZE * 2 + 1

    job = take_in(PUT, "".join(f"a{number}@example.com,BOUNCE\n" for number in range(count)))

    assert job["ProcessedRecordsCount"] == count
    page = sesv2.list_suppressed_destinations(PageSize=1000)
    more = sesv2.list_suppressed_destinations(PageSize=1000, NextToken=page["NextToken"])
    assert len(page["SuppressedDestinationSummaries"] + more["SuppressedDestinationSummaries"]) == count


CONTACTS = """emailAddress,unsubscribeAll,attributesData,topicPreferences.Sports,topicPreferences.Cycling
a@example.com,false,{"Name": "John"},OPT_IN,OPT_OUT
b@example.com,true,,OPT_OUT,
"""


def test_contacts_come_on_a_list(news: Any, take_in: Import) -> None:
    news.create_contact(ContactListName="News", EmailAddress="b@example.com", AttributesData="{}")

    take_in(ENLIST, CONTACTS)

    one, two = (news.get_contact(ContactListName="News", EmailAddress=f"{name}@example.com") for name in "ab")
    assert one["TopicPreferences"] == [
        {"TopicName": "Sports", "SubscriptionStatus": "OPT_IN"},
        {"TopicName": "Cycling", "SubscriptionStatus": "OPT_OUT"},
    ]
    assert (one["UnsubscribeAll"], one["AttributesData"]) == (False, '{"Name": "John"}')
    assert two["TopicPreferences"] == [{"TopicName": "Sports", "SubscriptionStatus": "OPT_OUT"}]
    assert two["UnsubscribeAll"] is True
    assert "AttributesData" not in two


@pytest.mark.parametrize(
    ("record", "error"),
    [
        ({}, "The record has no emailAddress."),
        ({"emailAddress": 7}, "The record has no emailAddress."),
        ({"emailAddress": "a"}, "Missing final '@domain'"),
        ({"attributesData": "x"}, "AttributesData must be a valid JSON object."),
        ({"attributesData": {}}, "The record's attributesData is not a string."),
        ({"unsubscribeAll": "yes"}, "The record's unsubscribeAll is neither true nor false."),
        ({"topicPreferences": "x"}, "The record's topicPreferences are not valid."),
        ({"topicPreferences": [{"topicName": "Sports"}]}, "The record's topicPreferences are not valid."),
        (
            {"topicPreferences": [{"topicName": "Sports", "subscriptionStatus": "MAYBE"}]},
            "The record's topicPreferences are not valid.",
        ),
        (
            {"topicPreferences": [{"topicName": "Sports", "subscriptionStatus": ["OPT_IN"]}]},
            "The record's topicPreferences are not valid.",
        ),
        ({"attributesData": '{"half": "\ud83d"}'}, "The record is not valid JSON."),
        ({"number": 2**64}, "The record is not valid JSON."),
        (
            {"topicPreferences": [{"topicName": "Chess", "subscriptionStatus": "OPT_IN"}]},
            "List: News does not contain Topic: Chess.",
        ),
    ],
)
def test_rules_for_contacts(
    news: Any, take_in: Import, emulator: Bellhop, record: dict[str, Any], error: str
) -> None:
    whole = record if "emailAddress" in record or not record else {"emailAddress": "a@example.com"} | record

    job = take_in(ENLIST, json.dumps(whole), "JSON")

    assert job["FailedRecordsCount"] == 1
    path = urlsplit(job["FailureInfo"]["FailedRecordsS3Url"]).path
    assert emulator.control("GET", path)["error"] == error
    assert news.list_contacts(ContactListName="News")["Contacts"] == []


def test_contacts_go_from_a_list(news: Any, take_in: Import) -> None:
    for name in "abc":
        news.create_contact(ContactListName="News", EmailAddress=f"{name}@example.com")

    take_in(STRIKE, "emailAddress\na@example.com\nc@example.com\n")

    [found] = news.list_contacts(ContactListName="News")["Contacts"]
    assert found["EmailAddress"] == "b@example.com"


def test_contacts_of_a_list_that_there_is_not(sesv2: Any, take_in: Import) -> None:
    job = take_in(ENLIST, "emailAddress\na@example.com\n")

    assert (job["ProcessedRecordsCount"], job["FailedRecordsCount"]) == (1, 1)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("s3://uploads/nothing", "NoSuchKey"),
        ("s3://nobodys-bucket/file", "NoSuchBucket"),
        ("s3://uploads/latin-1", "The file is not encoded in UTF-8."),
    ],
)
def test_job_without_a_file_fails(
    sesv2: Any, bucket: Any, emulator: Bellhop, url: str, sentence: str
) -> None:
    bucket.put_object(Bucket="uploads", Key="latin-1", Body=b"\xe9@example.com,BOUNCE")
    source = {"S3Url": url, "DataFormat": "CSV"}
    identifier = sesv2.create_import_job(ImportDestination=PUT, ImportDataSource=source)["JobId"]
    emulator.settle()

    job = sesv2.get_import_job(JobId=identifier)

    assert job["JobStatus"] == "FAILED"
    assert sentence in job["FailureInfo"]["ErrorMessage"]
    assert "CompletedTimestamp" in job


def test_job_takes_only_so_many_records(take_in: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(imports.MOST, ("SUPPRESSION_LIST", "PUT"), 2)

    assert take_in(PUT, "a@example.com,BOUNCE\n" * 2)["JobStatus"] == "COMPLETED"
    assert take_in(PUT, "a@example.com,BOUNCE\n" * 3)["FailureInfo"] == {
        "ErrorMessage": "The file has more than 2 records."
    }


def test_jobs_are_listed_by_destination(sesv2: Any, take_in: Import, news: Any) -> None:
    first = take_in(PUT, "a@example.com,BOUNCE")["JobId"]
    second = take_in(ENLIST, "emailAddress\na@example.com")["JobId"]

    def listed(**members: Any) -> list[str]:
        return [job["JobId"] for job in sesv2.list_import_jobs(**members)["ImportJobs"]]

    assert set(listed()) == {first, second}
    assert listed(ImportDestinationType="SUPPRESSION_LIST") == [first]
    assert listed(ImportDestinationType="CONTACT_LIST") == [second]
    page = sesv2.list_import_jobs(PageSize=1)
    assert listed(PageSize=1, NextToken=page["NextToken"]) + listed(PageSize=1) in (
        [first, second],
        [second, first],
    )
    assert page["ImportJobs"][0]["ProcessedRecordsCount"] == 1


@pytest.mark.parametrize("destination", [{}, PUT | ENLIST])
def test_job_has_one_destination(sesv2: Any, destination: dict[str, Any]) -> None:
    source = {"S3Url": "s3://uploads/file", "DataFormat": "CSV"}

    assert code(sesv2.create_import_job, ImportDestination=destination, ImportDataSource=source) == (
        "BadRequestException"
    )


def test_job_needs_a_url_of_s3(sesv2: Any) -> None:
    source = {"S3Url": "https://example.com/file", "DataFormat": "CSV"}

    assert code(sesv2.create_import_job, ImportDestination=PUT, ImportDataSource=source) == (
        "BadRequestException"
    )


def test_missing_job_is_not_found(sesv2: Any) -> None:
    assert code(sesv2.get_import_job, JobId="nobodys") == "NotFoundException"


def test_sandbox_imports_nothing(sesv2: Any, emulator: Bellhop) -> None:
    emulator.control("POST", "/_bellhop/account", {"ProductionAccess": False})
    source = {"S3Url": "s3://uploads/file", "DataFormat": "CSV"}

    assert code(sesv2.create_import_job, ImportDestination=PUT, ImportDataSource=source) == (
        "BadRequestException"
    )


def test_link_of_failed_records_cannot_be_made_up(emulator: Bellhop) -> None:
    with pytest.raises(Exception, match="leads to no import"):
        emulator.control("GET", "/_bellhop/links/imports/WyIiXQ.x")
