"""Schedule expressions: the next occurrences of each, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bellhop.engines.rules import schedules
from bellhop.engines.rules.schedules import InvalidSchedule

TUESDAY = datetime(2026, 11, 24, 12, 0, 30, tzinfo=UTC)


def following(expression: str, count: int, start: datetime = TUESDAY) -> list[str]:
    schedule, moment, found = schedules.parsed(expression), start.timestamp(), []
    while len(found) < count and (later := schedule.after(moment)) is not None:
        moment = later
        found.append(f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S}")
    return found


@pytest.mark.parametrize(
    ("expression", "seconds"),
    [
        ("rate(1 minute)", 60),
        ("rate(5 minutes)", 300),
        ("rate(1 hour)", 3600),
        ("rate(12 hours)", 43200),
        ("rate(1 day)", 86400),
        ("rate(7 days)", 604800),
    ],
)
def test_rates_are_counted_from_where_they_begin(expression, seconds):
    assert schedules.parsed(expression).after(1000.5) == 1000.5 + seconds


@pytest.mark.parametrize(
    ("expression", "occurrences"),
    [
        ("cron(0 10 * * ? *)", ["2026-11-25 10:00:00", "2026-11-26 10:00:00"]),
        ("cron(15 12 * * ? *)", ["2026-11-24 12:15:00", "2026-11-25 12:15:00"]),
        ("cron(* * * * ? *)", ["2026-11-24 12:01:00", "2026-11-24 12:02:00"]),
        ("cron(0 18 ? * MON-FRI *)", ["2026-11-24 18:00:00", "2026-11-25 18:00:00"]),
        ("cron(0 18 ? * SAT,SUN *)", ["2026-11-28 18:00:00", "2026-11-29 18:00:00"]),
        ("cron(0 8 1 * ? *)", ["2026-12-01 08:00:00", "2027-01-01 08:00:00"]),
        ("cron(0/15 * * * ? *)", ["2026-11-24 12:15:00", "2026-11-24 12:30:00"]),
        ("cron(*/20 * * * ? *)", ["2026-11-24 12:20:00", "2026-11-24 12:40:00", "2026-11-24 13:00:00"]),
        ("cron(5,35 14 * * ? *)", ["2026-11-24 14:05:00", "2026-11-24 14:35:00"]),
        ("cron(0/30 20-2 ? * TUE *)", ["2026-11-24 20:00:00", "2026-11-24 20:30:00"]),
        ("cron(0 20-2/3 ? * TUE *)", ["2026-11-24 20:00:00", "2026-11-24 23:00:00", "2026-12-01 02:00:00"]),
        ("cron(0 12 L * ? *)", ["2026-11-30 12:00:00", "2026-12-31 12:00:00"]),
        ("cron(0 12 L FEB ? 2028)", ["2028-02-29 12:00:00"]),
        ("cron(0 12 LW * ? *)", ["2026-11-30 12:00:00", "2026-12-31 12:00:00", "2027-01-29 12:00:00"]),
        ("cron(0 0 15W * ? *)", ["2026-12-15 00:00:00", "2027-01-15 00:00:00", "2027-02-15 00:00:00"]),
        ("cron(0 0 1W 8,5 ? 2026-2027)", ["2027-05-03 00:00:00", "2027-08-02 00:00:00"]),
        ("cron(0 0 31W 1,2,10 ? 2027)", ["2027-01-29 00:00:00", "2027-10-29 00:00:00"]),
        ("cron(0 0 31 * ? 2027)", ["2027-01-31 00:00:00", "2027-03-31 00:00:00"]),
        ("cron(15 10 ? * 6L *)", ["2026-11-27 10:15:00", "2026-12-25 10:15:00"]),
        ("cron(15 10 ? * FRIL *)", ["2026-11-27 10:15:00", "2026-12-25 10:15:00"]),
        ("cron(0 0 ? * L *)", ["2026-11-28 00:00:00", "2026-12-05 00:00:00"]),
        ("cron(0 9 ? * 3#2 *)", ["2026-12-08 09:00:00", "2027-01-12 09:00:00"]),
        ("cron(0 9 ? * TUE#5 *)", ["2026-12-29 09:00:00", "2027-03-30 09:00:00"]),
        ("cron(0 0 ? * 1 *)", ["2026-11-29 00:00:00"]),
        ("cron(0 0 ? * 7 *)", ["2026-11-28 00:00:00"]),
        ("cron(0 0 ? * FRI-MON *)", ["2026-11-27 00:00:00", "2026-11-28 00:00:00", "2026-11-29 00:00:00"]),
        ("cron(0 0 ? * 2/2 *)", ["2026-11-25 00:00:00", "2026-11-27 00:00:00"]),
        ("cron(0 0 1 JAN,jul ? *)", ["2027-01-01 00:00:00", "2027-07-01 00:00:00"]),
        ("cron(0 0 1 1/6 ? *)", ["2027-01-01 00:00:00", "2027-07-01 00:00:00"]),
        ("cron(0 0 1 NOV-FEB ? *)", ["2026-12-01 00:00:00", "2027-01-01 00:00:00"]),
        ("cron(0 0 29 2 ? *)", ["2028-02-29 00:00:00", "2032-02-29 00:00:00"]),
        ("cron(0 0 1 1 ? 2030-2032/2)", ["2030-01-01 00:00:00", "2032-01-01 00:00:00"]),
        ("cron(0 12 24 11 ? 2026)", []),
        ("cron(0 0 1 1 ? 2001)", []),
        ("cron(0 0 31 2 ? *)", []),
        ("cron(0 0 1 1 ? 2199)", ["2199-01-01 00:00:00"]),
        ("cron(0  0   1 1 ?  2199)", ["2199-01-01 00:00:00"]),
    ],
)
def test_cron_comes_next(expression, occurrences):
    assert following(expression, max(1, len(occurrences))) == occurrences


def test_a_minute_that_has_begun_is_over():
    assert following("cron(0 12 * * ? *)", 1, TUESDAY.replace(second=0)) == ["2026-11-25 12:00:00"]


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "at(2026-11-24T12:00:00)",
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(5 seconds)",
        "rate(5minutes)",
        "rate(-5 minutes)",
        "rate(1.5 hours)",
        "cron()",
        "cron(0 10 * * ?)",
        "cron(0 10 * * ? * *)",
        "cron(0 10 * * * *)",
        "cron(0 10 ? * ? *)",
        "cron(0 10 1 * MON *)",
        "cron(60 10 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 10 0 * ? *)",
        "cron(0 10 32 * ? *)",
        "cron(0 10 * 13 ? *)",
        "cron(0 10 * FOO ? *)",
        "cron(0 10 ? * 0 *)",
        "cron(0 10 ? * 8 *)",
        "cron(0 10 ? * 3#6 *)",
        "cron(0 10 ? * 3#1,6#3 *)",
        "cron(0 10 ? * LW *)",
        "cron(0 10 W * ? *)",
        "cron(0 10 * * ? 1969)",
        "cron(0 10 * * ? 2030-2020)",
        "cron(0/0 10 * * ? *)",
        "cron(0/x 10 * * ? *)",
        "cron(1- 10 * * ? *)",
        "cron(, 10 * * ? *)",
        "cron(0 10 * * ? ٢٠٣٠)",
    ],
)
def test_what_is_no_schedule_is_refused(expression):
    with pytest.raises(InvalidSchedule, match="Parameter ScheduleExpression is not valid"):
        schedules.parsed(expression)
