"""Parameter Store as boto3 meets it."""

from __future__ import annotations

import pytest

from tests.services.ssm.parameter_store.calls import again, every, get, names, put, refused


def test_put_and_get(ssm, emulator):
    assert put(ssm, "/shop/db/host", "db.example")["Version"] == 1
    found = ssm.get_parameter(Name="/shop/db/host")["Parameter"]
    modified = found.pop("LastModifiedDate")
    assert abs(modified.timestamp() - emulator.now()) < 60
    assert found == {
        "Name": "/shop/db/host",
        "Type": "String",
        "Value": "db.example",
        "Version": 1,
        "ARN": "arn:aws:ssm:us-east-1:000000000000:parameter/shop/db/host",
        "DataType": "text",
    }


@pytest.mark.parametrize(
    ("pointer", "name", "value", "selector"),
    [
        ("lone", "lone", "two", None),
        ("/lone", "/lone", "two", None),
        (" lone ", "lone", "two", None),
        ("lone:1", "lone", "one", ":1"),
        ("/lone:2", "/lone", "two", ":2"),
        ("lone:first", "lone", "one", ":first"),
        ("lone:Newest.1-x_y", "lone", "two", ":Newest.1-x_y"),
        ("arn:aws:ssm:us-east-1:000000000000:parameter/lone", "lone", "two", None),
        ("arn:aws:ssm:us-east-1:000000000000:parameter/lone:1", "lone", "one", ":1"),
        ("arn:aws:ssm:us-east-1:000000000000:parameter/lone:first", "lone", "one", ":first"),
    ],
)
def test_ways_to_point_at_a_parameter(ssm, pointer, name, value, selector):
    """The answer has the name that was asked for."""
    put(ssm, "lone", "one")
    again(ssm, "/lone", "two")
    ssm.label_parameter_version(Name="lone", ParameterVersion=1, Labels=["first"])
    ssm.label_parameter_version(Name="/lone", Labels=["Newest.1-x_y"])
    found = get(ssm, pointer)
    assert (found["Name"], found["Value"], found.get("Selector")) == (name, value, selector)
    assert found["ARN"] == "arn:aws:ssm:us-east-1:000000000000:parameter/lone"
    several = ssm.get_parameters(Names=[pointer, "nobody"])
    assert (several["Parameters"], several["InvalidParameters"]) == ([found], ["nobody"])


@pytest.mark.parametrize(
    ("pointer", "code"),
    [
        ("nobody", "ParameterNotFound"),
        ("/lone/deeper", "ParameterNotFound"),
        ("arn:aws:ssm:eu-west-1:000000000000:parameter/lone", "ParameterNotFound"),
        ("lone:7", "ParameterVersionNotFound"),
        ("lone:99999999999999999999999", "ParameterVersionNotFound"),
        ("lone:prod", "ParameterVersionNotFound"),
        ("lone:0", "ParameterVersionNotFound"),
        ("lone:1:2", "ParameterVersionNotFound"),
        ("a b", "ValidationException"),
        ("nobody:1:2", "ValidationException"),
        ("/aws/nobody", "ParameterNotFound"),
    ],
)
def test_pointing_at_nothing(ssm, pointer, code):
    put(ssm, "lone")
    assert refused(ssm.get_parameter, Name=pointer)[0] == code


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("ssm-mine", "ValidationException", 'can\'t be prefixed with "ssm"'),
        ("/SSM/mine", "ValidationException", 'can\'t be prefixed with "ssm"'),
        ("a b", "ValidationException", "mix of letters, numbers"),
        ("/a//b", "ValidationException", "mix of letters, numbers"),
        ("/a/b/", "ValidationException", "mix of letters, numbers"),
        ("a/b", "ValidationException", "fully qualified name"),
        ("aws-mine", "AccessDeniedException", "reserved parameter name: aws-mine"),
        ("/aws/mine", "AccessDeniedException", "reserved parameter name: /aws/mine"),
        ("/" + "/".join("abcdefghijklmnop"), "HierarchyLevelLimitExceededException", "maximum of 15 levels"),
        ("n" * 1000, "ValidationException", "1011"),
    ],
)
def test_names_that_cannot_be(ssm, name, code, sentence):
    found, message = refused(ssm.put_parameter, Name=name, Value="v", Type="String")
    assert found == code
    assert sentence in message


