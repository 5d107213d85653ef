"""What a custom verification mail may consist of: the table of send-email-verify-address-custom-faq."""

from __future__ import annotations

from bellhop.engines.mail.mime import markup

_EVERYWHERE = frozenset(("class", "id", "style", "title"))
_TAGS = frozenset(
    """abbr acronym address area b bdo big blockquote body br button caption center cite code col
    colgroup dd del dfn dir div dl dt em fieldset font form h1 h2 h3 h4 h5 h6 head hr html i img
    input ins kbd label legend li map menu ol optgroup option p pre q s samp select small span
    strike strong sub sup table tbody td textarea tfoot th thead tr tt u ul var""".split()  # noqa: SIM905 - a list to read
)
_FURTHER = {
    "blockquote": "cite",
    "col": "span width",
    "colgroup": "span width",
    "img": "align alt height src width",
    "ol": "start type",
    "q": "cite",
    "table": "summary width",
    "td": "abbr axis colspan rowspan width",
    "th": "abbr axis colspan rowspan scope width",
    "ul": "type",
}


def fault_of(html: str) -> str | None:
    """What no custom verification mail may have, as a sentence; None if there is no such thing in it."""
    for tag in markup.tags(html):
        name = tag.name.removeprefix("/")
        if name == "!--":
            return "The content must not contain comments."
        if name not in _TAGS:
            return f"The content must not contain the tag <{name}>."
        allowed = _EVERYWHERE.union(_FURTHER.get(name, "").split())
        for attribute in tag.attributes:
            if attribute not in allowed:
                return f"The content must not contain the attribute {attribute} of the tag <{name}>."
    return None
