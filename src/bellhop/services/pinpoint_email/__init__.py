"""Amazon Pinpoint Email, API v1: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.pinpoint_email import operations

SERVICE = Service("pinpoint-email", [operations])
