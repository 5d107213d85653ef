"""The bundled models in the layout of botocore's loader: for clients whose botocore has dropped a service."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from pathlib import Path

CLIENT_FILES = {
    "paginators": "paginators-1.json",
    "waiters": "waiters-2.json",
    "endpoint_rules": "endpoint-rule-set-1.json",
}


def export(directory: Path) -> list[Path]:
    """Writes DIR/<service>/<api version>/service-2.json and its companions; answers what it wrote, in order.

    `AWS_DATA_PATH=DIR` makes botocore find them before its own: services that we keep in part are not
    among them. Files of earlier exports are replaced.
    Raises OSError where the directory cannot be written.
    """
    written: list[Path] = []
    for resource in sorted(files("bellhop.wire.models").iterdir(), key=lambda entry: entry.name):
        service, dot, suffix = resource.name.partition(".")
        if (dot, suffix) == (".", "json"):
            data = orjson.loads(resource.read_bytes())
            written += [] if "left_out" in data else write_service(directory / service, data)
    return written


def write_service(directory: Path, data: dict[str, Any]) -> list[Path]:
    """One service's files, below the folder that bears its name."""
    folder = directory / data["metadata"]["apiVersion"]
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"service-2.json": service_2(data)}
    contents |= {name: data[section] for section, name in CLIENT_FILES.items() if section in data}
    for name, content in contents.items():
        (folder / name).write_bytes(orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE))
    return [folder / name for name in contents]


def service_2(data: dict[str, Any]) -> dict[str, Any]:
    """The model as botocore knows it: without the shapes that only our older forms of operations use."""
    own = {name: shape for name, shape in data["shapes"].items() if "." not in name}
    return {"version": "2.0", "metadata": data["metadata"], "operations": data["operations"], "shapes": own}
