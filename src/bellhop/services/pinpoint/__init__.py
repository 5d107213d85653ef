"""Amazon Pinpoint: applications, channels, endpoints and direct messages."""

from __future__ import annotations

from bellhop.kernel.service import Service
from bellhop.services.pinpoint import apps, channels, endpoints, messages, tags

SERVICE = Service("pinpoint", [apps, channels, endpoints, messages, tags])
