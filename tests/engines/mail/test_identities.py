"""Identities are verified at once or wait for their owner; some cover others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bellhop.engines.mail import identities, states
from bellhop.engines.mail.errors import IdentityExists, IdentityMissing, IdentityUnverified, InvalidIdentity
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.tables import IDENTITIES
from tests.conftest import Kernel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Kernel]:
    """A kernel whose identities wait to be verified."""
    kernel = Kernel(tmp_path / "strict.sqlite3", identities="strict")
    yield kernel
    kernel.database.close()


def authorise(kernel: Kernel, address: str) -> None:
    kernel.run(identities.authorise, [(address, parse_one(address))])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Solo@Example.COM", "Solo@example.com"),
        ("Example.COM", "example.com"),
        ("mail.example.co.uk", "mail.example.co.uk"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ],
)
def test_names_have_their_domain_in_lower_case(text: str, name: str) -> None:
    assert identities.name_of(text) == name


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x@", "Invalid email address<x@>."),
        ("Solo <solo@example.com>", "Invalid email address<Solo <solo@example.com>>."),
        ("solo@localhost", "Invalid email address<solo@localhost>."),
        ("localhost", "Invalid domain name localhost."),
        ("bad_.example", "Invalid domain name bad_.example."),
        ("exa mple.com", "Invalid domain name exa mple.com."),
        ("bücher.example", "Invalid domain name bücher.example."),
        ("", "Invalid domain name ."),
    ],
)
def test_what_is_neither_address_nor_domain_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidIdentity) as caught:
        identities.name_of(text)

    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("identity", "sender"),
    [
        ("solo@example.com", "solo@EXAMPLE.com"),
        ("solo@example.com", "solo+label@example.com"),
        ("example.com", "any@example.com"),
        ("example.com", "any@deep.mail.example.com"),
    ],
)
def test_an_identity_covers(kernel: Kernel, identity: str, sender: str) -> None:
    kernel.run(identities.verify, identity)

    authorise(kernel, sender)


@pytest.mark.parametrize(
    ("identity", "sender"),
    [
        ("solo@example.com", "Solo@example.com"),
        ("solo@example.com", "other@example.com"),
        ("solo+label@example.com", "solo@example.com"),
        ("mail.example.com", "any@example.com"),
        ("example.com", "any@notexample.com"),
    ],
)
def test_an_identity_does_not_cover(kernel: Kernel, identity: str, sender: str) -> None:
    kernel.run(identities.verify, identity)

    with pytest.raises(IdentityUnverified):
        authorise(kernel, sender)


def test_verifying_again_changes_nothing(kernel: Kernel) -> None:
    first = kernel.run(identities.verify, "example.com")

    assert first.status == states.VERIFIED
    assert kernel.run(identities.verify, "example.com") == first


def test_a_strict_identity_waits_and_may_not_send(strict: Kernel) -> None:
    assert strict.run(identities.verify, "solo@example.com").status == states.PENDING

    with pytest.raises(IdentityUnverified):
        authorise(strict, "solo@example.com")


def test_a_pending_address_is_covered_by_its_verified_domain(strict: Kernel) -> None:
    strict.run(identities.verify, "solo@example.com")
    domain = strict.run(identities.verify, "example.com")
    domain.status = states.IDENTITY.step(domain.status, states.VERIFIED)
    strict.run(lambda ctx: ctx.store.put(IDENTITIES, domain))

    authorise(strict, "solo@example.com")


def test_a_failed_identity_begins_anew(strict: Kernel) -> None:
    identity = strict.run(identities.verify, "solo@example.com")
    identity.status = states.IDENTITY.step(identity.status, states.FAILED)
    strict.run(lambda ctx: ctx.store.put(IDENTITIES, identity))

    assert strict.run(identities.verify, "solo@example.com").status == states.PENDING


def test_a_new_identity_must_be_new(kernel: Kernel) -> None:
    kernel.run(identities.create, "example.com", {})

    with pytest.raises(IdentityExists, match=r"^Email identity example\.com already exist\.$"):
        kernel.run(identities.create, "example.com", {})


def test_a_deleted_identity_is_gone(kernel: Kernel) -> None:
    kernel.run(identities.verify, "Solo@example.com")
    kernel.run(identities.delete, "Solo@EXAMPLE.com")
    kernel.run(identities.delete, "never@example.com")

    with pytest.raises(IdentityMissing, match=r"^Email identity Solo@example\.com does not exist\.$"):
        kernel.run(identities.find, "Solo@example.com")
