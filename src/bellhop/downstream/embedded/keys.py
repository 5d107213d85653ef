"""KMS: keys with what AWS gives them where nobody says."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded.world import module, replace, visit

if TYPE_CHECKING:
    from collections.abc import Callable


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    replace(module("moto.kms.models").Key, "__init__", _with_defaults)


def _with_defaults(original: Any) -> Any:
    def init(self: Any, *arguments: Any, **members: Any) -> None:
        original(self, *arguments, **members)
        if visit():
            self.key_usage = self.key_usage or "ENCRYPT_DECRYPT"
            self.multi_region = bool(self.multi_region)

    return init
