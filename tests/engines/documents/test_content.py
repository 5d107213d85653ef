"""What a document must look like, by type and schema version."""

from __future__ import annotations

import copy
import json

import pytest

from bellhop.engines.documents import content
from bellhop.engines.documents.errors import (
    InvalidDocumentContent,
    InvalidDocumentSchemaVersion,
    MaxDocumentSizeExceeded,
)

SHA256 = "0" * 64


def script(**more):
    return {"action": "aws:runShellScript", "name": "run", "inputs": {"runCommand": ["true"], **more}}


def step(action, /, **inputs):
    return {"action": action, "name": "run", "inputs": inputs}


def command(*steps, **more):
    return {"schemaVersion": "2.2", "mainSteps": list(steps) or [script()], **more}


def parameter(**declared):
    return command(parameters={"p": declared})


def old(plugin="aws:runShellScript", properties=None):
    found = [{"id": "0", "runCommand": ["true"]}] if properties is None else properties
    return {"schemaVersion": "1.2", "runtimeConfig": {plugin: {"properties": found}}}


def action(name="aws:sleep", inputs=None, **more):
    return {
        "name": "one",
        "action": name,
        "inputs": {"Duration": "PT1S"} if inputs is None else inputs,
        **more,
    }


def runbook(*steps, **more):
    return {"schemaVersion": "0.3", "mainSteps": list(steps) or [action()], **more}


def session(kind="Standard_Stream", **more):
    return {"schemaVersion": "1.0", "sessionType": kind, **more}


def package(**more):
    packages = {
        "windows": {"_any": {"_any": {"file": "a.zip"}}},
        "_any": {"_any": {"arm64": {"file": "a.zip"}}},
    }
    files = {"a.zip": {"checksums": {"sha256": SHA256}}}
    return {"schemaVersion": "2.0", "version": "1.0", "packages": packages, "files": files, **more}


