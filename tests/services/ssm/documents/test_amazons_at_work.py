"""Amazon's documents, run on a node."""

from __future__ import annotations

import json

import pytest

from tests.services.ssm.documents.works import command

NODE = "i-" + "a" * 17
SCRIPT = b"#!/bin/sh\necho hello $1\n"
GREETING = command("echo inner {{ who }}", parameters={"who": {"type": "String"}})


@pytest.fixture
def run(ssm, aws, emulator, make):
    """`run(document, parameter="value")` gives a command's status, and the output of each plugin that ran."""
    emulator.control("POST", "/_bellhop/nodes", {"InstanceId": NODE})
    s3 = aws("s3")
    s3.create_bucket(Bucket="code")
    for key, body in (("bin/hello.sh", SCRIPT), ("greeting.json", json.dumps(GREETING).encode())):
        s3.put_object(Bucket="code", Key=key, Body=body)
    make("Greeting", GREETING)

    def send(document: str, **parameters: str) -> tuple[str, dict[str, str]]:
        values = {name: [value] for name, value in parameters.items()}
        sent = ssm.send_command(InstanceIds=[NODE], DocumentName=document, Parameters=values)
        assert emulator.settle()
        asked = {"CommandId": sent["Command"]["CommandId"], "Details": True}
        (found,) = ssm.list_command_invocations(**asked)["CommandInvocations"]
        ran = {
            each["Name"]: each["Output"]
            for each in found["CommandPlugins"]
            if "unsatisfied preconditions" not in each["Output"]
        }
        return found["Status"], ran

    return send


def s3_object(key: str) -> str:
    return json.dumps({"path": f"https://s3.us-east-1.amazonaws.com/code/{key}"})


@pytest.mark.parametrize(
    ("key", "line"),
    [("bin/hello.sh", "sh hello.sh bob"), ("bin/", "hello.sh bob"), ("bin/", "./hello.sh bob")],
)
def test_a_script_from_a_bucket(run, key, line):
    status, ran = run("AWS-RunRemoteScript", sourceType="S3", sourceInfo=s3_object(key), commandLine=line)
    assert (status, ran["runShellScript"]) == ("Success", "hello bob\n")


@pytest.mark.parametrize(
    ("kind", "info"), [("S3", s3_object("greeting.json")), ("SSMDocument", '{"name": "Greeting"}')]
)
def test_a_document_from_elsewhere(run, kind, info):
    status, ran = run(
        "AWS-RunDocument", sourceType=kind, sourceInfo=info, documentParameters='{"who": "bob"}'
    )
    assert (status, ran["runDocument"]) == ("Success", "inner bob\n")


def test_what_is_missing_is_said(run):
    nowhere = s3_object("nowhere.sh")
    status, ran = run("AWS-RunRemoteScript", sourceType="S3", sourceInfo=nowhere, commandLine="true")
    assert status == "Failed"
    assert "ERROR" in ran["downloadContent"]


def test_a_document_that_does_nothing(run):
    assert run("AWS-Noop")[0] == "Success"
