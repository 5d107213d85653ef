"""The links by which people say which mail they want: a page to look at and send back, and one click.

A GET changes nothing: programs on the way look at links, too.
"""

import email
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response

from bellhop.control.house import Here, House, context, run
from bellhop.control.links import pages
from bellhop.engines.mail.lists import contacts, subscriptions
from bellhop.engines.mail.lists.subscriptions import Subscriber
from bellhop.kernel.context import Context

router = APIRouter(include_in_schema=False)

_PATH = subscriptions.PATH + "{word}"
_SAVE, _TOPIC, _ALL = "save", "topic", "unsubscribe-all"  # the form's fields
_LONGEST = 16 * 1024  # bytes of a form: twenty topics take less
_Form = dict[str, list[str]]


@router.api_route(_PATH, methods=["GET", "HEAD"])
async def show(house: Here, word: str) -> Response:
    """The preferences of the person that the link was sent to."""
    return _answer(house, word, lambda _ctx, who: pages.page("Email preferences", _body(who)))


@router.post(_PATH)
async def change(house: Here, request: Request, word: str) -> Response:
    """What the page sends back, or a mail program for its user ("List-Unsubscribe=One-Click", RFC 8058)."""
    body = await request.body()
    form = _form(request.headers.get("content-type", ""), body) if len(body) <= _LONGEST else {}
    if form.get("List-Unsubscribe") == ["One-Click"]:
        return _answer(house, word, _one_click)
    if _SAVE in form:
        return _answer(house, word, lambda ctx, who: _save(ctx, who, form))
    return pages.message("Nothing was changed", "This is not what the page sends.", status=400)


def _answer(house: House, word: str, answer: Callable[[Context, Subscriber], Response]) -> Response:
    """`answer(ctx, subscriber)` in the account that sent the link, if it is a good one."""
    link = run(house, subscriptions.link_of, word)
    if link is None:
        return pages.invalid()

    def found(ctx: Context) -> Response:
        who = subscriptions.subscriber(ctx, link)
        return answer(ctx, who) if who else pages.invalid()

    return house.transactions.now(context(house, link.account, link.region), found)


def _one_click(ctx: Context, who: Subscriber) -> Response:
    subscriptions.unsubscribe(ctx, who)
    return pages.message("You are unsubscribed", f"{who.contact.address} gets no more of this mail.")


def _save(ctx: Context, who: Subscriber, form: _Form) -> Response:
    subscriptions.choose(ctx, who, form.get(_TOPIC, ()), unsubscribe_all=_ALL in form)
    return pages.page(
        "Your preferences are saved",
        [
            pages.paragraph(f"They hold for {who.contact.address}."),
            '<p><a href="">Look at them again</a></p>',
        ],
    )


def _body(who: Subscriber) -> Iterator[str]:
    yield pages.paragraph(f"Choose which mail is sent to {who.contact.address}.")
    yield '<form method="post">'
    if who.list.topics:
        yield "<fieldset><legend>Send me mail about</legend>"
        for topic in who.list.topics:
            wanted = not contacts.opted_out(who.list, who.contact, topic["name"])
            yield _box(_TOPIC, topic["name"], topic["shown"], topic["description"], checked=wanted)
        yield "</fieldset>"
    yield _box(_ALL, "yes", "Unsubscribe me from all of this mail", None, checked=who.contact.unsubscribe_all)
    yield f'<p><button name="{_SAVE}" value="yes">Save</button></p></form>'


def _box(name: str, value: str, label: str, note: str | None, *, checked: bool) -> str:
    """A check box with its label, and what else there is to say of it."""
    mark = " checked" if checked else ""
    small = f"<br><small>{escape(note)}</small>" if note else ""
    box = f'<input type="checkbox" name="{name}" value="{escape(value)}"{mark}>'
    return f"<label>{box} {escape(label or value)}{small}</label>"


def _form(kind: str, body: bytes) -> _Form:
    """The fields of a form, in either of the encodings of forms."""
    if not kind.lower().startswith("multipart/form-data"):
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    fields: _Form = {}
    try:
        parts = list(email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).walk())
    except RecursionError:  # parts in parts in parts: no form is like that
        return {}
    for part in parts:
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields.setdefault(name, []).append(content.decode("utf-8", "replace").rstrip("\r\n"))
    return fields
