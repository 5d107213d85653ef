"""The lives of endpoints and of certificates' associations: AWS's names of their statuses."""

from __future__ import annotations

from bellhop.kernel.states import Table

CREATING, READY, FAILED, DELETING = "CREATING", "READY", "FAILED", "DELETING"
ENDPOINT = Table(
    "multi-region endpoint",
    {CREATING: {READY, FAILED, DELETING}, READY: {DELETING}, FAILED: {DELETING}, DELETING: set()},
)

PROVISIONING, ACTIVE, DEPROVISIONING = "PROVISIONING", "ACTIVE", "DEPROVISIONING"
CERTIFICATE = Table(
    "S/MIME certificate",
    {
        PROVISIONING: {ACTIVE, FAILED, DEPROVISIONING},
        ACTIVE: {FAILED, DEPROVISIONING},
        FAILED: {DEPROVISIONING},
        DEPROVISIONING: {PROVISIONING},
    },
)
