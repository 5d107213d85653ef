"""The OpenAPI document as a page to read: no script and nothing from elsewhere, so it works offline."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

router = APIRouter()

Node = Mapping[str, Any]  # a part of the document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_METHODS = ("get", "post", "put", "patch", "delete")
_LIMITS = (
    ("minimum", "at least"),
    ("maximum", "at most"),
    ("minLength", "characters, at least"),
    ("maxLength", "characters, at most"),
    ("pattern", "matches"),
)
_code = re.compile(r"`([^`]+)`")


@router.get("/_bellhop/docs", include_in_schema=False, response_class=HTMLResponse)
async def read_reference(request: Request) -> HTMLResponse:
    page = render(request.app.openapi())
    return HTMLResponse(page, headers={"content-security-policy": _POLICY})


def render(document: Node) -> str:
    """The page of an OpenAPI document."""
    title = f"{escape(document['info']['title'])} control API"
    style = (files("bellhop.control") / "reference.css").read_text("utf-8")
    models: Node = document["components"]["schemas"]
    groups = _groups(document)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        '<a class="skip" href="#main">To the operations</a>'
        f"<header><h1>{title}</h1><p>Version {escape(document['info']['version'])}. "
        'The same for programs: <a href="openapi.json">openapi.json</a>.</p></header>'
        f'<nav aria-label="Contents">{_contents(groups, models)}</nav><main id="main">'
        + "".join(_section(tag, operations) for tag, operations in groups.items())
        + f'<section aria-labelledby="models"><h2 id="models">Models</h2>{_models(models)}</section>'
        "</main></body></html>"
    )


def _groups(document: Node) -> dict[str, list[tuple[str, str, Node]]]:
    """Tag → its operations: method, path, and what is said of it."""
    groups: dict[str, list[tuple[str, str, Node]]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                groups.setdefault(item[method]["tags"][0], []).append((method.upper(), path, item[method]))
    return groups


def _contents(groups: Mapping[str, Iterable[tuple[str, str, Node]]], models: Node) -> str:
    parts = [
        f'<li><a href="#{tag}">{escape(tag.capitalize())}</a><ul>'
        + "".join(
            f'<li><a href="#{escape(said["operationId"])}">{_call(method, path)}</a></li>'
            for method, path, said in operations
        )
        + "</ul></li>"
        for tag, operations in groups.items()
    ]
    named = "".join(f"<li>{_link(name)}</li>" for name in sorted(models))
    return f'<ul>{"".join(parts)}<li><a href="#models">Models</a><ul>{named}</ul></li></ul>'


def _call(method: str, path: str) -> str:
    return f'<code><b class="{method.lower()}">{method}</b> {escape(path)}</code>'


def _section(tag: str, operations: Iterable[tuple[str, str, Node]]) -> str:
    body = "".join(_operation(*each) for each in operations)
    return f'<section aria-labelledby="{tag}"><h2 id="{tag}">{escape(tag.capitalize())}</h2>{body}</section>'


def _operation(method: str, path: str, said: Node) -> str:
    parts = [f'<article><h3 id="{escape(said["operationId"])}">{_call(method, path)}</h3>']
    parts.append(_prose(said.get("description") or said["summary"]))
    if said.get("parameters"):
        parts.append(_table("Parameters", map(_parameter, said["parameters"])))
    if "requestBody" in said:
        parts.append(f"<p><strong>Body</strong> {_bodies(said['requestBody']['content'])}</p>")
    answers = "".join(_answer(status, answer) for status, answer in said["responses"].items())
    return "".join([*parts, f"<p><strong>Answers</strong></p><dl>{answers}</dl></article>"])


def _answer(status: str, said: Node) -> str:
    body = _bodies(said.get("content", {})) or _text(said["description"])
    return f"<dt>{escape(status)}</dt><dd>{body}</dd>"


def _bodies(content: Node) -> str:
    """What a body may be: the media type is said where it is not JSON."""
    return " or ".join(
        _type(each.get("schema", {})) if media == "application/json" else f"<code>{escape(media)}</code>"
        for media, each in content.items()
    )


def _parameter(said: Node) -> tuple[str, bool, Node, str]:
    """A row of the table; what is null in the schema is not in the request."""
    schema = said["schema"]
    given = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    where = "" if said["in"] == "query" else f"in the {said['in']}; "
    meaning = where + said.get("description", "")
    return said["name"], said.get("required", False), {**schema, "anyOf": given} if given else schema, meaning


def _models(models: Node) -> str:
    return "".join(
        f'<article><h3 id="model-{escape(name)}"><code>{escape(name)}</code></h3>{_model(said)}</article>'
        for name, said in sorted(models.items())
    )


def _model(schema: Node) -> str:
    prose = _prose(schema.get("description", ""))
    if "properties" not in schema:
        return f"{prose}<p>{_type(schema)}</p>"
    required = schema.get("required", ())
    rows = ((name, name in required, said, "") for name, said in schema["properties"].items())
    return prose + _table("Members", rows)


def _table(caption: str, rows: Iterable[tuple[str, bool, Node, str]]) -> str:
    body = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{_type(schema)}</td>'
        f"<td>{'yes' if required else 'no'}</td>"
        f"<td>{_text('; '.join(_facts(schema, said)))}</td></tr>"
        for name, required, schema, said in rows
    )
    columns = "".join(f'<th scope="col">{each}</th>' for each in ("Name", "Type", "Required", "Meaning"))
    return (
        f"<table><caption>{caption}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"
    )


def _facts(schema: Node, said: str) -> Iterator[str]:
    """What there is to know beside the type, a phrase each."""
    if said := (said or schema.get("description", "")).removesuffix("; "):
        yield said
    alternatives = (schema, *schema.get("anyOf", ()))
    for name, words in _LIMITS:
        yield from (f"{words} `{_plain(each[name])}`" for each in alternatives if name in each)
    if schema.get("default") not in (None, []):
        yield f"default `{schema['default']}`"
    yield from (f"such as `{each}`" for each in schema.get("examples", ()))


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _type(schema: Node) -> str:
    """A type in words, models as links."""
    if "$ref" in schema:
        return _link(schema["$ref"].rpartition("/")[2])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(_type(each) for each in schema[several])
    choices = [schema["const"]] if "const" in schema else schema.get("enum")
    if choices:
        return " or ".join(f"<code>{escape(str(each))}</code>" for each in choices)
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_type(schema['additionalProperties'])}"
    return escape(str(schema.get("type", "anything")))


def _link(name: str) -> str:
    return f'<a href="#model-{escape(name)}">{escape(name)}</a>'


def _prose(text: str) -> str:
    return f"<p>{_text(text)}</p>" if text else ""


def _text(text: str) -> str:
    return _code.sub(r"<code>\1</code>", escape(text))
