"""Documents that one account lets others use."""

from __future__ import annotations

import json

import pytest

from tests.services.ssm.documents.works import OTHER, code_of, command

ARN = "arn:aws:ssm:us-east-1:000000000000:document/Mine"
THIRD = "333333333333"


@pytest.fixture
def versions(ssm, make):
    """A document with the versions 1, 2 (the default one) and 3."""
    make()
    for number in (2, 3):
        ssm.update_document(Name="Mine", Content=json.dumps(command(f"echo {number}")))
    ssm.update_document_default_version(Name="Mine", DocumentVersion="2")


def share(ssm, *accounts, **more):
    ssm.modify_document_permission(Name="Mine", PermissionType="Share", AccountIdsToAdd=[*accounts], **more)


def listed(ssm, owner):
    found = ssm.list_documents(Filters=[{"Key": "Owner", "Values": [owner]}])["DocumentIdentifiers"]
    return [each["Name"] for each in found if each["Owner"] != "Amazon"]


@pytest.mark.parametrize(
    ("shared", "usual", "seen"),
    [
        (None, "2", {"2"}),
        ("$DEFAULT", "2", {"2"}),
        ("$LATEST", "3", {"3"}),
        ("$ALL", "2", {"1", "2", "3"}),
    ],
)
def test_the_version_that_is_shared(ssm, other, versions, shared, usual, seen):
    assert code_of(other.get_document, Name=ARN) == "InvalidDocument"
    share(ssm, OTHER, **({"SharedDocumentVersion": shared} if shared else {}))
    found = other.describe_document(Name=ARN)["Document"]
    assert (found["DocumentVersion"], found["Owner"], found["Name"]) == (usual, "000000000000", ARN)
    assert other.get_document(Name=ARN)["DocumentVersion"] == usual
    versions = other.list_document_versions(Name=ARN)["DocumentVersions"]
    assert [each["DocumentVersion"] for each in versions] == sorted(seen, reverse=True)
    for version in ("1", "2", "3"):
        if version in seen:
            assert other.get_document(Name=ARN, DocumentVersion=version)["DocumentVersion"] == version
        else:
            code = code_of(other.get_document, Name=ARN, DocumentVersion=version)
            assert code == "InvalidDocumentVersion"


def test_only_the_owner_changes_a_shared_document(ssm, other, versions):
    share(ssm, OTHER)
    for operation, more in (
        (other.delete_document, {}),
        (other.update_document, {"Content": json.dumps(command("echo"))}),
        (other.describe_document_permission, {"PermissionType": "Share"}),
        (other.modify_document_permission, {"PermissionType": "Share", "AccountIdsToAdd": [THIRD]}),
    ):
        assert code_of(operation, Name="Mine", **more) == "InvalidDocument"


def test_permissions_as_they_are_described(ssm, versions):
    share(ssm, OTHER, THIRD)
    share(ssm, "All", SharedDocumentVersion="$ALL")
    asked = {"Name": "Mine", "PermissionType": "Share"}
    first = ssm.describe_document_permission(MaxResults=2, **asked)
    rest = ssm.describe_document_permission(MaxResults=2, NextToken=first["NextToken"], **asked)
    assert first["AccountIds"] + rest["AccountIds"] == [OTHER, THIRD, "all"]
    assert rest["AccountSharingInfoList"] == [{"AccountId": "all", "SharedDocumentVersion": "$ALL"}]
    assert "NextToken" not in rest
    ssm.modify_document_permission(
        AccountIdsToAdd=[OTHER, "444444444444"], AccountIdsToRemove=[OTHER, "all"], **asked
    )
    assert ssm.describe_document_permission(**asked)["AccountIds"] == [THIRD, "444444444444"]


def test_whom_lists_show_shared_documents(ssm, other, versions):
    assert listed(other, "Private") == listed(other, "Public") == []
    share(ssm, OTHER)
    assert listed(other, "Private") == [ARN]
    assert (listed(other, "Self"), listed(other, "All"), listed(other, "Public")) == ([], [ARN], [])
    share(ssm, "all")
    assert listed(other, "Public") == [ARN]
    assert (listed(ssm, "Public"), listed(ssm, "Self"), listed(ssm, "Private")) == (["Mine"], ["Mine"], [])
    ssm.modify_document_permission(Name="Mine", PermissionType="Share", AccountIdsToRemove=["all", OTHER])
    assert listed(other, "All") == []


