"""SES v2 keeps templates and tries them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = {"Subject": "Hi {{name}}", "Text": "Dear {{name}}", "Html": "<p>Dear {{name}}</p>"}
VERIFICATION = {
    "TemplateName": "verify",
    "FromEmailAddress": "sol@example.com",
    "TemplateSubject": "Please confirm",
    "TemplateContent": "<html><body><h1>Nearly there</h1></body></html>",
    "SuccessRedirectionURL": "https://www.example.com/verified",
    "FailureRedirectionURL": "https://www.example.com/failed",
}
TAGS = [{"Key": "team", "Value": "blue"}]


def refusal(call: Any, **request: Any) -> tuple[int, str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    answer = caught.value.response
    return answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"], answer["Error"]["Message"]


def test_a_template_is_kept_changed_and_forgotten(sesv2: Any, aws: Callable[..., Any]) -> None:
    sesv2.create_email_template(TemplateName="greeting", TemplateContent=CONTENT, Tags=TAGS)

    kept = sesv2.get_email_template(TemplateName="greeting")
    assert (kept["TemplateName"], kept["TemplateContent"], kept["Tags"]) == ("greeting", CONTENT, TAGS)
    # Both APIs look at the same templates.
    shown = aws("ses").get_template(TemplateName="greeting")["Template"]
    assert (shown["SubjectPart"], shown["TextPart"], shown["HtmlPart"]) == tuple(CONTENT.values())

    sesv2.update_email_template(TemplateName="greeting", TemplateContent={"Subject": "Hi", "Html": "x"})
    kept = sesv2.get_email_template(TemplateName="greeting")
    assert (kept["TemplateContent"], kept["Tags"]) == ({"Subject": "Hi", "Html": "x"}, TAGS)
    (listed,) = sesv2.list_email_templates()["TemplatesMetadata"]
    assert listed["TemplateName"] == "greeting"

    sesv2.delete_email_template(TemplateName="greeting")
    gone = (404, "NotFoundException", "Template greeting does not exist")
    assert refusal(sesv2.get_email_template, TemplateName="greeting") == gone
    assert refusal(sesv2.delete_email_template, TemplateName="greeting") == gone
    assert refusal(sesv2.update_email_template, TemplateName="greeting", TemplateContent=CONTENT) == gone
    sesv2.create_email_template(TemplateName="greeting", TemplateContent=CONTENT)
    assert sesv2.get_email_template(TemplateName="greeting")["Tags"] == []


def test_templates_are_listed_page_by_page(sesv2: Any) -> None:
    for number in range(12):
        sesv2.create_email_template(TemplateName=f"t{number:02}", TemplateContent=CONTENT)

    pages = [sesv2.list_email_templates(PageSize=7)]
    pages.append(sesv2.list_email_templates(PageSize=7, NextToken=pages[0]["NextToken"]))

    names = [[each["TemplateName"] for each in page["TemplatesMetadata"]] for page in pages]
    assert names == [[f"t{number:02}" for number in range(7)], [f"t{number:02}" for number in range(7, 12)]]
    assert "NextToken" not in pages[1]


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        (
            "greeting",
            {},
            "AlreadyExistsException",
            "Template greeting already exists for account id 000000000000",
        ),
        ("other", {"Subject": ""}, "BadRequestException", "The subject must be specified."),
        (
            "other",
            {"Html": "", "Text": ""},
            "BadRequestException",
            "The text or HTML part must be specified.",
        ),
        ("other", {"Text": "{{#each a}}"}, "BadRequestException", "unclosed block"),
        (
            "a.b",
            {},
            "BadRequestException",
            "Invalid template name <a.b>: "
            "only 1 to 64 alphanumeric ASCII characters, '_', and '-' are allowed.",
        ),
    ],
)
def test_a_template_is_refused(
    sesv2: Any, name: str, content: dict[str, str], code: str, message: str
) -> None:
    sesv2.create_email_template(TemplateName="greeting", TemplateContent=CONTENT)

    request = {"TemplateName": name, "TemplateContent": CONTENT | content}
    assert refusal(sesv2.create_email_template, **request) == (400, code, message)


def test_a_template_is_tried(sesv2: Any) -> None:
    sesv2.create_email_template(TemplateName="greeting", TemplateContent=CONTENT)

    def tried(data: str) -> Any:
        return sesv2.test_render_email_template(TemplateName="greeting", TemplateData=data)

    message = tried('{"name": "Sol"}')["RenderedTemplate"]
    assert "\r\nSubject: Hi Sol\r\n" in message
    assert "\r\n\r\n<p>Dear Sol</p>\r\n" in message
    lacking = "Attribute 'name' is not present in the rendering data."
    assert refusal(tried, data="{}") == (400, "BadRequestException", lacking)
    assert refusal(tried, data="{") == (400, "BadRequestException", "The template data is invalid.")


def test_a_verification_template_is_kept_changed_and_forgotten(sesv2: Any) -> None:
    sesv2.create_custom_verification_email_template(**VERIFICATION, Tags=TAGS)
    kept = sesv2.get_custom_verification_email_template(TemplateName="verify")
    del kept["ResponseMetadata"]
    assert kept == {**VERIFICATION, "Tags": TAGS}

    changed = {**VERIFICATION, "TemplateSubject": "Confirm", "FailureRedirectionURL": "http://example.com/"}
    sesv2.update_custom_verification_email_template(**changed)
    (listed,) = sesv2.list_custom_verification_email_templates()["CustomVerificationEmailTemplates"]
    assert listed == {name: value for name, value in changed.items() if name != "TemplateContent"}

    sesv2.delete_custom_verification_email_template(TemplateName="verify")
    gone = (404, "NotFoundException", "Custom verification email template verify does not exist.")
    assert refusal(sesv2.get_custom_verification_email_template, TemplateName="verify") == gone
    assert refusal(sesv2.delete_custom_verification_email_template, TemplateName="verify") == gone
    assert refusal(sesv2.update_custom_verification_email_template, **VERIFICATION) == gone


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"TemplateName": "verify"}, "AlreadyExistsException"),
        ({"FromEmailAddress": "sol@example.net"}, "BadRequestException"),
        ({"TemplateSubject": ""}, "BadRequestException"),
        ({"SuccessRedirectionURL": "javascript:alert(1)"}, "BadRequestException"),
    ],
)
def test_a_verification_template_is_refused(sesv2: Any, members: dict[str, str], code: str) -> None:
    sesv2.create_custom_verification_email_template(**VERIFICATION)
    request = {**VERIFICATION, "TemplateName": "other", **members}

    assert refusal(sesv2.create_custom_verification_email_template, **request)[:2] == (400, code)
