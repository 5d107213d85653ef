"""Users, groups, keys and passwords as boto3 meets them."""

from __future__ import annotations

import re

import pytest

from bellhop.smtp.door import Door
from bellhop.smtp.passwords import password_of
from tests.services.iam.conftest import allow, refused

ROOT = "arn:aws:iam::000000000000:root"


def test_a_user_has_path_id_arn_boundary_and_tags(iam, emulator):
    bound = iam.create_policy(PolicyName="bound", PolicyDocument=allow("ses:*"))["Policy"]["Arn"]
    made = iam.create_user(
        UserName="Mailer", Path="/apps/", PermissionsBoundary=bound, Tags=[{"Key": "team", "Value": "post"}]
    )["User"]
    assert iam.get_user(UserName="Mailer")["User"] == made
    assert re.fullmatch("AIDA[A-Z2-7]{17}", made.pop("UserId"))
    assert abs(made.pop("CreateDate").timestamp() - emulator.now()) < 60
    assert made == {
        "Path": "/apps/",
        "UserName": "Mailer",
        "Arn": "arn:aws:iam::000000000000:user/apps/Mailer",
        "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": bound},
        "Tags": [{"Key": "team", "Value": "post"}],
    }


def test_names_are_not_distinguished_by_case(iam):
    iam.create_user(UserName="Mailer")
    assert refused(iam.create_user, UserName="mailer") == (
        409,
        "EntityAlreadyExists",
        "User with name mailer already exists.",
    )
    assert iam.get_user(UserName="MAILER")["User"]["UserName"] == "Mailer"


@pytest.mark.parametrize(
    ("operation", "request_", "sentence"),
    [
        ("get_user", {"UserName": "nobody"}, "The user with name nobody cannot be found."),
        ("get_group", {"GroupName": "none"}, "The group with name none cannot be found."),
        ("get_role", {"RoleName": "none"}, "The role with name none cannot be found."),
        (
            "get_instance_profile",
            {"InstanceProfileName": "none"},
            "Instance Profile none cannot be found.",
        ),
        (
            "get_policy",
            {"PolicyArn": "arn:aws:iam::000000000000:policy/none"},
            "Policy arn:aws:iam::000000000000:policy/none was not found.",
        ),
        (
            "get_account_password_policy",
            {},
            "The Password Policy with domain name 000000000000 cannot be found.",
        ),
        (
            "get_access_key_last_used",
            {"AccessKeyId": "AKIA0000000000000000"},
            "The Access Key with id AKIA0000000000000000 cannot be found.",
        ),
    ],
)
def test_what_is_not_there(iam, operation, request_, sentence):
    assert refused(getattr(iam, operation), **request_) == (404, "NoSuchEntity", sentence)


def test_lists_are_paged_and_filtered_by_path(iam):
    for name in ("e", "d", "c", "b", "a"):
        iam.create_user(UserName=name, Path="/x/" if name in "ace" else "/")
    pages = list(iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 2}))
    assert [[user["UserName"] for user in page["Users"]] for page in pages] == [["a", "b"], ["c", "d"], ["e"]]
    assert [page["IsTruncated"] for page in pages] == [True, True, False]
    below = iam.list_users(PathPrefix="/x/")["Users"]
    assert [user["UserName"] for user in below] == ["a", "c", "e"]
    assert "Tags" not in below[0]


def test_a_foreign_marker_is_refused(iam):
    assert refused(iam.list_users, Marker="elsewhere") == (400, "ValidationError", "Invalid Marker.")


