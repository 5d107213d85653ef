"""Amazon Pinpoint: applications, endpoints and direct messages."""

from __future__ import annotations

from bellhop.kernel.service import Service
from bellhop.services.pinpoint import apps, endpoints, messages, tags

SERVICE = Service("pinpoint", [apps, endpoints, messages, tags])
