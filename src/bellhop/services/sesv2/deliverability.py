"""The deliverability dashboard: its subscription, tests of inbox placement, domains, blacklists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail import contents
from bellhop.engines.mail.infrastructure import dedicated_ips
from bellhop.engines.mail.insights import dashboard, domains, inbox_tests
from bellhop.engines.mail.insights.placements import INBOX, MISSING, SPAM, percent
from bellhop.engines.mail.insights.tables import TESTS_NEWEST_FIRST
from bellhop.engines.mail.submission import Submission
from bellhop.kernel.paging import page, page_of
from bellhop.services.sesv2.content_shapes import content_of
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.infrastructure.tables import DedicatedIp
    from bellhop.engines.mail.insights.domains import Campaign
    from bellhop.engines.mail.insights.placements import Volume, Volumes
    from bellhop.engines.mail.insights.tables import InboxTest
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)
_PERCENTAGES = {
    "InboxPercentage": INBOX,
    "SpamPercentage": SPAM,
    "MissingPercentage": MISSING,
    "SpfPercentage": "spf",
    "DkimPercentage": "dkim",
}


def put_deliverability_dashboard_option(
    ctx: Context, request: types.PutDeliverabilityDashboardOptionRequest
) -> types.PutDeliverabilityDashboardOptionResponse:
    if not request["DashboardEnabled"]:
        dashboard.disable(ctx)
        return {}
    with named():
        dashboard.enable(ctx, [_tracked(option) for option in request.get("SubscribedDomains", ())])
    return {}


def get_deliverability_dashboard_options(
    ctx: Context, _request: types.GetDeliverabilityDashboardOptionsRequest
) -> types.GetDeliverabilityDashboardOptionsResponse:
    options = dashboard.of(ctx)
    answer: types.GetDeliverabilityDashboardOptionsResponse = {
        "DashboardEnabled": options.status != dashboard.DISABLED,
        "AccountStatus": options.status,
        "ActiveSubscribedDomains": _subscribed(options.active),
        "PendingExpirationSubscribedDomains": _subscribed(options.expiring),
    }
    if options.expires is not None:
        answer["SubscriptionExpiryDate"] = options.expires
    return answer


def create_deliverability_test_report(
    ctx: Context, request: types.CreateDeliverabilityTestReportRequest
) -> types.CreateDeliverabilityTestReportResponse:
    labels = labels_in(request)
    with named():
        content = content_of(ctx, request["Content"])
        sample = Submission("sesv2", request["FromEmailAddress"], **content)
        report = inbox_tests.create(ctx, request.get("ReportName"), sample, labels)
    return {"ReportId": report.id, "DeliverabilityTestStatus": report.status}


def get_deliverability_test_report(
    ctx: Context, request: types.GetDeliverabilityTestReportRequest
) -> types.GetDeliverabilityTestReportResponse:
    with named():
        report = inbox_tests.find(ctx, request["ReportId"])
    answer: types.GetDeliverabilityTestReportResponse = {
        "DeliverabilityTestReport": _report(report),
        "OverallPlacement": _placement(report.overall),
        "IspPlacements": [
            {"IspName": name, "PlacementStatistics": _placement(shares)}
            for name, shares in report.by_provider.items()
        ],
        "Tags": labels_shown(ctx, inbox_tests.arn(ctx, report.id)),
    }
    message = inbox_tests.sample_of(ctx, report)
    if message is not None:
        answer["Message"] = contents.unsigned(ctx.store, message).decode("utf-8", "replace")
    return answer


def list_deliverability_test_reports(
    ctx: Context, request: types.ListDeliverabilityTestReportsRequest
) -> types.ListDeliverabilityTestReportsResponse:
    rows, token = page(ctx, TESTS_NEWEST_FIRST, request, _PAGES)
    answer = {"DeliverabilityTestReports": [_report(row) for row in rows], **token}
    return cast("types.ListDeliverabilityTestReportsResponse", answer)


def get_domain_statistics_report(
    ctx: Context, request: types.GetDomainStatisticsReportRequest
) -> types.GetDomainStatisticsReportResponse:
    with named():
        whole, days = domains.statistics(ctx, request["Domain"], request["StartDate"], request["EndDate"])
    return {
        "OverallVolume": {
            "VolumeStatistics": _volume(whole.all),
            "ReadRatePercent": percent(whole.all.read, whole.all.arrived),
            "DomainIspPlacements": _by_provider(whole),
        },
        "DailyVolumes": [
            {
                "StartDate": day,
                "VolumeStatistics": _volume(volumes.all),
                "DomainIspPlacements": _by_provider(volumes),
            }
            for day, volumes in days
        ],
    }


def get_domain_deliverability_campaign(
    ctx: Context, request: types.GetDomainDeliverabilityCampaignRequest
) -> types.GetDomainDeliverabilityCampaignResponse:
    with named():
        found = domains.campaign(ctx, request["CampaignId"])
    return {"DomainDeliverabilityCampaign": _campaign(found)}


def list_domain_deliverability_campaigns(
    ctx: Context, request: types.ListDomainDeliverabilityCampaignsRequest
) -> types.ListDomainDeliverabilityCampaignsResponse:
    with named():
        found = domains.campaigns(ctx, request["SubscribedDomain"], request["StartDate"], request["EndDate"])
    shown, token = page_of(ctx, {campaign.id: campaign for campaign in found}, request, _PAGES)
    answer = {"DomainDeliverabilityCampaigns": [_campaign(each) for each in shown], **token}
    return cast("types.ListDomainDeliverabilityCampaignsResponse", answer)


def get_blacklist_reports(
    ctx: Context, request: types.GetBlacklistReportsRequest
) -> types.GetBlacklistReportsResponse:
    with named():
        ips = [dedicated_ips.find(ctx, name) for name in request["BlacklistItemNames"]]
    return {"BlacklistReport": {ip.ip: _listings(ip) for ip in ips}}


def _tracked(option: types.DomainDeliverabilityTrackingOption) -> dashboard.Tracked:
    placement: types.InboxPlacementTrackingOption = option.get("InboxPlacementTrackingOption", {})
    isps = tuple(placement.get("TrackedIsps", ()))
    return dashboard.Tracked(option.get("Domain", ""), placement.get("Global", not isps), isps)


def _subscribed(kept: dict[str, Any]) -> list[types.DomainDeliverabilityTrackingOption]:
    return [
        {
            "Domain": domain,
            "SubscriptionStartDate": facts["start"],
            "InboxPlacementTrackingOption": {"Global": facts["global"], "TrackedIsps": facts["isps"]},
        }
        for domain, facts in kept.items()
    ]


def _report(report: InboxTest) -> types.DeliverabilityTestReport:
    return {
        "ReportId": report.id,
        "ReportName": report.name,
        "Subject": report.subject,
        "FromEmailAddress": report.sender,
        "CreateDate": report.created,
        "DeliverabilityTestStatus": report.status,
    }


def _placement(shares: dict[str, float]) -> types.PlacementStatistics:
    found = {name: shares[share] for name, share in _PERCENTAGES.items() if shares}
    return cast("types.PlacementStatistics", found)


def _volume(volume: Volume) -> types.VolumeStatistics:
    return {
        "InboxRawCount": volume.inbox,
        "SpamRawCount": volume.spam,
        "ProjectedInbox": round(percent(volume.inbox, volume.arrived)),
        "ProjectedSpam": round(percent(volume.spam, volume.arrived)),
    }


def _by_provider(volumes: Volumes) -> list[types.DomainIspPlacement]:
    return [
        {
            "IspName": name,
            "InboxRawCount": volume.inbox,
            "SpamRawCount": volume.spam,
            "InboxPercentage": percent(volume.inbox, volume.arrived),
            "SpamPercentage": percent(volume.spam, volume.arrived),
        }
        for name, volume in sorted(volumes.by_provider.items())
    ]


def _campaign(found: Campaign) -> types.DomainDeliverabilityCampaign:
    """Nobody tells what recipients delete, and there is no picture of a mail: those members say nothing."""
    volumes = found.volumes
    shown: types.DomainDeliverabilityCampaign = {
        "CampaignId": found.id,
        "Subject": found.subject,
        "FromAddress": found.sender,
        "SendingIps": sorted(found.ips),
        "InboxCount": volumes.all.inbox,
        "SpamCount": volumes.all.spam,
        "ReadRate": percent(volumes.all.read, volumes.all.arrived),
        "DeleteRate": 0.0,
        "ReadDeleteRate": 0.0,
        "ProjectedVolume": volumes.all.sent,
        "Esps": sorted(volumes.by_provider),
    }
    if found.first is not None and found.last is not None:
        shown["FirstSeenDateTime"], shown["LastSeenDateTime"] = found.first, found.last
    return shown


def _listings(ip: DedicatedIp) -> list[types.BlacklistEntry]:
    return [
        {"RblName": listed["list"], "ListingTime": listed["time"], "Description": listed["description"]}
        for listed in ip.listings
    ]
