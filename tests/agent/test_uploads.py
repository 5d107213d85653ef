"""How what a step wrote is cut into log events."""

from __future__ import annotations

import pytest

from bellhop.agent.uploads import BATCH, MOST_BYTES, MOST_EVENTS, split

LINE = b"0123456789abcde\n"
UMLAUT = "ü".encode()


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        (b"", []),
        (b"one\ntwo\n", [8]),
        (b"no end", [6]),
        (LINE * 12_500, [200_000]),
        (LINE * 12_501, [200_000, 16]),
        (b"x" + LINE * 12_500, [199_985, 16]),
        (b"x" * 450_000, [200_000, 200_000, 50_000]),
        (b"x" * 199_999 + UMLAUT + b"y", [199_999, 3]),
        (b"x" * 199_998 + UMLAUT + b"y", [200_000, 1]),
        (LINE * 62_500, [200_000] * MOST_EVENTS),
    ],
)
def test_events_are_whole_lines_of_two_hundred_thousand_bytes(data: bytes, sizes: list[int]) -> None:
    texts, sent = split(data[:BATCH])
    assert [len(text.encode()) for text in texts] == sizes
    assert "".join(texts).encode() == data[:sent]
    assert sent == min(len(data), BATCH)


def test_what_is_no_text_is_in_events_all_the_same() -> None:
    noise = b"\xff" * 300_000
    begin, texts = 0, []
    while begin < len(noise):
        found, sent = split(noise[begin:])
        assert sent
        texts += found
        begin += sent
    assert max(len(text.encode()) for text in texts) <= MOST_BYTES
    assert "".join(texts) == "\ufffd" * 300_000


def test_a_character_over_the_edge_of_a_batch_is_left_for_the_next() -> None:
    data = b"x" * (BATCH - 1) + UMLAUT[:1]
    texts, sent = split(data)
    assert sent == BATCH - 1
    assert "\ufffd" not in "".join(texts)
