"""What no module does: read clocks or chance, keep state, catch everything, reach into another."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.house.sources import Source

CLOCK = "kernel/clock.py"
IDS = "kernel/ids.py"
SETTINGS = "settings.py"

# Dotted name (a prefix when it ends in a dot) → the one module that may say it.
HOMES = {
    "datetime.datetime.now": CLOCK,
    "datetime.datetime.today": CLOCK,
    "datetime.datetime.utcnow": CLOCK,
    "datetime.date.today": CLOCK,
    "time.time": CLOCK,
    "time.time_ns": CLOCK,
    "time.monotonic": CLOCK,
    "time.monotonic_ns": CLOCK,
    "time.perf_counter": CLOCK,
    "time.perf_counter_ns": CLOCK,
    "time.sleep": CLOCK,
    "time.localtime": CLOCK,
    "asyncio.sleep": CLOCK,
    "email.utils.make_msgid": IDS,
    "uuid.uuid1": IDS,
    "uuid.uuid4": IDS,
    "uuid.uuid7": IDS,
    "random.": IDS,
    "secrets.": IDS,
    "os.urandom": IDS,
    "os.environ": SETTINGS,
    "os.environb": SETTINGS,
    "os.getenv": SETTINGS,
}
SLEEPS = {"time.sleep", "asyncio.sleep"}
DATABASES = {"aiosqlite", "psycopg", "sqlalchemy", "sqlite3"}
MUTABLE = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
MUTABLE_CALLS = {
    "dict",
    "list",
    "set",
    "bytearray",
    "collections.Counter",
    "collections.OrderedDict",
    "collections.defaultdict",
    "collections.deque",
    "weakref.WeakKeyDictionary",
    "weakref.WeakSet",
    "weakref.WeakValueDictionary",
}
CHANGES = {
    "add",
    "append",
    "appendleft",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "setdefault",
    "update",
}
CODES = r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[^\]]*\])?"
# Public and documented, whatever their names look like.
PUBLIC = {"os._exit", "sys._getframe"}
NAMED = re.compile(r"bellhop(\.[a-z_0-9]+){2,}(:\w+)?|bellhop\.[a-z_0-9]+:\w+")
JOINERS = {"bellhop.emulator", "bellhop.embedding", "bellhop.cli"}
BANNER = re.compile(r"\s*#+\s*[-=*#~─]{4,}")
LAZY = "# noqa: " + "PLC0415"
IGNORED = re.compile(r"#\s*(?:noqa|(?:type|pyright):\s*ignore)" + CODES + "(.*)")


def imported(tree: ast.Module) -> dict[str, str]:
    """Names that imports bind, anywhere in the module → the dotted name they stand for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                first = each.name.split(".")[0]
                names[each.asname or first] = each.name if each.asname else first
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    return names


def dotted(node: ast.AST, names: dict[str, str]) -> str | None:
    """`dt.datetime.now` → `datetime.datetime.now`; None for what does not start at an import."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id in names:
        return ".".join([names[node.id], *reversed(parts)])
    return None


def home(name: str) -> str | None:
    module, dot, _ = name.partition(".")
    return HOMES.get(name) or HOMES.get(module + dot)


def strays(sources: Iterable[Source]) -> list[str]:
    """Time, chance, sleep and the environment outside their homes."""
    found: list[str] = []
    for source in sources:
        names = imported(source.tree)
        passes = yields_of_the_loop(source.tree, names)
        for node in ast.walk(source.tree):
            name = dotted(node, names) if isinstance(node, ast.Attribute | ast.Name) else None
            place = home(name) if name and node not in passes else None
            if place and not source.path.endswith(f"bellhop/{place}"):
                found.append(source.at(node, f"{name} belongs to {place}"))
    return found


def yields_of_the_loop(tree: ast.Module, names: dict[str, str]) -> set[ast.AST]:
    """`asyncio.sleep(0)` waits for nothing: it lets others run."""
    return {
        node.func
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and dotted(node.func, names) == "asyncio.sleep"
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value == 0
    }


def sleeps(sources: Iterable[Source]) -> list[str]:
    """Sleeping of any kind (what tests never do)."""
    found: list[str] = []
    for source in sources:
        names = imported(source.tree)
        passes = yields_of_the_loop(source.tree, names)
        found += [
            source.at(node, f"{dotted(node, names)}: advance the clock, settle, or wait for the fact itself")
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute | ast.Name)
            and dotted(node, names) in SLEEPS
            and node not in passes
        ]
    return found


def modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""]


def sql(sources: Iterable[Source]) -> list[str]:
    """SQL outside store/ and the modules called tables."""
    found: list[str] = []
    for source in sources:
        if "/store/" in source.path or source.path.endswith("/tables.py"):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                if any(each.split(".")[0] in DATABASES for each in modules(node)):
                    found.append(source.at(node, "a database's module outside store/ and tables.py"))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "select":
                found.append(source.at(node, "select( outside store/ and tables.py"))
    return found


def catch_alls(sources: Iterable[Source]) -> list[str]:
    """`except Exception`, `except BaseException`, bare `except`, and their suppression.

    What cleans up and raises again (`raise` alone, as the last step) catches nothing.
    """
    found: list[str] = []
    wide = {"Exception", "BaseException"}
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and not raises_again(node):
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
                caught = node.args
            else:
                continue
            if any(each is None or (isinstance(each, ast.Name) and each.id in wide) for each in caught):
                found.append(source.at(node, "catches everything: name what can be named"))
    return found


def raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def module_state(sources: Iterable[Source]) -> list[str]:
    """State that a module keeps: `global`, a mutable variable, a table that something changes."""
    found: list[str] = []
    for source in sources:
        names = imported(source.tree)
        own = {name for name, _ in assigned(source.tree)}
        tables = {name for name in own | names.keys() if name.isupper()}
        for name, node in assigned(source.tree):
            if mutable(node.value, names) and not name.isupper() and not name.startswith("__"):
                found.append(source.at(node, f"{name}: a mutable variable of the module"))
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Global):
                found.append(source.at(node, f"global {', '.join(node.names)}"))
            elif (name := changed(node)) in tables:
                found.append(source.at(node, f"{name} is changed; a table of the module is fixed"))
    return found


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.Assign | ast.AnnAssign]]:
    """Names that the module's own statements bind, below `if` and `try` too."""
    pending: list[ast.stmt] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((each.id, node) for each in targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.If | ast.Try | ast.With):
            pending += [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)]


