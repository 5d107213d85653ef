"""What SES v2 calls the facts of the mail engine."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from bellhop.engines.mail.addresses import InvalidAddress
from bellhop.engines.mail.authentication.errors import (
    DkimNotSetUp,
    InvalidDkim,
    InvalidMailFrom,
    MailFromUnverified,
)
from bellhop.engines.mail.checks import InvalidMessage
from bellhop.engines.mail.errors import (
    AccountSuspended,
    ConfigurationSetMissing,
    ConfigurationSetPaused,
    DailyQuotaExceeded,
    DelegationDenied,
    IdentityExists,
    IdentityMissing,
    IdentityUnverified,
    InvalidDelegation,
    InvalidIdentity,
    InvalidPolicy,
    InvalidReputationEntity,
    InvalidTenant,
    MessageTooLong,
    PolicyExists,
    RateExceeded,
    RecipientMissing,
    ResourceHeld,
    ResourceMissing,
    ResourceTaken,
    ReviewPending,
    SendingPaused,
    SetNeeded,
    TenantExists,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
    TooManyPolicies,
    TooManyRecipients,
)
from bellhop.engines.mail.infrastructure.errors import (
    CertificateExists,
    EndpointExists,
    EndpointMissing,
    EndpointUnready,
    InvalidCertificateAddress,
    InvalidPool,
    InvalidRoute,
    IpMissing,
    PoolExists,
    PoolMissing,
    PoolUsed,
    TooManyPools,
)
from bellhop.engines.mail.insights.errors import (
    CampaignMissing,
    DashboardDisabled,
    DomainUntracked,
    InvalidPeriod,
    MessageMissing,
    ReportMissing,
)
from bellhop.engines.mail.jobs.errors import (
    ExportMissing,
    ExportOver,
    ImportMissing,
    InvalidExport,
    InvalidImport,
)
from bellhop.engines.mail.lists.errors import (
    ContactExists,
    ContactListExists,
    ContactListMissing,
    ContactMissing,
    InvalidContact,
    InvalidContactList,
)
from bellhop.engines.mail.sets.errors import (
    DestinationExists,
    DestinationMissing,
    InvalidDestination,
    InvalidDimensions,
    InvalidSet,
    InvalidStream,
    InvalidTopic,
    InvalidTracking,
    SetExists,
    TooManyDestinations,
    TooManySets,
)
from bellhop.engines.mail.suppression.errors import NotSuppressed, ProductionNeeded
from bellhop.engines.mail.templates.errors import (
    InvalidTemplate,
    InvalidTemplateData,
    InvalidTemplateName,
    InvalidVerificationContent,
    RenderingAttributeMissing,
    RenderingFailed,
    TemplateExists,
    TemplateIncomplete,
    TemplateMissing,
    TemplateUnsupported,
    TooManyTemplates,
    TooManyVerificationTemplates,
    VerificationSenderUnverified,
    VerificationTemplateExists,
    VerificationTemplateMissing,
)
from bellhop.engines.mail.verification.errors import ProductionAccessMissing, SenderUnverified
from bellhop.kernel.facts import named_by
from bellhop.wire.refusal import NotBuilt, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES: dict[type[Exception], str] = {
    ResourceHeld: "BadRequestException",
    SetNeeded: "BadRequestException",
    DkimNotSetUp: "BadRequestException",
    InvalidDkim: "BadRequestException",
    InvalidMailFrom: "BadRequestException",
    MailFromUnverified: "MailFromDomainNotVerifiedException",
    ImportMissing: "NotFoundException",
    InvalidImport: "BadRequestException",
    InvalidDelegation: "BadRequestException",
    InvalidTemplate: "BadRequestException",
    InvalidTemplateData: "BadRequestException",
    InvalidTemplateName: "BadRequestException",
    InvalidVerificationContent: "BadRequestException",
    RenderingAttributeMissing: "BadRequestException",
    RenderingFailed: "BadRequestException",
    TemplateExists: "AlreadyExistsException",
    TemplateIncomplete: "BadRequestException",
    TemplateMissing: "NotFoundException",
    TemplateUnsupported: "BadRequestException",
    TooManyTemplates: "LimitExceededException",
    TooManyVerificationTemplates: "LimitExceededException",
    VerificationSenderUnverified: "BadRequestException",
    VerificationTemplateExists: "AlreadyExistsException",
    VerificationTemplateMissing: "NotFoundException",
    AccountSuspended: "SendingPausedException",
    DailyQuotaExceeded: "TooManyRequestsException",
    DelegationDenied: "AccessDeniedException",
    InvalidPolicy: "BadRequestException",
    InvalidReputationEntity: "BadRequestException",
    InvalidTenant: "BadRequestException",
    PolicyExists: "AlreadyExistsException",
    RateExceeded: "TooManyRequestsException",
    ResourceMissing: "NotFoundException",
    ResourceTaken: "AlreadyExistsException",
    ReviewPending: "ConflictException",
    TenantExists: "AlreadyExistsException",
    TenantMissing: "NotFoundException",
    TenantPaused: "SendingPausedException",
    TenantUnassociated: "AccessDeniedException",
    TooManyPolicies: "LimitExceededException",
    CampaignMissing: "NotFoundException",
    DashboardDisabled: "BadRequestException",
    DomainUntracked: "NotFoundException",
    InvalidPeriod: "BadRequestException",
    MessageMissing: "NotFoundException",
    ReportMissing: "NotFoundException",
    ExportMissing: "NotFoundException",
    ExportOver: "BadRequestException",
    InvalidExport: "BadRequestException",
    CertificateExists: "AlreadyExistsException",
    InvalidCertificateAddress: "BadRequestException",
    EndpointUnready: "BadRequestException",
    EndpointMissing: "NotFoundException",
    EndpointExists: "AlreadyExistsException",
    InvalidRoute: "BadRequestException",
    DestinationExists: "AlreadyExistsException",
    DestinationMissing: "NotFoundException",
    InvalidDestination: "BadRequestException",
    InvalidDimensions: "BadRequestException",
    InvalidSet: "BadRequestException",
    InvalidStream: "BadRequestException",
    InvalidTopic: "BadRequestException",
    InvalidTracking: "BadRequestException",
    SetExists: "AlreadyExistsException",
    TooManyDestinations: "LimitExceededException",
    TooManySets: "LimitExceededException",
    ContactExists: "AlreadyExistsException",
    ContactListExists: "AlreadyExistsException",
    ContactListMissing: "NotFoundException",
    ContactMissing: "NotFoundException",
    InvalidContact: "BadRequestException",
    InvalidContactList: "BadRequestException",
    IpMissing: "NotFoundException",
    TooManyPools: "LimitExceededException",
    PoolUsed: "BadRequestException",
    PoolMissing: "NotFoundException",
    PoolExists: "AlreadyExistsException",
    InvalidPool: "BadRequestException",
    ProductionAccessMissing: "BadRequestException",
    SenderUnverified: "MailFromDomainNotVerifiedException",
    ConfigurationSetMissing: "NotFoundException",
    ConfigurationSetPaused: "SendingPausedException",
    IdentityExists: "AlreadyExistsException",
    IdentityMissing: "NotFoundException",
    IdentityUnverified: "MessageRejected",
    InvalidAddress: "BadRequestException",
    InvalidIdentity: "BadRequestException",
    InvalidMessage: "BadRequestException",
    MessageTooLong: "BadRequestException",
    NotSuppressed: "NotFoundException",
    ProductionNeeded: "BadRequestException",
    RecipientMissing: "BadRequestException",
    SendingPaused: "SendingPausedException",
    TooManyRecipients: "BadRequestException",
}

# `with named():` facts of the engine leave as errors of this API.
named = functools.partial(named_by, CODES)


class BadRequest(Refusal):
    """A request that the model takes and SES does not."""

    def __init__(self, message: str) -> None:
        super().__init__("BadRequestException", message)


def refuse_unbuilt(operation: str, request: Mapping[str, object], *members: str) -> None:
    """Refuse a request with any of these members, which Bellhop does not act on yet."""
    for member in members:
        if request.get(member):
            raise NotBuilt(f"sesv2:{operation} with {member}")
