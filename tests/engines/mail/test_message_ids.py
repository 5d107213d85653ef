"""Message ids have SES's form and sort by time."""

from __future__ import annotations

import pytest

from bellhop.engines.mail.message_ids import bounce_address, header_value, message_id

RANDOM = bytes.fromhex("1f2e3d4c5b6a79889aabbccddeeff001")


@pytest.mark.parametrize(
    ("now", "region", "expected"),
    [
        (1715000015.774, "us-east-1", "0100018f4df77b9e-1f2e3d4c-5b6a-4988-aaab-bccddeeff001-000000"),
        (1715000015.774, "us-west-2", "0101018f4df77b9e-1f2e3d4c-5b6a-4988-aaab-bccddeeff001-000000"),
        (1715000015.774, "eu-west-1", "0102018f4df77b9e-1f2e3d4c-5b6a-4988-aaab-bccddeeff001-000000"),
        (0.0, "us-east-1", "0100000000000000-1f2e3d4c-5b6a-4988-aaab-bccddeeff001-000000"),
    ],
)
def test_the_form_of_an_id(now: float, region: str, expected: str) -> None:
    assert message_id(now, region, RANDOM) == expected


def test_ids_of_a_region_sort_by_time() -> None:
    moments = [1.0, 1.001, 255.9, 1715000015.774, 1715000015.775]
    ids = [message_id(moment, "us-east-1", bytes([255 - n] * 16)) for n, moment in enumerate(moments)]
    assert ids == sorted(ids)


def test_a_region_that_ses_does_not_know_has_a_lasting_prefix_of_its_own() -> None:
    prefixes = {message_id(0, region, RANDOM)[:4] for region in ("us-east-1", "mx-central-1", "local-1")}
    assert len(prefixes) == 3


@pytest.mark.parametrize(
    ("region", "header", "bounces"),
    [
        ("us-east-1", "<i@email.amazonses.com>", "i@amazonses.com"),
        ("eu-west-1", "<i@eu-west-1.amazonses.com>", "i@eu-west-1.amazonses.com"),
    ],
)
def test_addresses_made_from_an_id(region: str, header: str, bounces: str) -> None:
    assert header_value("i", region) == header
    assert bounce_address("i", region) == bounces
