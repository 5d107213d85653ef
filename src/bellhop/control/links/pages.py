"""The pages that links in mail lead to: one plain shell, without scripts, in which all text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHELL = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
_STYLE = """
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 4rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
fieldset { border: 1px solid; border-radius: .25rem; margin: 1rem 0; padding: .5rem 1rem; }
label { display: block; padding: .25rem 0; }
button { font: inherit; padding: .5rem 1rem; }
"""
# A link is a capability: nothing else may load with it, learn of it, or keep it.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def page(title: str, body: Iterable[str], status: int = 200) -> HTMLResponse:
    """A page of a heading and what stands under it.

    `title` is text; `body` are pieces of HTML, made by `paragraph` or with values escaped by `html.escape`.
    """
    content = _SHELL.format(title=escape(title), style=_STYLE, body="\n".join(body))
    return HTMLResponse(content, status, _HEADERS)


def message(title: str, *sentences: str, status: int = 200) -> HTMLResponse:
    """A page that only says something: a heading and paragraphs of text."""
    return page(title, map(paragraph, sentences), status)


def invalid() -> HTMLResponse:
    """The page for a link that is not ours, is no longer good, or was changed on its way."""
    return message(
        "This link is not valid",
        "It may have been copied only in part, or what it was for is no longer there.",
        status=404,
    )


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