def mutable(value: ast.expr | None, names: dict[str, str]) -> bool:
    if isinstance(value, ast.Call):
        called = value.func.value if isinstance(value.func, ast.Subscript) else value.func
        return (dotted(called, names) or ast.unparse(called)) in MUTABLE_CALLS
    return isinstance(value, MUTABLE)


def changed(node: ast.AST) -> str | None:
    """The name whose object this node changes in place."""
    target: ast.AST | None = None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        target = node.value
    elif isinstance(node, ast.AugAssign):
        target = node.target
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
        target = node.func.value
    return target.id if isinstance(target, ast.Name) else None


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def private_imports(sources: Iterable[Source]) -> list[str]:
    """Names with an underscore that belong to another module, imported or reached through one."""
    found: list[str] = []
    for source in sources:
        names = imported(source.tree)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                said = [each.name for each in node.names] + [getattr(node, "module", None) or ""]
                hidden = [each for name in said for each in name.split(".") if private(each)]
                found += [source.at(node, f"imports {each}, private to its module") for each in hidden]
            elif isinstance(node, ast.Attribute) and private(node.attr):
                name = dotted(node, names)
                if name and name not in PUBLIC:
                    found.append(source.at(node, f"reaches {name}, private to its module"))
    return found


def package_imports(sources: Iterable[Source]) -> list[str]:
    """Public names taken from the package's face (`from bellhop import Settings`): it is for users."""
    found: list[str] = []
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ImportFrom) and node.module == "bellhop":
                taken = [each.name for each in node.names if each.name in ("Bellhop", "Settings")]
                found += [
                    source.at(node, f"takes {each} from the package; name its module") for each in taken
                ]
            elif isinstance(node, ast.Import) and any(each.name == "bellhop" for each in node.names):
                found.append(source.at(node, "imports the whole package"))
    return found


def silent_modules(sources: Iterable[Source]) -> list[str]:
    """Modules without a sentence at their head (an empty `__init__.py` has nothing to say)."""
    found: list[str] = []
    for source in sources:
        first = (ast.get_docstring(source.tree) or "").strip().split("\n\n")[0]
        if source.text.strip() and not first.endswith((".", ".)", "!")):
            found.append(source.at(1, "does not open with a sentence about what it is"))
    return found


def unreasoned(sources: Iterable[Source]) -> list[str]:
    """`# noqa` and `# type: ignore` that do not say why.

    An import inside a function (PLC0415) has one reason in this house: start-up does not pay for it.
    """
    found: list[str] = []
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            match = IGNORED.search(line)
            if match and len(match[1].split()) < 2 and match[0].strip() != LAZY:
                found.append(source.at(number, f"{match[0].strip()!r} gives no reason"))
    return found


def banners(sources: Iterable[Source]) -> list[str]:
    """Comments that draw a line: the file wants to be two."""
    return [
        source.at(number, "a banner: let what is below be a module of its own")
        for source in sources
        for number, line in enumerate(source.text.splitlines(), 1)
        if BANNER.match(line)
    ]


def named_in_text(sources: Iterable[Source]) -> Iterator[tuple[Source, ast.Constant]]:
    """Strings that name a module, or a function of one, to be loaded when first needed."""
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.fullmatch(node.value):
                yield source, node


def named_strangers(sources: Iterable[Source]) -> list[str]:
    """Such strings that go around the import rules: only the emulator names what is not its own."""
    return [
        source.at(node, f"names {node.value}: only the emulator joins the parts")
        for source, node in named_in_text(sources)
        if source.module not in JOINERS and room(source.module) != room(str(node.value).split(":")[0])
    ]


def room(module: str) -> list[str]:
    """`bellhop.engines.mail.fate` → the engine, `bellhop.wire.http` → the wire."""
    parts = module.split(".")
    return parts[: 3 if parts[1:2] in (["engines"], ["services"]) else 2]


def doors(sources: Iterable[Source]) -> list[str]:
    """Callers of the store's two unscoped doors, as `module.function: door` (the store's own left out)."""
    found: set[str] = set()
    for source in sources:
        if "/store/" in source.path:
            continue
        for function in ast.walk(source.tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and (door := door_opened(node)):
                    found.add(f"{source.module}.{function.name}: {door}")
    return sorted(found)


def door_opened(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Attribute):
        receiver = ast.unparse(call.func.value).split(".")[-1]
        opened = call.func.attr in ("across", "of") and receiver.endswith(("store", "database"))
        return call.func.attr if opened else None
    return "across" if isinstance(call.func, ast.Name) and call.func.id == "Across" else None
