"""Endpoints of several Regions: made and taken down by the clock, sent through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
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
