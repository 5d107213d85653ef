"""aws:configurePackage: packages installed, updated, rolled back and taken away by their own scripts."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent.plugins.packages import Machine, file_for, folder_of, manifest_of, unpacked
from bellhop.agent.resources import Failure, Held

from .accounts import zipped

if TYPE_CHECKING:
    from .conftest import Yard

STATE = "/var/lib/amazon/ssm/packages/Tool/installstate"


def package(yard: Yard, version: str, **scripts: str) -> None:
    """A version of the package Tool; whatever its scripts are, they say what they do in ~/log."""
    usual = {name: f"echo {name} {version} >>~/log; echo {name}ing" for name in ("install", "uninstall")}
    content = zipped(**{**usual, **scripts})
    manifest = {
        "schemaVersion": "2.0",
        "version": version,
        "packages": {"debian": {"_any": {"_any": {"file": "tool.zip"}}}},
        "files": {"tool.zip": {"checksums": {"sha256": hashlib.sha256(content).hexdigest()}}},
    }
    held = Held("Tool", "1", json.dumps(manifest), "Package")
    yard.account.documents["Tool"] = yard.account.documents[f"Tool:{version}"] = held
    yard.account.attachments["tool.zip"] = content


def configure(yard: Yard, action: str, name: str = "Tool", **more: Any) -> Any:
    return yard.plugin("aws:configurePackage", action=action, name=name, **more)


def log(yard: Yard) -> list[str]:
    return yard.run("cat ~/log").steps[0].stdout.splitlines()


def state(yard: Yard) -> tuple[int, str]:
    found = json.loads(yard.run(f"cat {STATE}").steps[0].stdout)
    return found["state"], found["version"]


def test_a_package_is_installed_by_its_script(machine: Yard) -> None:
    package(machine, "1.0")
    step = configure(machine, "Install")
    assert (step.status, step.code, step.stderr) == ("Success", 0, "")
    assert step.stdout == (
        "Initiating Tool 1.0 install\n"
        "Plugin aws:runShellScript ResultStatus Success\n"
        "install output: Running sh install.sh\ninstalling\n\n"
        "Successfully installed Tool 1.0\n"
    )
    assert (log(machine), state(machine)) == (["install 1.0"], (8, "1.0"))


def test_it_is_installed_once(machine: Yard) -> None:
    package(machine, "1.0")
    configure(machine, "Install")
    step = configure(machine, "Install")
    assert (step.status, step.stdout) == ("Success", "Tool 1.0 is already installed\n")
    assert log(machine) == ["install 1.0"]


def test_another_version_takes_its_place(machine: Yard) -> None:
    package(machine, "1.0")
    configure(machine, "Install")
    package(machine, "2.0", validate="echo validate 2.0 >>~/log")
    step = configure(machine, "Install", version="2.0")
    assert step.status == "Success"
    assert step.stdout.splitlines()[-2:] == [
        "Successfully installed Tool 2.0",
        "Successfully uninstalled Tool 1.0",
    ]
    assert log(machine) == ["install 1.0", "uninstall 1.0", "install 2.0", "validate 2.0"]
    assert state(machine) == (8, "2.0")
    assert machine.run("ls /var/lib/amazon/ssm/packages/Tool").steps[0].stdout == "2.0\ninstallstate\n"


def test_an_update_in_place_has_a_script_of_its_own(machine: Yard) -> None:
    package(machine, "1.0")
    configure(machine, "Install", installationType="In-place update")  # nothing is there: installed
    package(machine, "2.0", update="echo update 2.0 >>~/log")
    step = configure(machine, "Install", installationType="In-place update")
    assert step.status == "Success"
    assert log(machine) == ["install 1.0", "update 2.0"]
    package(machine, "3.0")
    step = configure(machine, "Install", installationType="In-place update")
    assert (step.status, step.code) == ("Failed", 1)
    assert step.stderr.startswith("missing update script required for in-place update\nPlease create")
    assert state(machine) == (2, "3.0")


def test_what_fails_gives_way_to_what_was_there(machine: Yard) -> None:
    package(machine, "1.0")
    configure(machine, "Install")
    package(machine, "2.0", install="echo bad >&2; echo install 2.0 >>~/log; exit 3")
    step = configure(machine, "Install")
    assert (step.status, step.code) == ("Failed", 1)
    assert log(machine) == [
        "install 1.0",
        "uninstall 1.0",
        "install 2.0",
        "uninstall 2.0",
        "install 1.0",
    ]
    assert "Failed to install Tool 2.0, successfully rolled back to Tool 1.0\n" in step.stdout
    assert "install errors: bad\nfailed to run commands: exit status 3\n" in step.stderr
    assert "Failed to install package; install status Failed\n" in step.stderr
    assert state(machine) == (8, "1.0")


def test_a_first_installation_that_fails(machine: Yard) -> None:
    package(machine, "1.0", install="exit 3")
    step = configure(machine, "Install")
    assert step.stderr == (
        "install errors: failed to run commands: exit status 3\n"
        "Failed to install package; install status Failed\n"
    )
    assert state(machine) == (2, "1.0")
    package(machine, "1.0")
    assert configure(machine, "Install").status == "Success"


def test_a_package_is_taken_away(machine: Yard) -> None:
    package(machine, "1.0")
    configure(machine, "Install")
    step = configure(machine, "Uninstall")
    assert (step.status, step.stdout.splitlines()[-1]) == ("Success", "Successfully uninstalled Tool 1.0")
    assert (log(machine), state(machine)) == (["install 1.0", "uninstall 1.0"], (0, "1.0"))
    assert machine.run("ls /var/lib/amazon/ssm/packages/Tool").steps[0].stdout == "installstate\n"
    assert configure(machine, "Uninstall").stdout == "version:  is not installed\n"


def test_arguments_and_facts_reach_the_scripts(machine: Yard) -> None:
    package(machine, "1.0", install="echo $SSM_COLOUR $BWS_PLATFORM_NAME $BWS_REGION $BWS_ACTION_NAME")
    step = configure(machine, "Install", additionalArguments='{"SSM_COLOUR": "blue"}')
    assert "blue debian us-east-1 install\n" in step.stdout


def test_a_reboot_goes_on_with_the_installation(machine: Yard) -> None:
    package(
        machine,
        "1.0",
        install="echo install >>~/log; exit 194",
        validate="echo validate >>~/log; test -e ~/log",
    )
    step = configure(machine, "Install")
    assert (step.status, step.stdout.splitlines()[-1]) == ("Success", "Successfully installed Tool 1.0")
    assert log(machine) == ["install", "validate"]


@pytest.mark.parametrize(
    ("inputs", "stderr"),
    [
        ({"name": ""}, "invalid input: empty name field\n"),
        ({"source": "x"}, "invalid input: source parameter is not supported in this version\n"),
        (
            {"additionalArguments": '{"COLOUR": "x"}'},
            'invalid input: keys need to start with "SSM_" prefix in additional arguments from input\n',
        ),
        (
            {"additionalArguments": '{"": "x"}'},
            "invalid input: empty key is not allowed in additional arguments from input\n",
        ),
        (
            {"name": "AmazonCloudWatchAgent"},
            "failed to download manifest - failed to retrieve package document description: "
            "InvalidDocument: Document with name AmazonCloudWatchAgent does not exist.\n",
        ),
        ({"action": "Repair"}, "unsupported action: Repair\n"),
    ],
)
def test_what_cannot_be_done(machine: Yard, inputs: dict[str, Any], stderr: str) -> None:
    package(machine, "1.0")
    step = machine.plugin("aws:configurePackage", **{"action": "Install", "name": "Tool", **inputs})
    assert (step.status, step.code, step.stderr) == ("Failed", 1, stderr)


def test_a_file_that_was_changed_is_not_installed(machine: Yard) -> None:
    package(machine, "1.0")
    machine.account.attachments["tool.zip"] += b"more"
    assert configure(machine, "Install").stderr == (
        "failed to download installation package reliably, tool.zip, failed to verify hash of downloadinput\n"
    )


def manifest(**packages: Any) -> Any:
    files = {name: {} for name in "abc"}
    return manifest_of(json.dumps({"version": "1", "packages": packages, "files": files}))


@pytest.mark.parametrize(
    ("platform", "version", "file"),
    [
        ("debian", "12", "a"),
        ("amazon", "2.0.1", "b"),
        ("amazon", "2.1", "b"),
        ("amazon", "3", "c"),
        ("suse", "15", "c"),
    ],
)
def test_the_closest_file_is_chosen(platform: str, version: str, file: str) -> None:
    every = {"_any": {"file": "c"}}
    found = manifest(
        debian={"12": {"x86_64": {"file": "a"}}},
        amazon={"2.*": {"_any": {"file": "b"}}, "_any": every},
        _any={"_any": every},
    )
    assert file_for(found, Machine(platform, version, "x86_64")) == file


def test_no_file_for_this_machine() -> None:
    with pytest.raises(Failure) as caught:
        file_for(manifest(debian={"12": {"x86_64": {"file": "a"}}}), Machine("debian", "12", "arm64"))
    assert str(caught.value) == (
        "failed to find platform: no manifest found for platform: debian, version 12, architecture arm64"
    )


def test_a_zip_file_without_an_install_script_is_no_package() -> None:
    with pytest.raises(Failure, match="package is missing install action"):
        unpacked("x.zip", zipped(other="true"))
    with pytest.raises(Failure, match=r"failed to extract package installer package x\.zip"):
        unpacked("x.zip", b"no zip")


@pytest.mark.parametrize("name", ["Tool", "1.0.1", "a b_c"])
def test_harmless_names_are_directories(name: str) -> None:
    assert folder_of(name) == name


@pytest.mark.parametrize("name", ["../x", "arn:aws:ssm:us-east-1:1:document/T", ".hidden", "", "x" * 300])
def test_other_names_are_not(name: str) -> None:
    found = folder_of(name)
    assert found.startswith("_")
    assert "/" not in found
    assert len(found) <= 255
