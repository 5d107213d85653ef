"""A request as moto reads it, and what moto answers as our value."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from bellhop.wire.http import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.store import Scope
    from bellhop.wire.http import Request

# Where moto finds the spelling of S3 metadata whose names have underscores: WSGI has no other place.
PRESERVED = "moto.preserved_header_names"
METADATA = "x-amz-meta-"
SERVICE = "bellhop.service"
# The answer is told from the request by these; the rest says how the body came over the wire.
NOT_PASSED = frozenset(
    ("authorization", "content-length", "expect", "transfer-encoding", "user-agent", "x-moto-account-id")
)
FORMS = frozenset(("sns", "sqs"))  # AWS's protocol of old: a form, or a query
FORM = "application/x-www-form-urlencoded"
GZIP = b"\x1f\x8b"


def base(request: Request) -> str:
    """Where the client of a request reaches us."""
    scheme = request.headers.get("x-forwarded-proto", "http")
    return f"{scheme}://{request.headers.get('host', 'localhost')}"


def environ(request: Request, service: str, scope: Scope) -> dict[str, Any]:
    """The WSGI environment of a request. The account and Region that moto reads there are the scope's."""
    credential = f"{scope.account}/20000101/{scope.region}/{service}/aws4_request"
    made: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query,
        "RAW_URI": f"{request.path}?{request.query}" if request.query else request.path,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": request.client,
        "CONTENT_LENGTH": str(len(request.body)),
        SERVICE: service,
        "HTTP_X_MOTO_ACCOUNT_ID": scope.account,
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.url_scheme": request.headers.get("x-forwarded-proto", "http"),
    }
    if service != "s3" or _is_signed(request):  # in S3 anybody may ask, for what is public
        made["HTTP_AUTHORIZATION"] = f"AWS4-HMAC-SHA256 Credential={credential}, Signature=0"
    made.update(_headers(request.headers))
    if service in FORMS and "x-amz-target" not in request.headers:
        made["CONTENT_TYPE"] = FORM  # moto tells the protocol by it; queries have none
    if service != "s3" and not request.body.startswith(GZIP):
        made.pop("HTTP_CONTENT_ENCODING", None)  # taken off at the rim
    return made


def forget_body(made: Any) -> None:
    """moto's requests refer to themselves, and lie about for a while: not with what they held."""
    made.environ["wsgi.input"].close()
    members: dict[str, Any] = made.__dict__
    for name in ("data", "_cached_data"):
        members.pop(name, None)


def _headers(headers: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    preserved: dict[str, str] = {}
    for name, value in headers.items():
        if name in NOT_PASSED:
            continue
        key = name.upper().replace("-", "_")
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        if "_" in name and (name.replace("_", "-") in headers or not name.startswith(METADATA)):
            continue  # WSGI cannot tell it from the one with dashes
        made[key] = value
        if "_" in name:
            preserved[key] = name
    made[PRESERVED] = preserved
    return made


def _is_signed(request: Request) -> bool:
    return "authorization" in request.headers or "Signature=" in request.query


def answer(status: int | str, headers: Mapping[str, Any], body: Any) -> Answer:
    """moto answers with texts and bytes, and numbers among its headers."""
    shown = [(str(name), str(value)) for name, value in headers.items() if name.lower() != "status"]
    content = body.encode() if isinstance(body, str) else bytes(body or b"")
    return Answer(int(status), shown, content)
