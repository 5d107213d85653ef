"""Amazon EventBridge: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.events import archives, buses, entries, replays, rule_targets, rules, tags

SERVICE = Service("events", [archives, buses, entries, replays, rule_targets, rules, tags])
