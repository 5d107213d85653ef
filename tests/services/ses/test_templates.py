"""SES v1 keeps templates and tries them."""

from __future__ import annotations

import re
from email import message_from_string
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE = {
    "TemplateName": "MyTemplate",
    "SubjectPart": "Greetings, {{name}}!",
    "HtmlPart": "<h1>Hello {{name}},</h1><p>Your favorite animal is {{favoriteanimal}}.</p>",
    "TextPart": "Dear {{name}},\r\nYour favorite animal is {{favoriteanimal}}.",
}
VERIFICATION = {
    "TemplateName": "verify",
    "FromEmailAddress": "Sol <sol@example.com>",
    "TemplateSubject": "Please confirm",
    "TemplateContent": "<html><body><h1>Nearly there</h1></body></html>",
    "SuccessRedirectionURL": "https://www.example.com/verified",
    "FailureRedirectionURL": "https://www.example.com/failed?why=link",
}


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert error["Type"] == "Sender"
    return error["Code"], error["Message"]


def test_a_template_is_kept_changed_and_forgotten(ses: Any) -> None:
    assert ses.list_templates()["TemplatesMetadata"] == []
    ses.create_template(Template=TEMPLATE)
    assert ses.get_template(TemplateName="MyTemplate")["Template"] == TEMPLATE
    (listed,) = ses.list_templates()["TemplatesMetadata"]
    assert listed["Name"] == "MyTemplate"

    # "Any lines that you omit are removed from the template."
    changed = {"TemplateName": "MyTemplate", "SubjectPart": "Hello", "TextPart": "Text alone"}
    ses.update_template(Template=changed)
    assert ses.get_template(TemplateName="MyTemplate")["Template"] == changed
    assert ses.list_templates()["TemplatesMetadata"] == [listed]

    ses.delete_template(TemplateName="MyTemplate")
    ses.delete_template(TemplateName="MyTemplate")
    with pytest.raises(ses.exceptions.TemplateDoesNotExistException) as caught:
        ses.get_template(TemplateName="MyTemplate")
    assert caught.value.response["TemplateName"] == "MyTemplate"
    assert caught.value.response["Error"]["Message"] == "Template MyTemplate does not exist"


def test_templates_are_listed_page_by_page(ses: Any) -> None:
    for number in range(12):
        ses.create_template(Template={**TEMPLATE, "TemplateName": f"t{number:02}"})

    first = ses.list_templates()
    second = ses.list_templates(NextToken=first["NextToken"])

    assert [len(page["TemplatesMetadata"]) for page in (first, second)] == [10, 2]
    assert "NextToken" not in second
    assert len(ses.list_templates(MaxItems=1000)["TemplatesMetadata"]) == 12
    assert refusal(ses.list_templates, NextToken="x")[0] == "InvalidParameterValue"


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        (
            {"TemplateName": "MyTemplate"},
            "AlreadyExists",
            "Template MyTemplate already exists for account id 000000000000",
        ),
        ({"SubjectPart": ""}, "InvalidParameterValue", "The subject must be specified."),
        (
            {"HtmlPart": "", "TextPart": ""},
            "InvalidParameterValue",
            "The text or HTML part must be specified.",
        ),
        ({"HtmlPart": "Dear {{name"}, "InvalidTemplate", "unclosed tag"),
        ({"SubjectPart": "{{#if name}}x{{/unless}}"}, "InvalidTemplate", "unexpected closing tag unless"),
        ({"TextPart": "{{> footer}}"}, "InvalidTemplate", "The partial footer could not be found"),
        (
            {"TemplateName": "my template"},
            "InvalidParameterValue",
            "Invalid template name <my template>: "
            "only 1 to 64 alphanumeric ASCII characters, '_', and '-' are allowed.",
        ),
    ],
)
def test_a_template_is_refused(ses: Any, members: dict[str, str], code: str, message: str) -> None:
    ses.create_template(Template=TEMPLATE)
    template = {**TEMPLATE, "TemplateName": "other", **members}

    assert refusal(ses.create_template, Template=template) == (code, message)


def test_a_change_is_refused(ses: Any) -> None:
    ses.create_template(Template=TEMPLATE)
    named = {"TemplateName": "MyTemplate", "SubjectPart": "Hello"}

    assert refusal(ses.update_template, Template={**TEMPLATE, "TemplateName": "other"}) == (
        "TemplateDoesNotExist",
        "Template other does not exist",
    )
    assert refusal(ses.update_template, Template=named)[0] == "InvalidParameterValue"
    assert refusal(ses.update_template, Template={**named, "TextPart": "{{"})[0] == "InvalidTemplate"
    assert ses.get_template(TemplateName="MyTemplate")["Template"] == TEMPLATE


