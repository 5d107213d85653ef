"""Notifications of identities are written as AWS's examples are, byte for byte but for blanks.

https://docs.aws.amazon.com/ses/latest/dg/notification-examples.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.services.event_publishing import notifications

from .examples import ACCOUNT, FEEDBACK, LATER, OWN, OWN_HEADERS, RECORDS, TO, event, mail, written

if TYPE_CHECKING:
    from tests.conftest import Kernel


def notified_mail(*names: str) -> dict[str, Any]:
    """The `mail` object of notifications, in an order of its own."""
    facts = mail(
        source="john@example.com",
        sourceIp="192.0.2.0",
        callerIdentity="ses_user",
        headers=[{"name": name, "value": value} for name, value in OWN_HEADERS.items()],
        commonHeaders={
            "from": ["John Doe <john@example.com>"],
            "date": "Wed, 27 Jan 2016 14:05:45 +0000",
            "to": ["Jane Doe <jane@example.com>, Märy <mary@example.com>"],
            "messageId": "custom-message-ID",
            "subject": "Grüße",
        },
    )
    return {name: facts[name] for name in names}


HEADED = ("headersTruncated", "headers", "commonHeaders")
PLAIN = (
    "timestamp",
    "messageId",
    "source",
    "sourceArn",
    "sourceIp",
    "sendingAccountId",
    "callerIdentity",
    "destination",
)
WITH_DSN = (
    "timestamp",
    "source",
    "sourceArn",
    "sourceIp",
    "sendingAccountId",
    "callerIdentity",
    "messageId",
    "destination",
)
NOTIFICATIONS: dict[str, tuple[dict[str, Any], tuple[str, ...], dict[str, Any]]] = {
    "bounce with a DSN": (
        RECORDS["bounce"][0],
        WITH_DSN,
        {
            "notificationType": "Bounce",
            "bounce": {
                "bounceType": "Permanent",
                "reportingMTA": "dns; a8-70.smtp-out.amazonses.com",
                "bouncedRecipients": [
                    {
                        "emailAddress": "recipient@example.com",
                        "status": "5.1.1",
                        "action": "failed",
                        "diagnosticCode": "smtp; 550 5.1.1 user unknown",
                    }
                ],
                "bounceSubType": "General",
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
                "remoteMtaIp": "127.0.0.1",
            },
            "mail": ...,
        },
    ),
    "bounce without a DSN": (
        event("Bounce", recipients=TO, bounce="Permanent", cause="General", id=FEEDBACK),
        PLAIN,
        {
            "notificationType": "Bounce",
            "bounce": {
                "bounceType": "Permanent",
                "bounceSubType": "General",
                "bouncedRecipients": [{"emailAddress": "recipient@example.com"}],
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
                "remoteMtaIp": "127.0.0.1",
            },
            "mail": ...,
        },
    ),
    "complaint with a report": (
        RECORDS["complaint"][0],
        PLAIN,
        {
            "notificationType": "Complaint",
            "complaint": {
                "userAgent": "AnyCompany Feedback Loop",
                "complainedRecipients": [{"emailAddress": "recipient@example.com"}],
                "complaintFeedbackType": "abuse",
                "arrivalDate": LATER,
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
            },
            "mail": ...,
        },
    ),
    "complaint without a report": (
        event("Complaint", recipients=TO, id=FEEDBACK),
        PLAIN,
        {
            "notificationType": "Complaint",
            "complaint": {
                "complainedRecipients": [{"emailAddress": "recipient@example.com"}],
                "timestamp": LATER,
                "feedbackId": FEEDBACK,
            },
            "mail": ...,
        },
    ),
    "delivery": (
        RECORDS["delivery"][0],
        PLAIN,
        {
            "notificationType": "Delivery",
            "mail": ...,
            "delivery": {
                "timestamp": LATER,
                "recipients": TO,
                "processingTimeMillis": 60_657,
                "reportingMTA": "a8-70.smtp-out.amazonses.com",
                "smtpResponse": "250 2.6.0 Message received",
                "remoteMtaIp": "127.0.0.1",
            },
        },
    ),
}


@pytest.mark.parametrize("headers", [True, False])
@pytest.mark.parametrize("name", NOTIFICATIONS)
def test_a_notification_is_written_as_in_the_examples(kernel: Kernel, name: str, headers: bool) -> None:
    said, members, document = NOTIFICATIONS[name]
    expected = {
        key: notified_mail(*members, *(HEADED if headers else ())) if value is ... else value
        for key, value in document.items()
    }
    found = notifications.notification(kernel.context(ACCOUNT), OWN, said, headers=headers)
    assert written(found) == written(expected)
