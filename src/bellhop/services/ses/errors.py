"""What SES v1 calls the facts of the mail engine."""

from __future__ import annotations

import functools

from bellhop.engines.mail.addresses import InvalidAddress
from bellhop.engines.mail.checks import InvalidMessage
from bellhop.engines.mail.errors import (
    AccountSuspended,
    ConfigurationSetMissing,
    ConfigurationSetPaused,
    DailyQuotaExceeded,
    DelegationDenied,
    IdentityMissing,
    IdentityUnverified,
    InvalidIdentity,
    InvalidPolicy,
    MessageTooLong,
    RateExceeded,
    RecipientMissing,
    SendingPaused,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
    TooManyPolicies,
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
    TopicMissing,
    TopicsMissing,
    TopicUnusable,
    TrackingExists,
    TrackingMissing,
)
from bellhop.kernel.facts import named_by

CODES: dict[type[Exception], str] = {
    AccountSuspended: "MessageRejected",
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
