"""Documents in Systems Manager's own shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents import attachments, formats, listing
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.listing import Listed
    from bellhop.engines.documents.lookup import Found
    from bellhop.engines.documents.tables import Head, Version
    from bellhop.kernel.context import Context
    from bellhop.types import ssm


def filled(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members that have something to say."""
    return {name: value for name, value in members.items() if value not in (None, "", [])}


def description(ctx: Context, found: Found, *, status: str = "") -> ssm.DocumentDescription:
    """All about a document in one version; `status` is what a call says that has only begun it."""
    head, version = found.head, found.version
    attached = attachments.of(ctx, found)
    shown = filled(
        {
            "DisplayName": version.display_name,
            "VersionName": version.version_name,
            "StatusInformation": "" if status else version.status_information,
            "Description": version.description,
            "SchemaVersion": version.schema_version,
            "TargetType": version.target_type,
            "AttachmentsInformation": [{"Name": each.file} for each in attached],
            "Requires": head.requires,
            "Author": head.author if found.owner == ctx.account else "",
        }
    )
    return {
        "Hash": version.hash,
        "HashType": "Sha256",
        "Name": found.label,
        "Owner": found.owner,
        "CreatedDate": version.created,
        "Status": status or version.status,
        "DocumentVersion": str(version.number),
        "Parameters": _parameters(found.content),
        "PlatformTypes": version.platform_types,
        "DocumentType": head.kind,
        "LatestVersion": str(head.newest),
        "DefaultVersion": str(head.default),
        "DocumentFormat": version.form,
        "Tags": _tags(ctx, found),
        **cast("ssm.DocumentDescription", shown),
        **cast("ssm.DocumentDescription", _review(head, version)),
    }


def _review(head: Head, version: Version) -> dict[str, Any]:
    told = {"Status": version.review_status, "Reviewer": version.reviewer, "ReviewedTime": version.reviewed}
    return filled(
        {
            "ReviewStatus": version.review_status,
            "ReviewInformation": [told] if version.reviewed else [],
            "ApprovedVersion": str(head.approved or ""),
            "PendingReviewVersion": str(head.pending or ""),
        }
    )


def _tags(ctx: Context, found: Found) -> list[ssm.Tag]:
    if found.owner != ctx.account:
        return []
    return as_tags(tags.of(ctx, listing.lookup.arn(ctx.scope, found.head.name)))


def as_tags(found: Mapping[str, str]) -> list[ssm.Tag]:
    return [{"Key": key, "Value": value} for key, value in found.items()]


def _parameters(content: Any) -> list[ssm.DocumentParameter]:
    declared: Any = cast("dict[str, Any]", content).get("parameters") if isinstance(content, dict) else None
    shown: list[ssm.DocumentParameter] = []
    for name, each in cast("dict[str, dict[str, Any]]", declared or {}).items():
        parameter: ssm.DocumentParameter = {"Name": name, "Type": each["type"]}
        if text := each.get("description"):
            parameter["Description"] = text
        if each.get("default") is not None:
            parameter["DefaultValue"] = _said(each["default"])
        shown.append(parameter)
    return shown


def _said(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def written(found: Found, wanted: str) -> tuple[str, str]:
    """The text in the wanted format, and the format that it is in: a TEXT stays one, and becomes none."""
    version = found.version
    if version.form == wanted or formats.TEXT in (version.form, wanted):
        return version.text, version.form
    return formats.written(found.content, wanted), wanted


def identifier(each: Listed, tagged: Mapping[str, Mapping[str, str]]) -> ssm.DocumentIdentifier:
    head, facts = each.head, each.head.facts
    own = each.label == head.name
    shown = filled(
        {
            "DisplayName": facts["display_name"],
            "VersionName": facts["version_name"],
            "SchemaVersion": facts["schema_version"],
            "TargetType": facts["target_type"],
            "Requires": head.requires,
            "ReviewStatus": facts["review_status"],
            "Author": head.author if own and each.owner != listing.AMAZON else "",
        }
    )
    return {
        "Name": each.label,
        "CreatedDate": head.created,
        "Owner": each.owner,
        "PlatformTypes": facts["platform_types"],
        "DocumentVersion": str(head.default),
        "DocumentType": head.kind,
        "DocumentFormat": facts["form"],
        "Tags": as_tags(tagged.get(each.label, {})),
        **cast("ssm.DocumentIdentifier", shown),
    }


def version_info(head: Head, version: Version) -> ssm.DocumentVersionInfo:
    shown = filled(
        {
            "DisplayName": version.display_name,
            "VersionName": version.version_name,
            "StatusInformation": version.status_information,
            "ReviewStatus": version.review_status,
        }
    )
    return {
        "Name": head.name,
        "DocumentVersion": str(version.number),
        "CreatedDate": version.created,
        "IsDefaultVersion": version.number == head.default,
        "DocumentFormat": version.form,
        "Status": version.status,
        **cast("ssm.DocumentVersionInfo", shown),
    }
