"""The roles of functions: any that is named well, since roles are not moto's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded.world import module, replace, visit

if TYPE_CHECKING:
    from collections.abc import Callable


class _AnyRole:
    """moto's IAM, as CreateFunction asks it: `iam_backends[account][partition].get_role_by_arn(arn)`."""

    def __init__(self, original: Any) -> None:
        self._original = original

    def __getitem__(self, key: str) -> Any:
        return self if visit() else self._original[key]

    def get_role_by_arn(self, arn: str) -> str:
        return arn


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    for service in ("logs", "sqs", "kinesis"):  # which moto's Lambda imports
        load(service)
    replace(module("moto.awslambda.models"), "iam_backends", _AnyRole)
