"""Put, get, list and delete parameters."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bellhop.engines.parameters import drafts, names, secure_strings
from bellhop.engines.parameters.drafts import SECURE_STRING, TEXT
from bellhop.engines.parameters.errors import (
    Invalid,
    ParameterAlreadyExists,
    ParameterNotFound,
    ParameterVersionNotFound,
    TypeChanged,
)
from bellhop.engines.parameters.events import CREATE, DELETE, UPDATE, ParameterChanged
from bellhop.engines.parameters.tables import (
    OLD_VERSIONS,
    OLD_VERSIONS_OF,
    PARAMETERS,
    REMOVE_OLD_VERSIONS_OF,
    Parameter,
)
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.engines.parameters.drafts import Draft
    from bellhop.kernel.context import Context

VERSIONS = 100  # versions kept of a parameter, the newest included


def put(ctx: Context, draft: Draft) -> Parameter:
    """Create a parameter, or make the next version of one that may be overwritten."""
    name = draft.name.strip()
    drafts.check_value(draft.value)
    if draft.overwrite and draft.tags:
        raise Invalid(
            "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, "
            "please remove overwrite flag. To update tags for an existing parameter, please use "
            "AddTagsToResource or RemoveTagsFromResource."
        )
    present = find(ctx, name)
    if present and not draft.overwrite:
        raise ParameterAlreadyExists
    row = _overwrite(ctx, present, draft) if present else _create(ctx, name, draft)
    _tell(ctx, UPDATE if present else CREATE, row)
    return row


def _tell(ctx: Context, operation: str, row: Parameter) -> None:
    ctx.emit(ParameterChanged(operation, row.name, row.type, row.description))


def _create(ctx: Context, name: str, draft: Draft) -> Parameter:
    names.check(ctx.scope, name)
    if draft.type is None:
        raise Invalid("A parameter type is required when you create a parameter.")
    path, leaf = names.split(name)
    row = Parameter(
        name,
        path,
        leaf,
        draft.type,
        draft.value,
        1,
        ctx.now,
        ctx.caller.arn,
        drafts.tier_of(draft.tier, None, draft.value),
        draft.data_type or TEXT,
        draft.description,
        draft.allowed_pattern,
        draft.key_id,
    )
    ctx.store.add(PARAMETERS, _sealed(ctx, row))
    if draft.tags:
        tags.add(ctx, names.arn(ctx.scope, name), draft.tags)
    return row


def _overwrite(ctx: Context, present: Parameter, draft: Draft) -> Parameter:
    if draft.type not in (None, present.type):
        raise TypeChanged
    changed = dataclasses.replace(
        present,
        value=draft.value,
        version=present.version + 1,
        modified=ctx.now,
        modified_by=ctx.caller.arn,
        tier=drafts.tier_of(draft.tier, present.tier, draft.value),
        data_type=draft.data_type or present.data_type,
        description=present.description if draft.description is None else draft.description,
        allowed_pattern=present.allowed_pattern if draft.allowed_pattern is None else draft.allowed_pattern,
        key_id=draft.key_id or present.key_id,
    )
    ctx.store.put(PARAMETERS, _sealed(ctx, changed))
    ctx.store.add(OLD_VERSIONS, present)
    if changed.version > VERSIONS:
        ctx.store.delete(OLD_VERSIONS, present.name, changed.version - VERSIONS)
    return changed


def _sealed(ctx: Context, row: Parameter) -> Parameter:
    """The row checked, with its value as it is kept."""
    drafts.check_pattern(row.allowed_pattern, row.value)
    drafts.check_data_type(row.data_type, row.value)
    if row.type == SECURE_STRING:
        row.key_id = row.key_id or secure_strings.DEFAULT_KEY
        row.value = secure_strings.encrypt(ctx, row.key_id, names.arn(ctx.scope, row.name), row.value)
    elif row.key_id:
        raise Invalid("KeyId is required for SecureString type parameter only.")
    return row


def find(ctx: Context, name: str) -> Parameter | None:
    """The parameter of this name; one of a single level is found with and without its slash."""
    found = ctx.store.get(PARAMETERS, name)
    if found is None and (other := names.other_spelling(name)):
        found = ctx.store.get(PARAMETERS, other)
    return found


def get(ctx: Context, text: str) -> tuple[Parameter, str]:
    """What a name, name:version or ARN points at, and its selector (":3" or "").

    Raises ParameterNotFound and ParameterVersionNotFound.
    """
    pointer = names.point(ctx.scope, text)
    found = find(ctx, pointer.name) if pointer else None
    if pointer is None or found is None:
        raise ParameterNotFound(text)
    if not pointer.selector:
        return found, ""
    return _version(ctx, found, pointer.selector), f":{pointer.selector}"


def _version(ctx: Context, newest: Parameter, selector: str) -> Parameter:
    if selector == str(newest.version):
        return newest
    old = ctx.store.get(OLD_VERSIONS, newest.name, int(selector)) if _is_version(selector) else None
    if old is None:
        raise ParameterVersionNotFound(newest.name, selector)
    return old


def _is_version(selector: str) -> bool:
    return selector.isdecimal() and selector.isascii() and len(selector) < 10


def plaintext(ctx: Context, row: Parameter) -> str:
    """The value, decrypted if it is a secret."""
    if row.type != SECURE_STRING:
        return row.value
    return secure_strings.decrypt(ctx, row.key_id or "", names.arn(ctx.scope, row.name), row.value)


def newest_of(ctx: Context, text: str) -> Parameter:
    """The newest version of what a name or ARN points at; raises ParameterNotFound."""
    pointer = names.point(ctx.scope, text)
    found = find(ctx, pointer.name) if pointer else None
    if found is None:
        raise ParameterNotFound(text)
    return found


def history(ctx: Context, text: str) -> list[Parameter]:
    """All versions that are kept, the oldest first: a hundred at most."""
    newest = newest_of(ctx, text)
    return [*ctx.store.select(OLD_VERSIONS_OF, name=newest.name), newest]


def delete(ctx: Context, name: str) -> None:
    """Remove a parameter with its versions and tags; raises ParameterNotFound."""
    found = find(ctx, name.strip())
    if found is None:
        raise ParameterNotFound(name)
    ctx.store.delete(PARAMETERS, found.name)
    ctx.store.change(REMOVE_OLD_VERSIONS_OF, name=found.name)
    tags.forget(ctx, names.arn(ctx.scope, found.name))
    _tell(ctx, DELETE, found)
