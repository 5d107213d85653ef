"""The policies that AWS manages, as far as Bellhop's services and neighbours need them; package data."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "arn:aws:iam::aws:policy/"
FILE = Path(__file__).with_name("aws_policies.json")


@dataclass(frozen=True, slots=True)
class AwsPolicy:
    """`path` is "/", "/service-role/", …; the versions before the one that AWS has now are not kept."""

    arn: str
    id: str
    name: str
    path: str
    description: str
    document: dict[str, Any]


@cache
def library() -> Mapping[str, AwsPolicy]:
    """Every policy by its ARN."""
    found: dict[str, AwsPolicy] = {}
    for name, facts in orjson.loads(FILE.read_bytes()).items():
        path, document = facts.get("Path", "/"), {"Version": "2012-10-17", "Statement": facts["Statement"]}
        arn = f"{PREFIX[:-1]}{path}{name}"
        found[arn] = AwsPolicy(arn, _id(arn), name, path, facts["Description"], document)
    return found


def _id(arn: str) -> str:
    """The same for all accounts: ANPA and 17 letters and digits, made from the ARN."""
    return f"ANPA{base64.b32encode(hashlib.sha256(arn.encode()).digest()).decode()[:17]}"


def owns(arn: str) -> bool:
    """Whether this would be a policy of AWS's; it need not be there."""
    return arn.startswith(PREFIX)


def find(arn: str) -> AwsPolicy | None:
    return library().get(arn)
