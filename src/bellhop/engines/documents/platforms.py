"""The platforms that a document is for, as its plugins and preconditions have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL = ("Windows", "Linux", "MacOS")
_BY_PLUGIN: Mapping[str, tuple[str, ...]] = {
    "aws:applications": ("Windows",),
    "aws:cloudWatch": ("Windows",),
    "aws:psModule": ("Windows",),
    "aws:updateAgent": ("Windows",),
    "aws:configureDocker": ("Windows", "Linux"),
    "aws:configurePackage": ("Windows", "Linux"),
    "aws:domainJoin": ("Windows", "Linux"),
    "aws:downloadContent": ("Windows", "Linux"),
    "aws:runDockerAction": ("Windows", "Linux"),
    "aws:runDocument": ("Windows", "Linux"),
    "aws:runShellScript": ("Linux", "MacOS"),
}


def of(kind: str, content: Any) -> tuple[str, ...]:
    """Platform types in AWS's order; none for what runs nowhere."""
    if not isinstance(content, dict):
        return ()
    found = cast("dict[str, Any]", content)
    if kind == "Package":
        return _of_package(found)
    if kind in ("Automation", "Automation.ChangeTemplate", "Session"):
        return ALL
    if kind not in ("Command", "Policy"):
        return ()
    if "runtimeConfig" in found:
        return _ordered(_BY_PLUGIN.get(name, ALL) for name in found["runtimeConfig"])
    return _ordered(map(_of_step, found["mainSteps"]))


def _of_step(step: Mapping[str, Any]) -> tuple[str, ...]:
    """A precondition narrows what the plugin can."""
    able = _BY_PLUGIN.get(step["action"], ALL)
    precondition: Mapping[str, Any] = step.get("precondition") or {}
    operands = precondition.get("StringEquals")
    if isinstance(operands, list) and "platformType" in operands:
        wanted = {str(each) for each in cast("list[Any]", operands)}
        return tuple(each for each in able if each in wanted)
    return able


def _ordered(of_each: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found = {platform for each in of_each for platform in each}
    return tuple(platform for platform in ALL if platform in found)


def _of_package(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    names = {str(name).lower() for name in manifest.get("packages", {})}
    if "_any" in names:
        return ALL
    kinds = {"Windows" if name == "windows" else "MacOS" if name == "macos" else "Linux" for name in names}
    return _ordered([tuple(kinds)])
