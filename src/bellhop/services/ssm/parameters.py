"""Parameter Store's operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import drafts, listing, names, parameters
from bellhop.engines.parameters.errors import ParameterNotFound, ParameterVersionNotFound
from bellhop.kernel import tags
from bellhop.services.ssm import parameter_filters
from bellhop.services.ssm.errors import Invalid
from bellhop.services.ssm.paging import page, page_of, pages
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

BY_PATH = pages(10, 10)
DESCRIBED = pages(50, 50)
HISTORY = pages(50, 50)
NO_POLICIES = ("", "[]", "{}", "[{}]")
DATA_TYPES = (drafts.TEXT, drafts.IMAGE, drafts.INTEGRATION)


def put_parameter(ctx: Context, request: ssm.PutParameterRequest) -> ssm.PutParameterResult:
    _refuse_unbuilt(request)
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
        tags=tags.from_list(request.get("Tags") or ()),
    )
    row = parameters.put(ctx, draft)
    return {"Version": row.version, "Tier": row.tier}


def _refuse_unbuilt(request: ssm.PutParameterRequest) -> None:
    if request.get("Policies", "").strip() not in NO_POLICIES:
        raise NotBuilt("Policies of ssm:PutParameter")
    if request.get("DataType", drafts.TEXT) not in DATA_TYPES:
        raise NotBuilt(f"The DataType {request.get('DataType')} of ssm:PutParameter")


def get_parameter(ctx: Context, request: ssm.GetParameterRequest) -> ssm.GetParameterResult:
    row, selector = parameters.get(ctx, request["Name"])
    return {"Parameter": _parameter(ctx, row, decrypted=request.get("WithDecryption"), selector=selector)}


def get_parameters(ctx: Context, request: ssm.GetParametersRequest) -> ssm.GetParametersResult:
    found: dict[str, ssm.Parameter] = {}
    invalid: list[str] = []
    for name in dict.fromkeys(request["Names"]):
        try:
            row, selector = parameters.get(ctx, name)
        except (ParameterNotFound, ParameterVersionNotFound):
            invalid.append(name)
        else:
            found[name] = _parameter(ctx, row, decrypted=request.get("WithDecryption"), selector=selector)
    ordered = sorted(found.values(), key=lambda each: each.get("Name", ""))
    return {"Parameters": ordered, "InvalidParameters": invalid}


def get_parameters_by_path(
    ctx: Context, request: ssm.GetParametersByPathRequest
) -> ssm.GetParametersByPathResult:
    query, binds = listing.query(parameter_filters.by_path(request))
    rows, token = page(ctx, query, request, BY_PATH, **binds)
    decrypted = request.get("WithDecryption")
    return {"Parameters": [_parameter(ctx, row, decrypted=decrypted) for row in rows], **token}


def describe_parameters(ctx: Context, request: ssm.DescribeParametersRequest) -> ssm.DescribeParametersResult:
    if request.get("Shared"):
        # Nobody shares parameters before PutResourcePolicy is built.
        return {"Parameters": []}
    if request.get("Filters") and request.get("ParameterFilters"):
        raise Invalid("You can use either Filters or ParameterFilters in a single request.")
    query, binds = listing.query(parameter_filters.described(ctx, request))
    rows, token = page(ctx, query, request, DESCRIBED, **binds)
    prefix = names.arn_prefix(ctx.scope)
    return {"Parameters": [_metadata(prefix, row) for row in rows], **token}


def delete_parameter(ctx: Context, request: ssm.DeleteParameterRequest) -> ssm.DeleteParameterResult:
    parameters.delete(ctx, request["Name"])
    return {}


def delete_parameters(ctx: Context, request: ssm.DeleteParametersRequest) -> ssm.DeleteParametersResult:
    deleted: list[str] = []
    invalid: list[str] = []
    for name in dict.fromkeys(request["Names"]):
        try:
            parameters.delete(ctx, name)
        except ParameterNotFound:
            invalid.append(name)
        else:
            deleted.append(name)
    return {"DeletedParameters": deleted, "InvalidParameters": invalid}


def get_parameter_history(
    ctx: Context, request: ssm.GetParameterHistoryRequest
) -> ssm.GetParameterHistoryResult:
    versions = {row.version: row for row in parameters.history(ctx, request["Name"])}
    rows, token = page_of(ctx, versions, request, HISTORY)
    decrypted = request.get("WithDecryption")
    return {"Parameters": [_version(ctx, row, decrypted=decrypted) for row in rows], **token}


def _parameter(ctx: Context, row: Parameter, *, decrypted: bool | None, selector: str = "") -> ssm.Parameter:
    shown: ssm.Parameter = {
        "Name": row.name,
        "Type": row.type,
        "Value": parameters.plaintext(ctx, row) if decrypted else row.value,
        "Version": row.version,
        "LastModifiedDate": row.modified,
        "ARN": names.arn(ctx.scope, row.name),
        "DataType": row.data_type,
    }
    if selector:
        shown["Selector"] = selector
    return shown


def _metadata(prefix: str, row: Parameter) -> ssm.ParameterMetadata:
    shown: ssm.ParameterMetadata = {
        "Name": row.name,
        "ARN": names.arn_of(prefix, row.name),
        "Type": row.type,
        "LastModifiedDate": row.modified,
        "LastModifiedUser": row.modified_by,
        "Version": row.version,
        "Tier": row.tier,
        "Policies": [],
        "DataType": row.data_type,
    }
    if row.key_id:
        shown["KeyId"] = row.key_id
    if row.description is not None:
        shown["Description"] = row.description
    if row.allowed_pattern is not None:
        shown["AllowedPattern"] = row.allowed_pattern
    return shown


def _version(ctx: Context, row: Parameter, *, decrypted: bool | None) -> ssm.ParameterHistory:
    metadata = _metadata("", row)
    del metadata["ARN"]
    value = parameters.plaintext(ctx, row) if decrypted else row.value
    return {**metadata, "Value": value, "Labels": []}
