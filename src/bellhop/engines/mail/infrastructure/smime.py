"""S/MIME signatures (RFC 8551): a message's content, and beside it what its address's certificate says of it.

An ARN leads to nothing that could be asked for a certificate, so each address has one made here, signed by
its own key: readers can check the signature, and not whom to trust.
"""

from __future__ import annotations

import base64
import datetime
import re
from typing import TYPE_CHECKING, cast

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bellhop.engines.mail.mime.headers import crlf

if TYPE_CHECKING:
    from bellhop.engines.mail.infrastructure.tables import SmimePair

BITS = 2048
_LINE = 76
_PLAIN = b"Content-Type: text/plain; charset=us-ascii\r\n"  # of a message that says nothing else (RFC 2045)
# No signed attributes: one of them is the time, which is the system's and no clock's of ours.
_OPTIONS = (PKCS7Options.DetachedSignature, PKCS7Options.NoAttributes, PKCS7Options.Binary)

_field = re.compile(rb"[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*").findall


def make(address: str, start: float, end: float) -> tuple[bytes, bytes]:
    """A certificate of an address and its private key, DER both; times are seconds since the epoch."""
    key = rsa.generate_private_key(65537, BITS)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address[:64])])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_moment(start))
        .not_valid_after(_moment(end))
        .add_extension(x509.SubjectAlternativeName([x509.RFC822Name(address)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.DER), private


def signed(content: bytes, pair: SmimePair, boundary: str) -> bytes:
    """A composed message as multipart/signed; `boundary` stands in none of its lines."""
    header, _, body = crlf(content).partition(b"\r\n\r\n")
    fields = _field(header + b"\r\n")
    inner = [field for field in fields if field[:8].lower() == b"content-"] or [_PLAIN]
    outer = [field for field in fields if field not in inner and field[:12].lower() != b"mime-version"]
    part = b"".join(inner) + b"\r\n" + body
    return b"".join((*outer, _around(part, _signature(part, pair), boundary.encode())))


def _around(part: bytes, signature: bytes, boundary: bytes) -> bytes:
    """The fields and the body that follow the other header fields."""
    lines = (signature[start : start + _LINE] for start in range(0, len(signature), _LINE))
    return b"".join(
        (
            b"MIME-Version: 1.0\r\n",
            b'Content-Type: multipart/signed; protocol="application/pkcs7-signature";\r\n',
            b' micalg=sha-256; boundary="%s"\r\n\r\n' % boundary,
            b"--%s\r\n%s\r\n--%s\r\n" % (boundary, part, boundary),
            b'Content-Type: application/pkcs7-signature; name="smime.p7s"\r\n',
            b"Content-Transfer-Encoding: base64\r\n",
            b'Content-Disposition: attachment; filename="smime.p7s"\r\n\r\n',
            b"\r\n".join(lines),
            b"\r\n--%s--\r\n" % boundary,
        )
    )


def _signature(part: bytes, pair: SmimePair) -> bytes:
    key = cast("rsa.RSAPrivateKey", load_der_private_key(pair.private, None))
    certificate = x509.load_der_x509_certificate(pair.certificate)
    builder = PKCS7SignatureBuilder().set_data(part).add_signer(certificate, key, SHA256())
    return base64.b64encode(builder.sign(Encoding.DER, list(_OPTIONS)))


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
