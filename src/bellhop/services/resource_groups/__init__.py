"""AWS Resource Groups: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.resource_groups import configurations, groups, members, tags

SERVICE = Service("resource-groups", [configurations, groups, members, tags])
