"""Parameter Store's operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import drafts, labels, listing, names, parameters, policies, public, reading
from bellhop.engines.parameters.errors import (
    InvalidPointer,
    ParameterNotFound,
    ParameterVersionNotFound,
    ReservedName,
)
from bellhop.services.ssm import parameter_filters, parameter_shapes
from bellhop.services.ssm.errors import Invalid
from bellhop.services.ssm.paging import page, page_of, pages
from bellhop.services.ssm.tag_rules import allowed

if TYPE_CHECKING:
    from bellhop.engines.parameters.listing import Wanted
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

BY_PATH = pages(10, 10)
DESCRIBED = pages(50, 50)
HISTORY = pages(50, 50)
UNKNOWN = (ParameterNotFound, ParameterVersionNotFound, InvalidPointer)


def put_parameter(ctx: Context, request: ssm.PutParameterRequest) -> ssm.PutParameterResult:
    written = request.get("Policies")
    draft = drafts.Draft(
        request["Name"],
        request["Value"],
        request.get("Type"),
        overwrite=request.get("Overwrite", False),
        description=request.get("Description"),
        allowed_pattern=request.get("AllowedPattern"),
        key_id=request.get("KeyId"),
        tier=request.get("Tier"),
        data_type=request.get("DataType"),
        policies=None if written is None else policies.read(written, ctx.now),
        tags=allowed(request["Tags"]) if "Tags" in request else {},
    )
    row = parameters.put(ctx, draft)
    return {"Version": row.version, "Tier": row.tier}


def get_parameter(ctx: Context, request: ssm.GetParameterRequest) -> ssm.GetParameterResult:
    decrypted = request.get("WithDecryption", False)
    found = reading.read(ctx, request["Name"], decrypted=decrypted)
    return {"Parameter": parameter_shapes.parameter(ctx, found, decrypted=decrypted)}


def get_parameters(ctx: Context, request: ssm.GetParametersRequest) -> ssm.GetParametersResult:
    decrypted = request.get("WithDecryption", False)
    found: list[ssm.Parameter] = []
    invalid: list[str] = []
    for name in dict.fromkeys(request["Names"]):
        try:
            each = reading.read(ctx, name, reading.GET_SEVERAL, decrypted=decrypted)
        except UNKNOWN:
            invalid.append(name)
        else:
            found.append(parameter_shapes.parameter(ctx, each, decrypted=decrypted))
    return {"Parameters": sorted(found, key=lambda each: each.get("Name", "")), "InvalidParameters": invalid}


def get_parameters_by_path(
    ctx: Context, request: ssm.GetParametersByPathRequest
) -> ssm.GetParametersByPathResult:
    decrypted = request.get("WithDecryption")
    wanted = parameter_filters.by_path(request)
    versions = parameter_filters.labelled(ctx, request)
    if versions is not None:
        wanted.conditions["name_equals"] = [*versions]
    if wanted.path and f"{wanted.path}/".startswith(names.AWS):
        scope = public.scope_of(ctx)
        rows, token = page_of(ctx, _public(ctx, wanted, f"{wanted.path}/"), request, BY_PATH)
    else:
        scope = ctx.scope
        query, binds = listing.query(wanted)
        rows, token = page(ctx, query, request, BY_PATH, **binds)
    if versions:
        rows = [reading.at(ctx, row, versions[row.name]) for row in rows]
    prefix = names.arn_prefix(scope)
    found = [
        parameter_shapes.listed(
            row, names.arn_of(prefix, row.name), reading.text(ctx, scope, row, decrypted=decrypted)
        )
        for row in rows
    ]
    return {"Parameters": found, **token}


def _public(ctx: Context, wanted: Wanted, prefix: str) -> dict[str, Parameter]:
    found = public.beginning(ctx, prefix)
    return {name: row for name, row in found.items() if listing.meets(row, wanted)}


def describe_parameters(ctx: Context, request: ssm.DescribeParametersRequest) -> ssm.DescribeParametersResult:
    if request.get("Filters") and request.get("ParameterFilters"):
        raise Invalid("You can use either Filters or ParameterFilters in a single request.")
    wanted = parameter_filters.described(ctx, request)
    if request.get("Shared"):
        return _shared(ctx, request, wanted)
    if prefix := parameter_filters.of_aws(wanted):
        rows, token = page_of(ctx, _public(ctx, wanted, prefix), request, DESCRIBED)
        return {"Parameters": [parameter_shapes.of_no_account(row) for row in rows], **token}
    query, binds = listing.query(wanted)
    rows, token = page(ctx, query, request, DESCRIBED, **binds)
    prefix = names.arn_prefix(ctx.scope)
    return {"Parameters": [parameter_shapes.metadata(prefix, row) for row in rows], **token}


def _shared(
    ctx: Context, request: ssm.DescribeParametersRequest, wanted: Wanted
) -> ssm.DescribeParametersResult:
    """Those of other accounts."""
    from bellhop.engines.parameters import sharing  # noqa: PLC0415 - IAM's engine loads where somebody shares

    found = {names.arn(owner, row.name): (owner, row) for owner, row in sharing.shared(ctx)}
    met = {arn: each for arn, each in found.items() if listing.meets(each[1], wanted)}
    rows, token = page_of(ctx, met, request, DESCRIBED)
    shown = [parameter_shapes.metadata(names.arn_prefix(owner), row) for owner, row in rows]
    return {"Parameters": shown, **token}


def label_parameter_version(
    ctx: Context, request: ssm.LabelParameterVersionRequest
) -> ssm.LabelParameterVersionResult:
    version, invalid = labels.attach(ctx, request["Name"], request.get("ParameterVersion"), request["Labels"])
    return {"InvalidLabels": invalid, "ParameterVersion": version}


def unlabel_parameter_version(
    ctx: Context, request: ssm.UnlabelParameterVersionRequest
) -> ssm.UnlabelParameterVersionResult:
    removed, invalid = labels.detach(ctx, request["Name"], request["ParameterVersion"], request["Labels"])
    return {"RemovedLabels": removed, "InvalidLabels": invalid}


def delete_parameter(ctx: Context, request: ssm.DeleteParameterRequest) -> ssm.DeleteParameterResult:
    parameters.delete(ctx, request["Name"])
    return {}


def delete_parameters(ctx: Context, request: ssm.DeleteParametersRequest) -> ssm.DeleteParametersResult:
    deleted: list[str] = []
    invalid: list[str] = []
    for name in dict.fromkeys(request["Names"]):
        try:
            parameters.delete(ctx, name)
        except (ParameterNotFound, ReservedName):
            invalid.append(name)
        else:
            deleted.append(name)
    return {"DeletedParameters": deleted, "InvalidParameters": invalid}


def get_parameter_history(
    ctx: Context, request: ssm.GetParameterHistoryRequest
) -> ssm.GetParameterHistoryResult:
    found, owner = reading.versions(ctx, request["Name"])
    rows, token = page_of(ctx, {row.version: row for row in found}, request, HISTORY)
    decrypted = request.get("WithDecryption")
    return {"Parameters": parameter_shapes.history(ctx, rows, owner, decrypted=decrypted), **token}
