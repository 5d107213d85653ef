"""The deliverability dashboard: its subscription, tests that really send, and figures of domains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

DAY = 24 * 3600
TRACKED = {"Domain": "example.com", "InboxPlacementTrackingOption": {"Global": True, "TrackedIsps": []}}
CONTENT = {"Simple": {"Subject": {"Data": "Offer"}, "Body": {"Text": {"Data": "Buy this."}}}}
TEST = {"FromEmailAddress": "shop@example.com", "Content": CONTENT}


@pytest.fixture
def dashboard(sesv2: Any, emulator: Bellhop) -> Any:
    emulator.freeze()
    sesv2.put_deliverability_dashboard_option(DashboardEnabled=True, SubscribedDomains=[TRACKED])
    return sesv2


@pytest.fixture
def send(sesv2: Any, emulator: Bellhop) -> Callable[..., None]:
    def send(to: str, subject: str = "Offer", **members: Any) -> None:
        body = {"Html": {"Data": "<p>html</p>"}}
        sesv2.send_email(
            FromEmailAddress=members.pop("sender", "Shop <shop@example.com>"),
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": {"Data": subject}, "Body": body}},
            **members,
        )
        emulator.settle()

    return send


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def moment(emulator: Bellhop) -> datetime:
    return datetime.fromtimestamp(emulator.now(), UTC)


def is_now(emulator: Bellhop, shown: datetime) -> bool:
    """To the millisecond, as AWS shows times."""
    return abs((moment(emulator) - shown).total_seconds()) <= 0.001


def today(emulator: Bellhop) -> dict[str, datetime]:
    return {"StartDate": moment(emulator), "EndDate": moment(emulator)}


def let(emulator: Bellhop, pattern: str, outcome: str) -> None:
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": pattern, "Outcome": outcome})


def domains(options: dict[str, Any], name: str) -> list[str]:
    return [option["Domain"] for option in options[f"{name}SubscribedDomains"]]


def test_a_subscription_is_given_up_at_the_end_of_the_month(dashboard: Any, emulator: Bellhop) -> None:
    dashboard.create_email_identity(EmailIdentity="example.net")
    options = dashboard.get_deliverability_dashboard_options()
    assert (options["DashboardEnabled"], options["AccountStatus"]) == (True, "ACTIVE")
    (tracked,) = options["ActiveSubscribedDomains"]
    assert is_now(emulator, tracked.pop("SubscriptionStartDate"))
    assert tracked == TRACKED

    other = [{"Domain": "example.net"}]
    dashboard.put_deliverability_dashboard_option(DashboardEnabled=True, SubscribedDomains=other)
    options = dashboard.get_deliverability_dashboard_options()
    assert domains(options, "Active") == ["example.net"]
    assert domains(options, "PendingExpiration") == ["example.com"]

    dashboard.put_deliverability_dashboard_option(DashboardEnabled=False)
    options = dashboard.get_deliverability_dashboard_options()
    now = moment(emulator)
    over = datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=UTC)
    assert (options["AccountStatus"], options["SubscriptionExpiryDate"]) == ("PENDING_EXPIRATION", over)
    assert sorted(domains(options, "PendingExpiration")) == ["example.com", "example.net"]

    emulator.advance((over - now).total_seconds() + 1)
    options = dashboard.get_deliverability_dashboard_options()
    assert (options["DashboardEnabled"], options["AccountStatus"]) == (False, "DISABLED")


def test_a_domain_that_is_left_out_goes_with_the_month(dashboard: Any, emulator: Bellhop) -> None:
    dashboard.put_deliverability_dashboard_option(DashboardEnabled=True, SubscribedDomains=[])
    emulator.advance(31 * DAY)

    options = dashboard.get_deliverability_dashboard_options()
    assert (options["AccountStatus"], domains(options, "PendingExpiration")) == ("ACTIVE", [])


def test_a_test_is_sent_to_seeds_of_each_provider(dashboard: Any, emulator: Bellhop) -> None:
    let(emulator, "*@gmail.seeds.example", "Complaint")
    let(emulator, "*@aol.seeds.example", "PermanentBounce")
    tags = [{"Key": "team", "Value": "post"}]
    made = dashboard.create_deliverability_test_report(ReportName="spring", Tags=tags, **TEST)
    assert made["DeliverabilityTestStatus"] == "IN_PROGRESS"
    emulator.settle()
    sent = emulator.control("GET", "/_bellhop/messages?subject=Offer")["Messages"]
    assert len({message["To"][0] for message in sent}) == len(sent) == 20

    emulator.advance(60)
    found = dashboard.get_deliverability_test_report(ReportId=made["ReportId"])
    report = found["DeliverabilityTestReport"]
    assert (report["ReportName"], report["DeliverabilityTestStatus"]) == ("spring", "COMPLETED")
    assert (report["Subject"], report["FromEmailAddress"]) == ("Offer", "shop@example.com")
    assert found["OverallPlacement"] == {
        "InboxPercentage": 60.0,
        "SpamPercentage": 20.0,
        "MissingPercentage": 20.0,
        "SpfPercentage": 0.0,
        "DkimPercentage": 100.0,
    }
    by_isp = {each["IspName"]: each["PlacementStatistics"] for each in found["IspPlacements"]}
    assert by_isp["Gmail"]["SpamPercentage"] == by_isp["AOL"]["MissingPercentage"] == 100.0
    assert by_isp["Yahoo"]["InboxPercentage"] == 100.0
    assert "Buy this." in found["Message"]
    assert found["Tags"] == tags
    arn = f"arn:aws:ses:us-east-1:000000000000:deliverability-test-report/{made['ReportId']}"
    dashboard.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert dashboard.get_deliverability_test_report(ReportId=made["ReportId"])["Tags"] == []


def test_mail_that_nothing_authenticates_is_junk(dashboard: Any, emulator: Bellhop) -> None:
    dashboard.create_email_identity(EmailIdentity="ann@example.org")
    raw = b"From: ann@example.org\r\nTo: x@example.org\r\nSubject: Hi\r\n\r\ntext\r\n"
    made = dashboard.create_deliverability_test_report(
        FromEmailAddress="ann@example.org", Content={"Raw": {"Data": raw}}
    )
    emulator.advance(60)

    placement = dashboard.get_deliverability_test_report(ReportId=made["ReportId"])["OverallPlacement"]
    assert (placement["SpamPercentage"], placement["DkimPercentage"]) == (100.0, 0.0)


def test_a_test_waits_for_mail_that_is_delayed(dashboard: Any, emulator: Bellhop) -> None:
    let(emulator, "*@yahoo.seeds.example", "Delay")
    report = dashboard.create_deliverability_test_report(**TEST)["ReportId"]
    emulator.settle()
    statuses: list[str] = []
    for seconds in (60, DAY):
        emulator.advance(seconds)
        found = dashboard.get_deliverability_test_report(ReportId=report)
        statuses.append(found["DeliverabilityTestReport"]["DeliverabilityTestStatus"])

    assert statuses == ["IN_PROGRESS", "COMPLETED"]


def test_tests_are_listed_newest_first(dashboard: Any) -> None:
    made = [
        dashboard.create_deliverability_test_report(ReportName=name, **TEST)["ReportId"] for name in "abc"
    ]
    first = dashboard.list_deliverability_test_reports(PageSize=2)
    second = dashboard.list_deliverability_test_reports(PageSize=2, NextToken=first["NextToken"])

    listed = [report["ReportId"] for page in (first, second) for report in page["DeliverabilityTestReports"]]
    assert listed == made[::-1]


def test_a_domain_s_mail_is_told_by_day_and_provider(
    dashboard: Any, emulator: Bellhop, send: Callable[..., None]
) -> None:
    let(emulator, "angry@*", "Complaint")
    let(emulator, "gone@*", "PermanentBounce")
    start = moment(emulator)
    for to in ("ann@gmail.com", "angry@gmail.com", "gone@gmail.com", "success@simulator.amazonses.com"):
        send(to)
    emulator.advance(DAY)
    send("ann@yahoo.com")
    report = dashboard.get_domain_statistics_report(
        Domain="example.com", StartDate=start, EndDate=moment(emulator)
    )

    overall = report["OverallVolume"]
    assert overall["VolumeStatistics"] == {
        "InboxRawCount": 2,
        "SpamRawCount": 1,
        "ProjectedInbox": 67,
        "ProjectedSpam": 33,
    }
    gmail, yahoo = overall["DomainIspPlacements"]
    assert gmail == {
        "IspName": "Gmail",
        "InboxRawCount": 1,
        "SpamRawCount": 1,
        "InboxPercentage": 50.0,
        "SpamPercentage": 50.0,
    }
    assert (yahoo["IspName"], yahoo["InboxRawCount"]) == ("Yahoo", 1)
    days = [day["VolumeStatistics"]["InboxRawCount"] for day in report["DailyVolumes"]]
    assert days == [1, 1]


def test_campaigns_are_mails_of_one_sender_and_subject(
    dashboard: Any, emulator: Bellhop, send: Callable[..., None]
) -> None:
    send("ann@gmail.com")
    emulator.advance(60)
    send("bob@yahoo.com")
    send("bob@yahoo.com", "News")
    period = today(emulator)
    listed = dashboard.list_domain_deliverability_campaigns(SubscribedDomain="example.com", **period)
    by_subject = {each["Subject"]: each for each in listed["DomainDeliverabilityCampaigns"]}
    offer = by_subject["Offer"]

    assert set(by_subject) == {"Offer", "News"}
    assert (offer["FromAddress"], offer["Esps"]) == ("shop@example.com", ["Gmail", "Yahoo"])
    assert (offer["InboxCount"], offer["SpamCount"], offer["ProjectedVolume"]) == (2, 0, 2)
    assert is_now(emulator, offer["LastSeenDateTime"])
    assert offer["LastSeenDateTime"] - offer["FirstSeenDateTime"] == timedelta(seconds=60)
    found = dashboard.get_domain_deliverability_campaign(CampaignId=offer["CampaignId"])
    assert found["DomainDeliverabilityCampaign"] == offer

    page = dashboard.list_domain_deliverability_campaigns(
        SubscribedDomain="example.com", PageSize=1, **period
    )
    rest = dashboard.list_domain_deliverability_campaigns(
        SubscribedDomain="example.com", PageSize=1, NextToken=page["NextToken"], **period
    )
    paged = [*page["DomainDeliverabilityCampaigns"], *rest["DomainDeliverabilityCampaigns"]]
    assert {each["Subject"] for each in paged} == {"Offer", "News"}


def test_a_campaign_tells_the_addresses_it_was_sent_from(
    dashboard: Any, emulator: Bellhop, send: Callable[..., None]
) -> None:
    ip = emulator.control("POST", "/_bellhop/dedicated-ips", {"ByoIp": True})["Ip"]
    dashboard.create_dedicated_ip_pool(PoolName="p")
    dashboard.put_dedicated_ip_in_pool(Ip=ip, DestinationPoolName="p")
    pool = {"SendingPoolName": "p"}
    dashboard.create_configuration_set(ConfigurationSetName="news", DeliveryOptions=pool)
    send("ann@gmail.com", ConfigurationSetName="news")
    send("ann@gmail.com", "Other")
    listed = dashboard.list_domain_deliverability_campaigns(SubscribedDomain="example.com", **today(emulator))

    ips = {each["Subject"]: each["SendingIps"] for each in listed["DomainDeliverabilityCampaigns"]}
    assert ips == {"Offer": [ip], "Other": []}
    sent = emulator.control("GET", "/_bellhop/messages?subject=Offer")["Messages"][0]["Headers"]
    (leaves_by,) = [field["Value"] for field in sent if field["Name"] == "X-SES-Outgoing"]
    assert leaves_by == f"{moment(emulator):%Y.%m.%d}-{ip}"
    assert code(dashboard.delete_dedicated_ip_pool, PoolName="p") == "BadRequestException"


def test_mail_without_a_pool_leaves_by_the_default_pool(
    dashboard: Any, emulator: Bellhop, send: Callable[..., None]
) -> None:
    ip = emulator.control("POST", "/_bellhop/dedicated-ips", {"ByoIp": True})["Ip"]
    send("ann@gmail.com")
    emulator.control("DELETE", f"/_bellhop/dedicated-ips?ip={ip}")
    send("ann@gmail.com", "Other")
    listed = dashboard.list_domain_deliverability_campaigns(SubscribedDomain="example.com", **today(emulator))

    ips = {each["Subject"]: each["SendingIps"] for each in listed["DomainDeliverabilityCampaigns"]}
    assert ips == {"Offer": [ip], "Other": []}


LONG = {"StartDate": datetime(2026, 1, 1, tzinfo=UTC), "EndDate": datetime(2026, 2, 1, tzinfo=UTC)}
BACKWARDS = {"StartDate": LONG["EndDate"], "EndDate": LONG["StartDate"]}
WEEK = {"StartDate": datetime(2026, 1, 1, tzinfo=UTC), "EndDate": datetime(2026, 1, 8, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("operation", "members", "expected"),
    [
        (
            "put_deliverability_dashboard_option",
            {"DashboardEnabled": True, "SubscribedDomains": [{"Domain": "example.net"}]},
            "NotFoundException",
        ),
        ("get_deliverability_test_report", {"ReportId": "none"}, "NotFoundException"),
        ("list_deliverability_test_reports", {"NextToken": "bad"}, "BadRequestException"),
        (
            "create_deliverability_test_report",
            TEST | {"FromEmailAddress": "a@example.net"},
            "MessageRejected",
        ),
        ("create_deliverability_test_report", TEST | {"Content": {}}, "BadRequestException"),
        ("get_domain_statistics_report", {"Domain": "example.net", **WEEK}, "NotFoundException"),
        ("get_domain_statistics_report", {"Domain": "example.com", **LONG}, "BadRequestException"),
        ("get_domain_statistics_report", {"Domain": "example.com", **BACKWARDS}, "BadRequestException"),
        ("get_domain_deliverability_campaign", {"CampaignId": "none"}, "NotFoundException"),
        (
            "list_domain_deliverability_campaigns",
            {"SubscribedDomain": "example.net", **WEEK},
            "NotFoundException",
        ),
        (
            "list_domain_deliverability_campaigns",
            {"SubscribedDomain": "example.com", **LONG},
            "BadRequestException",
        ),
    ],
)
def test_what_is_refused(dashboard: Any, operation: str, members: dict[str, Any], expected: str) -> None:
    assert code(getattr(dashboard, operation), **members) == expected


def test_without_the_dashboard_there_are_no_tests(sesv2: Any) -> None:
    assert code(sesv2.create_deliverability_test_report, **TEST) == "BadRequestException"
    assert sesv2.get_deliverability_dashboard_options()["AccountStatus"] == "DISABLED"
