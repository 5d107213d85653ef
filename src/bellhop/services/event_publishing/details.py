"""What events and notifications say of what happened to a mail, by its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.reports.delivery_status import diagnostic_of, reporting_host, status_of
from bellhop.kernel.clock import iso8601
from bellhop.services.event_publishing.originals import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.mail.tables import Message

Facts = dict[str, Any]
_SUBSCRIPTIONS = {"OPT_IN": "OptIn", "OPT_OUT": "OptOut"}


def facts(message: Message, event: Facts, region: str) -> Facts:
    """All there is to say of an event (see history.py); documents choose, and put in order."""
    return _FACTS[event["type"]](message, event, region)


def _bounce(_message: Message, event: Facts, region: str) -> Facts:
    recipients = [{"emailAddress": address, **_failure(event)} for address in event["recipients"]]
    found: Facts = {
        "bounceType": event["bounce"],
        "bounceSubType": event["cause"],
        "bouncedRecipients": recipients,
        "timestamp": iso8601(event["time"]),
        "feedbackId": event["id"],
        "remoteMtaIp": NOWHERE,
    }
    if response := event.get("response"):
        by_host = diagnostic_of(response) != response
        found["reportingMTA"] = f"dns; {reporting_host(region) if by_host else 'amazonses.com'}"
    return found


def _failure(event: Facts) -> Facts:
    """What a DSN says of each of its recipients; nothing where there is none."""
    response = event.get("response")
    if not response:
        return {}
    return {"action": "failed", "status": status_of(response), "diagnosticCode": diagnostic_of(response)}


def _complaint(_message: Message, event: Facts, _region: str) -> Facts:
    moment = iso8601(event["time"])
    found: Facts = {
        "complainedRecipients": [{"emailAddress": address} for address in event["recipients"]],
        "timestamp": moment,
        "feedbackId": event["id"],
    }
    if cause := event.get("cause"):
        found["complaintSubType"] = cause
    if feedback := event.get("feedback"):
        found |= {"complaintFeedbackType": feedback, "arrivalDate": moment}
        found["userAgent"] = event.get("agent", "Bellhop Feedback Loop")
    return found


def _delivery(message: Message, event: Facts, region: str) -> Facts:
    return {
        "timestamp": iso8601(event["time"]),
        "processingTimeMillis": round((event["time"] - message.time) * 1000),
        "recipients": event["recipients"],
        "smtpResponse": event.get("response", "250 2.0.0 Ok"),
        "reportingMTA": reporting_host(region),
        "remoteMtaIp": NOWHERE,
    }


def _send(_message: Message, _event: Facts, _region: str) -> Facts:
    """ "The JSON object that contains information about a send event is always empty." """
    return {}


def _reject(_message: Message, event: Facts, _region: str) -> Facts:
    return {"reason": event.get("cause", "Bad content")}


def _visit(_message: Message, event: Facts, _region: str) -> Facts:
    """An open or a click."""
    return {
        "ipAddress": event.get("address") or NOWHERE,
        "link": event.get("link"),
        "linkTags": event.get("tags"),
        "timestamp": iso8601(event["time"]),
        "userAgent": event.get("agent", ""),
    }


def _failed(_message: Message, event: Facts, _region: str) -> Facts:
    return {"errorMessage": event["error"], "templateName": event["template"]}


def _delay(_message: Message, event: Facts, _region: str) -> Facts:
    response, until = event.get("response"), event.get("until")
    why = {"status": status_of(response), "diagnosticCode": diagnostic_of(response)} if response else {}
    found: Facts = {
        "timestamp": iso8601(event["time"]),
        "delayType": event.get("cause", "Undetermined"),
        "delayedRecipients": [{"emailAddress": address, **why} for address in event["recipients"]],
    }
    return found if until is None else found | {"expirationTime": iso8601(until)}


def _subscription(_message: Message, event: Facts, _region: str) -> Facts:
    return {
        "contactList": event["list"],
        "timestamp": iso8601(event["time"]),
        "source": event["source"],
        "newTopicPreferences": _preferences(event["after"]),
        "oldTopicPreferences": _preferences(event["before"]),
    }


def _preferences(said: Facts) -> Facts:
    statuses = [
        {"topicName": topic, "subscriptionStatus": _SUBSCRIPTIONS[status]}
        for topic, status in said["topics"].items()
    ]
    return {"unsubscribeAll": said["unsubscribe_all"], "topicSubscriptionStatus": statuses}


_FACTS: dict[str, Callable[[Message, Facts, str], Facts]] = {
    "Send": _send,
    "Delivery": _delivery,
    "Bounce": _bounce,
    "Complaint": _complaint,
    "Reject": _reject,
    "Open": _visit,
    "Click": _visit,
    "Rendering Failure": _failed,
    "DeliveryDelay": _delay,
    "Subscription": _subscription,
}
