"""SecureStrings: encrypted by KMS where it is there, by keys of the store for `alias/aws/ssm` and otherwise.

Each ciphertext is bound to its parameter's ARN, by the encryption context PARAMETER_ARN.
kms/latest/developerguide/services-parameter-store.html
"""

from __future__ import annotations

import base64
import functools
import hmac
from typing import TYPE_CHECKING, TypeVar

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.parameters import names
from bellhop.engines.parameters.drafts import ADVANCED
from bellhop.engines.parameters.errors import InvalidKeyId
from bellhop.engines.parameters.tables import DATA_KEYS, DataKey
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bellhop.downstream.ports import Keys
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.store import Scope, Store

T = TypeVar("T")

DEFAULT_KEY = "alias/aws/ssm"
NONCE = 12  # bytes, in front of the ciphertext
# How a value is sealed: by a key of the store; by KMS itself, which takes 4 KB at most, as AWS does with
# standard parameters; or by a data key that KMS has encrypted, and that stands in front of it.
BUILT_IN, BY_KMS, ENVELOPE = "", "kms", "envelope"
LENGTH = 2  # bytes that say how long the encrypted data key is


def is_default(key_id: str) -> bool:
    """Whether it is the key that AWS manages for Systems Manager, by its alias or the alias's ARN."""
    return key_id == DEFAULT_KEY or (key_id.startswith("arn:") and key_id.endswith(f":{DEFAULT_KEY}"))


def seal(ctx: Context, row: Parameter) -> None:
    """Encrypt the value of a row. Raises InvalidKeyId for a key that KMS has not, or that is disabled."""
    row.key_id = key_id = row.key_id or DEFAULT_KEY
    arn = names.arn(ctx.scope, row.name)
    sealed = None
    if not is_default(key_id):
        by_kms = _in_envelope if row.tier == ADVANCED else _by_kms
        text = row.value.encode()
        keys = ctx.neighbours.keys
        sealed = _asked(ctx, ("seal", arn), lambda: by_kms(keys, (ctx.scope, key_id, arn), text))
    if sealed is None:
        row.seal, row.value = BUILT_IN, encrypt(ctx.store, key_id, arn, row.value)
    else:
        row.seal = ENVELOPE if row.tier == ADVANCED else BY_KMS
        row.value = base64.b64encode(sealed).decode()


def opened(ctx: Context, store: Store, row: Parameter) -> str:
    """The plaintext of a row of a store, which may be another account's. Raises InvalidKeyId."""
    scope, arn = store.scope, names.arn(store.scope, row.name)
    if row.seal == BUILT_IN:
        return decrypt(store, row.key_id or DEFAULT_KEY, arn, row.value)
    open_it = _envelope_opened if row.seal == ENVELOPE else _kms_opened
    question = functools.partial(open_it, ctx.neighbours.keys, scope, arn, base64.b64decode(row.value))
    plaintext = _asked(ctx, ("open", arn, row.version), question)
    if plaintext is None:
        raise InvalidKeyId(f"The key {row.key_id} was KMS's, which isn't there any more.")
    return plaintext.decode()


def _asked(ctx: Context, key: Hashable, question: Callable[[], T]) -> T | None:
    """What KMS answers; None where there is none."""
    try:
        return ctx.ask(key, question)
    except Undeliverable as refusal:
        if refusal.code == "NeighboursMissing":
            return None
        raise InvalidKeyId(f"{refusal.message} (Service: Kms; Error Code: {refusal.code})") from refusal
    except Unreachable as error:
        raise Refusal("InternalServerError", f"KMS cannot be reached: {error}", 500) from error


def _by_kms(keys: Keys, whose: tuple[Scope, str, str], text: bytes) -> bytes:
    scope, key_id, arn = whose
    return keys.encrypt(scope, key_id, text, {"PARAMETER_ARN": arn})


def _in_envelope(keys: Keys, whose: tuple[Scope, str, str], text: bytes) -> bytes:
    key = _new_key()
    wrapped = _by_kms(keys, whose, key)
    return len(wrapped).to_bytes(LENGTH, "big") + wrapped + _sealed(key, whose[2], text)


def _kms_opened(keys: Keys, scope: Scope, arn: str, sealed: bytes) -> bytes:
    return keys.decrypt(scope, sealed, {"PARAMETER_ARN": arn})


def _envelope_opened(keys: Keys, scope: Scope, arn: str, sealed: bytes) -> bytes:
    end = LENGTH + int.from_bytes(sealed[:LENGTH], "big")
    return _unsealed(_kms_opened(keys, scope, arn, sealed[LENGTH:end]), arn, sealed[end:])


def encrypt(store: Store, key_id: str, arn: str, plaintext: str) -> str:
    """The ciphertext in base64, by the store's own key of this name; `arn` is its encryption context."""
    return base64.b64encode(_sealed(_key(store, key_id), arn, plaintext.encode())).decode()


def decrypt(store: Store, key_id: str, arn: str, ciphertext: str) -> str:
    """The plaintext; raises cryptography's InvalidTag for a text of another parameter or key."""
    return _unsealed(_key(store, key_id), arn, base64.b64decode(ciphertext)).decode()


def _sealed(key: bytes, arn: str, text: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with the first secret

    context = arn.encode()
    # Seeded ids come again after a restart, with the same key: a nonce made of what is encrypted
    # never serves two texts.
    nonce = hmac.digest(key, context + b"\0" + text, "sha256")[:NONCE]
    return nonce + AESGCM(key).encrypt(nonce, text, context)


def _unsealed(key: bytes, arn: str, sealed: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with the first secret

    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], arn.encode())


def _new_key() -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with the first secret

    return AESGCM.generate_key(256)


def _key(store: Store, key_id: str) -> bytes:
    """The store's key that stands for one of KMS; it is made when it is first needed."""
    found = store.get(DATA_KEYS, key_id)
    return (found or store.add(DATA_KEYS, DataKey(key_id, _new_key()))).key
