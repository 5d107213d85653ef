"""aws:softwareInventory: what is on the node, gathered by processes of the node.

AWS's agent lets only an association run it ("The aws:softwareInventory plugin can only be invoked via
ssm-associate"). Here a command may, too.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.agent.plugins import gatherers
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.plugins.gatherers import Gatherer, Item
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

LARGEST, LARGEST_ITEM = 10_240 << 10, 3_072 << 10  # bytes of all items, and of one
APPLIED = "Inventory policy has been successfully applied"
UPLOADED = f"{APPLIED} and collected inventory data has been uploaded to SSM"
NOTHING = f"{APPLIED} but there is no inventory data to upload to SSM"
# The node's own facts, which come with every collection.
INFORMATION = "AWS:InstanceInformation"


def software_inventory(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        items: list[Mapping[str, Any]] = []
        for gatherer in wanted(step.inputs):
            ended = await hands.run(place.script(gatherer.script, gatherer.name, head=LARGEST))
            if ended.status in ("Cancelled", "TimedOut"):
                return ended
            try:
                items += [entry(with_agent(item, site)) for item in gatherer.items(ended.stdout)]
            except Failure as error:
                text = f"Encountered error while executing {gatherer.name}. Error - {error}"
                raise Failure(text) from error
            check_size(items)
        if not items:
            return Verdict("Success", stdout=NOTHING)
        items.append(entry((INFORMATION, "1.0", [information(site)])))
        try:
            await site.account.put_inventory(site.scope, job.instance_id, items)
        except Failure as error:
            raise Failure(
                "inventory data could not be uploaded to Systems Manager. "
                f"Additional troubleshooting information - {error}"
            ) from error
        return Verdict("Success", stdout=UPLOADED)

    def wanted(inputs: Mapping[str, Any]) -> list[Gatherer]:
        return gatherers.wanted(inputs, place.of_agent(f"{job.instance_id}/inventory/custom"))

    return work


def with_agent(item: Item, site: Site) -> Item:
    """The agent is a component of AWS's, though no package of the host's has it."""
    name, version, rows = item
    if name != "AWS:AWSComponent" or not site.node.agent_version:
        return item
    agent = {
        "Name": "amazon-ssm-agent",
        "Publisher": "Amazon.com, Inc. <ec2-ssm-agent@amazon.com>",
        "Version": site.node.agent_version,
        "ApplicationType": "admin",
    }
    return name, version, [*(row for row in rows if row["Name"] != agent["Name"]), agent]


def information(site: Site) -> dict[str, str]:
    node = site.node
    return {
        "AgentType": "amazon-ssm-agent",
        "AgentVersion": node.agent_version,
        "ComputerName": node.hostname,
        "InstanceId": node.instance_id,
        "InstanceStatus": "Active",
        "IpAddress": node.ip_address,
        "PlatformName": node.platform_name,
        "PlatformType": node.platform_type,
        "PlatformVersion": node.platform_version,
        "ResourceType": "ManagedInstance" if node.instance_id.startswith("mi-") else "EC2Instance",
    }


def entry(item: Item) -> dict[str, Any]:
    """An item as PutInventory takes it, but for the time."""
    name, version, content = item
    digest = hashlib.md5(orjson.dumps(content), usedforsecurity=False).digest()
    return {
        "TypeName": name,
        "SchemaVersion": version,
        "ContentHash": base64.b64encode(digest).decode(),
        "Content": content,
    }


def check_size(items: list[Mapping[str, Any]]) -> None:
    sizes = [len(orjson.dumps(item)) for item in items]
    if sum(sizes) > LARGEST or max(sizes, default=0) > LARGEST_ITEM:
        raise Failure("the size of the collected data exceeded the maximum allowable size")
