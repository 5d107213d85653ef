"""Operations that hand out temporary credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.access import managed, principals, sessions
from bellhop.engines.access.errors import AccessDenied, Invalid
from bellhop.kernel import tags
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.engines.access.tables import Role, Session
    from bellhop.kernel.context import Context
    from bellhop.types import sts

HOUR, HALF_A_DAY, DAY_AND_A_HALF = 3600, 43_200, 129_600
LARGEST_POLICY = 2048


def assume_role(ctx: Context, request: sts.AssumeRoleRequest) -> sts.AssumeRoleResponse:
    _check_no_code(request)
    arn = request["RoleArn"]
    role = sessions.role(ctx, arn)
    if role is None:
        raise sessions.refuse(principals.of_caller(ctx), "sts:AssumeRole", arn)
    session = _role_session(ctx, role, request)
    answer: sts.AssumeRoleResponse = {
        "Credentials": _credentials(session),
        "AssumedRoleUser": {"AssumedRoleId": session.unique_id, "Arn": session.arn},
    }
    if "SourceIdentity" in request:
        answer["SourceIdentity"] = request["SourceIdentity"]
    if (packed := _packed(request)) is not None:
        answer["PackedPolicySize"] = packed
    return answer


def _check_no_code(request: Any) -> None:
    """Nobody has a device here: no code can be right."""
    if "SerialNumber" in request or "TokenCode" in request:
        raise AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.")


def _role_session(ctx: Context, role: Role, request: sts.AssumeRoleRequest) -> Session:
    account, name = sessions.account_of(request["RoleArn"]), request["RoleSessionName"]
    lasts = _role_duration(ctx, role, request)
    arn = f"arn:aws:sts::{account}:assumed-role/{role.name}/{name}"
    session = sessions.new(ctx, "role", arn, ctx.now + lasts)
    session.issuer, session.name = role.id, name
    session.unique_id = f"{role.id}:{name}"
    session.policies = sessions.narrowing(ctx, account, *_session_policies(request))
    session.tags = tags.from_list(request.get("Tags") or ())
    return sessions.begin(ctx, account, session)


def _role_duration(ctx: Context, role: Role, request: sts.AssumeRoleRequest) -> int:
    lasts = request.get("DurationSeconds", HOUR)
    if lasts > role.longest:
        raise Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    if lasts > sessions.CHAINED and principals.of_caller(ctx).kind == "role":
        raise Invalid(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role "
            "chaining."
        )
    return lasts


def _session_policies(request: Any) -> tuple[str | None, list[str]]:
    document = request.get("Policy")
    if document is not None and managed.size(document) > LARGEST_POLICY:
        raise Refusal("PackedPolicyTooLarge", "Packed policy consumes more than 100% of allotted space.")
    return document, [each["arn"] for each in request.get("PolicyArns") or () if "arn" in each]


def _packed(request: Any) -> int | None:
    """The part of the allotted space that policies and tags take, in percent; None without any."""
    said = {name: request[name] for name in ("Policy", "PolicyArns", "Tags") if request.get(name)}
    return min(100, 1 + len(orjson.dumps(said)) * 100 // (2 * LARGEST_POLICY)) if said else None


def _credentials(session: Session) -> sts.Credentials:
    return {
        "AccessKeyId": session.id,
        "SecretAccessKey": session.secret,
        "SessionToken": session.token,
        "Expiration": session.expires,
    }


def get_session_token(ctx: Context, request: sts.GetSessionTokenRequest) -> sts.GetSessionTokenResponse:
    _check_no_code(request)
    caller = _lasting(ctx, "GetSessionToken")
    longest = HOUR if caller.kind == "root" else HALF_A_DAY
    lasts = request.get("DurationSeconds") or longest
    session = sessions.new(ctx, caller.kind, caller.arn, ctx.now + _root_limited(caller.kind, lasts))
    session.unique_id = caller.unique_id
    session.issuer = caller.unique_id if caller.kind == "user" else ""
    return {"Credentials": _credentials(sessions.begin(ctx, caller.account, session))}


def _root_limited(kind: str, lasts: int) -> int:
    """Sessions of root last an hour at most, whatever is asked for."""
    return min(lasts, HOUR) if kind == "root" else lasts


def _lasting(ctx: Context, operation: str) -> principals.Principal:
    """The caller, if its key is not a temporary one."""
    caller = principals.of_caller(ctx)
    if caller.session_token:
        raise AccessDenied(f"Cannot call {operation} with session credentials")
    return caller


def get_federation_token(
    ctx: Context, request: sts.GetFederationTokenRequest
) -> sts.GetFederationTokenResponse:
    caller, name = _lasting(ctx, "GetFederationToken"), request["Name"]
    lasts = _root_limited(caller.kind, request.get("DurationSeconds") or HALF_A_DAY)
    arn = f"arn:aws:sts::{caller.account}:federated-user/{name}"
    session = sessions.new(ctx, "federated", arn, ctx.now + lasts)
    session.name, session.unique_id = name, f"{caller.account}:{name}"
    session.issuer = caller.unique_id if caller.kind == "user" else ""
    session.policies = sessions.narrowing(ctx, caller.account, *_session_policies(request)) or []
    session.tags = tags.from_list(request.get("Tags") or ())
    sessions.begin(ctx, caller.account, session)
    answer: sts.GetFederationTokenResponse = {
        "Credentials": _credentials(session),
        "FederatedUser": {"FederatedUserId": session.unique_id, "Arn": arn},
    }
    if (packed := _packed(request)) is not None:
        answer["PackedPolicySize"] = packed
    return answer
