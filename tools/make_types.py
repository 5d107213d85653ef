"""Writes src/bellhop/types/<service>.pyi: a TypedDict for every structure of the bundled models.

    python tools/make_types.py [--out DIR]

Member names are AWS's. A member that the model requires is required wherever a request can carry the
structure; of structures that only answers carry every member is NotRequired. Enums are `str` (the
wire has refused other values before a service sees them), timestamps float seconds since the epoch,
blobs bytes. Lists and maps appear as list[…] and dict[str, …]. Exceptions are left out: they are raised.
"""

from __future__ import annotations

import argparse
import json
import keyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "src/bellhop/wire/models"
TYPES = ROOT / "src/bellhop/types"
MODULES = {"pinpoint-sms-voice": "sms_voice", "pinpoint-sms-voice-v2": "sms_voice_v2"}
SCALARS = {
    "string": "str",
    "character": "str",
    "boolean": "bool",
    "integer": "int",
    "long": "int",
    "float": "float",
    "double": "float",
    "timestamp": "float",
    "blob": "bytes",
}
HEAD = '''"""Shapes of {title}, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict
'''
PACKAGE = '''"""Requests and answers of the modelled services, for the type checker only: never imported."""
'''


class Stub:
    """The text of one service's stub."""

    def __init__(self, model: dict[str, Any]) -> None:
        self.title = model["metadata"]["serviceFullName"]
        self.shapes: dict[str, Any] = {n: s for n, s in model["shapes"].items() if "." not in n}
        self.asked = self.reachable(
            {
                operation["input"]["shape"]
                for operation in model["operations"].values()
                if "input" in operation
            }
        )

    def reachable(self, names: set[str]) -> set[str]:
        """The shapes that a request can carry: those named and all below them."""
        found: set[str] = set()
        while names:
            found |= names
            names = {ref["shape"] for name in names for ref in self.references(name)} - found
        return found

    def references(self, name: str) -> Iterator[dict[str, str]]:
        shape = self.shapes[name]
        yield from shape.get("members", {}).values()
        yield from (shape[part] for part in ("member", "value") if part in shape)

    def type_of(self, name: str) -> str:
        shape = self.shapes[name]
        match shape["type"]:
            case "structure":
                return name
            case "list":
                return f"list[{self.type_of(shape['member']['shape'])}]"
            case "map":
                return f"dict[str, {self.type_of(shape['value']['shape'])}]"
            case scalar:
                return SCALARS[scalar]

    def members(self, name: str) -> dict[str, str]:
        required = self.shapes[name].get("required", []) if name in self.asked else []
        types = {member: self.type_of(ref["shape"]) for member, ref in self.shapes[name]["members"].items()}
        return {m: kind if m in required else f"NotRequired[{kind}]" for m, kind in types.items()}

    def structure(self, name: str) -> str:
        members = self.members(name)
        if not members:
            return f"class {name}(TypedDict): ..."
        if all(member.isidentifier() and not keyword.iskeyword(member) for member in members):
            return f"class {name}(TypedDict):\n" + "\n".join(
                f"    {m}: {kind}" for m, kind in members.items()
            )
        entries = "\n".join(f'    "{m}": {kind},' for m, kind in members.items())
        return f'{name} = TypedDict("{name}", {{\n{entries}\n}})'

    def text(self) -> str:
        structures = (
            self.structure(name)
            for name, shape in self.shapes.items()
            if shape["type"] == "structure" and not shape.get("exception")
        )
        return HEAD.format(title=self.title) + "\n" + "\n\n".join(structures) + "\n"


def stubs() -> dict[str, str]:
    """File name → text of the whole package."""
    texts = {"__init__.pyi": PACKAGE}
    for file in sorted(MODELS.glob("*.json")):
        module = MODULES.get(file.stem, file.stem.replace("-", "_"))
        texts[f"{module}.pyi"] = Stub(json.loads(file.read_bytes())).text()
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=TYPES)
    out: Path = parser.parse_args().out
    for name, text in stubs().items():
        (out / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
