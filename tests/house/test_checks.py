"""The checks themselves: each finds the violation planted before it, and lets the lawful twin pass."""

from __future__ import annotations

import pytest

from tests.house import budgets, documents, habits
from tests.house.sources import ROOT, Source, committed, walked


def source(text: str, path: str = "src/bellhop/engines/mail/planted.py") -> list[Source]:
    return [Source(path, text)]


def body(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    "said",
    [
        "import time\nt = time.time()",
        "from time import monotonic\nmonotonic()",
        "import time as t\ncall(t.perf_counter)",
        "from datetime import datetime as dt\ndt.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "from datetime import date\ndate.today()",
        "import asyncio\nasync def f(): await asyncio.sleep(1)",
        "def f():\n    import uuid\n    return uuid.uuid4()",
        "from uuid import uuid4 as fresh\nfresh()",
        "import random\nrandom.choice([1])",
        "from random import Random\nRandom()",
        "import secrets\nsecrets.token_hex()",
        "import os\nos.environ['HOME']",
        "from os import getenv\ngetenv('HOME')",
    ],
)
def test_time_chance_and_environment_have_a_home(said: str) -> None:
    [found] = habits.strays(source(said))

    assert found.startswith("src/bellhop/engines/mail/planted.py:")
    assert "belongs to" in found


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("kernel/clock.py", "import time\ntime.time()"),
        ("kernel/ids.py", "import random, uuid\nrandom.random(); uuid.uuid4()"),
        ("settings.py", "import os\nos.environ"),
        ("agent/shell.py", "import asyncio\nasync def f(): await asyncio.sleep(0)"),
        ("kernel/call.py", "def f(ctx): return ctx.clock.time(), ctx.now, ctx.random.random()"),
        ("kernel/call.py", "from datetime import UTC, datetime\ndatetime.fromtimestamp(0, UTC)"),
    ],
)
def test_what_is_at_home_passes(path: str, said: str) -> None:
    assert habits.strays(source(said, f"src/bellhop/{path}")) == []


def test_a_home_is_a_home_for_its_own_things_only() -> None:
    said = "import uuid, os\nuuid.uuid4()\nos.environ"

    assert len(habits.strays(source(said, "src/bellhop/kernel/clock.py"))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "import sqlalchemy",
        "from sqlalchemy.sql import text",
        "import sqlite3",
        "from bellhop.store import select\nselect(1)",
    ],
)
def test_sql_stays_in_the_store(said: str) -> None:
    assert len(habits.sql(source(said))) == 1
    assert habits.sql(source(said, "src/bellhop/store/query.py")) == []
    assert habits.sql(source(said, "src/bellhop/engines/mail/tables.py")) == []


@pytest.mark.parametrize(
    "said",
    [
        "try: f()\nexcept Exception: pass",
        "try: f()\nexcept: pass",
        "try: f()\nexcept (ValueError, BaseException): pass",
        "import contextlib\nwith contextlib.suppress(Exception): f()",
    ],
)
def test_catching_everything_is_seen(said: str) -> None:
    assert len(habits.catch_alls(source(said))) == 1


def test_catching_what_is_named_passes() -> None:
    assert habits.catch_alls(source("try: f()\nexcept BaseException:\n    undo()\n    raise")) == []
    assert (
        habits.catch_alls(source("try: f()\nexcept (OSError, ValueError) as error: raise X from error")) == []
    )


@pytest.mark.parametrize(
    "said",
    [
        "seen = {}",
        "seen: dict[str, int] = {}",
        "seen = dict[str, int]()",
        "seen = [x for x in range(3)]",
        "if True:\n    seen = set()",
        "from collections import defaultdict\nseen = defaultdict(list)",
        "import collections as c\nseen = c.deque()",
        "count = 0\ndef f():\n    global count\n    count += 1",
        "SEEN = {}\ndef f(x): SEEN[x] = 1",
        "SEEN = {}\ndef f(x): del SEEN[x]",
        "SEEN = []\ndef f(x): SEEN.append(x)",
        "SEEN = set()\ndef f(x):\n    SEEN |= x",
        "from bellhop.kernel.states import STEPS\nSTEPS.update(x=1)",
    ],
)
def test_state_of_a_module_is_seen(said: str) -> None:
    assert len(habits.module_state(source(said))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "STEPS = {'a': 1}\n__all__ = ['f']",
        "names = ('a', 'b')\nseen = frozenset({1})",
        "def f():\n    seen = {}\n    seen['a'] = 1\n    return seen",
        "class C:\n    def f(self): self.seen = {}",
    ],
)
def test_fixed_tables_and_local_variables_pass(said: str) -> None:
    assert habits.module_state(source(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "from bellhop.wire.http import _parse",
        "from bellhop.wire._parser import parse",
        "import bellhop.wire._parser",
        "from bellhop.wire import http\nhttp._parse()",
    ],
)
def test_private_names_of_others_are_seen(said: str) -> None:
    assert len(habits.private_imports(source(said))) == 1


def test_ones_own_private_names_pass() -> None:
    said = "import os\ndef _f(self): return self._x, _f, os.__name__, os._exit"

    assert habits.private_imports(source(said)) == []


def test_the_face_of_the_package_is_for_users() -> None:
    assert len(habits.package_imports(source("from bellhop import Settings"))) == 1
    assert len(habits.package_imports(source("import bellhop"))) == 1
    said = "from bellhop import __version__, wire\nimport bellhop.wire\nfrom bellhop.settings import Settings"
    assert habits.package_imports(source(said)) == []


