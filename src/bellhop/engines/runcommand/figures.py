"""How commands ended, in figures that CloudWatch keeps, where anybody reads them.

https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudwatch-metrics.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.runcommand.states import DELIVERY_TIMED_OUT, FAILED, SUCCESS, TIMED_OUT

if TYPE_CHECKING:
    from bellhop.engines.runcommand.tables import Command
    from bellhop.kernel.context import Context

NAMESPACE = "AWS/SSM-RunCommand"


def count(ctx: Context, command: Command) -> None:
    """A command has ended."""
    name = _metric(command)
    if name and ctx.is_heard_by("monitoring"):
        datum = {"MetricName": name, "Value": 1.0, "Unit": "Count", "Timestamp": ctx.now}
        ctx.emit(Delivery("metrics", "put", NAMESPACE, {"namespace": NAMESPACE, "data": [datum]}))


def _metric(command: Command) -> str:
    if command.status == SUCCESS:
        return "CommandsSucceeded"
    if command.status == FAILED:
        return "CommandsFailed"
    delivered = (command.status, command.details) != (TIMED_OUT, DELIVERY_TIMED_OUT)
    return "" if delivered else "CommandsDeliveryTimedOut"
