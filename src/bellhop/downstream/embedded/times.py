"""Bellhop's clock, where moto's modules have the system's."""

from __future__ import annotations

import datetime
import sys
import time
import types
from typing import Any

from bellhop.downstream.embedded.world import visit
from bellhop.kernel.clock import host_time


def now() -> float:
    """Seconds since the epoch: Bellhop's in a visit, the system's for others."""
    here = visit()
    return here.world.home.now() if here else host_time()


class _AnyDatetime(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime.datetime)


class Datetime(datetime.datetime, metaclass=_AnyDatetime):
    """datetime.datetime by `now`."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return datetime.datetime.fromtimestamp(now(), tz)

    @classmethod
    def utcnow(cls) -> Any:
        return datetime.datetime.fromtimestamp(now(), datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls) -> Any:
        return cls.now()


def _module(original: types.ModuleType, **ours: Any) -> types.ModuleType:
    shown = types.ModuleType(original.__name__)
    shown.__dict__.update(original.__dict__, **ours)
    return shown


STANDS_FOR: tuple[tuple[Any, Any], ...] = (
    (datetime, _module(datetime, datetime=Datetime)),
    (datetime.datetime, Datetime),
    (time, _module(time, time=now)),
    (time.time, now),
)


def set_clocks() -> None:
    """Hand our clock to every module of moto's that is loaded."""
    for name, module in list(sys.modules.items()):
        if name.startswith("moto."):
            _set_clock(module)


def _set_clock(module: types.ModuleType) -> None:
    for name, value in list(vars(module).items()):
        for original, ours in STANDS_FOR:
            if value is original:
                setattr(module, name, ours)
