"""The signature of SNS: one key and certificate a process, made when the first message is signed.

sns/latest/dg/sns-verify-signature-of-message.html
"""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

NOTIFICATION = ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
CONFIRMATION = ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
VALID_FROM = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
VALID_TO = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)


def signature(envelope: Mapping[str, str], version: str) -> str:
    """The Signature of a message, base64; version "1" is SHA1withRSA, "2" SHA256withRSA."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA1, SHA256  # noqa: PLC0415

    digest = SHA256() if version == "2" else SHA1()  # noqa: S303 - AWS's default
    return base64.b64encode(_key().sign(_to_sign(envelope), PKCS1v15(), digest)).decode()


def _to_sign(envelope: Mapping[str, str]) -> bytes:
    names = NOTIFICATION if envelope["Type"] == "Notification" else CONFIRMATION
    return "".join(f"{name}\n{envelope[name]}\n" for name in names if name in envelope).encode()


@functools.cache
def _key() -> RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key  # noqa: PLC0415

    return generate_private_key(65537, 2048)


@functools.cache
def certificate() -> bytes:
    """The certificate, PEM."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sns.amazonaws.com")])
    builder = x509.CertificateBuilder(name, name, _key().public_key(), 1, VALID_FROM, VALID_TO)
    return builder.sign(_key(), SHA256()).public_bytes(Encoding.PEM)


@functools.cache
def certificate_id() -> str:
    return hashlib.sha256(certificate()).hexdigest()[:32]
