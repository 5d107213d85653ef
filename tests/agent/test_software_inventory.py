"""aws:softwareInventory: what a node tells of itself is what is there."""

from __future__ import annotations

import base64
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent.plugins.gatherers import BETWEEN, END, components, custom_items, details, network, packages

if TYPE_CHECKING:
    from .conftest import Yard

UPLOADED = (
    "Inventory policy has been successfully applied and collected inventory data has been uploaded to SSM"
)


def inventory(yard: Yard, **inputs: Any) -> dict[str, Any]:
    """Type → content, as it was put."""
    step = yard.plugin("aws:softwareInventory", **inputs)
    assert (step.status, step.code, step.stdout, step.stderr) == ("Success", 0, UPLOADED, "")
    return {item["TypeName"]: item["Content"] for item in yard.account.inventory}


def test_the_packages_of_the_node(yard: Yard) -> None:
    if shutil.which("dpkg-query") is None:
        pytest.skip("no dpkg here")
    found = inventory(yard, applications="Enabled")["AWS:Application"]
    (shell,) = [row for row in found if row["Name"] == "dash"]
    assert shell["Version"]
    assert shell["ApplicationType"] == "shells"
    assert shell["PackageId"].startswith("dash_")


def test_its_files(yard: Yard) -> None:
    yard.run("mkdir -p ~/a/b; echo 12345 >~/a/one.sh; echo 1 >~/a/b/two.sh; echo 1 >~/a/three")
    home = "/root" if yard.rung == "bwrap" else str(yard.disk() / "root")
    filters = [{"Path": f"{home}/a", "Pattern": ["*.sh"], "Recursive": True}]
    found = inventory(yard, files=json.dumps(filters))["AWS:File"]
    assert sorted((row["Name"], row["Size"], row["InstalledDir"]) for row in found) == [
        ("one.sh", "6", f"{home}/a"),
        ("two.sh", "2", f"{home}/a/b"),
    ]
    filters[0]["Recursive"] = False
    (row,) = inventory(yard, files=json.dumps(filters))["AWS:File"]
    assert row["Name"] == "one.sh"
    assert row["ModificationTime"].endswith("Z")


def test_its_own_kinds(yard: Yard) -> None:
    prefix = "" if yard.rung == "bwrap" else str(yard.disk())
    folder = f"{prefix}/var/lib/amazon/ssm/{yard.node.instance_id}/inventory/custom"
    rack = {"SchemaVersion": "1.0", "TypeName": "Custom:Rack", "Content": {"Where": "B4"}}
    wrong = {**rack, "TypeName": "Rack"}
    yard.run(
        f"mkdir -p {folder}; cd {folder}",
        f"echo '{json.dumps(rack)}' >a.json; echo '{json.dumps(rack)}' >b.json",
        f"echo '{json.dumps(wrong)}' >c.json; echo nonsense >d.json; ln -s /etc/shadow e.json",
    )
    found = inventory(yard, customInventory="Enabled")
    assert found.pop("AWS:InstanceInformation")[0]["InstanceId"] == yard.node.instance_id
    assert found == {"Custom:Rack": [{"Where": "B4"}]}


def test_its_processors_and_interfaces(machine: Yard) -> None:
    found = inventory(machine, instanceDetailedInformation="Enabled", networkConfig="Enabled")
    (row,) = found["AWS:InstanceDetailedInformation"]
    assert int(row["CPUs"]) > 0
    assert row["CPUHyperThreadEnabled"] in ("true", "false")
    assert row["KernelVersion"]
    assert all(row["Name"] != "lo" for row in found["AWS:Network"])


def test_items_have_hashes_and_versions(machine: Yard) -> None:
    inventory(machine, applications="Enabled")
    item = machine.account.inventory[0]
    assert (item["TypeName"], item["SchemaVersion"]) == ("AWS:Application", "1.1")
    before = item["ContentHash"]
    inventory(machine, applications="Enabled")
    assert machine.account.inventory[0]["ContentHash"] == before
    assert len(before) == 24


