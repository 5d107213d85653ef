"""Policies: managed, inline, bounding, attached, simulated; as boto3 meets them."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.services.iam.conftest import allow, refused, trust

SES = "arn:aws:iam::aws:policy/AmazonSESFullAccess"


@pytest.fixture
def user(iam) -> str:
    iam.create_user(UserName="u")
    return "u"


@pytest.fixture
def policy(iam) -> str:
    return iam.create_policy(PolicyName="P", Path="/p/", PolicyDocument=allow("ses:*"), Description="d")[
        "Policy"
    ]["Arn"]


def test_a_managed_policy(iam, policy):
    assert policy == "arn:aws:iam::000000000000:policy/p/P"
    found = iam.get_policy(PolicyArn=policy)["Policy"]
    assert found["PolicyId"].startswith("ANPA")
    assert {name: found[name] for name in ("DefaultVersionId", "AttachmentCount", "Description", "Tags")} == {
        "DefaultVersionId": "v1",
        "AttachmentCount": 0,
        "Description": "d",
        "Tags": [],
    }
    assert refused(iam.create_policy, PolicyName="p", PolicyDocument=allow("ses:*"))[1:] == (
        "EntityAlreadyExists",
        "A policy called p already exists. Duplicate names are not allowed.",
    )


def test_five_versions_and_one_default(iam, policy):
    for number in range(2, 6):
        version = iam.create_policy_version(PolicyArn=policy, PolicyDocument=allow(f"ses:Send{number}"))
        assert version["PolicyVersion"]["VersionId"] == f"v{number}"
    assert refused(iam.create_policy_version, PolicyArn=policy, PolicyDocument=allow("ses:*"))[1:] == (
        "LimitExceeded",
        "A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
        "existing version.",
    )
    iam.set_default_policy_version(PolicyArn=policy, VersionId="v4")
    assert refused(iam.delete_policy_version, PolicyArn=policy, VersionId="v4")[1:] == (
        "DeleteConflict",
        "Cannot delete the default version of a policy.",
    )
    iam.delete_policy_version(PolicyArn=policy, VersionId="v1")
    versions = iam.list_policy_versions(PolicyArn=policy)["Versions"]
    assert [(each["VersionId"], each["IsDefaultVersion"]) for each in versions] == [
        ("v5", False),
        ("v4", True),
        ("v3", False),
        ("v2", False),
    ]
    document = iam.get_policy_version(PolicyArn=policy, VersionId="v4")["PolicyVersion"]["Document"]
    assert document == json.loads(allow("ses:Send4"))
    assert refused(iam.get_policy_version, PolicyArn=policy, VersionId="v1")[2] == (
        f"Policy {policy} version v1 does not exist or is not attachable."
    )
    assert refused(iam.get_policy_version, PolicyArn=policy, VersionId=f"v{10**20}")[1] == "NoSuchEntity"
    assert refused(iam.delete_policy, PolicyArn=policy)[1] == "DeleteConflict"
    for name in ("v2", "v3", "v5"):
        iam.delete_policy_version(PolicyArn=policy, VersionId=name)
    iam.delete_policy(PolicyArn=policy)
    assert iam.list_policies(Scope="Local")["Policies"] == []


def test_documents_travel_encoded(emulator, iam, user):
    text = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ses:*","Resource":"*"}}'
    iam.put_user_policy(UserName=user, PolicyName="p", PolicyDocument=text)
    heard: list[bytes] = []
    iam.meta.events.register(
        "before-parse.*.*", lambda response_dict, **_: heard.append(response_dict["body"])
    )
    found = iam.get_user_policy(UserName=user, PolicyName="p")
    assert found["PolicyDocument"] == json.loads(text)
    assert quote(text, safe="").encode() in heard[0]


@pytest.mark.parametrize("kind", ["user", "group", "role"])
def test_inline_and_attached(iam, kind):
    name = {f"{kind.capitalize()}Name": "x"}
    if kind == "role":
        iam.create_role(RoleName="x", AssumeRolePolicyDocument=trust(Service="ssm.amazonaws.com"))
    else:
        getattr(iam, f"create_{kind}")(**name)
    for policy in ("b", "a"):
        getattr(iam, f"put_{kind}_policy")(**name, PolicyName=policy, PolicyDocument=allow("ses:*"))
    assert getattr(iam, f"list_{kind}_policies")(**name)["PolicyNames"] == ["a", "b"]
    getattr(iam, f"delete_{kind}_policy")(**name, PolicyName="a")
    assert refused(getattr(iam, f"get_{kind}_policy"), **name, PolicyName="a")[1:] == (
        "NoSuchEntity",
        f"The {kind} policy with name a cannot be found.",
    )
    getattr(iam, f"attach_{kind}_policy")(**name, PolicyArn=SES)
    getattr(iam, f"attach_{kind}_policy")(**name, PolicyArn=SES)
    assert getattr(iam, f"list_attached_{kind}_policies")(**name)["AttachedPolicies"] == [
        {"PolicyName": "AmazonSESFullAccess", "PolicyArn": SES}
    ]
    entities = iam.list_entities_for_policy(PolicyArn=SES)
    assert [each[f"{kind.capitalize()}Name"] for each in entities[f"Policy{kind.capitalize()}s"]] == ["x"]
    assert iam.get_policy(PolicyArn=SES)["Policy"]["AttachmentCount"] == 1
    getattr(iam, f"detach_{kind}_policy")(**name, PolicyArn=SES)
    assert refused(getattr(iam, f"detach_{kind}_policy"), **name, PolicyArn=SES)[1:] == (
        "NoSuchEntity",
        f"Policy {SES} was not found.",
    )


def test_what_is_no_policy(iam, user):
    missing = "arn:aws:iam::aws:policy/NoSuchPolicy"
    assert refused(iam.attach_user_policy, UserName=user, PolicyArn=missing)[1:] == (
        "NoSuchEntity",
        f"Policy {missing} does not exist or is not attachable.",
    )
    assert refused(iam.put_user_policy, UserName=user, PolicyName="p", PolicyDocument="{")[:2] == (
        400,
        "MalformedPolicyDocument",
    )
    assert refused(iam.create_policy, PolicyName="p", PolicyDocument='{"Statement":[]}')[1] == (
        "MalformedPolicyDocument"
    )
    assert refused(iam.create_role, RoleName="r", AssumeRolePolicyDocument=allow("ses:*"))[1] == (
        "MalformedPolicyDocument"
    )


def test_how_much_and_how_many(iam, user):
    large = allow(*(f"ses:Send{number:05}" for number in range(150)))
    assert refused(iam.put_user_policy, UserName=user, PolicyName="p", PolicyDocument=large)[1:] == (
        "LimitExceeded",
        "Maximum policy size of 2048 bytes exceeded for user u",
    )
    arns = [each["Arn"] for each in iam.list_policies(Scope="AWS", MaxItems=11)["Policies"]]
    for arn in arns[:10]:
        iam.attach_user_policy(UserName=user, PolicyArn=arn)
    assert refused(iam.attach_user_policy, UserName=user, PolicyArn=arns[10])[1:] == (
        "LimitExceeded",
        "Cannot exceed quota for PoliciesPerUser: 10",
    )


def test_aws_has_policies_of_its_own(iam, user):
    found = {each["PolicyName"]: each for each in iam.list_policies(Scope="AWS", MaxItems=1000)["Policies"]}
    assert found["AWSLambdaBasicExecutionRole"]["Arn"] == (
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    )
    assert {"AdministratorAccess", "ReadOnlyAccess", "AmazonSSMManagedInstanceCore"} <= found.keys()
    document = iam.get_policy_version(PolicyArn=SES, VersionId="v1")["PolicyVersion"]["Document"]
    assert document["Statement"][0]["Action"] == "ses:*"
    assert refused(iam.delete_policy, PolicyArn=SES)[0] == 400
    assert iam.list_policies(OnlyAttached=True)["Policies"] == []
    iam.attach_user_policy(UserName=user, PolicyArn=SES)
    assert [each["Arn"] for each in iam.list_policies(OnlyAttached=True)["Policies"]] == [SES]


def test_a_boundary(iam, user, policy):
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=policy)
    assert iam.get_user(UserName=user)["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == policy
    bounding = iam.list_entities_for_policy(PolicyArn=policy, PolicyUsageFilter="PermissionsBoundary")
    assert [each["UserName"] for each in bounding["PolicyUsers"]] == [user]
    assert refused(iam.delete_policy, PolicyArn=policy)[1:] == (
        "DeleteConflict",
        "Cannot delete a policy attached to entities.",
    )
    iam.delete_user_permissions_boundary(UserName=user)
    assert "PermissionsBoundary" not in iam.get_user(UserName=user)["User"]
    iam.delete_policy(PolicyArn=policy)


def test_everything_about_an_account(iam, user, policy):
    iam.attach_user_policy(UserName=user, PolicyArn=policy)
    iam.put_user_policy(UserName=user, PolicyName="own", PolicyDocument=allow("ssm:*"))
    iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust(Service="ssm.amazonaws.com"))
    found = iam.get_account_authorization_details()
    (detail,) = found["UserDetailList"]
    assert detail["UserPolicyList"] == [
        {"PolicyName": "own", "PolicyDocument": json.loads(allow("ssm:*"))},
    ]
    assert detail["AttachedManagedPolicies"] == [{"PolicyName": "P", "PolicyArn": policy}]
    assert found["Policies"][0]["PolicyVersionList"][0]["Document"] == json.loads(allow("ses:*"))
    assert found["RoleDetailList"][0]["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {
        "Service": "ssm.amazonaws.com"
    }
    only = iam.get_account_authorization_details(Filter=["Role"])
    assert (only["UserDetailList"], only["Policies"]) == ([], [])
    pages = list(
        iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 1})
    )
    assert len(pages) == 3


def test_tags_of_a_policy(iam, policy):
    iam.tag_policy(PolicyArn=policy, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    iam.untag_policy(PolicyArn=policy, TagKeys=["a"])
    assert iam.list_policy_tags(PolicyArn=policy)["Tags"] == [{"Key": "b", "Value": "2"}]
    twice = [{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}]
    assert refused(iam.tag_policy, PolicyArn=policy, Tags=twice)[1:] == (
        "InvalidInput",
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    )


def decisions(answer: dict) -> dict[str, str]:
    return {each["EvalActionName"]: each["EvalDecision"] for each in answer["EvaluationResults"]}


def test_what_a_user_might_do(iam, user, policy):
    iam.create_group(GroupName="g")
    iam.add_user_to_group(GroupName="g", UserName=user)
    iam.attach_group_policy(GroupName="g", PolicyArn=policy)
    deny = {"Effect": "Deny", "Action": "ses:Delete*", "Resource": "*"}
    iam.put_user_policy(
        UserName=user,
        PolicyName="never",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": deny}),
    )
    arn = iam.get_user(UserName=user)["User"]["Arn"]
    answer = iam.simulate_principal_policy(
        PolicySourceArn=arn, ActionNames=["ses:SendEmail", "ses:DeleteIdentity", "ssm:GetParameter"]
    )
    assert decisions(answer) == {
        "ses:SendEmail": "allowed",
        "ses:DeleteIdentity": "explicitDeny",
        "ssm:GetParameter": "implicitDeny",
    }
    matched = [
        [statement["SourcePolicyId"] for statement in each["MatchedStatements"]]
        for each in answer["EvaluationResults"]
    ]
    assert matched == [["P"], ["never"], []]
    bound = iam.create_policy(PolicyName="b", PolicyDocument=allow("ssm:*"))["Policy"]["Arn"]
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=bound)
    (result,) = iam.simulate_principal_policy(PolicySourceArn=arn, ActionNames=["ses:SendEmail"])[
        "EvaluationResults"
    ]
    assert result["EvalDecision"] == "implicitDeny"
    assert result["PermissionsBoundaryDecisionDetail"] == {"AllowedByPermissionsBoundary": False}


def test_what_policies_would_say_under_conditions(iam):
    statement = {
        "Effect": "Allow",
        "Action": "ses:SendEmail",
        "Resource": "*",
        "Condition": {"StringLike": {"ses:FromAddress": "*@shop.test"}},
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    assert iam.get_context_keys_for_custom_policy(PolicyInputList=[document])["ContextKeyNames"] == [
        "ses:FromAddress"
    ]
    without = iam.simulate_custom_policy(PolicyInputList=[document], ActionNames=["ses:SendEmail"])
    (result,) = without["EvaluationResults"]
    assert (result["EvalDecision"], result["MissingContextValues"]) == ("implicitDeny", ["ses:FromAddress"])
    entry = {
        "ContextKeyName": "ses:FromAddress",
        "ContextKeyValues": ["a@shop.test"],
        "ContextKeyType": "string",
    }
    with_it = iam.simulate_custom_policy(
        PolicyInputList=[document], ActionNames=["ses:SendEmail"], ContextEntries=[entry]
    )
    (result,) = with_it["EvaluationResults"]
    assert (result["EvalDecision"], result["MatchedStatements"][0]["SourcePolicyId"]) == (
        "allowed",
        "PolicyInputList.1",
    )


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"PolicyInputList": ['{"Statement": ["x"]}']}, "InvalidInput"),
        ({"PolicyInputList": [allow("ses:*").replace("Allow", "Maybe")]}, "InvalidInput"),
        ({"PolicyInputList": [allow("ses:*")], "ResourcePolicy": "{}"}, "InvalidInput"),
        ({"PolicyInputList": [allow("ses:*")], "CallerArn": "nobody-that-has-an-arn"}, "InvalidInput"),
    ],
)
def test_what_is_no_policy_is_not_simulated(iam, request_, code):
    assert refused(iam.simulate_custom_policy, ActionNames=["ses:SendEmail"], **request_)[1] == code
