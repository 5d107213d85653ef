"""Suppression lists: sending-email-suppression-list, sending-email-suppression-list-config-level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Send = Callable[..., list[str]]

HARD, ANGRY, FINE = "hard@example.org", "angry@example.org", "fine@example.org"
DAY = 24 * 3600


@pytest.fixture
def send(sesv2: Any, emulator: Bellhop) -> Send:
    """Send a mail to an address; its events' types, with the cause where there is one."""
    for address, outcome in ((HARD, "PermanentBounce"), (ANGRY, "Complaint")):
        emulator.control("POST", "/_bellhop/recipients", {"Pattern": address, "Outcome": outcome})

    def send(to: str, **members: Any) -> list[str]:
        body = {"Text": {"Data": "text"}}
        identifier = sesv2.send_email(
            FromEmailAddress="shop@example.com",
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": body}},
            **members,
        )["MessageId"]
        emulator.settle()
        events = emulator.control("GET", f"/_bellhop/messages/{identifier}")["Events"]
        return [" ".join(filter(None, (event["Type"], event.get("Cause")))) for event in events]

    return send


def listed(client: Any, **members: Any) -> dict[str, str]:
    found = client.list_suppressed_destinations(**members)["SuppressedDestinationSummaries"]
    return {each["EmailAddress"]: each["Reason"] for each in found}


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


SUPPRESSED = ["Send", "Bounce OnAccountSuppressionList"]


def test_bounces_and_complaints_bring_addresses_on_the_list(sesv2: Any, send: Send) -> None:
    assert send(HARD) == ["Send", "Bounce General"]
    assert send(ANGRY) == ["Send", "Delivery", "Complaint"]
    send(FINE)

    assert listed(sesv2) == {ANGRY: "COMPLAINT", HARD: "BOUNCE"}
    assert send(HARD) == SUPPRESSED
    assert send(ANGRY) == ["Send", "Complaint OnAccountSuppressionList"]
    found = sesv2.get_suppressed_destination(EmailAddress=HARD)["SuppressedDestination"]
    assert set(found.pop("Attributes")) == {"MessageId", "FeedbackId"}
    assert set(found) == {"EmailAddress", "Reason", "LastUpdateTime"}


def test_removed_address_gets_mail_again(sesv2: Any, send: Send) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")
    assert send(FINE) == SUPPRESSED

    sesv2.delete_suppressed_destination(EmailAddress=FINE)

    assert send(FINE) == ["Send", "Delivery"]
    assert code(sesv2.delete_suppressed_destination, EmailAddress=FINE) == "NotFoundException"
    assert code(sesv2.get_suppressed_destination, EmailAddress=FINE) == "NotFoundException"


def test_domains_have_no_case_and_local_parts_have(sesv2: Any, send: Send) -> None:
    sesv2.put_suppressed_destination(EmailAddress="Foo/Bar@Example.ORG", Reason="COMPLAINT")

    assert listed(sesv2) == {"Foo/Bar@example.org": "COMPLAINT"}
    assert send("Foo/Bar@EXAMPLE.org") == ["Send", "Complaint OnAccountSuppressionList"]
    assert send("foo/bar@example.org") == ["Send", "Delivery"]
    assert (
        "Attributes"
        not in (sesv2.get_suppressed_destination(EmailAddress="Foo/Bar@EXAMPLE.ORG")["SuppressedDestination"])
    )


def test_put_again_overrides_the_reason(sesv2: Any) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="COMPLAINT")

    assert listed(sesv2) == {FINE: "COMPLAINT"}


