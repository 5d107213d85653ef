"""Amazon SES, API v2: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.sesv2 import (
    account,
    certificates,
    dedicated_ip_pools,
    dedicated_ips,
    identities,
    multi_region_endpoints,
    pricing,
    sending,
)

SERVICE = Service(
    "sesv2",
    [
        account,
        certificates,
        dedicated_ip_pools,
        dedicated_ips,
        identities,
        multi_region_endpoints,
        pricing,
        sending,
    ],
)
