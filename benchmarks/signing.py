"""HTTP requests as SDKs send them, with a true Signature Version 4, made before any clock runs."""

from __future__ import annotations

import functools
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

ACCESS_KEY, SECRET_KEY, REGION = "test", "test", "us-east-1"
AGENT = "Boto3/1.40 md/Botocore#1.40 ua/2.1 os/linux lang/python#3.11"


class Service(NamedTuple):
    """A service as requests name it: in the credential scope, by content type, by X-Amz-Target."""

    name: str
    content_type: str
    target: str = ""


SES = Service("ses", "application/x-www-form-urlencoded; charset=utf-8")
SESV2 = Service("ses", "application/json")
PINPOINT = Service("mobiletargeting", "application/json")
SSM = Service("ssm", "application/x-amz-json-1.1", "AmazonSSM.")


class Signer:
    """Writes requests for one server, at `host` (name and port)."""

    def __init__(self, host: str) -> None:
        self._host = host

    def ses(self, action: str, **parameters: str) -> bytes:
        """AWS Query; `__` in a parameter's name stands for a dot."""
        form = {"Action": action, "Version": "2010-12-01"}
        form |= {name.replace("__", "."): value for name, value in parameters.items()}
        return self._request(SES, "POST /", urlencode(form).encode())

    def sesv2(self, line: str, payload: Any = None) -> bytes:
        return self._request(SESV2, line, _json(payload))

    def pinpoint(self, line: str, payload: Any = None) -> bytes:
        return self._request(PINPOINT, line, _json(payload))

    def ssm(self, operation: str, payload: Any) -> bytes:
        return self._request(SSM, "POST /", _json(payload), operation)

    def _request(self, service: Service, line: str, body: bytes, operation: str = "") -> bytes:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        headers = {"content-type": service.content_type} if body else {}
        headers |= {"host": self._host, "x-amz-date": moment}
        headers |= {"x-amz-target": service.target + operation} if operation else {}
        head = {
            **headers,
            "accept-encoding": "identity",
            "user-agent": AGENT,
            "authorization": authorization(service.name, line, headers, body),
            "amz-sdk-invocation-id": "5f6f9d0e-4a3c-4b0e-9a0e-0d3c7f1b2a3c",
            "amz-sdk-request": "attempt=1",
            "content-length": str(len(body)),
        }
        lines = [f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def authorization(service: str, line: str, headers: dict[str, str], body: bytes) -> str:
    """The header's value; `line` is method and path, without a query string."""
    method, path = line.split(" ")
    moment, signed = headers["x-amz-date"], ";".join(headers)
    scope = f"{moment[:8]}/{REGION}/{service}/aws4_request"
    fields = [f"{name}:{value}" for name, value in headers.items()]
    canonical = "\n".join([method, path, "", *fields, "", signed, hashlib.sha256(body).hexdigest()])
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{digest}"
    signature = hmac.digest(signing_key(moment[:8], service), text.encode(), "sha256").hex()
    return f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/{scope}, SignedHeaders={signed}, Signature={signature}"


@functools.cache
def signing_key(date: str, service: str) -> bytes:
    key = b"AWS4" + SECRET_KEY.encode()
    for part in (date, REGION, service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def _json(payload: Any) -> bytes:
    return b"" if payload is None else json.dumps(payload).encode()