def test_list_is_filtered_by_reason_and_time(sesv2: Any, emulator: Bellhop) -> None:
    sesv2.put_suppressed_destination(EmailAddress="a@example.org", Reason="BOUNCE")
    emulator.advance(DAY)
    sesv2.put_suppressed_destination(EmailAddress="b@example.org", Reason="COMPLAINT")
    first, second = (
        each["LastUpdateTime"].timestamp()
        for each in sesv2.list_suppressed_destinations()["SuppressedDestinationSummaries"]
    )
    noon = (first + second) / 2

    assert set(listed(sesv2, Reasons=["BOUNCE"])) == {"a@example.org"}
    assert set(listed(sesv2, Reasons=["BOUNCE", "COMPLAINT"])) == {"a@example.org", "b@example.org"}
    assert set(listed(sesv2, StartDate=noon)) == {"b@example.org"}
    assert set(listed(sesv2, EndDate=noon)) == {"a@example.org"}
    assert set(listed(sesv2, StartDate=noon, EndDate=noon)) == set()
    page = sesv2.list_suppressed_destinations(PageSize=1)
    assert set(listed(sesv2, PageSize=1, NextToken=page["NextToken"])) == {"b@example.org"}


@pytest.mark.parametrize("address", ["nobody", "a b@example.org", ""])
def test_only_addresses_are_suppressed(sesv2: Any, address: str) -> None:
    assert code(sesv2.put_suppressed_destination, EmailAddress=address, Reason="BOUNCE") == (
        "BadRequestException"
    )


def test_account_says_for_which_reasons(sesv2: Any, send: Send) -> None:
    sesv2.put_account_suppression_attributes(SuppressedReasons=["COMPLAINT"])
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")

    assert send(HARD) == ["Send", "Bounce General"]
    send(ANGRY)

    assert listed(sesv2) == {ANGRY: "COMPLAINT", FINE: "BOUNCE"}
    assert send(FINE) == ["Send", "Delivery"]
    assert sesv2.get_account()["SuppressionAttributes"]["SuppressedReasons"] == ["COMPLAINT"]
    sesv2.put_account_suppression_attributes(SuppressedReasons=[])
    assert send(ANGRY) == ["Send", "Delivery", "Complaint"]


def test_account_keeps_how_addresses_are_validated(sesv2: Any) -> None:
    threshold = {
        "ConditionThresholdEnabled": "ENABLED",
        "OverallConfidenceThreshold": {"ConfidenceVerdictThreshold": "MANAGED"},
    }
    sesv2.put_account_suppression_attributes(
        SuppressedReasons=["BOUNCE"], ValidationAttributes={"ConditionThreshold": threshold}
    )

    assert sesv2.get_account()["SuppressionAttributes"] == {
        "SuppressedReasons": ["BOUNCE"],
        "ValidationAttributes": {"ConditionThreshold": threshold},
    }


@pytest.mark.parametrize(
    ("options", "to_hard", "learnt"),
    [
        (None, SUPPRESSED, {ANGRY, HARD}),
        (["BOUNCE"], SUPPRESSED, {HARD}),
        (["COMPLAINT"], ["Send", "Bounce General"], {ANGRY, HARD}),
        ([], ["Send", "Bounce General"], {HARD}),
    ],
)
def test_configuration_set_goes_before_the_account(
    sesv2: Any, send: Send, options: list[str] | None, to_hard: list[str], learnt: set[str]
) -> None:
    sesv2.create_configuration_set(ConfigurationSetName="set")
    if options is not None:
        sesv2.put_configuration_set_suppression_options(ConfigurationSetName="set", SuppressedReasons=options)
    sesv2.put_suppressed_destination(EmailAddress=HARD, Reason="BOUNCE")

    assert send(HARD, ConfigurationSetName="set") == to_hard
    send(ANGRY, ConfigurationSetName="set")

    assert set(listed(sesv2)) == learnt


def test_simulator_is_never_learnt(sesv2: Any, send: Send) -> None:
    for name in ("bounce", "complaint", "suppressionlist"):
        send(f"{name}@simulator.amazonses.com")

    assert listed(sesv2) == {}
    assert send("suppressionlist@simulator.amazonses.com") == ["Send", "Bounce Suppressed"]


def test_list_is_the_regions_own(sesv2: Any, emulator: Bellhop) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")

    assert listed(emulator.client("sesv2", region_name="eu-west-1")) == {}


