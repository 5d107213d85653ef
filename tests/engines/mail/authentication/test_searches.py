"""Strict identities wait for DNS: looked for by the clock, lost and found again, given up after 72 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import dkim, mail_from, records, searches
from bellhop.engines.mail.authentication.errors import InvalidMailFrom, MailFromUnverified
from bellhop.engines.mail.authentication.tables import DnsRecord
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.tables import IDENTITIES, Identity
from tests.conftest import Kernel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bellhop.kernel.context import Context

MINUTES, HOURS = 60.0, 3600.0
DOMAIN = "example.com"


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Kernel]:
    """A kernel whose identities wait to be verified."""
    kernel = Kernel(tmp_path / "strict.sqlite3", identities="strict")
    yield kernel
    kernel.database.close()


def identity(kernel: Kernel, name: str = DOMAIN) -> Identity:
    found = kernel.context().store.get(IDENTITIES, name)
    assert found is not None
    return found


def statuses(kernel: Kernel) -> tuple[str, str]:
    """How far the domain is, and its DKIM."""
    found = identity(kernel)
    return found.status, found.dkim.get("status", "NotStarted")


def say(kernel: Kernel, name: str, kind: str, *values: str) -> None:
    kernel.run(records.put, DnsRecord(name, kind, list(values), 60))


def hide_keys(kernel: Kernel) -> None:
    for token in identity(kernel).dkim["tokens"]:
        say(kernel, f"{token}._domainkey.{DOMAIN}", "CNAME")


def test_a_domain_is_verified_by_its_dkim(strict: Kernel) -> None:
    strict.run(identities.create, DOMAIN, {})
    assert statuses(strict) == ("Pending", "Pending")
    assert identity(strict).dkim["signing"] is None

    strict.advance(5 * MINUTES - 1)
    assert statuses(strict) == ("Pending", "Pending")
    strict.advance(1)

    assert statuses(strict) == ("Verified", "Success")
    found = identity(strict)
    assert found.dkim["signing"] == [found.dkim["tokens"][0], found.dkim["keys"][0]]
    assert found.verification["checked"] == found.verification["succeeded"] == strict.clock.now()


def by_verify_domain_dkim(ctx: Context) -> None:
    dkim.verify(ctx, DOMAIN)


def by_the_same_attributes(ctx: Context) -> None:
    dkim.set_up(ctx, identities.find(ctx, DOMAIN), dkim.Wanted())


def by_another_length(ctx: Context) -> None:
    dkim.set_up(ctx, identities.find(ctx, DOMAIN), dkim.Wanted(length=dkim.RSA_1024))


@pytest.mark.parametrize(
    ("values", "error", "restart"),
    [
        ((), "HOST_NOT_FOUND", by_verify_domain_dkim),
        (("elsewhere.example.net.",), "INVALID_VALUE", by_the_same_attributes),
        ((), "HOST_NOT_FOUND", by_another_length),
    ],
)
def test_what_is_not_found_is_looked_for_again_until_72_hours_are_over(
    strict: Kernel, values: tuple[str, ...], error: str, restart: Callable[[Context], None]
) -> None:
    strict.run(identities.create, DOMAIN, {})
    for token in identity(strict).dkim["tokens"]:
        say(strict, f"{token}._domainkey.{DOMAIN}", "CNAME", *values)

    strict.advance(72 * HOURS - 1)
    assert statuses(strict) == ("Pending", "Pending")
    assert identity(strict).verification["error"] == error
    strict.advance(1)
    assert statuses(strict) == ("Failed", "Failed")

    strict.run(records.remove)
    strict.advance(1000 * HOURS)
    assert statuses(strict) == ("Failed", "Failed")
    strict.run(restart)
    strict.advance(5 * MINUTES)
    assert statuses(strict) == ("Verified", "Success")


def test_keys_that_were_given_up_are_not_found_later(strict: Kernel) -> None:
    strict.run(searches.by_token, DOMAIN)
    strict.run(dkim.verify, DOMAIN)
    hide_keys(strict)
    strict.advance(72 * HOURS)
    assert statuses(strict) == ("Verified", "Failed")

    strict.run(records.remove)
    strict.advance(72 * HOURS)

    assert statuses(strict) == ("Verified", "Failed")


def test_a_record_of_another_type_is_not_the_one(strict: Kernel) -> None:
    strict.run(identities.create, DOMAIN, {})
    hide_keys(strict)
    for token in identity(strict).dkim["tokens"]:
        say(strict, f"{token}._domainkey.{DOMAIN}", "TXT", '"p=x"')

    strict.advance(5 * MINUTES)

    assert identity(strict).verification["error"] == "TYPE_NOT_FOUND"


def test_what_is_lost_may_be_found_again_or_is_revoked(strict: Kernel) -> None:
    strict.run(identities.create, DOMAIN, {})
    strict.advance(5 * MINUTES)
    hide_keys(strict)

    strict.advance(6 * HOURS)
    assert statuses(strict) == ("TemporaryFailure", "TemporaryFailure")
    assert identity(strict).dkim["signing"]

    strict.run(records.remove)
    strict.advance(6 * HOURS)
    assert statuses(strict) == ("Verified", "Success")

    hide_keys(strict)
    strict.advance(6 * HOURS)
    strict.advance(72 * HOURS)
    assert statuses(strict) == ("Failed", "Failed")
    assert identity(strict).dkim["signing"] is None


def test_a_token_proves_a_domain_that_asked_for_one(strict: Kernel) -> None:
    strict.run(searches.by_token, DOMAIN)
    say(strict, f"_amazonses.{DOMAIN}", "TXT", '"another"')
    strict.advance(5 * MINUTES)
    assert statuses(strict) == ("Pending", "NotStarted")
    assert identity(strict).verification["error"] == "INVALID_VALUE"

    strict.run(records.remove)
    strict.advance(72 * HOURS)

    assert statuses(strict) == ("Verified", "NotStarted")


def test_a_deleted_identity_is_not_looked_for(strict: Kernel) -> None:
    strict.run(identities.create, DOMAIN, {})
    strict.run(mail_from.put, identity(strict), "bounce.example.com", None)
    strict.run(identities.delete, DOMAIN)

    assert strict.pump.next_due() is None


def set_mail_from(kernel: Kernel, behaviour: str | None = None) -> None:
    kernel.run(mail_from.put, identity(kernel), f"bounce.{DOMAIN}", behaviour)


def mail_from_status(kernel: Kernel) -> str:
    return identity(kernel).mail_from["status"]


def test_a_mail_from_domain_is_looked_for_by_the_clock(strict: Kernel) -> None:
    strict.run(identities.verify, DOMAIN)
    set_mail_from(strict)
    assert mail_from_status(strict) == "Pending"

    strict.advance(5 * MINUTES)
    assert mail_from_status(strict) == "Success"

    say(strict, f"bounce.{DOMAIN}", "MX")
    strict.advance(6 * HOURS)
    assert mail_from_status(strict) == "TemporaryFailure"
    strict.advance(72 * HOURS)
    assert mail_from_status(strict) == "Failed"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (("10 feedback-smtp.us-east-1.amazonses.com.",), "Success"),
        (("20 Feedback-SMTP.us-east-1.AmazonSES.com.",), "Success"),
        (("10 feedback-smtp.eu-west-1.amazonses.com.",), "Pending"),
        (("10 feedback-smtp.us-east-1.amazonses.com.", "20 mail.example.com."), "Pending"),
        ((), "Pending"),
    ],
)
def test_exactly_one_mx_record_has_to_be_there(kernel: Kernel, values: tuple[str, ...], status: str) -> None:
    kernel.run(identities.verify, DOMAIN)
    say(kernel, f"bounce.{DOMAIN}", "MX", *values)

    set_mail_from(kernel)

    assert mail_from_status(kernel) == status


def test_in_auto_mode_the_operators_records_are_seen_at_once(kernel: Kernel) -> None:
    kernel.run(identities.verify, DOMAIN)
    set_mail_from(kernel)
    found = [mail_from_status(kernel)]
    say(kernel, f"bounce.{DOMAIN}", "MX")
    found.append(mail_from_status(kernel))
    kernel.run(records.remove, f"bounce.{DOMAIN}")
    found.append(mail_from_status(kernel))

    assert found == ["Success", "TemporaryFailure", "Success"]


@pytest.mark.parametrize("domain", ["example.net", "example.com", "bounce.example.net", "xexample.com"])
def test_a_mail_from_domain_is_a_subdomain(kernel: Kernel, domain: str) -> None:
    kernel.run(identities.verify, "sol@example.com")
    with pytest.raises(InvalidMailFrom) as caught:
        kernel.run(mail_from.put, identity(kernel, "sol@example.com"), domain, None)

    assert str(caught.value) == (
        f"Provided MAIL-FROM domain <{domain}> is not subdomain of the domain of the identity <example.com>."
    )


def accepted_terms(kernel: Kernel, sender: str) -> dict[str, Any]:
    from bellhop.engines.mail import messages, sending
    from bellhop.engines.mail.tables import CONTENTS

    identifier = kernel.run(
        sending.submit, Submission("ses", sender, to=("t@example.org",), subject=Part("x"), text=Part("x"))
    )
    _, message = kernel.run(messages.one, identifier)
    content = kernel.context().store.get(CONTENTS, message.number)
    assert content is not None
    return content.terms


def test_what_a_missing_mx_record_does_to_a_mail(kernel: Kernel) -> None:
    kernel.run(identities.create, DOMAIN, {})
    kernel.run(identities.verify, f"sol@{DOMAIN}")
    set_mail_from(kernel)
    assert accepted_terms(kernel, f"sol@{DOMAIN}")["mail_from"] == f"bounce.{DOMAIN}"

    say(kernel, f"bounce.{DOMAIN}", "MX")
    assert "mail_from" not in accepted_terms(kernel, f"sol@{DOMAIN}")

    set_mail_from(kernel, "RejectMessage")
    with pytest.raises(MailFromUnverified):
        accepted_terms(kernel, f"any@{DOMAIN}")

    kernel.run(mail_from.put, identity(kernel), None, None)
    assert "mail_from" not in accepted_terms(kernel, f"any@{DOMAIN}")
