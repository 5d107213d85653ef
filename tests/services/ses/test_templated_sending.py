"""SES v1 sends what templates make, to one destination and to many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.testing import Mailbox

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop

TEMPLATE = {
    "TemplateName": "MyTemplate",
    "SubjectPart": "Greetings, {{name}}!",
    "HtmlPart": "<h1>Hello {{name}},</h1><p>Your favorite animal is {{favoriteanimal}}.</p>",
    "TextPart": "Dear {{name}},\r\nYour favorite animal is {{favoriteanimal}}.",
}
FRIEND = '{"name": "friend", "favoriteanimal": "unknown"}'


@pytest.fixture
def templated(ses: Any) -> Any:
    ses.create_template(Template=TEMPLATE)
    return ses


def request(**members: Any) -> dict[str, Any]:
    return {
        "Source": "sol@example.com",
        "Template": "MyTemplate",
        "TemplateData": FRIEND,
        "Destination": {"ToAddresses": ["t@example.org"]},
        **members,
    }


def bulk(*destinations: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {
        "Source": "sol@example.com",
        "Template": "MyTemplate",
        "DefaultTemplateData": FRIEND,
        "Destinations": destinations,
        **members,
    }


def to(address: str, data: str | None = None, **members: Any) -> dict[str, Any]:
    own = {} if data is None else {"ReplacementTemplateData": data}
    return {"Destination": {"ToAddresses": [address]}, **own, **members}


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def test_a_template_is_sent(emulator: Bellhop, templated: Any) -> None:
    identifier = templated.send_templated_email(
        **request(
            Destination={"ToAddresses": ["t@example.org"], "BccAddresses": ["b@example.org"]},
            ReplyToAddresses=["r@example.net"],
            ReturnPath="back@example.com",
            Tags=[{"Name": "kind", "Value": "greeting"}],
            TemplateArn="arn:aws:ses:us-east-1:000000000000:template/MyTemplate",
        )
    )["MessageId"]

    mail = Mailbox(emulator).latest()
    assert mail["Id"] == identifier
    assert mail["Subject"] == "Greetings, friend!"
    assert mail["Text"].splitlines() == ["Dear friend,", "Your favorite animal is unknown."]
    assert mail["Html"].strip() == "<h1>Hello friend,</h1><p>Your favorite animal is unknown.</p>"
    assert [each["Status"] for each in mail["Recipients"]] == ["Delivered", "Delivered"]
    assert mail["Tags"] == {"kind": "greeting"}


def test_what_cannot_be_filled_is_taken_and_not_sent(emulator: Bellhop, templated: Any) -> None:
    identifier = templated.send_templated_email(**request(TemplateData='{"name": null}'))["MessageId"]

    (mail,) = Mailbox(emulator).messages()
    assert [each["Status"] for each in mail["Recipients"]] == ["Failed"]
    (event,) = emulator.control("GET", f"/_bellhop/messages/{identifier}")["Events"]
    assert (event["Type"], event["Template"]) == ("Rendering Failure", "MyTemplate")
    assert event["Error"] == "Attribute 'name' is not present in the rendering data."
    assert templated.get_send_quota()["SentLast24Hours"] == 0


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        ({"Template": "other"}, "TemplateDoesNotExist", "Template other does not exist"),
        (
            {"TemplateArn": "arn:aws:ses:us-east-1:111111111111:template/MyTemplate"},
            "TemplateDoesNotExist",
            "Template arn:aws:ses:us-east-1:111111111111:template/MyTemplate does not exist",
        ),
        ({"TemplateData": "name=friend"}, "InvalidParameterValue", "The template data is invalid."),
        ({"Destination": {"ToAddresses": []}}, "InvalidParameterValue", "Missing required header 'To'."),
        (
            {"ConfigurationSetName": "news"},
            "ConfigurationSetDoesNotExist",
            "Configuration set <news> does not exist.",
        ),
        (
            {"Tags": [{"Name": "a b", "Value": "1"}]},
            "InvalidParameterValue",
            "Invalid tag name <a b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
        ),
        (
            {"Source": "sol@example.net"},
            "MessageRejected",
            "Email address is not verified. The following identities failed the check in region "
            "US-EAST-1: sol@example.net",
        ),
    ],
)
def test_a_templated_mail_is_refused(
    templated: Any, members: dict[str, Any], code: str, message: str
) -> None:
    assert refusal(templated.send_templated_email, **request(**members)) == (code, message)


def test_many_destinations_have_data_of_their_own(emulator: Bellhop, templated: Any) -> None:
    answer = templated.send_bulk_templated_email(
        **bulk(
            to("anaya@example.org", '{"name": "Anaya", "favoriteanimal": "angelfish"}'),
            to("liu@example.org", '{"name": "Liu"}', ReplacementTags=[{"Name": "kind", "Value": "own"}]),
            to("richard@example.org", "{}"),
            to("shirley@example.org"),
            DefaultTags=[{"Name": "kind", "Value": "all"}, {"Name": "batch", "Value": "7"}],
        )
    )

    assert [each["Status"] for each in answer["Status"]] == ["Success"] * 4
    mails = Mailbox(emulator).messages()
    assert [mail["Id"] for mail in mails] == [each["MessageId"] for each in answer["Status"]]
    assert [mail["Text"].split()[1] for mail in mails] == ["Anaya,", "Liu,", "friend,", "friend,"]
    assert [mail["Text"].split()[-1] for mail in mails] == ["angelfish.", "unknown.", "unknown.", "unknown."]
    assert [mail["Tags"]["kind"] for mail in mails] == ["all", "own", "all", "all"]
    assert {mail["Tags"]["batch"] for mail in mails} == {"7"}


def test_one_destination_fails_alone(templated: Any) -> None:
    (good, bad, empty, data) = templated.send_bulk_templated_email(
        **bulk(
            to("t@example.org"),
            to("nobody"),
            {"Destination": {"ToAddresses": []}},
            to("t@example.org", "{name}"),
        )
    )["Status"]

    assert good["Status"] == "Success"
    assert bad == {"Status": "InvalidParameterValue", "Error": "Missing final '@domain'"}
    assert empty == {"Status": "InvalidParameterValue", "Error": "Missing required header 'To'."}
    assert data == {"Status": "InvalidParameterValue", "Error": "The template data is invalid."}
    assert templated.get_send_quota()["SentLast24Hours"] == 1


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"Template": "other"}, "TemplateDoesNotExist"),
        ({"DefaultTemplateData": "{"}, "InvalidParameterValue"),
        ({"ConfigurationSetName": "news"}, "ConfigurationSetDoesNotExist"),
        ({"Source": "sol@example.net"}, "MessageRejected"),
        ({"Source": "nobody"}, "InvalidParameterValue"),
        ({"Destinations": []}, "InvalidParameterValue"),
        ({"Destinations": [to("t@example.org")] * 51}, "InvalidParameterValue"),
    ],
)
def test_many_are_refused_together(templated: Any, members: dict[str, Any], code: str) -> None:
    assert refusal(templated.send_bulk_templated_email, **bulk(to("t@example.org"), **members))[0] == code


def test_a_paused_account_sends_none_of_them(templated: Any) -> None:
    templated.update_account_sending_enabled(Enabled=False)

    code, _ = refusal(templated.send_bulk_templated_email, **bulk(to("t@example.org")))
    assert code == "AccountSendingPausedException"


def test_the_guides_example_of_conditions(emulator: Bellhop, ses: Any) -> None:
    """Preferences2 of send-personalized-email-advanced, its line breaks removed as it says."""
    text = (
        "Dear {{contact.firstName}},\n"
        "{{#if subscription}}\nYou are interested in:\n{{#each subscription}}\n- {{interest}}\n{{/each}}\n"
        "{{else}}\nPlease update your preferences at https://www.example.com/i.aspx?id={{meta.userId}}.\n{{/if}}\n"
    )
    subject = "Preferences for {{contact.firstName}} {{contact.lastName}}"
    ses.create_template(Template={"TemplateName": "P2", "SubjectPart": subject, "TextPart": text})
    anaya = {
        "meta": {"userId": "51806220607"},
        "contact": {"firstName": "Anaya", "lastName": "Iyengar"},
        "subscription": [{"interest": "Sports"}, {"interest": "Cooking"}],
    }
    shirley = {
        "meta": {"userId": "1981624758263"},
        "contact": {"firstName": "Shirley", "lastName": "Rodriguez"},
    }
    default = {"meta": {"userId": ""}, "contact": {"firstName": "Friend", "lastName": ""}, "subscription": []}

    ses.send_bulk_templated_email(
        **bulk(
            to("anaya@example.org", json.dumps(anaya)),
            to("shirley@example.org", json.dumps(shirley)),
            Template="P2",
            DefaultTemplateData=json.dumps(default),
        )
    )

    first, second = Mailbox(emulator).messages()
    assert first["Subject"] == "Preferences for Anaya Iyengar"
    assert first["Text"].splitlines() == ["Dear Anaya,", "You are interested in:", "- Sports", "- Cooking"]
    assert second["Text"].splitlines() == [
        "Dear Shirley,",
        "Please update your preferences at https://www.example.com/i.aspx?id=1981624758263.",
    ]
