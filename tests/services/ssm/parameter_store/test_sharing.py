"""Parameters that another account reads by their ARNs."""

from __future__ import annotations

import json

import pytest

from bellhop.embedding import Bellhop, with_settings
from tests.services.ssm.parameter_store.calls import ARN, again, every, names, put, refused

OTHER = "111122223333"
READING = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory", "ssm:DescribeParameters"]


def statement(principal: str = OTHER, actions: list[str] = READING, **more) -> dict:
    return {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": actions, "Resource": "*", **more}


def document(*statements: dict) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements or [statement()]})


@pytest.fixture
def other(aws):
    return aws("ssm", aws_access_key_id=OTHER)


@pytest.fixture
def share(ssm):
    def attach(name: str, *statements: dict) -> dict:
        return ssm.put_resource_policy(ResourceArn=f"{ARN}{name}", Policy=document(*statements))

    return attach


def test_a_shared_parameter_is_read_by_its_arn(ssm, other, share):
    put(ssm, "/a/b", "1", Tier="Advanced")
    again(ssm, "/a/b", "2")
    ssm.label_parameter_version(Name="/a/b", ParameterVersion=1, Labels=["old"])
    share("/a/b")
    found = other.get_parameter(Name=f"{ARN}/a/b")["Parameter"]
    assert (found["Name"], found["Value"], found["ARN"]) == ("/a/b", "2", f"{ARN}/a/b")
    for selector, value in ((":1", "1"), (":old", "1"), (":2", "2")):
        found = other.get_parameter(Name=f"{ARN}/a/b{selector}")["Parameter"]
        assert (found["Selector"], found["Value"]) == (selector, value)
    several = other.get_parameters(Names=[f"{ARN}/a/b", f"{ARN}/a/b:9"])
    assert (names(several), several["InvalidParameters"]) == (["/a/b"], [f"{ARN}/a/b:9"])
    history = other.get_parameter_history(Name=f"{ARN}/a/b")["Parameters"]
    assert [(each["Value"], each["Labels"]) for each in history] == [("1", ["old"]), ("2", [])]
    assert refused(other.get_parameter, Name="/a/b")[0] == "ParameterNotFound"
    assert refused(other.delete_parameter, Name=f"{ARN}/a/b")[0] == "ParameterNotFound"


def test_a_name_without_a_slash_is_shared_too(ssm, other, share):
    put(ssm, "lone", Tier="Advanced")
    share("/lone")
    assert other.get_parameter(Name=f"{ARN}/lone")["Parameter"]["Name"] == "lone"
    assert names(other.describe_parameters(Shared=True)) == ["lone"]


@pytest.mark.parametrize(
    ("statements", "read", "listed"),
    [
        ([statement()], True, True),
        ([statement(f"arn:aws:iam::{OTHER}:root")], True, True),
        ([statement(actions=["ssm:GetParameter"])], True, False),
        ([statement(actions=["ssm:DescribeParameters"])], False, True),
        ([statement(actions=["ssm:*"])], True, True),
        ([statement("222233334444")], False, False),
        ([statement(Resource=f"{ARN}/a")], True, True),
        ([statement(Resource=f"{ARN}/b")], False, False),
        ([statement(Condition={"StringEquals": {"aws:PrincipalAccount": OTHER}})], True, True),
        ([statement(Condition={"StringEquals": {"aws:PrincipalAccount": "222233334444"}})], False, False),
        ([statement(), statement(Effect="Deny", actions=["ssm:GetParameter"])], False, True),
    ],
)
def test_what_a_policy_lets_somebody_do(ssm, other, share, statements, read, listed):
    put(ssm, "/a", Tier="Advanced")
    share("/a", *statements)
    if read:
        assert other.get_parameter(Name=f"{ARN}/a")["Parameter"]["Value"] == "v"
    else:
        code, sentence = refused(other.get_parameter, Name=f"{ARN}/a")
        assert code == "AccessDeniedException"
        assert "no resource-based policy allows the ssm:GetParameter action" in sentence
    assert names(other.describe_parameters(Shared=True)) == (["/a"] if listed else [])


def test_nothing_is_shared_unasked(ssm, other, share):
    put(ssm, "/a", Tier="Advanced")
    for call in (other.get_parameter, other.get_parameter_history):
        assert refused(call, Name=f"{ARN}/a")[0] == "AccessDeniedException"
    assert refused(other.get_parameters, Names=[f"{ARN}/a"])[0] == "AccessDeniedException"
    assert refused(other.get_parameter, Name=f"{ARN}/nobody")[0] == "AccessDeniedException"
    assert names(other.describe_parameters(Shared=True)) == []


def test_what_is_shared_is_listed(ssm, aws, other, share):
    for name in ("/p/a", "/p/b", "/q/c"):
        put(ssm, name, Tier="Advanced")
        share(name)
    third = aws("ssm", aws_access_key_id="222233334444")
    put(third, "/p/d", kind="StringList", Tier="Advanced")
    third.put_resource_policy(
        ResourceArn="arn:aws:ssm:us-east-1:222233334444:parameter/p/d", Policy=document()
    )
    put(other, "/own")
    assert every(other, "describe_parameters", Shared=True, MaxResults=3) == (
        ["/p/a", "/p/b", "/q/c", "/p/d"],
        [3, 1],
    )
    found = other.describe_parameters(Shared=True)["Parameters"][0]
    assert (found["ARN"], found["Tier"]) == (f"{ARN}/p/a", "Advanced")
    filters = [{"Key": "Path", "Values": ["/p"]}, {"Key": "Type", "Values": ["String"]}]
    assert names(other.describe_parameters(Shared=True, ParameterFilters=filters)) == ["/p/a", "/p/b"]
    assert names(other.describe_parameters()) == ["/own"]
    assert names(ssm.describe_parameters(Shared=True)) == []
    elsewhere = aws("ssm", aws_access_key_id=OTHER, region_name="eu-west-1")
    assert names(elsewhere.describe_parameters(Shared=True)) == []
    assert refused(elsewhere.get_parameter, Name=f"{ARN}/p/a")[0] == "ParameterNotFound"


