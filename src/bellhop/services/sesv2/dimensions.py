"""The dimensions of figures, by AWS's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.insights.vdm import Dimensions

if TYPE_CHECKING:
    from collections.abc import Mapping


def dimensions_of(given: Mapping[str, str]) -> Dimensions:
    """What figures are narrowed to; an identity may be named by its ARN."""
    identity = given.get("EMAIL_IDENTITY")
    return Dimensions(
        identity=identity and identity.rpartition("identity/")[2],
        set=given.get("CONFIGURATION_SET"),
        isp=given.get("ISP"),
        tenant=given.get("TENANT_NAME"),
    )
