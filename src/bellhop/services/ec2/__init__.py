"""Amazon EC2: as much of it as there is to say of nodes that are its instances."""

from bellhop.kernel.service import Service
from bellhop.services.ec2 import instances, places, tags

SERVICE = Service("ec2", [instances, places, tags])
