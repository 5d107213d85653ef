"""SES SMTP passwords: derived from a secret access key for one Region, version 4."""

from __future__ import annotations

import base64
import hmac

# "Do not change these values" (SES guide, "Obtaining Amazon SES SMTP credentials").
_DATE = b"11111111"
_SERVICE = b"ses"
_TERMINAL = b"aws4_request"
_MESSAGE = b"SendRawEmail"
_VERSION = b"\x04"


def password_of(secret_key: str, region: str) -> str:
    """The SMTP password that belongs to a secret access key in a Region."""
    signature = b"AWS4" + secret_key.encode()
    for part in (_DATE, region.encode(), _SERVICE, _TERMINAL, _MESSAGE):
        signature = hmac.digest(signature, part, "sha256")
    return base64.b64encode(_VERSION + signature).decode()


def is_password_of(password: str, secret_key: str, region: str) -> bool:
    """Whether `password` is the one derived from the key for that Region; takes the same time if not."""
    return hmac.compare_digest(password.encode(), password_of(secret_key, region).encode())
