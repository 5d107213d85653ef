"""Who is calling: an account and a principal, resolved from the access key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.wire.credentials import Credential

TEST = "test"  # the documented key of the default account, and the secret of it and of account ids
_ACCOUNT = re.compile(r"[0-9]{12}", re.ASCII)


class Caller(NamedTuple):
    """A principal of an account; `access_key` is what it signed with, "" when it did not."""

    account: str
    arn: str
    access_key: str = ""


def root_of(account: str, access_key: str = "") -> Caller:
    return Caller(account, f"arn:aws:iam::{account}:root", access_key)


class Identities:
    """From a credential to a caller, for one default account and region."""

    def __init__(self, account: str, region: str) -> None:
        self.default = Scope(account, region)

    def caller(self, access_key: str) -> Caller:
        """An access key of 12 digits is that account's root, any other the default account's."""
        account = access_key if _ACCOUNT.fullmatch(access_key) else self.default.account
        return root_of(account, access_key)

    def secret(self, access_key: str) -> str | None:
        """The secret that belongs to an access key; None for a key that nobody has."""
        return TEST if access_key == TEST or _ACCOUNT.fullmatch(access_key) else None

    def resolve(self, credential: Credential | None) -> tuple[Scope, Caller]:
        """Whose rows a signed (or unsigned) request is about, and who asks."""
        if credential is None:
            return self.default, root_of(self.default.account)
        caller = self.caller(credential.access_key)
        return Scope(caller.account, credential.region or self.default.region), caller
