"""Public parameters: AWS's, and the operator's own."""

from __future__ import annotations

import json
import re

import pytest

from tests.services.ssm.parameter_store.calls import every, get, names, put, refused

AL2023 = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
GLOBAL = "/aws/service/global-infrastructure"


@pytest.fixture
def publish(emulator):
    def post(name: str, value: str, **more) -> dict:
        body = {"Name": f"/aws/service/{name}", "Value": value, **more}
        return emulator.control("POST", "/_bellhop/public-parameters", body)

    return post


@pytest.mark.parametrize(
    "name",
    [
        "ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
        "ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        "ami-windows-latest/Windows_Server-2022-English-Full-Base",
        "canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
        "ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
        "eks/optimized-ami/1.31/amazon-linux-2023/x86_64/standard/recommended/image_id",
        "bottlerocket/aws-k8s-1.31/x86_64/latest/image_id",
    ],
)
def test_images(aws, name):
    here, there = (
        get(aws("ssm", region_name=region), f"/aws/service/{name}") for region in ("us-east-1", "eu-west-1")
    )
    assert re.fullmatch("ami-[0-9a-f]{17}", here["Value"])
    assert here["Value"] != there["Value"]
    assert here["ARN"] == f"arn:aws:ssm:us-east-1::parameter/aws/service/{name}"
    assert (here["Type"], here["Version"], here["DataType"]) == ("String", 1, "text")


def test_what_ecs_recommends(ssm):
    path = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended"
    facts = json.loads(get(ssm, path)["Value"])
    assert facts["os"] == "Amazon Linux 2023"
    assert facts["image_id"] == get(ssm, f"{path}/image_id")["Value"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("current-region", "eu-west-1"),
        ("regions/us-west-2", "us-west-2"),
        ("regions/us-west-2/longName", "US West (Oregon)"),
        ("services/ssm/longName", "AWS Systems Manager"),
        ("regions/us-west-2/services/ses/endpoint", "email.us-west-2.amazonaws.com"),
    ],
)
def test_infrastructure(aws, name, value):
    assert get(aws("ssm", region_name="eu-west-1"), f"{GLOBAL}/{name}")["Value"] == value


def test_public_parameters_by_path(ssm):
    found, sizes = every(ssm, "get_parameters_by_path", Path=f"{GLOBAL}/regions")
    assert {"/aws/service/global-infrastructure/regions/us-east-1"} < set(found)
    assert all(name.count("/") == 5 for name in found)
    assert sizes[0] == 10
    listed = ssm.get_parameters_by_path(Path="/aws/service/list")["Parameters"]
    assert "/aws/service/ecs/" in [each["Value"] for each in listed]
    deep = every(ssm, "get_parameters_by_path", Path=f"{GLOBAL}/services/ssm", Recursive=True)[0]
    assert f"{GLOBAL}/services/ssm/regions/us-east-1" in deep
    assert names(ssm.get_parameters_by_path(Path="/", Recursive=True)) == []
    lists = [{"Key": "Type", "Values": ["StringList"]}]
    assert names(ssm.get_parameters_by_path(Path="/aws/service/list", ParameterFilters=lists)) == []


def test_selectors_and_history(ssm):
    assert get(ssm, f"{AL2023}:1")["Selector"] == ":1"
    assert refused(ssm.get_parameter, Name=f"{AL2023}:2")[0] == "ParameterVersionNotFound"
    by_arn = get(ssm, f"arn:aws:ssm:us-east-1::parameter{AL2023}")
    assert by_arn["Value"] == get(ssm, AL2023)["Value"]
    (version,) = ssm.get_parameter_history(Name=AL2023)["Parameters"]
    assert version["Value"] == by_arn["Value"]
    several = ssm.get_parameters(Names=[AL2023, "/aws/service/nobody"])
    assert (names(several), several["InvalidParameters"]) == ([AL2023], ["/aws/service/nobody"])


def test_they_are_described_only_where_they_are_asked_for(ssm):
    put(ssm, "/mine")
    assert names(ssm.describe_parameters()) == ["/mine"]
    begins = {"Key": "Name", "Option": "BeginsWith", "Values": ["/aws/service/ami-amazon-linux-latest"]}
    found = ssm.describe_parameters(ParameterFilters=[begins])["Parameters"]
    assert AL2023 in [each["Name"] for each in found]
    assert {"ARN", "LastModifiedUser"}.isdisjoint(found[0])
    equals = {"Key": "Name", "Values": [AL2023, "/mine"]}
    assert names(ssm.describe_parameters(ParameterFilters=[equals])) == ["/mine"]
    path = {"Key": "Path", "Values": ["/aws/service/list"]}
    assert "/aws/service/list/ecs" in names(ssm.describe_parameters(ParameterFilters=[path]))


def test_nobody_changes_them(ssm):
    assert refused(ssm.put_parameter, Name=AL2023, Value="v", Type="String", Overwrite=True) == (
        "AccessDeniedException",
        f"No access to reserved parameter name: {AL2023}.",
    )
    assert refused(ssm.delete_parameter, Name=AL2023)[0] == "AccessDeniedException"
    assert ssm.delete_parameters(Names=[AL2023])["InvalidParameters"] == [AL2023]


def test_the_operators_own(ssm, aws, emulator, publish):
    assert publish("our/ami", "ami-1")["Version"] == 1
    assert publish("our/ami", "ami-2", Region="eu-west-1", Type="StringList")["Version"] == 1
    other = aws("ssm", aws_access_key_id="111122223333")
    assert get(other, "/aws/service/our/ami")["Value"] == "ami-1"
    europe = aws("ssm", region_name="eu-west-1")
    found = get(europe, "/aws/service/our/ami")
    assert (found["Value"], found["Type"]) == ("ami-2", "StringList")
    again = publish("our/ami", "ami-3")
    assert (again["Version"], again["Value"]) == (2, "ami-3")
    assert get(ssm, "/aws/service/our/ami:2")["Value"] == "ami-3"
    assert names(ssm.get_parameters_by_path(Path="/aws/service/our")) == ["/aws/service/our/ami"]
    listed = emulator.control("GET", "/_bellhop/public-parameters")["PublicParameters"]
    assert [(each["Value"], each["Region"]) for each in listed] == [("ami-3", None), ("ami-2", "eu-west-1")]


def test_the_operators_own_come_first(ssm, emulator, publish):
    bundled = get(ssm, AL2023)["Value"]
    publish(AL2023.removeprefix("/aws/service/"), "ami-0123456789abcdef0", DataType="aws:ec2:image")
    assert get(ssm, AL2023)["Value"] == "ami-0123456789abcdef0"
    publish("our/x", "x")
    emulator.control("DELETE", f"/_bellhop/public-parameters?name={AL2023}")
    assert (get(ssm, AL2023)["Value"], get(ssm, "/aws/service/our/x")["Value"]) == (bundled, "x")
    emulator.control("DELETE", "/_bellhop/public-parameters")
    assert refused(ssm.get_parameter, Name="/aws/service/our/x")[0] == "ParameterNotFound"
