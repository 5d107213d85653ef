"""SES v2 sends what templates make, kept and handed in, to one destination and to many."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.services.sesv2 import sending
from bellhop.testing import Mailbox
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop
    from tests.conftest import Kernel

CONTENT = {"Subject": "Hi {{name}}", "Text": "Dear {{name}}", "Html": "<p>Dear {{name}}</p>"}
ARN = "arn:aws:ses:us-east-1:000000000000:template/greeting"
SOL = '{"name": "Sol"}'
RECEIPT = {"RawContent": b"%PDF", "FileName": "receipt.pdf", "ContentType": "application/pdf"}


@pytest.fixture
def templated(sesv2: Any) -> Any:
    sesv2.create_email_template(TemplateName="greeting", TemplateContent=CONTENT)
    return sesv2


def request(template: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {
        "FromEmailAddress": "sol@example.com",
        "Destination": {"ToAddresses": ["t@example.org"]},
        "Content": {"Template": template},
        **members,
    }


def bulk(template: dict[str, Any], *entries: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {
        "FromEmailAddress": "sol@example.com",
        "DefaultContent": {"Template": template},
        "BulkEmailEntries": entries,
        **members,
    }


def to(address: str, data: str | None = None, **members: Any) -> dict[str, Any]:
    template = {} if data is None else {"ReplacementTemplateData": data}
    own = {} if data is None else {"ReplacementEmailContent": {"ReplacementTemplate": template}}
    return {"Destination": {"ToAddresses": [address]}, **own, **members}


def headers(**values: str) -> list[dict[str, str]]:
    return [{"Name": name.replace("_", "-"), "Value": value} for name, value in values.items()]


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.mark.parametrize(
    "template", [{"TemplateName": "greeting"}, {"TemplateArn": ARN}, {"TemplateContent": CONTENT}]
)
def test_a_template_is_sent(emulator: Bellhop, templated: Any, template: dict[str, Any]) -> None:
    templated.send_email(
        **request(
            {
                **template,
                "TemplateData": SOL,
                "Headers": headers(X_Campaign="7"),
                "Attachments": [RECEIPT],
            },
            EmailTags=[{"Name": "kind", "Value": "greeting"}],
        )
    )

    mail = Mailbox(emulator).latest()
    assert (mail["Subject"], mail["Text"].strip(), mail["Html"].strip()) == (
        "Hi Sol",
        "Dear Sol",
        "<p>Dear Sol</p>",
    )
    assert [each["FileName"] for each in mail["Attachments"]] == ["receipt.pdf"]
    assert message_from_bytes(Mailbox(emulator).raw(mail))["X-Campaign"] == "7"
    assert mail["Tags"] == {"kind": "greeting"}


def test_a_template_may_need_no_data(emulator: Bellhop, sesv2: Any) -> None:
    sesv2.send_email(**request({"TemplateContent": {"Subject": "s", "Text": "t"}}))

    mail = Mailbox(emulator).latest()
    assert (mail["Subject"], mail["Text"].strip(), mail.get("Html")) == ("s", "t", None)


@pytest.mark.parametrize(
    ("template", "code", "message"),
    [
        ({"TemplateName": "other"}, "NotFoundException", "Template other does not exist"),
        (
            {"TemplateName": "greeting", "TemplateData": "[]"},
            "BadRequestException",
            "The template data is invalid.",
        ),
        (
            {"TemplateContent": {**CONTENT, "Html": "{{#if name}}{{name}}{{/if}}"}},
            "BadRequestException",
            "Template contains unsupported operations.",
        ),
        (
            {"TemplateContent": {"Subject": "s"}},
            "BadRequestException",
            "The text or HTML part must be specified.",
        ),
        (
            {},
            "BadRequestException",
            "Either TemplateName or TemplateArn, or TemplateContent must be given as Template.",
        ),
        (
            {"TemplateName": "greeting", "TemplateContent": CONTENT},
            "BadRequestException",
            "Either TemplateName or TemplateArn, or TemplateContent must be given as Template.",
        ),
    ],
)
def test_a_templated_mail_is_refused(
    templated: Any, template: dict[str, Any], code: str, message: str
) -> None:
    assert refusal(templated.send_email, **request(template)) == (code, message)
    assert refusal(templated.send_bulk_email, **bulk(template, to("t@example.org"))) == (code, message)


def test_many_entries_have_data_headers_and_tags_of_their_own(emulator: Bellhop, templated: Any) -> None:
    results = templated.send_bulk_email(
        **bulk(
            {
                "TemplateName": "greeting",
                "TemplateData": SOL,
                "Headers": headers(X_Campaign="7", List_Id="all"),
                "Attachments": [RECEIPT],
            },
            to("a@example.org"),
            to(
                "b@example.org",
                '{"name": "Bo"}',
                ReplacementHeaders=headers(x_campaign="8", X_Own="b"),
                ReplacementTags=[{"Name": "kind", "Value": "own"}],
            ),
            to("c@example.org", "{}"),
            DefaultEmailTags=[{"Name": "kind", "Value": "all"}],
        )
    )["BulkEmailEntryResults"]

    assert [each["Status"] for each in results] == ["SUCCESS"] * 3
    box = Mailbox(emulator)
    mails = box.messages()
    assert [mail["Id"] for mail in mails] == [each["MessageId"] for each in results]
    assert [mail["Subject"] for mail in mails] == ["Hi Sol", "Hi Bo", "Hi Sol"]
    assert [mail["Tags"]["kind"] for mail in mails] == ["all", "own", "all"]
    assert all(mail["Attachments"] for mail in mails)
    first, second, _ = (message_from_bytes(box.raw(mail)) for mail in mails)
    assert (first["X-Campaign"], first["List-Id"], first["X-Own"]) == ("7", "all", None)
    assert (second["X-Campaign"], second["List-Id"], second["X-Own"]) == ("8", "all", "b")


def test_one_entry_fails_alone(emulator: Bellhop, templated: Any) -> None:
    results = templated.send_bulk_email(
        **bulk(
            {"TemplateName": "greeting", "TemplateData": SOL},
            to("t@example.org"),
            to("nobody"),
            {"Destination": {}},
            to("t@example.org", "Bo"),
            to("t@example.org", ReplacementTags=[{"Name": "", "Value": "x"}]),
            to("t@example.org", ReplacementHeaders=headers(Subject="x")),
            to("u@example.org", '{"name": null, "title": "Dr"}'),
        )
    )["BulkEmailEntryResults"]

    assert [(each["Status"], each.get("Error")) for each in results] == [
        ("SUCCESS", None),
        ("INVALID_PARAMETER", "Missing final '@domain'"),
        ("INVALID_PARAMETER", "Missing required header 'To'."),
        ("INVALID_PARAMETER", "The template data is invalid."),
        ("INVALID_PARAMETER", "The tag name must be specified."),
        ("INVALID_PARAMETER", "Header 'Subject' can't be set: it is set by SES."),
        ("SUCCESS", None),
    ]
    assert len(Mailbox(emulator).messages()) == 2


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"ConfigurationSetName": "news"}, "NotFoundException"),
        ({"TenantName": "acme"}, "NotFoundException"),
        ({"FromEmailAddress": "sol@example.net"}, "MessageRejected"),
        ({"FromEmailAddress": "nobody"}, "BadRequestException"),
        ({"DefaultContent": {}}, "BadRequestException"),
        ({"BulkEmailEntries": []}, "BadRequestException"),
        ({"BulkEmailEntries": [to("t@example.org")] * 51}, "BadRequestException"),
    ],
)
def test_many_are_refused_together(
    emulator: Bellhop, templated: Any, members: dict[str, Any], code: str
) -> None:
    mails = bulk({"TemplateName": "greeting", "TemplateData": SOL}, to("t@example.org"))

    assert refusal(templated.send_bulk_email, **{**mails, **members})[0] == code
    assert not Mailbox(emulator).messages()


def test_the_sandbox_rejects_strangers_one_by_one(emulator: Bellhop, templated: Any) -> None:
    emulator.control("POST", "/_bellhop/account", {"ProductionAccess": False, "MaxSendRate": 50})

    results = templated.send_bulk_email(
        **bulk({"TemplateName": "greeting", "TemplateData": SOL}, to("t@example.org"), to("own@example.com"))
    )["BulkEmailEntryResults"]

    assert [each["Status"] for each in results] == ["MESSAGE_REJECTED", "SUCCESS"]
    assert results[0]["Error"].endswith("in region US-EAST-1: t@example.org")


def test_a_tenant_sends_with_its_own_templates(templated: Any) -> None:
    templated.create_tenant(TenantName="acme")
    templated.create_configuration_set(ConfigurationSetName="news")
    for resource in ("identity/example.com", "configuration-set/news"):
        arn = f"arn:aws:ses:us-east-1:000000000000:{resource}"
        templated.create_tenant_resource_association(TenantName="acme", ResourceArn=arn)
    mail = request(
        {"TemplateName": "greeting", "TemplateData": SOL}, TenantName="acme", ConfigurationSetName="news"
    )

    assert refusal(templated.send_email, **mail)[0] == "AccessDeniedException"
    templated.create_tenant_resource_association(TenantName="acme", ResourceArn=ARN)
    assert templated.send_email(**mail)["MessageId"]


def test_an_endpoint_of_several_regions_must_be_there(kernel: Kernel) -> None:
    """By the function itself: boto3 signs such a request with its CRT alone."""
    mail = request({"TemplateName": "greeting"}, EndpointId="abc.def")

    with pytest.raises(Refusal) as caught:
        kernel.run(sending.send_email, mail)
    assert caught.value.code == "NotFoundException"
