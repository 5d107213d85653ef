"""Pinpoint's applications, as boto3 sees them."""

from __future__ import annotations

from typing import Any

import pytest


def create(pinpoint: Any, name: str = "orders", **members: Any) -> dict[str, Any]:
    request = {"Name": name, **members}
    return pinpoint.create_app(CreateApplicationRequest=request)["ApplicationResponse"]


def test_an_app_is_found_as_it_was_made(pinpoint: Any) -> None:
    made = create(pinpoint, tags={"team": "mail"})

    found = pinpoint.get_app(ApplicationId=made["Id"])["ApplicationResponse"]

    assert found == made
    assert found["Arn"] == f"arn:aws:mobiletargeting:us-east-1:000000000000:apps/{found['Id']}"
    assert found["Name"] == "orders"
    assert found["tags"] == {"team": "mail"}
    assert len(found["Id"]) == 32


def test_apps_are_paged(pinpoint: Any) -> None:
    made = [create(pinpoint, name)["Id"] for name in "abcde"]
    found: list[str] = []
    page: dict[str, Any] = {"NextToken": None}
    sizes: list[int] = []

    while "NextToken" in page:
        token = {"Token": page["NextToken"]} if page["NextToken"] else {}
        page = pinpoint.get_apps(PageSize="2", **token)["ApplicationsResponse"]
        sizes.append(len(page["Item"]))
        found += [app["Id"] for app in page["Item"]]

    assert found == made
    assert sizes == [2, 2, 1]


@pytest.mark.parametrize("request_", [{"PageSize": "two"}, {"PageSize": "0"}, {"Token": "nonsense"}])
def test_what_no_page_can_be_is_refused(pinpoint: Any, request_: dict[str, str]) -> None:
    with pytest.raises(pinpoint.exceptions.BadRequestException):
        pinpoint.get_apps(**request_)


def test_a_deleted_app_is_gone_with_its_endpoints_and_tags(pinpoint: Any) -> None:
    app = create(pinpoint, tags={"a": "b"})
    pinpoint.update_endpoint(ApplicationId=app["Id"], EndpointId="e", EndpointRequest={"Address": "x"})

    deleted = pinpoint.delete_app(ApplicationId=app["Id"])["ApplicationResponse"]

    assert deleted == app
    for call in (
        lambda: pinpoint.get_app(ApplicationId=app["Id"]),
        lambda: pinpoint.delete_app(ApplicationId=app["Id"]),
        lambda: pinpoint.get_endpoint(ApplicationId=app["Id"], EndpointId="e"),
        lambda: pinpoint.list_tags_for_resource(ResourceArn=app["Arn"]),
    ):
        with pytest.raises(pinpoint.exceptions.ClientError) as caught:
            call()
        assert caught.value.response["Error"]["Code"] == "NotFoundException"


def test_an_unknown_app_is_told_with_the_request(pinpoint: Any) -> None:
    with pytest.raises(pinpoint.exceptions.NotFoundException) as caught:
        pinpoint.get_app(ApplicationId="0" * 32)

    response = caught.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert response["Message"] == "Resource not found"
    assert response["RequestID"] == response["ResponseMetadata"]["RequestId"]


def test_tags_come_and_go(pinpoint: Any) -> None:
    app = create(pinpoint, tags={"a": "1", "b": "2"})

    pinpoint.tag_resource(ResourceArn=app["Arn"], TagsModel={"tags": {"b": "3", "c": "4"}})
    pinpoint.untag_resource(ResourceArn=app["Arn"], TagKeys=["a"])

    found = pinpoint.list_tags_for_resource(ResourceArn=app["Arn"])["TagsModel"]["tags"]
    assert found == {"b": "3", "c": "4"}


def test_what_is_not_built_says_so(pinpoint: Any) -> None:
    with pytest.raises(pinpoint.exceptions.ClientError) as caught:
        pinpoint.get_campaigns(ApplicationId="a")

    assert caught.value.response["Error"]["Code"] == "NotImplemented"
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert "pinpoint:GetCampaigns" in caught.value.response["Error"]["Message"]
