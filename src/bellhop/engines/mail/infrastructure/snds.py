"""Smart Network Data Services: what Outlook tells of a leased address's mail, put into CloudWatch once a day.

ses/latest/dg/snds-metrics-dedicated-ips.html. Outlook's part is played here: mail that nothing authenticates
for the domain of From is spam to its filter, and nobody has traps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail import states
from bellhop.engines.mail.infrastructure.tables import DEDICATED_IPS
from bellhop.engines.mail.insights import providers
from bellhop.engines.mail.insights.tables import SENT_BETWEEN
from bellhop.engines.mail.tables import CONTENTS

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

NAMESPACE = "AWS/SES"
DIMENSION = "IP"  # no page says how it is called
OUTLOOK = "Hotmail"
DAY = 24 * 3600
_RECEIVED = (states.DELIVERED, states.COMPLAINED)
_NEVER_TRIED = (states.SUPPRESSED, states.REJECTED, states.FAILED, states.OPTED_OUT)


def begin(ctx: Context, ip: str) -> None:
    """Tell of an address at the end of each day from now on, for as long as it is leased."""
    ctx.later(ctx.now // DAY * DAY + DAY, report, ip=ip, leased=ctx.now)


def report(ctx: Context, ip: str, leased: float) -> None:
    """A timer: a day is over."""
    row = ctx.store.get(DEDICATED_IPS, ip)
    if row is None or row.leased != leased:
        return
    today = ctx.now // DAY * DAY
    ctx.later(today + DAY, report, ip=ip, leased=leased)
    metrics = _metrics(ctx, ip, today - DAY, today - 1e-6)
    if metrics["RCPTCommands"]:
        data = [_datum(ip, name, value, today - DAY) for name, value in metrics.items()]
        ctx.emit(Delivery("metrics", "put", NAMESPACE, {"namespace": NAMESPACE, "data": data}))


def _metrics(ctx: Context, ip: str, start: float, end: float) -> dict[str, float]:
    """Of the mail that was sent in this time from an address to Outlook's customers."""
    mails = tried = received = complaints = spam = 0
    for message in ctx.store.through(SENT_BETWEEN, start=start, end=end):
        statuses = [status for address, status in message.recipients if _is_outlook(address)]
        tries = [status for status in statuses if status not in _NEVER_TRIED]
        content = ctx.store.get(CONTENTS, message.number) if tries else None
        if content is None or content.terms.get("outgoing_ip") != ip:
            continue
        mails += 1
        tried += len(tries)
        received += sum(status in _RECEIVED for status in tries)
        complaints += tries.count(states.COMPLAINED)
        spam += not (content.terms.get("keys") or content.terms.get("mail_from"))
    return {
        "RCPTCommands": tried,
        "DATACommands": mails,
        "MessageRecipients": received,
        "SpamRate": _spam_rate(spam / max(1, mails)),
        "ComplaintRate": complaints / max(1, received),
        "TrapHits": 0,
    }


def _spam_rate(share: float) -> float:
    """ "0 means the IP address has less than 10% spam […] 1 means 90% or more"; between them it is 0.5."""
    if share < 0.1:
        return 0.0
    return 1.0 if share >= 0.9 else 0.5


def _is_outlook(address: str) -> bool:
    return providers.of_address(address).name == OUTLOOK


def _datum(ip: str, name: str, value: float, time: float) -> dict[str, Any]:
    return {
        "MetricName": f"SNDS.{name}",
        "Dimensions": [{"Name": DIMENSION, "Value": ip}],
        "Timestamp": time,
        "Value": float(value),
        "Unit": "None",
    }
