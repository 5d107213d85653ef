"""Export jobs: figures and insights as files, fetched by a link that lasts five minutes."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.transport import ControlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Export = Callable[..., list[dict[str, Any]]]

FIVE_MINUTES = 300


@pytest.fixture
def sent(sesv2: Any, emulator: Bellhop) -> list[str]:
    """Three mails of which one bounced; their ids."""
    emulator.freeze()
    sesv2.put_account_vdm_attributes(VdmAttributes={"VdmEnabled": "ENABLED"})
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "gone@*", "Outcome": "PermanentBounce"})
    found: list[str] = []
    for number, to in enumerate(("ann@gmail.com", "bob@yahoo.com", "gone@yahoo.com")):
        answer = sesv2.send_email(
            FromEmailAddress="Shop <shop@example.com>",
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": {"Data": f"Offer {number}*"}, "Body": {"Text": {"Data": "text"}}}},
        )
        found.append(answer["MessageId"])
        emulator.advance(1)
    return found


def period(emulator: Bellhop) -> dict[str, datetime]:
    now = datetime.fromtimestamp(emulator.now(), UTC)
    return {"StartDate": now - timedelta(hours=1), "EndDate": now}


@pytest.fixture
def export(sesv2: Any, emulator: Bellhop) -> Export:
    """`export("CSV", MetricsDataSource={…})`: the lines of the file that a job writes."""

    def run(form: str, **source: dict[str, Any]) -> list[dict[str, Any]]:
        made = {name: {**period(emulator), **members} for name, members in source.items()}
        job = sesv2.create_export_job(ExportDataSource=made, ExportDestination={"DataFormat": form})["JobId"]
        emulator.advance(2)
        shown = sesv2.get_export_job(JobId=job)
        assert shown["JobStatus"] == "COMPLETED"
        content = emulator.control("GET", path_of(shown))
        lines = list(csv.DictReader(io.StringIO(content.decode()))) if form == "CSV" else content
        assert shown["Statistics"]["ExportedRecordsCount"] == len(lines)
        return lines

    return run


def path_of(job: dict[str, Any]) -> str:
    url = job["ExportDestination"]["S3Url"]
    return "/_bellhop" + url.partition("/_bellhop")[2]


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def test_figures_are_exported(sent: list[str], export: Export) -> None:
    metrics = [
        {"Name": "SEND", "Aggregation": "VOLUME"},
        {"Name": "PERMANENT_BOUNCE", "Aggregation": "RATE"},
    ]
    source = {"Namespace": "VDM", "Dimensions": {"ISP": ["*"]}, "Metrics": metrics}

    assert export("CSV", MetricsDataSource=source) == [
        {"ISP": "Gmail", "SEND_VOLUME": "1", "PERMANENT_BOUNCE_RATE": "0.0"},
        {"ISP": "Yahoo", "SEND_VOLUME": "2", "PERMANENT_BOUNCE_RATE": "0.5"},
    ]
    named = {"ISP": ["Yahoo", "AOL"], "EMAIL_IDENTITY": ["example.com"]}
    assert export("JSON", MetricsDataSource=source | {"Dimensions": named}) == [
        {"ISP": "Yahoo", "EMAIL_IDENTITY": "example.com", "SEND_VOLUME": 2, "PERMANENT_BOUNCE_RATE": 0.5},
        {"ISP": "AOL", "EMAIL_IDENTITY": "example.com", "SEND_VOLUME": 0, "PERMANENT_BOUNCE_RATE": 0.0},
    ]


def test_insights_are_exported(sent: list[str], export: Export) -> None:
    lines = export("JSON", MessageInsightsDataSource={})

    assert [line["MessageId"] for line in lines] == sent
    last = lines[2]
    assert (last["FromEmailAddress"], last["Destination"]) == ("shop@example.com", "gone@yahoo.com")
    assert (last["Isp"], last["LastDeliveryEvent"]) == ("Yahoo", "PERMANENT_BOUNCE")
    assert lines[0]["LastDeliveryEvent"] == "DELIVERY"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"Include": {"Destination": ["ann@gmail.com"]}}, [0]),
        ({"Include": {"Destination": ["ann@gmail.com", "bob@*"]}}, [0, 1]),
        ({"Include": {"Destination": ["*yahoo.com"], "LastDeliveryEvent": ["DELIVERY"]}}, [1]),
        ({"Include": {"Destination": ["ANN@gmail.com"]}}, []),
        ({"Include": {"Destination": ["ann"]}}, []),
        ({"Include": {"Subject": ["*ffer 1*"]}}, [1]),
        ({"Include": {"Subject": [r"Offer 1\*"]}}, [1]),
        ({"Include": {"Subject": ["Offer 1"]}}, []),
        ({"Include": {"FromEmailAddress": ["*@example.com"]}, "Exclude": {"Isp": ["Gmail"]}}, [1, 2]),
        ({"Exclude": {"Isp": ["Yahoo"], "LastDeliveryEvent": ["PERMANENT_BOUNCE"]}}, [0, 1]),
        ({"Include": {"LastEngagementEvent": ["OPEN"]}}, []),
        ({"MaxResults": 2}, [0, 1]),
    ],
)
def test_insights_are_filtered(
    sent: list[str], export: Export, members: dict[str, Any], expected: list[int]
) -> None:
    found = [line["MessageId"] for line in export("JSON", MessageInsightsDataSource=members)]

    assert found == [sent[number] for number in expected]


def test_a_job_is_followed(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    source = {"MessageInsightsDataSource": {**period(emulator), "Include": {"Isp": ["Gmail"]}}}
    job = sesv2.create_export_job(ExportDataSource=source, ExportDestination={"DataFormat": "CSV"})["JobId"]
    seen = [sesv2.get_export_job(JobId=job)]
    for _ in range(2):
        emulator.advance(1)
        seen.append(sesv2.get_export_job(JobId=job))

    assert [each["JobStatus"] for each in seen] == ["CREATED", "PROCESSING", "COMPLETED"]
    assert "S3Url" not in seen[1]["ExportDestination"]
    assert "CompletedTimestamp" not in seen[1]
    assert (seen[2]["CompletedTimestamp"] - seen[2]["CreatedTimestamp"]).total_seconds() == 2
    assert seen[2]["ExportSourceType"] == "MESSAGE_INSIGHTS"
    shown = seen[2]["ExportDataSource"]["MessageInsightsDataSource"]
    assert (shown["Include"], shown["MaxResults"]) == ({"Isp": ["Gmail"]}, 1000)
    assert sesv2.get_export_job(JobId=job)["Statistics"] == {
        "ProcessedRecordsCount": 0,
        "ExportedRecordsCount": 0,
    }


def test_a_link_lasts_five_minutes(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    source = {"MessageInsightsDataSource": period(emulator)}
    job = sesv2.create_export_job(ExportDataSource=source, ExportDestination={"DataFormat": "CSV"})["JobId"]
    emulator.advance(2)
    path = path_of(sesv2.get_export_job(JobId=job))
    assert emulator.control("GET", path).startswith(b"MessageId,")

    emulator.advance(FIVE_MINUTES + 1)
    for stale in (path, path[:-1], "/_bellhop/links/exports/x"):
        with pytest.raises(ControlError):
            emulator.control("GET", stale)
    assert emulator.control("GET", path_of(sesv2.get_export_job(JobId=job)))


def test_jobs_are_cancelled_listed_and_paged(sesv2: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    jobs: list[str] = []
    figures = {"Namespace": "VDM", "Dimensions": {"ISP": ["*"]}, "Metrics": [{"Name": "SEND"}]}
    for source in (
        {"MetricsDataSource": figures},
        {"MessageInsightsDataSource": {}},
        {"MetricsDataSource": figures},
    ):
        made = {name: {**members, **period(emulator)} for name, members in source.items()}
        answer = sesv2.create_export_job(ExportDataSource=made, ExportDestination={"DataFormat": "JSON"})
        jobs.append(answer["JobId"])
    sesv2.cancel_export_job(JobId=jobs[0])
    emulator.advance(5)

    def listed(**chosen: Any) -> list[str]:
        return [job["JobId"] for job in sesv2.list_export_jobs(**chosen)["ExportJobs"]]

    assert listed() == jobs[::-1]
    assert listed(ExportSourceType="MESSAGE_INSIGHTS") == [jobs[1]]
    assert listed(JobStatus="CANCELLED") == [jobs[0]]
    assert listed(JobStatus="COMPLETED", ExportSourceType="METRICS_DATA") == [jobs[2]]
    first = sesv2.list_export_jobs(PageSize=2)
    assert [job["JobId"] for job in first["ExportJobs"]] == [jobs[2], jobs[1]]
    assert listed(PageSize=2, NextToken=first["NextToken"]) == [jobs[0]]
    for over in (jobs[0], jobs[1]):
        assert code(sesv2.cancel_export_job, JobId=over) == "BadRequestException"


WHEN = {"StartDate": datetime(2026, 1, 1, tzinfo=UTC), "EndDate": datetime(2026, 1, 2, tzinfo=UTC)}
BACKWARDS = {"StartDate": WHEN["EndDate"], "EndDate": WHEN["StartDate"]}
FIGURES = {"Namespace": "VDM", "Dimensions": {"ISP": ["*"]}, "Metrics": [{"Name": "SEND"}], **WHEN}


@pytest.mark.parametrize(
    ("source", "destination"),
    [
        ({}, {}),
        ({"MetricsDataSource": FIGURES, "MessageInsightsDataSource": WHEN}, {}),
        ({"MetricsDataSource": FIGURES | {"Dimensions": {}}}, {}),
        ({"MetricsDataSource": FIGURES | BACKWARDS}, {}),
        ({"MessageInsightsDataSource": BACKWARDS}, {}),
        ({"MessageInsightsDataSource": WHEN}, {"S3Url": "s3://bucket/file.csv"}),
    ],
)
def test_jobs_that_are_refused(sesv2: Any, source: dict[str, Any], destination: dict[str, str]) -> None:
    request = {"ExportDataSource": source, "ExportDestination": {"DataFormat": "CSV", **destination}}

    assert code(sesv2.create_export_job, **request) == "BadRequestException"


@pytest.mark.parametrize("operation", ["get_export_job", "cancel_export_job"])
def test_a_job_that_there_is_not(sesv2: Any, operation: str) -> None:
    assert code(getattr(sesv2, operation), JobId="none") == "NotFoundException"
    assert code(sesv2.list_export_jobs, NextToken="bad") == "BadRequestException"


def test_the_file_is_what_the_link_says_it_is(sesv2: Any, emulator: Bellhop) -> None:
    source = {"MessageInsightsDataSource": period(emulator)}
    job = sesv2.create_export_job(ExportDataSource=source, ExportDestination={"DataFormat": "JSON"})["JobId"]
    emulator.advance(2)

    assert emulator.control("GET", path_of(sesv2.get_export_job(JobId=job))) == json.loads("[]")
