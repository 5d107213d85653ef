"""S/MIME certificates of the addresses that identities send from: associated and dropped by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.infrastructure.errors import CertificateExists, InvalidCertificateAddress
from bellhop.engines.mail.infrastructure.states import (
    ACTIVE,
    CERTIFICATE,
    DEPROVISIONING,
    FAILED,
    PROVISIONING,
)
from bellhop.engines.mail.infrastructure.tables import (
    CERTIFICATES,
    REMOVE_CERTIFICATES_OF,
    SMIME_PAIRS,
    IdentityCertificate,
    SmimePair,
)

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.store import Store

SMIME = "SmimeScheme"  # a set's signing scheme
PREPARED_AFTER = 5.0  # seconds, also until an association is cleaned up
# "ACM certificates are valid for 13 months (395 days)." (acm, acm-certificate-characteristics)
VALID = 395 * 24 * 3600.0


def associate(ctx: Context, identity: str, arn: str, address: str | None) -> None:
    """Give an address of an identity its certificate, which is prepared from now on. Asks for a key.

    Raises IdentityMissing, InvalidIdentity, InvalidCertificateAddress, CertificateExists.
    """
    owner = identities.find(ctx, identity)
    name = _address_of(owner, address)
    kept = ctx.store.get(CERTIFICATES, name)
    # "If an association already exists for the address, this operation returns an error, unless the existing
    # association is in the DEPROVISIONING state."
    if kept is not None and kept.status != DEPROVISIONING:
        raise CertificateExists(name)
    pair = _pair(ctx, name)
    row = IdentityCertificate(owner.name, name, arn, PROVISIONING, ctx.now, ctx.now + VALID, pair.id)
    ctx.store.put(CERTIFICATES, row)
    ctx.later(ctx.now + PREPARED_AFTER, prepared, address=name, created=ctx.now)


def disassociate(ctx: Context, identity: str, address: str | None) -> None:
    """Take an address's certificate away, if it has one.

    Raises IdentityMissing, InvalidIdentity, InvalidCertificateAddress.
    """
    owner = identities.find(ctx, identity)
    kept = ctx.store.get(CERTIFICATES, _address_of(owner, address))
    if kept is None or kept.identity != owner.name or kept.status == DEPROVISIONING:
        return
    _step(ctx, kept, DEPROVISIONING)
    ctx.later(ctx.now + PREPARED_AFTER, cleaned_up, address=kept.address, created=kept.created)


def forget(ctx: Context, identity: str) -> None:
    """An identity is gone, and its associations with it."""
    ctx.store.change(REMOVE_CERTIFICATES_OF, identity=identity)


def status_of(ctx: Context, row: IdentityCertificate) -> str:
    """ "If a certificate has passed its expiration time, it's returned with a status of FAILED." """
    return FAILED if row.expires <= ctx.now else row.status


def fixed(ctx: Context, chosen: ConfigurationSet, sender: Mailbox) -> dict[str, Any]:
    """The term `smime` of a mail that is sent with a set, if it is to be signed and can be.

    "For signing to apply, the email identity used to send a message must have an active S/MIME certificate
    association." (SmimeSigningScheme)
    """
    if SMIME not in chosen.security.get("signing_scheme", {}):
        return {}
    kept = ctx.store.get(CERTIFICATES, sender.key)
    return {"smime": kept.pair} if kept and status_of(ctx, kept) == ACTIVE else {}


def signed(store: Store, pair: str, content: bytes, message_id: str) -> bytes:
    """A composed message with the signature that its term `smime` asks for."""
    from bellhop.engines.mail.infrastructure import smime  # noqa: PLC0415 - loads cryptography

    row = store.get(SMIME_PAIRS, pair)
    assert row, "a pair is never deleted"
    return smime.signed(content, row, f"smime-{message_id}")


def prepared(ctx: Context, address: str, created: float) -> None:
    """A timer: an address's certificate can be signed with."""
    kept = ctx.store.get(CERTIFICATES, address)
    if kept and kept.created == created and kept.status == PROVISIONING:
        _step(ctx, kept, ACTIVE)


def cleaned_up(ctx: Context, address: str, created: float) -> None:
    """A timer: nothing is left of an association."""
    kept = ctx.store.get(CERTIFICATES, address)
    if kept and kept.created == created and kept.status == DEPROVISIONING:
        ctx.store.delete(CERTIFICATES, address)


def _pair(ctx: Context, address: str) -> SmimePair:
    from bellhop.engines.mail.infrastructure import smime  # noqa: PLC0415 - loads cryptography

    certificate, private = ctx.ask("smime", lambda: smime.make(address, ctx.now, ctx.now + VALID))
    return ctx.store.add(SMIME_PAIRS, SmimePair(ctx.ids.uuid(), certificate, private))


def _step(ctx: Context, row: IdentityCertificate, status: str) -> None:
    row.status = CERTIFICATE.step(row.status, status)
    ctx.store.put(CERTIFICATES, row)


def _address_of(owner: Identity, address: str | None) -> str:
    """Whose certificate it is.

    "If the email identity is a domain, you must specify a FromAddress that belongs to that domain or one of
    its subdomains. […] If the email identity is an email address, FromAddress is optional."
    """
    if owner.kind == identities.ADDRESS:
        if address is not None and identities.name_of_address(address) != owner.name:
            raise InvalidCertificateAddress("FromAddress must match the email identity.")
        return owner.name
    if address is None:
        raise InvalidCertificateAddress("FromAddress is required when the email identity is a domain.")
    name = identities.name_of_address(address)
    domain = name.rpartition("@")[2]
    if domain != owner.name and not domain.endswith(f".{owner.name}"):
        raise InvalidCertificateAddress(f"FromAddress {address} does not belong to the domain {owner.name}.")
    return name
