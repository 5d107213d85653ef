"""Operations that say who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import principals, sessions
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sts


def get_caller_identity(ctx: Context, _request: object) -> sts.GetCallerIdentityResponse:
    caller = principals.of_caller(ctx)
    return {"UserId": caller.unique_id, "Account": caller.account, "Arn": caller.arn}


def get_access_key_info(ctx: Context, request: sts.GetAccessKeyInfoRequest) -> sts.GetAccessKeyInfoResponse:
    return {"Account": sessions.owner_of(ctx, request["AccessKeyId"])}


def decode_authorization_message(
    _ctx: Context, _request: sts.DecodeAuthorizationMessageRequest
) -> sts.DecodeAuthorizationMessageResponse:
    """Denials come in plain sentences here: no message was ever encoded."""
    raise Refusal("InvalidAuthorizationMessageException", "The message cannot be decoded.")
