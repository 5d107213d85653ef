"""Public parameters of the operator's own, beside those that Bellhop has of AWS's."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import Here, run
from bellhop.engines.parameters import public
from bellhop.engines.parameters.data_types import TEXT
from bellhop.engines.parameters.tables import PublicParameter
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context

router = APIRouter(prefix="/_bellhop/public-parameters", tags=["public parameters"])


class PublicParameterBody(BaseModel):
    """A parameter under /aws/service/, for every account; without a Region it is in all of them."""

    model_config = ConfigDict(extra="forbid")

    Name: str = Field(
        pattern=r"^/aws/service(/[A-Za-z0-9_.\-]+)+$", max_length=900, examples=["/aws/service/our/ami"]
    )
    Value: str = Field(min_length=1, max_length=8192)
    Type: Literal["String", "StringList"] = "String"
    DataType: str = TEXT
    Description: str | None = None
    Region: str | None = None


class PublicParameterShown(PublicParameterBody):
    """It with what Bellhop adds; POSTed again it gets its next version."""

    Version: int
    LastModifiedDate: str


class PublicParameters(BaseModel):
    PublicParameters: list[PublicParameterShown]


@router.get("")
async def list_public_parameters(house: Here) -> PublicParameters:
    """Those of the operator's own, by name and Region."""
    return PublicParameters(PublicParameters=[_shown(each) for each in run(house, public.operators)])


@router.post("")
async def publish_public_parameter(house: Here, given: PublicParameterBody) -> PublicParameterShown:
    """Publish a parameter, over one of the same name that is bundled with Bellhop."""
    return _shown(run(house, _publish, given))


def _publish(ctx: Context, given: PublicParameterBody) -> PublicParameter:
    row = PublicParameter(
        given.Name, given.Region or "", given.Type, given.Value, 1, ctx.now, given.DataType, given.Description
    )
    return public.publish(ctx, row)


@router.delete("", status_code=204)
async def withdraw_public_parameters(house: Here, name: str | None = None) -> None:
    """Take back all of the operator's own, or those with this name; bundled ones are there again."""
    run(house, public.withdraw, name)


def _shown(row: PublicParameter) -> PublicParameterShown:
    return PublicParameterShown(
        Name=row.name,
        Value=row.value,
        Type="StringList" if row.type == "StringList" else "String",
        DataType=row.data_type,
        Description=row.description,
        Region=row.in_region or None,
        Version=row.version,
        LastModifiedDate=iso8601(row.modified),
    )
