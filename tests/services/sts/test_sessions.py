"""Temporary credentials as boto3 meets them."""

from __future__ import annotations

import re

import pytest

from bellhop.kernel.wrappers.audit import CALLS
from bellhop.store import Query
from tests.services.iam.conftest import allow, refused, trust

HERE = "000000000000"


@pytest.fixture
def sts(aws):
    return aws("sts")


@pytest.fixture
def role(aws) -> dict:
    iam = aws("iam")
    return iam.create_role(RoleName="R", Path="/p/", AssumeRolePolicyDocument=trust(AWS=HERE))["Role"]


@pytest.fixture
def user(aws) -> dict:
    iam = aws("iam")
    iam.create_user(UserName="u")
    return iam.create_access_key(UserName="u")["AccessKey"]


def as_(aws, service: str, credentials: dict):
    return aws(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials.get("SessionToken"),
    )


def identity(aws, credentials: dict) -> tuple[str, str, str]:
    found = as_(aws, "sts", credentials).get_caller_identity()
    return found["Account"], found["UserId"], found["Arn"]


def test_root_is_who_signs_with_test_or_an_account(aws, sts):
    found = sts.get_caller_identity()
    assert (found["UserId"], found["Arn"]) == (HERE, f"arn:aws:iam::{HERE}:root")
    other = {"AccessKeyId": "123456789012", "SecretAccessKey": "test"}
    assert identity(aws, other) == ("123456789012", "123456789012", "arn:aws:iam::123456789012:root")


def test_a_role_is_assumed(aws, user, role, emulator):
    answer = as_(aws, "sts", user).assume_role(RoleArn=role["Arn"], RoleSessionName="shift")
    credentials = answer["Credentials"]
    assert re.fullmatch("ASIA[A-Z2-7]{16}", credentials["AccessKeyId"])
    assert abs(credentials["Expiration"].timestamp() - emulator.now() - 3600) < 60
    assert answer["AssumedRoleUser"] == {
        "AssumedRoleId": f"{role['RoleId']}:shift",
        "Arn": f"arn:aws:sts::{HERE}:assumed-role/R/shift",
    }
    assert identity(aws, credentials) == (
        HERE,
        f"{role['RoleId']}:shift",
        f"arn:aws:sts::{HERE}:assumed-role/R/shift",
    )
    emulator.call(lambda inside: inside.trail.flush())
    used = aws("iam").get_role(RoleName="R")["Role"]["RoleLastUsed"]
    assert used["Region"] == "us-east-1"


def test_a_role_of_another_account(aws, role):
    stranger = {"AccessKeyId": "123456789012", "SecretAccessKey": "test"}
    answer = as_(aws, "sts", stranger).assume_role(RoleArn=role["Arn"], RoleSessionName="shift")
    assert identity(aws, answer["Credentials"])[0] == HERE


def test_what_a_session_does_is_in_the_trail_without_its_secrets(aws, sts, role, emulator):
    credentials = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="shift")["Credentials"]
    as_(aws, "ssm", credentials).put_parameter(Name="p", Value="v", Type="String")
    calls = emulator.control("GET", "/_bellhop/calls")["Calls"]
    assert calls[-1]["Principal"] == f"arn:aws:sts::{HERE}:assumed-role/R/shift"
    rows = emulator.call(lambda inside: inside.database.across().select(Query(CALLS)))
    trail = str(rows)
    assert credentials["AccessKeyId"] in trail
    assert credentials["SecretAccessKey"] not in trail
    assert credentials["SessionToken"] not in trail


@pytest.mark.parametrize(
    ("change", "code", "sentence"),
    [
        (
            {"RoleArn": f"arn:aws:iam::{HERE}:role/none"},
            "AccessDenied",
            f"User: arn:aws:iam::{HERE}:root is not authorized to perform: sts:AssumeRole on resource: "
            f"arn:aws:iam::{HERE}:role/none",
        ),
        (
            {"DurationSeconds": 7200},
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ),
        (
            {"SerialNumber": f"arn:aws:iam::{HERE}:mfa/u", "TokenCode": "123456"},
            "AccessDenied",
            "MultiFactorAuthentication failed with invalid MFA one time pass code.",
        ),
        ({"Policy": "{}"}, "MalformedPolicyDocument", "Syntax errors in policy."),
        ({"RoleArn": f"arn:aws:iam::{HERE}:user/somebody"}, "ValidationError", None),
    ],
)
def test_a_role_is_not_assumed(sts, role, change, code, sentence):
    request = {"RoleArn": role["Arn"], "RoleSessionName": "shift", **change}
    status, found, message = refused(sts.assume_role, **request)
    assert found == code
    assert status == (403 if code == "AccessDenied" else 400)
    assert sentence in (None, message)


def test_sessions_of_roles_assume_others_for_an_hour(aws, sts):
    made = aws("iam").create_role(
        RoleName="long", AssumeRolePolicyDocument=trust(AWS=HERE), MaxSessionDuration=43200
    )["Role"]
    request = {"RoleArn": made["Arn"], "RoleSessionName": "shift", "DurationSeconds": 43200}
    first = sts.assume_role(**request)["Credentials"]
    assert refused(as_(aws, "sts", first).assume_role, **request)[2].endswith(
        "1 hour session limit for roles assumed by role chaining."
    )


def test_a_session_of_a_user_is_the_user(aws, user, emulator):
    credentials = as_(aws, "sts", user).get_session_token()["Credentials"]
    assert identity(aws, credentials) == identity(aws, user)
    assert abs(credentials["Expiration"].timestamp() - emulator.now() - 43_200) < 60
    assert refused(as_(aws, "sts", credentials).get_session_token)[1:] == (
        "AccessDenied",
        "Cannot call GetSessionToken with session credentials",
    )


def test_a_federated_user(aws, user):
    answer = as_(aws, "sts", user).get_federation_token(Name="guest", Policy=allow("ses:*"))
    assert answer["FederatedUser"] == {
        "FederatedUserId": f"{HERE}:guest",
        "Arn": f"arn:aws:sts::{HERE}:federated-user/guest",
    }
    assert answer["PackedPolicySize"] > 0
    assert identity(aws, answer["Credentials"])[1:] == tuple(answer["FederatedUser"].values())


def test_whose_a_key_is(aws, sts, user):
    credentials = as_(aws, "sts", user).get_session_token()["Credentials"]
    assert sts.get_access_key_info(AccessKeyId=credentials["AccessKeyId"])["Account"] == HERE
    assert refused(sts.get_access_key_info, AccessKeyId="AKIAIOSFODNN7EXAMPLE")[1] == "ValidationError"


def test_tokens_of_others_are_not_taken_on_trust(sts, role):
    request = {"RoleArn": role["Arn"], "RoleSessionName": "shift", "WebIdentityToken": "token"}
    assert refused(sts.assume_role_with_web_identity, **request)[:2] == (501, "NotImplemented")
    assert refused(sts.decode_authorization_message, EncodedMessage="x")[1] == (
        "InvalidAuthorizationMessageException"
    )
