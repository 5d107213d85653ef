"""What SES v2 calls the facts of the mail engine."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from bellhop.engines.mail.addresses import InvalidAddress
from bellhop.engines.mail.checks import InvalidMessage
from bellhop.engines.mail.errors import (
    AccountSuspended,
    CertificateExists,
    ConfigurationSetMissing,
    ConfigurationSetPaused,
    ContactExists,
    ContactListExists,
    ContactListMissing,
    ContactMissing,
    DailyQuotaExceeded,
    DelegationDenied,
    EndpointExists,
    EndpointMissing,
    EndpointUnready,
    IdentityExists,
    IdentityMissing,
    IdentityUnverified,
    InvalidCertificateAddress,
    InvalidContact,
    InvalidContactList,
    InvalidIdentity,
    InvalidPolicy,
    InvalidPool,
    InvalidReputationEntity,
    InvalidRoute,
    InvalidTenant,
    IpMissing,
    MessageTooLong,
    NotSuppressed,
    PolicyExists,
    PoolExists,
    PoolMissing,
    PoolUsed,
    RateExceeded,
    RecipientMissing,
    ResourceMissing,
    ResourceTaken,
    ReviewPending,
    SendingPaused,
    TenantExists,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
    TooManyPolicies,
    TooManyPools,
    TooManyRecipients,
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
from bellhop.kernel.facts import named_by
from bellhop.wire.refusal import NotBuilt, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES: dict[type[Exception], str] = {
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