@pytest.mark.parametrize(
    ("kind", "found", "schema", "platforms"),
    [
        ("Command", command(), "2.2", "Linux MacOS"),
        ("Command", command(schemaVersion="2.0"), "2.0", "Linux MacOS"),
        ("Command", command(schemaVersion=2.2), "2.2", "Linux MacOS"),
        (
            "Command",
            command(script() | {"precondition": {"StringEquals": ["platformType", "Linux"]}}),
            "2.2",
            "Linux",
        ),
        (
            "Command",
            command(script(), step("aws:runPowerShellScript", runCommand="ls") | {"name": "b"}),
            "2.2",
            "Windows Linux MacOS",
        ),
        (
            "Command",
            command(step("aws:applications", action="Install", source="https://example.com/a.msi")),
            "2.2",
            "Windows",
        ),
        (
            "Command",
            command(step("aws:downloadContent", sourceType="{{ kind }}", sourceInfo="{{ info }}")),
            "2.2",
            "Windows Linux",
        ),
        (
            "Command",
            command(step("aws:downloadContent", sourceType="S3", sourceInfo={"path": "x"})),
            "2.2",
            "Windows Linux",
        ),
        (
            "Command",
            command(step("aws:runDocument", documentType="SSMDocument", documentPath="Mine")),
            "2.2",
            "Windows Linux",
        ),
        (
            "Command",
            command(step("aws:configurePackage", name="agent", action="Install")),
            "2.2",
            "Windows Linux",
        ),
        (
            "Command",
            command({"action": "aws:softwareInventory", "name": "all"}),
            "2.2",
            "Windows Linux MacOS",
        ),
        (
            "Command",
            command(
                script(onFailure="exit"),
                script(onSuccess="exit") | {"name": "b"},
                script(finallyStep="true") | {"name": "c"},
            ),
            "2.2",
            "Linux MacOS",
        ),
        ("Command", command(script(timeoutSeconds=60)), "2.2", "Linux MacOS"),
        ("Command", old(), "1.2", "Linux MacOS"),
        ("Command", old("aws:psModule", {"source": "https://example.com/a.zip"}), "1.2", "Windows"),
        ("Command", old("aws:cloudWatch", "{{ properties }}"), "1.2", "Windows"),
        ("Command", command(parameters=None, description=None), "2.2", "Linux MacOS"),
        ("Policy", command(step("aws:softwareInventory")), "2.2", "Windows Linux MacOS"),
        ("Automation", runbook(), "0.3", "Windows Linux MacOS"),
        (
            "Automation",
            runbook(action(nextStep="two"), action() | {"name": "two", "isEnd": True}),
            "0.3",
            "Windows Linux MacOS",
        ),
        (
            "Automation",
            runbook(action(onFailure="step:two", onCancel="Abort"), action() | {"name": "two"}),
            "0.3",
            "Windows Linux MacOS",
        ),
        (
            "Automation",
            runbook(assumeRole="{{ role }}", outputs=["one.Output"], variables={"v": {"type": "String"}}),
            "0.3",
            "Windows Linux MacOS",
        ),
        (
            "Automation",
            runbook(
                action(
                    "aws:executeAwsApi",
                    {"Service": "ec2", "Api": "DescribeInstances"},
                    outputs=[{"Name": "Id", "Selector": "$.Id", "Type": "String"}],
                )
            ),
            "0.3",
            "Windows Linux MacOS",
        ),
        ("Automation.ChangeTemplate", runbook(emergencyChange=False), "0.3", "Windows Linux MacOS"),
        (
            "Session",
            session(inputs={"s3BucketName": "", "idleSessionTimeout": "20", "runAsEnabled": True}),
            "1.0",
            "Windows Linux MacOS",
        ),
        (
            "Session",
            session("Port", properties={"portNumber": "{{ p }}"}, parameters={"p": {"type": "string"}}),
            "1.0",
            "Windows Linux MacOS",
        ),
        (
            "Session",
            session("InteractiveCommands", properties={"linux": {"commands": "ls", "runAsElevated": True}}),
            "1.0",
            "Windows Linux MacOS",
        ),
        ("Package", package(), "2.0", "Windows Linux MacOS"),
        ("CloudFormation", {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}, "", ""),
        ("ConformancePackTemplate", {"Resources": {"Rule": {"Type": "AWS::Config::ConfigRule"}}}, "", ""),
        ("QuickSetup", {"anything": 1}, "", ""),
        ("ManualApprovalPolicy", {"approvers": []}, "", ""),
        ("ProblemAnalysis", {"anything": 1}, "", ""),
        ("ApplicationConfiguration", [1, 2], "", ""),
        ("ApplicationConfigurationSchema", {"type": "object"}, "", ""),
    ],
)
def test_documents_that_are_taken(kind, found, schema, platforms):
    checked = content.read(kind, "JSON", json.dumps(found))
    assert (checked.schema_version, list(checked.platform_types)) == (schema, platforms.split())


