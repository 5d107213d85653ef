"""How Run Command refuses, in AWS's codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable


class InvalidInstanceId(Refusal):
    """Nodes that are not there, or not of this account."""

    def __init__(self, account: str, instance_ids: Iterable[str]) -> None:
        ids = ", ".join(instance_ids)
        super().__init__(
            "InvalidInstanceId", f"Instances [[{ids}]] not in a valid state for account {account}"
        )


class DuplicateInstanceId(Refusal):
    def __init__(self) -> None:
        super().__init__("DuplicateInstanceId", "A managed node is named more than once.")


class UnsupportedPlatformType(Refusal):
    def __init__(self, document: str, platform: str) -> None:
        super().__init__(
            "UnsupportedPlatformType", f"The document {document} does not support the platform {platform}."
        )


class InvalidCommandId(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidCommandId", "The specified command ID isn't valid. Verify the ID and try again."
        )


class InvocationDoesNotExist(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvocationDoesNotExist",
            "The command ID and managed node ID you specified didn't match any invocations. Verify the "
            "command ID and the managed node ID and try again.",
        )


class InvalidPluginName(Refusal):
    def __init__(self) -> None:
        super().__init__("InvalidPluginName", "The plugin name isn't valid.")


class InvalidOutputFolder(Refusal):
    def __init__(self) -> None:
        super().__init__("InvalidOutputFolder", "The S3 bucket doesn't exist.")


class InvalidRole(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidRole",
            "The role name can't contain invalid characters. Also verify that you specified an IAM role for "
            "notifications that includes the required trust policy.",
        )


class InvalidNotificationConfig(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidNotificationConfig",
            "One or more configuration items isn't valid. Verify that a valid Amazon Resource Name (ARN) was "
            "provided for an Amazon Simple Notification Service topic.",
        )


class NoCommand(Refusal):
    """A document that something else is done with, an Automation runbook for one."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__("InvalidDocument", f"The document {name}, of type {kind}, isn't one to be run.")
