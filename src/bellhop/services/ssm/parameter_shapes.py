"""How Parameter Store shows what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import labels, names, policies, reading

if TYPE_CHECKING:
    from bellhop.engines.parameters.reading import Reading
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context
    from bellhop.store import Scope
    from bellhop.types import ssm


def parameter(ctx: Context, found: Reading, *, decrypted: bool | None) -> ssm.Parameter:
    value = reading.value(ctx, found, decrypted=decrypted) if decrypted else found.row.value
    shown = listed(found.row, found.arn, value)
    shown["Name"] = found.name
    if found.selector:
        shown["Selector"] = found.selector
    if found.source:
        shown["SourceResult"] = found.source
    return shown


def listed(row: Parameter, arn: str, value: str) -> ssm.Parameter:
    return {
        "Name": row.name,
        "Type": row.type,
        "Value": value,
        "Version": row.version,
        "LastModifiedDate": row.modified,
        "ARN": arn,
        "DataType": row.data_type,
    }


def metadata(prefix: str, row: Parameter) -> ssm.ParameterMetadata:
    """`prefix` is that of the owner's ARNs."""
    shown: ssm.ParameterMetadata = {
        "Name": row.name,
        "ARN": names.arn_of(prefix, row.name),
        "Type": row.type,
        "LastModifiedDate": row.modified,
        "LastModifiedUser": row.modified_by,
        "Version": row.version,
        "Tier": row.tier,
        "Policies": _policies(row.policies) if row.policies else [],
        "DataType": row.data_type,
    }
    if row.key_id:
        shown["KeyId"] = row.key_id
    if row.description is not None:
        shown["Description"] = row.description
    if row.allowed_pattern is not None:
        shown["AllowedPattern"] = row.allowed_pattern
    return shown


def of_no_account(row: Parameter) -> ssm.ParameterMetadata:
    """AWS's own parameters are listed without an ARN, and nobody has changed them."""
    shown = metadata("", row)
    del shown["ARN"], shown["LastModifiedUser"]
    return shown


def _policies(kept: str) -> list[ssm.ParameterInlinePolicy]:
    return [
        {"PolicyText": policy.text, "PolicyType": policy.type, "PolicyStatus": policy.status}
        for policy in policies.loaded(kept)
    ]


def history(
    ctx: Context, rows: list[Parameter], owner: Scope, *, decrypted: bool | None
) -> list[ssm.ParameterHistory]:
    """Versions of one parameter, with the labels of each."""
    found: dict[int, list[str]] = {}
    for each in labels.of(reading.store_of(ctx, owner), rows[0].name) if rows else ():
        found.setdefault(each.version, []).append(each.label)
    return [
        {
            **_facts(row),
            "Value": reading.text(ctx, owner, row, decrypted=decrypted),
            "Labels": found.get(row.version, []),
        }
        for row in rows
    ]


def _facts(row: Parameter) -> ssm.ParameterMetadata:
    if not row.modified_by:
        return of_no_account(row)
    shown = metadata("", row)
    del shown["ARN"]
    return shown
