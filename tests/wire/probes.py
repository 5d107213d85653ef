"""For every constraint that a request can break: one that breaks it, and one that just does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from .values import Values, matching, translated

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZED = {"string", "blob", "list", "map"}
STRANGE = ("\x7f", "¿ ?", " ", "a\nb", "-", "!" * 64, "")
Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Probe:
    """A member, a constraint on it, parameters that break it, AWS's sentence, and parameters on its edge."""

    operation: str
    member: str
    constraint: str
    broken: dict[str, Any]
    sentence: str
    edge: dict[str, Any] | None

    def __str__(self) -> str:
        return f"{self.operation}-{self.member}-{self.constraint}"


class Probes:
    """Walks the input of every operation; each member of each structure is probed once a service."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.shapes = data["shapes"]
        self.seen: set[tuple[str, str]] = set()

    def __iter__(self) -> Iterator[Probe]:
        for name, operation in self.data["operations"].items():
            if "input" in operation:
                yield from Walk(self, name, operation["input"]["shape"]).probes()


class Walk:
    """The probes of one operation."""

    def __init__(self, probes: Probes, operation: str, root: str) -> None:
        self.shapes = probes.shapes
        self.seen = probes.seen
        self.operation = operation
        self.root = root
        self.in_form = probes.data["metadata"]["protocol"] == "query"

    @cache  # noqa: B019  a walk lives as long as its operation's probes are made
    def least(self, name: str) -> Any:
        """The least valid value of a shape; not to be changed."""
        return Values(self.shapes, bare=True, hollow=False).of(name)

    def probes(self) -> Iterator[Probe]:
        yield from self.within(self.root, ())

    def within(self, name: str, path: Path) -> Iterator[Probe]:
        """The probes below a shape that has been reached by a path of (kind, member) steps."""
        shape = self.shapes[name]
        steps = [("member", member, ref) for member, ref in shape.get("members", {}).items()]
        steps += [(part, "", shape[part]) for part in ("member", "key", "value") if part in shape]
        for kind, member, ref in steps:
            if (name, kind + member) in self.seen:
                continue
            self.seen.add((name, kind + member))
            here = (*path, (kind if member else f"each {kind}", member))
            yield from self.of_member(name, ref, here)
            if kind != "key":
                yield from self.within(ref["shape"], here)

    def of_member(self, parent: str, ref: dict[str, Any], path: Path) -> Iterator[Probe]:
        if self.can_lack(parent, ref, path):
            broken = self.put(self.root, path, None)
            yield self.probe(path, "required", broken, "Member must not be null", None)
        in_path = ref.get("location") == "uri"
        for constraint, broken, sentence, edge in self.of_shape(self.shapes[ref["shape"]]):
            if in_path and not broken:
                continue  # an empty label is another path
            parameters = self.put(self.root, path, broken)
            on_edge = None if edge is None or (in_path and not edge) else self.put(self.root, path, edge)
            yield self.probe(path, constraint, parameters, sentence, on_edge)

    def can_lack(self, parent: str, ref: dict[str, Any], path: Path) -> bool:
        """Whether a client can say that a required member is absent.

        Not one in the path, nor one that is the body (an empty one is {} too), nor, in a form, the only
        one of a structure, which is then absent itself.
        """
        shape, name = self.shapes[parent], path[-1][1]
        if name not in shape.get("required", ()):
            return False
        alone = self.in_form and len(path) > 1 and self.least(parent).keys() == {name}
        bound = ref.get("location") == "uri" or shape.get("payload") == name
        return not bound and not alone

    def probe(self, path: Path, constraint: str, broken: Any, sentence: str, edge: Any) -> Probe:
        member = ".".join(member or kind for kind, member in path)
        return Probe(self.operation, member, constraint, broken, sentence, edge)

    def of_shape(self, shape: dict[str, Any]) -> Iterator[tuple[str, Any, str, Any]]:
        """(constraint, value that breaks it, sentence, value on its edge or None where there is none)."""
        if "enum" in shape:
            yield "enum", "no-such-value", "Member must satisfy enum value set: [", shape["enum"][-1]
        if "pattern" in shape and (broken := mismatch(shape)) is not None:
            sentence = f"Member must satisfy regular expression pattern: {shape['pattern']}"
            yield "pattern", broken, sentence, self.sized(shape, None)
        words = ("length {} than", "value {} than")[shape["type"] not in SIZED]
        if "max" in shape:
            sentence = f"Member must have {words.format('less')} or equal to {shape['max']}"
            yield (
                "max",
                self.sized(shape, shape["max"] + 1, strict=False),
                sentence,
                self.sized(shape, shape["max"]),
            )
        if "min" in shape and (shape["min"] > 0 or shape["type"] not in SIZED):
            sentence = f"Member must have {words.format('greater')} or equal to {shape['min']}"
            yield (
                "min",
                self.sized(shape, shape["min"] - 1, strict=False),
                sentence,
                self.sized(shape, shape["min"]),
            )

    def sized(self, shape: dict[str, Any], size: int | None, strict: bool = True) -> Any:
        """A value of that size; `strict`: one that breaks no other constraint, None where there is none."""
        match shape["type"]:
            case "string":
                return self.text(shape, size, strict)
            case "blob":
                return b"x" * (size or 0)
            case "list":
                item = self.least(shape["member"]["shape"])
                return [item] * (size or 0)
            case "map":
                return self.entries(shape, size or 0, strict)
        return size

    def text(self, shape: dict[str, Any], size: int | None, strict: bool) -> str | None:
        if "enum" in shape and strict:
            return None
        if "pattern" in shape:
            bounds = (shape.get("min", 0), shape.get("max", float("inf"))) if size is None else (size, size)
            try:
                return matching(shape["pattern"], *bounds)
            except LookupError:
                if strict:
                    return None
        return "x" * (size or 0)

    def entries(self, shape: dict[str, Any], size: int, strict: bool) -> dict[str, Any] | None:
        """A map of so many keys; strict: None where the constraints of the keys do not yield so many."""
        key = self.shapes[shape["key"]["shape"]]
        keys = [f"k{number:0{max(1, key.get('min', 1) - 1)}}" for number in range(size)]
        if strict and ("enum" in key or "pattern" in key):
            keys = key.get("enum") or [self.least(shape["key"]["shape"])]
        if len(keys) < size:
            return None
        return {name: self.least(shape["value"]["shape"]) for name in keys[:size]}

    def put(self, name: str, path: Path, leaf: Any) -> Any:
        """The least value of a shape that has `leaf` at the end of the path; None there: nothing at all."""
        if not path:
            return leaf
        shape = self.shapes[name]
        (kind, member), below = path[0], path[1:]
        if kind == "member":
            value = {} if shape.get("union") else dict(self.least(name))
            value[member] = self.put(shape["members"][member]["shape"], below, leaf)
            return {key: item for key, item in value.items() if item is not None}
        part = kind.removeprefix("each ")
        inner = self.put(shape[part]["shape"], below, leaf)
        if part == "member":
            return [inner] * max(1, shape.get("min", 1))
        key = inner if part == "key" else self.least(shape["key"]["shape"])
        return {key: inner if part == "value" else self.least(shape["value"]["shape"])}


def mismatch(shape: dict[str, Any]) -> str | None:
    """A text of a fitting length that the pattern does not match; None where it matches all of ours."""
    whole = re.compile(translated(shape["pattern"]))
    least, most = shape.get("min", 0), shape.get("max", float("inf"))
    fitting = (text * max(1, least) for text in STRANGE)
    return next((text for text in fitting if least <= len(text) <= most and not whole.fullmatch(text)), None)
