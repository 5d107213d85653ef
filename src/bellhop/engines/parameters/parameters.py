"""Put, find and delete parameters."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bellhop.engines.parameters import (
    data_types,
    drafts,
    enforcement,
    names,
    policies,
    quotas,
    removal,
    secure_strings,
)
from bellhop.engines.parameters.data_types import TEXT
from bellhop.engines.parameters.drafts import ADVANCED, INTELLIGENT, SECURE_STRING
from bellhop.engines.parameters.errors import (
    Invalid,
    OldestVersionLabelled,
    ParameterAlreadyExists,
    ParameterLimitExceeded,
    ParameterNotFound,
    TypeChanged,
)
from bellhop.engines.parameters.events import CREATE, UPDATE, changed
from bellhop.engines.parameters.tables import DROP_VERSION, OLD_VERSIONS, PARAMETERS, Parameter
from bellhop.engines.service_settings import settings
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from bellhop.engines.parameters.drafts import Draft
    from bellhop.kernel.context import Context
    from bellhop.store import Store

VERSIONS = 100  # versions kept of a parameter, the newest included


def put(ctx: Context, draft: Draft) -> Parameter:
    """Create a parameter, or make the next version of one that may be overwritten.

    "If you submit an invalid AMI value, the PutParameter operation will return success, but the
    asynchronous validation will fail and the parameter will not be created or updated."
    """
    name = draft.name.strip()
    drafts.check_value(draft.value)
    if draft.overwrite and draft.tags:
        raise Invalid(
            "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, "
            "please remove overwrite flag. To update tags for an existing parameter, please use "
            "AddTagsToResource or RemoveTagsFromResource."
        )
    # Where nothing is to be overwritten, the key of the table finds out whether it is there.
    present = find(ctx, name) if draft.overwrite or draft.type is None else None
    if present and not draft.overwrite:
        raise ParameterAlreadyExists
    row = _next(ctx, present, draft) if present else _first(ctx, name, draft)
    operation = UPDATE if present else CREATE
    if not data_types.image_is_there(row.data_type, row.value):
        ctx.emit(changed(operation, row, data_types.NO_SUCH_IMAGE))
        return row
    if row.type == SECURE_STRING:
        secure_strings.seal(ctx, row)
    if present:
        _keep_next(ctx, present, row)
    else:
        _keep_first(ctx, row, draft)
    if draft.policies:
        enforcement.arm(ctx, row, draft.policies)
    ctx.emit(changed(operation, row))
    return row


def _first(ctx: Context, name: str, draft: Draft) -> Parameter:
    """What a draft makes where nothing is there."""
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
        "",
        draft.data_type or TEXT,
        draft.description,
        draft.allowed_pattern,
        draft.key_id,
        policies.dumped(draft.policies or ()),
    )
    row.tier = _tier(ctx, row, draft.tier)
    return _checked(row)


def _next(ctx: Context, present: Parameter, draft: Draft) -> Parameter:
    """What a draft makes of the parameter that is there."""
    if draft.type not in (None, present.type):
        raise TypeChanged
    row = dataclasses.replace(
        present,
        value=draft.value,
        version=present.version + 1,
        modified=ctx.now,
        modified_by=ctx.caller.arn,
        data_type=draft.data_type or present.data_type,
        description=present.description if draft.description is None else draft.description,
        allowed_pattern=present.allowed_pattern if draft.allowed_pattern is None else draft.allowed_pattern,
        key_id=draft.key_id or present.key_id,
        policies=present.policies if draft.policies is None else policies.dumped(draft.policies),
    )
    row.tier = _tier(ctx, row, draft.tier, present.tier)
    return _checked(row)


def _tier(ctx: Context, row: Parameter, wanted: str | None, present: str | None = None) -> str:
    """ "If you don't specify a tier in a request, the default tier setting determines which tier" it is."""
    default = present if present == ADVANCED else settings.value(ctx, settings.PARAMETER_TIER)
    needs = "parameter policies" if row.policies else ""
    if row.data_type in data_types.NEEDS_ADVANCED:
        needs = f"the data type {row.data_type}"
    return drafts.tier_of(wanted or default, present, row.value, needs)


def _checked(row: Parameter) -> Parameter:
    drafts.check_pattern(row.allowed_pattern, row.value)
    data_types.check(row.name, row.type, row.data_type, row.value)
    if row.type != SECURE_STRING and row.key_id:
        raise Invalid("KeyId is required for SecureString type parameter only.")
    return row


def _keep_first(ctx: Context, row: Parameter, draft: Draft) -> None:
    other = names.other_spelling(row.name)
    if other and not draft.overwrite and ctx.store.get(PARAMETERS, other):
        raise ParameterAlreadyExists
    try:
        quotas.take(ctx, row.tier)
    except ParameterLimitExceeded:
        wanted = draft.tier or settings.value(ctx, settings.PARAMETER_TIER)
        if wanted != INTELLIGENT or row.tier == ADVANCED:
            raise
        row.tier = ADVANCED  # "more than 10,000 parameters already exist"
        quotas.take(ctx, ADVANCED)
    try:
        ctx.store.add(PARAMETERS, row)
    except Duplicate:
        raise ParameterAlreadyExists from None
    if draft.tags:
        tags.add(ctx, names.arn(ctx.scope, row.name), draft.tags)


def _keep_next(ctx: Context, present: Parameter, row: Parameter) -> None:
    if row.tier != present.tier:
        quotas.move(ctx)
    if row.policies and row.policies == present.policies:
        row.policies = enforcement.rearmed(ctx, row)
    ctx.store.put(PARAMETERS, row)
    ctx.store.add(OLD_VERSIONS, present)
    oldest = row.version - VERSIONS
    if oldest > 0 and not ctx.store.change(DROP_VERSION, name=row.name, version=oldest):
        raise OldestVersionLabelled(row.name, oldest)


def find(ctx: Context, name: str) -> Parameter | None:
    """The parameter of this name; one of a single level is found with and without its slash."""
    return stored(ctx.store, name)


def stored(store: Store, name: str) -> Parameter | None:
    """The same in a store that may be another account's."""
    found = store.get(PARAMETERS, name)
    if found is None and (other := names.other_spelling(name)):
        return store.get(PARAMETERS, other)
    return found


def own(ctx: Context, name: str) -> Parameter:
    """The caller's parameter of this name, which is no ARN. Raises ParameterNotFound and AccessDenied."""
    name = name.strip()
    names.check_not_reserved(name)
    found = find(ctx, name)
    if found is None:
        raise ParameterNotFound(name)
    return found


def delete(ctx: Context, name: str) -> None:
    """Remove a parameter with its versions and tags; raises ParameterNotFound."""
    removal.remove(ctx, own(ctx, name))
