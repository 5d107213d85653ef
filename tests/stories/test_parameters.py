"""Parameter Store, as an application keeps its settings in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop import Bellhop

    Aws = Callable[..., Any]


def test_a_path_is_read_page_by_page(aws: Aws) -> None:
    ssm = aws("ssm")
    names = [f"/shop/prod/key{number:02}" for number in range(35)]
    for name in reversed(names):
        ssm.put_parameter(Name=name, Value=f"value of {name}", Type="String")
    ssm.put_parameter(Name="/shop/staging/key", Value="elsewhere", Type="String")

    pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path="/shop/prod"))

    assert [len(page["Parameters"]) for page in pages] == [10, 10, 10, 5]
    assert [each["Name"] for page in pages for each in page["Parameters"]] == names
    assert pages[0]["Parameters"][0]["Value"] == "value of /shop/prod/key00"


def test_a_path_is_read_with_what_lies_below(aws: Aws) -> None:
    ssm = aws("ssm")
    for name in ("/shop/url", "/shop/db/user", "/shop/db/read/user"):
        ssm.put_parameter(Name=name, Value="x", Type="String")

    def names(**how: Any) -> list[str]:
        return [each["Name"] for each in ssm.get_parameters_by_path(Path="/shop", **how)["Parameters"]]

    assert names() == ["/shop/url"]
    assert sorted(names(Recursive=True)) == ["/shop/db/read/user", "/shop/db/user", "/shop/url"]


def test_a_token_of_another_question_is_refused(aws: Aws) -> None:
    ssm = aws("ssm")
    for number in range(2):
        ssm.put_parameter(Name=f"/shop/{number}", Value="x", Type="String")
    token = ssm.get_parameters_by_path(Path="/shop", MaxResults=1)["NextToken"]

    with pytest.raises(ssm.exceptions.InvalidNextToken):
        ssm.get_parameters_by_path(Path="/other", MaxResults=1, NextToken=token)


def test_a_secret_is_shown_to_those_who_ask_for_it(aws: Aws) -> None:
    ssm = aws("ssm")
    ssm.put_parameter(Name="/shop/password", Value="s3cret ☃", Type="SecureString")

    sealed = ssm.get_parameter(Name="/shop/password")["Parameter"]
    opened = ssm.get_parameter(Name="/shop/password", WithDecryption=True)["Parameter"]

    assert (sealed["Type"], opened["Type"]) == ("SecureString", "SecureString")
    assert "s3cret" not in sealed["Value"]
    assert opened["Value"] == "s3cret ☃"


def test_no_secret_is_in_the_trail(aws: Aws, bellhop: Any, api: Any) -> None:
    aws("ssm").put_parameter(Name="/shop/password", Value="s3cret", Type="SecureString")

    calls = api.get("/calls")

    assert "/shop/password" in calls.text
    assert "s3cret" not in calls.text


def test_versions(aws: Aws) -> None:
    ssm = aws("ssm")
    made = [
        ssm.put_parameter(Name="key", Value=value, Type="String", Overwrite=True)["Version"]
        for value in ("one", "two", "three")
    ]

    assert made == [1, 2, 3]
    assert ssm.get_parameter(Name="key")["Parameter"]["Value"] == "three"
    assert ssm.get_parameter(Name="key:1")["Parameter"]["Value"] == "one"
    with pytest.raises(ssm.exceptions.ParameterVersionNotFound):
        ssm.get_parameter(Name="key:4")
    with pytest.raises(ssm.exceptions.ParameterAlreadyExists):
        ssm.put_parameter(Name="key", Value="four", Type="String")


def test_what_is_not_there(aws: Aws) -> None:
    ssm = aws("ssm")
    ssm.put_parameter(Name="here", Value="x", Type="String")

    found = ssm.get_parameters(Names=["here", "nowhere"])

    assert [each["Name"] for each in found["Parameters"]] == ["here"]
    assert found["InvalidParameters"] == ["nowhere"]
    with pytest.raises(ssm.exceptions.ParameterNotFound):
        ssm.get_parameter(Name="nowhere")


def test_a_release_goes_live_and_back_by_its_label(aws: Aws, bellhop: Bellhop, api: Any) -> None:
    ssm = aws("ssm")
    node = api.post("/nodes", json={}).json()["InstanceId"]

    def deployed() -> str:
        command = ssm.send_command(
            DocumentName="AWS-RunShellScript",
            InstanceIds=[node],
            Parameters={"commands": ["echo {{ssm:/shop/release:live}}"]},
        )["Command"]["CommandId"]
        assert bellhop.settle()
        return ssm.get_command_invocation(CommandId=command, InstanceId=node)["StandardOutputContent"].strip()

    ssm.put_parameter(Name="/shop/release", Value="1.0", Type="String")
    ssm.label_parameter_version(Name="/shop/release", Labels=["live"])
    ssm.put_parameter(Name="/shop/release", Value="1.1", Overwrite=True)
    assert deployed() == "1.0"
    ssm.label_parameter_version(Name="/shop/release", Labels=["live"])
    assert deployed() == "1.1"
    ssm.label_parameter_version(Name="/shop/release", ParameterVersion=1, Labels=["live"])
    assert deployed() == "1.0"


def test_a_password_that_runs_out_is_announced(aws: Aws, bellhop: Bellhop) -> None:
    ssm, sqs, events = aws("ssm"), aws("sqs"), aws("events")
    url = sqs.create_queue(QueueName="rotate")["QueueUrl"]
    pattern = {"source": ["aws.ssm"], "detail-type": ["Parameter Store Policy Action"]}
    events.put_rule(Name="rotate", EventPattern=json.dumps(pattern))
    queue = f"arn:aws:sqs:{ssm.meta.region_name}:000000000000:rotate"
    events.put_targets(Rule="rotate", Targets=[{"Id": "queue", "Arn": queue}])
    end = datetime.fromtimestamp(bellhop.now(), UTC) + timedelta(days=30)
    policies = [
        {"Type": "Expiration", "Version": "1.0", "Attributes": {"Timestamp": end.isoformat()}},
        {"Type": "ExpirationNotification", "Version": "1.0", "Attributes": {"Before": "5", "Unit": "Days"}},
    ]
    ssm.put_parameter(
        Name="/shop/password",
        Value="s3cret",
        Type="SecureString",
        Tier="Intelligent-Tiering",
        Policies=json.dumps(policies),
    )

    def told() -> list[tuple[str, str]]:
        assert bellhop.settle()
        messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        details = [json.loads(each["Body"])["detail"] for each in messages]
        return [(each["parameter-name"], each["policy-type"]) for each in details]

    bellhop.advance(26 * 86_400)
    assert told() == [("/shop/password", "ExpirationNotification")]
    assert ssm.get_parameter(Name="/shop/password")["Parameter"]["Version"] == 1
    bellhop.advance(5 * 86_400)
    assert ("/shop/password", "Expiration") in told()
    with pytest.raises(ssm.exceptions.ParameterNotFound):
        ssm.get_parameter(Name="/shop/password")
