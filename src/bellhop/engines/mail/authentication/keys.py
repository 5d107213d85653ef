"""RSA keys of DKIM: known by their ids at once, made in a thread when somebody first needs one, and kept."""

from __future__ import annotations

import base64
import functools
from typing import TYPE_CHECKING

from bellhop.engines.mail.authentication.tables import KEYS, DkimKey
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from bellhop.kernel.context import Context

SMALLEST, LARGEST = 1024, 2048  # "at least 1024-bit RSA encryption and up to 2048-bit"
PUBLIC_EXPONENT = 65537


class BadKey(Exception):
    """A text is no RSA private key that DKIM could sign with."""


def new(ctx: Context, bits: int) -> str:
    """The id of a key of so many bits, which is made when it is first needed."""
    return f"{bits}-{ctx.ids.hex(32)}"


def bits_of(identifier: str) -> int:
    return int(identifier.partition("-")[0])


def imported(ctx: Context, text: str) -> str:
    """The id of a user's own key: PKCS #1 or PKCS #8 in base64, with or without PEM's lines around.

    Raises BadKey.
    """
    key = _read(text)
    if not SMALLEST <= key.key_size <= LARGEST:
        raise BadKey(f"The private key has {key.key_size} bits; it must have {SMALLEST} to {LARGEST}.")
    identifier = new(ctx, key.key_size)
    ctx.store.across().scope(NOBODY).add(KEYS, DkimKey(identifier, *_der(key)))
    return identifier


def of(ctx: Context, identifier: str) -> DkimKey:
    """The key itself. Asks for one that was not needed before."""
    store = ctx.store.across().scope(NOBODY)
    key = store.get(KEYS, identifier)
    if key is None:
        made = ctx.ask(("DKIM key", identifier), functools.partial(_made, bits_of(identifier)))
        key = store.add(KEYS, DkimKey(identifier, *made))
    return key


def text_record(ctx: Context, identifier: str) -> str:
    """What DNS says of a key: "p=" and the public key in base64 (RFC 6376, 3.6.1). May ask."""
    return "p=" + base64.b64encode(of(ctx, identifier).public).decode()


@functools.lru_cache(maxsize=1024)
def loaded(private: bytes) -> RSAPrivateKey:
    """A key of ours, ready to sign: what it takes to load one is more than to sign."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415 - with the first
    from cryptography.hazmat.primitives.serialization import load_der_private_key  # noqa: PLC0415

    # It was made here, or checked when it was handed in.
    key = load_der_private_key(private, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(key, RSAPrivateKey), "no other key is kept"
    return key


def _made(bits: int) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - loads with the first key

    return _der(rsa.generate_private_key(PUBLIC_EXPONENT, bits))


def _read(text: str) -> RSAPrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415

    try:
        content = base64.b64decode(text, validate=True)
        pem = content.lstrip().startswith(b"-----BEGIN")
        load = serialization.load_pem_private_key if pem else serialization.load_der_private_key
        key = load(content, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise BadKey("The private key is no RSA key in base64 encoding.") from error
    if not isinstance(key, RSAPrivateKey):
        raise BadKey("The private key is no RSA key.")
    return key


def _der(key: RSAPrivateKey) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415

    private = key.private_bytes(form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    public = key.public_key().public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)
    return private, public
