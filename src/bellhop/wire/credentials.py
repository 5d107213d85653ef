"""Who signs a request, read from its Authorization header or its presigned query string, and whether truly.

Signature Version 4: docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.wire.http import Request

SIGV4 = "AWS4-HMAC-SHA256"
SIGV4A = "AWS4-ECDSA-P256-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"
STREAMING = "STREAMING-"  # S3: chunks with signatures or checksums of their own
S3 = frozenset(("s3", "s3express", "s3-object-lambda", "s3-outposts"))  # they encode paths once
RUNS_OF_SPACES = re.compile(r" +")
# One match in place of the general way through the header's parts, which other spellings take.
_AS_SDKS_WRITE_IT = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/, ]+)/([^/, ]*)/([^/, ]*)/([^/, ]*)/aws4_request, "
    r"SignedHeaders=([^, ]*), Signature=([^, ]*)"
)


class Credential(NamedTuple):
    """What a signed request says of its signer; what it does not say, or says wrongly, is "".

    `region` is "" of SigV4A where X-Amz-Region-Set is "*". `signature` is hexadecimal, of a managed
    node's agent (its `access_key` is mi-…) the base64 of an RSA-PSS signature over the same string.
    """

    algorithm: str
    access_key: str
    date: str = ""
    region: str = ""
    service: str = ""
    signed_headers: tuple[str, ...] = ()
    signature: str = ""
    session_token: str = ""
    presigned: bool = False

    @property
    def scope(self) -> str:
        return f"{self.date}/{self.region}/{self.service}/aws4_request"


def parse(request: Request) -> Credential | None:
    """The request's credential; None where it is unsigned or signed in no way of Signature Version 4."""
    authorization = request.headers.get("authorization")
    if authorization and (usual := _AS_SDKS_WRITE_IT.fullmatch(authorization)):
        key, date, region, service, signed, signature = usual.groups()
        token = request.headers.get("x-amz-security-token", "")
        return Credential(SIGV4, key, date, region, service, tuple(signed.split(";")), signature, token)
    if authorization:
        algorithm, _, rest = authorization.partition(" ")
        fields = {name: value for name, _, value in (part.strip().partition("=") for part in rest.split(","))}
        token = request.headers.get("x-amz-security-token", "")
        return _credential(algorithm, fields, token, request.headers.get("x-amz-region-set", ""))
    if "X-Amz-Credential=" in request.query:
        return _presigned(request.query)
    return None


def _presigned(query: str) -> Credential | None:
    values = dict(parse_qsl(query, keep_blank_values=True))
    names = ("Credential", "SignedHeaders", "Signature")
    fields = {name: values.get(f"X-Amz-{name}", "") for name in names}
    token, regions = values.get("X-Amz-Security-Token", ""), values.get("X-Amz-Region-Set", "")
    found = _credential(values.get("X-Amz-Algorithm", ""), fields, token, regions)
    return found._replace(presigned=True) if found else None


def _credential(algorithm: str, fields: Mapping[str, str], token: str, regions: str) -> Credential | None:
    scope = fields.get("Credential", "").split("/")
    if not algorithm.startswith("AWS4-") or not scope[0]:
        return None
    if algorithm == SIGV4A:  # its scope has no region: key/date/service/aws4_request
        scope[-2:-2] = ["" if regions == "*" else regions.partition(",")[0].strip()]
    if len(scope) != 5:
        return Credential(algorithm, scope[0], session_token=token)
    key, date, region, service, _ = scope
    signed = tuple(fields.get("SignedHeaders", "").split(";"))
    return Credential(algorithm, key, date, region, service, signed, fields.get("Signature", ""), token)


def verify(request: Request, credential: Credential, secret: str) -> bool:
    """Whether the signature is the secret's, header or presigned, in constant time.

    Only AWS4-HMAC-SHA256 can be true here; dates and expiry are the caller's to judge.
    """
    key = signing_key(secret, credential.date, credential.region, credential.service)
    return verify_with(request, credential, key)


def verify_with(request: Request, credential: Credential, key: bytes) -> bool:
    """`verify` with the derived key, which is the same for a day, a Region and a service."""
    if credential.algorithm != SIGV4 or not _body_is_as_signed(request, credential):
        return False
    expected = _hmac(key, string_to_sign(request, credential)).hex()
    return hmac.compare_digest(expected.encode(), credential.signature.encode())


def _body_is_as_signed(request: Request, credential: Credential) -> bool:
    claimed = request.headers.get("x-amz-content-sha256", UNSIGNED)
    if claimed == UNSIGNED or (credential.service in S3 and claimed.startswith(STREAMING)):
        return True
    return claimed == hashlib.sha256(_sent(request)).hexdigest()


def _sent(request: Request) -> bytes:
    """The body as it came: a content coding is part of what was signed."""
    return request.body if request.sent is None else request.sent


def signing_key(secret: str, date: str, region: str, service: str) -> bytes:
    """The derived key of a day, a Region and a service."""
    key = f"AWS4{secret}".encode()
    for part in (date, region, service, "aws4_request"):
        key = _hmac(key, part)
    return key


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def string_to_sign(request: Request, credential: Credential) -> str:
    """The text the signature is made over, by HMAC or by a managed node's RSA key."""
    canonical = canonical_request(request, credential)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return "\n".join((credential.algorithm, timestamp(request), credential.scope, digest))


def timestamp(request: Request) -> str:
    """X-Amz-Date of the header or the presigned query string; a lone Date header is not understood."""
    value = request.headers.get("x-amz-date")
    return value or dict(parse_qsl(request.query)).get("X-Amz-Date", "")


def canonical_request(request: Request, credential: Credential) -> str:
    headers = request.headers
    lines = [f"{name}:{_trimmed(headers.get(name, ''))}\n" for name in credential.signed_headers]
    return "\n".join(
        (
            request.method,
            request.path if credential.service in S3 else canonical_path(request.path),
            canonical_query(request.query),
            "".join(lines),
            ";".join(credential.signed_headers),
            _payload(request, credential),
        )
    )


def _payload(request: Request, credential: Credential) -> str:
    """The hash of the body, or what stands for it."""
    if claimed := request.headers.get("x-amz-content-sha256"):
        return claimed
    if credential.presigned and credential.service in S3:
        return dict(parse_qsl(request.query)).get("X-Amz-Content-Sha256", UNSIGNED)
    return hashlib.sha256(_sent(request)).hexdigest()


def _trimmed(value: str) -> str:
    return RUNS_OF_SPACES.sub(" ", value.strip())


def canonical_path(path: str) -> str:
    """The path as it came, without "." and "..", encoded once more (all services but S3 do)."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    slash = "/" if kept and path.endswith("/") else ""
    return quote(f"/{'/'.join(kept)}{slash}", safe="/~")


def canonical_query(query: str) -> str:
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    encoded = sorted((_encoded(name), _encoded(value)) for name, _, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded if name != "X-Amz-Signature")


def _encoded(text: str) -> str:
    return quote(unquote(text), safe="-_.~")
