"""Roles and instance profiles as boto3 meets them."""

from __future__ import annotations

import json

import pytest

from tests.services.iam.conftest import allow, refused, trust

SSM = trust(Service="ssm.amazonaws.com")


@pytest.fixture
def role(iam) -> str:
    return iam.create_role(
        RoleName="Sender",
        Path="/app/",
        AssumeRolePolicyDocument=SSM,
        Description="sends",
        MaxSessionDuration=7200,
        Tags=[{"Key": "a", "Value": "b"}],
    )["Role"]["RoleName"]


def test_a_role(iam, role):
    found = iam.get_role(RoleName="sender")["Role"]
    assert found["RoleId"].startswith("AROA")
    assert found["AssumeRolePolicyDocument"] == json.loads(SSM)
    del found["RoleId"], found["CreateDate"], found["AssumeRolePolicyDocument"]
    assert found == {
        "Path": "/app/",
        "RoleName": "Sender",
        "Arn": "arn:aws:iam::000000000000:role/app/Sender",
        "Description": "sends",
        "MaxSessionDuration": 7200,
        "Tags": [{"Key": "a", "Value": "b"}],
        "RoleLastUsed": {},
    }


def test_a_role_changes(iam, role):
    iam.update_role(RoleName=role, MaxSessionDuration=3600)
    iam.update_role_description(RoleName=role, Description="")
    iam.update_assume_role_policy(RoleName=role, PolicyDocument=trust(AWS="000000000000"))
    found = iam.get_role(RoleName=role)["Role"]
    assert found["MaxSessionDuration"] == 3600
    assert found["Description"] == ""
    assert found["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"AWS": "000000000000"}
    bad = trust(AWS="somebody")
    assert refused(iam.update_assume_role_policy, RoleName=role, PolicyDocument=bad)[1:] == (
        "MalformedPolicyDocument",
        'Invalid principal in policy: "AWS":"somebody"',
    )


def test_a_role_in_an_instance_profile(iam, role):
    iam.create_instance_profile(InstanceProfileName="I", Tags=[{"Key": "a", "Value": "b"}])
    iam.add_role_to_instance_profile(InstanceProfileName="I", RoleName=role)
    profile = iam.get_instance_profile(InstanceProfileName="I")["InstanceProfile"]
    assert profile["Arn"] == "arn:aws:iam::000000000000:instance-profile/I"
    assert [each["RoleName"] for each in profile["Roles"]] == [role]
    assert iam.list_instance_profiles_for_role(RoleName=role)["InstanceProfiles"] == [profile]
    assert refused(iam.add_role_to_instance_profile, InstanceProfileName="I", RoleName=role)[1:] == (
        "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
    )
    in_use = "Cannot delete entity, must remove roles from instance profile first."
    assert refused(iam.delete_role, RoleName=role)[2] == in_use
    assert refused(iam.delete_instance_profile, InstanceProfileName="I")[2] == in_use
    iam.remove_role_from_instance_profile(InstanceProfileName="I", RoleName=role)
    iam.delete_instance_profile(InstanceProfileName="I")
    iam.delete_role(RoleName=role)
    assert iam.list_roles()["Roles"] == []


def test_a_role_with_policies_is_not_deleted(iam, role):
    iam.put_role_policy(RoleName=role, PolicyName="p", PolicyDocument=allow("ses:*"))
    assert refused(iam.delete_role, RoleName=role) == (
        409,
        "DeleteConflict",
        "Cannot delete entity, must delete policies first.",
    )


def test_a_service_has_its_role(iam):
    made = iam.create_service_linked_role(AWSServiceName="ssm.amazonaws.com")["Role"]
    assert made["Arn"] == (
        "arn:aws:iam::000000000000:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM"
    )
    assert refused(iam.create_service_linked_role, AWSServiceName="ssm.amazonaws.com")[1] == "InvalidInput"
    assert refused(iam.delete_role, RoleName=made["RoleName"])[1] == "UnmodifiableEntity"
    task = iam.delete_service_linked_role(RoleName=made["RoleName"])["DeletionTaskId"]
    assert iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"] == "SUCCEEDED"
    assert iam.list_roles()["Roles"] == []


def test_waiters_find_what_was_made(iam, role):
    iam.get_waiter("role_exists").wait(RoleName=role, WaiterConfig={"MaxAttempts": 1})
