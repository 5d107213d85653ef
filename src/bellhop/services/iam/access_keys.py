"""Operations on access keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, last_use, principals, users
from bellhop.engines.access.kinds import USER
from bellhop.services.iam.callers import named_or_own
from bellhop.services.iam.paging import page
from bellhop.wire.model import SERVICES, service

if TYPE_CHECKING:
    from bellhop.engines.access.tables import AccessKey, User
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_access_key(ctx: Context, request: iam.CreateAccessKeyRequest) -> iam.CreateAccessKeyResponse:
    user = named_or_own(ctx, request.get("UserName"))
    key = users.add_key(ctx, user)
    return {
        "AccessKey": {
            "UserName": user.name,
            "AccessKeyId": key.id,
            "Status": key.status,
            "SecretAccessKey": key.secret,
            "CreateDate": key.created,
        }
    }


def list_access_keys(ctx: Context, request: iam.ListAccessKeysRequest) -> iam.ListAccessKeysResponse:
    name = request.get("UserName")
    if name is None and principals.of_caller(ctx).kind == "root":
        return {"AccessKeyMetadata": [], "IsTruncated": False}  # root's keys are none of IAM's here
    user = named_or_own(ctx, name)
    rows, more = page(ctx, users.keys_of(ctx, user), request)
    return {"AccessKeyMetadata": [_metadata(user, row) for row in rows], **more}


def _metadata(user: User, key: AccessKey) -> iam.AccessKeyMetadata:
    return {
        "UserName": user.name,
        "AccessKeyId": key.id,
        "Status": key.status,
        "CreateDate": key.created,
    }


def update_access_key(ctx: Context, request: iam.UpdateAccessKeyRequest) -> None:
    user = named_or_own(ctx, request.get("UserName"))
    users.set_key_status(ctx, users.key(ctx, request["AccessKeyId"], user), request["Status"])


def delete_access_key(ctx: Context, request: iam.DeleteAccessKeyRequest) -> None:
    user = named_or_own(ctx, request.get("UserName"))
    users.remove_key(ctx, users.key(ctx, request["AccessKeyId"], user))


def get_access_key_last_used(
    ctx: Context, request: iam.GetAccessKeyLastUsedRequest
) -> iam.GetAccessKeyLastUsedResponse:
    key = users.key(ctx, request["AccessKeyId"])
    used = last_use.of_key(ctx, key.id)
    owner = kinds.by_id(ctx, USER)[key.user].name
    if used is None:
        return {"UserName": owner, "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}
    return {
        "UserName": owner,
        "AccessKeyLastUsed": {
            "LastUsedDate": used.time,
            "ServiceName": _signing_name(used.service),
            "Region": used.region,
        },
    }


def _signing_name(name: str) -> str:
    """What the trail calls by its model, or by the name that it is signed for."""
    if name not in SERVICES:
        return name
    metadata = service(name).metadata
    return metadata.get("signingName") or metadata["endpointPrefix"]
