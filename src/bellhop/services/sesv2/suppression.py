"""Suppression lists of the account and its tenants, and what brings addresses on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail import accounts
from bellhop.engines.mail.reputation import tenants
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.suppression.tables import SUPPRESSED_FILTERED
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.suppression.tables import SuppressedDestination
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000, 100)


def put_suppressed_destination(
    ctx: Context, request: types.PutSuppressedDestinationRequest
) -> types.PutSuppressedDestinationResponse:
    with named():
        suppressions.put(ctx, request["EmailAddress"], request["Reason"], _tenant(ctx, request))
    return {}


def get_suppressed_destination(
    ctx: Context, request: types.GetSuppressedDestinationRequest
) -> types.GetSuppressedDestinationResponse:
    with named():
        row = suppressions.find(ctx, request["EmailAddress"], _tenant(ctx, request))
    return {"SuppressedDestination": _destination(row)}


def delete_suppressed_destination(
    ctx: Context, request: types.DeleteSuppressedDestinationRequest
) -> types.DeleteSuppressedDestinationResponse:
    with named():
        suppressions.remove(ctx, request["EmailAddress"], _tenant(ctx, request))
    return {}


def list_suppressed_destinations(
    ctx: Context, request: types.ListSuppressedDestinationsRequest
) -> types.ListSuppressedDestinationsResponse:
    with named():
        tenant = _tenant(ctx, request)
    reasons = set(request.get("Reasons", ()))
    rows, token = page(
        ctx,
        SUPPRESSED_FILTERED,
        request,
        _PAGES,
        tenant=tenant,
        reason=reasons.pop() if len(reasons) == 1 else None,
        start=request.get("StartDate"),
        end=request.get("EndDate"),
    )
    found = [_summary(row) for row in rows]
    answer = {"SuppressedDestinationSummaries": found, **token}
    return cast("types.ListSuppressedDestinationsResponse", answer)


def put_account_suppression_attributes(
    ctx: Context, request: types.PutAccountSuppressionAttributesRequest
) -> types.PutAccountSuppressionAttributesResponse:
    account = accounts.of(ctx)
    account.suppressed_reasons = request.get("SuppressedReasons", [])
    account.validation = dict(request.get("ValidationAttributes", account.validation))
    accounts.keep(ctx, account)
    return {}


def _tenant(ctx: Context, request: Mapping[str, object]) -> str:
    """Whose list a request is about; raises TenantMissing."""
    name = cast("str | None", request.get("TenantName"))
    return tenants.find(ctx, name).name if name else suppressions.ACCOUNTS_LIST


def _destination(row: SuppressedDestination) -> types.SuppressedDestination:
    answer: types.SuppressedDestination = {**_summary(row)}
    if row.message_id and row.feedback_id:
        answer["Attributes"] = {"MessageId": row.message_id, "FeedbackId": row.feedback_id}
    if row.tenant:
        answer["TenantName"] = row.tenant
    return answer


def _summary(row: SuppressedDestination) -> types.SuppressedDestinationSummary:
    return {"EmailAddress": row.address, "Reason": row.reason, "LastUpdateTime": row.updated}
