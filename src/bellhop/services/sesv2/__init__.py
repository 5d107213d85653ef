"""Amazon SES, API v2: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.sesv2 import (
    account,
    certificates,
    configuration_sets,
    contact_lists,
    contacts,
    custom_verification_templates,
    dedicated_ip_pools,
    dedicated_ips,
    email_templates,
    event_destinations,
    feedback,
    identities,
    identity_policies,
    insights,
    multi_region_endpoints,
    pricing,
    sending,
    suppression,
    vdm,
)

SERVICE = Service(
    "sesv2",
    [
        account,
        certificates,
        configuration_sets,
        contact_lists,
        contacts,
        custom_verification_templates,
        dedicated_ip_pools,
        dedicated_ips,
        email_templates,
        event_destinations,
        feedback,
        identities,
        identity_policies,
        insights,
        multi_region_endpoints,
        pricing,
        sending,
        suppression,
        vdm,
    ],
)
