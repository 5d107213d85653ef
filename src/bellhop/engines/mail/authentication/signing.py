"""DKIM signatures of what leaves: the identity's own and the one that SES gives every message.

"The extra DKIM signature, which contains d=amazonses.com, is automatically added by Amazon SES."
(troubleshoot-dkim)
"""

from __future__ import annotations

import functools
import re
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import dkim  # pyright: ignore[reportMissingTypeStubs] - it has none
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256

from bellhop.engines.mail.authentication import keys as rsa_keys
from bellhop.engines.mail.authentication.hosts import DEFAULT_KEY, DEFAULT_SELECTOR, DOMAIN
from bellhop.engines.mail.mime.headers import crlf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from bellhop.kernel.context import Context

# The fields that are signed where a message has them.
SIGNED = frozenset(
    b"""from sender reply-to to cc subject date message-id in-reply-to references mime-version content-type
    content-transfer-encoding list-id list-help list-unsubscribe list-unsubscribe-post list-subscribe
    list-post list-owner list-archive feedback-id x-ses-outgoing""".split()
)
_CANONICAL = (b"relaxed", b"simple")
_DEFAULT = (DOMAIN, DEFAULT_SELECTOR, DEFAULT_KEY)

_fields = re.compile(rb"([!-9;-~]+)[ \t]*:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n)|[^\r\n]*\r\n").findall


def signed(ctx: Context, content: bytes, keys: Iterable[Sequence[str]], time: float) -> bytes:
    """A composed message with its signatures before it, the identity's first.

    `keys` are those of the message's terms: (domain, selector, key id) each; `time` is that of its
    acceptance, seconds since the epoch. What the sender signed stays. May ask for a key.
    """
    content = crlf(content)
    signers = [
        (domain, selector, rsa_keys.of(ctx, key).private) for domain, selector, key in (*keys, _DEFAULT)
    ]
    sign = _signer(content, time)
    return b"".join([*(sign(*signer) for signer in signers), content])


def _signer(content: bytes, time: float) -> Callable[[str, str, bytes], bytes]:
    """What makes the DKIM-Signature field of this content for (domain, selector, private key)."""
    headers, body = _parsed(content)
    include = [name.lower() for name, _ in headers if name.lower() in SIGNED and name.lower() != b"from"]
    kind = _signing_class(int(time))

    def sign(domain: str, selector: str, private: bytes) -> bytes:
        signer = kind()
        signer.headers, signer.body = headers, body
        return signer.sign(
            selector.encode(),
            domain.encode(),
            private,
            canonicalize=_CANONICAL,
            include_headers=[b"from", *include],
        )

    return sign


def _parsed(content: bytes) -> tuple[list[list[bytes]], bytes]:
    """Header fields, each value with its line end, and the body: as dkimpy wants them.

    dkimpy's own parser gives up on a line that is no field; one like that is not signed.
    """
    section, _, body = content.partition(b"\r\n\r\n")
    found = _fields(section + b"\r\n")
    return [[name, value] for name, value in found if name], body


@functools.lru_cache(maxsize=4)
def _signing_class(time: int) -> Any:
    """dkimpy's signer with RSA by OpenSSL (its own takes five times as long) and the time of the message.

    Its methods run with names of ours in place of those its module has, which others go on using.
    """
    theirs = vars(dkim)
    ours = {
        "parse_pem_private_key": rsa_keys.loaded,
        "RSASSA_PKCS1_v1_5_sign": _rsa,
        "time": SimpleNamespace(time=lambda: time),
    }
    methods = {
        name: _with_names(cast(FunctionType, vars(defining)[name]), theirs | ours)
        for defining, name in ((dkim.DKIM, "sign"), (dkim.DomainSigner, "gen_header"))
    }
    return type("Signer", (dkim.DKIM,), methods)


def _with_names(function: FunctionType, names: dict[str, Any]) -> FunctionType:
    return FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )


def _rsa(hashed: Any, key: RSAPrivateKey) -> bytes:
    return key.sign(hashed.digest(), PKCS1v15(), Prehashed(SHA256()))
