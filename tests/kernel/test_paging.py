"""Pages: whole, in order, and with tokens that belong to their call."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from bellhop.kernel.paging import Pages, page
from bellhop.kernel.tags import TAGS, Tag
from bellhop.store import Query
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

PAGES = Pages("InvalidNextToken", "The specified token is not valid.", default=3, maximum=5)
IN_ORDER = Query(TAGS, order=("arn", "key"), limit=True)


@pytest.fixture
def seven(kernel: Kernel) -> Kernel:
    """Seven rows to page through."""

    def fill(ctx: Context) -> None:
        for number in range(7):
            ctx.store.add(TAGS, Tag(f"a{number // 3}", f"k{number}", ""))

    kernel.run(fill)
    return kernel


def read(kernel: Kernel, account: str = "000000000000", **request: Any) -> tuple[list[str], str | None]:
    rows, more = page(kernel.context(account), IN_ORDER, request, PAGES)
    return [row.key for row in rows], more.get("NextToken")


@pytest.mark.parametrize("size", [None, 1, 2, 5, 99])
def test_pages_hold_every_row_once(seven: Kernel, size: int | None) -> None:
    request = {"Filter": "x"} | ({"MaxResults": size} if size else {})
    keys, token = read(seven, **request)
    assert len(keys) == min(size or 3, 5)
    while token:
        more, token = read(seven, **request, NextToken=token)
        keys += more
    assert keys == [f"k{number}" for number in range(7)]


def test_a_page_may_change_its_size_on_the_way(seven: Kernel) -> None:
    _, token = read(seven, MaxResults=2)
    assert read(seven, MaxResults=5, NextToken=token)[0] == ["k2", "k3", "k4", "k5", "k6"]


def forged(token: str, **change: Any) -> str:
    """The token with another last key, its checksum as it was."""
    check, last = orjson.loads(base64.urlsafe_b64decode(token))
    return base64.urlsafe_b64encode(orjson.dumps([check, last | change])).decode()


@pytest.mark.parametrize("token", ["x", "AAAA", "[]", "é", base64.b64encode(b"[1,2]").decode(), "a" * 5000])
def test_what_is_no_token_is_refused(seven: Kernel, token: str) -> None:
    with pytest.raises(Refusal, match="not valid"):
        read(seven, NextToken=token)


def test_a_token_of_another_call_is_refused(seven: Kernel) -> None:
    _, token = read(seven, Filter="x")
    with pytest.raises(Refusal, match="not valid"):
        read(seven, Filter="y", NextToken=token)
    with pytest.raises(Refusal, match="not valid"):
        read(seven, account="111111111111", Filter="x", NextToken=token)


def test_a_forged_token_is_refused(seven: Kernel) -> None:
    _, token = read(seven)
    assert token
    for change in ({"unknown": "column"}, {"after_key": "k5"}, {"after_key": ["k5"]}):
        with pytest.raises(Refusal, match="not valid"):
            read(seven, NextToken=forged(token, **change))