@pytest.mark.parametrize(
    ("kind", "found", "told"),
    [
        ("Command", command(mainSteps=[]), "mainSteps"),
        ("Command", {"schemaVersion": "2.2"}, "mainSteps"),
        ("Command", {"mainSteps": [script()]}, "schemaVersion"),
        ("Command", command(other=1), "other"),
        ("Command", command(step("aws:unknown")), "aws:unknown"),
        ("Command", command({"action": "aws:runShellScript", "inputs": {"runCommand": "x"}}), "name"),
        ("Command", command({"action": "aws:runShellScript", "name": "x"}), "inputs"),
        ("Command", command(step("aws:runShellScript")), "runCommand: Field required"),
        ("Command", command(step("aws:runShellScript", runCommand={"a": 1})), "runCommand"),
        ("Command", command(script(), script()), "more than one step is called run"),
        ("Command", command(script(onFailure="stop")), "onFailure"),
        ("Command", command(script(onSuccess="successAndExit")), "onSuccess"),
        ("Command", command(script(finallyStep=True), script() | {"name": "b"}), "isn't the last one"),
        (
            "Command",
            command(
                script() | {"precondition": {"StringEquals": ["platformType", "Linux"]}}, schemaVersion="2.0"
            ),
            "2.2",
        ),
        ("Command", command(step("aws:applications", action="Remove", source="x")), "action"),
        ("Command", command(step("aws:configurePackage", action="Install")), "name"),
        ("Command", command(step("aws:downloadContent", sourceType="FTP", sourceInfo="{}")), "sourceType"),
        ("Command", command(step("aws:runDocument", documentType="Nothing")), "documentType"),
        ("Command", old("aws:unknown"), "aws:unknown"),
        ("Command", old(properties=[{"id": "0"}]), "runCommand"),
        ("Command", {"schemaVersion": "1.2", "runtimeConfig": {}}, "runtimeConfig"),
        ("Automation", runbook(action("aws:unknown")), "aws:unknown"),
        ("Automation", runbook(action("aws:runCommand", {"DocumentName": "x"})), "InstanceIds or Targets"),
        ("Automation", runbook(action(), action()), "more than one step"),
        ("Automation", runbook(action() | {"name": "with space"}), "name"),
        ("Automation", runbook(action(nextStep="two")), "goes on to two"),
        ("Automation", runbook(action(onFailure="step:two")), "goes on to two"),
        ("Automation", runbook(action(onFailure="Stop")), "onFailure"),
        ("Automation", runbook(action("aws:branch", {"Choices": [{"NextStep": "two"}]})), "goes on to two"),
        ("Automation", runbook(outputs=["two.Output"]), "two.Output"),
        ("Automation", runbook(action(outputs=[{"Name": "x"}])), "Selector"),
        ("Automation", runbook(emergencyChange=False), "emergencyChange"),
        ("Session", session(), "inputs"),
        ("Session", session("Other"), "sessionType"),
        ("Session", session(inputs={"idleSessionTimeout": "61"}), "1 to 60"),
        ("Session", session(inputs={"maxSessionDuration": "0"}), "1 to 1440"),
        ("Session", session("Port", properties={}), "portNumber"),
        ("Session", session("InteractiveCommands", properties={"linux": {}}), "commands"),
        ("Package", package(version="1 0"), "version"),
        ("Package", package(files={"b.zip": {"checksums": {"sha256": SHA256}}}), "a.zip isn't in files"),
        ("Package", package(files={"a.zip": {"checksums": {"sha256": "x"}}}), "sha256"),
        ("CloudFormation", {"Resources": {}}, "Resources"),
        ("CloudFormation", {"Resources": {"Queue": {}}}, "no Type"),
        ("QuickSetup", [1], "must be an object"),
    ],
)
def test_documents_that_are_refused(kind, found, told):
    with pytest.raises(InvalidDocumentContent) as caught:
        content.read(kind, "JSON", json.dumps(found))
    assert told in caught.value.message


@pytest.mark.parametrize(
    ("kind", "version"),
    [
        ("Command", "0.3"),
        ("Command", "1.0"),
        ("Command", "2.1"),
        ("Command", "3.0"),
        ("Policy", "1.2"),
        ("Automation", "2.2"),
        ("Session", "2.2"),
        ("Package", "1.0"),
    ],
)
def test_schema_versions_that_a_type_does_not_know(kind, version):
    with pytest.raises(InvalidDocumentSchemaVersion):
        content.read(kind, "JSON", json.dumps({"schemaVersion": version}))


