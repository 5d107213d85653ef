"""A mail, what may happen to it, and the record of that, as AWS's examples have them.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
"""

from __future__ import annotations

import json
from typing import Any

from bellhop.engines.mail.mime.headers import headers_of
from bellhop.engines.mail.tables import Message
from bellhop.kernel.clock import from_iso8601
from bellhop.services.event_publishing.originals import Original

ID = "01000157c44f053b-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000"
FEEDBACK = "01000157c44f053b-61b59c11-9236-41e6-8f96-7be8a0000000-000000"
SENT, LATER = "2017-08-05T00:40:02.012Z", "2017-08-05T00:41:02.669Z"
ACCOUNT = "123456789012"
TERMS = {"client": "192.0.2.0", "caller": f"arn:aws:iam::{ACCOUNT}:user/ses_user", "outgoing_ip": "192.0.2.7"}
HEADERS = {
    "From": "sender@example.com",
    "To": "recipient@example.com",
    "Subject": "Message sent from Amazon SES",
    "MIME-Version": "1.0",
    "Content-Type": "text/html; charset=UTF-8",
}
TO = ["recipient@example.com"]


def original(headers: dict[str, str] = HEADERS, raw: bool = False, **changes: Any) -> Original:
    facts: dict[str, Any] = {
        "id": ID,
        "number": 1,
        "time": from_iso8601(SENT),
        "direction": "outbound",
        "face": "sesv2",
        "sender": "sender@example.com",
        "sender_key": "sender@example.com",
        "to": TO,
        "cc": [],
        "subject": "Message sent from Amazon SES",
        "recipients": [[address, "Pending"] for address in TO],
        "tags": {"myCustomTag1": "myCustomValue1"},
        "configuration_set": "ConfigSet",
        "feedback": "sender@example.com",
        "events": [],
        "identity": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/sender@example.com",
        "watched": True,
    }
    section = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return Original(Message(**{**facts, **changes}), headers_of(section.encode()), TERMS, raw)


def event(kind: str, **facts: Any) -> dict[str, Any]:
    return {"time": from_iso8601(LATER), "type": kind, **facts}


def tags(*, outgoing: bool = False) -> dict[str, list[str]]:
    found = {
        "ses:operation": ["SendEmail"],
        "ses:configuration-set": ["ConfigSet"],
        "ses:source-ip": ["192.0.2.0"],
        "ses:from-domain": ["example.com"],
        "ses:caller-identity": ["ses_user"],
    }
    if outgoing:
        found["ses:outgoing-ip"] = ["192.0.2.7"]
    return {**found, "myCustomTag1": ["myCustomValue1"]}


def mail(**changes: Any) -> dict[str, Any]:
    """The `mail` object of most records."""
    facts: dict[str, Any] = {
        "timestamp": SENT,
        "source": "sender@example.com",
        "sourceArn": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/sender@example.com",
        "sendingAccountId": ACCOUNT,
        "messageId": ID,
        "destination": TO,
        "headersTruncated": False,
        "headers": [{"name": name, "value": value} for name, value in HEADERS.items()],
        "commonHeaders": {
            "from": ["sender@example.com"],
            "to": TO,
            "messageId": ID,
            "subject": "Message sent from Amazon SES",
        },
        "tags": tags(),
    }
    return {**facts, **changes}


def short_mail() -> dict[str, Any]:
    """That of records of mail that was not composed, or has not arrived."""
    found = mail(tags={"ses:configuration-set": ["ConfigSet"], "myCustomTag1": ["myCustomValue1"]})
    del found["headers"], found["commonHeaders"]
    return found


def tracked_mail() -> dict[str, Any]:
    """That of records that trackers write: everything in the order of the alphabet."""
    found = mail(tags=dict(sorted(tags().items())))
    del found["sourceArn"]
    found["commonHeaders"] = dict(sorted(found["commonHeaders"].items()))
    return dict(sorted(found.items()))


