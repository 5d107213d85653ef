"""A document's life: created, read, given versions, deleted."""

from __future__ import annotations

import hashlib
import json

import pytest

from bellhop.engines.documents import publishing
from bellhop.engines.documents.errors import DocumentLimitExceeded, DocumentVersionLimitExceeded
from bellhop.engines.documents.publishing import Draft, NewDocument
from bellhop.engines.documents.tables import HEADS
from tests.services.ssm.documents.works import code_of, command, runbook

YAML = """\
schemaVersion: "2.2"
description: Says when.
parameters:
  day:
    type: String
    default: 2026-11-24
mainSteps:
  - action: aws:runShellScript
    name: say
    inputs:
      runCommand:
        - echo {{ day }}
"""


def update(ssm, line, **more):
    answer = ssm.update_document(Name="Mine", Content=json.dumps(command(line)), **more)
    return answer["DocumentDescription"]


def test_what_creation_answers_and_description_tells(ssm, make):
    content = command(parameters={"who": {"type": "StringList", "default": ["a"], "description": "Who."}})
    made = make(
        content=content,
        VersionName="first.1",
        DisplayName="My document",
        TargetType="/AWS::EC2::Instance",
        Tags=[{"Key": "team", "Value": "shop"}],
    )
    assert made["Status"] == "Creating"
    text = json.dumps(content)
    found = ssm.describe_document(Name="Mine")["Document"]
    assert found.pop("CreatedDate") == made.pop("CreatedDate")
    assert {**made, "Status": "Active"} == found
    assert found == {
        "Hash": hashlib.sha256(text.encode()).hexdigest(),
        "HashType": "Sha256",
        "Name": "Mine",
        "DisplayName": "My document",
        "VersionName": "first.1",
        "Owner": "000000000000",
        "Author": "arn:aws:iam::000000000000:root",
        "Status": "Active",
        "DocumentVersion": "1",
        "Description": "Runs.",
        "Parameters": [{"Name": "who", "Type": "StringList", "Description": "Who.", "DefaultValue": '["a"]'}],
        "PlatformTypes": ["Linux", "MacOS"],
        "DocumentType": "Command",
        "SchemaVersion": "2.2",
        "LatestVersion": "1",
        "DefaultVersion": "1",
        "DocumentFormat": "JSON",
        "TargetType": "/AWS::EC2::Instance",
        "Tags": [{"Key": "team", "Value": "shop"}],
    }
    got = ssm.get_document(Name="Mine")
    assert (got["Content"], got["DocumentFormat"], got["VersionName"]) == (text, "JSON", "first.1")


def test_yaml_is_kept_and_turned_into_json(ssm, make):
    make(content=YAML, DocumentFormat="YAML")
    as_yaml = ssm.get_document(Name="Mine", DocumentFormat="YAML")
    as_json = ssm.get_document(Name="Mine")
    assert (as_yaml["Content"], as_yaml["DocumentFormat"]) == (YAML, "YAML")
    found = json.loads(as_json["Content"])
    assert (found["parameters"]["day"]["default"], as_json["DocumentFormat"]) == ("2026-11-24", "JSON")
    assert ssm.describe_document(Name="Mine")["Document"]["DocumentFormat"] == "YAML"


def test_json_is_turned_into_yaml_that_means_the_same(ssm, make):
    make()
    text = ssm.get_document(Name="Mine", DocumentFormat="YAML")["Content"]
    make("Again", text, DocumentFormat="YAML")
    assert json.loads(ssm.get_document(Name="Again")["Content"]) == command()


def test_versions_come_and_go(ssm, make):
    make(VersionName="one")
    second = update(ssm, "echo 2", VersionName="two", DisplayName="Second")
    assert (second["DocumentVersion"], second["LatestVersion"], second["DefaultVersion"]) == ("2", "2", "1")
    assert second["Status"] == "Updating"
    third = update(ssm, "echo 3", DocumentVersion="$LATEST")
    assert (third["DocumentVersion"], third["DisplayName"]) == ("3", "Second")
    versions = {
        wanted: ssm.get_document(Name="Mine", **wanted_by)["DocumentVersion"]
        for wanted, wanted_by in {
            "usual": {},
            "default": {"DocumentVersion": "$DEFAULT"},
            "latest": {"DocumentVersion": "$LATEST"},
            "number": {"DocumentVersion": "2"},
            "name": {"VersionName": "two"},
        }.items()
    }
    assert versions == {"usual": "1", "default": "1", "latest": "3", "number": "2", "name": "2"}
    changed = ssm.update_document_default_version(Name="Mine", DocumentVersion="2")["Description"]
    assert changed == {"Name": "Mine", "DefaultVersion": "2", "DefaultVersionName": "two"}
    assert ssm.get_document(Name="Mine")["DocumentVersion"] == "2"
    (listed,) = ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]
    assert (listed["DocumentVersion"], listed["VersionName"]) == ("2", "two")
    ssm.delete_document(Name="Mine", DocumentVersion="3")
    assert ssm.describe_document(Name="Mine")["Document"]["LatestVersion"] == "2"
    assert update(ssm, "echo 4")["DocumentVersion"] == "4"


