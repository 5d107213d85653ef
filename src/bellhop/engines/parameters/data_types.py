"""Data types of parameters: what each asks of a value.

systems-manager/latest/APIReference/API_PutParameter.html
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import math
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

from bellhop.engines.parameters.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT, IMAGE, INTEGRATION = "text", "aws:ec2:image", "aws:ssm:integration"
NEEDS_ADVANCED = frozenset(("url", "json", "jsonc"))
# systems-manager/latest/userguide/creating-webhook-integrations.html
INTEGRATIONS = "/d9d01087-4a3f-49e0-b0b4-d568d7826553/ssm/integrations/"
NO_SUCH_IMAGE = "Unable to Describe Resource"  # how the event words it

_LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
_HOST = rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*"
_PATTERNS = {
    IMAGE: r"ami-(?:[0-9a-f]{8}|[0-9a-f]{17})",
    "aws:region": r"[a-z]{2,3}(?:-[a-z]+)+-\d{1,2}",
    "aws:account:id": r"\d{12}",
    "boolean": r"true|false",
    "integer": r"[+-]?\d+",
    "hostname": _HOST,
    "email": rf"[^@\s]{{1,64}}@{_HOST}",
}
_COMMENTS = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])')


def check(name: str, kind: str, data_type: str, value: str) -> None:
    """Refuse a value that is not of its data type, and a data type that is none.

    An image is looked for later (see `image_is_there`).
    """
    if data_type == TEXT:
        return
    if data_type not in DATA_TYPES:
        raise Invalid(
            f"The following data type is not supported: {data_type} (Data type names are all lowercase.)"
        )
    if data_type == IMAGE and kind != "String":
        raise Invalid(f"The data type {IMAGE} is supported for String parameters only.")
    if data_type == INTEGRATION and (kind != "SecureString" or not name.startswith(INTEGRATIONS)):
        raise Invalid(
            f"The data type {INTEGRATION} is supported for SecureString parameters whose names begin with "
            f"{INTEGRATIONS} only."
        )
    if data_type != IMAGE and not _is(data_type, value):
        raise Invalid(f"The parameter value is not valid for the data type {data_type}.")


def image_is_there(data_type: str, value: str) -> bool:
    """Whether a value may be an image of EC2; every id that is one in form counts as one that is there."""
    return data_type != IMAGE or _is(IMAGE, value)


def _is(data_type: str, value: str) -> bool:
    if data_type in _PATTERNS:
        return re.fullmatch(_PATTERNS[data_type], value, re.ASCII) is not None
    try:
        return _READERS[data_type](value) is not False
    except (ValueError, binascii.Error):
        return False


def _float(value: str) -> bool:
    return math.isfinite(float(value)) and "_" not in value


def _binary(value: str) -> bytes:
    return base64.b64decode(value, validate=True)


def _url(value: str) -> bool:
    parts = urlsplit(value)
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", value)


def _jsonc(value: str) -> Any:
    """JSON with comments, and with commas before a closing bracket."""
    plain = _COMMENTS.sub(lambda found: found[1] or " ", value)
    return orjson.loads(_TRAILING.sub(lambda found: found[1] or "", plain)) is not None


def _json(value: str) -> bool:
    orjson.loads(value)
    return True


_READERS: dict[str, Callable[[str], Any]] = {
    INTEGRATION: _json,
    "float": _float,
    "binary": _binary,
    "ipv4-address": ipaddress.IPv4Address,
    "ipv6-address": ipaddress.IPv6Address,
    "url": _url,
    "json": _json,
    "jsonc": _jsonc,
}
DATA_TYPES = frozenset((TEXT, *_PATTERNS, *_READERS))
