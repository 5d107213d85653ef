"""Resource policies: parameters that are shared with other accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.services.ssm.paging import page_of, pages

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

POLICIES = pages(50, 50)


def put_resource_policy(ctx: Context, request: ssm.PutResourcePolicyRequest) -> ssm.PutResourcePolicyResponse:
    from bellhop.engines.parameters import sharing  # noqa: PLC0415 - IAM's engine loads where somebody shares

    made = sharing.put(
        ctx,
        request["ResourceArn"],
        request["Policy"],
        request.get("PolicyId", ""),
        request.get("PolicyHash", ""),
    )
    return {"PolicyId": made.policy_id, "PolicyHash": made.hash}


def get_resource_policies(
    ctx: Context, request: ssm.GetResourcePoliciesRequest
) -> ssm.GetResourcePoliciesResponse:
    from bellhop.engines.parameters import sharing  # noqa: PLC0415 - as above

    found = {each.policy_id: each for each in sharing.of(ctx, request["ResourceArn"])}
    rows, token = page_of(ctx, found, request, POLICIES)
    shown: list[ssm.GetResourcePoliciesResponseEntry] = [
        {"PolicyId": row.policy_id, "PolicyHash": row.hash, "Policy": row.document} for row in rows
    ]
    return {"Policies": shown, **token}


def delete_resource_policy(
    ctx: Context, request: ssm.DeleteResourcePolicyRequest
) -> ssm.DeleteResourcePolicyResponse:
    from bellhop.engines.parameters import sharing  # noqa: PLC0415 - as above

    sharing.delete(ctx, request["ResourceArn"], request["PolicyId"], request["PolicyHash"])
    return {}