def test_a_user_that_moves_keeps_what_it_has(iam, aws):
    iam.create_user(UserName="old", Tags=[{"Key": "k", "Value": "v"}])
    iam.create_group(GroupName="all")
    iam.add_user_to_group(GroupName="all", UserName="old")
    iam.put_user_policy(UserName="old", PolicyName="p", PolicyDocument=allow("ses:*"))
    key = iam.create_access_key(UserName="old")["AccessKey"]
    iam.update_user(UserName="old", NewUserName="new", NewPath="/b/")
    assert iam.get_user(UserName="new")["User"]["Tags"] == [{"Key": "k", "Value": "v"}]
    assert iam.list_user_policies(UserName="new")["PolicyNames"] == ["p"]
    assert [group["GroupName"] for group in iam.list_groups_for_user(UserName="new")["Groups"]] == ["all"]
    arn = "arn:aws:iam::000000000000:user/b/new"
    assert caller(aws, key)["Arn"] == arn
    assert refused(iam.get_user, UserName="old")[1] == "NoSuchEntity"


def client(aws, service: str, key: dict):
    return aws(service, aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])


def caller(aws, key: dict) -> dict:
    return client(aws, "sts", key).get_caller_identity()


def test_a_user_is_deleted_when_nothing_belongs_to_it(iam):
    iam.create_user(UserName="u")
    iam.create_login_profile(UserName="u", Password="long enough")
    key = iam.create_access_key(UserName="u")["AccessKey"]["AccessKeyId"]
    iam.create_group(GroupName="g")
    iam.add_user_to_group(GroupName="g", UserName="u")
    iam.attach_user_policy(UserName="u", PolicyArn="arn:aws:iam::aws:policy/AmazonSESFullAccess")
    iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=allow("ses:*"))
    steps = [
        ("delete login profile", iam.delete_login_profile, {}),
        ("delete access keys", iam.delete_access_key, {"AccessKeyId": key}),
        ("remove users from group", iam.remove_user_from_group, {"GroupName": "g"}),
        (
            "detach all policies",
            iam.detach_user_policy,
            {"PolicyArn": "arn:aws:iam::aws:policy/AmazonSESFullAccess"},
        ),
        ("delete policies", iam.delete_user_policy, {"PolicyName": "p"}),
    ]
    for first, step, request in steps:
        assert refused(iam.delete_user, UserName="u") == (
            409,
            "DeleteConflict",
            f"Cannot delete entity, must {first} first.",
        )
        step(UserName="u", **request)
    iam.delete_user(UserName="u")
    assert iam.list_users()["Users"] == []


def test_a_group_and_who_is_in_it(iam):
    iam.create_group(GroupName="Ops", Path="/a/")
    for name in ("b", "a"):
        iam.create_user(UserName=name)
        iam.add_user_to_group(GroupName="ops", UserName=name)
    found = iam.get_group(GroupName="Ops")
    assert found["Group"]["Arn"] == "arn:aws:iam::000000000000:group/a/Ops"
    assert found["Group"]["GroupId"].startswith("AGPA")
    assert [user["UserName"] for user in found["Users"]] == ["a", "b"]
    assert refused(iam.delete_group, GroupName="Ops")[2] == (
        "Cannot delete entity, must remove users from group first."
    )
    for name in ("a", "b"):
        iam.remove_user_from_group(GroupName="Ops", UserName=name)
    iam.update_group(GroupName="Ops", NewGroupName="Dev")
    iam.delete_group(GroupName="Dev")
    assert iam.list_groups()["Groups"] == []


def test_two_keys_a_user(iam, aws, emulator):
    iam.create_user(UserName="u")
    first, second = (iam.create_access_key(UserName="u")["AccessKey"] for _ in range(2))
    assert re.fullmatch("AKIA[A-Z2-7]{16}", first["AccessKeyId"])
    assert re.fullmatch("[A-Za-z0-9+/]{40}", first["SecretAccessKey"])
    assert refused(iam.create_access_key, UserName="u") == (
        409,
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
    )
    iam.update_access_key(UserName="u", AccessKeyId=second["AccessKeyId"], Status="Inactive")
    listed = iam.list_access_keys(UserName="u")["AccessKeyMetadata"]
    assert {key["AccessKeyId"]: key["Status"] for key in listed} == {
        first["AccessKeyId"]: "Active",
        second["AccessKeyId"]: "Inactive",
    }
    unused = iam.get_access_key_last_used(AccessKeyId=first["AccessKeyId"])
    assert (unused["UserName"], unused["AccessKeyLastUsed"]) == ("u", {"ServiceName": "N/A", "Region": "N/A"})
    client(aws, "sesv2", first).get_account()
    emulator.call(lambda inside: inside.trail.flush())
    used = iam.get_access_key_last_used(AccessKeyId=first["AccessKeyId"])["AccessKeyLastUsed"]
    assert (used["ServiceName"], used["Region"]) == ("ses", "us-east-1")
    iam.delete_access_key(UserName="u", AccessKeyId=first["AccessKeyId"])
    assert caller(aws, first)["Arn"] == ROOT


