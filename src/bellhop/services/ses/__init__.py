"""Amazon SES, API v1: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ses import (
    account,
    bounces,
    configuration_sets,
    custom_verification_emails,
    custom_verification_templates,
    dkim,
    event_destinations,
    identities,
    identity_policies,
    mail_from,
    notifications,
    sending,
    templates,
)

SERVICE = Service(
    "ses",
    [
        account,
        bounces,
        configuration_sets,
        dkim,
        custom_verification_emails,
        custom_verification_templates,
        event_destinations,
        identities,
        identity_policies,
        mail_from,
        notifications,
        sending,
        templates,
    ],
)
