"""What becomes of tenants, told to EventBridge and, in figures of their mail, to CloudWatch.

ses/latest/dg/tenants.html#monitoring-and-analytics
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail.reputation import tenants
from bellhop.engines.mail.reputation.tables import TENANTS
from bellhop.engines.rules import publishing
from bellhop.services.event_publishing.metrics import NAMESPACE
from bellhop.services.event_publishing.tables import AWAITED_FIGURES, AwaitedFigures

if TYPE_CHECKING:
    from bellhop.engines.mail.events import TenantFinding, TenantStatusChanged
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

SOURCE, VERSION = "aws.ses", "1.0.0"
INTERVAL = 60.0  # seconds in which a tenant's figures are published once at most
_COUNTED = {"Send": "sends", "Bounce": "bounces", "Complaint": "complaints"}
_METRICS = {"sends": "Sends", "bounces": "Bounces", "complaints": "Complaints"}


def status_changed(ctx: Context, event: TenantStatusChanged) -> None:
    record = event.record
    name = "Sending Status Disabled" if record["status"] == tenants.DISABLED else "Sending Status Enabled"
    said = {
        "status": record["status"],
        "cause": record["cause"],
        "lastUpdatedTimestamp": _parts(record["updated"]),
    }
    data = {"origin": "CUSTOMER_MANAGED", "record": said}
    _publish(ctx, event.tenant, name, {"version": VERSION, "data": data})


def found(ctx: Context, event: TenantFinding) -> None:
    finding = event.finding
    status = "Open" if event.is_open else "Resolved"
    metadata = {"impact": finding["impact"], "type": finding["kind"]}
    detail = {"version": VERSION, "data": finding["description"], "metadata": metadata}
    _publish(ctx, event.tenant, f"Advisor Recommendation Status {status}", detail)


def _publish(ctx: Context, name: str, detail_type: str, detail: dict[str, Any]) -> None:
    tenant = ctx.store.get(TENANTS, name)
    if tenant is not None:
        resources = [tenants.arn(ctx, tenant)]
        publishing.publish(ctx, publishing.Event(SOURCE, detail_type, detail, resources))


def _parts(time: float) -> list[int]:
    """A time as SES writes it here: year, month, day, hour, minute, second, nanosecond."""
    moment = datetime.fromtimestamp(time, UTC)
    return [*moment.timetuple()[:6], moment.microsecond * 1000]


def count(ctx: Context, message: Message, event: dict[str, Any]) -> None:
    """Something happened to a tenant's mail: have it published, with what else happens in the next minute."""
    counter = _COUNTED.get(event["type"])
    if message.tenant is None or counter is None:
        return
    if ctx.store.get(AWAITED_FIGURES, message.tenant) is None:
        ctx.later(ctx.now + INTERVAL, export, tenant=message.tenant)
    figures = AwaitedFigures(message.tenant)
    setattr(figures, counter, len(event.get("recipients") or message.recipients))
    ctx.store.count_up(AWAITED_FIGURES, figures)


def export(ctx: Context, tenant: str) -> None:
    """A timer: publish the figures of a tenant's last minute."""
    figures, there = ctx.store.get(AWAITED_FIGURES, tenant), ctx.store.get(TENANTS, tenant)
    ctx.store.delete(AWAITED_FIGURES, tenant)
    if figures is None or there is None:
        return
    dimensions = [{"Name": "TenantId", "Value": there.id}, {"Name": "TenantName", "Value": tenant}]
    data = [
        {
            "MetricName": name,
            "Dimensions": dimensions,
            "Timestamp": ctx.now,
            "Value": float(value),
            "Unit": "Count",
        }
        for counter, name in _METRICS.items()
        if (value := getattr(figures, counter))
    ]
    ctx.emit(Delivery("metrics", "put", NAMESPACE, {"namespace": NAMESPACE, "data": data}))
