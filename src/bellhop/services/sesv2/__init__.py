"""Amazon SES, API v2: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.sesv2 import account, identities, sending

SERVICE = Service("sesv2", [account, identities, sending])
