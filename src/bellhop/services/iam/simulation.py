"""Operations that ask what policies would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import simulating
from bellhop.engines.access.policies import Requester
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.engines.access.patterns import Keys
    from bellhop.engines.access.simulating import Outcome, Simulated
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def simulate_principal_policy(
    ctx: Context, request: iam.SimulatePrincipalPolicyRequest
) -> iam.SimulatePolicyResponse:
    found = simulating.of_entity(ctx, request["PolicySourceArn"])
    excluded = {each.get("PolicyIdentifier") for each in request.get("PolicyExclusionList") or ()}
    identity = [each for each in found.identity if each.id not in excluded]
    identity += simulating.given(request.get("PolicyInputList") or [])
    return _simulated(ctx, _completed(found._replace(identity=identity), request), request)


def simulate_custom_policy(
    ctx: Context, request: iam.SimulateCustomPolicyRequest
) -> iam.SimulatePolicyResponse:
    arn = request.get("CallerArn") or f"arn:aws:iam::{ctx.account}:user/simulated"
    who = Requester(simulating.account_in(arn), arn, "user")
    found = simulating.Simulated(who, simulating.given(request["PolicyInputList"]))
    return _simulated(ctx, _completed(found, request), request)


def _completed(found: Simulated, request: Any) -> Simulated:
    """With the boundary, resource policy and caller of the request, where it has them."""
    bounds = request.get("PermissionsBoundaryPolicyInputList")
    if bounds:
        found = found._replace(boundary=simulating.read(bounds[0]))
    if request.get("ResourcePolicy"):
        found = found._replace(resource=simulating.read(request["ResourcePolicy"], "resource"))
    if request.get("CallerArn"):
        found = found._replace(who=found.who._replace(arn=request["CallerArn"]))
    owner = request.get("ResourceOwner")
    return found._replace(owner=simulating.account_in(owner)) if owner else found


def _simulated(ctx: Context, simulated: Simulated, request: Any) -> iam.SimulatePolicyResponse:
    keys = _keys(request)
    asked = [
        (action, arn) for action in request["ActionNames"] for arn in request.get("ResourceArns") or ["*"]
    ]
    rows, more = page(ctx, asked, request)
    results = [
        _result(action, arn, simulating.simulate(simulated, action, arn, keys)) for action, arn in rows
    ]
    return {"EvaluationResults": results, **more}


def _keys(request: Any) -> Keys:
    found: dict[str, str | tuple[str, ...]] = {}
    for entry in request.get("ContextEntries") or ():
        values = tuple(entry.get("ContextKeyValues") or ())
        several = str(entry.get("ContextKeyType", "")).endswith("List")
        found[entry["ContextKeyName"].lower()] = values if several or len(values) != 1 else values[0]
    return found


def _result(action: str, arn: str, outcome: Outcome) -> iam.EvaluationResult:
    shown: iam.EvaluationResult = {
        "EvalActionName": action,
        "EvalResourceName": arn,
        "EvalDecision": outcome.decision,
        "MatchedStatements": [
            {"SourcePolicyId": each, "SourcePolicyType": "IAM Policy"} for each in outcome.matched
        ],
        "MissingContextValues": outcome.missing,
    }
    if outcome.bounded is not None:
        shown["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": outcome.bounded}
    return shown


def get_context_keys_for_custom_policy(
    _ctx: Context, request: iam.GetContextKeysForCustomPolicyRequest
) -> iam.GetContextKeysForPolicyResponse:
    documents = [each.document for each in simulating.given(request["PolicyInputList"])]
    return {"ContextKeyNames": simulating.keys_of(documents)}


def get_context_keys_for_principal_policy(
    ctx: Context, request: iam.GetContextKeysForPrincipalPolicyRequest
) -> iam.GetContextKeysForPolicyResponse:
    found = simulating.of_entity(ctx, request["PolicySourceArn"])
    documents = [each.document for each in found.identity]
    documents += [each.document for each in simulating.given(request.get("PolicyInputList") or [])]
    return {"ContextKeyNames": simulating.keys_of(documents)}
