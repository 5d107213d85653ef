"""The TLS identity of the listeners: a certificate that is made here and kept, or lies there already."""

from __future__ import annotations

import os
import ssl
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

FILE = "smtp-certificate.pem"
_LIFE = timedelta(days=3650)
_ADDRESSES = ("127.0.0.1", "::1")


def server_context(certificate: Path, key: Path | None = None) -> ssl.SSLContext:
    """TLS for a listener with the certificate (chain) and key of these PEM files, which may be one file.

    Raises OSError (ssl.SSLError is one) if they cannot be read or do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    return context


def own_certificate(folder: Path, now: float) -> Path:
    """The self-made certificate of a data folder, made on first use: a PEM file with its key, mode 0600.

    It names `localhost` and the loopback addresses, so a client may verify with this very file. `now` is
    seconds since the epoch; the certificate is valid from the day before for ten years.
    """
    path = folder / FILE
    if not path.exists():
        _put(path, _self_signed(datetime.fromtimestamp(now, UTC)))
    return path


def _put(path: Path, content: bytes) -> None:
    """Write the whole file or nothing; if somebody was faster, theirs stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def _self_signed(now: datetime) -> bytes:
    """Key and certificate as PEM, one after the other."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - only the first start needs it
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + _certificate(key, now).public_bytes(serialization.Encoding.PEM)


def _certificate(key: EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bellhop")])
    names = [x509.DNSName("localhost"), *(x509.IPAddress(ip_address(address)) for address in _ADDRESSES)]
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
