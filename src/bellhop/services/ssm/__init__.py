"""AWS Systems Manager: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ssm import commands, documents, nodes, parameters, service_settings, tags

SERVICE = Service("ssm", [commands, documents, nodes, parameters, service_settings, tags])
