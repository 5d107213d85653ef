"""Signatures: with keys that are made when they are needed, the same each time, whatever the message."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import dkim
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.authentication import keys, signing, zone
from bellhop.engines.mail.authentication.hosts import DEFAULT_KEY, DEFAULT_SELECTOR
from bellhop.engines.mail.authentication.tables import KEYS
from bellhop.kernel.context import Unanswered
from bellhop.store import NOBODY
from tests.conftest import NOON
from tests.engines.mail.asking import asked

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

MAIL = b"From: sol@example.com\r\nTo: t@example.org\r\nSubject: Hi\r\n\r\nHello\r\n"
OWN = ("example.com", "first", "1024-own")


def signed(ctx: Context, content: bytes = MAIL) -> bytes:
    return signing.signed(ctx, content, [OWN], NOON)


def public(kernel: Kernel, name: bytes, timeout: int = 5) -> bytes:
    """What DNS would say of the keys."""
    key = {b"first": OWN[2], DEFAULT_SELECTOR.encode(): DEFAULT_KEY}[name.partition(b".")[0]]
    return kernel.run(keys.text_record, key).encode()


def good(kernel: Kernel, message: bytes, place: int) -> bool:
    return dkim.DKIM(message).verify(place, dnsfunc=lambda name, timeout=5: public(kernel, name))


def test_a_key_is_made_outside_the_transaction_and_kept(kernel: Kernel) -> None:
    with pytest.raises(Unanswered):
        kernel.run(signed)

    first = asked(kernel, signed)

    assert kernel.run(signed) == first
    assert kernel.context().store.of(NOBODY).get(KEYS, OWN[2]) is not None


def test_who_asks_at_the_same_time_gets_the_same_key(kernel: Kernel) -> None:
    async def together() -> list[bytes]:
        runs = (kernel.transactions.run(kernel.context, signed) for _ in range(5))
        return await asyncio.gather(*runs)

    assert len(set(asyncio.run(together()))) == 1


def test_the_signature_is_of_the_time_of_the_message(kernel: Kernel) -> None:
    message = asked(kernel, signed)

    assert re.findall(rb"\bt=(\d+);", message) == [b"%d" % NOON] * 2


def test_what_is_no_field_is_not_signed(kernel: Kernel) -> None:
    odd = MAIL.replace(b"Subject:", b"no field at all\r\nSubject :")

    message = asked(kernel, signed, odd)

    assert message.endswith(odd)
    readable = message.replace(b"no field at all\r\n", b"").replace(b"Subject :", b"Subject:")
    assert good(kernel, readable, 0)
    assert good(kernel, readable, 1)


def test_dkimpy_is_left_as_it_is_for_others(kernel: Kernel) -> None:
    asked(kernel, signed)

    assert dkim.RSASSA_PKCS1_v1_5_sign is dkim.crypto.RSASSA_PKCS1_v1_5_sign
    assert dkim.parse_pem_private_key is dkim.crypto.parse_pem_private_key


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=700))
def test_a_text_record_says_what_it_was_given(value: str) -> None:
    record = zone.text(value)

    assert zone.said_by(record) == value
    assert all(len(zone.said_by(piece)) <= 255 for piece in re.findall(r'"(?:[^"\\]|\\.)*"', record))
