"""Nodes: who may be one, whether they answer, who hears of it."""

from __future__ import annotations

import pytest

from bellhop.engines.fleet import nodes, platforms
from bellhop.engines.fleet.events import NodeOnline, NodeRemoved
from bellhop.engines.fleet.nodes import NewNode, NodeError
from bellhop.kernel import tags
from bellhop.kernel.states import IllegalStep
from bellhop.store import Scope

A = "i-" + "a" * 17


def note(ctx, event) -> None:
    """A subscriber that keeps what it hears as a tag."""
    tags.add(ctx, "heard", {f"{type(event).__name__} {event.instance_id}": ""})


HEARD = (f"{__name__}:note",)


@pytest.fixture
def kernel(make_kernel):
    return make_kernel({NodeOnline: HEARD, NodeRemoved: HEARD})


def heard(kernel) -> list[str]:
    kernel.settle()
    return list(tags.of(kernel.context(), "heard"))


@pytest.mark.parametrize(
    ("new", "platform"),
    [
        (NewNode(), ("Linux", *platforms.usual("Linux"))),
        (NewNode("mi-" + "b" * 17, platform_type="MacOS"), ("MacOS", "macOS", "14.6")),
        (
            NewNode("i-12345678", platform_name="Ubuntu", platform_version="24.04"),
            ("Linux", "Ubuntu", "24.04"),
        ),
    ],
)
def test_a_node_gets_what_it_lacks(kernel, new, platform):
    node = kernel.run(nodes.add, new)
    assert (node.platform_type, node.platform_name, node.platform_version) == platform
    assert node.instance_id == (new.instance_id or node.instance_id)
    assert len(node.instance_id) in (10, 19, 20)
    assert (node.ping_status, node.registered) == ("Online", kernel.clock.now())
    assert kernel.run(nodes.find, node.instance_id) == node


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (NewNode(A), "is there already"),
        (NewNode("i-short"), "a node's id"),
        (NewNode("mi-12345678"), "a node's id"),
        (NewNode("x" + A), "a node's id"),
        (NewNode(platform_type="Plan9"), "a platform is one of"),
    ],
)
def test_nodes_that_cannot_be(kernel, new, why):
    kernel.run(nodes.add, NewNode(A))
    with pytest.raises(NodeError, match=why):
        kernel.run(nodes.add, new)


def test_status_is_held(kernel):
    kernel.run(nodes.add, NewNode(A))
    lost_at = kernel.clock.now()
    node = kernel.run(nodes.set_status, A, "ConnectionLost")
    kernel.advance(60)
    assert kernel.run(nodes.set_status, A, "Inactive").last_ping == lost_at
    assert heard(kernel) == []
    node = kernel.run(nodes.set_status, A, "Online")
    assert kernel.run(nodes.last_ping, node) == lost_at + 60
    assert heard(kernel) == [f"NodeOnline {A}"]
    with pytest.raises(IllegalStep):
        kernel.run(nodes.set_status, A, "Asleep")
    assert kernel.run(nodes.set_status, "i-" + "b" * 17, "Online") is None


def test_removal_takes_the_tags_along(kernel):
    kernel.run(nodes.add, NewNode(A, tags={"role": "web"}))
    assert kernel.run(nodes.tagged, "role", ["web"]) == {A}
    assert kernel.run(nodes.remove, A) is True
    assert kernel.run(nodes.remove, A) is False
    assert kernel.run(nodes.tagged, "role") == set()
    assert heard(kernel) == [f"NodeRemoved {A}"]


def test_everywhere_sees_all_accounts(kernel):
    kernel.run(nodes.add, NewNode(A))
    elsewhere = kernel.context("111122223333", "eu-west-1")
    kernel.transactions.now(elsewhere, nodes.add, NewNode(A))
    assert [scope for scope, _ in nodes.everywhere(kernel.context().store)] == [
        Scope("000000000000", "us-east-1"),
        Scope("111122223333", "eu-west-1"),
    ]
    assert list(nodes.all_of(elsewhere)) == [A]
    assert nodes.arn(elsewhere.scope, "mi-x") == "arn:aws:ssm:eu-west-1:111122223333:managed-instance/mi-x"
