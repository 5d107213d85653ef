"""Operations on what there is once in an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import account
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_account_alias(ctx: Context, request: iam.CreateAccountAliasRequest) -> None:
    account.set_alias(ctx, request["AccountAlias"])


def list_account_aliases(
    ctx: Context, request: iam.ListAccountAliasesRequest
) -> iam.ListAccountAliasesResponse:
    alias = account.alias(ctx)
    rows, more = page(ctx, [alias] if alias else [], request)
    return {"AccountAliases": rows, **more}


def delete_account_alias(ctx: Context, request: iam.DeleteAccountAliasRequest) -> None:
    account.remove_alias(ctx, request["AccountAlias"])


def get_account_password_policy(ctx: Context, _request: object) -> iam.GetAccountPasswordPolicyResponse:
    policy = account.password_policy(ctx)
    if policy is None:
        raise account.no_password_policy(ctx)
    return {"PasswordPolicy": policy}  # pyright: ignore[reportReturnType] - kept in the model's names


def update_account_password_policy(ctx: Context, request: iam.UpdateAccountPasswordPolicyRequest) -> None:
    account.set_password_policy(ctx, request)


def delete_account_password_policy(ctx: Context, _request: object) -> None:
    account.remove_password_policy(ctx)


def get_account_summary(ctx: Context, _request: object) -> iam.GetAccountSummaryResponse:
    return {"SummaryMap": account.summary(ctx)}