def test_nothing_is_asked_for(machine: Yard) -> None:
    step = machine.plugin("aws:softwareInventory", applications="Disabled", windowsUpdates="Enabled")
    assert step.stdout == (
        "Inventory policy has been successfully applied but there is no inventory data to upload to SSM"
    )
    assert machine.account.inventory == []


@pytest.mark.parametrize(
    ("filters", "complaint"),
    [
        ([{"Path": "/opt/many", "Pattern": ["*"], "Recursive": False}], "File Count Limit Exceeded"),
        (
            [{"Path": "/opt/a", "Pattern": ["*"], "Recursive": True, "DirScanLimit": 2}],
            "Directory Scan Limit Exceeded",
        ),
    ],
)
def test_limits_of_files(machine: Yard, filters: Any, complaint: str) -> None:
    machine.run("mkdir -p /opt/many /opt/a/b/c; cd /opt/many; touch $(seq 501); touch /opt/a/b/c/f")
    step = machine.plugin("aws:softwareInventory", files=json.dumps(filters))
    expected = f"Encountered error while executing AWS:File. Error - {complaint}"
    assert (step.status, step.stderr) == ("Failed", expected)


def record(*fields: str) -> str:
    return BETWEEN.join(fields) + END


def test_what_dpkg_and_rpm_say() -> None:
    gone = record("gone", "M", "1", "s", "all", "", "s", "config-files")
    deb = record("b", "M", "1-2", "admin", "amd64", "http://b", "a summary", "installed")
    rpm = record("a", "V", "3", "G", "x86_64", "", "s", "4.el9", "(none)", "1700000000", "a-3.src.rpm")
    assert packages(gone + deb + rpm) == [
        {
            "Name": "a",
            "Publisher": "V",
            "Version": "3",
            "ApplicationType": "G",
            "Architecture": "x86_64",
            "Summary": "s",
            "Release": "4.el9",
            "InstalledTime": "2023-11-14T22:13:20Z",
            "PackageId": "a-3.src.rpm",
        },
        {
            "Name": "b",
            "Publisher": "M",
            "Version": "1-2",
            "ApplicationType": "admin",
            "Architecture": "x86_64",
            "URL": "http://b",
            "Summary": "a summary",
            "PackageId": "b_1-2_amd64.deb",
        },
    ]


def test_components_of_aws_are_picked_out() -> None:
    said = "".join(
        record(name, "M", "1", "s", "all", "", "s", "installed")
        for name in ("amazon-ssm-agent", "dash", "aws-apitools-ec2")
    )
    ((_, _, rows),) = components(said)
    assert [row["Name"] for row in rows] == ["amazon-ssm-agent", "aws-apitools-ec2"]


def test_interfaces_with_their_last_addresses() -> None:
    said = (
        "link lo loopback 00:00\nlink eth0 ether aa:bb\n"
        "inet eth0 10.0.0.1\ninet eth0 10.0.0.2\ninet6 eth0 fe80::1\n"
    )
    ((_, _, rows),) = network(said)
    assert rows == [{"Name": "eth0", "MacAddress": "aa:bb", "IPV4": "10.0.0.2", "IPV6": "fe80::1"}]


def test_processors() -> None:
    said = (
        "Kernel: 6.1\nCPU(s): 8\nModel name: X\nCPU MHz: 2400.07\nSocket(s): 2\n"
        "Core(s) per socket: 2\nThread(s) per core: 2\n"
    )
    ((_, _, (row,)),) = details(said)
    assert (row["CPUCores"], row["CPUSpeedMHz"], row["CPUHyperThreadEnabled"]) == ("4", "2400", "true")


@pytest.mark.parametrize(
    "content",
    [{"a": 1}, {"": "x"}, {"a" * 65: "x"}, {"a": "x" * 4097}, {str(n): "" for n in range(51)}, "x", None],
)
def test_what_custom_inventory_may_not_hold(content: Any) -> None:
    item = {"SchemaVersion": "1.0", "TypeName": "Custom:X", "Content": content}
    assert custom_items(base64.b64encode(json.dumps(item).encode()).decode()) == []
