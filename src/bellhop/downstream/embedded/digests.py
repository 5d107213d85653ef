"""Bodies that are not what their headers say: S3 refuses them.

AmazonS3/latest/userguide/checking-object-integrity-upload.html
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from typing import TYPE_CHECKING

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.wire.http import Request

MD5 = "content-md5"
MD5_SIZE = 16
# Those that come without a library of their own; CRC32C and CRC64NVME are taken at their word.
CHECKSUMS: dict[str, Callable[[bytes], bytes]] = {
    "CRC32": lambda body: zlib.crc32(body).to_bytes(4),
    "SHA1": lambda body: hashlib.sha1(body, usedforsecurity=False).digest(),
    "SHA256": lambda body: hashlib.sha256(body).digest(),
}


def check(request: Request) -> None:
    """Refuse a body that was changed on its way. A POST's checksums are those of a whole upload."""
    if given := request.headers.get(MD5):
        _check_md5(given, request.body)
    if request.method == "PUT":
        for name, digest in CHECKSUMS.items():
            given = request.headers.get(f"x-amz-checksum-{name.lower()}")
            if given and given != base64.b64encode(digest(request.body)).decode():
                message = f"The {name} you specified did not match the calculated checksum."
                raise Refusal("BadDigest", message, 400)


def _check_md5(given: str, body: bytes) -> None:
    try:
        wanted = base64.b64decode(given, validate=True)
    except binascii.Error:
        wanted = b""
    if len(wanted) != MD5_SIZE:
        raise Refusal("InvalidDigest", "The Content-MD5 you specified was invalid.", 400)
    if wanted != hashlib.md5(body, usedforsecurity=False).digest():
        raise Refusal("BadDigest", "The Content-MD5 you specified did not match what we received.", 400)