def test_a_key_says_whose_account_it_is_of(aws, emulator):
    iam = aws("iam", aws_access_key_id="123456789012")
    iam.create_user(UserName="u")
    key = iam.create_access_key(UserName="u")["AccessKey"]
    assert caller(aws, key)["Arn"] == "arn:aws:iam::123456789012:user/u"
    assert aws("sts").get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"] == "123456789012"
    assert aws("iam").list_users()["Users"] == []


def test_users_lie_in_no_region(aws):
    aws("iam", region_name="eu-west-1").create_user(UserName="u")
    assert [user["UserName"] for user in aws("iam", region_name="us-west-2").list_users()["Users"]] == ["u"]


def test_what_a_user_does_is_in_the_trail_by_its_name(iam, aws, emulator):
    iam.create_user(UserName="mailer")
    key = iam.create_access_key(UserName="mailer")["AccessKey"]
    client(aws, "ssm", key).put_parameter(Name="p", Value="v", Type="String")
    calls = emulator.control("GET", "/_bellhop/calls")["Calls"]
    assert {call["Operation"]: call["Principal"] for call in calls} == {
        "CreateUser": ROOT,
        "CreateAccessKey": ROOT,
        "PutParameter": "arn:aws:iam::000000000000:user/mailer",
    }
    assert key["SecretAccessKey"] not in str(calls)
    assert aws("ssm").get_parameter(Name="p")["Parameter"]["Value"] == "v"


