"""Writes docs/operations.md: every operation of every modelled service, and whether Bellhop does its work."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from bellhop import services
from bellhop.wire import model

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[1] / "docs" / "operations.md"
HEAD = """# Operations

Written by `make docs` from the service models and the code; do not edit it. An operation that is not marked
answers HTTP 501 with code `NotImplemented`, in the service's own wire form, and names itself.
"""


class Coverage(NamedTuple):
    """One modelled service: its operations in the model's names, and those that have a function.

    `others` are operations of a service that is modelled in part: nobody serves them.
    """

    title: str
    version: str
    name: str
    operations: list[str]
    served: set[str]
    others: int = 0

    @property
    def share(self) -> str:
        beside = f", none of {self.others} others" if self.others else ""
        return f"{len(self.served)} of {len(self.operations)}{beside}"


def models() -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in sorted(files("bellhop.wire.models").iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".json"):
            yield entry.name.removesuffix(".json"), orjson.loads(entry.read_bytes())


def functions() -> dict[str, set[str]]:
    """Model name → names of the functions that serve its operations."""
    packages = [each.name for each in pkgutil.iter_modules(services.__path__) if each.ispkg]
    modules = [importlib.import_module(f"{services.__name__}.{each}") for each in packages]
    loaded = [module.SERVICE for module in modules if hasattr(module, "SERVICE")]
    return {service.name: set(service.names) for service in loaded}


def coverage() -> list[Coverage]:
    served = functions()
    found: list[Coverage] = []
    for name, data in models():
        known = served.get(name, set())
        operations = sorted(data["operations"])
        spelled = model.service(name).operations
        done = {each for each in operations if spelled[each].function in known}
        metadata = data["metadata"]
        title, version, others = metadata["serviceFullName"], metadata["apiVersion"], data.get("left_out", ())
        found.append(Coverage(title, version, name, operations, done, len(others)))
    return found


def table(found: list[Coverage]) -> str:
    rows = [
        f"| [{each.name}](#{each.name}) | {each.title}, {each.version} | {each.share} |" for each in found
    ]
    done = sum(len(each.served) for each in found)
    every = sum(len(each.operations) for each in found)
    head = ["| model | service and version of its API | operations implemented |", "|---|---|---:|"]
    return "\n".join([*head, *rows, f"| **all** | | **{done} of {every}** |", ""])


def section(service: Coverage) -> str:
    marks = [f"- [{'x' if each in service.served else ' '}] {each}" for each in service.operations]
    return "\n".join(
        [f"## {service.name}", "", f"{service.title}, {service.version}: {service.share}.", "", *marks, ""]
    )


def render() -> str:
    found = coverage()
    return "\n".join([HEAD, table(found), *(section(each) for each in found)])


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