def test_versions_are_listed_latest_first_and_paged(ssm, make):
    make()
    for number in range(2, 6):
        update(ssm, f"echo {number}")
    pages = list(ssm.get_paginator("list_document_versions").paginate(Name="Mine", MaxResults=2))
    found = [each for page in pages for each in page["DocumentVersions"]]
    assert [each["DocumentVersion"] for each in found] == ["5", "4", "3", "2", "1"]
    assert [each["IsDefaultVersion"] for each in found] == [False, False, False, False, True]
    assert len(pages) == 3
    assert {(each["Name"], each["Status"], each["DocumentFormat"]) for each in found} == {
        ("Mine", "Active", "JSON")
    }


def test_what_an_update_is_refused_for(ssm, make):
    make(VersionName="one")
    make(
        "Old",
        {
            "schemaVersion": "1.2",
            "runtimeConfig": {"aws:runShellScript": {"properties": [{"runCommand": "ls"}]}},
        },
    )
    update(ssm, "echo 2")
    content = json.dumps(command("echo 3"))
    refused = {
        "DuplicateDocumentContent": {"Content": json.dumps(command("echo 2"))},
        "DuplicateDocumentVersionName": {"Content": content, "VersionName": "one"},
        "InvalidDocumentVersion": {"Content": content, "DocumentVersion": "1"},
        "InvalidDocumentContent": {"Content": "{"},
        "MaxDocumentSizeExceeded": {"Content": json.dumps(command("x" * 65_536))},
        "InvalidDocumentSchemaVersion": {"Content": json.dumps(command(schemaVersion="0.3"))},
        "InvalidDocument": {"Content": content, "Name": "Nothing"},
    }
    for code, request in refused.items():
        assert code_of(ssm.update_document, **{"Name": "Mine", **request}) == code
    assert code_of(ssm.update_document, Name="Old", Content=content) == "InvalidDocumentSchemaVersion"
    assert code_of(ssm.update_document_default_version, Name="Old", DocumentVersion="1") == (
        "InvalidDocumentSchemaVersion"
    )


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"Name": "AWS-Mine"}, "ValidationException"),
        ({"Name": "amazon-mine"}, "ValidationException"),
        ({"Name": "AWSEC2Mine"}, "ValidationException"),
        ({"Name": "Mine"}, "DocumentAlreadyExists"),
        ({"DocumentType": "Automation"}, "InvalidDocumentSchemaVersion"),
        ({"DocumentType": "DeploymentStrategy"}, "NoLongerSupportedException"),
        ({"DocumentFormat": "TEXT"}, "InvalidDocumentContent"),
        ({"Content": "x" * 65_537}, "MaxDocumentSizeExceeded"),
        ({"Content": "[]"}, "InvalidDocumentContent"),
        ({"Content": "nothing: [", "DocumentFormat": "YAML"}, "InvalidDocumentContent"),
        ({"Requires": [{"Name": "Nothing"}]}, "InvalidDocumentContent"),
        ({"Tags": [{"Key": str(n), "Value": ""} for n in range(51)]}, "TooManyTagsError"),
        ({"Tags": [{"Key": "aws:mine", "Value": ""}]}, "ValidationException"),
    ],
)
def test_what_creation_is_refused_for(ssm, make, request_, code):
    make()
    assert (
        code_of(ssm.create_document, **{"Name": "New", "Content": json.dumps(command()), **request_}) == code
    )


def test_an_account_has_five_hundred_documents(kernel):
    def fill(ctx):
        for number in range(500):
            publishing.create(ctx, Draft(f"Mine{number}", json.dumps(command())), NewDocument())

    kernel.run(fill)
    with pytest.raises(DocumentLimitExceeded):
        kernel.run(publishing.create, Draft("More", json.dumps(command())), NewDocument())


def test_a_document_has_a_thousand_versions(kernel):
    kernel.run(publishing.create, Draft("Mine", json.dumps(command())), NewDocument())
    kernel.run(lambda ctx: ctx.store.update(HEADS, "Mine", count=1000))
    with pytest.raises(DocumentVersionLimitExceeded):
        kernel.run(publishing.update, Draft("Mine", json.dumps(command("echo"))))