PREFERENCES = [
    {"topicName": "news", "subscriptionStatus": "OptOut"},
    {"topicName": "offers", "subscriptionStatus": "OptIn"},
]
RECORDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "bounce": (
        event(
            "Bounce",
            recipients=TO,
            bounce="Permanent",
            cause="General",
            response="550 5.1.1 user unknown",
            id=FEEDBACK,
        ),
        {
            "eventType": "Bounce",
            "bounce": {
                "bounceType": "Permanent",
                "bounceSubType": "General",
                "bouncedRecipients": [
                    {
                        "emailAddress": "recipient@example.com",
                        "action": "failed",
                        "status": "5.1.1",
                        "diagnosticCode": "smtp; 550 5.1.1 user unknown",
                    }
                ],
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
                "reportingMTA": "dns; a8-70.smtp-out.amazonses.com",
            },
            "mail": mail(),
        },
    ),
    "complaint": (
        event("Complaint", recipients=TO, feedback="abuse", agent="AnyCompany Feedback Loop", id=FEEDBACK),
        {
            "eventType": "Complaint",
            "complaint": {
                "complainedRecipients": [{"emailAddress": "recipient@example.com"}],
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
                "userAgent": "AnyCompany Feedback Loop",
                "complaintFeedbackType": "abuse",
                "arrivalDate": LATER,
            },
            "mail": mail(),
        },
    ),
    "complaint of the suppression list": (
        event("Complaint", recipients=TO, cause="OnAccountSuppressionList", id=FEEDBACK),
        {
            "eventType": "Complaint",
            "complaint": {
                "complainedRecipients": [{"emailAddress": "recipient@example.com"}],
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
                "complaintSubType": "OnAccountSuppressionList",
            },
            "mail": mail(),
        },
    ),
    "delivery": (
        event("Delivery", recipients=TO, response="250 2.6.0 Message received"),
        {
            "eventType": "Delivery",
            "mail": mail(tags=tags(outgoing=True)),
            "delivery": {
                "timestamp": LATER,
                "processingTimeMillis": 60_657,
                "recipients": TO,
                "smtpResponse": "250 2.6.0 Message received",
                "reportingMTA": "a8-70.smtp-out.amazonses.com",
            },
        },
    ),
    "send": (event("Send"), {"eventType": "Send", "mail": mail(), "send": {}}),
    "reject": (
        event("Reject", cause="Bad content"),
        {"eventType": "Reject", "mail": mail(), "reject": {"reason": "Bad content"}},
    ),
    "open": (
        event("Open", address="192.0.2.1", agent="Mozilla/5.0"),
        {
            "eventType": "Open",
            "mail": tracked_mail(),
            "open": {"ipAddress": "192.0.2.1", "timestamp": LATER, "userAgent": "Mozilla/5.0"},
        },
    ),
    "click": (
        event(
            "Click",
            address="192.0.2.1",
            agent="Mozilla/5.0",
            link="http://docs.aws.amazon.com/",
            tags={"samplekey0": ["samplevalue0"]},
        ),
        {
            "eventType": "Click",
            "click": {
                "ipAddress": "192.0.2.1",
                "link": "http://docs.aws.amazon.com/",
                "linkTags": {"samplekey0": ["samplevalue0"]},
                "timestamp": LATER,
                "userAgent": "Mozilla/5.0",
            },
            "mail": tracked_mail(),
        },
    ),
    "rendering failure": (
        event("Rendering Failure", template="MyTemplate", error="Attribute 'name' is not present."),
        {
            "eventType": "Rendering Failure",
            "mail": short_mail(),
            "failure": {"errorMessage": "Attribute 'name' is not present.", "templateName": "MyTemplate"},
        },
    ),
    "delivery delay": (
        event(
            "DeliveryDelay",
            recipients=TO,
            cause="TransientCommunicationFailure",
            response="421 4.4.1 Unable to connect to remote host",
            until=from_iso8601("2017-08-05T14:40:02.012Z"),
        ),
        {
            "eventType": "DeliveryDelay",
            "mail": short_mail(),
            "deliveryDelay": {
                "timestamp": LATER,
                "delayType": "TransientCommunicationFailure",
                "expirationTime": "2017-08-05T14:40:02.012Z",
                "delayedRecipients": [
                    {
                        "emailAddress": "recipient@example.com",
                        "status": "4.4.1",
                        "diagnosticCode": "smtp; 421 4.4.1 Unable to connect to remote host",
                    }
                ],
            },
        },
    ),
    "subscription": (
        event(
            "Subscription",
            list="ContactListName",
            source="UnsubscribeHeader",
            before={"unsubscribe_all": False, "topics": {"news": "OPT_OUT", "offers": "OPT_IN"}},
            after={"unsubscribe_all": True, "topics": {"news": "OPT_OUT", "offers": "OPT_IN"}},
        ),
        {
            "eventType": "Subscription",
            "mail": mail(),
            "subscription": {
                "contactList": "ContactListName",
                "timestamp": LATER,
                "source": "UnsubscribeHeader",
                "newTopicPreferences": {"unsubscribeAll": True, "topicSubscriptionStatus": PREFERENCES},
                "oldTopicPreferences": {"unsubscribeAll": False, "topicSubscriptionStatus": PREFERENCES},
            },
        },
    ),
}


OWN_HEADERS = {
    "From": '"John Doe" <john@example.com>',
    "To": '"Jane Doe" <jane@example.com>, =?UTF-8?Q?M=C3=A4ry?= <mary@example.com>',
    "Message-ID": "custom-message-ID",
    "Subject": "=?UTF-8?B?R3LDvMOfZQ==?=",
    "Date": "Wed, 27 Jan 2016 14:05:45 +0000",
    "X-SES-CONFIGURATION-SET": "ConfigSet",
}
OWN = original(
    OWN_HEADERS, raw=True, face="smtp", sender="John Doe <john@example.com>", feedback="john@example.com"
)


def written(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1)
