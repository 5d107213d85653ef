"""Ids: seeded ones come again, and every one has its form."""

from __future__ import annotations

import uuid

from bellhop.kernel.ids import Ids


def test_a_seed_gives_the_same_ids_again() -> None:
    one, other = Ids(7), Ids(7)
    first = [one.uuid(), one.hex(17), one.word(20), one.bits(4)]
    assert [other.uuid(), other.hex(17), other.word(20), other.bits(4)] == first
    one.reseed()
    assert one.uuid() == first[0]
    assert Ids().uuid() != Ids().uuid()


def test_uuids_are_of_version_4() -> None:
    ids = Ids(1)
    for text in (ids.uuid() for _ in range(200)):
        parsed = uuid.UUID(text)
        assert (parsed.version, parsed.variant, str(parsed)) == (4, uuid.RFC_4122, text)


def test_sequences_grow_though_the_clock_stands() -> None:
    ids = Ids(1)
    numbers = [ids.sequence(now) for now in (5.0, 5.0, 4.0, 6.0, 6.0)]
    assert numbers == sorted(set(numbers))
    assert numbers[3] == 6_000_000


def test_sequences_go_on_after_those_that_were_kept() -> None:
    ids = Ids(1)
    ids.go_on_after(9_000_000)
    assert [ids.sequence(5.0), ids.sequence(10.0)] == [9_000_001, 10_000_000]


def test_chance_is_a_share() -> None:
    ids = Ids(1)
    met = sum(ids.chance(0.25) for _ in range(4000))
    assert 850 < met < 1150
    assert all(ids.chance(1.0) for _ in range(100))
    assert not any(ids.chance(0.0) for _ in range(100))
