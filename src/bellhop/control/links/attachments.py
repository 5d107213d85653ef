"""Files to fetch: what is attached to SSM documents."""

from fastapi import APIRouter, Response

from bellhop.control.house import Here, run
from bellhop.control.links.files import file
from bellhop.control.refusals import missing
from bellhop.engines.documents import attachments

router = APIRouter(prefix="/_bellhop/links/attachments", include_in_schema=False)


@router.get("/{word}/{name}")
async def fetch(house: Here, word: str, name: str) -> Response:
    """A file, for whoever GetDocument told of it."""
    found = run(house, attachments.linked, word)
    if found is None or found.file != name:
        raise missing("this link leads to no attachment")
    return file(name, "application/octet-stream", found.content)