def test_a_key_that_was_nobodys_is_known_once_it_is_made(iam, aws, emulator):
    seen = caller(aws, {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x"})
    assert seen["Arn"] == ROOT
    iam.create_user(UserName="u")
    key = iam.create_access_key(UserName="u")["AccessKey"]
    assert caller(aws, key)["UserId"] == iam.get_user(UserName="u")["User"]["UserId"]
    emulator.reset()
    assert caller(aws, key)["Arn"] == ROOT


def test_who_calls_need_not_name_itself(iam, aws):
    assert "UserName" not in iam.get_user()["User"]
    assert iam.get_user()["User"]["Arn"] == ROOT
    iam.create_user(UserName="me")
    me = client(aws, "iam", iam.create_access_key(UserName="me")["AccessKey"])
    assert me.get_user()["User"]["UserName"] == "me"
    assert len(me.list_access_keys()["AccessKeyMetadata"]) == 1
    me.create_access_key()
    assert len(iam.list_access_keys(UserName="me")["AccessKeyMetadata"]) == 2
    assert iam.list_access_keys()["AccessKeyMetadata"] == []


def test_passwords_follow_the_accounts_policy(iam, aws):
    iam.create_user(UserName="u")
    iam.update_account_password_policy(MinimumPasswordLength=12, RequireNumbers=True, MaxPasswordAge=90)
    policy = iam.get_account_password_policy()["PasswordPolicy"]
    assert policy == {
        "MinimumPasswordLength": 12,
        "RequireSymbols": False,
        "RequireNumbers": True,
        "RequireUppercaseCharacters": False,
        "RequireLowercaseCharacters": False,
        "AllowUsersToChangePassword": False,
        "ExpirePasswords": True,
        "MaxPasswordAge": 90,
    }
    assert refused(iam.create_login_profile, UserName="u", Password="short")[1:] == (
        "PasswordPolicyViolation",
        "Password should have a minimum length of 12",
    )
    assert refused(iam.create_login_profile, UserName="u", Password="without digits")[2] == (
        "Password should have at least one number"
    )
    iam.create_login_profile(UserName="u", Password="with digits 1", PasswordResetRequired=True)
    assert iam.get_login_profile(UserName="u")["LoginProfile"]["PasswordResetRequired"] is True
    assert refused(iam.create_login_profile, UserName="u", Password="with digits 2")[1:] == (
        "EntityAlreadyExists",
        "Login Profile for user u already exists.",
    )
    me = client(aws, "iam", iam.create_access_key(UserName="u")["AccessKey"])
    assert refused(me.change_password, OldPassword="wrong", NewPassword="with digits 2")[1] == "AccessDenied"
    me.change_password(OldPassword="with digits 1", NewPassword="with digits 2")
    assert iam.get_login_profile(UserName="u")["LoginProfile"]["PasswordResetRequired"] is False
    iam.delete_account_password_policy()
    iam.delete_login_profile(UserName="u")
    assert refused(iam.get_login_profile, UserName="u")[2] == "Login Profile for User u cannot be found."


def test_an_alias_is_one_accounts(iam, aws):
    iam.create_account_alias(AccountAlias="house")
    assert iam.list_account_aliases()["AccountAliases"] == ["house"]
    other = aws("iam", aws_access_key_id="222222222222")
    assert refused(other.create_account_alias, AccountAlias="house")[1:] == (
        "EntityAlreadyExists",
        "The account alias house already exists.",
    )
    iam.delete_account_alias(AccountAlias="house")
    assert iam.list_account_aliases()["AccountAliases"] == []


def test_what_nobody_can_make_is_not_there(iam):
    iam.create_user(UserName="u")
    assert iam.list_mfa_devices(UserName="u")["MFADevices"] == []
    assert iam.list_ssh_public_keys(UserName="u")["SSHPublicKeys"] == []
    assert iam.list_signing_certificates(UserName="u")["Certificates"] == []
    assert iam.list_service_specific_credentials(UserName="u")["ServiceSpecificCredentials"] == []
    assert iam.list_virtual_mfa_devices()["VirtualMFADevices"] == []
    assert iam.list_open_id_connect_providers()["OpenIDConnectProviderList"] == []
    assert refused(iam.create_virtual_mfa_device, VirtualMFADeviceName="d")[:2] == (501, "NotImplemented")


def test_the_summary_counts(iam):
    iam.create_user(UserName="u")
    iam.create_policy(PolicyName="p", PolicyDocument=allow("ses:*"))
    found = iam.get_account_summary()["SummaryMap"]
    assert {name: found[name] for name in ("Users", "Groups", "Policies", "PolicyVersionsInUse")} == {
        "Users": 1,
        "Groups": 0,
        "Policies": 1,
        "PolicyVersionsInUse": 1,
    }
    assert found["UsersQuota"] == 5000


def test_a_users_secret_makes_its_smtp_password(iam, emulator):
    iam.create_user(UserName="mailer")
    key = iam.create_access_key(UserName="mailer")["AccessKey"]
    user, password = key["AccessKeyId"], password_of(key["SecretAccessKey"], "us-east-1")

    def authenticated(user: str, password: str) -> str | None:
        def ask(inside) -> str | None:
            found = Door(inside.transactions, inside.identities, "us-east-1").authenticate(user, password)
            return found and found.arn

        return emulator.call(ask)

    assert authenticated(user, password) == "arn:aws:iam::000000000000:user/mailer"
    assert authenticated(user, key["SecretAccessKey"]) is None
    assert authenticated(user, password_of(key["SecretAccessKey"], "eu-west-1")) is None
    iam.update_access_key(UserName="mailer", AccessKeyId=user, Status="Inactive")
    assert authenticated(user, password) is None
