"""Amazon SES, API v1: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ses import (
    account,
    configuration_sets,
    event_destinations,
    identities,
    identity_policies,
    notifications,
    sending,
)

SERVICE = Service(
    "ses",
    [
        account,
        configuration_sets,
        event_destinations,
        identities,
        identity_policies,
        notifications,
        sending,
    ],
)
