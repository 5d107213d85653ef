"""Bad mail is heard of: by EventBridge when a tenant is paused, by CloudWatch in figures and rates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]

PREFIX = "arn:aws:ses:us-east-1:000000000000"
BODY = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}


@pytest.fixture
def told(bellhop: Bellhop, aws: Aws, api: httpx2.Client) -> Callable[[], list[Any]]:
    """What EventBridge said since it was asked last.

    Ten mails make a rate, gone@ bounces, time stands still; the operator sees to it that the account goes on.
    """
    bellhop.freeze()
    api.post("/account", json={"RepresentativeVolume": 10, "EnforcementStatus": "PROBATION"})
    api.post("/recipients", json={"Pattern": "gone*@*", "Outcome": "PermanentBounce"})
    sqs, events = aws("sqs"), aws("events")
    url = sqs.create_queue(QueueName="told")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    kinds = [{"prefix": "Sending Status"}, {"prefix": "Advisor Recommendation Status"}]
    pattern = json.dumps({"source": ["aws.ses"], "detail-type": kinds})
    events.put_rule(Name="told", EventPattern=pattern)
    events.put_targets(Rule="told", Targets=[{"Id": "q", "Arn": arn}])

    def asked() -> list[Any]:
        assert bellhop.settle()
        found: list[Any] = []
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
            for message in messages:
                found.append(json.loads(message["Body"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return sorted(found, key=lambda event: event["detail-type"])

    return asked


@pytest.fixture
def acme(aws: Aws) -> str:
    """The ARN of a tenant with the identity example.com and the set s."""
    sesv2 = aws("sesv2")
    sesv2.create_email_identity(EmailIdentity="example.com")
    sesv2.create_configuration_set(ConfigurationSetName="s")
    tenant = sesv2.create_tenant(TenantName="acme")["TenantArn"]
    for resource in ("identity/example.com", "configuration-set/s"):
        sesv2.create_tenant_resource_association(TenantName="acme", ResourceArn=f"{PREFIX}:{resource}")
    return tenant


def send(aws: Aws, *recipients: str, **members: Any) -> None:
    aws("sesv2").send_email(
        FromEmailAddress="sol@example.com",
        Destination={"ToAddresses": recipients},
        Content={"Simple": BODY},
        **members,
    )


def for_acme(aws: Aws, bounces: int) -> None:
    recipients = (f"{'gone' if number < bounces else 'here'}{number}@example.org" for number in range(10))
    send(aws, *recipients, TenantName="acme", ConfigurationSetName="s")


def measured(bellhop: Bellhop, aws: Aws, metric: str, **dimensions: str) -> list[float]:
    assert bellhop.settle()
    found = aws("cloudwatch").get_metric_statistics(
        Namespace="AWS/SES",
        MetricName=metric,
        Dimensions=[{"Name": name, "Value": value} for name, value in dimensions.items()],
        StartTime=bellhop.now() - 3600,
        EndTime=bellhop.now() + 3600,
        Period=60,
        Statistics=["Sum"],
    )
    return [point["Sum"] for point in found["Datapoints"]]


def test_eventbridge_hears_of_findings_and_of_who_is_paused(
    aws: Aws, told: Callable[[], list[Any]], acme: str
) -> None:
    for_acme(aws, bounces=1)
    finding, status = told()

    assert (finding["detail-type"], status["detail-type"]) == (
        "Advisor Recommendation Status Open",
        "Sending Status Disabled",
    )
    assert finding["resources"] == status["resources"] == [acme]
    assert finding["detail"]["metadata"] == {"impact": "HIGH", "type": "BOUNCE"}
    sentence = finding["detail"]["data"]
    assert sentence.startswith("The bounce rate exceeded 10.0% based on a representative volume of 10 emails")
    data = status["detail"]["data"]
    assert (data["origin"], data["record"]["status"]) == ("CUSTOMER_MANAGED", "DISABLED")
    assert data["record"]["cause"] == sentence
    assert len(data["record"]["lastUpdatedTimestamp"]) == 7

    aws("sesv2").update_reputation_entity_customer_managed_status(
        ReputationEntityType="RESOURCE", ReputationEntityReference=acme, SendingStatus="ENABLED"
    )
    (status,) = told()
    record = status["detail"]["data"]["record"]
    assert status["detail-type"] == "Sending Status Enabled"
    assert (record["status"], record["cause"]) == ("REINSTATED", "Status manually updated.")


def test_what_is_found_is_resolved_when_the_rates_are_good_again(
    aws: Aws, bellhop: Bellhop, told: Callable[[], list[Any]], acme: str
) -> None:
    named = {"ReputationEntityType": "RESOURCE", "ReputationEntityReference": acme}
    policy = "arn:aws:ses:us-east-1:aws:reputation-policy/none"
    aws("sesv2").update_reputation_entity_policy(**named, ReputationEntityPolicy=policy)
    for_acme(aws, bounces=1)
    assert [event["detail-type"] for event in told()] == ["Advisor Recommendation Status Open"]

    bellhop.advance(3600)
    for_acme(aws, bounces=0)
    bellhop.settle()
    assert "ReputationImpact" not in aws("sesv2").get_reputation_entity(**named)["ReputationEntity"]
    assert [event["detail-type"] for event in told()] == ["Advisor Recommendation Status Resolved"]


def test_cloudwatch_has_a_tenants_figures(
    aws: Aws, bellhop: Bellhop, told: Callable[[], list[Any]], acme: str
) -> None:
    for_acme(aws, bounces=1)
    bellhop.settle()
    bellhop.advance(60)

    dimensions = {"TenantId": acme.rpartition("/")[2], "TenantName": "acme"}
    assert measured(bellhop, aws, "Sends", **dimensions) == [10]
    assert measured(bellhop, aws, "Bounces", **dimensions) == [1]
    assert measured(bellhop, aws, "Complaints", **dimensions) == []


def test_cloudwatch_has_the_accounts_rates(
    aws: Aws, bellhop: Bellhop, told: Callable[[], list[Any]], acme: str
) -> None:
    assert measured(bellhop, aws, "Send") == []  # who asks is told from now on
    send(aws, "gone@example.org", *(f"{number}@example.org" for number in range(24)))
    bellhop.settle()
    bellhop.advance(60)

    assert sum(measured(bellhop, aws, "Send")) == 25
    assert sum(measured(bellhop, aws, "Delivery")) == 24
    assert sum(measured(bellhop, aws, "Bounce")) == 1

    assert measured(bellhop, aws, "Reputation.BounceRate") == [0.04]
    assert measured(bellhop, aws, "Reputation.ComplaintRate") == [0]
