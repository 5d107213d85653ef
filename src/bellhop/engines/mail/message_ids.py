"""SES's message ids, and the addresses that real SES builds from them."""

from __future__ import annotations

import zlib

# The first two bytes of an id tell the region that accepted the message; others get one from the name.
_REGION_BYTES = {
    "us-east-1": 0x00,
    "us-west-2": 0x01,
    "eu-west-1": 0x02,
    "sa-east-1": 0x03,
    "ap-northeast-1": 0x06,
    "eu-central-1": 0x07,
    "ap-southeast-2": 0x08,
    "ap-south-1": 0x09,
    "eu-west-2": 0x0B,
    "ap-northeast-2": 0x0C,
    "ca-central-1": 0x0D,
    "ap-southeast-1": 0x0E,
    "us-east-2": 0x0F,
    "eu-north-1": 0x10,
    "us-west-1": 0x11,
}
_VARIANT = "89ab"


def message_id(now: float, region: str, randomness: bytes) -> str:
    """An id such as `0100018f3c2b7a9e-1f2e3d4c-5b6a-4988-9aab-bccddeeff001-000000`.

    Region (2 bytes), milliseconds since the epoch (6 bytes), a random UUID (version 4) made of the 16
    bytes of `randomness`, and a counter that stays 0. Ids of one region sort by time.
    """
    tail = randomness.hex()
    return (
        f"01{region_byte(region):02x}{round(now * 1000):012x}-{tail[:8]}-{tail[8:12]}-4{tail[13:16]}"
        f"-{_VARIANT[randomness[8] & 3]}{tail[17:20]}-{tail[20:32]}-000000"
    )


def region_byte(region: str) -> int:
    """The byte that stands for a region in its message ids."""
    known = _REGION_BYTES.get(region)
    return known if known is not None else 0x40 | (zlib.crc32(region.encode()) & 0x3F)


def header_value(identifier: str, region: str) -> str:
    """The Message-ID header: "@email.amazonses.com" in us-east-1, "@region.amazonses.com" elsewhere."""
    host = "email" if region == "us-east-1" else region
    return f"<{identifier}@{host}.amazonses.com>"


def bounce_address(identifier: str, region: str, domain: str | None = None) -> str:
    """The envelope sender (final Return-Path), at a custom MAIL FROM domain or SES's own."""
    return f"{identifier}@{domain or regional('amazonses.com', region)}"


def regional(domain: str, region: str) -> str:
    """What a domain of SES is called in a Region: in the oldest it has no more to its name."""
    return domain if region == "us-east-1" else f"{region}.{domain}"
