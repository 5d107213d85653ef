"""Shapes of Amazon Simple Email Service, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AccountDetails(TypedDict):
    MailType: NotRequired[str]
    WebsiteURL: NotRequired[str]
    ContactLanguage: NotRequired[str]
    UseCaseDescription: NotRequired[str]
    AdditionalContactEmailAddresses: NotRequired[list[str]]
    ReviewDetails: NotRequired[ReviewDetails]

class ArchivingOptions(TypedDict):
    ArchiveArn: NotRequired[str]

class AssociateEmailIdentityCertificateRequest(TypedDict):
    EmailIdentity: str
    FromAddress: NotRequired[str]
    CertificateArn: str

class AssociateEmailIdentityCertificateResponse(TypedDict): ...

class Attachment(TypedDict):
    RawContent: bytes
    ContentDisposition: NotRequired[str]
    FileName: str
    ContentDescription: NotRequired[str]
    ContentId: NotRequired[str]
    ContentTransferEncoding: NotRequired[str]
    ContentType: NotRequired[str]

class BatchGetMetricDataQuery(TypedDict):
    Id: str
    Namespace: str
    Metric: str
    Dimensions: NotRequired[dict[str, str]]
    StartDate: float
    EndDate: float

class BatchGetMetricDataRequest(TypedDict):
    Queries: list[BatchGetMetricDataQuery]

class BatchGetMetricDataResponse(TypedDict):
    Results: NotRequired[list[MetricDataResult]]
    Errors: NotRequired[list[MetricDataError]]

class BlacklistEntry(TypedDict):
    RblName: NotRequired[str]
    ListingTime: NotRequired[float]
    Description: NotRequired[str]

class Body(TypedDict):
    Text: NotRequired[Content]
    Html: NotRequired[Content]

class Bounce(TypedDict):
    BounceType: NotRequired[str]
    BounceSubType: NotRequired[str]
    DiagnosticCode: NotRequired[str]

class BulkEmailContent(TypedDict):
    Template: NotRequired[Template]

class BulkEmailEntry(TypedDict):
    Destination: Destination
    ReplacementTags: NotRequired[list[MessageTag]]
    ReplacementEmailContent: NotRequired[ReplacementEmailContent]
    ReplacementHeaders: NotRequired[list[MessageHeader]]

class BulkEmailEntryResult(TypedDict):
    Status: NotRequired[str]
    Error: NotRequired[str]
    MessageId: NotRequired[str]

class CancelExportJobRequest(TypedDict):
    JobId: str

class CancelExportJobResponse(TypedDict): ...

class CloudWatchDestination(TypedDict):
    DimensionConfigurations: list[CloudWatchDimensionConfiguration]

class CloudWatchDimensionConfiguration(TypedDict):
    DimensionName: str
    DimensionValueSource: str
    DefaultDimensionValue: str

class Complaint(TypedDict):
    ComplaintSubType: NotRequired[str]
    ComplaintFeedbackType: NotRequired[str]

class ConfigurationOverrides(TypedDict):
    Tracking: NotRequired[TrackingConfigurationOverrides]

class Contact(TypedDict):
    EmailAddress: NotRequired[str]
    TopicPreferences: NotRequired[list[TopicPreference]]
    TopicDefaultPreferences: NotRequired[list[TopicPreference]]
    UnsubscribeAll: NotRequired[bool]
    LastUpdatedTimestamp: NotRequired[float]

class ContactList(TypedDict):
    ContactListName: NotRequired[str]
    LastUpdatedTimestamp: NotRequired[float]

class ContactListDestination(TypedDict):
    ContactListName: str
    ContactListImportAction: str

class Content(TypedDict):
    Data: str
    Charset: NotRequired[str]

class CreateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str
    EventDestination: EventDestinationDefinition

class CreateConfigurationSetEventDestinationResponse(TypedDict): ...

class CreateConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str
    TrackingOptions: NotRequired[TrackingOptions]
    DeliveryOptions: NotRequired[DeliveryOptions]
    ReputationOptions: NotRequired[ReputationOptions]
    SendingOptions: NotRequired[SendingOptions]
    Tags: NotRequired[list[Tag]]
    SuppressionOptions: NotRequired[SuppressionOptions]
    VdmOptions: NotRequired[VdmOptions]
    ArchivingOptions: NotRequired[ArchivingOptions]
    MessageSecurityOptions: NotRequired[MessageSecurityOptions]

class CreateConfigurationSetResponse(TypedDict): ...

class CreateContactListRequest(TypedDict):
    ContactListName: str
    Topics: NotRequired[list[Topic]]
    Description: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateContactListResponse(TypedDict): ...

class CreateContactRequest(TypedDict):
    ContactListName: str
    EmailAddress: str
    TopicPreferences: NotRequired[list[TopicPreference]]
    UnsubscribeAll: NotRequired[bool]
    AttributesData: NotRequired[str]

class CreateContactResponse(TypedDict): ...

class CreateCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str
    FromEmailAddress: str
    TemplateSubject: str
    TemplateContent: str
    Tags: NotRequired[list[Tag]]
    SuccessRedirectionURL: str
    FailureRedirectionURL: str

class CreateCustomVerificationEmailTemplateResponse(TypedDict): ...

class CreateDedicatedIpPoolRequest(TypedDict):
    PoolName: str
    Tags: NotRequired[list[Tag]]
    ScalingMode: NotRequired[str]

class CreateDedicatedIpPoolResponse(TypedDict): ...

class CreateDeliverabilityTestReportRequest(TypedDict):
    ReportName: NotRequired[str]
    FromEmailAddress: str
    Content: EmailContent
    Tags: NotRequired[list[Tag]]

class CreateDeliverabilityTestReportResponse(TypedDict):
    ReportId: NotRequired[str]
    DeliverabilityTestStatus: NotRequired[str]

class CreateEmailIdentityPolicyRequest(TypedDict):
    EmailIdentity: str
    PolicyName: str
    Policy: str

class CreateEmailIdentityPolicyResponse(TypedDict): ...

class CreateEmailIdentityRequest(TypedDict):
    EmailIdentity: str
    Tags: NotRequired[list[Tag]]
    DkimSigningAttributes: NotRequired[DkimSigningAttributes]
    ConfigurationSetName: NotRequired[str]

class CreateEmailIdentityResponse(TypedDict):
    IdentityType: NotRequired[str]
    VerifiedForSendingStatus: NotRequired[bool]
    DkimAttributes: NotRequired[DkimAttributes]

class CreateEmailTemplateRequest(TypedDict):
    TemplateName: str
    TemplateContent: EmailTemplateContent
    Tags: NotRequired[list[Tag]]

class CreateEmailTemplateResponse(TypedDict): ...

class CreateExportJobRequest(TypedDict):
    ExportDataSource: ExportDataSource
    ExportDestination: ExportDestination

class CreateExportJobResponse(TypedDict):
    JobId: NotRequired[str]

class CreateImportJobRequest(TypedDict):
    ImportDestination: ImportDestination
    ImportDataSource: ImportDataSource

class CreateImportJobResponse(TypedDict):
    JobId: NotRequired[str]

class CreateMultiRegionEndpointRequest(TypedDict):
    EndpointName: str
    Details: Details
    Tags: NotRequired[list[Tag]]

class CreateMultiRegionEndpointResponse(TypedDict):
    Status: NotRequired[str]
    EndpointId: NotRequired[str]

class CreateTenantRequest(TypedDict):
    TenantName: str
    Tags: NotRequired[list[Tag]]
    SuppressionAttributes: NotRequired[TenantSuppressionAttributes]

class CreateTenantResourceAssociationRequest(TypedDict):
    TenantName: str
    ResourceArn: str

class CreateTenantResourceAssociationResponse(TypedDict): ...

class CreateTenantResponse(TypedDict):
    TenantName: NotRequired[str]
    TenantId: NotRequired[str]
    TenantArn: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    Tags: NotRequired[list[Tag]]
    SendingStatus: NotRequired[str]
    SuppressionAttributes: NotRequired[TenantSuppressionAttributes]

class CustomVerificationEmailTemplateMetadata(TypedDict):
    TemplateName: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    TemplateSubject: NotRequired[str]
    SuccessRedirectionURL: NotRequired[str]
    FailureRedirectionURL: NotRequired[str]

class DailyVolume(TypedDict):
    StartDate: NotRequired[float]
    VolumeStatistics: NotRequired[VolumeStatistics]
    DomainIspPlacements: NotRequired[list[DomainIspPlacement]]

class DashboardAttributes(TypedDict):
    EngagementMetrics: NotRequired[str]

class DashboardOptions(TypedDict):
    EngagementMetrics: NotRequired[str]

class DedicatedIp(TypedDict):
    Ip: NotRequired[str]
    WarmupStatus: NotRequired[str]
    WarmupPercentage: NotRequired[int]
    PoolName: NotRequired[str]

class DedicatedIpPool(TypedDict):
    PoolName: NotRequired[str]
    ScalingMode: NotRequired[str]

class DefaultSigningScheme(TypedDict): ...

class DeleteConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str

class DeleteConfigurationSetEventDestinationResponse(TypedDict): ...

class DeleteConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetResponse(TypedDict): ...

class DeleteContactListRequest(TypedDict):
    ContactListName: str

class DeleteContactListResponse(TypedDict): ...

class DeleteContactRequest(TypedDict):
    ContactListName: str
    EmailAddress: str

class DeleteContactResponse(TypedDict): ...

class DeleteCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str

class DeleteCustomVerificationEmailTemplateResponse(TypedDict): ...

class DeleteDedicatedIpPoolRequest(TypedDict):
    PoolName: str

class DeleteDedicatedIpPoolResponse(TypedDict): ...

class DeleteEmailIdentityPolicyRequest(TypedDict):
    EmailIdentity: str
    PolicyName: str

class DeleteEmailIdentityPolicyResponse(TypedDict): ...

class DeleteEmailIdentityRequest(TypedDict):
    EmailIdentity: str

class DeleteEmailIdentityResponse(TypedDict): ...

class DeleteEmailTemplateRequest(TypedDict):
    TemplateName: str

class DeleteEmailTemplateResponse(TypedDict): ...

class DeleteMultiRegionEndpointRequest(TypedDict):
    EndpointName: str

class DeleteMultiRegionEndpointResponse(TypedDict):
    Status: NotRequired[str]

class DeleteSuppressedDestinationRequest(TypedDict):
    EmailAddress: str
    TenantName: NotRequired[str]

class DeleteSuppressedDestinationResponse(TypedDict): ...

class DeleteTenantRequest(TypedDict):
    TenantName: str

class DeleteTenantResourceAssociationRequest(TypedDict):
    TenantName: str
    ResourceArn: str

class DeleteTenantResourceAssociationResponse(TypedDict): ...

class DeleteTenantResponse(TypedDict): ...

class DeliverabilityTestReport(TypedDict):
    ReportId: NotRequired[str]
    ReportName: NotRequired[str]
    Subject: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    CreateDate: NotRequired[float]
    DeliverabilityTestStatus: NotRequired[str]

class DeliveryOptions(TypedDict):
    TlsPolicy: NotRequired[str]
    SendingPoolName: NotRequired[str]
    MaxDeliverySeconds: NotRequired[int]

class Destination(TypedDict):
    ToAddresses: NotRequired[list[str]]
    CcAddresses: NotRequired[list[str]]
    BccAddresses: NotRequired[list[str]]

class Details(TypedDict):
    RoutesDetails: list[RouteDetails]

class DisassociateEmailIdentityCertificateRequest(TypedDict):
    EmailIdentity: str
    FromAddress: NotRequired[str]

class DisassociateEmailIdentityCertificateResponse(TypedDict): ...

class DkimAttributes(TypedDict):
    SigningEnabled: NotRequired[bool]
    Status: NotRequired[str]
    Tokens: NotRequired[list[str]]
    SigningHostedZone: NotRequired[str]
    SigningAttributesOrigin: NotRequired[str]
    NextSigningKeyLength: NotRequired[str]
    CurrentSigningKeyLength: NotRequired[str]
    LastKeyGenerationTimestamp: NotRequired[float]

class DkimSigningAttributes(TypedDict):
    DomainSigningSelector: NotRequired[str]
    DomainSigningPrivateKey: NotRequired[str]
    NextSigningKeyLength: NotRequired[str]
    DomainSigningAttributesOrigin: NotRequired[str]

class DomainDeliverabilityCampaign(TypedDict):
    CampaignId: NotRequired[str]
    ImageUrl: NotRequired[str]
    Subject: NotRequired[str]
    FromAddress: NotRequired[str]
    SendingIps: NotRequired[list[str]]
    FirstSeenDateTime: NotRequired[float]
    LastSeenDateTime: NotRequired[float]
    InboxCount: NotRequired[int]
    SpamCount: NotRequired[int]
    ReadRate: NotRequired[float]
    DeleteRate: NotRequired[float]
    ReadDeleteRate: NotRequired[float]
    ProjectedVolume: NotRequired[int]
    Esps: NotRequired[list[str]]

class DomainDeliverabilityTrackingOption(TypedDict):
    Domain: NotRequired[str]
    SubscriptionStartDate: NotRequired[float]
    InboxPlacementTrackingOption: NotRequired[InboxPlacementTrackingOption]

class DomainIspPlacement(TypedDict):
    IspName: NotRequired[str]
    InboxRawCount: NotRequired[int]
    SpamRawCount: NotRequired[int]
    InboxPercentage: NotRequired[float]
    SpamPercentage: NotRequired[float]

class EmailAddressInsightsMailboxEvaluations(TypedDict):
    HasValidSyntax: NotRequired[EmailAddressInsightsVerdict]
    HasValidDnsRecords: NotRequired[EmailAddressInsightsVerdict]
    MailboxExists: NotRequired[EmailAddressInsightsVerdict]
    IsRoleAddress: NotRequired[EmailAddressInsightsVerdict]
    IsDisposable: NotRequired[EmailAddressInsightsVerdict]
    IsRandomInput: NotRequired[EmailAddressInsightsVerdict]

class EmailAddressInsightsVerdict(TypedDict):
    ConfidenceVerdict: NotRequired[str]

class EmailContent(TypedDict):
    Simple: NotRequired[Message]
    Raw: NotRequired[RawMessage]
    Template: NotRequired[Template]

class EmailInsights(TypedDict):
    Destination: NotRequired[str]
    Isp: NotRequired[str]
    Events: NotRequired[list[InsightsEvent]]

class EmailTemplateContent(TypedDict):
    Subject: NotRequired[str]
    Text: NotRequired[str]
    Html: NotRequired[str]

class EmailTemplateMetadata(TypedDict):
    TemplateName: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class EventBridgeDestination(TypedDict):
    EventBusArn: str

class EventDestination(TypedDict):
    Name: NotRequired[str]
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    CloudWatchDestination: NotRequired[CloudWatchDestination]
    SnsDestination: NotRequired[SnsDestination]
    EventBridgeDestination: NotRequired[EventBridgeDestination]
    PinpointDestination: NotRequired[PinpointDestination]

class EventDestinationDefinition(TypedDict):
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    CloudWatchDestination: NotRequired[CloudWatchDestination]
    SnsDestination: NotRequired[SnsDestination]
    EventBridgeDestination: NotRequired[EventBridgeDestination]
    PinpointDestination: NotRequired[PinpointDestination]

class EventDetails(TypedDict):
    Bounce: NotRequired[Bounce]
    Complaint: NotRequired[Complaint]

class ExportDataSource(TypedDict):
    MetricsDataSource: NotRequired[MetricsDataSource]
    MessageInsightsDataSource: NotRequired[MessageInsightsDataSource]

class ExportDestination(TypedDict):
    DataFormat: str
    S3Url: NotRequired[str]

class ExportJobSummary(TypedDict):
    JobId: NotRequired[str]
    ExportSourceType: NotRequired[str]
    JobStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    CompletedTimestamp: NotRequired[float]

class ExportMetric(TypedDict):
    Name: NotRequired[str]
    Aggregation: NotRequired[str]

class ExportStatistics(TypedDict):
    ProcessedRecordsCount: NotRequired[int]
    ExportedRecordsCount: NotRequired[int]

class FailureInfo(TypedDict):
    FailedRecordsS3Url: NotRequired[str]
    ErrorMessage: NotRequired[str]

class GetAccountRequest(TypedDict): ...

class GetAccountResponse(TypedDict):
    DedicatedIpAutoWarmupEnabled: NotRequired[bool]
    EnforcementStatus: NotRequired[str]
    ProductionAccessEnabled: NotRequired[bool]
    SendQuota: NotRequired[SendQuota]
    SendingEnabled: NotRequired[bool]
    SuppressionAttributes: NotRequired[SuppressionAttributes]
    Details: NotRequired[AccountDetails]
    VdmAttributes: NotRequired[VdmAttributes]
    PricingAttributes: NotRequired[PricingAttributes]

class GetBlacklistReportsRequest(TypedDict):
    BlacklistItemNames: list[str]

class GetBlacklistReportsResponse(TypedDict):
    BlacklistReport: NotRequired[dict[str, list[BlacklistEntry]]]

class GetConfigurationSetEventDestinationsRequest(TypedDict):
    ConfigurationSetName: str

class GetConfigurationSetEventDestinationsResponse(TypedDict):
    EventDestinations: NotRequired[list[EventDestination]]

class GetConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class GetConfigurationSetResponse(TypedDict):
    ConfigurationSetName: NotRequired[str]
    TrackingOptions: NotRequired[TrackingOptions]
    DeliveryOptions: NotRequired[DeliveryOptions]
    ReputationOptions: NotRequired[ReputationOptions]
    SendingOptions: NotRequired[SendingOptions]
    Tags: NotRequired[list[Tag]]
    SuppressionOptions: NotRequired[SuppressionOptions]
    VdmOptions: NotRequired[VdmOptions]
    ArchivingOptions: NotRequired[ArchivingOptions]
    MessageSecurityOptions: NotRequired[MessageSecurityOptions]

class GetContactListRequest(TypedDict):
    ContactListName: str

class GetContactListResponse(TypedDict):
    ContactListName: NotRequired[str]
    Topics: NotRequired[list[Topic]]
    Description: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    LastUpdatedTimestamp: NotRequired[float]
    Tags: NotRequired[list[Tag]]

class GetContactRequest(TypedDict):
    ContactListName: str
    EmailAddress: str

class GetContactResponse(TypedDict):
    ContactListName: NotRequired[str]
    EmailAddress: NotRequired[str]
    TopicPreferences: NotRequired[list[TopicPreference]]
    TopicDefaultPreferences: NotRequired[list[TopicPreference]]
    UnsubscribeAll: NotRequired[bool]
    AttributesData: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    LastUpdatedTimestamp: NotRequired[float]

class GetCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str

class GetCustomVerificationEmailTemplateResponse(TypedDict):
    TemplateName: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    TemplateSubject: NotRequired[str]
    TemplateContent: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    SuccessRedirectionURL: NotRequired[str]
    FailureRedirectionURL: NotRequired[str]

class GetDedicatedIpPoolRequest(TypedDict):
    PoolName: str

class GetDedicatedIpPoolResponse(TypedDict):
    DedicatedIpPool: NotRequired[DedicatedIpPool]

class GetDedicatedIpRequest(TypedDict):
    Ip: str

class GetDedicatedIpResponse(TypedDict):
    DedicatedIp: NotRequired[DedicatedIp]

class GetDedicatedIpsRequest(TypedDict):
    PoolName: NotRequired[str]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class GetDedicatedIpsResponse(TypedDict):
    DedicatedIps: NotRequired[list[DedicatedIp]]
    NextToken: NotRequired[str]

class GetDeliverabilityDashboardOptionsRequest(TypedDict): ...

class GetDeliverabilityDashboardOptionsResponse(TypedDict):
    DashboardEnabled: NotRequired[bool]
    SubscriptionExpiryDate: NotRequired[float]
    AccountStatus: NotRequired[str]
    ActiveSubscribedDomains: NotRequired[list[DomainDeliverabilityTrackingOption]]
    PendingExpirationSubscribedDomains: NotRequired[list[DomainDeliverabilityTrackingOption]]

class GetDeliverabilityTestReportRequest(TypedDict):
    ReportId: str

class GetDeliverabilityTestReportResponse(TypedDict):
    DeliverabilityTestReport: NotRequired[DeliverabilityTestReport]
    OverallPlacement: NotRequired[PlacementStatistics]
    IspPlacements: NotRequired[list[IspPlacement]]
    Message: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class GetDomainDeliverabilityCampaignRequest(TypedDict):
    CampaignId: str

class GetDomainDeliverabilityCampaignResponse(TypedDict):
    DomainDeliverabilityCampaign: NotRequired[DomainDeliverabilityCampaign]

class GetDomainStatisticsReportRequest(TypedDict):
    Domain: str
    StartDate: float
    EndDate: float

class GetDomainStatisticsReportResponse(TypedDict):
    OverallVolume: NotRequired[OverallVolume]
    DailyVolumes: NotRequired[list[DailyVolume]]

class GetEmailAddressInsightsRequest(TypedDict):
    EmailAddress: str

class GetEmailAddressInsightsResponse(TypedDict):
    MailboxValidation: NotRequired[MailboxValidation]

class GetEmailIdentityPoliciesRequest(TypedDict):
    EmailIdentity: str

class GetEmailIdentityPoliciesResponse(TypedDict):
    Policies: NotRequired[dict[str, str]]

class GetEmailIdentityRequest(TypedDict):
    EmailIdentity: str

class GetEmailIdentityResponse(TypedDict):
    IdentityType: NotRequired[str]
    FeedbackForwardingStatus: NotRequired[bool]
    VerifiedForSendingStatus: NotRequired[bool]
    DkimAttributes: NotRequired[DkimAttributes]
    MailFromAttributes: NotRequired[MailFromAttributes]
    Policies: NotRequired[dict[str, str]]
    Tags: NotRequired[list[Tag]]
    ConfigurationSetName: NotRequired[str]
    VerificationStatus: NotRequired[str]
    VerificationInfo: NotRequired[VerificationInfo]

class GetEmailTemplateRequest(TypedDict):
    TemplateName: str

class GetEmailTemplateResponse(TypedDict):
    TemplateName: NotRequired[str]
    TemplateContent: NotRequired[EmailTemplateContent]
    Tags: NotRequired[list[Tag]]

class GetExportJobRequest(TypedDict):
    JobId: str

class GetExportJobResponse(TypedDict):
    JobId: NotRequired[str]
    ExportSourceType: NotRequired[str]
    JobStatus: NotRequired[str]
    ExportDestination: NotRequired[ExportDestination]
    ExportDataSource: NotRequired[ExportDataSource]
    CreatedTimestamp: NotRequired[float]
    CompletedTimestamp: NotRequired[float]
    FailureInfo: NotRequired[FailureInfo]
    Statistics: NotRequired[ExportStatistics]

class GetImportJobRequest(TypedDict):
    JobId: str

class GetImportJobResponse(TypedDict):
    JobId: NotRequired[str]
    ImportDestination: NotRequired[ImportDestination]
    ImportDataSource: NotRequired[ImportDataSource]
    FailureInfo: NotRequired[FailureInfo]
    JobStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    CompletedTimestamp: NotRequired[float]
    ProcessedRecordsCount: NotRequired[int]
    FailedRecordsCount: NotRequired[int]

class GetMessageInsightsRequest(TypedDict):
    MessageId: str

class GetMessageInsightsResponse(TypedDict):
    MessageId: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    Subject: NotRequired[str]
    EmailTags: NotRequired[list[MessageTag]]
    Insights: NotRequired[list[EmailInsights]]

class GetMultiRegionEndpointRequest(TypedDict):
    EndpointName: str

class GetMultiRegionEndpointResponse(TypedDict):
    EndpointName: NotRequired[str]
    EndpointId: NotRequired[str]
    Routes: NotRequired[list[Route]]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    LastUpdatedTimestamp: NotRequired[float]

class GetReputationEntityRequest(TypedDict):
    ReputationEntityReference: str
    ReputationEntityType: str

class GetReputationEntityResponse(TypedDict):
    ReputationEntity: NotRequired[ReputationEntity]

class GetSuppressedDestinationRequest(TypedDict):
    EmailAddress: str
    TenantName: NotRequired[str]

class GetSuppressedDestinationResponse(TypedDict):
    SuppressedDestination: NotRequired[SuppressedDestination]

class GetTenantRequest(TypedDict):
    TenantName: str

class GetTenantResponse(TypedDict):
    Tenant: NotRequired[Tenant]

class GuardianAttributes(TypedDict):
    OptimizedSharedDelivery: NotRequired[str]

class GuardianOptions(TypedDict):
    OptimizedSharedDelivery: NotRequired[str]

class IdentityCertificate(TypedDict):
    FromAddress: NotRequired[str]
    Status: NotRequired[str]
    CertificateArn: NotRequired[str]
    CertificateExpiryTime: NotRequired[float]

class IdentityInfo(TypedDict):
    IdentityType: NotRequired[str]
    IdentityName: NotRequired[str]
    SendingEnabled: NotRequired[bool]
    VerificationStatus: NotRequired[str]

class ImportDataSource(TypedDict):
    S3Url: str
    DataFormat: str

class ImportDestination(TypedDict):
    SuppressionListDestination: NotRequired[SuppressionListDestination]
    ContactListDestination: NotRequired[ContactListDestination]

class ImportJobSummary(TypedDict):
    JobId: NotRequired[str]
    ImportDestination: NotRequired[ImportDestination]
    JobStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    ProcessedRecordsCount: NotRequired[int]
    FailedRecordsCount: NotRequired[int]

class InboxPlacementTrackingOption(TypedDict):
    Global: NotRequired[bool]
    TrackedIsps: NotRequired[list[str]]

class InsightsEvent(TypedDict):
    Timestamp: NotRequired[float]
    Type: NotRequired[str]
    Details: NotRequired[EventDetails]

class IspPlacement(TypedDict):
    IspName: NotRequired[str]
    PlacementStatistics: NotRequired[PlacementStatistics]

class KinesisFirehoseDestination(TypedDict):
    IamRoleArn: str
    DeliveryStreamArn: str

class ListConfigurationSetsRequest(TypedDict):
    Filter: NotRequired[dict[str, str]]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListConfigurationSetsResponse(TypedDict):
    ConfigurationSets: NotRequired[list[str]]
    NextToken: NotRequired[str]

class ListContactListsRequest(TypedDict):
    PageSize: NotRequired[int]
    NextToken: NotRequired[str]

class ListContactListsResponse(TypedDict):
    ContactLists: NotRequired[list[ContactList]]
    NextToken: NotRequired[str]

class ListContactsFilter(TypedDict):
    FilteredStatus: NotRequired[str]
    TopicFilter: NotRequired[TopicFilter]

class ListContactsRequest(TypedDict):
    ContactListName: str
    Filter: NotRequired[ListContactsFilter]
    PageSize: NotRequired[int]
    NextToken: NotRequired[str]

class ListContactsResponse(TypedDict):
    Contacts: NotRequired[list[Contact]]
    NextToken: NotRequired[str]

class ListCustomVerificationEmailTemplatesRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListCustomVerificationEmailTemplatesResponse(TypedDict):
    CustomVerificationEmailTemplates: NotRequired[list[CustomVerificationEmailTemplateMetadata]]
    NextToken: NotRequired[str]

class ListDedicatedIpPoolsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListDedicatedIpPoolsResponse(TypedDict):
    DedicatedIpPools: NotRequired[list[str]]
    NextToken: NotRequired[str]

class ListDeliverabilityTestReportsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListDeliverabilityTestReportsResponse(TypedDict):
    DeliverabilityTestReports: NotRequired[list[DeliverabilityTestReport]]
    NextToken: NotRequired[str]

class ListDomainDeliverabilityCampaignsRequest(TypedDict):
    StartDate: float
    EndDate: float
    SubscribedDomain: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListDomainDeliverabilityCampaignsResponse(TypedDict):
    DomainDeliverabilityCampaigns: NotRequired[list[DomainDeliverabilityCampaign]]
    NextToken: NotRequired[str]

class ListEmailIdentitiesRequest(TypedDict):
    Filter: NotRequired[dict[str, str]]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListEmailIdentitiesResponse(TypedDict):
    EmailIdentities: NotRequired[list[IdentityInfo]]
    NextToken: NotRequired[str]

class ListEmailIdentityCertificatesRequest(TypedDict):
    EmailIdentity: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListEmailIdentityCertificatesResponse(TypedDict):
    Certificates: NotRequired[list[IdentityCertificate]]
    NextToken: NotRequired[str]

class ListEmailTemplatesRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListEmailTemplatesResponse(TypedDict):
    TemplatesMetadata: NotRequired[list[EmailTemplateMetadata]]
    NextToken: NotRequired[str]

class ListExportJobsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]
    ExportSourceType: NotRequired[str]
    JobStatus: NotRequired[str]

class ListExportJobsResponse(TypedDict):
    ExportJobs: NotRequired[list[ExportJobSummary]]
    NextToken: NotRequired[str]

class ListImportJobsRequest(TypedDict):
    ImportDestinationType: NotRequired[str]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListImportJobsResponse(TypedDict):
    ImportJobs: NotRequired[list[ImportJobSummary]]
    NextToken: NotRequired[str]

class ListManagementOptions(TypedDict):
    ContactListName: str
    TopicName: NotRequired[str]

class ListMultiRegionEndpointsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListMultiRegionEndpointsResponse(TypedDict):
    MultiRegionEndpoints: NotRequired[list[MultiRegionEndpoint]]
    NextToken: NotRequired[str]

class ListRecommendationsRequest(TypedDict):
    Filter: NotRequired[dict[str, str]]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListRecommendationsResponse(TypedDict):
    Recommendations: NotRequired[list[Recommendation]]
    NextToken: NotRequired[str]

class ListReputationEntitiesRequest(TypedDict):
    Filter: NotRequired[dict[str, str]]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListReputationEntitiesResponse(TypedDict):
    ReputationEntities: NotRequired[list[ReputationEntity]]
    NextToken: NotRequired[str]

class ListResourceTenantsRequest(TypedDict):
    ResourceArn: str
    PageSize: NotRequired[int]
    NextToken: NotRequired[str]

class ListResourceTenantsResponse(TypedDict):
    ResourceTenants: NotRequired[list[ResourceTenantMetadata]]
    NextToken: NotRequired[str]

class ListSuppressedDestinationsRequest(TypedDict):
    TenantName: NotRequired[str]
    Reasons: NotRequired[list[str]]
    StartDate: NotRequired[float]
    EndDate: NotRequired[float]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListSuppressedDestinationsResponse(TypedDict):
    SuppressedDestinationSummaries: NotRequired[list[SuppressedDestinationSummary]]
    NextToken: NotRequired[str]

class ListTagsForResourceRequest(TypedDict):
    ResourceArn: str

class ListTagsForResourceResponse(TypedDict):
    Tags: NotRequired[list[Tag]]

class ListTenantResourcesRequest(TypedDict):
    TenantName: str
    Filter: NotRequired[dict[str, str]]
    PageSize: NotRequired[int]
    NextToken: NotRequired[str]

class ListTenantResourcesResponse(TypedDict):
    TenantResources: NotRequired[list[TenantResource]]
    NextToken: NotRequired[str]

class ListTenantsRequest(TypedDict):
    Filter: NotRequired[dict[str, str]]
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListTenantsResponse(TypedDict):
    Tenants: NotRequired[list[TenantInfo]]
    NextToken: NotRequired[str]

class MailFromAttributes(TypedDict):
    MailFromDomain: NotRequired[str]
    MailFromDomainStatus: NotRequired[str]
    BehaviorOnMxFailure: NotRequired[str]

class MailboxValidation(TypedDict):
    IsValid: NotRequired[EmailAddressInsightsVerdict]
    Evaluations: NotRequired[EmailAddressInsightsMailboxEvaluations]

class Message(TypedDict):
    Subject: Content
    Body: Body
    Headers: NotRequired[list[MessageHeader]]
    Attachments: NotRequired[list[Attachment]]

class MessageHeader(TypedDict):
    Name: str
    Value: str

class MessageInsightsDataSource(TypedDict):
    StartDate: float
    EndDate: float
    Include: NotRequired[MessageInsightsFilters]
    Exclude: NotRequired[MessageInsightsFilters]
    MaxResults: NotRequired[int]

class MessageInsightsFilters(TypedDict):
    FromEmailAddress: NotRequired[list[str]]
    Destination: NotRequired[list[str]]
    Subject: NotRequired[list[str]]
    Isp: NotRequired[list[str]]
    TenantName: NotRequired[list[str]]
    LastDeliveryEvent: NotRequired[list[str]]
    LastEngagementEvent: NotRequired[list[str]]

class MessageSecurityOptions(TypedDict):
    SigningScheme: NotRequired[SigningScheme]

class MessageTag(TypedDict):
    Name: str
    Value: str

class MetricDataError(TypedDict):
    Id: NotRequired[str]
    Code: NotRequired[str]
    Message: NotRequired[str]

class MetricDataResult(TypedDict):
    Id: NotRequired[str]
    Timestamps: NotRequired[list[float]]
    Values: NotRequired[list[int]]

class MetricsDataSource(TypedDict):
    Dimensions: dict[str, list[str]]
    Namespace: str
    Metrics: list[ExportMetric]
    StartDate: float
    EndDate: float

class MultiRegionEndpoint(TypedDict):
    EndpointName: NotRequired[str]
    Status: NotRequired[str]
    EndpointId: NotRequired[str]
    Regions: NotRequired[list[str]]
    CreatedTimestamp: NotRequired[float]
    LastUpdatedTimestamp: NotRequired[float]

class OverallVolume(TypedDict):
    VolumeStatistics: NotRequired[VolumeStatistics]
    ReadRatePercent: NotRequired[float]
    DomainIspPlacements: NotRequired[list[DomainIspPlacement]]

class PinpointDestination(TypedDict):
    ApplicationArn: NotRequired[str]

class PlacementStatistics(TypedDict):
    InboxPercentage: NotRequired[float]
    SpamPercentage: NotRequired[float]
    MissingPercentage: NotRequired[float]
    SpfPercentage: NotRequired[float]
    DkimPercentage: NotRequired[float]

class PricingAttributes(TypedDict):
    CurrentPlan: NotRequired[str]
    NextPlan: NotRequired[str]

class PutAccountDedicatedIpWarmupAttributesRequest(TypedDict):
    AutoWarmupEnabled: NotRequired[bool]

class PutAccountDedicatedIpWarmupAttributesResponse(TypedDict): ...

class PutAccountDetailsRequest(TypedDict):
    MailType: str
    WebsiteURL: str
    ContactLanguage: NotRequired[str]
    UseCaseDescription: NotRequired[str]
    AdditionalContactEmailAddresses: NotRequired[list[str]]
    ProductionAccessEnabled: NotRequired[bool]

class PutAccountDetailsResponse(TypedDict): ...

class PutAccountPricingAttributesRequest(TypedDict):
    Plan: str

class PutAccountPricingAttributesResponse(TypedDict): ...

class PutAccountSendingAttributesRequest(TypedDict):
    SendingEnabled: NotRequired[bool]

class PutAccountSendingAttributesResponse(TypedDict): ...

class PutAccountSuppressionAttributesRequest(TypedDict):
    SuppressedReasons: NotRequired[list[str]]
    ValidationAttributes: NotRequired[SuppressionValidationAttributes]

class PutAccountSuppressionAttributesResponse(TypedDict): ...

class PutAccountVdmAttributesRequest(TypedDict):
    VdmAttributes: VdmAttributes

class PutAccountVdmAttributesResponse(TypedDict): ...

class PutConfigurationSetArchivingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    ArchiveArn: NotRequired[str]

class PutConfigurationSetArchivingOptionsResponse(TypedDict): ...

class PutConfigurationSetDeliveryOptionsRequest(TypedDict):
    ConfigurationSetName: str
    TlsPolicy: NotRequired[str]
    SendingPoolName: NotRequired[str]
    MaxDeliverySeconds: NotRequired[int]

class PutConfigurationSetDeliveryOptionsResponse(TypedDict): ...

class PutConfigurationSetReputationOptionsRequest(TypedDict):
    ConfigurationSetName: str
    ReputationMetricsEnabled: NotRequired[bool]

class PutConfigurationSetReputationOptionsResponse(TypedDict): ...

class PutConfigurationSetSendingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    SendingEnabled: NotRequired[bool]

class PutConfigurationSetSendingOptionsResponse(TypedDict): ...

class PutConfigurationSetSuppressionOptionsRequest(TypedDict):
    ConfigurationSetName: str
    SuppressionScope: NotRequired[str]
    SuppressedReasons: NotRequired[list[str]]
    ValidationOptions: NotRequired[SuppressionValidationOptions]

class PutConfigurationSetSuppressionOptionsResponse(TypedDict): ...

class PutConfigurationSetTrackingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    CustomRedirectDomain: NotRequired[str]
    HttpsPolicy: NotRequired[str]

class PutConfigurationSetTrackingOptionsResponse(TypedDict): ...

class PutConfigurationSetVdmOptionsRequest(TypedDict):
    ConfigurationSetName: str
    VdmOptions: NotRequired[VdmOptions]

class PutConfigurationSetVdmOptionsResponse(TypedDict): ...

class PutDedicatedIpInPoolRequest(TypedDict):
    Ip: str
    DestinationPoolName: str

class PutDedicatedIpInPoolResponse(TypedDict): ...

class PutDedicatedIpPoolScalingAttributesRequest(TypedDict):
    PoolName: str
    ScalingMode: str

class PutDedicatedIpPoolScalingAttributesResponse(TypedDict): ...

class PutDedicatedIpWarmupAttributesRequest(TypedDict):
    Ip: str
    WarmupPercentage: int

class PutDedicatedIpWarmupAttributesResponse(TypedDict): ...

class PutDeliverabilityDashboardOptionRequest(TypedDict):
    DashboardEnabled: bool
    SubscribedDomains: NotRequired[list[DomainDeliverabilityTrackingOption]]

class PutDeliverabilityDashboardOptionResponse(TypedDict): ...

class PutEmailIdentityConfigurationSetAttributesRequest(TypedDict):
    EmailIdentity: str
    ConfigurationSetName: NotRequired[str]

class PutEmailIdentityConfigurationSetAttributesResponse(TypedDict): ...

class PutEmailIdentityDkimAttributesRequest(TypedDict):
    EmailIdentity: str
    SigningEnabled: NotRequired[bool]

class PutEmailIdentityDkimAttributesResponse(TypedDict): ...

class PutEmailIdentityDkimSigningAttributesRequest(TypedDict):
    EmailIdentity: str
    SigningAttributesOrigin: str
    SigningAttributes: NotRequired[DkimSigningAttributes]

class PutEmailIdentityDkimSigningAttributesResponse(TypedDict):
    DkimStatus: NotRequired[str]
    DkimTokens: NotRequired[list[str]]
    SigningHostedZone: NotRequired[str]

class PutEmailIdentityFeedbackAttributesRequest(TypedDict):
    EmailIdentity: str
    EmailForwardingEnabled: NotRequired[bool]

class PutEmailIdentityFeedbackAttributesResponse(TypedDict): ...

class PutEmailIdentityMailFromAttributesRequest(TypedDict):
    EmailIdentity: str
    MailFromDomain: NotRequired[str]
    BehaviorOnMxFailure: NotRequired[str]

class PutEmailIdentityMailFromAttributesResponse(TypedDict): ...

class PutSuppressedDestinationRequest(TypedDict):
    EmailAddress: str
    Reason: str
    TenantName: NotRequired[str]

class PutSuppressedDestinationResponse(TypedDict): ...

class PutTenantSuppressionAttributesRequest(TypedDict):
    TenantName: str
    SuppressedReasons: NotRequired[list[str]]
    SuppressionScope: NotRequired[str]

class PutTenantSuppressionAttributesResponse(TypedDict): ...

class RawMessage(TypedDict):
    Data: bytes

class Recommendation(TypedDict):
    ResourceArn: NotRequired[str]
    Type: NotRequired[str]
    Description: NotRequired[str]
    Status: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    LastUpdatedTimestamp: NotRequired[float]
    Impact: NotRequired[str]

class ReplacementEmailContent(TypedDict):
    ReplacementTemplate: NotRequired[ReplacementTemplate]

class ReplacementTemplate(TypedDict):
    ReplacementTemplateData: NotRequired[str]

class ReputationEntity(TypedDict):
    ReputationEntityReference: NotRequired[str]
    ReputationEntityType: NotRequired[str]
    ReputationManagementPolicy: NotRequired[str]
    CustomerManagedStatus: NotRequired[StatusRecord]
    AwsSesManagedStatus: NotRequired[StatusRecord]
    SendingStatusAggregate: NotRequired[str]
    ReputationImpact: NotRequired[str]

class ReputationOptions(TypedDict):
    ReputationMetricsEnabled: NotRequired[bool]
    LastFreshStart: NotRequired[float]

class ResourceTenantMetadata(TypedDict):
    TenantName: NotRequired[str]
    TenantId: NotRequired[str]
    ResourceArn: NotRequired[str]
    AssociatedTimestamp: NotRequired[float]

class ReviewDetails(TypedDict):
    Status: NotRequired[str]
    CaseId: NotRequired[str]

class Route(TypedDict):
    Region: NotRequired[str]

class RouteDetails(TypedDict):
    Region: str

class SOARecord(TypedDict):
    PrimaryNameServer: NotRequired[str]
    AdminEmail: NotRequired[str]
    SerialNumber: NotRequired[int]

class SendBulkEmailRequest(TypedDict):
    FromEmailAddress: NotRequired[str]
    FromEmailAddressIdentityArn: NotRequired[str]
    ReplyToAddresses: NotRequired[list[str]]
    FeedbackForwardingEmailAddress: NotRequired[str]
    FeedbackForwardingEmailAddressIdentityArn: NotRequired[str]
    DefaultEmailTags: NotRequired[list[MessageTag]]
    DefaultContent: BulkEmailContent
    BulkEmailEntries: list[BulkEmailEntry]
    ConfigurationSetName: NotRequired[str]
    EndpointId: NotRequired[str]
    TenantName: NotRequired[str]
    ConfigurationOverrides: NotRequired[ConfigurationOverrides]

class SendBulkEmailResponse(TypedDict):
    BulkEmailEntryResults: NotRequired[list[BulkEmailEntryResult]]

class SendCustomVerificationEmailRequest(TypedDict):
    EmailAddress: str
    TemplateName: str
    ConfigurationSetName: NotRequired[str]

class SendCustomVerificationEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendEmailRequest(TypedDict):
    FromEmailAddress: NotRequired[str]
    FromEmailAddressIdentityArn: NotRequired[str]
    Destination: NotRequired[Destination]
    ReplyToAddresses: NotRequired[list[str]]
    FeedbackForwardingEmailAddress: NotRequired[str]
    FeedbackForwardingEmailAddressIdentityArn: NotRequired[str]
    Content: EmailContent
    EmailTags: NotRequired[list[MessageTag]]
    ConfigurationSetName: NotRequired[str]
    EndpointId: NotRequired[str]
    TenantName: NotRequired[str]
    ListManagementOptions: NotRequired[ListManagementOptions]
    ConfigurationOverrides: NotRequired[ConfigurationOverrides]

class SendEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendQuota(TypedDict):
    Max24HourSend: NotRequired[float]
    MaxSendRate: NotRequired[float]
    SentLast24Hours: NotRequired[float]

class SendingOptions(TypedDict):
    SendingEnabled: NotRequired[bool]

class SigningScheme(TypedDict):
    DefaultScheme: NotRequired[DefaultSigningScheme]
    SmimeScheme: NotRequired[SmimeSigningScheme]

class SmimeSigningScheme(TypedDict):
    SignatureFormat: NotRequired[str]

class SnsDestination(TypedDict):
    TopicArn: str

class StatusRecord(TypedDict):
    Status: NotRequired[str]
    Cause: NotRequired[str]
    LastUpdatedTimestamp: NotRequired[float]

class SuppressedDestination(TypedDict):
    EmailAddress: NotRequired[str]
    Reason: NotRequired[str]
    LastUpdateTime: NotRequired[float]
    Attributes: NotRequired[SuppressedDestinationAttributes]
    TenantName: NotRequired[str]

class SuppressedDestinationAttributes(TypedDict):
    MessageId: NotRequired[str]
    FeedbackId: NotRequired[str]

class SuppressedDestinationSummary(TypedDict):
    EmailAddress: NotRequired[str]
    Reason: NotRequired[str]
    LastUpdateTime: NotRequired[float]

class SuppressionAttributes(TypedDict):
    SuppressedReasons: NotRequired[list[str]]
    ValidationAttributes: NotRequired[SuppressionValidationAttributes]

class SuppressionConditionThreshold(TypedDict):
    ConditionThresholdEnabled: str
    OverallConfidenceThreshold: NotRequired[SuppressionConfidenceThreshold]

class SuppressionConfidenceThreshold(TypedDict):
    ConfidenceVerdictThreshold: str

class SuppressionListDestination(TypedDict):
    SuppressionListImportAction: str

class SuppressionOptions(TypedDict):
    SuppressedReasons: NotRequired[list[str]]
    SuppressionScope: NotRequired[str]
    ValidationOptions: NotRequired[SuppressionValidationOptions]

class SuppressionValidationAttributes(TypedDict):
    ConditionThreshold: SuppressionConditionThreshold

class SuppressionValidationOptions(TypedDict):
    ConditionThreshold: SuppressionConditionThreshold

class Tag(TypedDict):
    Key: str
    Value: str

class TagResourceRequest(TypedDict):
    ResourceArn: str
    Tags: list[Tag]

class TagResourceResponse(TypedDict): ...

class Template(TypedDict):
    TemplateName: NotRequired[str]
    TemplateArn: NotRequired[str]
    TemplateContent: NotRequired[EmailTemplateContent]
    TemplateData: NotRequired[str]
    Headers: NotRequired[list[MessageHeader]]
    Attachments: NotRequired[list[Attachment]]

class Tenant(TypedDict):
    TenantName: NotRequired[str]
    TenantId: NotRequired[str]
    TenantArn: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    Tags: NotRequired[list[Tag]]
    SendingStatus: NotRequired[str]
    SuppressionAttributes: NotRequired[TenantSuppressionAttributes]

class TenantInfo(TypedDict):
    TenantName: NotRequired[str]
    TenantId: NotRequired[str]
    TenantArn: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    SendingStatus: NotRequired[str]

class TenantResource(TypedDict):
    ResourceType: NotRequired[str]
    ResourceArn: NotRequired[str]

class TenantSuppressionAttributes(TypedDict):
    SuppressedReasons: NotRequired[list[str]]
    SuppressionScope: NotRequired[str]

class TestRenderEmailTemplateRequest(TypedDict):
    TemplateName: str
    TemplateData: str

class TestRenderEmailTemplateResponse(TypedDict):
    RenderedTemplate: NotRequired[str]

class Topic(TypedDict):
    TopicName: str
    DisplayName: str
    Description: NotRequired[str]
    DefaultSubscriptionStatus: str

class TopicFilter(TypedDict):
    TopicName: NotRequired[str]
    UseDefaultIfPreferenceUnavailable: NotRequired[bool]

class TopicPreference(TypedDict):
    TopicName: str
    SubscriptionStatus: str

class TrackingConfigurationOverrides(TypedDict):
    OpenTrackingEnabled: NotRequired[str]
    ClickTrackingEnabled: NotRequired[str]

class TrackingOptions(TypedDict):
    CustomRedirectDomain: str
    HttpsPolicy: NotRequired[str]

class UntagResourceRequest(TypedDict):
    ResourceArn: str
    TagKeys: list[str]

class UntagResourceResponse(TypedDict): ...

class UpdateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str
    EventDestination: EventDestinationDefinition

class UpdateConfigurationSetEventDestinationResponse(TypedDict): ...

class UpdateConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str
    MessageSecurityOptions: NotRequired[MessageSecurityOptions]

class UpdateConfigurationSetResponse(TypedDict): ...

class UpdateContactListRequest(TypedDict):
    ContactListName: str
    Topics: NotRequired[list[Topic]]
    Description: NotRequired[str]

class UpdateContactListResponse(TypedDict): ...

class UpdateContactRequest(TypedDict):
    ContactListName: str
    EmailAddress: str
    TopicPreferences: NotRequired[list[TopicPreference]]
    UnsubscribeAll: NotRequired[bool]
    AttributesData: NotRequired[str]

class UpdateContactResponse(TypedDict): ...

class UpdateCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str
    FromEmailAddress: str
    TemplateSubject: str
    TemplateContent: str
    SuccessRedirectionURL: str
    FailureRedirectionURL: str

class UpdateCustomVerificationEmailTemplateResponse(TypedDict): ...

class UpdateEmailIdentityPolicyRequest(TypedDict):
    EmailIdentity: str
    PolicyName: str
    Policy: str

class UpdateEmailIdentityPolicyResponse(TypedDict): ...

class UpdateEmailTemplateRequest(TypedDict):
    TemplateName: str
    TemplateContent: EmailTemplateContent

class UpdateEmailTemplateResponse(TypedDict): ...

class UpdateReputationEntityCustomerManagedStatusRequest(TypedDict):
    ReputationEntityType: str
    ReputationEntityReference: str
    SendingStatus: str

class UpdateReputationEntityCustomerManagedStatusResponse(TypedDict): ...

class UpdateReputationEntityPolicyRequest(TypedDict):
    ReputationEntityType: str
    ReputationEntityReference: str
    ReputationEntityPolicy: str

class UpdateReputationEntityPolicyResponse(TypedDict): ...

class VdmAttributes(TypedDict):
    VdmEnabled: str
    DashboardAttributes: NotRequired[DashboardAttributes]
    GuardianAttributes: NotRequired[GuardianAttributes]

class VdmOptions(TypedDict):
    DashboardOptions: NotRequired[DashboardOptions]
    GuardianOptions: NotRequired[GuardianOptions]

class VerificationInfo(TypedDict):
    LastCheckedTimestamp: NotRequired[float]
    LastSuccessTimestamp: NotRequired[float]
    ErrorType: NotRequired[str]
    SOARecord: NotRequired[SOARecord]

class VolumeStatistics(TypedDict):
    InboxRawCount: NotRequired[int]
    SpamRawCount: NotRequired[int]
    ProjectedInbox: NotRequired[int]
    ProjectedSpam: NotRequired[int]
