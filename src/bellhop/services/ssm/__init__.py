"""AWS Systems Manager: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ssm import parameters, tags

SERVICE = Service("ssm", [parameters, tags])