@pytest.mark.parametrize(
    ("request_", "code", "sentence"),
    [
        ({"Name": "there", "Type": "String"}, "ParameterAlreadyExists", "set the overwrite option"),
        ({"Name": "/there", "Type": "String"}, "ParameterAlreadyExists", "set the overwrite option"),
        ({"Name": "new"}, "ValidationException", "A parameter type is required"),
        ({"Name": "new", "Type": "String", "Value": ""}, "ValidationException", "Value '' at 'value'"),
        ({"Name": "new", "Type": "String", "Value": "x" * 4097}, "ValidationException", "4096 characters"),
        (
            {"Name": "new", "Type": "String", "Value": "x" * 8193, "Tier": "Advanced"},
            "ValidationException",
            "8192 characters",
        ),
        ({"Name": "new", "Type": "String", "Value": "{{ssm:there}}"}, "ValidationException", "nest another"),
        (
            {"Name": "new", "Type": "String", "KeyId": "alias/k"},
            "ValidationException",
            "KeyId is required for",
        ),
        (
            {"Name": "new", "Type": "String", "AllowedPattern": r"\d+"},
            "ParameterPatternMismatchException",
            r"allowedPattern: \d+",
        ),
        (
            {"Name": "new", "Type": "String", "AllowedPattern": "("},
            "InvalidAllowedPatternException",
            "regular",
        ),
        (
            {"Name": "there", "Overwrite": True, "Tags": [{"Key": "a", "Value": "b"}]},
            "ValidationException",
            "tags and overwrite can't be used together",
        ),
        (
            {"Name": "there", "Overwrite": True, "Type": "StringList"},
            "HierarchyTypeMismatchException",
            "doesn't support changing a parameter type",
        ),
        ({"Name": "large", "Overwrite": True, "Tier": "Standard"}, "ValidationException", "can't downgrade"),
        (
            {"Name": "new", "Type": "StringList", "DataType": "aws:ec2:image"},
            "ValidationException",
            "String parameters only",
        ),
        (
            {"Name": "there", "Value": "x" * 4097, "Overwrite": True},
            "ValidationException",
            "upgrade the parameter",
        ),
        (
            {"Name": "new", "Type": "String", "Tags": [{"Key": f"{n}", "Value": ""} for n in range(51)]},
            "TooManyTagsError",
            "50 tags",
        ),
        (
            {"Name": "new", "Type": "String", "Tags": [{"Key": "AWS:mine", "Value": ""}]},
            "ValidationException",
            "aws: prefixed tag key names",
        ),
        (
            {
                "Name": "arn:aws:ssm:us-east-1:000000000000:parameter/there",
                "Overwrite": True,
                "Type": "String",
            },
            "ValidationException",
            "fully qualified name",
        ),
    ],
)
def test_puts_that_are_refused(ssm, request_, code, sentence):
    put(ssm, "there")
    put(ssm, "large", "x" * 4097, Tier="Intelligent-Tiering")
    found, message = refused(ssm.put_parameter, **{"Value": "v", **request_})
    assert found == code
    assert sentence in message


def test_tiers(ssm):
    assert put(ssm, "small")["Tier"] == "Standard"
    assert put(ssm, "chosen", Tier="Advanced")["Tier"] == "Advanced"
    assert put(ssm, "clever", "x" * 4097, Tier="Intelligent-Tiering")["Tier"] == "Advanced"
    assert put(ssm, "modest", Tier="Intelligent-Tiering")["Tier"] == "Standard"
    assert again(ssm, "chosen")["Tier"] == "Advanced"
    assert again(ssm, "small", Tier="Advanced") | {"ResponseMetadata": 0} == {
        "Version": 2,
        "Tier": "Advanced",
        "ResponseMetadata": 0,
    }
    assert again(ssm, "modest", "x" * 4097, Tier="Intelligent-Tiering")["Tier"] == "Advanced"
    assert put(ssm, "typed", "{}", DataType="json", Tier="Intelligent-Tiering")["Tier"] == "Advanced"


