"""A team's own document: tried on a canary, made the usual one, taken back, and lent to another account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from bellhop import Bellhop

DEPLOY = """\
schemaVersion: "2.2"
description: Deploys a release.
parameters:
  release:
    type: String
    description: (Required) The release.
    allowedPattern: "^v[0-9]+$"
  stage:
    type: String
    default: test
    allowedValues: [test, live]
mainSteps:
  - action: aws:runShellScript
    name: check
    inputs:
      onFailure: exit
      runCommand:
        - test "{{ release }}" != v13 || { echo no thirteen >&2; exit 3; }
  - action: aws:runShellScript
    name: deploy
    inputs:
      runCommand:
        - echo deploying {{ release }} to {{ stage }}
  - action: aws:runShellScript
    name: report
    inputs:
      finallyStep: true
      runCommand:
        - echo reported
"""
PARTNER = "222222222222"


class Fleet:
    """Nodes of one account, and what becomes of the commands that are sent to them."""

    def __init__(self, emulator: Bellhop, account: str) -> None:
        self._emulator = emulator
        self.ssm: Any = emulator.client("ssm", aws_access_key_id=account)
        node = {"InstanceId": f"i-{account}00000", "Account": account}
        self._node = emulator.control("POST", "/_bellhop/nodes", node)["InstanceId"]

    def run(self, document: str, release: str, **more: Any) -> tuple[str, dict[str, str]]:
        sent = self.ssm.send_command(
            InstanceIds=[self._node], DocumentName=document, Parameters={"release": [release]}, **more
        )
        assert self._emulator.settle()
        asked = {"CommandId": sent["Command"]["CommandId"], "Details": True}
        (found,) = self.ssm.list_command_invocations(**asked)["CommandInvocations"]
        return found["Status"], {each["Name"]: each["Output"].strip() for each in found["CommandPlugins"]}


@pytest.fixture
def ours(emulator: Bellhop) -> Fleet:
    return Fleet(emulator, "111111111111")


def test_a_document_is_changed_and_taken_back(ours: Fleet) -> None:
    ssm = ours.ssm
    ssm.create_document(Name="Deploy", Content=DEPLOY, DocumentFormat="YAML", VersionName="calm")
    assert ours.run("Deploy", "v1")[1]["deploy"] == "deploying v1 to test"
    ssm.update_document(
        Name="Deploy",
        Content=DEPLOY.replace("echo deploying", "echo DEPLOYING"),
        DocumentFormat="YAML",
        DocumentVersion="$LATEST",
        VersionName="loud",
    )
    assert ours.run("Deploy", "v2")[1]["deploy"] == "deploying v2 to test"
    assert ours.run("Deploy", "v2", DocumentVersion="$LATEST")[1]["deploy"] == "DEPLOYING v2 to test"
    ssm.update_document_default_version(Name="Deploy", DocumentVersion="2")
    assert ours.run("Deploy", "v3")[1]["deploy"] == "DEPLOYING v3 to test"
    ssm.update_document_default_version(Name="Deploy", DocumentVersion="1")
    assert ours.run("Deploy", "v3")[1]["deploy"] == "deploying v3 to test"


def test_its_rules_and_its_flow_hold(ours: Fleet) -> None:
    ours.ssm.create_document(Name="Deploy", Content=DEPLOY, DocumentFormat="YAML")
    with pytest.raises(ClientError, match="InvalidParameters"):
        ours.run("Deploy", "13")
    status, outputs = ours.run("Deploy", "v13")
    assert status == "Failed"
    assert "no thirteen" in outputs["check"]
    assert "skipped due to prior step" in outputs["deploy"]
    assert outputs["report"] == "reported"


def test_a_partner_runs_what_was_lent_and_nothing_else(ours: Fleet, emulator: Bellhop) -> None:
    theirs = Fleet(emulator, PARTNER)
    ours.ssm.create_document(Name="Deploy", Content=DEPLOY, DocumentFormat="YAML")
    ours.ssm.modify_document_permission(Name="Deploy", PermissionType="Share", AccountIdsToAdd=[PARTNER])
    owned = {"Filters": [{"Key": "Owner", "Values": ["Private"]}]}
    (lent,) = theirs.ssm.list_documents(**owned)["DocumentIdentifiers"]
    arn, content = lent["Name"], theirs.ssm.get_document(Name=lent["Name"])["Content"]
    assert json.loads(content)["description"] == "Deploys a release."
    digest = theirs.ssm.describe_document(Name=arn)["Document"]["Hash"]
    hashed = {"DocumentHash": digest, "DocumentHashType": "Sha256"}
    assert theirs.run(arn, "v1", **hashed)[1]["deploy"] == "deploying v1 to test"
    ours.ssm.update_document(Name="Deploy", Content=DEPLOY + "# more\n", DocumentFormat="YAML")
    ours.ssm.update_document_default_version(Name="Deploy", DocumentVersion="2")
    with pytest.raises(ClientError, match="InvalidDocument"):
        theirs.run(arn, "v1", **hashed)
    assert theirs.run(arn, "v1")[0] == "Success"
    ours.ssm.modify_document_permission(Name="Deploy", PermissionType="Share", AccountIdsToRemove=[PARTNER])
    with pytest.raises(ClientError, match="InvalidDocument"):
        theirs.run(arn, "v1")