def test_sandbox_puts_nobody_on_the_list(sesv2: Any, emulator: Bellhop) -> None:
    emulator.control("POST", "/_bellhop/account", {"ProductionAccess": False})

    assert code(sesv2.put_suppressed_destination, EmailAddress=FINE, Reason="BOUNCE") == (
        "BadRequestException"
    )


FOR_ACME = {"TenantName": "acme", "ConfigurationSetName": "set"}


@pytest.fixture
def tenant(sesv2: Any) -> None:
    """The tenant acme, who sends from example.com with a configuration set."""
    sesv2.create_tenant(TenantName="acme")
    sesv2.create_configuration_set(ConfigurationSetName="set")
    for resource in ("identity/example.com", "configuration-set/set"):
        arn = f"arn:aws:ses:us-east-1:000000000000:{resource}"
        sesv2.create_tenant_resource_association(TenantName="acme", ResourceArn=arn)


@pytest.mark.usefixtures("tenant")
def test_tenant_has_a_list_of_its_own(sesv2: Any, send: Send) -> None:
    sesv2.put_tenant_suppression_attributes(
        TenantName="acme", SuppressedReasons=["BOUNCE"], SuppressionScope="TENANT"
    )
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE", TenantName="acme")

    assert send(FINE, **FOR_ACME) == SUPPRESSED
    assert send(FINE) == ["Send", "Delivery"]
    send(HARD, **FOR_ACME)
    send(ANGRY, **FOR_ACME)

    assert listed(sesv2) == {}
    assert listed(sesv2, TenantName="acme") == {FINE: "BOUNCE", HARD: "BOUNCE"}
    found = sesv2.get_suppressed_destination(EmailAddress=HARD, TenantName="acme")
    assert found["SuppressedDestination"]["TenantName"] == "acme"
    sesv2.delete_suppressed_destination(EmailAddress=FINE, TenantName="acme")
    assert send(FINE, **FOR_ACME) == ["Send", "Delivery"]


@pytest.mark.usefixtures("tenant")
def test_tenant_goes_by_the_accounts_list_unless_it_says_otherwise(sesv2: Any, send: Send) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE", TenantName="acme")

    assert send(FINE, **FOR_ACME) == ["Send", "Delivery"]
    send(HARD, **FOR_ACME)

    assert listed(sesv2) == {HARD: "BOUNCE"}


@pytest.mark.usefixtures("tenant")
@pytest.mark.parametrize(
    ("own", "of_set", "expected"),
    [
        ("ACCOUNT", "TENANT", ["Send", "Delivery"]),
        ("TENANT", "ACCOUNT", SUPPRESSED),
    ],
)
def test_scope_of_a_set_goes_before_the_tenants(
    sesv2: Any, send: Send, own: str, of_set: str, expected: list[str]
) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")
    sesv2.put_tenant_suppression_attributes(
        TenantName="acme", SuppressedReasons=["BOUNCE"], SuppressionScope=own
    )
    sesv2.put_configuration_set_suppression_options(
        ConfigurationSetName="set", SuppressedReasons=["BOUNCE"], SuppressionScope=of_set
    )

    assert send(FINE, **FOR_ACME) == expected


@pytest.mark.usefixtures("tenant")
def test_list_goes_with_its_tenant(sesv2: Any) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE", TenantName="acme")
    sesv2.delete_tenant(TenantName="acme")
    sesv2.create_tenant(TenantName="acme")

    assert listed(sesv2, TenantName="acme") == {}


def test_list_of_a_tenant_that_there_is_not(sesv2: Any) -> None:
    request = {"EmailAddress": FINE, "TenantName": "nobody"}

    assert code(sesv2.put_suppressed_destination, Reason="BOUNCE", **request) == "NotFoundException"
    assert code(sesv2.get_suppressed_destination, **request) == "NotFoundException"
    assert code(sesv2.delete_suppressed_destination, **request) == "NotFoundException"
    assert code(sesv2.list_suppressed_destinations, TenantName="nobody") == "NotFoundException"
    assert code(sesv2.put_tenant_suppression_attributes, TenantName="nobody") == "NotFoundException"


