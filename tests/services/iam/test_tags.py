"""Tags of users, roles, policies and instance profiles."""

from __future__ import annotations

import pytest

from tests.services.iam.conftest import allow, refused, trust


@pytest.fixture
def named(iam) -> dict[str, dict[str, str]]:
    """What names one of each kind."""
    iam.create_user(UserName="x")
    iam.create_role(RoleName="x", AssumeRolePolicyDocument=trust(Service="ses.amazonaws.com"))
    iam.create_instance_profile(InstanceProfileName="x")
    policy = iam.create_policy(PolicyName="x", PolicyDocument=allow("ses:*"))["Policy"]["Arn"]
    return {
        "user": {"UserName": "x"},
        "role": {"RoleName": "x"},
        "instance_profile": {"InstanceProfileName": "x"},
        "policy": {"PolicyArn": policy},
    }


@pytest.mark.parametrize("kind", ["user", "role", "instance_profile", "policy"])
def test_tags_are_set_listed_and_removed(iam, named, kind):
    def call(operation: str, **request):
        return getattr(iam, operation)(**named[kind], **request)

    call(f"tag_{kind}", Tags=[{"Key": key, "Value": "1"} for key in ("b", "a", "c")])
    call(f"tag_{kind}", Tags=[{"Key": "A", "Value": "2"}])
    call(f"untag_{kind}", TagKeys=["C"])
    first = call(f"list_{kind}_tags", MaxItems=1)
    assert (first["Tags"], first["IsTruncated"]) == ([{"Key": "A", "Value": "2"}], True)
    rest = call(f"list_{kind}_tags", MaxItems=1, Marker=first["Marker"])
    assert (rest["Tags"], rest["IsTruncated"]) == ([{"Key": "b", "Value": "1"}], False)


def test_fifty_tags_are_the_most(iam, named):
    iam.tag_user(UserName="x", Tags=[{"Key": f"k{number}", "Value": ""} for number in range(50)])
    assert refused(iam.tag_user, UserName="x", Tags=[{"Key": "k50", "Value": ""}])[:2] == (
        409,
        "LimitExceeded",
    )


def test_tags_go_with_what_they_are_of(iam, named):
    iam.tag_user(UserName="x", Tags=[{"Key": "k", "Value": "v"}])
    iam.delete_user(UserName="x")
    iam.create_user(UserName="x")
    assert iam.list_user_tags(UserName="x")["Tags"] == []
