"""A page of parameters costs the same wherever it lies and however many there are."""

from __future__ import annotations

import pytest

from bellhop.engines.parameters import listing
from bellhop.engines.parameters.drafts import Draft
from bellhop.engines.parameters.listing import Wanted
from bellhop.engines.parameters.parameters import put

LAST = {"after_name": "/a/05/00199", "after_leaf": "00199"}


def fill(ctx):
    for number in range(2000):
        put(ctx, Draft(f"/a/{number % 10:02}/{number:05}", "v", "String"))


@pytest.fixture
def steps(kernel, monkeypatch):
    """How many steps of SQLite's machine a page takes."""
    kernel.run(fill)
    driver = kernel.database._kept._driver
    counted = []

    def count(wanted, after):
        query, binds = listing.query(wanted)
        counted.clear()
        driver.set_progress_handler(lambda: counted.append(1) and None, 1)
        rows = kernel.context().store.page(query, 10, after, **binds)
        driver.set_progress_handler(None, 0)
        return len(rows), len(counted)

    return count


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted("/a/05", recursive=False), Wanted("/a/05"), Wanted("/", recursive=True)],
    ids=["all", "one level", "recursive", "everything"],
)
@pytest.mark.parametrize("deep", [False, True])
def test_a_page_reads_no_more_than_it_shows(steps, wanted, deep):
    query, _ = listing.query(wanted)
    after = {f"after_{column}": LAST[f"after_{column}"] for column in query.order} if deep else None
    rows, cost = steps(wanted, after)
    assert rows == 10
    assert cost < 400
