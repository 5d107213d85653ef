"""Handlebars as SES has it: nothing is escaped, and what the data does not have is a failure.

"The template feature in Amazon SES is based on the Handlebars template system." "SES doesn't escape HTML
content when rendering the HTML template for a message." (SES guide, send-personalized-email-advanced)
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import orjson
from dotpromptz_handlebars import Handlebars, StrictModeError

from bellhop.engines.mail.templates.errors import (
    InvalidTemplate,
    InvalidTemplateData,
    RenderingAttributeMissing,
    RenderingFailed,
    TemplateUnsupported,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Render = Callable[[dict[str, Any]], str]

# "You will need to use the {{amazonSESUnsubscribeUrl}} placeholder in templated and non-templated emails",
# and {{ses:openTracker}} in "formatted, raw, and templated email": what puts something there comes later.
_placeholder = re.compile(r"(?<![\\{])\{\{\s*(amazonSESUnsubscribeUrl|ses:openTracker)\s*\}\}(?!\})")
# The guide writes {{#* inline "fullName"}}; Handlebars.js has no blank there.
_spaced_inline = re.compile(r"(\{\{~?#\*)\s+(?=inline\b)")
# "The newline character (\\n) is required to separate the {{inline}} block from the content in your template.
# The newline isn't rendered in the final output."
_inline_end = re.compile(r"(\S[ \t]*\{\{~?/inline~?\}\})[ \t]*\r?\n")
_comment = re.compile(r"\{\{~?!--.*?--~?\}\}|\{\{~?!.*?\}\}", re.DOTALL)
_partials_made = re.compile(r"""\{\{~?#\*\s*inline\s+["']([^"']+)["']""").findall
_partials_used = re.compile(r"""\{\{~?>\s*["']?([^\s"'}~(@]+)""").findall
_helper = re.compile(r'Missing helper: "(.*)"', re.DOTALL).fullmatch
_tags = re.compile(r"\{\{.*?\}\}+", re.DOTALL).findall
_simple = re.compile(r"\{\{\s*[\w-]+\s*\}\}|\{\{\{\s*[\w-]+\s*\}\}\}", re.ASCII).fullmatch

_plain_tag = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}", re.ASCII).split
# Text that makes another tag of the one behind it, or is one.
_more_than_text = re.compile(r"\{\{|[{\\]$").search
_NO_NAMES = frozenset({"amazonSESUnsubscribeUrl", "else", "false", "log", "lookup", "this", "true"})

# What the library raises for a text that is no template, and for data that it cannot put in.
_BROKEN = (ValueError, IndexError, TypeError, RecursionError)


def check(source: str) -> None:
    """Raises InvalidTemplate for a text that is no template, or that uses a partial there is not."""
    _compiled(source)
    said = _comment.sub("", source)
    if unknown := set(_partials_used(said)).difference(_partials_made(said)):
        raise InvalidTemplate(f"The partial {min(unknown)} could not be found")


def check_simple(source: str) -> None:
    """As `check`, for a template that is handed in with a mail; raises TemplateUnsupported besides.

    "Amazon SES supports only simple substitions when you send email using the SendEmail or SendBulkEmail
    operations and you provide the full template content in the request." (Template)
    """
    if any(_simple(tag) is None for tag in _tags(_placeholder.sub("", source))):
        raise TemplateUnsupported
    _compiled(source)


def render(source: str, data: dict[str, Any]) -> str:
    """The text that a template makes of data; raises RenderingAttributeMissing and RenderingFailed."""
    try:
        return _compiled(source)(data)
    except StrictModeError as error:
        raise RenderingAttributeMissing(error.path) from error
    except _BROKEN as error:
        if helper := _helper(str(error)):
            raise RenderingAttributeMissing(helper[1]) from error
        raise RenderingFailed(str(error)) from error


def data_of(text: str, replacements: str | None = None) -> dict[str, Any]:
    """The data of a JSON object, over it that of a recipient's own; raises InvalidTemplateData."""
    try:
        data = _object(text)
        return _merged(data, _object(replacements)) if replacements else data
    except (ValueError, RecursionError) as error:
        raise InvalidTemplateData from error


def _object(text: str) -> dict[str, Any]:
    data = orjson.loads(text)
    if not isinstance(data, dict):
        raise InvalidTemplateData
    # A value that is null is as good as none: a mail that needs it is not sent.
    return cast("dict[str, Any]", _without_nulls(data) if "null" in text else data)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value).items()
        return {name: _without_nulls(item) for name, item in members if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in cast("list[Any]", value)]
    return value


def _merged(data: dict[str, Any], replacements: dict[str, Any]) -> dict[str, Any]:
    """SES goes member by member into objects; lists it replaces whole."""
    found = dict(data)
    for name, value in replacements.items():
        default = found.get(name)
        both = isinstance(default, dict) and isinstance(value, dict)
        found[name] = (
            _merged(cast("dict[str, Any]", default), cast("dict[str, Any]", value)) if both else value
        )
    return found


@lru_cache(maxsize=128)
def _compiled(source: str) -> Render:
    """The template as a function of its data: what was compiled serves all mails made from it."""
    engine = Handlebars(escape_html=False, strict=True)
    engine.register_helper("log", _say_nothing)
    try:
        whole = engine.compile(_prepared(source))
    except IndexError as error:
        raise InvalidTemplate("empty tag") from error
    except _BROKEN as error:
        raise InvalidTemplate(str(error)) from error
    *said, last = _plain_tag(source)
    literals, names = (*said[::2], last), said[1::2]
    is_plain = not any(_more_than_text(text) for text in literals) and _NO_NAMES.isdisjoint(names)
    return partial(_filled_in, whole, literals, names) if is_plain else whole


def _filled_in(whole: Render, literals: tuple[str, ...], names: list[str], data: dict[str, Any]) -> str:
    """A template of text and names alone, as most are: quick where they stand for text and whole numbers."""
    values = [data.get(name) for name in names]
    if not all(type(value) is str or type(value) is int for value in values):
        return whole(data)
    return "".join(chain(*zip(literals, map(str, values), strict=False), literals[-1:]))


def _prepared(source: str) -> str:
    """The template as the library takes it."""
    if "inline" in source:
        source = _inline_end.sub(r"\1", _spaced_inline.sub(r"\1", source))
    return _placeholder.sub(r"\\{{\1}}", source)


def _say_nothing(_arguments: list[Any], _options: object) -> str:
    """The library's own `log` writes to the standard output, where nobody looks for a mail's."""
    return ""
