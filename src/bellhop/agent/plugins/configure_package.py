"""aws:configurePackage: packages of Distributor, installed, updated and taken away by their own scripts.

The order of things, and every word, are the agent's.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.agent.platforms import MANAGERS, family_of, platform_of
from bellhop.agent.plugins.installations import Installation, State, Story
from bellhop.agent.plugins.packages import Machine, check, file_for, manifest_of, unpacked
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.plugins.packages import Manifest
    from bellhop.agent.resources import Held
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

IN_PLACE = "In-place update"
MISSING_UPDATE = (
    "missing update script required for in-place update\nPlease create a Distributor package with update "
    "script and retry the install with 'In-place update' installation type, or choose 'Uninstall and "
    "reinstall' installation type"
)
REBOOT = "SuccessAndReboot"
ARCHITECTURES = {"aarch64": "arm64", "i686": "i386"}


def configure_package(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        story = Story()
        try:
            wish = asked_for(step.inputs)
            held, manifest = await looked_up(site, wish)
            installation = Installation(place, hands, held.name)
            status = await Run(installation, wish, story).go(held, manifest)
        except Failure as error:
            status = "Failed"
            story.errors.append(str(error))
        else:
            if installation.cancelled is not None:
                return installation.cancelled
        out, errors = ("".join(f"{line}\n" for line in lines) for lines in (story.out, story.errors))
        return Verdict("Success" if status == "Success" else ended_as(status), code_of(status), out, errors)

    return work


def ended_as(status: str) -> Any:
    """A package that takes too long has failed."""
    return REBOOT if status == REBOOT else "Failed"


def code_of(status: str) -> int:
    return {"Success": 0, REBOOT: 194}.get(status, 1)


@dataclass(frozen=True, slots=True)
class Wish:
    """The inputs; `version` is empty for the default one."""

    name: str
    action: str
    version: str
    in_place: bool
    arguments: Mapping[str, str]


def asked_for(inputs: Mapping[str, Any]) -> Wish:
    """Raises Failure."""
    name, version = str(inputs.get("name") or ""), str(inputs.get("version") or "")
    if inputs.get("source"):
        raise Failure("invalid input: source parameter is not supported in this version")
    if not name:
        raise Failure("invalid input: empty name field")
    return Wish(
        name,
        str(inputs.get("action") or ""),
        "" if version.lower() == "latest" else version,
        inputs.get("installationType") == IN_PLACE,
        arguments_of(inputs.get("additionalArguments")),
    )


def arguments_of(written: object) -> dict[str, str]:
    begin = "invalid input: "
    if not written:
        return {}
    try:
        found: Any = orjson.loads(written) if isinstance(written, str) else written
        pairs = cast("dict[str, Any]", dict(found))
    except (orjson.JSONDecodeError, TypeError, ValueError) as error:
        text = f"{begin}unable to unmarshal additional arguments from input; error {error}"
        raise Failure(text) from error
    if "" in pairs:
        raise Failure(f"{begin}empty key is not allowed in additional arguments from input")
    if not all(key.startswith("SSM_") for key in pairs):
        raise Failure(f'{begin}keys need to start with "SSM_" prefix in additional arguments from input')
    return {key: str(value) for key, value in pairs.items()}


async def looked_up(site: Site, wish: Wish) -> tuple[Held, Manifest]:
    """The package's document. Those that AWS publishes are not here, and end as a name that is wrong does."""
    try:
        held = await site.account.document(site.scope, wish.name, version_name=wish.version)
    except Failure as error:
        text = f"failed to download manifest - failed to retrieve package document description: {error}"
        raise Failure(text) from error
    if held.status != "Active":
        raise Failure(
            "failed to download manifest - package document is not currently active, kindly retry when the "
            f"status is active. Current document status - {held.status}"
        )
    try:
        return held, manifest_of(held.content)
    except Failure as error:
        raise Failure(f"failed to download manifest - {error}") from error


