"""Shapes of Amazon Pinpoint SMS Voice V2, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AccountAttribute(TypedDict):
    Name: NotRequired[str]
    Value: NotRequired[str]

class AccountLimit(TypedDict):
    Name: NotRequired[str]
    Used: NotRequired[int]
    Max: NotRequired[int]

class AssociateOriginationIdentityRequest(TypedDict):
    PoolId: str
    OriginationIdentity: str
    IsoCountryCode: NotRequired[str]
    ClientToken: NotRequired[str]

class AssociateOriginationIdentityResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    IsoCountryCode: NotRequired[str]

class AssociateProtectConfigurationRequest(TypedDict):
    ProtectConfigurationId: str
    ConfigurationSetName: str

class AssociateProtectConfigurationResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]

class CarrierLookupRequest(TypedDict):
    PhoneNumber: str
    EnableCleansing: NotRequired[bool]

class CarrierLookupResult(TypedDict):
    E164PhoneNumber: NotRequired[str]
    DialingCountryCode: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    Country: NotRequired[str]
    MCC: NotRequired[str]
    MNC: NotRequired[str]
    Carrier: NotRequired[str]
    PhoneNumberType: NotRequired[str]
    OriginalPhoneNumber: NotRequired[str]

class CarrierStatusInformation(TypedDict):
    CarrierName: NotRequired[str]
    Status: NotRequired[str]

class CloudWatchLogsDestination(TypedDict):
    IamRoleArn: str
    LogGroupArn: str

class ConditionalBehavior(TypedDict):
    Rules: NotRequired[list[ConditionalRule]]
    DefaultBehavior: NotRequired[str]

class ConditionalRule(TypedDict):
    Conditions: NotRequired[list[FieldCondition]]
    RuleBehavior: NotRequired[str]
    ConditionalValidation: NotRequired[ConditionalValidation]

class ConditionalValidation(TypedDict):
    MinLength: NotRequired[int]
    MaxLength: NotRequired[int]
    Pattern: NotRequired[str]
    AllowedValues: NotRequired[list[str]]

class ConfigurationSetFilter(TypedDict):
    Name: str
    Values: list[str]

class ConfigurationSetInformation(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    EventDestinations: NotRequired[list[EventDestination]]
    DefaultMessageType: NotRequired[str]
    DefaultSenderId: NotRequired[str]
    DefaultMessageFeedbackEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]
    ProtectConfigurationId: NotRequired[str]

class CountryLaunchStatusFilter(TypedDict):
    Name: str
    Values: list[str]

class CountryLaunchStatusInformation(TypedDict):
    IsoCountryCode: NotRequired[str]
    Status: NotRequired[str]
    RcsPlatformId: NotRequired[str]
    RegistrationId: NotRequired[str]
    CarrierStatus: NotRequired[list[CarrierStatusInformation]]

class CreateConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateConfigurationSetResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreateEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str
    MatchingEventTypes: list[str]
    CloudWatchLogsDestination: NotRequired[CloudWatchLogsDestination]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    SnsDestination: NotRequired[SnsDestination]
    ClientToken: NotRequired[str]

class CreateEventDestinationResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    EventDestination: NotRequired[EventDestination]

class CreateNotifyConfigurationRequest(TypedDict):
    DisplayName: str
    UseCase: str
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: list[str]
    DeletionProtectionEnabled: NotRequired[bool]
    ClientToken: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateNotifyConfigurationResult(TypedDict):
    NotifyConfigurationArn: NotRequired[str]
    NotifyConfigurationId: NotRequired[str]
    DisplayName: NotRequired[str]
    UseCase: NotRequired[str]
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: NotRequired[list[str]]
    Tier: NotRequired[str]
    TierUpgradeStatus: NotRequired[str]
    Status: NotRequired[str]
    RejectionReason: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreateOptOutListRequest(TypedDict):
    OptOutListName: str
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateOptOutListResult(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreatePoolRequest(TypedDict):
    OriginationIdentity: str
    IsoCountryCode: NotRequired[str]
    MessageType: str
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreatePoolResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    Status: NotRequired[str]
    MessageType: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SharedRoutesEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreateProtectConfigurationRequest(TypedDict):
    ClientToken: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]

class CreateProtectConfigurationResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    AccountDefault: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]

class CreateRcsAgentRequest(TypedDict):
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateRcsAgentResult(TypedDict):
    RcsAgentArn: NotRequired[str]
    RcsAgentId: NotRequired[str]
    Status: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayMediaS3BucketName: NotRequired[str]
    TwoWayMediaS3KeyPrefix: NotRequired[str]
    TwoWayMediaS3Role: NotRequired[str]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]
    Tags: NotRequired[list[Tag]]

class CreateRegistrationAssociationRequest(TypedDict):
    RegistrationId: str
    ResourceId: str

class CreateRegistrationAssociationResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationType: NotRequired[str]
    ResourceArn: NotRequired[str]
    ResourceId: NotRequired[str]
    ResourceType: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    PhoneNumber: NotRequired[str]

class CreateRegistrationAttachmentRequest(TypedDict):
    AttachmentBody: NotRequired[bytes]
    AttachmentUrl: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateRegistrationAttachmentResult(TypedDict):
    RegistrationAttachmentArn: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]
    AttachmentStatus: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreateRegistrationRequest(TypedDict):
    RegistrationType: str
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateRegistrationResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationType: NotRequired[str]
    RegistrationStatus: NotRequired[str]
    CurrentVersionNumber: NotRequired[int]
    AdditionalAttributes: NotRequired[dict[str, str]]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class CreateRegistrationVersionRequest(TypedDict):
    RegistrationId: str

class CreateRegistrationVersionResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    RegistrationVersionStatus: NotRequired[str]
    RegistrationVersionStatusHistory: NotRequired[RegistrationVersionStatusHistory]

class CreateVerifiedDestinationNumberRequest(TypedDict):
    DestinationPhoneNumber: str
    RcsAgentId: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class CreateVerifiedDestinationNumberResult(TypedDict):
    VerifiedDestinationNumberArn: NotRequired[str]
    VerifiedDestinationNumberId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    RcsAgentId: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class DeleteAccountDefaultProtectConfigurationRequest(TypedDict): ...

class DeleteAccountDefaultProtectConfigurationResult(TypedDict):
    DefaultProtectConfigurationArn: NotRequired[str]
    DefaultProtectConfigurationId: NotRequired[str]

class DeleteConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    EventDestinations: NotRequired[list[EventDestination]]
    DefaultMessageType: NotRequired[str]
    DefaultSenderId: NotRequired[str]
    DefaultMessageFeedbackEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class DeleteDefaultMessageTypeRequest(TypedDict):
    ConfigurationSetName: str

class DeleteDefaultMessageTypeResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MessageType: NotRequired[str]

class DeleteDefaultSenderIdRequest(TypedDict):
    ConfigurationSetName: str

class DeleteDefaultSenderIdResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    SenderId: NotRequired[str]

class DeleteEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str

class DeleteEventDestinationResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    EventDestination: NotRequired[EventDestination]

class DeleteKeywordRequest(TypedDict):
    OriginationIdentity: str
    Keyword: str

class DeleteKeywordResult(TypedDict):
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    Keyword: NotRequired[str]
    KeywordMessage: NotRequired[str]
    KeywordAction: NotRequired[str]

class DeleteMediaMessageSpendLimitOverrideRequest(TypedDict): ...

class DeleteMediaMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class DeleteNotifyConfigurationRequest(TypedDict):
    NotifyConfigurationId: str

class DeleteNotifyConfigurationResult(TypedDict):
    NotifyConfigurationArn: NotRequired[str]
    NotifyConfigurationId: NotRequired[str]
    DisplayName: NotRequired[str]
    UseCase: NotRequired[str]
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: NotRequired[list[str]]
    Tier: NotRequired[str]
    TierUpgradeStatus: NotRequired[str]
    Status: NotRequired[str]
    RejectionReason: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class DeleteNotifyMessageSpendLimitOverrideRequest(TypedDict): ...

class DeleteNotifyMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class DeleteOptOutListRequest(TypedDict):
    OptOutListName: str

class DeleteOptOutListResult(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class DeleteOptedOutNumberRequest(TypedDict):
    OptOutListName: str
    OptedOutNumber: str

class DeleteOptedOutNumberResult(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    OptedOutNumber: NotRequired[str]
    OptedOutTimestamp: NotRequired[float]
    EndUserOptedOut: NotRequired[bool]

class DeletePoolRequest(TypedDict):
    PoolId: str

class DeletePoolResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    Status: NotRequired[str]
    MessageType: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SharedRoutesEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class DeleteProtectConfigurationRequest(TypedDict):
    ProtectConfigurationId: str

class DeleteProtectConfigurationResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    AccountDefault: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]

class DeleteProtectConfigurationRuleSetNumberOverrideRequest(TypedDict):
    ProtectConfigurationId: str
    DestinationPhoneNumber: str

class DeleteProtectConfigurationRuleSetNumberOverrideResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    Action: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    ExpirationTimestamp: NotRequired[float]

class DeleteRcsAgentRequest(TypedDict):
    RcsAgentId: str

class DeleteRcsAgentResult(TypedDict):
    RcsAgentArn: NotRequired[str]
    RcsAgentId: NotRequired[str]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]

class DeleteRcsMessageSpendLimitOverrideRequest(TypedDict): ...

class DeleteRcsMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class DeleteRegistrationAttachmentRequest(TypedDict):
    RegistrationAttachmentId: str

class DeleteRegistrationAttachmentResult(TypedDict):
    RegistrationAttachmentArn: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]
    AttachmentStatus: NotRequired[str]
    AttachmentUploadErrorReason: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class DeleteRegistrationFieldValueRequest(TypedDict):
    RegistrationId: str
    FieldPath: str

class DeleteRegistrationFieldValueResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    FieldPath: NotRequired[str]
    SelectChoices: NotRequired[list[str]]
    TextValue: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]

class DeleteRegistrationRequest(TypedDict):
    RegistrationId: str

class DeleteRegistrationResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationType: NotRequired[str]
    RegistrationStatus: NotRequired[str]
    CurrentVersionNumber: NotRequired[int]
    ApprovedVersionNumber: NotRequired[int]
    LatestDeniedVersionNumber: NotRequired[int]
    AdditionalAttributes: NotRequired[dict[str, str]]
    CreatedTimestamp: NotRequired[float]

class DeleteResourcePolicyRequest(TypedDict):
    ResourceArn: str

class DeleteResourcePolicyResult(TypedDict):
    ResourceArn: NotRequired[str]
    Policy: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class DeleteTextMessageSpendLimitOverrideRequest(TypedDict): ...

class DeleteTextMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class DeleteVerifiedDestinationNumberRequest(TypedDict):
    VerifiedDestinationNumberId: str

class DeleteVerifiedDestinationNumberResult(TypedDict):
    VerifiedDestinationNumberArn: NotRequired[str]
    VerifiedDestinationNumberId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class DeleteVoiceMessageSpendLimitOverrideRequest(TypedDict): ...

class DeleteVoiceMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class DescribeAccountAttributesRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeAccountAttributesResult(TypedDict):
    AccountAttributes: NotRequired[list[AccountAttribute]]
    NextToken: NotRequired[str]

class DescribeAccountLimitsRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeAccountLimitsResult(TypedDict):
    AccountLimits: NotRequired[list[AccountLimit]]
    NextToken: NotRequired[str]

class DescribeConfigurationSetsRequest(TypedDict):
    ConfigurationSetNames: NotRequired[list[str]]
    Filters: NotRequired[list[ConfigurationSetFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeConfigurationSetsResult(TypedDict):
    ConfigurationSets: NotRequired[list[ConfigurationSetInformation]]
    NextToken: NotRequired[str]

class DescribeKeywordsRequest(TypedDict):
    OriginationIdentity: str
    Keywords: NotRequired[list[str]]
    Filters: NotRequired[list[KeywordFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeKeywordsResult(TypedDict):
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    Keywords: NotRequired[list[KeywordInformation]]
    NextToken: NotRequired[str]

class DescribeNotifyConfigurationsRequest(TypedDict):
    NotifyConfigurationIds: NotRequired[list[str]]
    Filters: NotRequired[list[NotifyConfigurationFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeNotifyConfigurationsResult(TypedDict):
    NotifyConfigurations: NotRequired[list[NotifyConfigurationInformation]]
    NextToken: NotRequired[str]

class DescribeNotifyTemplatesRequest(TypedDict):
    TemplateIds: NotRequired[list[str]]
    Filters: NotRequired[list[NotifyTemplateFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeNotifyTemplatesResult(TypedDict):
    NotifyTemplates: NotRequired[list[NotifyTemplateInformation]]
    NextToken: NotRequired[str]

class DescribeOptOutListsRequest(TypedDict):
    OptOutListNames: NotRequired[list[str]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    Owner: NotRequired[str]

class DescribeOptOutListsResult(TypedDict):
    OptOutLists: NotRequired[list[OptOutListInformation]]
    NextToken: NotRequired[str]

class DescribeOptedOutNumbersRequest(TypedDict):
    OptOutListName: str
    OptedOutNumbers: NotRequired[list[str]]
    Filters: NotRequired[list[OptedOutFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeOptedOutNumbersResult(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    OptedOutNumbers: NotRequired[list[OptedOutNumberInformation]]
    NextToken: NotRequired[str]

class DescribePhoneNumbersRequest(TypedDict):
    PhoneNumberIds: NotRequired[list[str]]
    Filters: NotRequired[list[PhoneNumberFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    Owner: NotRequired[str]

class DescribePhoneNumbersResult(TypedDict):
    PhoneNumbers: NotRequired[list[PhoneNumberInformation]]
    NextToken: NotRequired[str]

class DescribePoolsRequest(TypedDict):
    PoolIds: NotRequired[list[str]]
    Filters: NotRequired[list[PoolFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    Owner: NotRequired[str]

class DescribePoolsResult(TypedDict):
    Pools: NotRequired[list[PoolInformation]]
    NextToken: NotRequired[str]

class DescribeProtectConfigurationsRequest(TypedDict):
    ProtectConfigurationIds: NotRequired[list[str]]
    Filters: NotRequired[list[ProtectConfigurationFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeProtectConfigurationsResult(TypedDict):
    ProtectConfigurations: NotRequired[list[ProtectConfigurationInformation]]
    NextToken: NotRequired[str]

class DescribeRcsAgentCountryLaunchStatusRequest(TypedDict):
    RcsAgentId: str
    IsoCountryCodes: NotRequired[list[str]]
    Filters: NotRequired[list[CountryLaunchStatusFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeRcsAgentCountryLaunchStatusResult(TypedDict):
    RcsAgentId: NotRequired[str]
    RcsAgentArn: NotRequired[str]
    CountryLaunchStatus: NotRequired[list[CountryLaunchStatusInformation]]
    NextToken: NotRequired[str]

class DescribeRcsAgentsRequest(TypedDict):
    RcsAgentIds: NotRequired[list[str]]
    Owner: NotRequired[str]
    Filters: NotRequired[list[RcsAgentFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRcsAgentsResult(TypedDict):
    RcsAgents: NotRequired[list[RcsAgentInformation]]
    NextToken: NotRequired[str]

class DescribeRegistrationAttachmentsRequest(TypedDict):
    RegistrationAttachmentIds: NotRequired[list[str]]
    Filters: NotRequired[list[RegistrationAttachmentFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationAttachmentsResult(TypedDict):
    RegistrationAttachments: NotRequired[list[RegistrationAttachmentsInformation]]
    NextToken: NotRequired[str]

class DescribeRegistrationFieldDefinitionsRequest(TypedDict):
    RegistrationType: str
    SectionPath: NotRequired[str]
    FieldPaths: NotRequired[list[str]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationFieldDefinitionsResult(TypedDict):
    RegistrationType: NotRequired[str]
    RegistrationFieldDefinitions: NotRequired[list[RegistrationFieldDefinition]]
    NextToken: NotRequired[str]

class DescribeRegistrationFieldValuesRequest(TypedDict):
    RegistrationId: str
    VersionNumber: NotRequired[int]
    SectionPath: NotRequired[str]
    FieldPaths: NotRequired[list[str]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationFieldValuesResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    RegistrationFieldValues: NotRequired[list[RegistrationFieldValueInformation]]
    NextToken: NotRequired[str]

class DescribeRegistrationSectionDefinitionsRequest(TypedDict):
    RegistrationType: str
    SectionPaths: NotRequired[list[str]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationSectionDefinitionsResult(TypedDict):
    RegistrationType: NotRequired[str]
    RegistrationSectionDefinitions: NotRequired[list[RegistrationSectionDefinition]]
    NextToken: NotRequired[str]

class DescribeRegistrationTypeDefinitionsRequest(TypedDict):
    RegistrationTypes: NotRequired[list[str]]
    Filters: NotRequired[list[RegistrationTypeFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationTypeDefinitionsResult(TypedDict):
    RegistrationTypeDefinitions: NotRequired[list[RegistrationTypeDefinition]]
    NextToken: NotRequired[str]

class DescribeRegistrationVersionsRequest(TypedDict):
    RegistrationId: str
    VersionNumbers: NotRequired[list[int]]
    Filters: NotRequired[list[RegistrationVersionFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationVersionsResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationVersions: NotRequired[list[RegistrationVersionInformation]]
    NextToken: NotRequired[str]

class DescribeRegistrationsRequest(TypedDict):
    RegistrationIds: NotRequired[list[str]]
    Filters: NotRequired[list[RegistrationFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeRegistrationsResult(TypedDict):
    Registrations: NotRequired[list[RegistrationInformation]]
    NextToken: NotRequired[str]

class DescribeSenderIdsRequest(TypedDict):
    SenderIds: NotRequired[list[SenderIdAndCountry]]
    Filters: NotRequired[list[SenderIdFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    Owner: NotRequired[str]

class DescribeSenderIdsResult(TypedDict):
    SenderIds: NotRequired[list[SenderIdInformation]]
    NextToken: NotRequired[str]

class DescribeSpendLimitsRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeSpendLimitsResult(TypedDict):
    SpendLimits: NotRequired[list[SpendLimit]]
    NextToken: NotRequired[str]

class DescribeVerifiedDestinationNumbersRequest(TypedDict):
    VerifiedDestinationNumberIds: NotRequired[list[str]]
    DestinationPhoneNumbers: NotRequired[list[str]]
    Filters: NotRequired[list[VerifiedDestinationNumberFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeVerifiedDestinationNumbersResult(TypedDict):
    VerifiedDestinationNumbers: NotRequired[list[VerifiedDestinationNumberInformation]]
    NextToken: NotRequired[str]

class DisassociateOriginationIdentityRequest(TypedDict):
    PoolId: str
    OriginationIdentity: str
    IsoCountryCode: NotRequired[str]
    ClientToken: NotRequired[str]

class DisassociateOriginationIdentityResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    IsoCountryCode: NotRequired[str]

class DisassociateProtectConfigurationRequest(TypedDict):
    ProtectConfigurationId: str
    ConfigurationSetName: str

class DisassociateProtectConfigurationResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]

class DiscardRegistrationVersionRequest(TypedDict):
    RegistrationId: str

class DiscardRegistrationVersionResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    RegistrationVersionStatus: NotRequired[str]
    RegistrationVersionStatusHistory: NotRequired[RegistrationVersionStatusHistory]

class EventDestination(TypedDict):
    EventDestinationName: NotRequired[str]
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    CloudWatchLogsDestination: NotRequired[CloudWatchLogsDestination]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    SnsDestination: NotRequired[SnsDestination]

class FieldCondition(TypedDict):
    DependsOnFieldPath: NotRequired[str]
    Operator: NotRequired[str]
    Values: NotRequired[list[str]]

class GetProtectConfigurationCountryRuleSetRequest(TypedDict):
    ProtectConfigurationId: str
    NumberCapability: str

class GetProtectConfigurationCountryRuleSetResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    NumberCapability: NotRequired[str]
    CountryRuleSet: NotRequired[dict[str, ProtectConfigurationCountryRuleSetInformation]]

class GetResourcePolicyRequest(TypedDict):
    ResourceArn: str

class GetResourcePolicyResult(TypedDict):
    ResourceArn: NotRequired[str]
    Policy: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class KeywordFilter(TypedDict):
    Name: str
    Values: list[str]

class KeywordInformation(TypedDict):
    Keyword: NotRequired[str]
    KeywordMessage: NotRequired[str]
    KeywordAction: NotRequired[str]

class KinesisFirehoseDestination(TypedDict):
    IamRoleArn: str
    DeliveryStreamArn: str

class ListAvailablePhoneNumbersRequest(TypedDict):
    IsoCountryCode: str
    NumberCapabilities: list[str]
    NumberType: str
    RegistrationId: NotRequired[str]
    NumberPreference: NotRequired[list[NumberPreferenceItem]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListAvailablePhoneNumbersResult(TypedDict):
    AvailablePhoneNumbers: NotRequired[list[str]]
    NextToken: NotRequired[str]

class ListNotifyCountriesRequest(TypedDict):
    Channels: NotRequired[list[str]]
    UseCases: NotRequired[list[str]]
    Tier: NotRequired[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListNotifyCountriesResult(TypedDict):
    NotifyCountries: NotRequired[list[NotifyCountryInformation]]
    NextToken: NotRequired[str]

class ListPoolOriginationIdentitiesRequest(TypedDict):
    PoolId: str
    Filters: NotRequired[list[PoolOriginationIdentitiesFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListPoolOriginationIdentitiesResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    OriginationIdentities: NotRequired[list[OriginationIdentityMetadata]]
    NextToken: NotRequired[str]

class ListProtectConfigurationRuleSetNumberOverridesRequest(TypedDict):
    ProtectConfigurationId: str
    Filters: NotRequired[list[ProtectConfigurationRuleSetNumberOverrideFilterItem]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListProtectConfigurationRuleSetNumberOverridesResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    RuleSetNumberOverrides: NotRequired[list[ProtectConfigurationRuleSetNumberOverride]]
    NextToken: NotRequired[str]

class ListRegistrationAssociationsRequest(TypedDict):
    RegistrationId: str
    Filters: NotRequired[list[RegistrationAssociationFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListRegistrationAssociationsResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationType: NotRequired[str]
    RegistrationAssociations: NotRequired[list[RegistrationAssociationMetadata]]
    NextToken: NotRequired[str]

class ListTagsForResourceRequest(TypedDict):
    ResourceArn: str

class ListTagsForResourceResult(TypedDict):
    ResourceArn: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class MessagingLimits(TypedDict):
    RateLimits: NotRequired[dict[str, int]]
    DailyMessageCaps: NotRequired[dict[str, int]]

class NotifyConfigurationFilter(TypedDict):
    Name: str
    Values: list[str]

class NotifyConfigurationInformation(TypedDict):
    NotifyConfigurationArn: NotRequired[str]
    NotifyConfigurationId: NotRequired[str]
    DisplayName: NotRequired[str]
    UseCase: NotRequired[str]
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: NotRequired[list[str]]
    Tier: NotRequired[str]
    TierUpgradeStatus: NotRequired[str]
    Status: NotRequired[str]
    RejectionReason: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class NotifyCountryInformation(TypedDict):
    IsoCountryCode: NotRequired[str]
    CountryName: NotRequired[str]
    SupportedChannels: NotRequired[list[str]]
    SupportedUseCases: NotRequired[list[str]]
    SupportedTiers: NotRequired[list[str]]
    CustomerOwnedIdentityRequired: NotRequired[bool]

class NotifyTemplateFilter(TypedDict):
    Name: str
    Values: list[str]

class NotifyTemplateInformation(TypedDict):
    TemplateId: NotRequired[str]
    Version: NotRequired[int]
    TemplateType: NotRequired[str]
    Channels: NotRequired[list[str]]
    TierAccess: NotRequired[list[str]]
    Status: NotRequired[str]
    SupportedCountries: NotRequired[list[str]]
    LanguageCode: NotRequired[str]
    Content: NotRequired[str]
    Variables: NotRequired[dict[str, TemplateVariableMetadata]]
    SupportedVoiceIds: NotRequired[list[str]]
    CreatedTimestamp: NotRequired[float]

class NumberPreferenceItem(TypedDict):
    PreferenceType: list[str]
    Filter: list[str]

class OptOutListInformation(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class OptedOutFilter(TypedDict):
    Name: str
    Values: list[str]

class OptedOutNumberInformation(TypedDict):
    OptedOutNumber: NotRequired[str]
    OptedOutTimestamp: NotRequired[float]
    EndUserOptedOut: NotRequired[bool]

class OriginationIdentityMetadata(TypedDict):
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    NumberCapabilities: NotRequired[list[str]]
    PhoneNumber: NotRequired[str]

class PhoneNumberFilter(TypedDict):
    Name: str
    Values: list[str]

class PhoneNumberInformation(TypedDict):
    PhoneNumberArn: NotRequired[str]
    PhoneNumberId: NotRequired[str]
    PhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageType: NotRequired[str]
    NumberCapabilities: NotRequired[list[str]]
    NumberType: NotRequired[str]
    MonthlyLeasingPrice: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    PoolId: NotRequired[str]
    RegistrationId: NotRequired[str]
    MessagingLimits: NotRequired[MessagingLimits]
    PricingTier: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class PoolFilter(TypedDict):
    Name: str
    Values: list[str]

class PoolInformation(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    Status: NotRequired[str]
    MessageType: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SharedRoutesEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class PoolOriginationIdentitiesFilter(TypedDict):
    Name: str
    Values: list[str]

class ProtectConfigurationCountryRuleSetInformation(TypedDict):
    ProtectStatus: str

class ProtectConfigurationFilter(TypedDict):
    Name: str
    Values: list[str]

class ProtectConfigurationInformation(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    AccountDefault: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]

class ProtectConfigurationRuleSetNumberOverride(TypedDict):
    DestinationPhoneNumber: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    Action: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    ExpirationTimestamp: NotRequired[float]

class ProtectConfigurationRuleSetNumberOverrideFilterItem(TypedDict):
    Name: str
    Values: list[str]

class PutKeywordRequest(TypedDict):
    OriginationIdentity: str
    Keyword: str
    KeywordMessage: str
    KeywordAction: NotRequired[str]

class PutKeywordResult(TypedDict):
    OriginationIdentityArn: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    Keyword: NotRequired[str]
    KeywordMessage: NotRequired[str]
    KeywordAction: NotRequired[str]

class PutMessageFeedbackRequest(TypedDict):
    MessageId: str
    MessageFeedbackStatus: str

class PutMessageFeedbackResult(TypedDict):
    MessageId: NotRequired[str]
    MessageFeedbackStatus: NotRequired[str]

class PutOptedOutNumberRequest(TypedDict):
    OptOutListName: str
    OptedOutNumber: str

class PutOptedOutNumberResult(TypedDict):
    OptOutListArn: NotRequired[str]
    OptOutListName: NotRequired[str]
    OptedOutNumber: NotRequired[str]
    OptedOutTimestamp: NotRequired[float]
    EndUserOptedOut: NotRequired[bool]

class PutProtectConfigurationRuleSetNumberOverrideRequest(TypedDict):
    ClientToken: NotRequired[str]
    ProtectConfigurationId: str
    DestinationPhoneNumber: str
    Action: str
    ExpirationTimestamp: NotRequired[float]

class PutProtectConfigurationRuleSetNumberOverrideResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    Action: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    ExpirationTimestamp: NotRequired[float]

class PutRegistrationFieldValueRequest(TypedDict):
    RegistrationId: str
    FieldPath: str
    SelectChoices: NotRequired[list[str]]
    TextValue: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]

class PutRegistrationFieldValueResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    FieldPath: NotRequired[str]
    SelectChoices: NotRequired[list[str]]
    TextValue: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]

class PutResourcePolicyRequest(TypedDict):
    ResourceArn: str
    Policy: str

class PutResourcePolicyResult(TypedDict):
    ResourceArn: NotRequired[str]
    Policy: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class RcsAgentFilter(TypedDict):
    Name: str
    Values: list[str]

class RcsAgentInformation(TypedDict):
    RcsAgentArn: NotRequired[str]
    RcsAgentId: NotRequired[str]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    PoolId: NotRequired[str]
    TwoWayMediaS3BucketName: NotRequired[str]
    TwoWayMediaS3KeyPrefix: NotRequired[str]
    TwoWayMediaS3Role: NotRequired[str]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]
    TestingAgent: NotRequired[TestingAgentInformation]
    MessagingLimits: NotRequired[MessagingLimits]

class RcsCardContent(TypedDict):
    Title: NotRequired[str]
    Description: NotRequired[str]
    Media: NotRequired[RcsCardMedia]
    Suggestions: NotRequired[list[RcsSuggestedAction]]

class RcsCardMedia(TypedDict):
    FileUrl: str
    ThumbnailUrl: NotRequired[str]
    Height: NotRequired[str]

class RcsCarousel(TypedDict):
    CardWidth: str
    CardContents: list[RcsCarouselCardContent]

class RcsCarouselCardContent(TypedDict):
    Title: NotRequired[str]
    Description: NotRequired[str]
    Media: NotRequired[RcsCarouselCardMedia]
    Suggestions: NotRequired[list[RcsSuggestedAction]]

class RcsCarouselCardMedia(TypedDict):
    FileUrl: str
    ThumbnailUrl: NotRequired[str]
    Height: NotRequired[str]

class RcsContent(TypedDict):
    TextMessage: NotRequired[RcsTextMessage]
    FileMessage: NotRequired[RcsFileMessage]
    RichCard: NotRequired[RcsStandaloneCard]
    Carousel: NotRequired[RcsCarousel]

class RcsCreateCalendarEventAction(TypedDict):
    Text: str
    PostbackData: str
    Title: str
    StartTime: float
    EndTime: float
    Description: NotRequired[str]

class RcsDialPhoneAction(TypedDict):
    Text: str
    PostbackData: str
    PhoneNumber: str

class RcsFallbackConfiguration(TypedDict):
    Channel: str
    MessageBody: NotRequired[str]
    MediaUrls: NotRequired[list[str]]
    OriginationIdentity: NotRequired[str]

class RcsFileMessage(TypedDict):
    FileUrl: str
    ThumbnailUrl: NotRequired[str]

class RcsMessageContent(TypedDict):
    Content: RcsContent
    Suggestions: NotRequired[list[RcsSuggestedAction]]

class RcsOpenUrlAction(TypedDict):
    Text: str
    PostbackData: str
    Url: str
    Application: NotRequired[str]
    WebviewViewMode: NotRequired[str]

class RcsReplyAction(TypedDict):
    Text: str
    PostbackData: str

class RcsRequestLocationAction(TypedDict):
    Text: str
    PostbackData: str

class RcsShowLocationAction(TypedDict):
    Text: str
    PostbackData: str
    Latitude: float
    Longitude: float
    Label: NotRequired[str]

class RcsStandaloneCard(TypedDict):
    CardOrientation: str
    ThumbnailImageAlignment: NotRequired[str]
    CardContent: RcsCardContent

class RcsSuggestedAction(TypedDict):
    Reply: NotRequired[RcsReplyAction]
    OpenUrl: NotRequired[RcsOpenUrlAction]
    DialPhone: NotRequired[RcsDialPhoneAction]
    ShowLocation: NotRequired[RcsShowLocationAction]
    RequestLocation: NotRequired[RcsRequestLocationAction]
    CreateCalendarEvent: NotRequired[RcsCreateCalendarEventAction]

class RcsTextMessage(TypedDict):
    Body: str

class RegistrationAssociationFilter(TypedDict):
    Name: str
    Values: list[str]

class RegistrationAssociationMetadata(TypedDict):
    ResourceArn: NotRequired[str]
    ResourceId: NotRequired[str]
    ResourceType: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    PhoneNumber: NotRequired[str]

class RegistrationAttachmentFilter(TypedDict):
    Name: str
    Values: list[str]

class RegistrationAttachmentsInformation(TypedDict):
    RegistrationAttachmentArn: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]
    AttachmentStatus: NotRequired[str]
    AttachmentUploadErrorReason: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    AttachmentUrl: NotRequired[str]

class RegistrationDeniedReasonInformation(TypedDict):
    Reason: NotRequired[str]
    ShortDescription: NotRequired[str]
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]

class RegistrationFieldDefinition(TypedDict):
    SectionPath: NotRequired[str]
    FieldPath: NotRequired[str]
    FieldType: NotRequired[str]
    FieldRequirement: NotRequired[str]
    SelectValidation: NotRequired[SelectValidation]
    TextValidation: NotRequired[TextValidation]
    DisplayHints: NotRequired[RegistrationFieldDisplayHints]
    ConditionalBehavior: NotRequired[ConditionalBehavior]

class RegistrationFieldDisplayHints(TypedDict):
    Title: NotRequired[str]
    ShortDescription: NotRequired[str]
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]
    SelectOptionDescriptions: NotRequired[list[SelectOptionDescription]]
    TextValidationDescription: NotRequired[str]
    ExampleTextValue: NotRequired[str]

class RegistrationFieldValueInformation(TypedDict):
    FieldPath: NotRequired[str]
    SelectChoices: NotRequired[list[str]]
    TextValue: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]
    DeniedReason: NotRequired[str]
    Feedback: NotRequired[str]

class RegistrationFilter(TypedDict):
    Name: str
    Values: list[str]

class RegistrationInformation(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    RegistrationType: NotRequired[str]
    RegistrationStatus: NotRequired[str]
    CurrentVersionNumber: NotRequired[int]
    ApprovedVersionNumber: NotRequired[int]
    LatestDeniedVersionNumber: NotRequired[int]
    AdditionalAttributes: NotRequired[dict[str, str]]
    CreatedTimestamp: NotRequired[float]

class RegistrationSectionDefinition(TypedDict):
    SectionPath: NotRequired[str]
    DisplayHints: NotRequired[RegistrationSectionDisplayHints]

class RegistrationSectionDisplayHints(TypedDict):
    Title: NotRequired[str]
    ShortDescription: NotRequired[str]
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]

class RegistrationTypeDefinition(TypedDict):
    RegistrationType: NotRequired[str]
    SupportedAssociations: NotRequired[list[SupportedAssociation]]
    DisplayHints: NotRequired[RegistrationTypeDisplayHints]

class RegistrationTypeDisplayHints(TypedDict):
    Title: NotRequired[str]
    ShortDescription: NotRequired[str]
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]

class RegistrationTypeFilter(TypedDict):
    Name: str
    Values: list[str]

class RegistrationVersionFilter(TypedDict):
    Name: str
    Values: list[str]

class RegistrationVersionInformation(TypedDict):
    VersionNumber: NotRequired[int]
    RegistrationVersionStatus: NotRequired[str]
    RegistrationVersionStatusHistory: NotRequired[RegistrationVersionStatusHistory]
    DeniedReasons: NotRequired[list[RegistrationDeniedReasonInformation]]
    Feedback: NotRequired[str]

class RegistrationVersionStatusHistory(TypedDict):
    DraftTimestamp: NotRequired[float]
    SubmittedTimestamp: NotRequired[float]
    AwsReviewingTimestamp: NotRequired[float]
    ReviewingTimestamp: NotRequired[float]
    RequiresAuthenticationTimestamp: NotRequired[float]
    ApprovedTimestamp: NotRequired[float]
    DiscardedTimestamp: NotRequired[float]
    DeniedTimestamp: NotRequired[float]
    RevokedTimestamp: NotRequired[float]
    ArchivedTimestamp: NotRequired[float]

class ReleasePhoneNumberRequest(TypedDict):
    PhoneNumberId: str

class ReleasePhoneNumberResult(TypedDict):
    PhoneNumberArn: NotRequired[str]
    PhoneNumberId: NotRequired[str]
    PhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageType: NotRequired[str]
    NumberCapabilities: NotRequired[list[str]]
    NumberType: NotRequired[str]
    MonthlyLeasingPrice: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    RegistrationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class ReleaseSenderIdRequest(TypedDict):
    SenderId: str
    IsoCountryCode: str

class ReleaseSenderIdResult(TypedDict):
    SenderIdArn: NotRequired[str]
    SenderId: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageTypes: NotRequired[list[str]]
    MonthlyLeasingPrice: NotRequired[str]
    Registered: NotRequired[bool]
    RegistrationId: NotRequired[str]

class RequestPhoneNumberRequest(TypedDict):
    IsoCountryCode: str
    MessageType: str
    NumberCapabilities: list[str]
    NumberType: str
    OptOutListName: NotRequired[str]
    PoolId: NotRequired[str]
    RegistrationId: NotRequired[str]
    NumberPreference: NotRequired[list[NumberPreferenceItem]]
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class RequestPhoneNumberResult(TypedDict):
    PhoneNumberArn: NotRequired[str]
    PhoneNumberId: NotRequired[str]
    PhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageType: NotRequired[str]
    NumberCapabilities: NotRequired[list[str]]
    NumberType: NotRequired[str]
    MonthlyLeasingPrice: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    PoolId: NotRequired[str]
    RegistrationId: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]

class RequestSenderIdRequest(TypedDict):
    SenderId: str
    IsoCountryCode: str
    MessageTypes: NotRequired[list[str]]
    DeletionProtectionEnabled: NotRequired[bool]
    Tags: NotRequired[list[Tag]]
    ClientToken: NotRequired[str]

class RequestSenderIdResult(TypedDict):
    SenderIdArn: NotRequired[str]
    SenderId: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageTypes: NotRequired[list[str]]
    MonthlyLeasingPrice: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    Registered: NotRequired[bool]
    Tags: NotRequired[list[Tag]]

class SelectOptionDescription(TypedDict):
    Option: NotRequired[str]
    Title: NotRequired[str]
    Description: NotRequired[str]

class SelectValidation(TypedDict):
    MinChoices: NotRequired[int]
    MaxChoices: NotRequired[int]
    Options: NotRequired[list[str]]

class SendDestinationNumberVerificationCodeRequest(TypedDict):
    VerifiedDestinationNumberId: str
    VerificationChannel: str
    LanguageCode: NotRequired[str]
    OriginationIdentity: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    Context: NotRequired[dict[str, str]]
    DestinationCountryParameters: NotRequired[dict[str, str]]

class SendDestinationNumberVerificationCodeResult(TypedDict):
    MessageId: NotRequired[str]

class SendMediaMessageRequest(TypedDict):
    DestinationPhoneNumber: str
    OriginationIdentity: str
    MessageBody: NotRequired[str]
    MediaUrls: NotRequired[list[str]]
    ConfigurationSetName: NotRequired[str]
    MaxPrice: NotRequired[str]
    TimeToLive: NotRequired[int]
    Context: NotRequired[dict[str, str]]
    DryRun: NotRequired[bool]
    ProtectConfigurationId: NotRequired[str]
    MessageFeedbackEnabled: NotRequired[bool]

class SendMediaMessageResult(TypedDict):
    MessageId: NotRequired[str]

class SendNotifyTextMessageRequest(TypedDict):
    NotifyConfigurationId: str
    DestinationPhoneNumber: str
    TemplateId: NotRequired[str]
    TemplateVariables: dict[str, str]
    TimeToLive: NotRequired[int]
    Context: NotRequired[dict[str, str]]
    ConfigurationSetName: NotRequired[str]
    DryRun: NotRequired[bool]
    MessageFeedbackEnabled: NotRequired[bool]

class SendNotifyTextMessageResult(TypedDict):
    MessageId: NotRequired[str]
    TemplateId: NotRequired[str]
    ResolvedMessageBody: NotRequired[str]

class SendNotifyVoiceMessageRequest(TypedDict):
    NotifyConfigurationId: str
    DestinationPhoneNumber: str
    TemplateId: NotRequired[str]
    TemplateVariables: dict[str, str]
    VoiceId: NotRequired[str]
    TimeToLive: NotRequired[int]
    Context: NotRequired[dict[str, str]]
    ConfigurationSetName: NotRequired[str]
    DryRun: NotRequired[bool]
    MessageFeedbackEnabled: NotRequired[bool]

class SendNotifyVoiceMessageResult(TypedDict):
    MessageId: NotRequired[str]
    TemplateId: NotRequired[str]
    ResolvedMessageBody: NotRequired[str]

class SendRcsMessageRequest(TypedDict):
    DestinationPhoneNumber: str
    OriginationIdentity: str
    RcsMessageContent: NotRequired[RcsMessageContent]
    TimeToLive: NotRequired[int]
    MessageTrafficType: NotRequired[str]
    FallbackConfiguration: NotRequired[RcsFallbackConfiguration]
    ProtectConfigurationId: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MaxPrice: NotRequired[str]
    DryRun: NotRequired[bool]
    Context: NotRequired[dict[str, str]]
    MessageFeedbackEnabled: NotRequired[bool]

class SendRcsMessageResult(TypedDict):
    MessageId: NotRequired[str]

class SendTextMessageRequest(TypedDict):
    DestinationPhoneNumber: str
    OriginationIdentity: NotRequired[str]
    MessageBody: NotRequired[str]
    MessageType: NotRequired[str]
    Keyword: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MaxPrice: NotRequired[str]
    TimeToLive: NotRequired[int]
    Context: NotRequired[dict[str, str]]
    DestinationCountryParameters: NotRequired[dict[str, str]]
    DryRun: NotRequired[bool]
    ProtectConfigurationId: NotRequired[str]
    MessageFeedbackEnabled: NotRequired[bool]

class SendTextMessageResult(TypedDict):
    MessageId: NotRequired[str]

class SendVoiceMessageRequest(TypedDict):
    DestinationPhoneNumber: str
    OriginationIdentity: str
    MessageBody: NotRequired[str]
    MessageBodyTextType: NotRequired[str]
    VoiceId: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MaxPricePerMinute: NotRequired[str]
    TimeToLive: NotRequired[int]
    Context: NotRequired[dict[str, str]]
    DryRun: NotRequired[bool]
    ProtectConfigurationId: NotRequired[str]
    MessageFeedbackEnabled: NotRequired[bool]

class SendVoiceMessageResult(TypedDict):
    MessageId: NotRequired[str]

class SenderIdAndCountry(TypedDict):
    SenderId: str
    IsoCountryCode: str

class SenderIdFilter(TypedDict):
    Name: str
    Values: list[str]

class SenderIdInformation(TypedDict):
    SenderIdArn: NotRequired[str]
    SenderId: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageTypes: NotRequired[list[str]]
    MonthlyLeasingPrice: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    Registered: NotRequired[bool]
    RegistrationId: NotRequired[str]
    MessagingLimits: NotRequired[MessagingLimits]
    PricingTier: NotRequired[str]

class SetAccountDefaultProtectConfigurationRequest(TypedDict):
    ProtectConfigurationId: str

class SetAccountDefaultProtectConfigurationResult(TypedDict):
    DefaultProtectConfigurationArn: NotRequired[str]
    DefaultProtectConfigurationId: NotRequired[str]

class SetDefaultMessageFeedbackEnabledRequest(TypedDict):
    ConfigurationSetName: str
    MessageFeedbackEnabled: bool

class SetDefaultMessageFeedbackEnabledResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MessageFeedbackEnabled: NotRequired[bool]

class SetDefaultMessageTypeRequest(TypedDict):
    ConfigurationSetName: str
    MessageType: str

class SetDefaultMessageTypeResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    MessageType: NotRequired[str]

class SetDefaultSenderIdRequest(TypedDict):
    ConfigurationSetName: str
    SenderId: str

class SetDefaultSenderIdResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    SenderId: NotRequired[str]

class SetMediaMessageSpendLimitOverrideRequest(TypedDict):
    MonthlyLimit: int

class SetMediaMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class SetNotifyMessageSpendLimitOverrideRequest(TypedDict):
    MonthlyLimit: int

class SetNotifyMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class SetRcsMessageSpendLimitOverrideRequest(TypedDict):
    MonthlyLimit: int

class SetRcsMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class SetTextMessageSpendLimitOverrideRequest(TypedDict):
    MonthlyLimit: int

class SetTextMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class SetVoiceMessageSpendLimitOverrideRequest(TypedDict):
    MonthlyLimit: int

class SetVoiceMessageSpendLimitOverrideResult(TypedDict):
    MonthlyLimit: NotRequired[int]

class SnsDestination(TypedDict):
    TopicArn: str

class SpendLimit(TypedDict):
    Name: NotRequired[str]
    EnforcedLimit: NotRequired[int]
    MaxLimit: NotRequired[int]
    Overridden: NotRequired[bool]

class SubmitRegistrationVersionRequest(TypedDict):
    RegistrationId: str
    AwsReview: NotRequired[bool]

class SubmitRegistrationVersionResult(TypedDict):
    RegistrationArn: NotRequired[str]
    RegistrationId: NotRequired[str]
    VersionNumber: NotRequired[int]
    RegistrationVersionStatus: NotRequired[str]
    RegistrationVersionStatusHistory: NotRequired[RegistrationVersionStatusHistory]
    AwsReview: NotRequired[bool]

class SupportedAssociation(TypedDict):
    ResourceType: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    AssociationBehavior: NotRequired[str]
    DisassociationBehavior: NotRequired[str]

class Tag(TypedDict):
    Key: str
    Value: str

class TagResourceRequest(TypedDict):
    ResourceArn: str
    Tags: list[Tag]

class TagResourceResult(TypedDict): ...

class TemplateVariableMetadata(TypedDict):
    Type: NotRequired[str]
    Required: NotRequired[bool]
    Description: NotRequired[str]
    MaxLength: NotRequired[int]
    MinValue: NotRequired[int]
    MaxValue: NotRequired[int]
    DefaultValue: NotRequired[str]
    Pattern: NotRequired[str]
    Sample: NotRequired[str]
    Source: NotRequired[str]

class TestingAgentInformation(TypedDict):
    Status: NotRequired[str]
    TestingAgentId: NotRequired[str]
    RegistrationId: NotRequired[str]

class TextValidation(TypedDict):
    MinLength: NotRequired[int]
    MaxLength: NotRequired[int]
    Pattern: NotRequired[str]

class UntagResourceRequest(TypedDict):
    ResourceArn: str
    TagKeys: list[str]

class UntagResourceResult(TypedDict): ...

class UpdateEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    CloudWatchLogsDestination: NotRequired[CloudWatchLogsDestination]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    SnsDestination: NotRequired[SnsDestination]

class UpdateEventDestinationResult(TypedDict):
    ConfigurationSetArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    EventDestination: NotRequired[EventDestination]

class UpdateNotifyConfigurationRequest(TypedDict):
    NotifyConfigurationId: str
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: NotRequired[list[str]]
    DeletionProtectionEnabled: NotRequired[bool]

class UpdateNotifyConfigurationResult(TypedDict):
    NotifyConfigurationArn: NotRequired[str]
    NotifyConfigurationId: NotRequired[str]
    DisplayName: NotRequired[str]
    UseCase: NotRequired[str]
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: NotRequired[list[str]]
    Tier: NotRequired[str]
    TierUpgradeStatus: NotRequired[str]
    Status: NotRequired[str]
    RejectionReason: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class UpdatePhoneNumberRequest(TypedDict):
    PhoneNumberId: str
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]

class UpdatePhoneNumberResult(TypedDict):
    PhoneNumberArn: NotRequired[str]
    PhoneNumberId: NotRequired[str]
    PhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageType: NotRequired[str]
    NumberCapabilities: NotRequired[list[str]]
    NumberType: NotRequired[str]
    MonthlyLeasingPrice: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    RegistrationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class UpdatePoolRequest(TypedDict):
    PoolId: str
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SharedRoutesEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]

class UpdatePoolResult(TypedDict):
    PoolArn: NotRequired[str]
    PoolId: NotRequired[str]
    Status: NotRequired[str]
    MessageType: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SharedRoutesEnabled: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]

class UpdateProtectConfigurationCountryRuleSetRequest(TypedDict):
    ProtectConfigurationId: str
    NumberCapability: str
    CountryRuleSetUpdates: dict[str, ProtectConfigurationCountryRuleSetInformation]

class UpdateProtectConfigurationCountryRuleSetResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    NumberCapability: NotRequired[str]
    CountryRuleSet: NotRequired[dict[str, ProtectConfigurationCountryRuleSetInformation]]

class UpdateProtectConfigurationRequest(TypedDict):
    ProtectConfigurationId: str
    DeletionProtectionEnabled: NotRequired[bool]

class UpdateProtectConfigurationResult(TypedDict):
    ProtectConfigurationArn: NotRequired[str]
    ProtectConfigurationId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    AccountDefault: NotRequired[bool]
    DeletionProtectionEnabled: NotRequired[bool]

class UpdateRcsAgentRequest(TypedDict):
    RcsAgentId: str
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayMediaS3BucketName: NotRequired[str]
    TwoWayMediaS3KeyPrefix: NotRequired[str]
    TwoWayMediaS3Role: NotRequired[str]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]

class UpdateRcsAgentResult(TypedDict):
    RcsAgentArn: NotRequired[str]
    RcsAgentId: NotRequired[str]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    DeletionProtectionEnabled: NotRequired[bool]
    OptOutListName: NotRequired[str]
    SelfManagedOptOutsEnabled: NotRequired[bool]
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: NotRequired[bool]
    TwoWayMediaS3BucketName: NotRequired[str]
    TwoWayMediaS3KeyPrefix: NotRequired[str]
    TwoWayMediaS3Role: NotRequired[str]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]

class UpdateSenderIdRequest(TypedDict):
    SenderId: str
    IsoCountryCode: str
    DeletionProtectionEnabled: NotRequired[bool]

class UpdateSenderIdResult(TypedDict):
    SenderIdArn: NotRequired[str]
    SenderId: NotRequired[str]
    IsoCountryCode: NotRequired[str]
    MessageTypes: NotRequired[list[str]]
    MonthlyLeasingPrice: NotRequired[str]
    DeletionProtectionEnabled: NotRequired[bool]
    Registered: NotRequired[bool]
    RegistrationId: NotRequired[str]

class ValidationExceptionField(TypedDict):
    Name: NotRequired[str]
    Message: NotRequired[str]

class VerifiedDestinationNumberFilter(TypedDict):
    Name: str
    Values: list[str]

class VerifiedDestinationNumberInformation(TypedDict):
    VerifiedDestinationNumberArn: NotRequired[str]
    VerifiedDestinationNumberId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    RcsAgentId: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class VerifyDestinationNumberRequest(TypedDict):
    VerifiedDestinationNumberId: str
    VerificationCode: str

class VerifyDestinationNumberResult(TypedDict):
    VerifiedDestinationNumberArn: NotRequired[str]
    VerifiedDestinationNumberId: NotRequired[str]
    DestinationPhoneNumber: NotRequired[str]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