def test_a_template_is_tried(ses: Any) -> None:
    ses.create_template(Template=TEMPLATE)

    text = ses.test_render_template(
        TemplateName="MyTemplate", TemplateData='{"name": "Zoë", "favoriteanimal": "<yak>"}'
    )["RenderedTemplate"]

    message = message_from_string(text, policy=default)
    assert message.keys() == ["Date", "Message-ID", "Subject", "MIME-Version", "Content-Type"]
    assert message["Subject"] == "Greetings, Zoë!"
    assert re.fullmatch(r"<0100[0-9a-f-]+-000000@email\.amazonses\.com>", message["Message-ID"])
    assert message.get_content_type() == "multipart/alternative"
    plain, html = (part.get_content().replace("\r\n", "\n").strip() for part in message.iter_parts())
    assert plain == "Dear Zoë,\nYour favorite animal is <yak>."
    assert html == "<h1>Hello Zoë,</h1><p>Your favorite animal is <yak>.</p>"


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("other", "{}", "TemplateDoesNotExist", "Template other does not exist"),
        ("MyTemplate", "name", "InvalidRenderingParameter", "The template data is invalid."),
        ("MyTemplate", '["name"]', "InvalidRenderingParameter", "The template data is invalid."),
        (
            "MyTemplate",
            '{"name": "Zoë"}',
            "MissingRenderingAttribute",
            "Attribute 'favoriteanimal' is not present in the rendering data.",
        ),
    ],
)
def test_a_trial_is_refused(ses: Any, name: str, data: str, code: str, message: str) -> None:
    ses.create_template(Template=TEMPLATE)

    assert refusal(ses.test_render_template, TemplateName=name, TemplateData=data) == (code, message)


def test_a_trial_may_have_one_body(ses: Any) -> None:
    ses.create_template(Template={"TemplateName": "html", "SubjectPart": "s", "HtmlPart": "<p>{{a}}</p>"})

    text = ses.test_render_template(TemplateName="html", TemplateData='{"a": 1}')["RenderedTemplate"]

    message = message_from_string(text, policy=default)
    assert (message.get_content_type(), message.get_content().strip()) == ("text/html", "<p>1</p>")


def test_regions_have_templates_of_their_own(aws: Callable[..., Any]) -> None:
    here, there = aws("ses"), aws("ses", region_name="eu-west-1")
    here.create_template(Template=TEMPLATE)

    assert there.list_templates()["TemplatesMetadata"] == []
    there.create_template(Template=TEMPLATE)
    there.delete_template(TemplateName="MyTemplate")
    assert here.get_template(TemplateName="MyTemplate")["Template"] == TEMPLATE


def test_a_verification_template_is_kept_changed_and_forgotten(ses: Any) -> None:
    ses.create_custom_verification_email_template(**VERIFICATION)
    kept = ses.get_custom_verification_email_template(TemplateName="verify")
    assert {name: kept[name] for name in VERIFICATION} == VERIFICATION

    ses.update_custom_verification_email_template(TemplateName="verify", TemplateSubject="Confirm")
    kept = ses.get_custom_verification_email_template(TemplateName="verify")
    assert {name: kept[name] for name in VERIFICATION} == {**VERIFICATION, "TemplateSubject": "Confirm"}
    (listed,) = ses.list_custom_verification_email_templates()["CustomVerificationEmailTemplates"]
    shown = {**VERIFICATION, "TemplateSubject": "Confirm"}
    del shown["TemplateContent"]
    assert listed == shown

    ses.delete_custom_verification_email_template(TemplateName="verify")
    ses.delete_custom_verification_email_template(TemplateName="verify")
    code, _ = refusal(ses.get_custom_verification_email_template, TemplateName="verify")
    assert code == "CustomVerificationEmailTemplateDoesNotExist"
    assert refusal(ses.update_custom_verification_email_template, TemplateName="verify")[0] == code


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"TemplateName": "verify"}, "CustomVerificationEmailTemplateAlreadyExists"),
        ({"TemplateName": "no name"}, "InvalidParameterValue"),
        ({"FromEmailAddress": "sol@example.net"}, "FromEmailAddressNotVerified"),
        ({"FromEmailAddress": "nobody"}, "InvalidParameterValue"),
        ({"TemplateContent": " "}, "CustomVerificationEmailInvalidContent"),
        ({"SuccessRedirectionURL": "www.example.com"}, "CustomVerificationEmailInvalidContent"),
        ({"FailureRedirectionURL": "ftp://example.com/"}, "CustomVerificationEmailInvalidContent"),
        ({"FailureRedirectionURL": "https://[x/"}, "CustomVerificationEmailInvalidContent"),
    ],
)
def test_a_verification_template_is_refused(ses: Any, members: dict[str, str], code: str) -> None:
    ses.create_custom_verification_email_template(**VERIFICATION)
    request = {**VERIFICATION, "TemplateName": "other", **members}

    assert refusal(ses.create_custom_verification_email_template, **request)[0] == code
