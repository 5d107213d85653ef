"""What SES v1 calls the facts of the mail engine."""

from __future__ import annotations

import functools

from bellhop.engines.mail.authentication.errors import (
    DkimNotSetUp,
    InvalidDkim,
    InvalidMailFrom,
    MailFromUnverified,
)
from bellhop.engines.mail.errors import (
    AccountSuspended,
    BounceRefused,
    ConfigurationSetMissing,
    ConfigurationSetPaused,
    DailyQuotaExceeded,
    DelegationDenied,
    IdentityMissing,
    IdentityUnverified,
    InvalidDelegation,
    InvalidIdentity,
    InvalidPolicy,
    MessageTooLong,
    RateExceeded,
    RecipientMissing,
    ResourceHeld,
    SendingPaused,
    SetNeeded,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
    TooManyPolicies,
    TooManyRecipients,
)
from bellhop.engines.mail.lists.errors import ContactListMissing, InvalidContact
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.mail.mime.checks import InvalidMessage
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
    TopicMissing,
    TopicsMissing,
    TopicUnusable,
    TrackingExists,
    TrackingMissing,
)
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
    TooManyTemplates,
    TooManyVerificationTemplates,
    VerificationSenderUnverified,
    VerificationTemplateExists,
    VerificationTemplateMissing,
)
from bellhop.engines.mail.verification.errors import ProductionAccessMissing, SenderUnverified
from bellhop.kernel.facts import named_by
from bellhop.wire.refusal import Refusal

CODES: dict[type[Exception], str] = {
    ResourceHeld: "InvalidParameterValue",
    SetNeeded: "InvalidParameterValue",
    DkimNotSetUp: "InvalidParameterValue",
    InvalidDkim: "InvalidParameterValue",
    InvalidMailFrom: "InvalidParameterValue",
    MailFromUnverified: "MailFromDomainNotVerifiedException",
    InvalidDelegation: "InvalidParameterValue",
    InvalidTemplate: "InvalidTemplate",
    InvalidTemplateData: "InvalidParameterValue",
    InvalidTemplateName: "InvalidParameterValue",
    InvalidVerificationContent: "CustomVerificationEmailInvalidContent",
    RenderingAttributeMissing: "MissingRenderingAttribute",
    RenderingFailed: "InvalidRenderingParameter",
    TemplateExists: "AlreadyExists",
    TemplateIncomplete: "InvalidParameterValue",
    TemplateMissing: "TemplateDoesNotExist",
    TooManyTemplates: "LimitExceeded",
    TooManyVerificationTemplates: "LimitExceeded",
    VerificationSenderUnverified: "FromEmailAddressNotVerified",
    VerificationTemplateExists: "CustomVerificationEmailTemplateAlreadyExists",
    VerificationTemplateMissing: "CustomVerificationEmailTemplateDoesNotExist",
    AccountSuspended: "MessageRejected",
    BounceRefused: "MessageRejected",
    DailyQuotaExceeded: "Throttling",
    DelegationDenied: "AccessDenied",
    IdentityMissing: "InvalidParameterValue",
    InvalidPolicy: "InvalidPolicy",
    RateExceeded: "Throttling",
    TenantMissing: "InvalidParameterValue",
    TenantPaused: "MessageRejected",
    TenantUnassociated: "AccessDenied",
    TooManyPolicies: "LimitExceeded",
    TopicMissing: "InvalidParameterValue",
    TopicUnusable: "InvalidParameterValue",
    TopicsMissing: "InvalidParameterValue",
    DestinationExists: "EventDestinationAlreadyExists",
    DestinationMissing: "EventDestinationDoesNotExist",
    InvalidDestination: "InvalidParameterValue",
    InvalidDimensions: "InvalidCloudWatchDestination",
    InvalidSet: "InvalidConfigurationSet",
    InvalidStream: "InvalidFirehoseDestination",
    InvalidTopic: "InvalidSNSDestination",
    InvalidTracking: "InvalidTrackingOptions",
    SetExists: "ConfigurationSetAlreadyExists",
    TooManyDestinations: "LimitExceeded",
    TooManySets: "LimitExceeded",
    TrackingExists: "TrackingOptionsAlreadyExistsException",
    TrackingMissing: "TrackingOptionsDoesNotExistException",
    ContactListMissing: "MessageRejected",
    InvalidContact: "MessageRejected",
    ProductionAccessMissing: "ProductionAccessNotGranted",
    SenderUnverified: "FromEmailAddressNotVerified",
    ConfigurationSetMissing: "ConfigurationSetDoesNotExist",
    ConfigurationSetPaused: "ConfigurationSetSendingPausedException",
    IdentityUnverified: "MessageRejected",
    InvalidAddress: "InvalidParameterValue",
    InvalidIdentity: "InvalidParameterValue",
    InvalidMessage: "InvalidParameterValue",
    MessageTooLong: "InvalidParameterValue",
    RecipientMissing: "InvalidParameterValue",
    SendingPaused: "AccountSendingPausedException",
    TooManyRecipients: "InvalidParameterValue",
}

# `with named():` facts of the engine leave as errors of this API.
named = functools.partial(named_by, CODES, members=True)


class Invalid(Refusal):
    """A request that the model takes and SES does not."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterValue", message)
