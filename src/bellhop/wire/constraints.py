"""The constraints of a model (required, length, range, pattern, enum): AWS's own sentences, all at once.

The sentences, as seen from AWS: "1 validation error detected: Value 'i-0' at 'instanceId' failed to satisfy
constraint: Member must satisfy regular expression pattern: …"; "Value null at 'name' … Member must not be
null"; of a sensitive value "Value at 'password' failed …"; of what is in a list or map "Member must satisfy
constraint: […]", "Map value must satisfy constraint: [Member must have length less than or equal to 50000,
Member must have length greater than or equal to 1]".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from bellhop.wire.patterns import compile_pattern
from bellhop.wire.shapes import Compiler, Shape, Shapes, holds_secret, resolve

if TYPE_CHECKING:
    from typing import TypeAlias

    Rule: TypeAlias = tuple[Callable[[Any], Any], str]

# A path is linked from its end, so that a value without a fault costs no text: (path of the owner, own name).
Path = tuple[Any, str]
Check = Callable[[Any, "Path | None", list[str]], None]

CONTAINERS = ("structure", "list", "map")


def nothing(value: Any, path: Path | None, found: list[str]) -> None:
    """The check of a shape that has no constraint anywhere inside."""


def compile_check(shapes: Shapes, ref: Shape) -> Check:
    """A function that adds a sentence to a list for every violation in a value of this shape."""
    return Constraints(shapes).compile(ref)


def sentence(violations: Sequence[str]) -> str:
    """The message of the refusal: how many, and all of them."""
    noun = "error" if len(violations) == 1 else "errors"
    return f"{len(violations)} validation {noun} detected: {'; '.join(violations)}"


class Constraints(Compiler[Check]):
    def structure(self, shape: Shape) -> Check:
        required = frozenset(shape.get("required", ()))
        checks = [(name, self.compile(ref)) for name, ref in shape["members"].items()]
        members = [
            (name, lower_camel(name), name in required, check)
            for name, check in checks
            if name in required or check is not nothing
        ]
        if not members:
            return nothing

        def check_structure(value: Any, path: Path | None, found: list[str]) -> None:
            for name, label, is_required, check in members:
                item = value.get(name)
                if item is not None:
                    check(item, (path, label), found)
                elif is_required:
                    at = written((path, label))
                    found.append(f"Value null at '{at}' {FAILED}: Member must not be null")

        return check_structure

    def sequence(self, shape: Shape) -> Check:
        own = self.scalar(shape)
        inner = resolve(self.shapes, shape["member"])
        if inner["type"] not in CONTAINERS:
            return joined(own, self._every_item(shape, inner))
        check = self.compile(shape["member"])
        if check is nothing:
            return own

        def check_items(value: Any, path: Path | None, found: list[str]) -> None:
            own(value, path, found)
            for index, item in enumerate(value, 1):
                check(item, ((path, str(index)), "member"), found)

        return check_items

    def mapping(self, shape: Shape) -> Check:
        own = joined(self.scalar(shape), self._every_key(shape))
        inner = resolve(self.shapes, shape["value"])
        if inner["type"] not in CONTAINERS:
            return joined(own, self._every_value(shape, inner))
        check = self.compile(shape["value"])
        if check is nothing:
            return own

        def check_values(value: Any, path: Path | None, found: list[str]) -> None:
            own(value, path, found)
            for key, item in value.items():
                check(item, ((path, key), "member"), found)

        return check_values

    def scalar(self, shape: Shape) -> Check:
        rules = list(rules_of(shape))
        if not rules:
            return nothing
        show = self._shown(shape)

        def check_scalar(value: Any, path: Path | None, found: list[str]) -> None:
            for holds, demand in rules:
                if not holds(value):
                    found.append(f"{show(value)} at '{written(path)}' {FAILED}: {demand}")

        return check_scalar

    def _every_item(self, shape: Shape, inner: Shape) -> Check:
        return self._every(shape, inner, ("Member", iter))

    def _every_key(self, shape: Shape) -> Check:
        return self._every(shape, resolve(self.shapes, shape["key"]), ("Map keys", iter))

    def _every_value(self, shape: Shape, inner: Shape) -> Check:
        return self._every(shape, inner, ("Map value", dict[str, Any].values))

    def _every(self, shape: Shape, inner: Shape, part: tuple[str, Callable[[Any], Any]]) -> Check:
        """One sentence for all scalars of a list or map: AWS names the whole value, and every constraint."""
        rules = list(rules_of(inner))
        if not rules:
            return nothing
        what, parts = part
        show = self._shown(shape)
        demand = f"{what} must satisfy constraint: [{', '.join(text for _, text in rules)}]"

        def check_every(value: Any, path: Path | None, found: list[str]) -> None:
            for item in parts(value):
                for holds, _ in rules:
                    if not holds(item):
                        found.append(f"{show(value)} at '{written(path)}' {FAILED}: {demand}")
                        return

        return check_every

    def _shown(self, shape: Shape) -> Callable[[Any], str]:
        if holds_secret(self.shapes, shape):
            return lambda _: "Value"
        return lambda value: f"Value '{java_text(value)}'"


FAILED = "failed to satisfy constraint"


def joined(first: Check, second: Check) -> Check:
    if first is nothing or second is nothing:
        return second if first is nothing else first

    def both(value: Any, path: Path | None, found: list[str]) -> None:
        first(value, path, found)
        second(value, path, found)

    return both


def rules_of(shape: Shape) -> list[Rule]:
    """What a value must hold, each with AWS's words for it."""
    rules: list[Rule] = []
    is_number = shape["type"] in ("integer", "long", "double", "float")
    measure, noun = (_itself, "value") if is_number else (len, "length")
    if (most := shape.get("max")) is not None:
        text = f"Member must have {noun} less than or equal to {most}"
        rules.append((lambda value: measure(value) <= most, text))
    if (least := shape.get("min")) is not None:
        text = f"Member must have {noun} greater than or equal to {least}"
        rules.append((lambda value: measure(value) >= least, text))
    if pattern := shape.get("pattern"):
        text = f"Member must satisfy regular expression pattern: {pattern}"
        rules.append((compile_pattern(pattern).fullmatch, text))
    if values := shape.get("enum"):
        text = f"Member must satisfy enum value set: [{', '.join(values)}]"
        rules.append((frozenset(values).__contains__, text))
    return rules


def _itself(value: Any) -> Any:
    return value


def lower_camel(name: str) -> str:
    """AWS's spelling of a member in these sentences: InstanceId is 'instanceId'."""
    return name[:1].lower() + name[1:]


def written(path: Path | None) -> str:
    """'tags.6.member.value'"""
    names: list[str] = []
    while path:
        path, name = path
        names.append(name)
    return ".".join(reversed(names))


def java_text(value: Any) -> str:
    """A value as Java's toString writes it, which is what AWS puts between the quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return f"java.nio.HeapByteBuffer[pos=0 lim={len(value)} cap={len(value)}]"
    if isinstance(value, list):
        return f"[{', '.join(java_text(item) for item in cast('list[Any]', value))}]"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, Any]", value).items()
        return f"{{{', '.join(f'{key}={java_text(item)}' for key, item in pairs)}}}"
    return str(value)
