"""What the operator chose that functions of services and engines ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    """Defaults of the emulated account (see docs/contract.md)."""

    account: str = "000000000000"
    region: str = "us-east-1"
    identities: str = "auto"
    public_url: str = ""
    iam: str = "off"
