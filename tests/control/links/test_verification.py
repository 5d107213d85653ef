"""Identities that are verified by mail: the guide's creating-identities, as its readers live it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

ADDRESS = "owner@example.com"
DAY = 86_400


def by_v1(bellhop: Bellhop) -> None:
    bellhop.client("ses").verify_email_identity(EmailAddress=ADDRESS)


def by_old_v1(bellhop: Bellhop) -> None:
    bellhop.client("ses").verify_email_address(EmailAddress=ADDRESS)


def by_v2(bellhop: Bellhop) -> None:
    bellhop.client("sesv2").create_email_identity(EmailIdentity=ADDRESS)


def status(bellhop: Bellhop, **options: Any) -> str | None:
    ses = bellhop.client("ses", **options)
    found = ses.get_identity_verification_attributes(Identities=[ADDRESS])["VerificationAttributes"]
    return found[ADDRESS]["VerificationStatus"] if found else None


def send(bellhop: Bellhop) -> str:
    answer = bellhop.client("ses").send_email(
        Source=ADDRESS,
        Destination={"ToAddresses": ["ann@example.org"]},
        Message={"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}},
    )
    return answer["MessageId"]


@pytest.mark.parametrize("ask", [by_v1, by_old_v1, by_v2])
def test_link_in_the_mail_verifies(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client, ask: Callable[[Bellhop], None]
) -> None:
    ask(strict)
    [mail] = strict_mailbox.mails(ADDRESS)
    before = status(strict)

    page = browser.get(strict_mailbox.link(ADDRESS))

    assert mail["From"] == "Amazon Web Services <no-reply-aws@amazon.com>"
    assert mail["Subject"] == (
        "Amazon Web Services \u2013 Email Address Verification Request in region US East (N. Virginia)"
    )
    assert before == "Pending"
    assert page.status_code == 200
    assert ADDRESS in page.text
    assert status(strict) == "Success"
    assert strict.client("sesv2").get_email_identity(EmailIdentity=ADDRESS)["VerifiedForSendingStatus"]
    assert send(strict)


def test_who_has_not_followed_the_link_cannot_send(strict: Bellhop) -> None:
    by_v1(strict)

    with pytest.raises(ClientError) as refused:
        send(strict)

    assert refused.value.response["Error"]["Code"] == "MessageRejected"
    assert refused.value.response["Error"]["Message"] == (
        "Email address is not verified. The following identities failed the check in region "
        f"US-EAST-1: {ADDRESS}"
    )


def test_link_can_be_followed_twice(strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client) -> None:
    by_v1(strict)
    link = strict_mailbox.link(ADDRESS)

    pages = [browser.get(link).status_code for _ in range(2)]

    assert pages == [200, 200]


def test_asking_for_a_link_does_not_follow_it(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client
) -> None:
    by_v1(strict)

    browser.head(strict_mailbox.link(ADDRESS))

    assert status(strict) == "Pending"


def test_link_is_good_for_a_day(strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client) -> None:
    by_v1(strict)
    link = strict_mailbox.link(ADDRESS)

    strict.advance(25 * 3600)
    page = browser.get(link)

    assert page.status_code == 410
    assert status(strict) == "Failed"


def test_what_failed_is_begun_again(strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client) -> None:
    by_v1(strict)
    strict.advance(25 * 3600)

    by_v1(strict)
    assert status(strict) == "Pending"
    old = browser.get(strict_mailbox.link(ADDRESS, 0))
    new = browser.get(strict_mailbox.link(ADDRESS))

    assert (old.status_code, new.status_code) == (410, 200)
    assert status(strict) == "Success"


def test_asking_again_sends_another_mail_and_gives_another_day(
    strict: Bellhop, strict_mailbox: Mailbox
) -> None:
    by_v1(strict)
    strict.advance(DAY - 60)
    by_v1(strict)

    strict.advance(3600)

    assert len(strict_mailbox.mails(ADDRESS)) == 2
    assert status(strict) == "Pending"


def test_link_of_a_deleted_identity_does_nothing(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client
) -> None:
    by_v1(strict)
    strict.client("ses").delete_identity(Identity=ADDRESS)

    gone = browser.get(strict_mailbox.link(ADDRESS))
    by_v1(strict)
    again = browser.get(strict_mailbox.link(ADDRESS, 0))

    assert (gone.status_code, again.status_code) == (410, 410)
    assert status(strict) == "Pending"


def test_link_verifies_in_its_own_account_and_region(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client
) -> None:
    by_v1(strict)
    strict.client("ses", region_name="eu-west-1").verify_email_identity(EmailAddress=ADDRESS)

    browser.get(strict_mailbox.link(ADDRESS))

    assert "Europe (Ireland)" in strict_mailbox.mails(ADDRESS)[-1]["Subject"]
    assert status(strict, region_name="eu-west-1") == "Success"
    assert status(strict) == "Pending"


@pytest.mark.parametrize("change", ["", "x", "e30.", "e30.AAAAAAAAAAAAAAAAAAAAAAAA", "é.é"])
def test_made_up_links_are_not_valid(strict: Bellhop, browser: httpx2.Client, change: str) -> None:
    by_v1(strict)

    page = browser.get(f"{strict.url}/_bellhop/links/verify", params={"token": change})

    assert page.status_code == 404
    assert "<h1>This link is not valid</h1>" in page.text


def test_changed_links_are_not_valid(
    strict: Bellhop, strict_mailbox: Mailbox, browser: httpx2.Client
) -> None:
    by_v1(strict)
    link = strict_mailbox.link(ADDRESS)

    said, _, signature = httpx2.URL(link).params["token"].partition(".")
    for token in (f"{said[:-4]}AAAA.{signature}", f"{said}.{signature[:-1]}", said):
        page = browser.get(f"{strict.url}/_bellhop/links/verify", params={"token": token})
        assert page.status_code == 404

    assert status(strict) == "Pending"


def test_verified_addresses_get_no_mail(server: Bellhop, mailbox: Mailbox) -> None:
    by_v1(server)

    assert status(server) == "Success"
    assert mailbox.mails(ADDRESS) == []
