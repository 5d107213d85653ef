"""What documents do on a node, as boto3 sees it, with objects, documents and secrets of their account."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import zipfile
from typing import Any

import pytest

from bellhop.engines.inventory import items as inventory
from bellhop.engines.runcommand.tables import COMMANDS


def shell(name: str, *commands: str, **inputs: Any) -> dict[str, Any]:
    return {"name": name, "action": "aws:runShellScript", "inputs": {"runCommand": list(commands), **inputs}}


def download(kind: str, destination: str = "", **info: Any) -> dict[str, Any]:
    inputs = {"sourceType": kind, "sourceInfo": info, "destinationPath": destination}
    return {"name": "get", "action": "aws:downloadContent", "inputs": inputs}


@pytest.fixture
def run(ssm, emulator, node):
    """`run(steps, …)` makes a document of them and runs it on a node; `run("AWS-…", …)` one that is there."""
    machine = node("a")
    numbers = itertools.count()

    def ran(document: Any, **parameters: Any) -> dict[str, dict[str, Any]]:
        name = document
        if not isinstance(document, str):
            content = (
                document if isinstance(document, dict) else {"schemaVersion": "2.2", "mainSteps": document}
            )
            name = f"Doc{next(numbers)}"
            ssm.create_document(Name=name, DocumentType="Command", Content=json.dumps(content))
        given = {key: value if isinstance(value, list) else [value] for key, value in parameters.items()}
        sent = ssm.send_command(DocumentName=name, InstanceIds=[machine], Parameters=given)["Command"]
        assert emulator.settle()
        (found,) = ssm.list_command_invocations(CommandId=sent["CommandId"], Details=True)[
            "CommandInvocations"
        ]
        return {plugin["Name"]: plugin for plugin in found["CommandPlugins"]}

    return ran


@pytest.fixture
def scripts(aws) -> Any:
    s3 = aws("s3")
    s3.create_bucket(Bucket="scripts")
    s3.put_object(Bucket="scripts", Key="a/hello.sh", Body=b"#!/bin/sh\necho hello $1\n")
    s3.put_object(Bucket="scripts", Key="a/b/more.sh", Body=b"echo more\n")
    return s3


def test_scripts_of_s3_run_with_their_arguments(run, scripts):
    path = "https://scripts.s3.us-east-1.amazonaws.com/a/hello.sh"
    info = json.dumps({"path": path})
    found = run("AWS-RunRemoteScript", sourceType="S3", sourceInfo=info, commandLine="hello.sh you")
    assert found["runShellScript"]["Output"] == "hello you\n"
    assert found["downloadContent"]["Output"].startswith("Content downloaded to ")


def test_a_folder_of_s3(run, scripts):
    found = run(
        [download("S3", "x", path="https://s3.amazonaws.com/scripts/a"), shell("see", "sh x/b/more.sh")]
    )
    assert found["see"]["Output"] == "more\n"


def test_what_s3_has_not(run, scripts):
    found = run([download("S3", path="https://s3.amazonaws.com/scripts/none.sh")])
    assert found["get"]["Status"] == "Failed"
    assert "http request failed. status:404 Not Found statuscode:404" in found["get"]["Output"]
    found = run([download("S3", path="https://s3.amazonaws.com/none/x/")])
    assert "NoSuchBucket" in found["get"]["Output"]


def test_a_page_of_the_web(run):
    found = run([download("HTTP", url="http://127.0.0.1:1/x", allowInsecureDownload=True)])
    assert (
        'Failed to download file: Cannot execute request: Get "http://127.0.0.1:1/x"'
        in found["get"]["Output"]
    )


def test_documents_run_documents(run, ssm):
    inner = {
        "schemaVersion": "2.2",
        "parameters": {"word": {"type": "String", "allowedValues": ["a", "b"]}},
        "mainSteps": [shell("one", "echo {{ word }}"), shell("two", "exit 3")],
    }
    ssm.create_document(Name="Inner", DocumentType="Command", Content=json.dumps(inner))
    info = json.dumps({"name": "Inner"})
    given = {"sourceType": "SSMDocument", "sourceInfo": info}
    found = run("AWS-RunDocument", **given, documentParameters='{"word": "a"}')
    told = found["runDocument"]
    assert (told["Status"], told["ResponseCode"]) == ("Failed", 1)
    assert told["Output"] == "a\n\n----------ERROR-------\nfailed to run commands: exit status 3"
    found = run("AWS-RunDocument", **given, documentParameters='{"word": "c"}')
    assert "parameter value /c/ is not in the allowed list [a b]" in found["runDocument"]["Output"]


@pytest.mark.parametrize("version", ["none", "9" * 30])
def test_a_version_that_cannot_be(run, ssm, version):
    content = json.dumps({"schemaVersion": "2.2", "mainSteps": [shell("s", "true")]})
    ssm.create_document(Name="Own", DocumentType="Command", Content=content)
    found = run([download("SSMDocument", name=f"Own:{version}")])
    assert f"InvalidDocumentVersion: The document version {version} does not exist." in found["get"]["Output"]


def test_the_version_of_a_document_that_is_asked_for(run, ssm):
    for number in "12":
        content = json.dumps({"schemaVersion": "2.2", "mainSteps": [shell("s", f"echo {number}")]})
        if number == "1":
            ssm.create_document(Name="Inner", DocumentType="Command", Content=content)
        else:
            ssm.update_document(Name="Inner", Content=content, DocumentVersion="$LATEST")
    steps = [
        {
            "name": name,
            "action": "aws:runDocument",
            "inputs": {"documentType": "SSMDocument", "documentPath": path},
        }
        for name, path in (("usual", "Inner"), ("second", "Inner:2"), ("none", "Inner:3"))
    ]
    found = run(steps)
    assert (found["usual"]["Output"], found["second"]["Output"]) == ("1\n", "2\n")
    assert "InvalidDocumentVersion" in found["none"]["Output"]


def test_a_secret_is_read_when_the_step_runs_and_kept_nowhere(run, ssm, emulator, tmp_path):
    ssm.put_parameter(Name="token", Type="SecureString", Value="hush-hush")
    ssm.put_parameter(Name="plain", Type="String", Value="x")
    info = {"owner": "o", "repository": "r", "tokenInfo": "{{ssm-secure:plain}}"}
    found = run([download("GitHub", **info)])
    assert (
        "secure prefix ssm-secure: is used for a non-secure type String" in found["get"]["Output"]
    )  # looked up, and not what it has to be
    info |= {"tokenInfo": "{{ ssm-secure:token }}"}
    run(
        [
            shell("no", "git config --global url.file:///nowhere/.insteadOf https://github.com/"),
            download("GitHub", **info),
        ]
    )

    def rows(found: Any) -> list[Any]:
        context = found.transactions.context(found.identities.default)
        return [context.store.get(COMMANDS, each) for each in ssm_commands]

    ssm_commands = [each["CommandId"] for each in ssm.list_commands()["Commands"]]
    kept = emulator.call(rows)
    assert len(kept) == 2
    assert "ssm-secure:token" in repr(kept)
    assert "hush-hush" not in repr(kept)


def test_the_inventory_of_a_node_is_kept_until_it_goes(run, ssm, emulator):
    found = run("AWS-GatherSoftwareInventory", customInventory="Disabled")
    assert found["collectSoftwareInventoryItems"]["Output"] == (
        "Inventory policy has been successfully applied and collected inventory data has been uploaded to SSM"
    )
    machine = "i-" + "a" * 17

    def rows(found: Any) -> dict[str, Any]:
        context = found.transactions.context(found.identities.default)
        return {row.type_name: row for row in inventory.of(context, machine)}

    kept = emulator.call(rows)
    assert kept["AWS:InstanceInformation"].content[0]["AgentVersion"]
    assert kept["AWS:Application"].schema_version == "1.1"
    assert kept["AWS:Application"].capture_time.endswith("Z")
    emulator.control("DELETE", f"/_bellhop/nodes/{machine}")
    emulator.settle()
    assert emulator.call(rows) == {}


def package(version: str, **scripts: str) -> tuple[bytes, str]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in scripts.items():
            archive.writestr(f"{name}.sh", text)
    content = made.getvalue()
    manifest = {
        "schemaVersion": "2.0",
        "version": version,
        "packages": {"debian": {"_any": {"_any": {"file": "tool.zip"}}}},
        "files": {"tool.zip": {"checksums": {"sha256": hashlib.sha256(content).hexdigest()}}},
    }
    return content, json.dumps(manifest)


def test_packages_of_distributor(run, ssm, scripts):
    content, manifest = package("1.0", install="echo in $SSM_WHO", uninstall="echo out")
    scripts.put_object(Bucket="scripts", Key="tool/tool.zip", Body=content)
    ssm.create_document(
        Name="Tool",
        DocumentType="Package",
        VersionName="1.0",
        Content=manifest,
        Attachments=[{"Key": "SourceUrl", "Values": ["https://s3.amazonaws.com/scripts/tool"]}],
    )
    arguments = json.dumps({"SSM_WHO": "you"})
    more = {"name": "Tool", "version": "1.0", "additionalArguments": arguments}
    found = run("AWS-ConfigureAWSPackage", action="Install", **more)["configurePackage"]
    assert found["Status"] == "Success"
    assert "in you" in found["Output"]
    assert found["Output"].endswith("Successfully installed Tool 1.0\n")
    found = run("AWS-ConfigureAWSPackage", action="Uninstall", name="Tool")["configurePackage"]
    assert found["Output"].endswith("Successfully uninstalled Tool 1.0\n")
    found = run("AWS-ConfigureAWSPackage", action="Install", name="AmazonCloudWatchAgent")["configurePackage"]
    assert "Document with name AmazonCloudWatchAgent does not exist" in found["Output"]


def test_preconditions_with_parameters(run):
    steps = [
        {**shell(name, "echo ran"), "precondition": {"StringEquals": operands}}
        for name, operands in (
            ("same", ["{{ colour }}", "blue"]),
            ("other", ["red", "{{ colour }}"]),
            ("platform", ["platformType", "Linux"]),
            ("windows", ["platformType", "Windows"]),
        )
    ]
    content = {
        "schemaVersion": "2.2",
        "parameters": {"colour": {"type": "String", "default": "blue"}},
        "mainSteps": steps,
    }
    found = run(content)
    assert [found[name]["Output"] for name in ("same", "platform")] == ["ran\n"] * 2
    skipped = (
        "Step execution skipped due to unsatisfied preconditions: '\"StringEquals\": [{}]'. Step name: {}"
    )
    assert found["other"]["Output"] == skipped.format("red, {{ colour }}", "other")
    assert found["windows"]["Output"] == skipped.format("platformType, Windows", "windows")


def test_parameters_as_variables_of_the_environment(run):
    found = run(
        {
            "schemaVersion": "2.2",
            "parameters": {
                "Message": {"type": "String", "interpolationType": "ENV_VAR"},
                "Times": {"type": "StringList", "interpolationType": "ENV_VAR", "default": ["1", "2"]},
                "Plain": {"type": "String", "default": "plain"},
            },
            "mainSteps": [
                shell("one", 'echo "$SSM_Message|$SSM_Times|$SSM_Plain"'),
                shell(
                    "two",
                    "echo '{{ Message }}' $OTHER $SSM_Times",
                    environment={"OTHER": "o", "SSM_Times": "mine"},
                ),
            ],
        },
        Message="$(id); x",
    )
    assert found["one"]["Output"] == '$(id); x|["1","2"]|\n'
    assert found["two"]["Output"] == "$(id); x o mine\n"


def test_an_environment_that_is_no_map_fails_its_step(run):
    message = {"type": "String", "interpolationType": "ENV_VAR", "default": "m"}
    steps = [shell("a", "true", environment="A=b"), shell("b", "echo on")]
    found = run({"schemaVersion": "2.2", "parameters": {"M": message}, "mainSteps": steps})
    assert "environment A=b is no map" in found["a"]["Output"]
    assert (found["a"]["Status"], found["b"]["Output"]) == ("Failed", "on\n")


def test_a_plugin_of_schema_1_2_with_several_property_sets_has_one_result(run):
    properties = [{"id": f"{n}.aws:runShellScript", "runCommand": [f"echo {n}; exit {n}"]} for n in range(2)]
    found = run({"schemaVersion": "1.2", "runtimeConfig": {"aws:runShellScript": {"properties": properties}}})
    told = found["aws:runShellScript"]
    assert (told["Status"], told["ResponseCode"], told["Output"].splitlines()[0:3:2]) == (
        "Failed",
        1,
        ["0", "1"],
    )


@pytest.mark.parametrize(
    ("document", "parameters", "statuses"),
    [
        ("AWS-UpdateSSMAgent", {}, {"Success"}),
        ("AWS-RefreshAssociation", {}, {"Success"}),
        ("AWS-RunPatchBaseline", {"Operation": "Scan"}, {"Success"}),
        ("AWS-ConfigureDocker", {"action": "Install"}, {"Failed"}),
        ("AWS-RunDockerAction", {"action": "Ps"}, {"Failed", "Success"}),
        (
            "AWS-JoinDirectoryServiceDomain",
            {"directoryId": "d-1234567890", "directoryName": "example.com"},
            {"Failed"},
        ),
    ],
)
def test_documents_of_amazon_come_to_a_sensible_end(run, document, parameters, statuses):
    found = run(document, **parameters)
    (told,) = [each for each in found.values() if "Step execution skipped" not in each["Output"]]
    assert told["Status"] in statuses
    assert told["Output"]


def test_ansible_is_there_or_missed(run, scripts):
    info = json.dumps({"path": "https://s3.amazonaws.com/scripts/a"})
    found = run(
        "AWS-ApplyAnsiblePlaybooks",
        SourceType="S3",
        SourceInfo=info,
        InstallDependencies="False",
        PlaybookFile="none.yml",
    )
    assert found["runShellScript"]["Status"] == "Failed"
