"""Managed nodes: added, listed, lost and removed by the operator."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import AccountId, Here, RegionName, context, run
from bellhop.control.refusals import bad, missing
from bellhop.engines.fleet import activations, nodes
from bellhop.engines.fleet.tables import Node as Row
from bellhop.kernel import tags
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.store import Scope

router = APIRouter(prefix="/_bellhop/nodes", tags=["nodes"])

PingStatus = Literal["Online", "ConnectionLost", "Inactive"]


class Tag(BaseModel):
    model_config = ConfigDict(extra="forbid")

    Key: str = Field(min_length=1, max_length=128)
    Value: str = Field("", max_length=256)


class NewNode(BaseModel):
    """A node to be; what is left out is chosen for it.

    With `ActivationId` and `ActivationCode` it registers as a hybrid node (mi-…), as AWS's agent does: the
    activation's name, tags and role become its own, beside what is said here. `IamRole` is the name of the
    role of any other node: an i-… node has it by an instance profile of the same name.
    """

    model_config = ConfigDict(extra="forbid")

    InstanceId: str | None = Field(None, description="i-… or mi-…")
    Name: str | None = None
    PlatformType: Literal["Linux", "Windows", "MacOS"] = "Linux"
    PlatformName: str | None = None
    PlatformVersion: str | None = None
    Tags: list[Tag] = []
    IamRole: str | None = Field(None, max_length=64)
    ActivationId: str | None = None
    ActivationCode: str | None = None
    Account: AccountId | None = None
    Region: RegionName | None = None


class Node(BaseModel):
    InstanceId: str
    Name: str
    PingStatus: PingStatus
    LastPingDateTime: str
    PlatformType: str
    PlatformName: str
    PlatformVersion: str
    AgentVersion: str
    IPAddress: str
    ComputerName: str
    RegistrationDate: str
    IamRole: str
    ActivationId: str
    Tags: list[Tag]
    Account: str
    Region: str


class Nodes(BaseModel):
    Nodes: list[Node]


class Status(BaseModel):
    """Held until it is set again."""

    model_config = ConfigDict(extra="forbid")

    PingStatus: PingStatus


@router.get("")
async def list_nodes(house: Here) -> Nodes:
    """The nodes of every account and Region."""
    ctx = context(house)
    return Nodes(Nodes=[_view(house.transactions.context(scope), row) for scope, row in _all(ctx)])


def _all(ctx: Context) -> list[tuple[Scope, Row]]:
    return nodes.everywhere(ctx.store)


def _view(ctx: Context, row: Row) -> Node:
    found = tags.of(ctx, nodes.arn(ctx.scope, row.instance_id))
    return Node(
        InstanceId=row.instance_id,
        Name=row.name,
        PingStatus=row.ping_status,  # pyright: ignore[reportArgumentType] - states.py knows these three only
        LastPingDateTime=iso8601(nodes.last_ping(ctx, row)),
        PlatformType=row.platform_type,
        PlatformName=row.platform_name,
        PlatformVersion=row.platform_version,
        AgentVersion=row.agent_version,
        IPAddress=row.ip_address,
        ComputerName=row.computer_name,
        RegistrationDate=iso8601(row.registered),
        IamRole=row.iam_role,
        ActivationId=row.activation_id,
        Tags=[Tag(Key=key, Value=value) for key, value in found.items()],
        Account=ctx.account,
        Region=ctx.region,
    )


@router.post("", status_code=201)
async def add_node(house: Here, new: NewNode) -> Node:
    """Make a node; it is Online at once."""
    ctx = context(house, new.Account, new.Region)
    if new.InstanceId and any(row.instance_id == new.InstanceId for _, row in _all(ctx)):
        raise bad(f"InstanceId: {new.InstanceId} is there already")
    wanted = nodes.NewNode(
        new.InstanceId or "",
        new.Name or "",
        new.PlatformType,
        new.PlatformName or "",
        new.PlatformVersion or "",
        {tag.Key: tag.Value for tag in new.Tags},
        new.IamRole or "",
    )
    try:
        row = house.transactions.now(ctx, _registered, new, wanted)
    except nodes.NodeError as error:
        raise bad(str(error)) from error
    return _view(ctx, row)


def _registered(ctx: Context, asked: NewNode, wanted: nodes.NewNode) -> Row:
    if asked.ActivationId is None and asked.ActivationCode is None:
        return nodes.add(ctx, wanted)
    if wanted.instance_id and not nodes.is_hybrid(wanted.instance_id):
        raise bad(
            f"InstanceId: {wanted.instance_id} is none that an activation registers: those begin with mi-"
        )
    return activations.register(ctx, asked.ActivationId or "", asked.ActivationCode or "", wanted)


@router.delete("/{identifier}", status_code=204)
async def remove_node(house: Here, identifier: str) -> None:
    """Remove a node with its files and processes."""
    scope = run(house, _scope_of, identifier)
    house.transactions.now(house.transactions.context(scope), nodes.remove, identifier)


@router.post("/{identifier}/status")
async def set_status(house: Here, identifier: str, status: Status) -> Node:
    """Let the node answer, or be lost."""
    scope = run(house, _scope_of, identifier)
    ctx = house.transactions.context(scope)
    row = house.transactions.now(ctx, nodes.set_status, identifier, status.PingStatus)
    assert row is not None, "it was found a moment ago"
    return _view(ctx, row)


def _scope_of(ctx: Context, identifier: str) -> Scope:
    scope = next((scope for scope, row in _all(ctx) if row.instance_id == identifier), None)
    if scope is None:
        raise missing(f"there is no node {identifier}")
    return scope
