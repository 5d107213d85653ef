"""Shapes of Amazon Pinpoint Email Service, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class BlacklistEntry(TypedDict):
    RblName: NotRequired[str]
    ListingTime: NotRequired[float]
    Description: NotRequired[str]

class Body(TypedDict):
    Text: NotRequired[Content]
    Html: NotRequired[Content]

class CloudWatchDestination(TypedDict):
    DimensionConfigurations: list[CloudWatchDimensionConfiguration]

class CloudWatchDimensionConfiguration(TypedDict):
    DimensionName: str
    DimensionValueSource: str
    DefaultDimensionValue: str

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

class CreateConfigurationSetResponse(TypedDict): ...

class CreateDedicatedIpPoolRequest(TypedDict):
    PoolName: str
    Tags: NotRequired[list[Tag]]

class CreateDedicatedIpPoolResponse(TypedDict): ...

class CreateDeliverabilityTestReportRequest(TypedDict):
    ReportName: NotRequired[str]
    FromEmailAddress: str
    Content: EmailContent
    Tags: NotRequired[list[Tag]]

class CreateDeliverabilityTestReportResponse(TypedDict):
    ReportId: NotRequired[str]
    DeliverabilityTestStatus: NotRequired[str]

class CreateEmailIdentityRequest(TypedDict):
    EmailIdentity: str
    Tags: NotRequired[list[Tag]]

class CreateEmailIdentityResponse(TypedDict):
    IdentityType: NotRequired[str]
    VerifiedForSendingStatus: NotRequired[bool]
    DkimAttributes: NotRequired[DkimAttributes]

class DailyVolume(TypedDict):
    StartDate: NotRequired[float]
    VolumeStatistics: NotRequired[VolumeStatistics]
    DomainIspPlacements: NotRequired[list[DomainIspPlacement]]

class DedicatedIp(TypedDict):
    Ip: NotRequired[str]
    WarmupStatus: NotRequired[str]
    WarmupPercentage: NotRequired[int]
    PoolName: NotRequired[str]

class DeleteConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str

class DeleteConfigurationSetEventDestinationResponse(TypedDict): ...

class DeleteConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetResponse(TypedDict): ...

class DeleteDedicatedIpPoolRequest(TypedDict):
    PoolName: str

class DeleteDedicatedIpPoolResponse(TypedDict): ...

class DeleteEmailIdentityRequest(TypedDict):
    EmailIdentity: str

class DeleteEmailIdentityResponse(TypedDict): ...

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

class Destination(TypedDict):
    ToAddresses: NotRequired[list[str]]
    CcAddresses: NotRequired[list[str]]
    BccAddresses: NotRequired[list[str]]

class DkimAttributes(TypedDict):
    SigningEnabled: NotRequired[bool]
    Status: NotRequired[str]
    Tokens: NotRequired[list[str]]

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

class EmailContent(TypedDict):
    Simple: NotRequired[Message]
    Raw: NotRequired[RawMessage]
    Template: NotRequired[Template]

class EventDestination(TypedDict):
    Name: NotRequired[str]
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    CloudWatchDestination: NotRequired[CloudWatchDestination]
    SnsDestination: NotRequired[SnsDestination]
    PinpointDestination: NotRequired[PinpointDestination]

class EventDestinationDefinition(TypedDict):
    Enabled: NotRequired[bool]
    MatchingEventTypes: NotRequired[list[str]]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    CloudWatchDestination: NotRequired[CloudWatchDestination]
    SnsDestination: NotRequired[SnsDestination]
    PinpointDestination: NotRequired[PinpointDestination]

class GetAccountRequest(TypedDict): ...

class GetAccountResponse(TypedDict):
    SendQuota: NotRequired[SendQuota]
    SendingEnabled: NotRequired[bool]
    DedicatedIpAutoWarmupEnabled: NotRequired[bool]
    EnforcementStatus: NotRequired[str]
    ProductionAccessEnabled: NotRequired[bool]

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

class GetEmailIdentityRequest(TypedDict):
    EmailIdentity: str

class GetEmailIdentityResponse(TypedDict):
    IdentityType: NotRequired[str]
    FeedbackForwardingStatus: NotRequired[bool]
    VerifiedForSendingStatus: NotRequired[bool]
    DkimAttributes: NotRequired[DkimAttributes]
    MailFromAttributes: NotRequired[MailFromAttributes]
    Tags: NotRequired[list[Tag]]

class IdentityInfo(TypedDict):
    IdentityType: NotRequired[str]
    IdentityName: NotRequired[str]
    SendingEnabled: NotRequired[bool]

class InboxPlacementTrackingOption(TypedDict):
    Global: NotRequired[bool]
    TrackedIsps: NotRequired[list[str]]

class IspPlacement(TypedDict):
    IspName: NotRequired[str]
    PlacementStatistics: NotRequired[PlacementStatistics]

class KinesisFirehoseDestination(TypedDict):
    IamRoleArn: str
    DeliveryStreamArn: str

class ListConfigurationSetsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListConfigurationSetsResponse(TypedDict):
    ConfigurationSets: NotRequired[list[str]]
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
    NextToken: NotRequired[str]
    PageSize: NotRequired[int]

class ListEmailIdentitiesResponse(TypedDict):
    EmailIdentities: NotRequired[list[IdentityInfo]]
    NextToken: NotRequired[str]

class ListTagsForResourceRequest(TypedDict):
    ResourceArn: str

class ListTagsForResourceResponse(TypedDict):
    Tags: NotRequired[list[Tag]]

class MailFromAttributes(TypedDict):
    MailFromDomain: NotRequired[str]
    MailFromDomainStatus: NotRequired[str]
    BehaviorOnMxFailure: NotRequired[str]

class Message(TypedDict):
    Subject: Content
    Body: Body

class MessageTag(TypedDict):
    Name: str
    Value: str

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

class PutAccountDedicatedIpWarmupAttributesRequest(TypedDict):
    AutoWarmupEnabled: NotRequired[bool]

class PutAccountDedicatedIpWarmupAttributesResponse(TypedDict): ...

class PutAccountSendingAttributesRequest(TypedDict):
    SendingEnabled: NotRequired[bool]

class PutAccountSendingAttributesResponse(TypedDict): ...

class PutConfigurationSetDeliveryOptionsRequest(TypedDict):
    ConfigurationSetName: str
    TlsPolicy: NotRequired[str]
    SendingPoolName: NotRequired[str]

class PutConfigurationSetDeliveryOptionsResponse(TypedDict): ...

class PutConfigurationSetReputationOptionsRequest(TypedDict):
    ConfigurationSetName: str
    ReputationMetricsEnabled: NotRequired[bool]

class PutConfigurationSetReputationOptionsResponse(TypedDict): ...

class PutConfigurationSetSendingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    SendingEnabled: NotRequired[bool]

class PutConfigurationSetSendingOptionsResponse(TypedDict): ...

class PutConfigurationSetTrackingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    CustomRedirectDomain: NotRequired[str]

class PutConfigurationSetTrackingOptionsResponse(TypedDict): ...

class PutDedicatedIpInPoolRequest(TypedDict):
    Ip: str
    DestinationPoolName: str

class PutDedicatedIpInPoolResponse(TypedDict): ...

class PutDedicatedIpWarmupAttributesRequest(TypedDict):
    Ip: str
    WarmupPercentage: int

class PutDedicatedIpWarmupAttributesResponse(TypedDict): ...

class PutDeliverabilityDashboardOptionRequest(TypedDict):
    DashboardEnabled: bool
    SubscribedDomains: NotRequired[list[DomainDeliverabilityTrackingOption]]

class PutDeliverabilityDashboardOptionResponse(TypedDict): ...

class PutEmailIdentityDkimAttributesRequest(TypedDict):
    EmailIdentity: str
    SigningEnabled: NotRequired[bool]

class PutEmailIdentityDkimAttributesResponse(TypedDict): ...

class PutEmailIdentityFeedbackAttributesRequest(TypedDict):
    EmailIdentity: str
    EmailForwardingEnabled: NotRequired[bool]

class PutEmailIdentityFeedbackAttributesResponse(TypedDict): ...

class PutEmailIdentityMailFromAttributesRequest(TypedDict):
    EmailIdentity: str
    MailFromDomain: NotRequired[str]
    BehaviorOnMxFailure: NotRequired[str]

class PutEmailIdentityMailFromAttributesResponse(TypedDict): ...

class RawMessage(TypedDict):
    Data: bytes

class ReputationOptions(TypedDict):
    ReputationMetricsEnabled: NotRequired[bool]
    LastFreshStart: NotRequired[float]

class SendEmailRequest(TypedDict):
    FromEmailAddress: NotRequired[str]
    Destination: Destination
    ReplyToAddresses: NotRequired[list[str]]
    FeedbackForwardingEmailAddress: NotRequired[str]
    Content: EmailContent
    EmailTags: NotRequired[list[MessageTag]]
    ConfigurationSetName: NotRequired[str]

class SendEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendQuota(TypedDict):
    Max24HourSend: NotRequired[float]
    MaxSendRate: NotRequired[float]
    SentLast24Hours: NotRequired[float]

class SendingOptions(TypedDict):
    SendingEnabled: NotRequired[bool]

class SnsDestination(TypedDict):
    TopicArn: str

class Tag(TypedDict):
    Key: str
    Value: str

class TagResourceRequest(TypedDict):
    ResourceArn: str
    Tags: list[Tag]

class TagResourceResponse(TypedDict): ...

class Template(TypedDict):
    TemplateArn: NotRequired[str]
    TemplateData: NotRequired[str]

class TrackingOptions(TypedDict):
    CustomRedirectDomain: str

class UntagResourceRequest(TypedDict):
    ResourceArn: str
    TagKeys: list[str]

class UntagResourceResponse(TypedDict): ...

class UpdateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str
    EventDestination: EventDestinationDefinition

class UpdateConfigurationSetEventDestinationResponse(TypedDict): ...

class VolumeStatistics(TypedDict):
    InboxRawCount: NotRequired[int]
    SpamRawCount: NotRequired[int]
    ProjectedInbox: NotRequired[int]
    ProjectedSpam: NotRequired[int]
