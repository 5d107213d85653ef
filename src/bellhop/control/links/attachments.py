"""Files to fetch: what is attached to SSM documents."""

from fastapi import APIRouter, Response

from bellhop.control.house import Here, run
from bellhop.control.refusals import missing
from bellhop.engines.documents import attachments

router = APIRouter(prefix="/_bellhop/links/attachments", include_in_schema=False)


@router.get("/{word}/{file}")
async def fetch(house: Here, word: str, file: str) -> Response:
    """A file, for whoever GetDocument told of it."""
    found = run(house, attachments.linked, word)
    if found is None or found.file != file:
        raise missing("this link leads to no attachment")
    headers = {
        "Content-Disposition": f'attachment; filename="{file}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(found.content, media_type="application/octet-stream", headers=headers)
