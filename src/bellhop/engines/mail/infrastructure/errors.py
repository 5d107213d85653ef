"""Facts for which dedicated addresses, endpoints and certificates are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class InvalidPool(Exception):
    """A pool of dedicated addresses cannot be called so, or cannot be used so."""


class PoolExists(Exception):
    """A pool of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Dedicated IP pool <{name}> already exists.")


class PoolMissing(Exception):
    """There is no pool of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Dedicated IP pool <{name}> does not exist.")


class PoolUsed(Exception):
    """Configuration sets send by a pool that is to go."""

    def __init__(self, name: str, users: Iterable[str]) -> None:
        super().__init__(f"Dedicated IP pool <{name}> is used by configuration sets: {', '.join(users)}.")


class TooManyPools(Exception):
    """An account has as many managed pools as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"You can't have more than {limit} managed IP pools per AWS Region in your account.")


class IpMissing(Exception):
    """An address is none of the account's dedicated ones."""

    def __init__(self, ip: str) -> None:
        super().__init__(f"Dedicated IP <{ip}> does not exist.")


class IpTaken(Exception):
    """An address that is to be leased is somebody's."""

    def __init__(self, ip: str) -> None:
        super().__init__(f"the address {ip} is leased already")


class NoIpLeft(Exception):
    """All addresses of a range are leased."""

    def __init__(self, network: str) -> None:
        super().__init__(f"no address of {network}0/24 is left")


class InvalidRoute(Exception):
    """An endpoint cannot lead where it should."""


class EndpointExists(Exception):
    """An endpoint of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Multi-region endpoint {name} already exists.")


class EndpointMissing(Exception):
    """There is no endpoint of this name or id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Multi-region endpoint {name} does not exist.")


class EndpointUnready(Exception):
    """An endpoint is being made or taken down."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(f"Multi-region endpoint {name} is in status {status}.")


class InvalidCertificateAddress(Exception):
    """A certificate is to belong to an address that its identity does not cover."""


class CertificateExists(Exception):
    """An address has a certificate already."""

    def __init__(self, address: str) -> None:
        super().__init__(f"An S/MIME certificate is already associated with {address}.")
