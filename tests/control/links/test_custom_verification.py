"""Custom verification mails: the guide's send-email-verify-address-custom."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    import httpx2

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

CUSTOMER = "customer@example.org"
CONTENT = "<html><body style='color: red'><h1>Ready to start?</h1></body></html>"
DONE, NOT_DONE = "https://www.example.com/done?a=1&b=2", "https://www.example.com/sorry"


def prepare(bellhop: Bellhop, content: str = CONTENT) -> None:
    """A verified sender and a template."""
    verified(bellhop, "shop@example.com")
    bellhop.client("sesv2").create_custom_verification_email_template(
        TemplateName="welcome",
        FromEmailAddress="shop@example.com",
        TemplateSubject="Please confirm your email address",
        TemplateContent=content,
        SuccessRedirectionURL=DONE,
        FailureRedirectionURL=NOT_DONE,
    )


def verified(bellhop: Bellhop, address: str) -> None:
    """An identity, whose owner follows the link if there is one."""
    bellhop.client("sesv2").create_email_identity(EmailIdentity=address)
    for mail in bellhop.control("GET", f"/_bellhop/messages?to={address}")["Messages"]:
        token = mail["Text"].partition("token=")[2].split()[0]
        bellhop.control("GET", f"/_bellhop/links/verify?token={token}")


def send(bellhop: Bellhop, version: str = "sesv2", **members: Any) -> str:
    request = {"EmailAddress": CUSTOMER, "TemplateName": "welcome", **members}
    return bellhop.client(version).send_custom_verification_email(**request)["MessageId"]


def standing(bellhop: Bellhop) -> str:
    return bellhop.client("sesv2").get_email_identity(EmailIdentity=CUSTOMER)["VerificationStatus"]


@pytest.mark.parametrize("version", ["ses", "sesv2"])
def test_link_verifies_and_leads_to_the_page_for_success(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client, version: str
) -> None:
    prepare(strict)
    identifier = send(strict, version)
    before = standing(strict)

    answer = browser.get(strict_mailbox.link(CUSTOMER))

    [mail] = strict_mailbox.mails(CUSTOMER)
    assert (mail["Id"], mail["From"]) == (identifier, "shop@example.com")
    assert mail["Subject"] == "Please confirm your email address"
    assert mail["Html"].startswith("<html><body style='color: red'><h1>Ready to start?</h1><p><a href=")
    assert mail["Html"].endswith("along with your questions or comments.</p></body></html>")
    assert before == "PENDING"
    assert (answer.status_code, answer.headers["location"]) == (302, DONE)
    assert standing(strict) == "SUCCESS"


def test_late_link_leads_to_the_page_for_failure(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client
) -> None:
    prepare(strict)
    send(strict)
    link = strict_mailbox.link(CUSTOMER)

    strict.advance(25 * 3600)
    answer = browser.get(link)

    assert (answer.status_code, answer.headers["location"]) == (302, NOT_DONE)
    assert standing(strict) == "FAILED"


def test_changed_link_leads_nowhere(strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client) -> None:
    prepare(strict)
    send(strict)

    answer = browser.get(strict_mailbox.link(CUSTOMER)[:-1])

    assert answer.status_code == 404
    assert standing(strict) == "PENDING"


def test_where_identities_are_verified_at_once_the_mail_goes_all_the_same(
    server: Bellhop, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    prepare(server)
    send(server)
    before = standing(server)

    answer = browser.get(mailbox.link(CUSTOMER))

    assert (before, answer.headers["location"]) == ("SUCCESS", DONE)


def test_configuration_set_hears_of_the_mail_and_nothing_is_tracked(
    server: Bellhop, mailbox: Mailbox
) -> None:
    client = server.client("sesv2")
    topic = server.client("sns").create_topic(Name="events")["TopicArn"]
    client.create_configuration_set(ConfigurationSetName="set")
    client.create_configuration_set_event_destination(
        ConfigurationSetName="set",
        EventDestinationName="topic",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["SEND", "OPEN", "CLICK"],
            "SnsDestination": {"TopicArn": topic},
        },
    )
    prepare(server)

    send(server, ConfigurationSetName="set")

    [mail] = mailbox.mails(CUSTOMER)
    assert mail["ConfigurationSet"] == "set"
    assert "/L0/" not in mail["Html"]
    assert "/I0/" not in mail["Html"]


def test_images_in_the_content_become_attachments(server: Bellhop, mailbox: Mailbox) -> None:
    image = b64encode(b"\x89PNG").decode()
    prepare(server, f'<p><img alt="x" src="data:image/png;base64,{image}"/></p>')

    send(server)

    [mail] = mailbox.mails(CUSTOMER)
    [file] = mail["Attachments"]
    assert (file["ContentType"], file["Size"]) == ("image/png", 4)
    assert f'<img alt="x" src="cid:{file["ContentId"]}"/>' in mail["Html"]


@pytest.mark.parametrize(
    ("version", "code"),
    [("ses", "CustomVerificationEmailTemplateDoesNotExist"), ("sesv2", "NotFoundException")],
)
def test_template_must_be_there(server: Bellhop, version: str, code: str) -> None:
    with pytest.raises(ClientError) as refused:
        send(server, version)

    assert refused.value.response["Error"]["Code"] == code


@pytest.mark.parametrize(
    ("version", "code"),
    [("ses", "FromEmailAddressNotVerified"), ("sesv2", "MailFromDomainNotVerifiedException")],
)
def test_sender_must_be_verified_still(server: Bellhop, version: str, code: str) -> None:
    prepare(server)
    server.client("ses").delete_identity(Identity="shop@example.com")

    with pytest.raises(ClientError) as refused:
        send(server, version)

    assert refused.value.response["Error"]["Code"] == code


@pytest.mark.parametrize(
    ("version", "code"), [("ses", "ConfigurationSetDoesNotExist"), ("sesv2", "NotFoundException")]
)
def test_configuration_set_must_be_there(server: Bellhop, version: str, code: str) -> None:
    prepare(server)

    with pytest.raises(ClientError) as refused:
        send(server, version, ConfigurationSetName="none")

    assert refused.value.response["Error"]["Code"] == code
    assert not server.client("ses").get_identity_verification_attributes(Identities=[CUSTOMER])[
        "VerificationAttributes"
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<p>x</p><A HREF='https://example.com/'>x</a>", "The content must not contain the tag <a>."),
        ("<script>x</script>", "The content must not contain the tag <script>."),
        ("<p>x<!-- x --></p>", "The content must not contain comments."),
        ("<p onclick='x'>x</p>", "The content must not contain the attribute onclick of the tag <p>."),
        ("<td width=1 src=x>", "The content must not contain the attribute src of the tag <td>."),
    ],
)
@pytest.mark.parametrize(
    ("version", "code"), [("ses", "CustomVerificationEmailInvalidContent"), ("sesv2", "BadRequestException")]
)
def test_content_is_of_what_is_allowed(
    server: Bellhop, version: str, code: str, content: str, sentence: str
) -> None:
    prepare(server)
    template = {
        "TemplateName": "welcome",
        "FromEmailAddress": "shop@example.com",
        "TemplateSubject": "Hello",
        "SuccessRedirectionURL": DONE,
        "FailureRedirectionURL": NOT_DONE,
    }

    with pytest.raises(ClientError) as refused:
        server.client(version).update_custom_verification_email_template(**template, TemplateContent=content)

    error = refused.value.response["Error"]
    assert (error["Code"], error["Message"]) == (code, sentence)
