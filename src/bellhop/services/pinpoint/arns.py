"""Names of Pinpoint's resources; the service calls itself mobiletargeting in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.kernel.context import Context


def app_arn(ctx: Context, app: str) -> str:
    return f"arn:aws:mobiletargeting:{ctx.region}:{ctx.account}:apps/{app}"


def app_of(ctx: Context, arn: str) -> str | None:
    """The application's id in an ARN of this account and Region; None in any other ARN."""
    before, _, app = arn.rpartition("/")
    return app if app and before + "/" == app_arn(ctx, "") else None
