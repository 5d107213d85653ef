"""Amazon EventBridge: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.events import buses, entries, rule_targets, rules, tags

SERVICE = Service("events", [buses, entries, rule_targets, rules, tags])
