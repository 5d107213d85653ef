"""AWS CloudTrail: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.cloudtrail import event_history, logging, selectors, tags, trails

SERVICE = Service("cloudtrail", [event_history, logging, selectors, tags, trails])
