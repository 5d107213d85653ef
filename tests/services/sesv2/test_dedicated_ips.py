"""Dedicated IP addresses and their pools: leased from the operator, warmed up by the clock, sent by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Operate = Callable[..., Any]

DAY = 24 * 3600
FIRST = "198.51.100.1"


@pytest.fixture
def operate(emulator: Bellhop) -> Operate:
    """`operate("POST", "", {…})`: the control API of dedicated addresses."""

    def call(method: str, path: str = "", body: object = None) -> Any:
        return emulator.control(method, f"/_bellhop/dedicated-ips{path}", body)

    return call


@pytest.fixture
def leased(operate: Operate) -> str:
    return operate("POST", "", {})["Ip"]


def code(call: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    return caught.value.response["Error"]["Code"]


def warmth(sesv2: Any, ip: str) -> tuple[str, int]:
    found = sesv2.get_dedicated_ip(Ip=ip)["DedicatedIp"]
    return found["WarmupStatus"], found["WarmupPercentage"]


def test_pools_are_made_shown_and_paged(sesv2: Any) -> None:
    for name in ("a", "b", "c"):
        sesv2.create_dedicated_ip_pool(PoolName=name, Tags=[{"Key": "team", "Value": name}])
    first = sesv2.list_dedicated_ip_pools(PageSize=2)
    second = sesv2.list_dedicated_ip_pools(PageSize=2, NextToken=first["NextToken"])

    assert (first["DedicatedIpPools"], second["DedicatedIpPools"]) == (["a", "b"], ["c"])
    assert "NextToken" not in second
    assert sesv2.get_dedicated_ip_pool(PoolName="b")["DedicatedIpPool"] == {
        "PoolName": "b",
        "ScalingMode": "STANDARD",
    }


def test_a_managed_pool_has_addresses_of_its_own(sesv2: Any) -> None:
    sesv2.create_dedicated_ip_pool(PoolName="p", ScalingMode="MANAGED")
    found = sesv2.get_dedicated_ips(PoolName="p")["DedicatedIps"]

    assert [(ip["WarmupStatus"], ip["WarmupPercentage"]) for ip in found] == [("NOT_APPLICABLE", -1)] * 2
    assert code(sesv2.put_dedicated_ip_warmup_attributes, Ip=found[0]["Ip"], WarmupPercentage=5) == (
        "BadRequestException"
    )
    sesv2.delete_dedicated_ip_pool(PoolName="p")
    assert sesv2.get_dedicated_ips()["DedicatedIps"] == []


def test_a_pool_becomes_managed_and_not_standard_again(sesv2: Any, leased: str) -> None:
    sesv2.create_dedicated_ip_pool(PoolName="p")
    sesv2.put_dedicated_ip_in_pool(Ip=leased, DestinationPoolName="p")
    sesv2.put_dedicated_ip_pool_scaling_attributes(PoolName="p", ScalingMode="MANAGED")

    assert sesv2.get_dedicated_ip_pool(PoolName="p")["DedicatedIpPool"]["ScalingMode"] == "MANAGED"
    assert sesv2.get_dedicated_ip(Ip=leased)["DedicatedIp"]["PoolName"] == "ses-default-dedicated-pool"
    back = {"PoolName": "p", "ScalingMode": "STANDARD"}
    assert code(sesv2.put_dedicated_ip_pool_scaling_attributes, **back) == "BadRequestException"


def test_there_are_five_managed_pools_at_most(sesv2: Any) -> None:
    for number in range(5):
        sesv2.create_dedicated_ip_pool(PoolName=f"p{number}", ScalingMode="MANAGED")

    sixth = {"PoolName": "p5", "ScalingMode": "MANAGED"}
    assert code(sesv2.create_dedicated_ip_pool, **sixth) == "LimitExceededException"
    assert sesv2.create_dedicated_ip_pool(PoolName="p5")


@pytest.mark.parametrize(
    ("operation", "members", "expected"),
    [
        ("create_dedicated_ip_pool", {"PoolName": "p"}, "AlreadyExistsException"),
        ("create_dedicated_ip_pool", {"PoolName": "ses-shared-pool"}, "AlreadyExistsException"),
        ("create_dedicated_ip_pool", {"PoolName": "no blanks"}, "BadRequestException"),
        ("get_dedicated_ip_pool", {"PoolName": "none"}, "NotFoundException"),
        ("delete_dedicated_ip_pool", {"PoolName": "none"}, "NotFoundException"),
        ("delete_dedicated_ip_pool", {"PoolName": "ses-shared-pool"}, "BadRequestException"),
        (
            "put_dedicated_ip_pool_scaling_attributes",
            {"PoolName": "none", "ScalingMode": "MANAGED"},
            "NotFoundException",
        ),
        ("get_dedicated_ip", {"Ip": "192.0.2.1"}, "NotFoundException"),
        ("get_dedicated_ips", {"PoolName": "none"}, "NotFoundException"),
        ("get_dedicated_ips", {"NextToken": "bad"}, "BadRequestException"),
        ("list_dedicated_ip_pools", {"NextToken": "bad"}, "BadRequestException"),
        (
            "put_dedicated_ip_in_pool",
            {"Ip": "192.0.2.1", "DestinationPoolName": "p"},
            "NotFoundException",
        ),
        ("put_dedicated_ip_in_pool", {"Ip": FIRST, "DestinationPoolName": "none"}, "NotFoundException"),
        (
            "put_dedicated_ip_in_pool",
            {"Ip": FIRST, "DestinationPoolName": "ses-shared-pool"},
            "BadRequestException",
        ),
        (
            "put_dedicated_ip_warmup_attributes",
            {"Ip": "192.0.2.1", "WarmupPercentage": 1},
            "NotFoundException",
        ),
        (
            "put_dedicated_ip_warmup_attributes",
            {"Ip": FIRST, "WarmupPercentage": 101},
            "BadRequestException",
        ),
    ],
)
def test_what_is_refused(
    sesv2: Any, leased: str, operation: str, members: dict[str, Any], expected: str
) -> None:
    sesv2.create_dedicated_ip_pool(PoolName="p")

    assert leased == FIRST
    assert code(getattr(sesv2, operation), **members) == expected


def test_addresses_are_listed_by_pool_and_paged(sesv2: Any, operate: Operate) -> None:
    for _ in range(3):
        operate("POST", "", {})
    sesv2.create_dedicated_ip_pool(PoolName="p")
    sesv2.put_dedicated_ip_in_pool(Ip="198.51.100.2", DestinationPoolName="p")
    first = sesv2.get_dedicated_ips(PageSize=2)
    second = sesv2.get_dedicated_ips(PageSize=2, NextToken=first["NextToken"])

    assert [ip["Ip"] for page in (first, second) for ip in page["DedicatedIps"]] == [
        "198.51.100.1",
        "198.51.100.2",
        "198.51.100.3",
    ]
    assert [ip["Ip"] for ip in sesv2.get_dedicated_ips(PoolName="p")["DedicatedIps"]] == ["198.51.100.2"]


def test_the_warm_up_takes_forty_five_days(sesv2: Any, emulator: Bellhop, leased: str) -> None:
    emulator.freeze()
    seen = [warmth(sesv2, leased)]
    for days in (9, 27, 9):
        emulator.advance(days * DAY)
        seen.append(warmth(sesv2, leased))

    assert seen == [("IN_PROGRESS", 0), ("IN_PROGRESS", 20), ("IN_PROGRESS", 80), ("DONE", 100)]


def test_the_warm_up_goes_on_from_where_it_is_set(sesv2: Any, emulator: Bellhop, leased: str) -> None:
    emulator.freeze()
    sesv2.put_dedicated_ip_warmup_attributes(Ip=leased, WarmupPercentage=60)
    emulator.advance(9 * DAY)
    assert warmth(sesv2, leased) == ("IN_PROGRESS", 80)

    sesv2.put_dedicated_ip_warmup_attributes(Ip=leased, WarmupPercentage=100)
    assert warmth(sesv2, leased) == ("DONE", 100)


def test_without_automatic_warm_up_addresses_are_taken_for_warm(
    sesv2: Any, emulator: Bellhop, operate: Operate, leased: str
) -> None:
    emulator.freeze()
    sesv2.put_account_dedicated_ip_warmup_attributes(AutoWarmupEnabled=False)
    later = operate("POST", "", {})["Ip"]
    emulator.advance(9 * DAY)

    assert warmth(sesv2, later) == ("DONE", 100)
    assert warmth(sesv2, leased)[0] == "IN_PROGRESS", "an address in its warm-up is not affected"
    sesv2.put_dedicated_ip_warmup_attributes(Ip=leased, WarmupPercentage=30)
    emulator.advance(9 * DAY)
    assert warmth(sesv2, leased) == ("IN_PROGRESS", 30)


def test_the_operator_leases_and_takes_back(sesv2: Any, operate: Operate, aws: Callable[..., Any]) -> None:
    own = operate("POST", "", {"Ip": "192.0.2.7", "ByoIp": True, "Region": "eu-west-1"})

    assert (own["Pool"], own["WarmupPercentage"]) == ("ses-default-dedicated-pool", 100)
    assert sesv2.get_dedicated_ips()["DedicatedIps"] == []
    abroad = aws("sesv2", region_name="eu-west-1")
    assert abroad.get_dedicated_ip(Ip="192.0.2.7")["DedicatedIp"]["WarmupStatus"] == "DONE"
    assert [ip["Ip"] for ip in operate("GET")["DedicatedIps"]] == ["192.0.2.7"]
    operate("DELETE", "?ip=192.0.2.7")
    assert code(abroad.get_dedicated_ip, Ip="192.0.2.7") == "NotFoundException"


def test_what_a_deleted_pool_held_is_in_the_default_pool(sesv2: Any, leased: str) -> None:
    sesv2.create_dedicated_ip_pool(PoolName="p")
    sesv2.put_dedicated_ip_in_pool(Ip=leased, DestinationPoolName="p")
    sesv2.delete_dedicated_ip_pool(PoolName="p")

    assert sesv2.get_dedicated_ip(Ip=leased)["DedicatedIp"]["PoolName"] == "ses-default-dedicated-pool"


def test_blacklists_are_reported_of_own_addresses(sesv2: Any, operate: Operate, leased: str) -> None:
    assert sesv2.get_blacklist_reports(BlacklistItemNames=[leased])["BlacklistReport"] == {leased: []}

    operate("POST", f"/{leased}/blacklists", {"Name": "zen.example.net", "Description": "spam"})
    found = sesv2.get_blacklist_reports(BlacklistItemNames=[leased])["BlacklistReport"][leased]
    assert [(entry["RblName"], entry["Description"]) for entry in found] == [("zen.example.net", "spam")]

    operate("DELETE", f"/{leased}/blacklists?name=zen.example.net")
    assert sesv2.get_blacklist_reports(BlacklistItemNames=[leased])["BlacklistReport"] == {leased: []}
    assert code(sesv2.get_blacklist_reports, BlacklistItemNames=["192.0.2.1"]) == "NotFoundException"


def test_outlook_tells_of_an_address_once_a_day(
    sesv2: Any, emulator: Bellhop, operate: Operate, aws: Callable[..., Any]
) -> None:
    emulator.freeze()
    ip = operate("POST", "", {"ByoIp": True})["Ip"]
    emulator.control("POST", "/_bellhop/recipients", {"Pattern": "angry@*", "Outcome": "Complaint"})
    for to in ("ann@hotmail.com", "angry@outlook.com", "ann@gmail.com"):
        sesv2.send_email(
            FromEmailAddress="shop@example.com",
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
        )
    emulator.advance(2 * DAY)
    emulator.settle()

    def told(name: str) -> list[float]:
        found = aws("cloudwatch").get_metric_statistics(
            Namespace="AWS/SES",
            MetricName=f"SNDS.{name}",
            Dimensions=[{"Name": "IP", "Value": ip}],
            StartTime=emulator.now() - 4 * DAY,
            EndTime=emulator.now(),
            Period=DAY,
            Statistics=["Sum"],
        )
        return [point["Sum"] for point in found["Datapoints"]]

    names = ("RCPTCommands", "DATACommands", "MessageRecipients", "SpamRate", "ComplaintRate", "TrapHits")
    assert [told(name) for name in names] == [[2.0], [2.0], [2.0], [0.0], [0.5], [0.0]]
