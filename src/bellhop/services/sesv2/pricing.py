"""The pricing plan of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.infrastructure import pricing

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def put_account_pricing_attributes(
    ctx: Context, request: types.PutAccountPricingAttributesRequest
) -> types.PutAccountPricingAttributesResponse:
    pricing.choose(ctx, request["Plan"])
    return {}
