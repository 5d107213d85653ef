"""AWS Identity and Access Management: its face to callers."""

from bellhop.kernel.service import Service
from bellhop.services.iam import (
    access_keys,
    account,
    attachments,
    boundaries,
    details,
    groups,
    inline_policies,
    instance_profiles,
    login_profiles,
    never_made,
    policies,
    roles,
    service_linked_roles,
    simulation,
    tags,
    users,
)

SERVICE = Service(
    "iam",
    [
        access_keys,
        account,
        attachments,
        boundaries,
        details,
        groups,
        inline_policies,
        instance_profiles,
        login_profiles,
        never_made,
        policies,
        roles,
        service_linked_roles,
        simulation,
        tags,
        users,
    ],
    regional=False,
)
