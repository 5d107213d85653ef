"""Health, reset, time, and waiting until nothing is left to do."""

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field

from bellhop import __version__
from bellhop.control.house import Here
from bellhop.control.refusals import LATEST, bad, moment_of
from bellhop.kernel.clock import iso8601, seconds_of

router = APIRouter(tags=["emulator"])


class Health(BaseModel):
    status: str
    version: str
    services: dict[str, str]


class Time(BaseModel):
    """What time it is, and whether it stands still."""

    now: str
    frozen: bool


class ClockChange(BaseModel):
    """One of the three."""

    model_config = ConfigDict(extra="forbid")

    advance: str | None = Field(None, description="An integer and s, m, h or d", examples=["90m"])
    set: str | None = Field(None, description="An ISO 8601 time, not before now")
    freeze: bool | None = None


class Patience(BaseModel):
    model_config = ConfigDict(extra="forbid")

    timeout: float = Field(30.0, ge=0, le=3600, description="Seconds")


class Settled(BaseModel):
    settled: bool


@router.get("/_bellhop/health")
async def health(house: Here) -> Health:
    """Services are `running` once they were called, else `available`."""
    return Health(status="running", version=__version__, services=house.services.states())


@router.post("/_bellhop/reset")
async def reset(house: Here) -> Health:
    """Rows, rules, faults, trail, processes and the clock's setting are gone; listeners stay."""
    await house.reset()
    return await health(house)


@router.get("/_bellhop/clock")
async def read_clock(house: Here) -> Time:
    """What time it is for everything in here."""
    return Time(now=iso8601(house.clock.now()), frozen=house.clock.frozen is not None)


@router.post("/_bellhop/clock")
async def change_clock(house: Here, change: ClockChange) -> Time:
    """Move time on (what falls due meanwhile runs, each at its own time), or let it stand still."""
    now = house.clock.now()
    given = change.model_dump(exclude_none=True)
    if len(given) != 1:
        raise bad("say one of advance, set and freeze")
    if change.freeze is not None:
        house.freeze(change.freeze)
    elif change.advance is not None:
        await house.set_clock(_reachable(now + _seconds(change.advance), now, "advance"))
    else:
        await house.set_clock(_reachable(moment_of(change.set or "", "set"), now, "set"))
    return await read_clock(house)


def _seconds(duration: str) -> float:
    try:
        return seconds_of(duration)
    except ValueError as error:
        raise bad(f"advance: {error}") from error


def _reachable(moment: float, now: float, name: str) -> float:
    """The moment, if the clock can be moved there."""
    if moment < now:
        raise bad(f"{name}: the clock never goes backward, and it is {iso8601(now)} already")
    if moment > LATEST:
        raise bad(f"{name}: the clock goes to {iso8601(LATEST)} at most")
    return moment


@router.post("/_bellhop/settle")
async def settle(house: Here, patience: Annotated[Patience | None, Body()] = None) -> Settled:
    """Wait until no event, due timer or process is left."""
    return Settled(settled=await house.settle((patience or Patience(timeout=30.0)).timeout))
