"""What IAM has to allow for Pinpoint Email: the actions of SES, as its API v2 asks them.

service-authorization/latest/reference/list_amazonpinpointemailservice.html
"""

from __future__ import annotations

from bellhop.services.sesv2.access import asks

__all__ = ["asks"]
