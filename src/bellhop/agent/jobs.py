"""What a managed node is told: plain values, no AWS document left in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """A machine. `environment` is added to every command's; `instance_id` is unique in account and Region."""

    account: str
    region: str
    instance_id: str
    platform_type: str = "Linux"
    platform_name: str = "Debian GNU/Linux"
    platform_version: str = "12"
    hostname: str = ""
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    ip_address: str = ""
    agent_version: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.account, self.region, self.instance_id


@dataclass(frozen=True, slots=True)
class Step:
    """One plugin to run, parameters already replaced in `inputs`.

    `name` is the document's step name (2.x) or the plugin's id (`0.aws:runShellScript`, 1.2).
    `precondition` holds resolved operands: `{"StringEquals": ["platformType", "Linux"]}`; `as_written` those
    of the document, where they are others. `sets` are the property sets of a plugin of schema 1.x, each as
    `[id, inputs]`, if it has several.
    """

    name: str
    action: str
    inputs: Mapping[str, Any]
    precondition: Mapping[str, Any] = field(default_factory=dict[str, Any])
    as_written: Mapping[str, Any] = field(default_factory=dict[str, Any])
    sets: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One invocation of a command on one node.

    Or of a document that a step of another one runs: `depth` counts these, and `directory` is that step's.
    """

    command_id: str
    instance_id: str
    steps: tuple[Step, ...]
    schema_version: str = "2.2"
    depth: int = 0
    directory: str = ""
