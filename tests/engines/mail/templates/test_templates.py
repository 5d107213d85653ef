"""Templates are kept within their limits, and fill mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import identities, sending, states
from bellhop.engines.mail.errors import (
    ConfigurationSetMissing,
    IdentityUnverified,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.mail.submission import Entry, Submission, TemplateUse
from bellhop.engines.mail.tables import WITH_ID
from bellhop.engines.mail.templates import templates, verification_templates
from bellhop.engines.mail.templates.errors import (
    InvalidTemplate,
    InvalidTemplateData,
    TemplateMissing,
    TooManyTemplates,
    TooManyVerificationTemplates,
)
from bellhop.engines.mail.templates.tables import (
    TEMPLATE_COUNTERS,
    TEMPLATES,
    Template,
    TemplateCounter,
    VerificationTemplate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

SOL = "sol@example.com"


def template(name: str = "greeting", **parts: Any) -> Template:
    return Template(name, 0.0, **{"subject": "Hi {{name}}", "text": "Dear {{name}}", "html": None} | parts)


@pytest.fixture
def house(kernel: Kernel) -> Kernel:
    """An account that may send as Sol, with a template."""
    kernel.run(identities.verify, SOL)
    kernel.run(templates.create, template(), {})
    return kernel


def shared(**members: Any) -> Submission:
    return Submission("sesv2", SOL, **{"template": TemplateUse("greeting", '{"name": "you"}')} | members)


def found(house: Kernel, identifier: object) -> Message:
    def look(ctx: Context) -> Message:
        return ctx.store.select(WITH_ID, id=identifier)[0]

    return house.run(look)


def test_a_template_may_have_500_kilobytes_in_all(house: Kernel) -> None:
    half = "x" * (250 * 1024)
    house.run(templates.create, template("large", subject="s", text=half, html=half[:-1]), {})
    with pytest.raises(InvalidTemplate):
        house.run(templates.change, template("large", subject="s", text=half, html=half))

    def size(ctx: Context) -> int:
        return len(templates.find(ctx, "large").html or "")

    assert house.run(size) == len(half) - 1


def test_there_may_be_twenty_thousand(house: Kernel) -> None:
    def count_up(ctx: Context, number: int) -> None:
        ctx.store.count_up(TEMPLATE_COUNTERS, TemplateCounter(TEMPLATES.name, number))

    house.run(count_up, templates.MAX_TEMPLATES - 2)
    house.run(templates.create, template("last"), {})
    with pytest.raises(TooManyTemplates):
        house.run(templates.create, template("more"), {})

    house.run(templates.delete, "last")
    house.run(templates.create, template("more"), {})


def test_there_may_be_fifty_verification_templates(house: Kernel) -> None:
    def make(name: str) -> VerificationTemplate:
        url = "https://example.com/"
        return VerificationTemplate(name, SOL, "Verify", "<p>Click</p>", url, url)

    for number in range(verification_templates.MAX_TEMPLATES):
        house.run(verification_templates.create, make(f"t{number}"), {})
    with pytest.raises(TooManyVerificationTemplates):
        house.run(verification_templates.create, make("more"), {})


def test_a_mail_that_cannot_be_filled_is_accepted_and_fails(house: Kernel) -> None:
    mail = shared(to=("t@example.org",), template=TemplateUse("greeting", "{}"))

    message = found(house, house.run(sending.submit, mail))
    house.settle()

    (event,) = message.events
    assert (event["type"], event["template"]) == ("Rendering Failure", "greeting")
    assert event["error"] == "Attribute 'name' is not present in the rendering data."
    assert message.recipients == [["t@example.org", states.FAILED]]


def test_data_ends_no_header_field(house: Kernel) -> None:
    data = r'{"name": "you\r\nBcc: x@example.net\n"}'
    mail = shared(to=("t@example.org",), template=TemplateUse("greeting", data))

    assert found(house, house.run(sending.submit, mail)).subject == "Hi you Bcc: x@example.net"


def test_many_mails_are_taken_each_for_itself(house: Kernel) -> None:
    entries = [
        Entry(to=("a@example.org",)),
        Entry(to=("b@example.org",), replacements='{"name": "B"}', tags=(("kind", "own"),)),
        Entry(to=("nobody",)),
        Entry(),
        Entry(to=tuple(f"r{number}@example.org" for number in range(51))),
        Entry(to=("c@example.org",), replacements="no JSON"),
        Entry(cc=("d@example.org",), headers=(("X-Batch", "2"),)),
    ]

    answers = house.run(
        sending.submit_all,
        shared(tags=(("kind", "all"), ("batch", "7")), headers=(("X-Batch", "1"),)),
        entries,
    )

    refused = [None if isinstance(answer, str) else type(answer) for answer in answers]
    expected = [None, None, InvalidAddress, RecipientMissing, TooManyRecipients, InvalidTemplateData, None]
    assert refused == expected
    messages = [found(house, answer) for answer in answers if isinstance(answer, str)]
    assert [message.subject for message in messages] == ["Hi you", "Hi B", "Hi you"]
    assert [message.tags["kind"] for message in messages] == ["all", "own", "all"]
    assert messages[1].tags["batch"] == "7"


@pytest.mark.parametrize(
    ("members", "fact"),
    [
        ({"template": TemplateUse("farewell", "{}")}, TemplateMissing),
        ({"template": TemplateUse("greeting", "[]")}, InvalidTemplateData),
        ({"configuration_set": "news"}, ConfigurationSetMissing),
        ({"return_path": "bounces@example.net"}, IdentityUnverified),
        ({"reply_to": ("nobody",)}, InvalidAddress),
    ],
)
def test_what_all_mails_share_refuses_them_all(
    house: Kernel, members: dict[str, Any], fact: type[Exception]
) -> None:
    with pytest.raises(fact):
        house.run(sending.submit_all, shared(**members), [Entry(to=("a@example.org",))])


def test_what_mails_share_is_looked_up_once(house: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def watch(find: Callable[[Context, str], Template]) -> Callable[[Context, str], Template]:
        def watched(ctx: Context, name: str) -> Template:
            looked.append(name)
            return find(ctx, name)

        return watched

    monkeypatch.setattr(templates, "find", watch(templates.find))
    entries = [Entry(to=(f"r{number}@example.org",)) for number in range(50)]
    answers = house.run(sending.submit_all, shared(), entries)

    assert len({answer for answer in answers if isinstance(answer, str)}) == 50
    assert looked == ["greeting"]

    def count(ctx: Context) -> int:
        return len([answer for answer in answers if ctx.store.select(WITH_ID, id=answer)])

    assert house.run(count) == 50
