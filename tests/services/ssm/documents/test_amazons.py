"""Amazon's documents as boto3 meets them."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.services.ssm.documents.works import code_of

SHELL, POWERSHELL = "AWS-RunShellScript", "AWS-RunPowerShellScript"
EVERYWHERE = ["Windows", "Linux", "MacOS"]


def test_describe_and_get(ssm):
    described = ssm.describe_document(Name=SHELL)["Document"]
    parameters = {each["Name"]: each.get("DefaultValue") for each in described["Parameters"]}
    assert parameters == {"commands": None, "workingDirectory": "", "executionTimeout": "3600"}
    assert (described["Owner"], described["SchemaVersion"]) == ("Amazon", "1.2")
    assert described["PlatformTypes"] == ["Linux", "MacOS"]
    content = ssm.get_document(Name=SHELL)["Content"]
    assert hashlib.sha256(content.encode()).hexdigest() == described["Hash"]
    assert list(json.loads(content)["runtimeConfig"]) == ["aws:runShellScript"]


# Parameters without a default are None; those of a list or map are JSON.
@pytest.mark.parametrize(
    ("name", "kind", "schema", "platforms", "parameters"),
    [
        (
            "AWS-RunRemoteScript",
            "Command",
            "2.2",
            ["Windows", "Linux"],
            {
                "sourceType": None,
                "sourceInfo": "{}",
                "commandLine": "",
                "workingDirectory": "",
                "executionTimeout": "3600",
            },
        ),
        (
            "AWS-RunDocument",
            "Command",
            "2.2",
            ["Windows", "Linux"],
            {"sourceType": None, "sourceInfo": "{}", "documentParameters": "{}"},
        ),
        (
            "AWS-ConfigureAWSPackage",
            "Command",
            "2.2",
            ["Windows", "Linux"],
            {
                "action": None,
                "installationType": "Uninstall and reinstall",
                "name": None,
                "version": "",
                "additionalArguments": "{}",
            },
        ),
        ("AWS-UpdateSSMAgent", "Command", "1.2", EVERYWHERE, {"version": "", "allowDowngrade": "false"}),
        ("AWS-UpdateEC2Config", "Command", "1.2", ["Windows"], {"version": "", "allowDowngrade": "false"}),
        (
            "AWS-RunPatchBaseline",
            "Command",
            "2.2",
            EVERYWHERE,
            {
                "Operation": None,
                "SnapshotId": "",
                "InstallOverrideList": "",
                "BaselineOverride": "",
                "RebootOption": "RebootIfNeeded",
            },
        ),
        ("AWS-RefreshAssociation", "Command", "2.0", EVERYWHERE, {"associationIds": "[]"}),
        ("AWS-ConfigureDocker", "Command", "2.0", ["Windows", "Linux"], {"action": "Install"}),
        (
            "AWS-ApplyAnsiblePlaybooks",
            "Command",
            "2.2",
            ["Linux"],
            {
                "SourceType": "S3",
                "SourceInfo": "{}",
                "InstallDependencies": "True",
                "PlaybookFile": "hello-world-playbook.yml",
                "ExtraVariables": "SSM=True",
                "Check": "False",
                "Verbose": "-v",
                "TimeoutSeconds": "3600",
            },
        ),
        ("AWS-StartSSHSession", "Session", "1.0", EVERYWHERE, {"portNumber": "22"}),
        (
            "AWS-StartPortForwardingSession",
            "Session",
            "1.0",
            EVERYWHERE,
            {"portNumber": "80", "localPortNumber": "0"},
        ),
        (
            "AWS-StartPortForwardingSessionToRemoteHost",
            "Session",
            "1.0",
            EVERYWHERE,
            {"portNumber": "80", "localPortNumber": "0", "host": "localhost"},
        ),
        ("AWS-StartInteractiveCommand", "Session", "1.0", EVERYWHERE, {"command": None}),
        ("AWS-StartNonInteractiveCommand", "Session", "1.0", EVERYWHERE, {"command": None}),
    ],
)
def test_what_they_take(ssm, name, kind, schema, platforms, parameters):
    found = ssm.describe_document(Name=name)["Document"]
    assert (found["DocumentType"], found["SchemaVersion"], found["PlatformTypes"]) == (
        kind,
        schema,
        platforms,
    )
    assert {each["Name"]: each.get("DefaultValue") for each in found["Parameters"]} == parameters
    assert all(each["Description"] for each in found["Parameters"])


def test_every_one_of_them_could_be_somebodys_own(ssm, make):
    found = ssm.get_paginator("list_documents").paginate(Filters=[{"Key": "Owner", "Values": ["Amazon"]}])
    listed = [each for page in found for each in page["DocumentIdentifiers"]]
    assert len(listed) >= 30
    for each in listed:
        content = ssm.get_document(Name=each["Name"])["Content"]
        mine = make(f"Mine-{each['Name']}", content, DocumentType=each["DocumentType"])
        assert mine["SchemaVersion"] == each["SchemaVersion"]


@pytest.mark.parametrize("operation", ["describe_document", "get_document"])
def test_what_is_not_there(ssm, operation):
    for request, code in (
        ({"Name": "AWS-Nothing"}, "InvalidDocument"),
        ({"Name": SHELL, "DocumentVersion": "4"}, "InvalidDocumentVersion"),
        ({"Name": "SSM-SessionManagerRunShell"}, "InvalidDocument"),
    ):
        assert code_of(getattr(ssm, operation), **request) == code


def test_preferences_of_sessions_are_an_accounts_own(ssm, make):
    content = {
        "schemaVersion": "1.0",
        "sessionType": "Standard_Stream",
        "inputs": {"idleSessionTimeout": "5"},
    }
    make("SSM-SessionManagerRunShell", content, DocumentType="Session")
    content["inputs"]["idleSessionTimeout"] = "7"
    changed = ssm.update_document(
        Name="SSM-SessionManagerRunShell", Content=json.dumps(content), DocumentVersion="$LATEST"
    )
    assert changed["DocumentDescription"]["DocumentVersion"] == "2"
