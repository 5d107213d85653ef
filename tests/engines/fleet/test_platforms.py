"""What nodes say of their platform, and what EC2 derives from a node."""

from __future__ import annotations

import platform

import pytest

from bellhop.engines.fleet import instances, nodes, platforms
from bellhop.engines.fleet.nodes import NewNode


def test_a_linux_node_is_of_the_host_it_runs_on():
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {"NAME": "Debian GNU/Linux", "VERSION_ID": "12"}
    assert platforms.usual("Linux") == (release["NAME"], release.get("VERSION_ID", ""))
    assert platforms.usual("Windows").name.startswith("Microsoft Windows Server")
    assert platforms.usual("MacOS").name == "macOS"


@pytest.mark.parametrize(
    ("region", "domain"), [("us-east-1", "ec2.internal"), ("eu-west-1", "eu-west-1.compute.internal")]
)
def test_a_node_is_called_by_its_address(kernel, region, domain):
    ctx = kernel.context(region=region)
    node = kernel.transactions.now(ctx, nodes.add, NewNode())
    assert node.computer_name == f"ip-{node.ip_address.replace('.', '-')}.{domain}"
    assert instances.zone(ctx.scope, node)[:-1] == region


@pytest.mark.parametrize(
    ("zone", "found"),
    [
        ("us-east-1a", "use1-az1"),
        ("ap-southeast-2c", "apse2-az3"),
        ("me-south-1b", "mes1-az2"),
        ("us-gov-west-1a", "usgw1-az1"),
    ],
)
def test_ids_of_zones(zone, found):
    assert instances.zone_id(zone) == found


def test_made_up_ids_are_always_the_same():
    assert instances.identifier("vpc", "a", "b") == instances.identifier("vpc", "a", "b")
    assert instances.identifier("vpc", "a") != instances.identifier("vpc", "b")
    assert len(instances.identifier("vpc", "a")) == len("vpc-") + 17


def test_tags_of_all_nodes_of_a_kind(kernel):
    i, mi = "i-" + "a" * 17, "mi-" + "b" * 17
    kernel.run(nodes.add, NewNode(i, tags={"Role": "web", "Rack": "7"}))
    kernel.run(nodes.add, NewNode(mi, tags={"Role": "db"}))
    assert nodes.tags_of_all(kernel.context(), "i-") == {i: {"Rack": "7", "Role": "web"}}
    assert nodes.tags_of_all(kernel.context(), "mi-") == {mi: {"Role": "db"}}
