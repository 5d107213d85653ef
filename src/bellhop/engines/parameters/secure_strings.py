"""SecureStrings: AES-256-GCM with a key of the store, bound to the parameter's ARN as KMS binds them."""

from __future__ import annotations

import base64
import hmac
from typing import TYPE_CHECKING

from bellhop.engines.parameters.tables import DATA_KEYS, DataKey

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

DEFAULT_KEY = "alias/aws/ssm"
NONCE = 12  # bytes, in front of the ciphertext


def encrypt(ctx: Context, key_id: str, arn: str, plaintext: str) -> str:
    """The ciphertext in base64; `arn` is its encryption context (PARAMETER_ARN)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with the first secret

    key = _key(ctx, key_id)
    context, text = arn.encode(), plaintext.encode()
    # Seeded ids come again after a restart, with the same key: a nonce made of what is encrypted
    # never serves two texts.
    nonce = hmac.digest(key, context + b"\0" + text, "sha256")[:NONCE]
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, text, context)).decode()


def decrypt(ctx: Context, key_id: str, arn: str, ciphertext: str) -> str:
    """The plaintext; raises cryptography's InvalidTag for a text of another parameter or key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with the first secret

    sealed = base64.b64decode(ciphertext)
    return AESGCM(_key(ctx, key_id)).decrypt(sealed[:NONCE], sealed[NONCE:], arn.encode()).decode()


def _key(ctx: Context, key_id: str) -> bytes:
    """The data key of a KMS key; it is made when it is first needed."""
    found = ctx.store.get(DATA_KEYS, key_id)
    if found is None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

        found = ctx.store.add(DATA_KEYS, DataKey(key_id, AESGCM.generate_key(256)))
    return found.key
