"""The guard of `--iam audit|enforce`: it verifies who asks, and whether that one may."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from bellhop.engines.access.asking import plainly
from bellhop.engines.access.authorization import Authorization
from bellhop.server.authentication import Authentication
from bellhop.wire.model import service

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.access.asking import Map
    from bellhop.engines.access.directory import Directory
    from bellhop.kernel.caller import Identities
    from bellhop.kernel.transactions import Transactions


class Guard:
    """`packages` are the services' packages by the names of their models: each may have a map, access.py."""

    def __init__(
        self,
        transactions: Transactions,
        identities: Identities,
        directory: Directory,
        packages: Mapping[str, str],
        *,
        enforce: bool,
    ) -> None:
        self._packages = packages
        self._maps: dict[str, Map] = {}
        self.authentication = Authentication(identities, directory, transactions.clock, enforce=enforce)
        self.authorization = Authorization(transactions, directory, self._map, enforce=enforce)

    def _map(self, name: str) -> Map:
        if name not in self._maps:
            self._maps[name] = self._found(name)
        return self._maps[name]

    def _found(self, name: str) -> Map:
        module = f"{self._packages[name]}.access"
        if importlib.util.find_spec(module):
            return importlib.import_module(module).asks
        metadata = service(name).metadata
        return plainly(metadata.get("signingName") or metadata["endpointPrefix"])