@pytest.mark.parametrize(
    ("setting", "small", "large"),
    [("Advanced", "Advanced", "Advanced"), ("Intelligent-Tiering", "Standard", "Advanced")],
)
def test_the_tier_where_none_is_said(ssm, setting, small, large):
    put(ssm, "before")
    tier = "/ssm/parameter-store/default-parameter-tier"
    ssm.update_service_setting(SettingId=tier, SettingValue=setting)
    assert put(ssm, "small")["Tier"] == small
    assert put(ssm, "large", "x" * 4097)["Tier"] == large
    assert again(ssm, "before")["Tier"] == small
    ssm.reset_service_setting(SettingId=tier)
    assert put(ssm, "after")["Tier"] == "Standard"
    assert again(ssm, "large")["Tier"] == "Advanced"


def test_how_many_there_may_be(ssm, monkeypatch):
    monkeypatch.setattr("bellhop.engines.parameters.quotas.MOST", {"Standard": 2, "Advanced": 2})
    put(ssm, "a")
    put(ssm, "b")
    code, sentence = refused(ssm.put_parameter, Name="c", Value="v", Type="String")
    assert code == "ParameterLimitExceeded"
    assert "2" in sentence
    assert again(ssm, "a")["Version"] == 2
    assert put(ssm, "c", Tier="Intelligent-Tiering")["Tier"] == "Advanced"
    again(ssm, "a", Tier="Advanced")
    assert put(ssm, "d")["Tier"] == "Standard"
    assert refused(again, ssm=ssm, name="b", Tier="Advanced")[0] == "ParameterLimitExceeded"
    ssm.delete_parameters(Names=["a", "b"])
    assert put(ssm, "e")["Tier"] == "Standard"
    assert put(ssm, "f", Tier="Advanced")["Tier"] == "Advanced"


def test_a_hundred_versions_are_kept(ssm):
    put(ssm, "counter", "1", Description="counts")
    for value in range(2, 103):
        ssm.put_parameter(Name="counter", Value=str(value), Overwrite=True)
    pages = list(ssm.get_paginator("get_parameter_history").paginate(Name="counter"))
    versions = [each for page in pages for each in page["Parameters"]]
    assert [len(page["Parameters"]) for page in pages] == [50, 50]
    assert [(each["Version"], each["Value"]) for each in versions] == [(n, str(n)) for n in range(3, 103)]
    assert {each["Description"] for each in versions} == {"counts"}
    assert refused(ssm.get_parameter, Name="counter:2")[0] == "ParameterVersionNotFound"


def test_deletion_takes_versions_and_tags_along(ssm):
    put(ssm, "gone", Tags=[{"Key": "team", "Value": "shop"}])
    ssm.put_parameter(Name="gone", Value="w", Overwrite=True)
    ssm.delete_parameter(Name="gone")
    assert refused(ssm.delete_parameter, Name="gone")[0] == "ParameterNotFound"
    put(ssm, "gone", "again")
    assert ssm.get_parameter(Name="gone")["Parameter"]["Version"] == 1
    assert len(ssm.get_parameter_history(Name="gone")["Parameters"]) == 1
    assert ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="gone")["TagList"] == []


def test_several_at_once(ssm):
    for name in ("b", "a", "c"):
        put(ssm, name)
    found = ssm.get_parameters(Names=["c", "nobody", "a:1", "a:9"])
    assert names(found) == ["a", "c"]
    assert found["InvalidParameters"] == ["nobody", "a:9"]
    deleted = ssm.delete_parameters(Names=["a", "nobody", "b"])
    assert (deleted["DeletedParameters"], deleted["InvalidParameters"]) == (["a", "b"], ["nobody"])
    assert names(ssm.describe_parameters()) == ["c"]


