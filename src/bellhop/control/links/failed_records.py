"""Files to fetch: the records that import jobs could not take."""

import json

from fastapi import APIRouter, Response

from bellhop.control.house import Here, context, run
from bellhop.control.links.files import file
from bellhop.control.refusals import missing
from bellhop.engines.mail.jobs import imports

router = APIRouter(prefix="/_bellhop/links/imports", include_in_schema=False)


@router.get("/{word}")
async def fetch(house: Here, word: str) -> Response:
    """A line of JSON for each record that failed: as it stands in the file, and why."""
    place = run(house, imports.place_of, word)
    if place is None:
        raise missing("this link leads to no import")
    account, region, identifier = place
    found = imports.failures(context(house, account, region), identifier)
    lines = [json.dumps({"record": text, "error": error}) + "\n" for text, error in found]
    return file(f"{identifier}.jsonl", "application/jsonl", "".join(lines))