def test_deletion(ssm, make):
    make(Tags=[{"Key": "team", "Value": "shop"}], VersionName="one")
    update(ssm, "echo 2", VersionName="two")
    for version in ({"DocumentVersion": "1"}, {"VersionName": "one"}, {"DocumentVersion": "$DEFAULT"}):
        assert code_of(ssm.delete_document, Name="Mine", **version) == "InvalidDocumentOperation"
    assert code_of(ssm.delete_document, Name="Mine", DocumentVersion="9") == "InvalidDocumentVersion"
    ssm.delete_document(Name="Mine", VersionName="two")
    assert code_of(ssm.get_document, Name="Mine", DocumentVersion="2") == "InvalidDocumentVersion"
    ssm.delete_document(Name="Mine")
    for operation in (
        ssm.delete_document,
        ssm.get_document,
        ssm.describe_document,
        ssm.list_document_versions,
    ):
        assert code_of(operation, Name="Mine") == "InvalidDocument"
    make()
    assert ssm.describe_document(Name="Mine")["Document"]["Tags"] == []
    assert code_of(ssm.delete_document, Name="AWS-RunShellScript") == "InvalidDocumentOperation"


def test_a_schema_of_configurations_is_deleted_with_force_only(ssm, make):
    make("Schema", {"type": "object"}, DocumentType="ApplicationConfigurationSchema")
    configuration = {"DocumentType": "ApplicationConfiguration", "DocumentFormat": "TEXT"}
    assert (
        code_of(ssm.create_document, Name="Flags", Content="on", **configuration) == "InvalidDocumentContent"
    )
    requires = [{"Name": "Schema", "Version": "1"}]
    make("Flags", "on", Requires=requires, **configuration)
    got = ssm.get_document(Name="Flags")
    assert (got["Content"], got["DocumentFormat"], got["Requires"]) == ("on", "TEXT", requires)
    assert code_of(ssm.delete_document, Name="Schema") == "InvalidDocumentOperation"
    ssm.delete_document(Name="Schema", Force=True)
    assert code_of(ssm.describe_document, Name="Schema") == "InvalidDocument"


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ({"DocumentVersion": "7"}, "InvalidDocumentVersion"),
        ({"VersionName": "nobody"}, "InvalidDocumentVersion"),
        ({"VersionName": "one", "DocumentVersion": "2"}, "InvalidDocumentVersion"),
        ({"Name": "arn:aws:ssm:us-east-1:333333333333:document/Mine"}, "InvalidDocument"),
        ({"Name": "arn:aws:ssm:eu-west-1:000000000000:document/Mine"}, "InvalidDocument"),
        ({"Name": "arn:aws:ssm:us-east-1:000000000000:parameter/Mine"}, "InvalidDocument"),
    ],
)
def test_what_cannot_be_found(ssm, make, version, code):
    make(VersionName="one")
    update(ssm, "echo 2")
    for operation in (ssm.get_document, ssm.describe_document):
        assert code_of(operation, **{"Name": "Mine", **version}) == code


def test_a_document_is_found_by_its_arn(ssm, make):
    make()
    assert ssm.get_document(Name="arn:aws:ssm:us-east-1:000000000000:document/Mine")["Name"] == "Mine"


def test_a_runbook_is_kept(ssm, make):
    made = make(content=runbook(), DocumentType="Automation")
    assert (made["SchemaVersion"], made["PlatformTypes"]) == ("0.3", ["Windows", "Linux", "MacOS"])


def test_documents_have_tags(ssm, make):
    make()
    named = {"ResourceType": "Document", "ResourceId": "Mine"}
    ssm.add_tags_to_resource(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}], **named)
    ssm.remove_tags_from_resource(TagKeys=["b"], **named)
    assert ssm.list_tags_for_resource(**named)["TagList"] == [{"Key": "a", "Value": "1"}]
    assert ssm.describe_document(Name="Mine")["Document"]["Tags"] == [{"Key": "a", "Value": "1"}]
    named["ResourceId"] = "AWS-RunShellScript"
    assert code_of(ssm.list_tags_for_resource, **named) == "InvalidResourceId"


def test_a_command_runs_an_own_document(ssm, make, emulator):
    node = "i-" + "a" * 17
    emulator.control("POST", "/_bellhop/nodes", {"InstanceId": node})
    make(content=YAML, DocumentFormat="YAML")
    update(ssm, "echo second")
    for version, said in ({}, "2026-11-24\n"), ({"DocumentVersion": "$LATEST"}, "second\n"):
        sent = ssm.send_command(InstanceIds=[node], DocumentName="Mine", **version)["Command"]["CommandId"]
        assert emulator.settle()
        found = ssm.get_command_invocation(CommandId=sent, InstanceId=node)
        assert (found["Status"], found["StandardOutputContent"]) == ("Success", said)
