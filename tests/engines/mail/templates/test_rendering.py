"""What templates make of data: the constructs that SES documents, and those of Handlebars behind them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellhop.engines.mail.templates.errors import (
    InvalidTemplate,
    InvalidTemplateData,
    RenderingAttributeMissing,
    RenderingFailed,
    TemplateUnsupported,
)
from bellhop.engines.mail.templates.rendering import check, check_simple, data_of, render

READER = {
    "meta": {"userId": "51806220607"},
    "contact": {"firstName": "Anaya", "lastName": "Iyengar", "address": {"city": "Bengaluru"}},
    "subscription": [{"interest": "Sports"}, {"interest": "Travel"}],
    "nobody": [],
    "number": 7,
    "zero": 0,
    "price": 12.5,
    "yes": True,
    "no": False,
    "blank": "",
    "tag": "<b>&\"'",
    "tags": ["a", "b"],
}

PIECES = st.sampled_from(
    (" \n {{ }} { #if /if else each a . ~ !-- > | [ ( ' = *inline " + '"x" @ \\ ^ & {{{{ lookup').split(" ")
)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("", ""),
        ("plain } text {", "plain } text {"),
        # Attributes, nested and not; nothing is escaped.
        ("{{number}} {{price}} {{yes}} {{no}}.{{blank}}.", "7 12.5 true false.."),
        ("Hello {{contact.firstName}} of {{ contact.address.city }}!", "Hello Anaya of Bengaluru!"),
        ("{{contact/lastName}}", "Iyengar"),
        ("{{tag}} {{{tag}}} {{&tag}}", "<b>&\"' <b>&\"' <b>&\"'"),
        ("{{subscription.[1].interest}} {{tags.[0]}} {{tags}}", "Travel a a,b"),
        (r"\{{number}}", "{{number}}"),
        # Lists.
        ("{{#each subscription}}<li>{{interest}}</li>{{/each}}", "<li>Sports</li><li>Travel</li>"),
        ("{{#each tags}}{{@index}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", "0a, 1b"),
        ("{{#each tags}}{{#if @first}}first {{/if}}{{.}}{{/each}}", "first ab"),
        ("{{#each nobody}}x{{else}}none{{/each}}", "none"),
        ("{{#each missing}}x{{else}}none{{/each}}", "none"),
        ("{{#each contact.address}}{{@key}}={{this}}{{/each}}", "city=Bengaluru"),
        (
            "{{#each subscription}}{{interest}} of {{../contact.firstName}};{{/each}}",
            "Sports of Anaya;Travel of Anaya;",
        ),
        ("{{#each tags as |one at|}}{{at}}{{one}}{{@root.number}}{{/each}}", "0a71b7"),
        ("{{#each tags}}{{#each @root.tags}}{{@../index}}{{@index}} {{/each}}{{/each}}", "00 01 10 11 "),
        # Conditions: what is empty or not there is false.
        ("{{#if subscription}}yes{{else}}no{{/if}}", "yes"),
        ("{{#if nobody}}yes{{else}}no{{/if}}", "no"),
        ("{{#if missing}}yes{{else}}no{{/if}}{{#if contact.missing}}yes{{/if}}", "no"),
        ("{{#if zero}}yes{{/if}}{{#if blank}}yes{{/if}}{{#if no}}yes{{/if}}{{#if yes}}YES{{/if}}", "YES"),
        ("{{#if zero includeZero=true}}zero{{/if}}", "zero"),
        ("{{#if missing}}1{{else if number}}2{{else}}3{{/if}}", "2"),
        ("{{#unless missing}}nothing{{else}}something{{/unless}}", "nothing"),
        ("{{#with contact}}{{firstName}} {{lastName}}{{/with}}", "Anaya Iyengar"),
        ("{{#with missing}}x{{else}}nobody{{/with}}", "nobody"),
        ("{{#contact}}{{firstName}}{{/contact}}{{^nobody}}none{{/nobody}}", "Anayanone"),
        ("{{lookup contact 'firstName'}}", "Anaya"),
        # Comments and white space.
        ("a{{! not said }}b{{!-- {{nor}} this --}}c", "abc"),
        ("a {{~number~}} b", "a7b"),
        (
            "<ul>\n{{#each tags}}\n  <li>{{this}}</li>\n{{/each}}\n</ul>",
            "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>",
        ),
        ("a{{log number}}b", "ab"),
        # "{{#* inline \"fullName\"}}{{firstName}}{{#if lastName}} {{lastName}}{{/if}}{{/inline}}\n"
        (
            '{{#* inline "fullName"}}{{firstName}}{{#if lastName}} {{lastName}}{{/if}}{{/inline}}\n'
            "{{#with contact}}Dear {{> fullName}}{{/with}}",
            "Dear Anaya Iyengar",
        ),
        (
            '{{#*inline "x"}}<{{interest}}>{{/inline~}}\n\n{{#each subscription}}{{> x}}{{/each}}',
            "<Sports><Travel>",
        ),
        ('{{#* inline "x"}}{{greeting}} {{number}}{{/inline}}{{> x greeting="Hi"}}', "Hi 7"),
        # Not data, but where the unsubscribe link goes.
        ("{{amazonSESUnsubscribeUrl}}{{ amazonSESUnsubscribeUrl }}", "{{amazonSESUnsubscribeUrl}}" * 2),
        ("{{ses:openTracker}}{{number}}", "{{ses:openTracker}}7"),
        (
            '<a href="{{amazonSESUnsubscribeUrl}}">{{number}}</a>',
            '<a href="{{amazonSESUnsubscribeUrl}}">7</a>',
        ),
    ],
)
def test_a_template_makes_text_of_data(template: str, text: str) -> None:
    check(template)

    assert render(template, READER) == text


@pytest.mark.parametrize(
    ("template", "attribute"),
    [
        ("{{name}}", "name"),
        ("{{contact.middleName}}", "contact.middleName"),
        ("{{missing.name}}", "missing.name"),
        ("{{#each subscription}}{{name}}{{/each}}", "name"),
        ("{{#if number}}{{name}}{{/if}}", "name"),
        # Handlebars knows no such helpers: to SES they are attributes.
        ("{{#IF number}}x{{/IF}}", "IF"),
        ("{{upper contact.firstName}}", "upper"),
    ],
)
def test_what_the_data_lacks_is_a_failure(template: str, attribute: str) -> None:
    check(template)

    with pytest.raises(RenderingAttributeMissing) as caught:
        render(template, READER)
    assert str(caught.value) == f"Attribute '{attribute}' is not present in the rendering data."


@pytest.mark.parametrize(
    "template",
    ["{{> (lookup this 'number')}}", "{{lookup contact tags}}", '{{#*inline "x"}}{{> x}}{{/inline}}{{> x}}'],
)
def test_what_cannot_be_filled_is_a_failure_too(template: str) -> None:
    check(template)

    with pytest.raises(RenderingFailed):
        render(template, READER)


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("Dear {{name", "unclosed tag"),
        ("{{{name}}", "unclosed tag"),
        ("{{#if name}}x", "unclosed block"),
        ("{{#if a}}{{/each}}", "unexpected closing tag each"),
        ("{{/if}}", "unexpected closing tag if"),
        ("{{}}", "empty tag"),
        ("{{/}}", "empty tag"),
        ("{{#*inline}}{{/inline}}", "empty tag"),
        ("{{else}}", "{{else}} outside a block"),
        # "This issue may occur when a template refers to a partial that does not exist." (InvalidTemplate)
        ("{{> footer}}", "The partial footer could not be found"),
    ],
)
def test_what_is_no_template_is_refused(template: str, reason: str) -> None:
    with pytest.raises(InvalidTemplate) as caught:
        check(template)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "template",
    ["Hi {{name}}", "{{{first_name}}}{{ a-b }}", "{{amazonSESUnsubscribeUrl}}{{ses:openTracker}}", ""],
)
def test_a_template_may_be_simple(template: str) -> None:
    check_simple(template)


@pytest.mark.parametrize(
    "template", ["{{#if a}}{{/if}}", "{{a.b}}", "{{> x}}", "{{! c}}", "{{helper a}}", "{{&a}}"]
)
def test_what_more_a_template_does_is_not_simple(template: str) -> None:
    with pytest.raises(TemplateUnsupported):
        check_simple(template)


@pytest.mark.parametrize(
    ("default", "own", "data"),
    [
        ('{"a": 1}', None, {"a": 1}),
        ('{"a": 1}', "{}", {"a": 1}),
        ('{"a": 1, "b": 2}', '{"b": 3, "c": 4}', {"a": 1, "b": 3, "c": 4}),
        ('{"a": {"x": 1, "y": 2}}', '{"a": {"x": 3}}', {"a": {"x": 3, "y": 2}}),
        ('{"a": [1, 2]}', '{"a": [3]}', {"a": [3]}),
        ('{"a": {"x": 1}}', '{"a": 2}', {"a": 2}),
        ('{"a": null, "b": [{"c": null, "d": "null"}]}', None, {"b": [{"d": "null"}]}),
        ('{"a": 1}', '{"a": null}', {"a": 1}),
    ],
)
def test_own_data_goes_before_default_data(default: str, own: str | None, data: dict[str, Any]) -> None:
    assert data_of(default, own) == data


@pytest.mark.parametrize("text", ["", "name", "[1]", '"a"', "null", "{'a': 1}", '{"a": 1', '{"a":' * 2000])
def test_data_is_a_json_object(text: str) -> None:
    with pytest.raises(InvalidTemplateData):
        data_of(text)
    with pytest.raises(InvalidTemplateData):
        data_of("{}", text or "x")


def test_depth_is_limited() -> None:
    deep = '{"a":' * 1000 + "{}" + "}" * 1000
    with pytest.raises(InvalidTemplateData):
        data_of(deep, deep)
    with pytest.raises(InvalidTemplate):
        check("{{#if a}}" * 1000 + "{{/if}}" * 1000)


@given(st.lists(PIECES, max_size=12))
def test_any_text_is_taken_or_refused(pieces: list[str]) -> None:
    source = "".join(pieces)
    try:
        check(source)
        render(source, {"a": [{"a": 1}], "x": "y"})
    except (InvalidTemplate, RenderingAttributeMissing, RenderingFailed):
        pass


NAMES = ["a", "b", "missing", "this", "number", "amazonSESUnsubscribeUrl", "log", "true", "on", "part"]


@given(
    st.lists(
        st.sampled_from(
            [*(f"{{{{{name}}}}}" for name in NAMES), "{{ a }}", "{{{a}}}", "{", "}", "\\", " x", "\n"]
        )
    )
)
def test_plain_templates_are_as_others(pieces: list[str]) -> None:
    """A comment changes nothing of a template but that it is not one of names alone, which is quicker."""
    source = "".join(pieces)
    data = {"a": "A\n", "b": "{{a}}", "number": 1, "this": "x", "log": "y", "on": True, "part": 1.0}

    def outcome(template: str) -> str:
        try:
            return render(template, data)
        except (InvalidTemplate, RenderingAttributeMissing, RenderingFailed) as fact:
            return repr(fact)

    assert outcome("x" + source) == outcome("x{{!}}" + source)