def test_a_module_opens_with_a_sentence() -> None:
    assert len(habits.silent_modules(source("x = 1"))) == 1
    assert len(habits.silent_modules(source('"""Mail things"""\nx = 1'))) == 1
    assert habits.silent_modules(source('"""How mail is composed.\n\nMore of it"""\nx = 1')) == []
    assert habits.silent_modules(source("", "src/bellhop/engines/__init__.py")) == []


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("# noqa", 1),
        ("# noqa: S101", 1),
        ("# noqa: S101, E501", 1),
        ("# type: ignore", 1),
        ("# type: ignore[arg-type]", 1),
        ("# pyright: ignore[reportPrivateUsage]", 1),
        ("# noqa: S104  the image must listen on all its addresses", 0),
        ("# type: ignore[arg-type]  # aiosmtpd types it as str", 0),
        ("# noqa: PLC0415", 0),
        ("# noqa: PLC0415, S101", 1),
        ("# nothing to see", 0),
    ],
)
def test_exceptions_from_the_tools_give_a_reason(comment: str, count: int) -> None:
    assert len(habits.unreasoned(source(f"x = 1  {comment}"))) == count


def test_banners_are_seen() -> None:
    assert len(habits.banners(source("# " + "-" * 20 + "\nx = 1"))) == 1
    assert len(habits.banners(source("#" * 8 + " Part two\nx = 1"))) == 1
    assert habits.banners(source("x = 1  # a -- b\n# plain words")) == []


def test_the_doors_of_the_store_are_listed() -> None:
    said = """
def due(ctx): return ctx.store.across().select(q)
def sent(store, owner): return store.of(owner)
def raw(connection): return Across(connection)
def other(maps): return maps.of(1)
"""

    assert habits.doors(source(said)) == [
        "bellhop.engines.mail.planted.due: across",
        "bellhop.engines.mail.planted.raw: across",
        "bellhop.engines.mail.planted.sent: of",
    ]


def test_names_in_text_stay_in_their_room() -> None:
    said = "f('bellhop.engines.mail.fate:decide'); g('bellhop.engines.mail.fate'); h('bellhop.sqlite3')"
    [found] = habits.named_strangers(source("f('bellhop.engines.fleet.ping:due')"))

    assert found.startswith("src/bellhop/engines/mail/planted.py:1 names bellhop.engines.fleet.ping:due")
    assert habits.named_strangers(source(said)) == []
    assert habits.named_strangers(source("f('bellhop.services.ssm')", "src/bellhop/emulator.py")) == []
    assert len(habits.named_strangers(source("f('bellhop.wire.http:Request')"))) == 1


def test_sleeping_tests_are_seen() -> None:
    assert len(habits.sleeps(source("import time\ndef test_x(): time.sleep(1)", "tests/test_x.py"))) == 1
    assert habits.sleeps(source("import asyncio\nasync def f(): await asyncio.sleep(0)", "tests/x.py")) == []


def test_lengths_of_functions() -> None:
    assert budgets.long_functions(source(body(50))) == []
    [found] = budgets.long_functions(source("\n\n" + body(51)))
    assert found == "src/bellhop/engines/mail/planted.py:3 f: 51 lines, 50 at most"

    several = source("".join(body(lines) for lines in [1 + 1] * 8 + [30, 40]))
    assert budgets.typical_lengths(several) == (2, 30)


def test_lengths_of_files() -> None:
    assert budgets.long_files(source("x = 1\n" * 400)) == []
    assert budgets.long_files(source("x = 1\n" * 401)) == [
        "src/bellhop/engines/mail/planted.py:401 401 lines, 400 at most"
    ]


def test_parameters_are_counted_without_self() -> None:
    assert budgets.crowded_functions(source("def f(a, b, /, c, d, *, e): ...")) == []
    assert budgets.crowded_functions(source("class C:\n    def f(self, a, b, c, d, e): ...")) == []
    assert len(budgets.crowded_functions(source("def f(a, b, c, d, e, f): ..."))) == 1
    assert len(budgets.crowded_functions(source("def f(a, b, c, *rest, d, **more): ..."))) == 1


@pytest.mark.parametrize("path", ["src/bellhop/utils.py", "src/bellhop/helpers/mail.py", "tests/common.py"])
def test_names_that_say_nothing(path: str) -> None:
    assert len(budgets.banned_names(source("", path))) == 1
    assert budgets.banned_names(source("", "tools/make_models.py")) == []


@pytest.mark.parametrize(
    "line",
    [
        "see /work" + "/shared/DESIGN.md",
        "cp /ro" + "ot/x .",
        "/home/" + "somebody/src",
        "from https://py" + "pi.org/project/x",
        '"resolved": "https://registry.np' + 'mjs.org/x"',
        "FROM gh" + "cr.io/x/y",
    ],
)
def test_text_of_the_machine_is_seen(line: str) -> None:
    assert documents.foreign_text("README.md", f"one\n{line}\n")[0].startswith("README.md:2 ")


def test_text_of_the_project_passes() -> None:
    text = "arn:aws:ssm:us-east-1:1:parameter/home/app\nnet/workspace\nHOME=/home\n"

    assert documents.foreign_text("README.md", text) == []


def test_missing_words() -> None:
    page = "Say `--port 0` or\n```\nBELLHOP_HOST=x make run\n```\nbut --bare does not count."

    assert documents.missing(page, ["--port", "BELLHOP_HOST", "--bare"]) == ["--bare"]


def test_files_are_found_with_and_without_git() -> None:
    assert "pyproject.toml" in committed()
    assert {"src/bellhop/__init__.py", "Makefile", ".ci/run"} <= set(walked(ROOT))
