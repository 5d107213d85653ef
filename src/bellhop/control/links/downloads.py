"""Files to fetch: what export jobs have written."""

from fastapi import APIRouter, Response

from bellhop.control.house import Here, run
from bellhop.control.links.files import file
from bellhop.control.refusals import missing
from bellhop.engines.mail.jobs import exports

router = APIRouter(prefix="/_bellhop/links/exports", include_in_schema=False)


@router.get("/{token}")
async def fetch(house: Here, token: str) -> Response:
    """The file of an export job, while its link lasts."""
    found = run(house, exports.fetched, token)
    if found is None:
        raise missing("this link has expired, or leads to no export")
    return file(*found)
