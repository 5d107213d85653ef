"""The files of jobs: tables as CSV or JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CSV, JSON = "CSV", "JSON"
CONTENT_TYPES = {CSV: "text/csv; charset=utf-8", JSON: "application/json"}


def write(form: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as a file: CSV with the columns' names in its first line, or a JSON array of objects."""
    if form == JSON:
        return json.dumps(rows, ensure_ascii=False).encode()
    import csv  # noqa: PLC0415 - few exports are made

    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns, restval="")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()
