"""AWS Security Token Service: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.sts import identity, sessions

SERVICE = Service("sts", [identity, sessions], regional=False)
