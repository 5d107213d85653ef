"""Bounce and complaint rates, as CloudWatch gets them: the account's, and those of sets that export them.

https://docs.aws.amazon.com/ses/latest/dg/configuration-sets-export-metrics.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail import accounts
from bellhop.engines.mail.history import METRICS
from bellhop.engines.mail.reputation import rates
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS
from bellhop.services.event_publishing.metrics import NAMES, NAMESPACE
from bellhop.services.event_publishing.tables import AWAITED_RATES, AwaitedRates

if TYPE_CHECKING:
    from bellhop.engines.mail.events import MailCounted, RatesChanged
    from bellhop.kernel.context import Context

CHANGING = ("Send", "Bounce", "Complaint")  # the events that change a rate
INTERVAL = 60.0  # seconds in which rates are published once at most
DIMENSION = "ses:configuration-set"
ACCOUNTS = ""  # what the account's own rates are awaited by


def await_rates(ctx: Context, configuration_set: str) -> None:
    """Something happened that changes the rates of a set: have them published, if it exports them."""
    chosen = ctx.store.get(CONFIGURATION_SETS, configuration_set)
    if chosen is None or not chosen.reputation.get("metrics"):
        return
    if ctx.store.get(AWAITED_RATES, configuration_set) is None:
        ctx.store.add(AWAITED_RATES, AwaitedRates(configuration_set))
        ctx.later(ctx.now + INTERVAL, export, configuration_set=configuration_set)


def export(ctx: Context, configuration_set: str) -> None:
    """A timer: publish the rates of a set, as parts of one."""
    ctx.store.delete(AWAITED_RATES, configuration_set)
    chosen = ctx.store.get(CONFIGURATION_SETS, configuration_set)
    if chosen is None:
        return
    _put(ctx, rates.of_set(ctx, chosen), [{"Name": DIMENSION, "Value": configuration_set}])


def account_changed(ctx: Context, _event: RatesChanged) -> None:
    """The account's own rates have changed, which are published without being asked for: no dimensions."""
    if ctx.is_heard_by(METRICS) and ctx.store.get(AWAITED_RATES, ACCOUNTS) is None:
        ctx.store.add(AWAITED_RATES, AwaitedRates(ACCOUNTS))
        ctx.later(ctx.now + INTERVAL, export_account)


def export_account(ctx: Context) -> None:
    """A timer: publish the account's rates, as parts of one."""
    ctx.store.delete(AWAITED_RATES, ACCOUNTS)
    _put(ctx, rates.of_account(ctx, accounts.of(ctx)), [])


def mail_counted(ctx: Context, event: MailCounted) -> None:
    """ "Across your AWS account … Amazon SES publishes these metrics to CloudWatch automatically"
    (event-publishing-retrieving-cloudwatch).
    """
    one: dict[str, Any] = {
        "MetricName": NAMES.get(event.type, event.type),
        "Dimensions": [],
        "Timestamp": ctx.now,
        "Value": float(event.recipients),
        "Unit": "Count",
    }
    ctx.emit(Delivery("metrics", "put", NAMESPACE, {"namespace": NAMESPACE, "data": [one]}))


def _put(ctx: Context, found: rates.Rates, dimensions: list[dict[str, str]]) -> None:
    data = [
        {
            "MetricName": f"Reputation.{name}",
            "Dimensions": dimensions,
            "Timestamp": ctx.now,
            "Value": value,
            "Unit": "None",
        }
        for name, value in (("BounceRate", found.bounces), ("ComplaintRate", found.complaints))
    ]
    ctx.emit(Delivery("metrics", "put", NAMESPACE, {"namespace": NAMESPACE, "data": data}))
