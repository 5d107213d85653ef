"""What a name, a selector or an ARN points at: one's own, another account's, AWS's, or a secret elsewhere."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bellhop.engines.parameters import names, parameters, public, secrets, secure_strings
from bellhop.engines.parameters.drafts import SECURE_STRING
from bellhop.engines.parameters.errors import (
    Invalid,
    InvalidPointer,
    ParameterNotFound,
    ParameterVersionNotFound,
)
from bellhop.engines.parameters.tables import LABELS, OLD_VERSIONS, OLD_VERSIONS_OF, Parameter

if TYPE_CHECKING:
    from bellhop.engines.parameters.names import Pointer
    from bellhop.kernel.context import Context
    from bellhop.store import Scope, Store

GET, GET_SEVERAL, HISTORY = "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory"


@dataclasses.dataclass(slots=True)
class Reading:
    """A version of a parameter, under the name that it was asked for by.

    `selector` is ":3", ":label" or ""; `scope` is its owner's (no account: AWS's own); `source` is what
    another service has answered, of a parameter that refers to it.
    """

    row: Parameter
    name: str
    selector: str
    scope: Scope
    arn: str
    source: str = ""


def read(ctx: Context, text: str, action: str = GET, *, decrypted: bool = False) -> Reading:
    """What is meant by a name, name:version, name:label or ARN.

    Raises ParameterNotFound, ParameterVersionNotFound, Invalid, and AccessDenied for what another account
    has not shared.
    """
    pointer = names.point(ctx.scope, text)
    if pointer is None:
        return _abroad(ctx, text, action)
    if pointer.name.startswith(names.AWS):
        return _of_aws(ctx, pointer, decrypted=decrypted)
    found = parameters.find(ctx, pointer.name)
    if found is None:
        raise _nothing(text, pointer)
    name = found.name if text.lstrip().startswith("arn:") else pointer.name
    return _reading(ctx.store, found, name, pointer.selector)


def _reading(store: Store, newest: Parameter, name: str, selector: str) -> Reading:
    row = _version(store, newest, selector) if selector else newest
    return Reading(row, name, selector and f":{selector}", store.scope, names.arn(store.scope, newest.name))


def _nothing(text: str, pointer: Pointer) -> Exception:
    if not names.is_valid(pointer.name) or ":" in pointer.selector:
        return InvalidPointer()
    return ParameterNotFound(text.strip())


def _version(store: Store, newest: Parameter, selector: str) -> Parameter:
    number = int(selector) if _is_version(selector) else _labelled(store, newest, selector)
    found = newest if number == newest.version else store.get(OLD_VERSIONS, newest.name, number)
    if found is None:
        raise ParameterVersionNotFound(newest.name, selector)
    return found


def _labelled(store: Store, newest: Parameter, label: str) -> int:
    found = None if label.isdecimal() else store.get(LABELS, newest.name, label)
    if found is None:
        raise ParameterVersionNotFound(newest.name, label)
    return found.version


def _is_version(selector: str) -> bool:
    return selector.isdecimal() and selector.isascii() and len(selector) < 10


def at(ctx: Context, newest: Parameter, version: int) -> Parameter:
    """A version of one's own parameter, the newest if that one is gone."""
    return (
        newest if version == newest.version else ctx.store.get(OLD_VERSIONS, newest.name, version) or newest
    )


def _of_aws(ctx: Context, pointer: Pointer, *, decrypted: bool) -> Reading:
    """A public parameter, or one that refers to a secret."""
    name, selector = pointer
    if name.startswith(secrets.PREFIX):
        if not decrypted:
            raise Invalid("WithDecryption flag must be True for retrieving a Secret Manager secret.")
        row, arn, source = secrets.look_up(ctx, name, selector)
        return Reading(row, name, selector and f":{selector}", ctx.scope, arn, source)
    scope = public.scope_of(ctx)
    row = public.find(ctx, name)
    if row is None:
        raise ParameterNotFound(name)
    if selector not in ("", str(row.version)):
        raise ParameterVersionNotFound(name, selector)
    return Reading(row, name, selector and f":{selector}", scope, names.arn(scope, name))


def _abroad(ctx: Context, text: str, action: str) -> Reading:
    """What another account has shared, or AWS publishes, in this Region: it is named by its ARN."""
    found = names.elsewhere(text)
    if found is None or found[0].region != ctx.region:
        raise ParameterNotFound(text)
    owner, pointer = found
    if not owner.account:
        return _of_aws(ctx, pointer, decrypted=False)
    from bellhop.engines.parameters import sharing  # noqa: PLC0415 - IAM's engine loads where somebody shares

    sharing.check(ctx, owner, names.arn(owner, pointer.name), action)
    store = store_of(ctx, owner)
    newest = parameters.stored(store, pointer.name)
    if newest is None:
        raise ParameterNotFound(text)
    return _reading(store, newest, newest.name, pointer.selector)


def store_of(ctx: Context, owner: Scope) -> Store:
    """The caller's own rows, or those of who has shared a parameter with it."""
    return ctx.store if owner == ctx.scope else ctx.store.of(owner)


def value(ctx: Context, reading: Reading, *, decrypted: bool | None) -> str:
    """The value, decrypted if it is a secret and that is wanted."""
    if reading.source:
        return reading.row.value
    return text(ctx, reading.scope, reading.row, decrypted=decrypted)


def text(ctx: Context, owner: Scope, row: Parameter, *, decrypted: bool | None) -> str:
    """The same of a version of a parameter of the scope, which may be another account's."""
    if not decrypted or row.type != SECURE_STRING:
        return row.value
    return secure_strings.opened(ctx, store_of(ctx, owner), row)


def versions(ctx: Context, pointer: str) -> tuple[list[Parameter], Scope]:
    """All versions that are kept, the oldest first, a hundred at most; and whose they are.

    Raises ParameterNotFound, and AccessDenied as `read` does.
    """
    if pointer.strip().startswith(secrets.PREFIX):
        raise ParameterNotFound(pointer)
    reading = read(ctx, pointer, HISTORY)
    if reading.selector:
        raise InvalidPointer
    if not reading.scope.account:
        return [reading.row], reading.scope
    store = store_of(ctx, reading.scope)
    return [*store.select(OLD_VERSIONS_OF, name=reading.row.name), reading.row], reading.scope
