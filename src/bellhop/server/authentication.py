"""Authentication: whether a request is signed as IAM's access keys require, and by whom.

Signature Version 4's checks and sentences: IAM/latest/UserGuide/reference_sigv-troubleshooting.html
"""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from bellhop.kernel.caller import Admitted, Caller
from bellhop.kernel.clock import host_time
from bellhop.wire.credentials import SIGV4, signing_key, timestamp, verify_with
from bellhop.wire.neighbours import is_topic_link
from bellhop.wire.refusal import Refusal
from bellhop.wire.routing import evident

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.access.directory import Directory
    from bellhop.engines.access.principals import Principal
    from bellhop.kernel.caller import Identities
    from bellhop.kernel.clock import Clock
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation

SKEW = 300  # seconds
S3_SKEW = 900
LONGEST = 604_800  # seconds that a presigned request may be good for
MOST = 1_000  # derived keys that are remembered
# What is asked without keys: "Calling AssumeRoleWithWebIdentity does not require the use of AWS security
# credentials" (STS API reference).
UNSIGNED = ("AssumeRoleWithWebIdentity", "AssumeRoleWithSAML")
STAMP = re.compile(r"\d{8}T\d{6}Z", re.ASCII)


class Codes(NamedTuple):
    """How a kind of services names what is wrong, and with which status."""

    status: int
    missing: str
    incomplete: str
    unknown: str
    mismatch: str
    expired: str
    bad_token: str
    old_token: str
    skew: int = SKEW


_JSON = (
    "MissingAuthenticationTokenException",
    "IncompleteSignatureException",
    "UnrecognizedClientException",
    "InvalidSignatureException",
    "InvalidSignatureException",
    "UnrecognizedClientException",
    "ExpiredTokenException",
)
CODES = {
    "query": Codes(
        403,
        "MissingAuthenticationToken",
        "IncompleteSignature",
        "InvalidClientTokenId",
        "SignatureDoesNotMatch",
        "SignatureDoesNotMatch",
        "InvalidClientTokenId",
        "ExpiredToken",
    ),
    "ec2": Codes(  # AWSEC2/latest/APIReference/errors-overview.html
        401,
        "AuthFailure",
        "IncompleteSignature",
        "AuthFailure",
        "AuthFailure",
        "RequestExpired",
        "AuthFailure",
        "RequestExpired",
    ),
    "json": Codes(400, *_JSON),
    "rest-json": Codes(403, *_JSON),
    "s3": Codes(
        403,
        "AccessDenied",
        "AuthorizationHeaderMalformed",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "RequestTimeTooSkewed",
        "InvalidToken",
        "ExpiredToken",
        S3_SKEW,
    ),
}
# S3 has statuses and sentences of its own: AmazonS3/latest/API/ErrorResponses.html
S3_SAYS = {
    "AccessDenied": (403, "Access Denied"),
    "ExpiredToken": (400, "The provided token has expired."),
    "InvalidAccessKeyId": (403, "The AWS Access Key Id you provided does not exist in our records."),
    "InvalidToken": (400, "The provided token is malformed or otherwise invalid."),
    "RequestTimeTooSkewed": (
        403,
        "The difference between the request time and the current time is too large.",
    ),
    "SignatureDoesNotMatch": (
        403,
        "The request signature we calculated does not match the signature you provided. Check your key and "
        "signing method.",
    ),
}
PARAMETERS = ("Credential", "Signature", "SignedHeaders")
MISSING = "Request is missing Authentication Token"
INVALID = "The security token included in the request is invalid."
EXPIRED = "The security token included in the request is expired"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
    "Access Key and signing method. Consult the service documentation for details."
)
FIVE_PARTS = (
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{}'"
)
NO_HOST = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
NO_DATE = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
NO_SIGV4A = "Bellhop does not verify the algorithm {}; sign with AWS4-HMAC-SHA256."


class Authentication:
    """Lets in whoever signs with a key that is there; with `enforce` it refuses all others."""

    def __init__(self, identities: Identities, directory: Directory, clock: Clock, *, enforce: bool) -> None:
        self._identities = identities
        self._directory = directory
        self._clock = clock
        self._enforce = enforce
        self._keys: dict[tuple[str, str, str, str], bytes] = {}

    def admit(self, request: Request, credential: Credential | None, operation: Operation) -> Admitted:
        """Who asks for an operation of ours, and whose rows it is about."""
        protocol = operation.service.protocol
        return self._admitted(request, credential, protocol, unsigned=operation.name in UNSIGNED)

    def admit_beside(self, request: Request, credential: Credential | None, service: str) -> Admitted:
        """The same for a neighbour: what S3 has may be public, and links to topics are followed unsigned."""
        unsigned = _may_be_public(request) if service == "s3" else service == "sns" and is_topic_link(request)
        protocol = "s3" if service == "s3" else evident(request, credential).protocol
        return self._admitted(request, credential, protocol, unsigned=unsigned)

    def _admitted(
        self, request: Request, credential: Credential | None, protocol: str, *, unsigned: bool
    ) -> Admitted:
        scope, caller = self._identities.resolve(credential)
        if credential is None and unsigned:
            return Admitted(scope, caller)
        try:
            self._check(request, credential, CODES.get(protocol, CODES["json"]))
        except Refusal as found:
            refusal = as_s3(found, credential) if protocol == "s3" else found
            if self._enforce:  # whoever it says it is, it is not
                nobody = Caller(self._identities.default.account, "", caller.access_key)
                return Admitted(scope._replace(account=nobody.account), nobody, refusal=refusal)
            return Admitted(scope, caller, refusal.message)
        return Admitted(scope, caller)

    def _check(self, request: Request, credential: Credential | None, codes: Codes) -> None:
        if credential is None:
            given = request.headers.get("authorization")
            if given:
                raise Refusal(codes.incomplete, _lacking(given, PARAMETERS), codes.status)
            raise Refusal(codes.missing, MISSING, codes.status)
        _check_form(request, credential, codes)
        secret = self._secret(credential, codes)
        if not verify_with(request, credential, self._key(secret, credential)):
            raise Refusal(codes.mismatch, MISMATCH, codes.status)
        _check_date(request, credential, codes, self._clock.now())

    def _secret(self, credential: Credential, codes: Codes) -> str:
        """The secret of an access key that is good now."""
        principal = self._directory.find(credential.access_key)
        if principal is None or not principal.session_token:
            secret = self._identities.secret(credential.access_key)
            if secret is None:
                raise Refusal(codes.unknown, INVALID, codes.status)
            if principal is not None and credential.session_token:  # a lasting key has none
                raise Refusal(codes.bad_token, INVALID, codes.status)
            return secret
        self._check_token(principal, credential, codes)
        return principal.secret

    def _check_token(self, principal: Principal, credential: Credential, codes: Codes) -> None:
        if not hmac.compare_digest(principal.session_token.encode(), credential.session_token.encode()):
            raise Refusal(codes.bad_token, INVALID, codes.status)
        if principal.expires is not None and principal.expires <= self._clock.now():
            raise Refusal(codes.old_token, EXPIRED, codes.status)

    def _key(self, secret: str, credential: Credential) -> bytes:
        parts = (secret, credential.date, credential.region, credential.service)
        found = self._keys.get(parts)
        if found is None:
            if len(self._keys) >= MOST:
                self._keys.clear()
            found = self._keys[parts] = signing_key(*parts)
        return found


