"""Operations on who shares a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.documents import lookup, sharing
from bellhop.engines.documents.errors import InvalidPermissionType, PublicSharingBlocked
from bellhop.engines.service_settings import settings
from bellhop.services.ssm.errors import Invalid
from bellhop.services.ssm.paging import page_of, pages

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

SHARE = "Share"
LISTED = pages(50, 200)
_ACCOUNT = re.compile(r"all|[0-9]{12}", re.IGNORECASE | re.ASCII)


def modify_document_permission(
    ctx: Context, request: ssm.ModifyDocumentPermissionRequest
) -> ssm.ModifyDocumentPermissionResponse:
    _check_type(request["PermissionType"])
    add, remove = request.get("AccountIdsToAdd") or [], request.get("AccountIdsToRemove") or []
    if not add and not remove:
        raise Invalid("Specify AccountIdsToAdd or AccountIdsToRemove.")
    if wrong := next((each for each in (*add, *remove) if not _ACCOUNT.fullmatch(each)), None):
        raise Invalid(f"{wrong} is neither an account id nor all.")
    if any(each.lower() == lookup.PUBLIC for each in add):
        _check_public(ctx)
    version = request.get("SharedDocumentVersion", lookup.DEFAULT)
    sharing.change(ctx, request["Name"], add, remove, version)
    return {}


def describe_document_permission(
    ctx: Context, request: ssm.DescribeDocumentPermissionRequest
) -> ssm.DescribeDocumentPermissionResponse:
    _check_type(request["PermissionType"])
    shares = {each.grantee: each for each in sharing.grantees(ctx, request["Name"])}
    found, token = page_of(ctx, shares, request, LISTED)
    return {
        "AccountIds": [each.grantee for each in found],
        "AccountSharingInfoList": [
            {"AccountId": each.grantee, "SharedDocumentVersion": each.version} for each in found
        ],
        **token,
    }


def _check_public(ctx: Context) -> None:
    """ "Block public sharing for SSM documents" is a service setting of the account in each Region."""
    if settings.find(ctx, settings.PUBLIC_SHARING).value == "Disable":
        raise PublicSharingBlocked


def _check_type(kind: str) -> None:
    if kind != SHARE:
        raise InvalidPermissionType
