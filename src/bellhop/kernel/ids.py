"""All randomness: every id, token and die of the house comes from one source that can be seeded."""

from __future__ import annotations

import random

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


class Ids:
    """A seeded source gives the same ids again; without a seed they differ from run to run."""

    def __init__(self, seed: int | None = None) -> None:
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - ids of an emulator, to be had again
        self._last = 0

    def reseed(self) -> None:
        """Begin again, as a reset promises."""
        self._random = random.Random(self._seed)  # noqa: S311 - as above

    def bits(self, size: int) -> bytes:
        """`size` random bytes."""
        return self._random.randbytes(size)

    def hex(self, digits: int) -> str:
        return f"{self._random.getrandbits(4 * digits):0{digits}x}"

    def word(self, length: int) -> str:
        """Lower-case letters and digits."""
        return "".join(self._random.choices(_ALPHABET, k=length))

    def uuid(self) -> str:
        """A version 4 UUID."""
        bits = self._random.getrandbits(128) & ~(0xF000 << 64) | 0x4000 << 64
        text = f"{bits & ~(0xC000 << 48) | 0x8000 << 48:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def sequence(self, now: float) -> int:
        """A number greater than every one before it: microseconds of the clock, or the next one."""
        self._last = max(self._last + 1, int(now * 1e6))
        return self._last

    def chance(self, probability: float) -> bool:
        return probability >= 1.0 or self._random.random() < probability
