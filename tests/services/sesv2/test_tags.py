"""Tags of whatever of SES has an ARN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX = "arn:aws:ses:us-east-1:000000000000"
TAGS = [{"Key": "team", "Value": "blue"}]


def make(sesv2: Any, kind: str) -> str:
    """A tagged resource; its ARN."""
    if kind == "tenant":
        return sesv2.create_tenant(TenantName="x", Tags=TAGS)["TenantArn"]
    content = {"TopicName": "t", "DisplayName": "T", "DefaultSubscriptionStatus": "OPT_IN"}
    makers: dict[str, Callable[[], Any]] = {
        "identity": lambda: sesv2.create_email_identity(EmailIdentity="x", Tags=TAGS),
        "configuration-set": lambda: sesv2.create_configuration_set(ConfigurationSetName="x", Tags=TAGS),
        "contact-list": lambda: sesv2.create_contact_list(ContactListName="x", Topics=[content], Tags=TAGS),
        "dedicated-ip-pool": lambda: sesv2.create_dedicated_ip_pool(PoolName="x", Tags=TAGS),
    }
    makers[kind]()
    return f"{PREFIX}:{kind}/x"


@pytest.mark.parametrize("kind", ["configuration-set", "contact-list", "dedicated-ip-pool", "tenant"])
def test_tags_are_put_read_and_taken_off(sesv2: Any, kind: str) -> None:
    arn = make(sesv2, kind)
    assert sesv2.list_tags_for_resource(ResourceArn=arn)["Tags"] == TAGS

    more = [{"Key": "team", "Value": "red"}, {"Key": "cost", "Value": ""}]
    sesv2.tag_resource(ResourceArn=arn, Tags=more)
    found = sesv2.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert found == [{"Key": "cost", "Value": ""}, {"Key": "team", "Value": "red"}]

    sesv2.untag_resource(ResourceArn=arn, TagKeys=["team", "none"])
    assert sesv2.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "cost", "Value": ""}]


def test_an_identitys_tags_are_told_with_it(sesv2: Any) -> None:
    sesv2.tag_resource(ResourceArn=f"{PREFIX}:identity/example.com", Tags=TAGS)

    assert sesv2.get_email_identity(EmailIdentity="example.com")["Tags"] == TAGS


@pytest.mark.parametrize(
    "arn",
    [
        f"{PREFIX}:identity/example.net",
        f"{PREFIX}:tenant/x/tn-0",
        f"{PREFIX}:nonsense/x",
        "arn:aws:ses:eu-west-1:000000000000:identity/example.com",
        "arn:aws:ses:us-east-1:111111111111:identity/example.com",
        "arn:aws:sns:us-east-1:000000000000:x",
        "example.com",
    ],
)
def test_what_is_not_there_has_no_tags(sesv2: Any, arn: str) -> None:
    for call, request in (
        (sesv2.tag_resource, {"Tags": TAGS}),
        (sesv2.untag_resource, {"TagKeys": ["team"]}),
        (sesv2.list_tags_for_resource, {}),
    ):
        with pytest.raises(sesv2.exceptions.NotFoundException):
            call(ResourceArn=arn, **request)


@pytest.mark.parametrize(
    "tags",
    [
        [{"Key": "", "Value": "x"}],
        [{"Key": "k" * 129, "Value": "x"}],
        [{"Key": "k", "Value": "v" * 257}],
        [{"Key": "aws:mine", "Value": "x"}],
        [{"Key": "k<", "Value": "x"}],
        [{"Key": f"k{number}", "Value": ""} for number in range(51)],
    ],
)
def test_tags_have_limits(sesv2: Any, tags: list[dict[str, str]]) -> None:
    arn = f"{PREFIX}:identity/example.com"

    with pytest.raises(sesv2.exceptions.BadRequestException):
        sesv2.tag_resource(ResourceArn=arn, Tags=tags)
    assert sesv2.list_tags_for_resource(ResourceArn=arn)["Tags"] == []
    with pytest.raises(sesv2.exceptions.BadRequestException):
        sesv2.create_configuration_set(ConfigurationSetName="tagged", Tags=tags)
