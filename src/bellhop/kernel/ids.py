"""All randomness: every id, token and die of the house comes from one source that can be seeded."""

from __future__ import annotations

import random

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_VARIANT = "89ab"


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
        bits = self._random.getrandbits(122)
        text = f"{bits:031x}"
        return f"{text[1:9]}-{text[9:13]}-4{text[13:16]}-{_VARIANT[bits >> 120]}{text[16:19]}-{text[19:]}"

    def sequence(self, now: float) -> int:
        """A number greater than every one before it: microseconds of the clock, or the next one."""
        number = int(now * 1e6)
        self._last = number if number > self._last else self._last + 1
        return self._last

    def go_on_after(self, number: int) -> None:
        """Sequences of this process follow those that were kept, also where the clock stands."""
        self._last = max(self._last, number)

    def chance(self, probability: float) -> bool:
        return probability >= 1.0 or self._random.random() < probability
