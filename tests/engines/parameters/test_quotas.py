"""Parameters are counted as they come and go, and those of a Bellhop that did not count are counted once."""

from __future__ import annotations

from bellhop.engines.parameters.drafts import Draft
from bellhop.engines.parameters.parameters import delete, put
from bellhop.engines.parameters.tables import TALLIES


def test_those_that_nobody_counted(kernel):
    for name in ("/a", "/b", "/c"):
        kernel.run(put, Draft(name, "v", "String"))
    kernel.run(lambda ctx: ctx.store.delete(TALLIES, "Standard"))
    kernel.run(put, Draft("/d", "v", "String"))
    kernel.run(put, Draft("/d", "v", overwrite=True))
    kernel.run(put, Draft("/e", "v", "String", tier="Advanced"))
    assert counts(kernel) == (4, 1)
    kernel.run(put, Draft("/a", "v", overwrite=True, tier="Advanced"))
    kernel.run(delete, "/b")
    assert counts(kernel) == (2, 2)


def counts(kernel) -> tuple[int, ...]:
    store = kernel.context().store
    return tuple(store.get(TALLIES, tier).count for tier in ("Standard", "Advanced"))
