"""Resource Groups Tagging API: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.tagging import labels, resources

SERVICE = Service("resourcegroupstaggingapi", [labels, resources])
