"""Files that links lead to: saved under their names, and shown by nothing."""

from fastapi import Response


def file(name: str, media_type: str, content: bytes | str) -> Response:
    """A file to save; `name` has no characters that a quoted string would have to escape."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=media_type, headers=headers)
