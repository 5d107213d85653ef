"""What SES tells of mail that was sent: figures by the day, insights into messages and addresses, advice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

DAY = 24 * 3600
VDM = {
    "VdmEnabled": "ENABLED",
    "DashboardAttributes": {"EngagementMetrics": "ENABLED"},
    "GuardianAttributes": {"OptimizedSharedDelivery": "DISABLED"},
}


@pytest.fixture
def vdm(sesv2: Any, emulator: Bellhop) -> Any:
    emulator.freeze()
    sesv2.put_account_vdm_attributes(VdmAttributes=VDM)
    return sesv2


@pytest.fixture
def send(sesv2: Any, emulator: Bellhop) -> Callable[..., str]:
    def send(*to: str, **members: Any) -> str:
        body = {"Text": {"Data": "text"}, "Html": {"Data": "<p>html</p>"}}
        answer = sesv2.send_email(
            FromEmailAddress=members.pop("sender", "Shop <shop@example.com>"),
            Destination={"ToAddresses": to},
            Content={"Simple": {"Subject": {"Data": members.pop("subject", "Hello")}, "Body": body}},
            **members,
        )
        emulator.settle()
        return answer["MessageId"]

    return send


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def midnight(emulator: Bellhop, days: int = 0) -> datetime:
    day = datetime.fromtimestamp(emulator.now(), UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day + timedelta(days=days)


def query(emulator: Bellhop, metric: str, **more: Any) -> dict[str, Any]:
    return {
        "Id": metric,
        "Namespace": "VDM",
        "Metric": metric,
        "StartDate": midnight(emulator),
        "EndDate": midnight(emulator, 1),
        **more,
    }


def figures(sesv2: Any, emulator: Bellhop, *metrics: str, **more: Any) -> list[int]:
    queries = [query(emulator, metric, **more) for metric in metrics]
    results = sesv2.batch_get_metric_data(Queries=queries)["Results"]
    assert [result["Id"] for result in results] == list(metrics)
    return [sum(result["Values"]) for result in results]


def test_figures_are_of_what_was_sent(vdm: Any, emulator: Bellhop, send: Callable[..., str]) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "angry@*", "Outcome": "Complaint"})
    for to in ("ann@yahoo.com", "gone@yahoo.com", "angry@gmail.com", "bounce@simulator.amazonses.com"):
        send(to)
    send("ann@yahoo.com", "bob@yahoo.com")

    counted = figures(vdm, emulator, "SEND", "DELIVERY", "PERMANENT_BOUNCE", "TRANSIENT_BOUNCE", "COMPLAINT")
    assert counted == [3, 2, 1, 0, 1]
    assert figures(vdm, emulator, "DELIVERY_COMPLAINT") == [1], "Gmail tells of no complaints"


@pytest.mark.parametrize(
    ("dimensions", "sent"),
    [
        ({"EMAIL_IDENTITY": "example.com"}, 2),
        ({"EMAIL_IDENTITY": "arn:aws:ses:us-east-1:000000000000:identity/example.com"}, 2),
        ({"EMAIL_IDENTITY": "example.net"}, 0),
        ({"CONFIGURATION_SET": "news"}, 1),
        ({"ISP": "Gmail"}, 1),
        ({"ISP": "Gmail", "CONFIGURATION_SET": "news"}, 0),
        ({"TENANT_NAME": "none"}, 0),
    ],
)
def test_figures_are_narrowed(
    vdm: Any, emulator: Bellhop, send: Callable[..., str], dimensions: dict[str, str], sent: int
) -> None:
    vdm.create_configuration_set(ConfigurationSetName="news")
    send("ann@gmail.com")
    send("ann@yahoo.com", ConfigurationSetName="news")

    assert figures(vdm, emulator, "SEND", Dimensions=dimensions) == [sent]


def test_figures_are_by_the_day(vdm: Any, emulator: Bellhop, send: Callable[..., str]) -> None:
    start = midnight(emulator)
    send("ann@example.org")
    emulator.advance(2 * DAY)
    send("ann@example.org")
    send("bob@example.org")

    period = {"StartDate": start, "EndDate": midnight(emulator, 1)}
    found = vdm.batch_get_metric_data(Queries=[query(emulator, "SEND", **period)])["Results"][0]
    assert found["Values"] == [1, 0, 2]
    assert [moment - start for moment in found["Timestamps"]] == [timedelta(days=day) for day in range(3)]


def test_opens_are_told_of_mails_and_not_of_every_look(
    vdm: Any, emulator: Bellhop, send: Callable[..., str]
) -> None:
    identifier = send("ann@example.org")
    html = emulator.control("GET", f"/_bellhop/messages/{identifier}")["Html"]
    assert "/I0/" in html, "engagement is tracked because VDM says so"
    path = "/I0/" + html.partition("/I0/")[2].partition('"')[0]
    for _ in range(2):
        emulator.control("GET", path)
        emulator.advance(1)
    emulator.settle()

    assert figures(vdm, emulator, "OPEN", "CLICK", "DELIVERY_OPEN", "DELIVERY_CLICK") == [1, 0, 1, 1]


@pytest.mark.parametrize(
    ("more", "twice"),
    [({"EndDate": datetime(2020, 1, 1, tzinfo=UTC)}, False), ({}, True)],
)
def test_figures_that_are_refused(vdm: Any, emulator: Bellhop, more: dict[str, Any], twice: bool) -> None:
    queries = [query(emulator, "SEND", **more)] * (2 if twice else 1)
    assert code(vdm.batch_get_metric_data, Queries=queries) == "BadRequestException"


def test_insights_tell_a_message_s_life(vdm: Any, emulator: Bellhop, send: Callable[..., str]) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    vdm.create_configuration_set(ConfigurationSetName="news")
    tags = [{"Name": "campaign", "Value": "spring"}]
    identifier = send("gone@gmail.com", subject="Offer", EmailTags=tags, ConfigurationSetName="news")
    found = vdm.get_message_insights(MessageId=identifier)

    assert (found["MessageId"], found["FromEmailAddress"]) == (identifier, "shop@example.com")
    assert found["Subject"] == "Offer"
    told = {tag["Name"]: tag["Value"] for tag in found["EmailTags"]}
    assert (told["campaign"], told["ses:configuration-set"]) == ("spring", "news")
    assert told["ses:from-domain"] == "example.com"
    (insight,) = found["Insights"]
    assert (insight["Destination"], insight["Isp"]) == ("gone@gmail.com", "Gmail")
    assert [event["Type"] for event in insight["Events"]] == ["SEND", "BOUNCE"]
    assert insight["Events"][1]["Details"]["Bounce"]["BounceType"] == "PERMANENT"
    assert insight["Events"][1]["Details"]["Bounce"]["BounceSubType"] == "General"


def test_insights_of_many_recipients_tell_of_the_sending_alone(
    vdm: Any, emulator: Bellhop, send: Callable[..., str]
) -> None:
    found = vdm.get_message_insights(MessageId=send("ann@example.org", "bob@example.org"))

    events = [[event["Type"] for event in insight["Events"]] for insight in found["Insights"]]
    assert events == [["SEND"], ["SEND"]]


def test_a_complaint_is_told_with_its_type(vdm: Any, emulator: Bellhop, send: Callable[..., str]) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "angry@*", "Outcome": "Complaint"})
    found = vdm.get_message_insights(MessageId=send("angry@yahoo.com"))
    events = found["Insights"][0]["Events"]

    assert [event["Type"] for event in events] == ["SEND", "DELIVERY", "COMPLAINT"]
    assert events[2]["Details"]["Complaint"]["ComplaintFeedbackType"] == "abuse"


def test_there_are_no_insights_into_what_was_not_sent(vdm: Any) -> None:
    assert code(vdm.get_message_insights, MessageId="none") == "NotFoundException"


LIKELY = dict.fromkeys(("IsValid", "HasValidSyntax", "HasValidDnsRecords", "MailboxExists"), "HIGH")
UNLIKELY = ("IsRoleAddress", "IsDisposable", "IsRandomInput")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "ann.smith@gmail.com",
            LIKELY | {"IsRoleAddress": "LOW", "IsDisposable": "LOW", "IsRandomInput": "LOW"},
        ),
        ("ann@example.com", LIKELY),
        ("ann@unknown.example.org", {"IsValid": "HIGH", "HasValidDnsRecords": "MEDIUM"}),
        ("support@gmail.com", LIKELY | {"IsRoleAddress": "HIGH"}),
        ("ann@mailinator.com", {"IsValid": "LOW", "IsDisposable": "HIGH", "HasValidSyntax": "HIGH"}),
        ("xkcdqwrtpl@gmail.com", {"IsValid": "LOW", "IsRandomInput": "HIGH", "MailboxExists": "HIGH"}),
        ("ann@nowhere.invalid", {"IsValid": "LOW", "HasValidDnsRecords": "LOW", "MailboxExists": "LOW"}),
        ("not an address", {"IsValid": "LOW", "HasValidSyntax": "LOW"}),
        ("gone@example.com", {"IsValid": "LOW", "MailboxExists": "LOW", "HasValidDnsRecords": "HIGH"}),
        ("bounced@gmail.com", {"IsValid": "LOW", "MailboxExists": "LOW"}),
        ("bounce@simulator.amazonses.com", {"IsValid": "LOW", "MailboxExists": "LOW"}),
        ("success@simulator.amazonses.com", LIKELY),
    ],
)
def test_addresses_are_looked_at(
    sesv2: Any, emulator: Bellhop, address: str, expected: dict[str, str]
) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    sesv2.put_suppressed_destination(EmailAddress="bounced@gmail.com", Reason="BOUNCE")
    found = sesv2.get_email_address_insights(EmailAddress=address)["MailboxValidation"]
    verdicts = {name: verdict["ConfidenceVerdict"] for name, verdict in found["Evaluations"].items()}
    verdicts["IsValid"] = found["IsValid"]["ConfidenceVerdict"]

    assert {name: verdicts[name] for name in expected} == expected


def advice(sesv2: Any, **chosen: str) -> set[tuple[str, str, str]]:
    found = sesv2.list_recommendations(Filter=chosen)["Recommendations"]
    return {(each["Type"], each["Impact"], each["Status"]) for each in found}


def test_advice_is_open_until_what_it_says_is_done(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    before = advice(sesv2, STATUS="OPEN")
    record = {"Name": "_dmarc.example.com", "Type": "TXT", "Values": ['"v=DMARC1; p=reject"']}
    emulator.control("POST", "/_bellhop/dns", record)
    emulator.advance(60)

    assert ("DMARC", "HIGH", "OPEN") in before
    assert before - advice(sesv2, STATUS="OPEN") == {("DMARC", "HIGH", "OPEN")}
    (fixed,) = sesv2.list_recommendations(Filter={"STATUS": "FIXED"})["Recommendations"]
    assert fixed["ResourceArn"] == "arn:aws:ses:us-east-1:000000000000:identity/example.com"
    assert (fixed["LastUpdatedTimestamp"] - fixed["CreatedTimestamp"]).total_seconds() == 60
    emulator.advance(31 * DAY)
    assert advice(sesv2, STATUS="FIXED") == set()


@pytest.mark.parametrize(
    ("chosen", "kinds"),
    [
        ({"TYPE": "BIMI"}, {"BIMI"}),
        ({"STATUS": "OPEN", "TYPE": "DMARC"}, {"DMARC"}),
        ({"IMPACT": "HIGH"}, {"DMARC"}),
        ({"STATUS": "OPEN", "IMPACT": "LOW"}, {"BIMI", "SPF"}),
        ({"RESOURCE_ARN": "arn:aws:ses:us-east-1:000000000000:identity/none"}, set()),
    ],
)
def test_advice_is_filtered(sesv2: Any, chosen: dict[str, str], kinds: set[str]) -> None:
    assert {kind for kind, _, _ in advice(sesv2, **chosen)} == kinds


def test_advice_is_paged_and_filters_combine_as_documented(sesv2: Any) -> None:
    every = sesv2.list_recommendations()["Recommendations"]
    first = sesv2.list_recommendations(PageSize=1)
    second = sesv2.list_recommendations(PageSize=len(every), NextToken=first["NextToken"])

    assert [*first["Recommendations"], *second["Recommendations"]] == every
    assert code(sesv2.list_recommendations, Filter={"TYPE": "DKIM", "IMPACT": "LOW"}) == "BadRequestException"
    assert code(sesv2.list_recommendations, NextToken="bad") == "BadRequestException"


def test_a_blacklisted_address_is_advised_of(sesv2: Any, emulator: Bellhop) -> None:
    ip = emulator.control("POST", "/_bellhop/dedicated-ips", {})["Ip"]
    emulator.control("POST", f"/_bellhop/dedicated-ips/{ip}/blacklists", {"Name": "zen.example.net"})
    (found,) = sesv2.list_recommendations(Filter={"TYPE": "IP_LISTING"})["Recommendations"]

    assert found["Description"] == f"Dedicated IP {ip} is listed on zen.example.net."


def test_high_rates_are_advised_of(vdm: Any, emulator: Bellhop, send: Callable[..., str]) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    assert advice(vdm, TYPE="BOUNCE") == set()
    vdm.create_configuration_set(ConfigurationSetName="news")
    emulator.control("POST", "/_bellhop/account", {"RepresentativeVolume": 10})
    for number in range(9):
        send(f"ann{number}@example.org")
    send("gone@example.org")

    assert advice(vdm, TYPE="BOUNCE") == {("BOUNCE", "HIGH", "OPEN")}
