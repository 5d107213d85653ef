"""Endpoints of several Regions: made and taken down by the clock, sent through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop


def endpoint(name: str, *regions: str) -> dict[str, Any]:
    return {
        "EndpointName": name,
        "Details": {"RoutesDetails": [{"Region": region} for region in regions or ("eu-west-1",)]},
    }


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def test_an_endpoint_lives_by_the_clock(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    made = sesv2.create_multi_region_endpoint(**endpoint("both"), Tags=[{"Key": "team", "Value": "post"}])
    assert made["Status"] == "CREATING"
    emulator.advance(5)

    found = sesv2.get_multi_region_endpoint(EndpointName="both")
    assert (found["EndpointId"], found["Status"]) == (made["EndpointId"], "READY")
    assert found["Routes"] == [{"Region": "us-east-1"}, {"Region": "eu-west-1"}]
    assert (found["LastUpdatedTimestamp"] - found["CreatedTimestamp"]).total_seconds() == 5
    assert sesv2.delete_multi_region_endpoint(EndpointName="both")["Status"] == "DELETING"
    assert code(sesv2.delete_multi_region_endpoint, EndpointName="both") == "BadRequestException"
    emulator.advance(5)
    assert code(sesv2.get_multi_region_endpoint, EndpointName="both") == "NotFoundException"


def test_endpoints_are_listed_and_paged(sesv2: Any, aws: Callable[..., Any]) -> None:
    for name in ("a", "b", "c"):
        sesv2.create_multi_region_endpoint(**endpoint(name))
    first = sesv2.list_multi_region_endpoints(PageSize=2)
    second = sesv2.list_multi_region_endpoints(PageSize=2, NextToken=first["NextToken"])

    listed = [*first["MultiRegionEndpoints"], *second["MultiRegionEndpoints"]]
    assert [each["EndpointName"] for each in listed] == ["a", "b", "c"]
    assert listed[0]["Regions"] == ["us-east-1", "eu-west-1"]
    assert aws("sesv2", region_name="eu-west-1").list_multi_region_endpoints()["MultiRegionEndpoints"] == []


@pytest.fixture
def through(sesv2: Any, aws: Callable[..., Any], emulator: Bellhop) -> Any:
    """Sends through an endpoint; its signatures need no further library, unlike those of AWS's endpoints."""
    made = sesv2.create_multi_region_endpoint(**endpoint("both"))
    client = aws("sesv2", config=Config(signature_version="v4"))

    def send(to: str) -> str:
        return client.send_email(
            FromEmailAddress="shop@example.com",
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
            EndpointId=made["EndpointId"],
        )["MessageId"]

    return send


def regions(emulator: Bellhop) -> set[str]:
    emulator.settle()
    found = emulator.control("GET", "/_bellhop/messages")["Messages"]
    assert {message["Recipients"][0]["Status"] for message in found} == {"Delivered"}
    return {message["Region"] for message in found}


def test_mail_is_divided_between_the_regions(
    through: Any, aws: Callable[..., Any], emulator: Bellhop
) -> None:
    assert code(through, to="ann@example.org") == "BadRequestException", "it is still being made"
    emulator.advance(5)
    for _ in range(5):
        through("ann@example.org")
    assert regions(emulator) == {"us-east-1"}, "the identity is in one Region alone"

    aws("sesv2", region_name="eu-west-1").create_email_identity(EmailIdentity="example.com")
    for _ in range(20):
        through("ann@example.org")
    assert regions(emulator) == {"us-east-1", "eu-west-1"}


def test_many_mails_go_through_an_endpoint(
    through: Any, sesv2: Any, aws: Callable[..., Any], emulator: Bellhop
) -> None:
    emulator.advance(5)
    identifier = sesv2.get_multi_region_endpoint(EndpointName="both")["EndpointId"]
    content = {"TemplateContent": {"Subject": "s", "Text": "t"}, "TemplateData": "{}"}
    answer = aws("sesv2", config=Config(signature_version="v4")).send_bulk_email(
        FromEmailAddress="shop@example.com",
        DefaultContent={"Template": content},
        BulkEmailEntries=[{"Destination": {"ToAddresses": [f"{name}@example.org"]}} for name in "ab"],
        EndpointId=identifier,
    )

    assert [each["Status"] for each in answer["BulkEmailEntryResults"]] == ["SUCCESS", "SUCCESS"]
    assert regions(emulator) == {"us-east-1"}


def test_nothing_is_sent_through_no_endpoint(sesv2: Any, aws: Callable[..., Any]) -> None:
    client = aws("sesv2", config=Config(signature_version="v4"))
    request = {
        "FromEmailAddress": "shop@example.com",
        "Destination": {"ToAddresses": ["ann@example.org"]},
        "Content": {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
        "EndpointId": "none.abc",
    }
    assert code(client.send_email, **request) == "NotFoundException"


@pytest.mark.parametrize(
    ("operation", "members", "expected"),
    [
        ("create_multi_region_endpoint", endpoint("both"), "AlreadyExistsException"),
        ("create_multi_region_endpoint", endpoint("other", "us-east-1"), "BadRequestException"),
        ("create_multi_region_endpoint", endpoint("other", "nowhere"), "BadRequestException"),
        ("create_multi_region_endpoint", endpoint("other", "eu-west-1", "eu-west-2"), "BadRequestException"),
        ("get_multi_region_endpoint", {"EndpointName": "none"}, "NotFoundException"),
        ("delete_multi_region_endpoint", {"EndpointName": "none"}, "NotFoundException"),
        ("list_multi_region_endpoints", {"NextToken": "YmFk"}, "BadRequestException"),
    ],
)
def test_what_is_refused(sesv2: Any, operation: str, members: dict[str, Any], expected: str) -> None:
    sesv2.create_multi_region_endpoint(**endpoint("both"))

    assert code(getattr(sesv2, operation), **members) == expected
