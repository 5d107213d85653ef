"""Schedule expressions: rate(…) and cron(…), and when each comes next.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.rules.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Days = Callable[[int, int], set[int]]  # the days of a month that a field means: (year, month)

RATE = re.compile(r"rate\(([0-9]{1,9}) (minute|hour|day)(s?)\)", re.ASCII)
CRON = re.compile(r"cron\((.+)\)")
SECONDS = {"minute": 60, "hour": 3600, "day": 86400}
MONTHS = {name.upper(): place for place, name in enumerate(calendar.month_abbr) if name}
WEEKDAYS = {name: place for place, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)}
KEPT = 256  # expressions


class InvalidSchedule(Invalid):
    def __init__(self) -> None:
        super().__init__("Parameter ScheduleExpression is not valid.")


@dataclass(frozen=True, slots=True)
class Rate:
    """Every so many seconds, counted from the rule's beginning."""

    seconds: int

    def after(self, moment: float) -> float | None:
        return moment + self.seconds


@dataclass(frozen=True, slots=True)
class Cron:
    """The minutes of those hours of those days of those months, in UTC."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: Days
    months: tuple[int, ...]
    years: tuple[int, ...]

    def after(self, moment: float) -> float | None:
        """The next occurrence, in seconds since the epoch; None if there is none."""
        start = datetime.fromtimestamp(moment, UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
        for year in (each for each in self.years if each >= start.year):
            for month in self.months:
                if (year, month) >= (start.year, start.month) and (found := self._in(year, month, start)):
                    return found.timestamp()
        return None

    def _in(self, year: int, month: int, start: datetime) -> datetime | None:
        for day in sorted(self.days(year, month)):
            today = datetime(year, month, day, tzinfo=UTC)
            times = (
                today.replace(hour=hour, minute=minute) for hour in self.hours for minute in self.minutes
            )
            if today.date() >= start.date() and (found := next((at for at in times if at >= start), None)):
                return found
        return None


@lru_cache(KEPT)
def parsed(expression: str) -> Rate | Cron:
    """The schedule of an expression; raises InvalidSchedule."""
    if found := RATE.fullmatch(expression):
        count = int(found[1])
        if count < 1 or (count == 1) == bool(found[3]):
            raise InvalidSchedule
        return Rate(count * SECONDS[found[2]])
    found = CRON.fullmatch(expression)
    fields = found[1].split() if found else []
    if len(fields) != 6:
        raise InvalidSchedule
    return _cron(*(field.upper() for field in fields))


def _cron(*fields: str) -> Cron:
    minutes, hours, of_month, months, of_week, years = fields
    if (of_month == "?") == (of_week == "?"):
        raise InvalidSchedule
    return Cron(
        MINUTE.read(minutes),
        HOUR.read(hours),
        _of_week(of_week) if of_month == "?" else _of_month(of_month),
        MONTH.read(months),
        YEAR.read(years),
    )


class Field(NamedTuple):
    """What a field's numbers may be, and the names that stand for them."""

    least: int
    most: int
    names: dict[str, int]
    round: bool = True  # 22-2 goes on from the end to the beginning

    def read(self, text: str) -> tuple[int, ...]:
        """All numbers that a list, range, increment or asterisk means, in order."""
        return tuple(sorted({number for part in text.split(",") for number in self._part(part)}))

    def _part(self, part: str) -> Iterable[int]:
        body, slash, step = part.partition("/")
        first, dash, last = body.partition("-")
        if body == "*":
            numbers = range(self.least, self.most + 1)
        elif dash:
            numbers = self._range(self.number(first), self.number(last))
        else:
            number = self.number(body)
            numbers = range(number, (self.most if slash else number) + 1)
        if not slash:
            return numbers
        if not step.isdecimal() or not int(step):
            raise InvalidSchedule
        return list(numbers)[:: int(step)]

    def _range(self, first: int, last: int) -> Iterable[int]:
        if first <= last:
            return range(first, last + 1)
        if not self.round:
            raise InvalidSchedule
        return [*range(first, self.most + 1), *range(self.least, last + 1)]

    def number(self, text: str) -> int:
        """One number, or the name of one."""
        if text in self.names:
            return self.names[text]
        if not (text.isascii() and text.isdecimal() and self.least <= int(text) <= self.most):
            raise InvalidSchedule
        return int(text)


MINUTE = Field(0, 59, {})
HOUR = Field(0, 23, {})
DAY = Field(1, 31, {})
MONTH = Field(1, 12, MONTHS)
WEEKDAY = Field(1, 7, WEEKDAYS)
YEAR = Field(1970, 2199, {}, round=False)


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _all(parts: list[Days]) -> Days:
    return lambda year, month: set[int]().union(*(part(year, month) for part in parts))


def _of_month(text: str) -> Days:
    return _all([_day(part) for part in text.split(",")])


def _day(part: str) -> Days:
    if part == "L":
        return lambda year, month: {_length(year, month)}
    if part == "LW":
        return lambda year, month: {_nearest_weekday(year, month, _length(year, month))}
    if part.endswith("W"):
        number = DAY.number(part[:-1])
        return lambda year, month: (
            {_nearest_weekday(year, month, number)} if number <= _length(year, month) else set()
        )
    numbers = DAY.read(part)
    return lambda year, month: {day for day in numbers if day <= _length(year, month)}


def _nearest_weekday(year: int, month: int, day: int) -> int:
    """Monday to Friday nearest to a day, within its month."""
    weekday = date(year, month, day).weekday()
    if weekday == calendar.SATURDAY:
        return day - 1 if day > 1 else day + 2
    if weekday == calendar.SUNDAY:
        return day + 1 if day < _length(year, month) else day - 2
    return day


def _of_week(text: str) -> Days:
    if "#" in text:
        return _nth(*text.split("#"))
    return _all([_weekday(part) for part in text.split(",")])


def _weekday(part: str) -> Days:
    if part != "L" and part.endswith("L"):
        weekday = WEEKDAY.number(part[:-1])
        return lambda year, month: {max(_days_that_are(year, month, {weekday}))}
    numbers = {WEEKDAY.most} if part == "L" else {*WEEKDAY.read(part)}
    return lambda year, month: _days_that_are(year, month, numbers)


def _nth(*parts: str) -> Days:
    """`3#2`: the second Tuesday of the month, which it may lack when it is the fifth."""
    if len(parts) != 2 or parts[1] not in ("1", "2", "3", "4", "5"):
        raise InvalidSchedule
    weekday, place = WEEKDAY.number(parts[0]), int(parts[1])
    return lambda year, month: {*sorted(_days_that_are(year, month, {weekday}))[place - 1 : place]}


def _days_that_are(year: int, month: int, weekdays: set[int]) -> set[int]:
    """The days of a month that fall on these days of the week, where 1 is Sunday."""
    before = date(year, month, 1).isoweekday() % 7  # days of the first week that are not of this month
    return {day for day in range(1, _length(year, month) + 1) if (before + day - 1) % 7 + 1 in weekdays}
