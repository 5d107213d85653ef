"""Reputation entities: what is found of a tenant's mail, and what its policy makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import accounts
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop import Bellhop
    from bellhop.kernel.context import Context

IDENTITY = "arn:aws:ses:us-east-1:000000000000:identity/example.com"
SET = "arn:aws:ses:us-east-1:000000000000:configuration-set/s"
BODY = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}
POLICY = "arn:aws:ses:us-east-1:aws:reputation-policy"


def prepare(ctx: Context) -> None:
    """Twenty mails are enough for a rate; the addresses gone@ bounce, the account itself stays healthy."""
    account = accounts.of(ctx)
    account.reputation = {"volume": 20, "pinned": True}
    account.suppressed_reasons = []
    accounts.keep(ctx, account)
    book.add(ctx, "gone*@*", Outcome.PERMANENT_BOUNCE)


class Acme:
    """A tenant that sends."""

    def __init__(self, sesv2: Any, emulator: Bellhop) -> None:
        self._sesv2 = sesv2
        self._emulator = emulator
        self.arn = sesv2.create_tenant(TenantName="acme")["TenantArn"]
        sesv2.create_configuration_set(ConfigurationSetName="s")
        for resource in (IDENTITY, SET):
            sesv2.create_tenant_resource_association(TenantName="acme", ResourceArn=resource)
        self.named = {"ReputationEntityType": "RESOURCE", "ReputationEntityReference": self.arn}

    def send(self, *recipients: str) -> None:
        self._sesv2.send_email(
            FromEmailAddress="sol@example.com",
            Destination={"ToAddresses": recipients},
            Content={"Simple": BODY},
            TenantName="acme",
            ConfigurationSetName="s",
        )
        self._emulator.settle()

    def bounce(self, often: int, of: int = 20) -> None:
        """A mail to so many, of whom the first are not there."""
        self.send(*(f"{'gone' if number < often else 'here'}{number}@example.org" for number in range(of)))

    @property
    def entity(self) -> dict[str, Any]:
        return self._sesv2.get_reputation_entity(**self.named)["ReputationEntity"]

    @property
    def statuses(self) -> tuple[str, str | None]:
        """What counts, and the impact of what was found."""
        found = self.entity
        return found["SendingStatusAggregate"], found.get("ReputationImpact")

    def follow(self, policy: str) -> None:
        policy = f"{POLICY}/{policy}"
        self._sesv2.update_reputation_entity_policy(**self.named, ReputationEntityPolicy=policy)

    def say(self, status: str) -> None:
        self._sesv2.update_reputation_entity_customer_managed_status(**self.named, SendingStatus=status)


@pytest.fixture
def acme(sesv2: Any, emulator: Bellhop) -> Acme:
    emulator.freeze()
    emulator.call(
        lambda inside: inside.transactions.now(
            inside.transactions.context(inside.identities.default), prepare
        )
    )
    return Acme(sesv2, emulator)


def test_a_new_tenant_is_an_entity(acme: Acme) -> None:
    found = acme.entity
    for status in ("CustomerManagedStatus", "AwsSesManagedStatus"):
        assert found[status].pop("LastUpdatedTimestamp")

    assert found == {
        "ReputationEntityReference": acme.arn,
        "ReputationEntityType": "RESOURCE",
        "ReputationManagementPolicy": f"{POLICY}/standard",
        "CustomerManagedStatus": {"Status": "ENABLED"},
        "AwsSesManagedStatus": {"Status": "ENABLED"},
        "SendingStatusAggregate": "ENABLED",
    }


@pytest.mark.parametrize(
    ("policy", "bounces", "expected"),
    [
        ("standard", 0, ("ENABLED", None)),
        ("standard", 1, ("ENABLED", "LOW")),
        ("standard", 2, ("DISABLED", "HIGH")),
        ("strict", 0, ("ENABLED", None)),
        ("strict", 1, ("DISABLED", "LOW")),
        ("none", 2, ("ENABLED", "HIGH")),
    ],
)
def test_policies_act_on_what_is_found(
    sesv2: Any, acme: Acme, policy: str, bounces: int, expected: tuple[str, str | None]
) -> None:
    acme.follow(policy)
    acme.bounce(bounces)

    assert acme.statuses == expected
    if expected[0] == "DISABLED":
        cause = acme.entity["CustomerManagedStatus"]["Cause"]
        rate = {"HIGH": "10.0%", "LOW": "5.0%"}[expected[1] or ""]
        assert cause.startswith(
            f"The bounce rate exceeded {rate} based on a representative volume of 20 emails"
        )
        with pytest.raises(sesv2.exceptions.SendingPausedException):
            acme.send("a@example.org")


def test_what_is_found_is_a_recommendation(sesv2: Any, acme: Acme, emulator: Bellhop) -> None:
    acme.follow("none")
    acme.bounce(2)
    (finding,) = sesv2.list_recommendations(Filter={"RESOURCE_ARN": acme.arn})["Recommendations"]

    assert (finding["Type"], finding["Impact"], finding["Status"]) == ("BOUNCE", "HIGH", "OPEN")
    assert finding["Description"].startswith("The bounce rate exceeded 10.0%")

    emulator.advance(3600)
    acme.bounce(0)
    assert acme.statuses == ("ENABLED", None)
    (finding,) = sesv2.list_recommendations(Filter={"RESOURCE_ARN": acme.arn})["Recommendations"]
    assert finding["Status"] == "FIXED"


def test_little_mail_is_judged_by_nobody(acme: Acme) -> None:
    acme.bounce(19, of=19)

    assert acme.statuses == ("ENABLED", None)


def test_a_stricter_policy_acts_at_once(acme: Acme) -> None:
    acme.bounce(1)
    assert acme.statuses == ("ENABLED", "LOW")

    acme.follow("strict")
    assert acme.statuses == ("DISABLED", "LOW")


@pytest.mark.parametrize("status", ["REINSTATED", "ENABLED"])
def test_who_is_reinstated_begins_anew(acme: Acme, emulator: Bellhop, status: str) -> None:
    acme.bounce(2)
    acme.say(status)
    assert acme.statuses[0] == "REINSTATED"
    acme.send("a@example.org", "gone@example.org")
    assert acme.statuses[0] == "REINSTATED"

    emulator.advance(3600)
    acme.bounce(0)
    assert acme.statuses == ("ENABLED", None)
    acme.bounce(4)
    assert acme.statuses == ("DISABLED", "HIGH")


def test_entities_are_listed_by_what_is_known_of_them(sesv2: Any, acme: Acme) -> None:
    other = sesv2.create_tenant(TenantName="other")["TenantArn"]
    acme.bounce(2)

    def arns(**filters: str) -> list[str]:
        found = sesv2.list_reputation_entities(Filter=filters)["ReputationEntities"]
        return [each["ReputationEntityReference"] for each in found]

    assert arns() == [acme.arn, other]
    assert arns(SENDING_STATUS="DISABLED", ENTITY_TYPE="RESOURCE") == [acme.arn]
    assert arns(REPUTATION_IMPACT="HIGH") == [acme.arn]
    assert arns(ENTITY_REFERENCE_PREFIX=other[:-4]) == [other]
    assert arns(ENTITY_REFERENCE_PREFIX="arn:aws:ses:us-east-1:") == [acme.arn, other]
    assert arns(ENTITY_REFERENCE_PREFIX="arn:aws:ses:eu-west-1:") == []

    first = sesv2.list_reputation_entities(PageSize=1)
    second = sesv2.list_reputation_entities(PageSize=1, NextToken=first["NextToken"])
    assert second["ReputationEntities"][0]["ReputationEntityReference"] == other


@pytest.mark.parametrize("reference", [IDENTITY, "acme", "arn:aws:ses:us-east-1:000000000000:tenant/nobody"])
def test_what_is_no_entity(sesv2: Any, acme: Acme, reference: str) -> None:
    named = {"ReputationEntityType": "RESOURCE", "ReputationEntityReference": reference}
    changes: list[Callable[[], Any]] = [
        lambda: sesv2.update_reputation_entity_customer_managed_status(**named, SendingStatus="ENABLED"),
        lambda: sesv2.update_reputation_entity_policy(**named, ReputationEntityPolicy=f"{POLICY}/none"),
        lambda: sesv2.update_reputation_entity_policy(**acme.named, ReputationEntityPolicy=f"{POLICY}/mild"),
    ]

    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.get_reputation_entity(**named)
    for change in changes:
        with pytest.raises(sesv2.exceptions.BadRequestException):
            change()