def test_by_path(ssm):
    for name in ("/shop", "/shop/a", "/shop/a/x", "/shop/b", "/shop/b/y/z", "/shopping/c", "/shop0", "lone"):
        put(ssm, name)
    assert names(ssm.get_parameters_by_path(Path="/shop")) == ["/shop/a", "/shop/b"]
    assert names(ssm.get_parameters_by_path(Path="/shop/")) == ["/shop/a", "/shop/b"]
    assert names(ssm.get_parameters_by_path(Path="/shop", Recursive=True)) == [
        "/shop/a",
        "/shop/a/x",
        "/shop/b",
        "/shop/b/y/z",
    ]
    assert names(ssm.get_parameters_by_path(Path="/")) == ["lone", "/shop", "/shop0"]
    assert len(names(ssm.get_parameters_by_path(Path="/", Recursive=True))) == 8
    assert names(ssm.get_parameters_by_path(Path="/nobody")) == []
    assert refused(ssm.get_parameters_by_path, Path="shop")[0] == "ValidationException"


@pytest.mark.parametrize("recursive", [False, True])
def test_pages_by_path(ssm, recursive):
    wanted = [f"/many/{number:03}" for number in range(23)]
    for name in ["/man", "/many0", "/many/005/deep", *wanted]:
        put(ssm, name)
    found, sizes = every(ssm, "get_parameters_by_path", Path="/many", Recursive=recursive)
    assert found == sorted([*wanted, "/many/005/deep"] if recursive else wanted)
    assert sizes == ([10, 10, 4] if recursive else [10, 10, 3])


def test_a_token_continues_only_its_own_call(ssm):
    for number in range(12):
        put(ssm, f"/many/{number:03}")
    token = ssm.get_parameters_by_path(Path="/many")["NextToken"]
    assert refused(ssm.get_parameters_by_path, Path="/other", NextToken=token)[0] == "InvalidNextToken"
    assert refused(ssm.describe_parameters, NextToken="nonsense")[0] == "InvalidNextToken"


def test_describe(ssm):
    put(ssm, "/a", Description="first", AllowedPattern="v+")
    found = ssm.describe_parameters()["Parameters"][0]
    del found["LastModifiedDate"]
    assert found == {
        "Name": "/a",
        "ARN": "arn:aws:ssm:us-east-1:000000000000:parameter/a",
        "Type": "String",
        "LastModifiedUser": "arn:aws:iam::000000000000:root",
        "Description": "first",
        "AllowedPattern": "v+",
        "Version": 1,
        "Tier": "Standard",
        "Policies": [],
        "DataType": "text",
    }


def test_accounts_and_regions_are_apart(aws):
    put(aws("ssm"), "mine")
    for elsewhere in (aws("ssm", region_name="eu-west-1"), aws("ssm", aws_access_key_id="111122223333")):
        assert refused(elsewhere.get_parameter, Name="mine")[0] == "ParameterNotFound"
        assert names(elsewhere.describe_parameters()) == []


def test_tags(ssm):
    put(ssm, "/tagged", Tags=[{"Key": "a", "Value": "1"}])
    at = {"ResourceType": "Parameter", "ResourceId": "/tagged"}
    ssm.add_tags_to_resource(**at, Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "3"}])
    ssm.remove_tags_from_resource(**at, TagKeys=["nothing"])
    assert ssm.list_tags_for_resource(**at)["TagList"] == [
        {"Key": "a", "Value": "3"},
        {"Key": "b", "Value": "2"},
    ]
    ssm.remove_tags_from_resource(**at, TagKeys=["a"])
    assert ssm.list_tags_for_resource(**at)["TagList"] == [{"Key": "b", "Value": "2"}]
    many = [{"Key": f"k{number}", "Value": ""} for number in range(50)]
    assert refused(ssm.add_tags_to_resource, **at, Tags=many)[0] == "TooManyTagsError"
    reserved = [{"Key": "aws:mine", "Value": ""}]
    assert refused(ssm.add_tags_to_resource, **at, Tags=reserved)[0] == "ValidationException"
    nobody = {"ResourceType": "Parameter", "ResourceId": "nobody"}
    assert refused(ssm.list_tags_for_resource, **nobody)[0] == "InvalidResourceId"