class Run:
    """One wish for one package, until there is nothing more to do for it."""

    def __init__(self, installation: Installation, wish: Wish, story: Story) -> None:
        self.on, self.wish, self.story = installation, wish, story
        self.site = installation.place.site
        self.in_place = wish.in_place

    async def go(self, held: Held, manifest: Manifest) -> str:
        """The status: Success, Failed, SuccessAndReboot."""
        found = await self.on.look(manifest.version)
        installed = found.record.installed
        if installed and installed != manifest.version:
            await self.on.look(installed)
        if self.wish.action == "Install":
            return await self.install_wished(held, manifest, same=found.digest == manifest.digest)
        if self.wish.action == "Uninstall":
            return await self.uninstall_wished(manifest, installed)
        raise Failure(f"unsupported action: {self.wish.action}")

    async def install_wished(self, held: Held, manifest: Manifest, *, same: bool) -> str:
        record, new = self.on.record, manifest.version
        installed, state = record.installed, record.state
        fresh = "install.sh" in self.on.scripts[new] and same
        if not fresh or (record.version == new and state == State.FAILED):
            await self.on.put(manifest, await self.downloaded(held, manifest))
        elif await self.already(new, installed, state):
            return "Success"
        old = installed if installed and state != State.NONE and (installed != new or not same) else ""
        self.in_place = self.in_place and bool(installed) and state != State.NONE
        if state in (State.INSTALLING, State.UPDATING) or not old or self.in_place:
            return await self.install(new, old)
        return await self.uninstall(new, old)

    async def already(self, new: str, installed: str, state: State) -> bool:
        """Is it there, or was a reboot the last that it needed? Its own script says so, if it has one."""
        booted = state in (State.INSTALLING, State.UPDATING)
        if not booted and (new != installed or state != State.INSTALLED):
            return False
        status, story = await self.on.act(new, "validate", self.variables())
        self.story += story
        if status != "Success":
            return False
        name = self.on.name
        self.story.out.append(
            f"Successfully installed {name} {new}" if booted else f"{name} {new} is already installed"
        )
        if booted:
            await self.on.note(new, State.INSTALLED)
        return True

    async def uninstall_wished(self, manifest: Manifest, installed: str) -> str:
        version = manifest.version if self.wish.version else installed
        gone = self.on.record.state in (State.NONE, State.UNINSTALLED)
        if not installed or version != installed or gone:
            self.story.out.append(f"version: {version} is not installed")
            return "Success"
        return await self.uninstall("", installed)

    async def downloaded(self, held: Held, manifest: Manifest) -> dict[str, bytes]:
        name = file_for(manifest, machine_of(self.site))
        content = await self.site.account.attachment(self.site.scope, held, name)
        check(manifest, name, content)
        return await asyncio.to_thread(unpacked, name, content)

    def variables(self) -> dict[str, str]:
        node, machine = self.site.node, machine_of(self.site)
        family = family_of(machine.platform)
        return {
            "BWS_PLATFORM_NAME": machine.platform,
            "BWS_PLATFORM_VERSION": machine.version,
            "BWS_PLATFORM_FAMILY": family,
            "BWS_ARCHITECTURE": machine.architecture,
            "BWS_INIT_SYSTEM": "docker",
            "BWS_PACKAGE_MANAGER": MANAGERS.get(family, ""),
            "BWS_INSTANCE_ID": node.instance_id,
            "BWS_INSTANCE_TYPE": "",
            "BWS_REGION": node.region,
            "BWS_ACCOUNT_ID": node.account,
            "BWS_AVAILABILITY_ZONE": "",
            **self.wish.arguments,
        }

    async def install(self, new: str, old: str, *, back: bool = False) -> str:
        """`back`: `new` was there before, and `old` could not be installed."""
        section = Story()
        update = self.in_place and not back
        if update and "update.sh" not in self.on.scripts[new]:
            self.story.errors.append(MISSING_UPDATE)
            await self.on.note(new, State.FAILED)
            return "Failed"
        doing = State.ROLLBACK_INSTALL if back else State.UPDATING if update else State.INSTALLING
        await self.on.note(new, doing)
        status, said = await self.on.act(new, "update" if update else "install", self.variables())
        self.story += said
        if status == "Success":
            status, said = await self.on.act(new, "validate", self.variables())
            self.story += said
        if status == REBOOT or self.on.cancelled is not None:
            return status
        if status != "Success":
            section.errors.append(f"Failed to install package; install status {status}")
            ended = await self.give_up(new, old, back=back)
        else:
            ended = await self.finish(section, new, old, back=back)
        self.story += section
        return ended

    async def give_up(self, new: str, old: str, *, back: bool) -> str:
        if old and not back:
            return await self.uninstall(old, new, back=True)
        await self.on.note(new, State.FAILED)
        return "Failed"

    async def finish(self, section: Story, new: str, old: str, *, back: bool) -> str:
        if old and old != new:
            await self.on.remove(old)
        await self.on.note(new, State.INSTALLED)
        name = self.on.name
        if back:
            text = f"Failed to install {name} {old}, successfully rolled back to {name} {new}"
            section.out.append(text)
            return "Failed"
        section.out.append(f"Successfully installed {name} {new}")
        return "Success"

    async def uninstall(self, new: str, old: str, *, back: bool = False) -> str:
        """Takes `old` away, for `new` if there is one."""
        section = Story()
        doing = State.ROLLBACK_UNINSTALL if back else State.UPGRADING if new else State.UNINSTALLING
        await self.on.note(old, doing)
        status, said = await self.on.act(old, "uninstall", self.variables())
        self.story += said
        if self.on.cancelled is not None:
            return status
        if status not in ("Success", REBOOT):
            text = f"Failed to uninstall version {old} of package; uninstall status {status}"
            section.errors.append(text)
        elif status == REBOOT:
            return REBOOT
        else:
            section.out.append(f"Successfully uninstalled {self.on.name} {old}")
        ended = await self.after_uninstall(new, old, back=back, well=status == "Success")
        self.story += section
        return ended

    async def after_uninstall(self, new: str, old: str, *, back: bool, well: bool) -> str:
        if new:
            return await self.install(new, old, back=back)
        if not well:
            await self.on.note(old, State.FAILED)
            return "Failed"
        await self.on.remove(old)
        await self.on.note(old, State.NONE)
        return "Success"


def machine_of(site: Site) -> Machine:
    """The node's platform is the one that it says it has; its processor is this machine's."""
    architecture = os.uname().machine
    return Machine(
        platform_of(site.node),
        site.node.platform_version,
        ARCHITECTURES.get(architecture, architecture),
    )
