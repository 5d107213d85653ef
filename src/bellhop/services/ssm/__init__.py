"""AWS Systems Manager: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.ssm import (
    activations,
    commands,
    document_permissions,
    document_reviews,
    documents,
    node_lists,
    nodes,
    parameters,
    resource_policies,
    service_settings,
    tags,
)

SERVICE = Service(
    "ssm",
    [
        activations,
        commands,
        document_permissions,
        document_reviews,
        documents,
        node_lists,
        nodes,
        parameters,
        resource_policies,
        service_settings,
        tags,
    ],
)