@pytest.mark.parametrize(
    "declared",
    [
        {"type": "String"},
        {"type": "String", "default": None},
        {"type": "String", "default": 5, "description": "An unquoted number of YAML."},
        {"type": "String", "default": "b", "allowedValues": ["a", "b"]},
        {"type": "String", "default": "True", "allowedValues": ["True", "False"]},
        {"type": "String", "default": "", "allowedPattern": "^i-[a-z0-9]{8,17}$"},
        {"type": "String", "default": "{{ ssm:name }}", "allowedValues": ["a"]},
        {"type": "StringList", "default": ["a"], "minItems": 1, "maxItems": 2},
        {"type": "StringList", "default": "{{ ssm:list }}", "displayType": "textarea"},
        {"type": "Integer", "default": 100},
        {"type": "Boolean", "default": True},
        {"type": "StringMap", "default": {"NotificationEvents": ["Failed"]}, "maxChars": 150},
        {"type": "MapList", "default": [{"Ebs": {"VolumeSize": "50"}}], "maxItems": "2"},
        {"type": "AWS::EC2::Instance::Id"},
        {"type": "List<AWS::EC2::Instance::Id>", "default": []},
        {"type": "AWS::IAM::Role::Arn", "default": ""},
        {"type": "AWS::SSM::Parameter::Name"},
    ],
)
def test_parameters_that_may_be_declared(declared):
    assert content.read("Command", "JSON", json.dumps(parameter(**declared))).parsed["parameters"]


@pytest.mark.parametrize(
    "declared",
    [
        {},
        {"type": "Text"},
        {"type": "string"},
        {"type": "List<AWS::EC2::Instance::Id"},
        {"type": "String", "default": ["a"]},
        {"type": "String", "default": "c", "allowedValues": ["a", "b"]},
        {"type": "String", "allowedPattern": "("},
        {"type": "String", "displayType": "slider"},
        {"type": "String", "minChars": 3, "maxChars": 2},
        {"type": "String", "maxChars": -1},
        {"type": "String", "default": "abc", "maxChars": 2},
        {"type": "String", "required": True},
        {"type": "StringList", "default": "a"},
        {"type": "StringList", "default": ["a", "b"], "maxItems": 1},
        {"type": "Integer", "default": "3"},
        {"type": "Integer", "default": 3.5},
        {"type": "Integer", "default": True},
        {"type": "Boolean", "default": "true"},
        {"type": "Boolean", "default": 0},
        {"type": "StringMap", "default": []},
        {"type": "MapList", "default": ["a"]},
    ],
)
def test_parameters_that_may_not_be_declared(declared):
    with pytest.raises(InvalidDocumentContent, match=r"parameters\.p"):
        content.read("Command", "JSON", json.dumps(parameter(**declared)))


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("Integer", script(runCommand=["sleep {{ p }}"])),
        ("Boolean", script(runCommand="{{p}}")),
        ("StringMap", script(runCommand=[["{{ p }}"]])),
        (
            "StringList",
            step("aws:runDocument", documentType="SSMDocument", documentParameters={"a": "{{ p }}"}),
        ),
    ],
)
def test_a_parameter_must_suit_its_input(kind, found):
    with pytest.raises(InvalidDocumentContent, match=f"the parameter p of type {kind} can't be used"):
        content.read("Command", "JSON", json.dumps(command(found, parameters={"p": {"type": kind}})))


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("Command", "TEXT"),
        ("Automation", "TEXT"),
        ("ChangeCalendar", "JSON"),
        ("Package", "YAML"),
        ("ApplicationConfigurationSchema", "YAML"),
    ],
)
def test_formats_that_a_type_does_not_have(kind, form):
    with pytest.raises(InvalidDocumentContent, match=form):
        content.read(kind, form, "{}")


def test_the_size_is_of_bytes():
    fits = {"text": "ä" * 30_000}
    text = json.dumps(fits, ensure_ascii=False)
    assert content.read("QuickSetup", "JSON", text + " " * (65_536 - len(text.encode()))).parsed == fits
    with pytest.raises(MaxDocumentSizeExceeded):
        content.read("QuickSetup", "JSON", text + " " * (65_537 - len(text.encode())))


def test_a_content_is_not_changed_by_being_read():
    found = command(parameters={"p": {"type": "MapList", "maxItems": "2"}})
    assert content.read("Command", "JSON", json.dumps(found)).parsed == copy.deepcopy(found)