def as_s3(refusal: Refusal, credential: Credential | None) -> Refusal:
    """The same refusal in S3's words."""
    if credential and credential.presigned and refusal.code == "RequestTimeTooSkewed":
        return Refusal("AccessDenied", "Request has expired", 403)
    status, sentence = S3_SAYS.get(refusal.code, (400, refusal.message))
    return Refusal(refusal.code, sentence, status)


def _may_be_public(request: Request) -> bool:
    """What is read may be public, a form's upload is signed in its fields, a link of Signature Version 2
    in its query: the latter two are S3's to judge."""
    if request.method == "POST":
        return request.headers.get("content-type", "").startswith("multipart/form-data")
    return request.method in ("GET", "HEAD", "OPTIONS") or "AWSAccessKeyId=" in request.query


def _lacking(given: str, absent: Iterable[str]) -> str:
    sentences = "".join(f"Authorization header requires '{name}' parameter. " for name in absent)
    return f"{sentences}Authorization={given}"


def _check_form(request: Request, credential: Credential, codes: Codes) -> None:
    """What must be there before anything can be verified."""
    if credential.algorithm != SIGV4:
        raise Refusal(codes.mismatch, NO_SIGV4A.format(credential.algorithm), codes.status)
    given = request.headers.get("authorization", request.query)
    if not credential.date:
        raise Refusal(codes.incomplete, FIVE_PARTS.format(credential.access_key), codes.status)
    found = (credential.access_key, credential.signature, any(credential.signed_headers))
    if not all(found):
        absent = [name for name, there in zip(PARAMETERS, found, strict=True) if not there]
        raise Refusal(codes.incomplete, _lacking(given, absent), codes.status)
    if "host" not in credential.signed_headers:
        raise Refusal(codes.mismatch, NO_HOST, codes.status)
    stamp = timestamp(request)
    if not STAMP.fullmatch(stamp):
        raise Refusal(codes.incomplete, f"{NO_DATE} Authorization={given}", codes.status)
    if not stamp.startswith(credential.date):
        raise Refusal(
            codes.mismatch,
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{credential.date}' != '{stamp[:8]}', from '{stamp}'.",
            codes.status,
        )


def _check_date(request: Request, credential: Credential, codes: Codes, now: float) -> None:
    """Within five minutes of this machine's time or of Bellhop's clock, whichever is nearer.

    Clients sign by real time, and Bellhop's clock may be days ahead of it.
    """
    stamp = timestamp(request)
    try:
        signed = datetime.fromisoformat(stamp).timestamp()
    except ValueError:
        raise Refusal(codes.incomplete, f"'{stamp}' is no date.", codes.status) from None
    good_for = _good_for(request) if credential.presigned else codes.skew
    clocks = (host_time(), now)
    if not any(-codes.skew <= clock - signed <= good_for for clock in clocks):
        nearest = min(clocks, key=lambda clock: abs(clock - signed))
        raise Refusal(codes.expired, _why(stamp, nearest, good_for, late=nearest > signed), codes.status)


def _good_for(request: Request) -> int:
    expires = dict(parse_qsl(request.query)).get("X-Amz-Expires", "")
    return min(int(expires), LONGEST) if expires.isascii() and expires.isdigit() else SKEW


def _why(stamp: str, now: float, good_for: int, *, late: bool) -> str:
    moment = datetime.fromtimestamp(now, UTC)
    if late:
        limit = _stamp(moment - timedelta(seconds=good_for))
        return (
            f"Signature expired: {stamp} is now earlier than {limit} "
            f"({_stamp(moment)} - {_minutes(good_for)} min.)"
        )
    limit = _stamp(moment + timedelta(seconds=SKEW))
    return (
        f"Signature not yet current: {stamp} is still later than {limit} "
        f"({_stamp(moment)} + {_minutes(SKEW)} min.)"
    )


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:g}"


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%SZ")
