"""Operations on the roles that services of AWS use in an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, roles
from bellhop.engines.access.errors import NoSuchEntity
from bellhop.engines.access.kinds import ROLE
from bellhop.services.iam import shapes

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_service_linked_role(
    ctx: Context, request: iam.CreateServiceLinkedRoleRequest
) -> iam.CreateServiceLinkedRoleResponse:
    row = roles.link(ctx, request["AWSServiceName"], request.get("CustomSuffix"), request.get("Description"))
    return {"Role": shapes.full_role(ctx, row)}


def delete_service_linked_role(
    ctx: Context, request: iam.DeleteServiceLinkedRoleRequest
) -> iam.DeleteServiceLinkedRoleResponse:
    return {"DeletionTaskId": roles.unlink(ctx, kinds.find(ctx, ROLE, request["RoleName"]))}


def get_service_linked_role_deletion_status(
    _ctx: Context, request: iam.GetServiceLinkedRoleDeletionStatusRequest
) -> iam.GetServiceLinkedRoleDeletionStatusResponse:
    """Whoever has a task's id has seen it done."""
    task = request["DeletionTaskId"]
    if not task.startswith(f"task{roles.SERVICES_PATH}"):
        raise NoSuchEntity(f"The deletion task {task} cannot be found.")
    return {"Status": "SUCCEEDED"}