UNLIKELY = ["Send", "Bounce EmailValidationFailed"]


def validate(wanted: str | None) -> dict[str, Any]:
    if wanted is None:
        return {"ConditionThreshold": {"ConditionThresholdEnabled": "DISABLED"}}
    threshold = {"ConfidenceVerdictThreshold": wanted}
    return {
        "ConditionThreshold": {
            "ConditionThresholdEnabled": "ENABLED",
            "OverallConfidenceThreshold": threshold,
        }
    }


@pytest.mark.parametrize(
    ("wanted", "sent_to"),
    [
        ("HIGH", {FINE}),
        ("MEDIUM", {FINE, "tempo@tempest.example.org"}),
        ("MANAGED", {FINE, "tempo@tempest.example.org"}),
        (None, {FINE, "tempo@tempest.example.org", "who@mailinator.com"}),
    ],
)
def test_auto_validation_holds_back_what_hardly_arrives(
    sesv2: Any, send: Send, wanted: str | None, sent_to: set[str]
) -> None:
    sesv2.put_account_suppression_attributes(
        SuppressedReasons=["BOUNCE"], ValidationAttributes=validate(wanted)
    )

    ends = {to: send(to) for to in (FINE, "tempo@tempest.example.org", "who@mailinator.com")}

    assert {to for to, events in ends.items() if events == ["Send", "Delivery"]} == sent_to
    assert all(events == UNLIKELY for to, events in ends.items() if to not in sent_to)
    assert listed(sesv2) == {}


def test_configuration_set_validates_before_the_account(sesv2: Any, send: Send) -> None:
    sesv2.put_account_suppression_attributes(SuppressedReasons=[], ValidationAttributes=validate("HIGH"))
    sesv2.create_configuration_set(ConfigurationSetName="set")
    assert send(HARD, ConfigurationSetName="set") == UNLIKELY

    sesv2.put_configuration_set_suppression_options(
        ConfigurationSetName="set", SuppressedReasons=[], ValidationOptions=validate(None)
    )

    assert send(HARD, ConfigurationSetName="set") == ["Send", "Bounce General"]


def test_mail_that_is_held_back_is_in_no_rate(sesv2: Any, send: Send, emulator: Bellhop) -> None:
    sesv2.create_contact_list(ContactListName="News")
    sesv2.create_contact(ContactListName="News", EmailAddress=FINE, UnsubscribeAll=True)
    sesv2.put_account_suppression_attributes(
        SuppressedReasons=["BOUNCE"], ValidationAttributes=validate("HIGH")
    )
    sesv2.put_suppressed_destination(EmailAddress="listed@example.org", Reason="BOUNCE")

    ends = [
        send(FINE, ListManagementOptions={"ContactListName": "News"})[-1],
        send("listed@example.org")[-1],
        send("who@mailinator.com")[-1],
    ]

    assert ends == [
        "Bounce UnsubscribedRecipient",
        "Bounce OnAccountSuppressionList",
        "Bounce EmailValidationFailed",
    ]
    assert emulator.control("GET", "/_bellhop/account")["BounceRate"] == 0
    [point] = emulator.client("ses").get_send_statistics()["SendDataPoints"]
    assert (point["DeliveryAttempts"], point["Bounces"]) == (3, 0)


@pytest.mark.parametrize(("restored", "left"), [(False, set()), (True, {FINE})])
def test_list_goes_when_sending_has_been_paused_for_90_days(
    sesv2: Any, emulator: Bellhop, restored: bool, left: set[str]
) -> None:
    sesv2.put_suppressed_destination(EmailAddress=FINE, Reason="BOUNCE")
    emulator.control("POST", "/_bellhop/account", {"EnforcementStatus": "SHUTDOWN"})
    emulator.advance(89 * DAY)
    assert set(listed(sesv2)) == {FINE}

    if restored:
        emulator.control("POST", "/_bellhop/account", {"EnforcementStatus": "HEALTHY"})
    emulator.advance(2 * DAY)

    assert set(listed(sesv2)) == left