def test_policies_are_kept_changed_and_taken_away(ssm, other, share):
    put(ssm, "/a", Tier="Advanced")
    at = {"ResourceArn": f"{ARN}/a"}
    first, second = share("/a"), share("/a", statement("222233334444"))
    found = ssm.get_resource_policies(**at)["Policies"]
    assert {(each["PolicyId"], each["PolicyHash"]) for each in found} == {
        (each["PolicyId"], each["PolicyHash"]) for each in (first, second)
    }
    now = {"PolicyId": first["PolicyId"], "PolicyHash": first["PolicyHash"]}
    changed = ssm.put_resource_policy(**at, **now, Policy=document(statement(actions=["ssm:GetParameters"])))
    assert changed["PolicyId"] == first["PolicyId"]
    assert refused(other.get_parameter, Name=f"{ARN}/a")[0] == "AccessDeniedException"
    assert names(other.get_parameters(Names=[f"{ARN}/a"])) == ["/a"]
    stale = refused(ssm.put_resource_policy, **at, **now, Policy=document())
    assert stale[0] == "ResourcePolicyConflictException"
    assert refused(ssm.delete_resource_policy, **at, **now)[0] == "ResourcePolicyConflictException"
    ssm.delete_resource_policy(**at, PolicyId=first["PolicyId"], PolicyHash=changed["PolicyHash"])
    assert refused(other.get_parameters, Names=[f"{ARN}/a"])[0] == "AccessDeniedException"
    assert len(ssm.get_resource_policies(**at)["Policies"]) == 1
    gone = refused(ssm.delete_resource_policy, **at, **now)
    assert gone[0] == "ResourcePolicyNotFoundException"


def test_sharing_ends_with_the_parameter(ssm, other, share):
    put(ssm, "/a", Tier="Advanced")
    share("/a")
    ssm.delete_parameter(Name="/a")
    put(ssm, "/a")
    assert refused(other.get_parameter, Name=f"{ARN}/a")[0] == "AccessDeniedException"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"ResourceArn": f"{ARN}/nobody"}, "ResourceNotFoundException"),
        ({"ResourceArn": "arn:aws:ssm:us-east-1:222233334444:parameter/a"}, "ResourceNotFoundException"),
        ({"ResourceArn": f"{ARN}/standard"}, "ResourcePolicyInvalidParameterException"),
        ({"ResourceArn": f"{ARN}/secret"}, "ResourcePolicyInvalidParameterException"),
        ({"PolicyId": "x"}, "ResourcePolicyInvalidParameterException"),
        ({"PolicyId": "x", "PolicyHash": "y"}, "ResourcePolicyNotFoundException"),
        ({"Policy": "{"}, "MalformedResourcePolicyDocumentException"),
        ({"Policy": '{"Statement": [{"Effect": "Allow"}]}'}, "MalformedResourcePolicyDocumentException"),
        ({"Policy": document(statement(Sid="x" * 1000))}, "ResourcePolicyLimitExceededException"),
    ],
)
def test_policies_that_are_refused(ssm, request_, code):
    put(ssm, "/a", Tier="Advanced")
    put(ssm, "/standard")
    put(ssm, "/secret", kind="SecureString", Tier="Advanced")
    request = {"ResourceArn": f"{ARN}/a", "Policy": document(), **request_}
    assert refused(ssm.put_resource_policy, **request)[0] == code


def test_a_shared_secret(ssm, aws, other, share):
    """ "To share a SecureString parameter, it must be encrypted with a customer managed key." """
    key = aws("kms").create_key()["KeyMetadata"]["KeyId"]
    put(ssm, "/a", "hunter2", "SecureString", Tier="Advanced", KeyId=key)
    share("/a")
    found = other.get_parameter(Name=f"{ARN}/a", WithDecryption=True)["Parameter"]
    assert found["Value"] == "hunter2"
    assert other.get_parameter(Name=f"{ARN}/a")["Parameter"]["Value"] != "hunter2"


def test_iam_and_the_owner_have_to_allow_it():
    with Bellhop(with_settings(sandbox="off", iam="enforce"), listen=False, seed=0) as strict:
        ssm = strict.client("ssm")
        put(ssm, "/a", Tier="Advanced")
        iam = strict.client("iam", aws_access_key_id=OTHER)
        iam.create_user(UserName="ann")
        key = iam.create_access_key(UserName="ann")["AccessKey"]
        ann = strict.client(
            "ssm", aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"]
        )
        assert "identity-based" in refused(ann.get_parameter, Name=f"{ARN}/a")[1]
        allowed = {"Effect": "Allow", "Action": "ssm:GetParameter", "Resource": f"{ARN}/a"}
        iam.put_user_policy(UserName="ann", PolicyName="reads", PolicyDocument=document(allowed))
        assert "resource-based" in refused(ann.get_parameter, Name=f"{ARN}/a")[1]
        policy = document(statement(f"arn:aws:iam::{OTHER}:user/ann", actions=["ssm:GetParameter"]))
        ssm.put_resource_policy(ResourceArn=f"{ARN}/a", Policy=policy)
        assert ann.get_parameter(Name=f"{ARN}/a")["Parameter"]["Value"] == "v"
