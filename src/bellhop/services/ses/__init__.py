"""Amazon SES, API v1: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ses import account, identities, sending

SERVICE = Service("ses", [account, identities, sending])