def test_a_list_shows_the_version_that_is_shared(ssm, other, versions):
    def shown():
        (found,) = other.list_documents(Filters=[{"Key": "Owner", "Values": ["Private"]}])[
            "DocumentIdentifiers"
        ]
        return found["DocumentVersion"]

    share(ssm, OTHER)
    assert shown() == "2"
    share(ssm, OTHER, SharedDocumentVersion="$LATEST")
    assert shown() == "3"


def test_versions_of_amazons_documents(ssm):
    (version,) = ssm.list_document_versions(Name="AWS-RunShellScript")["DocumentVersions"]
    assert (version["DocumentVersion"], version["IsDefaultVersion"]) == ("1", True)


def test_a_shared_document_is_not_deleted(ssm, versions):
    share(ssm, OTHER)
    assert code_of(ssm.delete_document, Name="Mine") == "InvalidDocumentOperation"
    ssm.modify_document_permission(Name="Mine", PermissionType="Share", AccountIdsToRemove=[OTHER])
    ssm.delete_document(Name="Mine")


def test_limits(ssm, make):
    for number in range(6):
        make(f"Mine{number}")
    asked = {"PermissionType": "Share", "AccountIdsToAdd": ["all"]}
    for number in range(5):
        ssm.modify_document_permission(Name=f"Mine{number}", **asked)
    assert code_of(ssm.modify_document_permission, Name="Mine5", **asked) == "DocumentPermissionLimit"
    ssm.modify_document_permission(Name="Mine4", **asked)
    for first in range(0, 1000, 20):
        accounts = [f"{number:012}" for number in range(first + 1, first + 21)]
        ssm.modify_document_permission(Name="Mine5", PermissionType="Share", AccountIdsToAdd=accounts)
    more = {"PermissionType": "Share", "AccountIdsToAdd": ["999999999999"]}
    assert code_of(ssm.modify_document_permission, Name="Mine5", **more) == "DocumentPermissionLimit"


def test_public_sharing_is_blocked_by_a_setting(ssm, make):
    make()
    setting = "/ssm/documents/console/public-sharing-permission"
    ssm.update_service_setting(SettingId=setting, SettingValue="Disable")
    asked = {"Name": "Mine", "PermissionType": "Share"}
    code = code_of(ssm.modify_document_permission, AccountIdsToAdd=["All"], **asked)
    assert code == "DocumentPermissionLimit"
    ssm.modify_document_permission(AccountIdsToAdd=[OTHER], **asked)
    assert ssm.describe_document_permission(**asked)["AccountIds"] == [OTHER]


def test_what_is_refused(ssm, make):
    make()
    share_ = {"Name": "Mine", "PermissionType": "Share"}
    assert code_of(ssm.modify_document_permission, **share_) == "ValidationException"
    assert (
        code_of(ssm.describe_document_permission, Name="Nothing", PermissionType="Share") == "InvalidDocument"
    )
    assert code_of(ssm.describe_document_permission, NextToken="x", **share_) == "InvalidNextToken"


def test_a_command_runs_a_shared_document(ssm, other, make, emulator):
    node = "i-" + "b" * 17
    emulator.control("POST", "/_bellhop/nodes", {"InstanceId": node, "Account": OTHER})
    digest = make(content=command("echo shared"))["Hash"]
    share(ssm, OTHER)
    asked = {"InstanceIds": [node], "DocumentName": ARN, "DocumentHashType": "Sha256"}
    assert code_of(other.send_command, DocumentHash="0" * 64, **asked) == "InvalidDocument"
    sent = other.send_command(DocumentHash=digest, **asked)["Command"]["CommandId"]
    assert emulator.settle()
    found = other.get_command_invocation(CommandId=sent, InstanceId=node)
    assert (found["Status"], found["StandardOutputContent"]) == ("Success", "shared\n")
