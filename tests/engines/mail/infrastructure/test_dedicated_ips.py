"""Dedicated addresses: which one a mail leaves by, and how many there are."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail.infrastructure import dedicated_ips, pools, pricing
from bellhop.engines.mail.infrastructure.errors import IpTaken, NoIpLeft

if TYPE_CHECKING:
    from tests.conftest import Kernel

MAILS = 2000


def pool_of(kernel: Kernel, *percentages: int) -> list[str]:
    """A pool whose addresses are warmed up so far; the addresses."""
    kernel.run(pools.create, "p", "STANDARD", {})
    pool = kernel.run(pools.find, "p")
    found: list[str] = []
    for percentage in percentages:
        ip = kernel.run(dedicated_ips.lease).ip
        kernel.run(dedicated_ips.move, ip, pool)
        kernel.run(dedicated_ips.warm_up, ip, percentage)
        found.append(ip)
    return found


def left_by(kernel: Kernel, pool: str = "p") -> Counter[str | None]:
    def send(ctx: Any) -> list[str | None]:
        return [dedicated_ips.choose(ctx, pool) for _ in range(MAILS)]

    return Counter(kernel.run(send))


def test_the_first_address_takes_its_share_and_customers_addresses_the_rest(kernel: Kernel) -> None:
    (ip,) = pool_of(kernel, 20)
    found = left_by(kernel)

    assert set(found) == {ip, None}
    assert found[ip] / MAILS == pytest.approx(0.2, abs=0.05)


def test_a_new_address_leaves_the_rest_to_the_warm_one(kernel: Kernel) -> None:
    warm, new = pool_of(kernel, 100, 10)
    found = left_by(kernel)

    assert set(found) == {warm, new}
    assert found[new] / MAILS == pytest.approx(0.05, abs=0.03)


@pytest.mark.parametrize("percentages", [(), (0,)])
def test_nothing_leaves_by_a_pool_that_is_empty_or_cold(kernel: Kernel, percentages: tuple[int, ...]) -> None:
    pool_of(kernel, *percentages)

    assert left_by(kernel) == {None: MAILS}


def test_a_managed_pool_sends_by_its_own_addresses(kernel: Kernel) -> None:
    kernel.run(pools.create, "p", "MANAGED", {})
    found = left_by(kernel)

    assert sorted(str(ip) for ip in found) == ["203.0.113.1", "203.0.113.2"]


def test_an_address_is_one_account_s(kernel: Kernel) -> None:
    taken = kernel.run(dedicated_ips.lease).ip
    other = kernel.context("111111111111", "eu-west-1")
    with pytest.raises(IpTaken):
        kernel.transactions.now(other, dedicated_ips.lease, taken)
    assert kernel.transactions.now(other, dedicated_ips.lease).ip == "198.51.100.2"


def test_a_range_comes_to_its_end(kernel: Kernel) -> None:
    def lease_all(ctx: Any) -> str:
        return [dedicated_ips.lease(ctx).ip for _ in range(254)][-1]

    assert kernel.run(lease_all) == "198.51.100.254"
    with pytest.raises(NoIpLeft):
        kernel.run(dedicated_ips.lease)


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)),
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)),
        (datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_months_follow_each_other(now: datetime, after: datetime) -> None:
    assert pricing.next_month(now.timestamp()) == after.timestamp()
