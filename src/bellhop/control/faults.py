"""Faults on demand: errors and latency that calls meet."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import Here
from bellhop.control.refusals import bad
from bellhop.kernel.wrappers.faults import Fault as SetFault
from bellhop.wire import model

router = APIRouter(prefix="/_bellhop/faults", tags=["faults"])


class Fault(BaseModel):
    """What calls of an operation meet; with `Times` only that often."""

    model_config = ConfigDict(extra="forbid")

    Service: str = Field(examples=["sesv2"])
    Operation: str = Field("*", examples=["SendEmail"])
    Error: str | None = Field(None, min_length=1, examples=["TooManyRequestsException"])
    Status: int | None = Field(None, ge=400, le=599)
    LatencyMs: int | None = Field(None, ge=0, le=3_600_000)
    Probability: float = Field(1.0, ge=0.0, le=1.0)
    Times: int | None = Field(None, ge=1)


class ListedFault(Fault):
    """`Times` is how often it still strikes."""

    Times: int | None = None


class Faults(BaseModel):
    Faults: list[ListedFault]


@router.get("", response_model_exclude_unset=True)
async def list_faults(house: Here) -> Faults:
    """The faults that are set, oldest first."""
    return Faults(Faults=[_listed(fault) for fault in house.faults.all_set()])


def _listed(fault: SetFault) -> ListedFault:
    optional = {"Status": fault.status, "LatencyMs": fault.latency_ms or None, "Times": fault.times}
    given = {name: value for name, value in optional.items() if value is not None}
    return ListedFault(
        Service=fault.service,
        Operation=fault.operation,
        Error=fault.error,
        Probability=fault.probability,
        **given,
    )


@router.post("", response_model_exclude_unset=True)
async def add_fault(house: Here, fault: Fault) -> ListedFault:
    """Set a fault; of those that meet a call the newest strikes."""
    if fault.Service not in model.SERVICES:
        raise bad(f"Service: {fault.Service!r} is none of {', '.join(model.SERVICES)}")
    if fault.Operation != "*" and fault.Operation not in model.service(fault.Service).operations:
        raise bad(f"Operation: {fault.Service} has no operation {fault.Operation!r}")
    if fault.Error is None and not fault.LatencyMs:
        raise bad("a fault needs an Error or a LatencyMs")
    house.faults.add(
        service=fault.Service,
        operation=fault.Operation,
        error=fault.Error,
        status=fault.Status,
        latency_ms=fault.LatencyMs or 0,
        probability=fault.Probability,
        times=fault.Times,
    )
    return _listed(house.faults.all_set()[-1])


@router.delete("", status_code=204)
async def delete_faults(house: Here) -> None:
    """Let calls be answered as they are."""
    house.faults.clear()
