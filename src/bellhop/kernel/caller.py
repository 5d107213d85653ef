"""Who is calling: an account and a principal, resolved from the access key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation
    from bellhop.wire.refusal import Refusal

TEST = "test"  # the documented key of the default account, and the secret of it and of account ids
_ACCOUNT = re.compile(r"[0-9]{12}", re.ASCII)


class Caller(NamedTuple):
    """A principal of an account; `access_key` is what it signed with, "" when it did not.

    `unique_id` is what IAM knows it by (AIDA…, AROA…:session), "" of root.
    """

    account: str
    arn: str
    access_key: str = ""
    unique_id: str = ""


class Admitted(NamedTuple):
    """Who is let in, and whose rows the request is about.

    With `refusal` it is not let in; `denied` says why it would not be, where IAM only watches.
    """

    scope: Scope
    caller: Caller
    denied: str | None = None
    refusal: Refusal | None = None


def root_of(account: str, access_key: str = "") -> Caller:
    return Caller(account, f"arn:aws:iam::{account}:root", access_key)


class Known(Protocol):
    """What is known of the owner of an access key; a key with a session token is a temporary one."""

    @property
    def account(self) -> str: ...
    @property
    def arn(self) -> str: ...
    @property
    def unique_id(self) -> str: ...
    @property
    def secret(self) -> str: ...
    @property
    def session_token(self) -> str: ...
    @property
    def inactive(self) -> bool: ...


class Directory(Protocol):
    """Who has an access key; it is asked with every call, and answers from memory."""

    def find(self, access_key: str) -> Known | None: ...


class Identities:
    """From a credential to a caller, for one default account and region."""

    def __init__(self, account: str, region: str, directory: Directory | None = None) -> None:
        self.default = Scope(account, region)
        self._directory = directory

    def caller(self, access_key: str) -> Caller:
        """A key of IAM or STS is its principal, 12 digits are that account's root, others the default's."""
        if access_key == TEST:
            return root_of(self.default.account, access_key)
        if _ACCOUNT.fullmatch(access_key):
            return root_of(access_key, access_key)
        known = self._directory.find(access_key) if self._directory else None
        if known is None:
            return root_of(self.default.account, access_key)
        return Caller(known.account, known.arn, access_key, known.unique_id)

    def secret(self, access_key: str) -> str | None:
        """The secret of a lasting, active access key; None for a key that nobody has."""
        if access_key == TEST or _ACCOUNT.fullmatch(access_key):
            return TEST
        known = self._directory.find(access_key) if self._directory else None
        if known is None or known.inactive or known.session_token:
            return None
        return known.secret

    def resolve(self, credential: Credential | None) -> tuple[Scope, Caller]:
        """Whose rows a signed (or unsigned) request is about, and who asks."""
        if credential is None:
            return self.default, root_of(self.default.account)
        caller = self.caller(credential.access_key)
        return Scope(caller.account, credential.region or self.default.region), caller

    def admit(self, _request: Request, credential: Credential | None, _operation: Operation) -> Admitted:
        """Whoever asks for an operation is let in, signed or not."""
        return Admitted(*self.resolve(credential))

    def admit_beside(self, _request: Request, credential: Credential | None, _service: str) -> Admitted:
        """Whoever asks a neighbour is let through, signed or not."""
        return Admitted(*self.resolve(credential))
