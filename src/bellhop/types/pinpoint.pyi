"""Shapes of Amazon Pinpoint, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class ADMChannelRequest(TypedDict):
    ClientId: str
    ClientSecret: str
    Enabled: NotRequired[bool]

class ADMChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class ADMMessage(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    ConsolidationKey: NotRequired[str]
    Data: NotRequired[dict[str, str]]
    ExpiresAfter: NotRequired[str]
    IconReference: NotRequired[str]
    ImageIconUrl: NotRequired[str]
    ImageUrl: NotRequired[str]
    MD5: NotRequired[str]
    RawContent: NotRequired[str]
    SilentPush: NotRequired[bool]
    SmallImageIconUrl: NotRequired[str]
    Sound: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    Title: NotRequired[str]
    Url: NotRequired[str]

class APNSChannelRequest(TypedDict):
    BundleId: NotRequired[str]
    Certificate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    PrivateKey: NotRequired[str]
    TeamId: NotRequired[str]
    TokenKey: NotRequired[str]
    TokenKeyId: NotRequired[str]

class APNSChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    HasTokenKey: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class APNSMessage(TypedDict):
    APNSPushType: NotRequired[str]
    Action: NotRequired[str]
    Badge: NotRequired[int]
    Body: NotRequired[str]
    Category: NotRequired[str]
    CollapseId: NotRequired[str]
    Data: NotRequired[dict[str, str]]
    MediaUrl: NotRequired[str]
    PreferredAuthenticationMethod: NotRequired[str]
    Priority: NotRequired[str]
    RawContent: NotRequired[str]
    SilentPush: NotRequired[bool]
    Sound: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    ThreadId: NotRequired[str]
    TimeToLive: NotRequired[int]
    Title: NotRequired[str]
    Url: NotRequired[str]

class APNSPushNotificationTemplate(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    MediaUrl: NotRequired[str]
    RawContent: NotRequired[str]
    Sound: NotRequired[str]
    Title: NotRequired[str]
    Url: NotRequired[str]

class APNSSandboxChannelRequest(TypedDict):
    BundleId: NotRequired[str]
    Certificate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    PrivateKey: NotRequired[str]
    TeamId: NotRequired[str]
    TokenKey: NotRequired[str]
    TokenKeyId: NotRequired[str]

class APNSSandboxChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    HasTokenKey: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class APNSVoipChannelRequest(TypedDict):
    BundleId: NotRequired[str]
    Certificate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    PrivateKey: NotRequired[str]
    TeamId: NotRequired[str]
    TokenKey: NotRequired[str]
    TokenKeyId: NotRequired[str]

class APNSVoipChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    HasTokenKey: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class APNSVoipSandboxChannelRequest(TypedDict):
    BundleId: NotRequired[str]
    Certificate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    PrivateKey: NotRequired[str]
    TeamId: NotRequired[str]
    TokenKey: NotRequired[str]
    TokenKeyId: NotRequired[str]

class APNSVoipSandboxChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    HasTokenKey: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class ActivitiesResponse(TypedDict):
    Item: NotRequired[list[ActivityResponse]]
    NextToken: NotRequired[str]

class Activity(TypedDict):
    CUSTOM: NotRequired[CustomMessageActivity]
    ConditionalSplit: NotRequired[ConditionalSplitActivity]
    Description: NotRequired[str]
    EMAIL: NotRequired[EmailMessageActivity]
    Holdout: NotRequired[HoldoutActivity]
    MultiCondition: NotRequired[MultiConditionalSplitActivity]
    PUSH: NotRequired[PushMessageActivity]
    RandomSplit: NotRequired[RandomSplitActivity]
    SMS: NotRequired[SMSMessageActivity]
    Wait: NotRequired[WaitActivity]
    ContactCenter: NotRequired[ContactCenterActivity]

class ActivityResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CampaignId: NotRequired[str]
    End: NotRequired[str]
    Id: NotRequired[str]
    Result: NotRequired[str]
    ScheduledStart: NotRequired[str]
    Start: NotRequired[str]
    State: NotRequired[str]
    SuccessfulEndpointCount: NotRequired[int]
    TimezonesCompletedCount: NotRequired[int]
    TimezonesTotalCount: NotRequired[int]
    TotalEndpointCount: NotRequired[int]
    TreatmentId: NotRequired[str]
    ExecutionMetrics: NotRequired[dict[str, str]]

class AddressConfiguration(TypedDict):
    BodyOverride: NotRequired[str]
    ChannelType: NotRequired[str]
    Context: NotRequired[dict[str, str]]
    RawContent: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    TitleOverride: NotRequired[str]

class AndroidPushNotificationTemplate(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    ImageIconUrl: NotRequired[str]
    ImageUrl: NotRequired[str]
    RawContent: NotRequired[str]
    SmallImageIconUrl: NotRequired[str]
    Sound: NotRequired[str]
    Title: NotRequired[str]
    Url: NotRequired[str]

class ApplicationDateRangeKpiResponse(TypedDict):
    ApplicationId: NotRequired[str]
    EndTime: NotRequired[float]
    KpiName: NotRequired[str]
    KpiResult: NotRequired[BaseKpiResult]
    NextToken: NotRequired[str]
    StartTime: NotRequired[float]

class ApplicationResponse(TypedDict):
    Arn: NotRequired[str]
    Id: NotRequired[str]
    Name: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    CreationDate: NotRequired[str]

class ApplicationSettingsJourneyLimits(TypedDict):
    DailyCap: NotRequired[int]
    TimeframeCap: NotRequired[JourneyTimeframeCap]
    TotalCap: NotRequired[int]

class ApplicationSettingsResource(TypedDict):
    ApplicationId: NotRequired[str]
    CampaignHook: NotRequired[CampaignHook]
    LastModifiedDate: NotRequired[str]
    Limits: NotRequired[CampaignLimits]
    QuietTime: NotRequired[QuietTime]
    JourneyLimits: NotRequired[ApplicationSettingsJourneyLimits]

class ApplicationsResponse(TypedDict):
    Item: NotRequired[list[ApplicationResponse]]
    NextToken: NotRequired[str]

class AttributeDimension(TypedDict):
    AttributeType: NotRequired[str]
    Values: list[str]

class AttributesResource(TypedDict):
    ApplicationId: NotRequired[str]
    AttributeType: NotRequired[str]
    Attributes: NotRequired[list[str]]

class BaiduChannelRequest(TypedDict):
    ApiKey: str
    Enabled: NotRequired[bool]
    SecretKey: str

class BaiduChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Credential: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class BaiduMessage(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    Data: NotRequired[dict[str, str]]
    IconReference: NotRequired[str]
    ImageIconUrl: NotRequired[str]
    ImageUrl: NotRequired[str]
    RawContent: NotRequired[str]
    SilentPush: NotRequired[bool]
    SmallImageIconUrl: NotRequired[str]
    Sound: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    TimeToLive: NotRequired[int]
    Title: NotRequired[str]
    Url: NotRequired[str]

class BaseKpiResult(TypedDict):
    Rows: NotRequired[list[ResultRow]]

class CampaignCustomMessage(TypedDict):
    Data: NotRequired[str]

class CampaignDateRangeKpiResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CampaignId: NotRequired[str]
    EndTime: NotRequired[float]
    KpiName: NotRequired[str]
    KpiResult: NotRequired[BaseKpiResult]
    NextToken: NotRequired[str]
    StartTime: NotRequired[float]

class CampaignEmailMessage(TypedDict):
    Body: NotRequired[str]
    FromAddress: NotRequired[str]
    Headers: NotRequired[list[MessageHeader]]
    HtmlBody: NotRequired[str]
    Title: NotRequired[str]

class CampaignEventFilter(TypedDict):
    Dimensions: EventDimensions
    FilterType: str

class CampaignHook(TypedDict):
    LambdaFunctionName: NotRequired[str]
    Mode: NotRequired[str]
    WebUrl: NotRequired[str]

class CampaignInAppMessage(TypedDict):
    Body: NotRequired[str]
    Content: NotRequired[list[InAppMessageContent]]
    CustomConfig: NotRequired[dict[str, str]]
    Layout: NotRequired[str]

class CampaignLimits(TypedDict):
    Daily: NotRequired[int]
    MaximumDuration: NotRequired[int]
    MessagesPerSecond: NotRequired[int]
    Total: NotRequired[int]
    Session: NotRequired[int]

class CampaignResponse(TypedDict):
    AdditionalTreatments: NotRequired[list[TreatmentResource]]
    ApplicationId: NotRequired[str]
    Arn: NotRequired[str]
    CreationDate: NotRequired[str]
    CustomDeliveryConfiguration: NotRequired[CustomDeliveryConfiguration]
    DefaultState: NotRequired[CampaignState]
    Description: NotRequired[str]
    HoldoutPercent: NotRequired[int]
    Hook: NotRequired[CampaignHook]
    Id: NotRequired[str]
    IsPaused: NotRequired[bool]
    LastModifiedDate: NotRequired[str]
    Limits: NotRequired[CampaignLimits]
    MessageConfiguration: NotRequired[MessageConfiguration]
    Name: NotRequired[str]
    Schedule: NotRequired[Schedule]
    SegmentId: NotRequired[str]
    SegmentVersion: NotRequired[int]
    State: NotRequired[CampaignState]
    tags: NotRequired[dict[str, str]]
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TreatmentDescription: NotRequired[str]
    TreatmentName: NotRequired[str]
    Version: NotRequired[int]
    Priority: NotRequired[int]

class CampaignSmsMessage(TypedDict):
    Body: NotRequired[str]
    MessageType: NotRequired[str]
    OriginationNumber: NotRequired[str]
    SenderId: NotRequired[str]
    EntityId: NotRequired[str]
    TemplateId: NotRequired[str]

class CampaignState(TypedDict):
    CampaignStatus: NotRequired[str]

class CampaignsResponse(TypedDict):
    Item: NotRequired[list[CampaignResponse]]
    NextToken: NotRequired[str]

class ChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Version: NotRequired[int]

class ChannelsResponse(TypedDict):
    Channels: NotRequired[dict[str, ChannelResponse]]

class Condition(TypedDict):
    Conditions: NotRequired[list[SimpleCondition]]
    Operator: NotRequired[str]

class ConditionalSplitActivity(TypedDict):
    Condition: NotRequired[Condition]
    EvaluationWaitTime: NotRequired[WaitTime]
    FalseActivity: NotRequired[str]
    TrueActivity: NotRequired[str]

class ContactCenterActivity(TypedDict):
    NextActivity: NotRequired[str]

class CreateAppRequest(TypedDict):
    CreateApplicationRequest: CreateApplicationRequest

class CreateAppResponse(TypedDict):
    ApplicationResponse: NotRequired[ApplicationResponse]

class CreateApplicationRequest(TypedDict):
    Name: str
    tags: NotRequired[dict[str, str]]

class CreateCampaignRequest(TypedDict):
    ApplicationId: str
    WriteCampaignRequest: WriteCampaignRequest

class CreateCampaignResponse(TypedDict):
    CampaignResponse: NotRequired[CampaignResponse]

class CreateEmailTemplateRequest(TypedDict):
    EmailTemplateRequest: EmailTemplateRequest
    TemplateName: str

class CreateEmailTemplateResponse(TypedDict):
    CreateTemplateMessageBody: NotRequired[CreateTemplateMessageBody]

class CreateExportJobRequest(TypedDict):
    ApplicationId: str
    ExportJobRequest: ExportJobRequest

class CreateExportJobResponse(TypedDict):
    ExportJobResponse: NotRequired[ExportJobResponse]

class CreateImportJobRequest(TypedDict):
    ApplicationId: str
    ImportJobRequest: ImportJobRequest

class CreateImportJobResponse(TypedDict):
    ImportJobResponse: NotRequired[ImportJobResponse]

class CreateInAppTemplateRequest(TypedDict):
    InAppTemplateRequest: InAppTemplateRequest
    TemplateName: str

class CreateInAppTemplateResponse(TypedDict):
    TemplateCreateMessageBody: NotRequired[TemplateCreateMessageBody]

class CreateJourneyRequest(TypedDict):
    ApplicationId: str
    WriteJourneyRequest: WriteJourneyRequest

class CreateJourneyResponse(TypedDict):
    JourneyResponse: NotRequired[JourneyResponse]

class CreatePushTemplateRequest(TypedDict):
    PushNotificationTemplateRequest: PushNotificationTemplateRequest
    TemplateName: str

class CreatePushTemplateResponse(TypedDict):
    CreateTemplateMessageBody: NotRequired[CreateTemplateMessageBody]

class CreateRecommenderConfiguration(TypedDict):
    Attributes: NotRequired[dict[str, str]]
    Description: NotRequired[str]
    Name: NotRequired[str]
    RecommendationProviderIdType: NotRequired[str]
    RecommendationProviderRoleArn: str
    RecommendationProviderUri: str
    RecommendationTransformerUri: NotRequired[str]
    RecommendationsDisplayName: NotRequired[str]
    RecommendationsPerMessage: NotRequired[int]

class CreateRecommenderConfigurationRequest(TypedDict):
    CreateRecommenderConfiguration: CreateRecommenderConfiguration

class CreateRecommenderConfigurationResponse(TypedDict):
    RecommenderConfigurationResponse: NotRequired[RecommenderConfigurationResponse]

class CreateSegmentRequest(TypedDict):
    ApplicationId: str
    WriteSegmentRequest: WriteSegmentRequest

class CreateSegmentResponse(TypedDict):
    SegmentResponse: NotRequired[SegmentResponse]

class CreateSmsTemplateRequest(TypedDict):
    SMSTemplateRequest: SMSTemplateRequest
    TemplateName: str

class CreateSmsTemplateResponse(TypedDict):
    CreateTemplateMessageBody: NotRequired[CreateTemplateMessageBody]

class CreateTemplateMessageBody(TypedDict):
    Arn: NotRequired[str]
    Message: NotRequired[str]
    RequestID: NotRequired[str]

class CreateVoiceTemplateRequest(TypedDict):
    TemplateName: str
    VoiceTemplateRequest: VoiceTemplateRequest

class CreateVoiceTemplateResponse(TypedDict):
    CreateTemplateMessageBody: NotRequired[CreateTemplateMessageBody]

class CustomDeliveryConfiguration(TypedDict):
    DeliveryUri: str
    EndpointTypes: NotRequired[list[str]]

class CustomMessageActivity(TypedDict):
    DeliveryUri: NotRequired[str]
    EndpointTypes: NotRequired[list[str]]
    MessageConfig: NotRequired[JourneyCustomMessage]
    NextActivity: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateVersion: NotRequired[str]

class DefaultButtonConfiguration(TypedDict):
    BackgroundColor: NotRequired[str]
    BorderRadius: NotRequired[int]
    ButtonAction: str
    Link: NotRequired[str]
    Text: str
    TextColor: NotRequired[str]

class DefaultMessage(TypedDict):
    Body: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]

class DefaultPushNotificationMessage(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    Data: NotRequired[dict[str, str]]
    SilentPush: NotRequired[bool]
    Substitutions: NotRequired[dict[str, list[str]]]
    Title: NotRequired[str]
    Url: NotRequired[str]

class DefaultPushNotificationTemplate(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    Sound: NotRequired[str]
    Title: NotRequired[str]
    Url: NotRequired[str]

class DeleteAdmChannelRequest(TypedDict):
    ApplicationId: str

class DeleteAdmChannelResponse(TypedDict):
    ADMChannelResponse: NotRequired[ADMChannelResponse]

class DeleteApnsChannelRequest(TypedDict):
    ApplicationId: str

class DeleteApnsChannelResponse(TypedDict):
    APNSChannelResponse: NotRequired[APNSChannelResponse]

class DeleteApnsSandboxChannelRequest(TypedDict):
    ApplicationId: str

class DeleteApnsSandboxChannelResponse(TypedDict):
    APNSSandboxChannelResponse: NotRequired[APNSSandboxChannelResponse]

class DeleteApnsVoipChannelRequest(TypedDict):
    ApplicationId: str

class DeleteApnsVoipChannelResponse(TypedDict):
    APNSVoipChannelResponse: NotRequired[APNSVoipChannelResponse]

class DeleteApnsVoipSandboxChannelRequest(TypedDict):
    ApplicationId: str

class DeleteApnsVoipSandboxChannelResponse(TypedDict):
    APNSVoipSandboxChannelResponse: NotRequired[APNSVoipSandboxChannelResponse]

class DeleteAppRequest(TypedDict):
    ApplicationId: str

class DeleteAppResponse(TypedDict):
    ApplicationResponse: NotRequired[ApplicationResponse]

class DeleteBaiduChannelRequest(TypedDict):
    ApplicationId: str

class DeleteBaiduChannelResponse(TypedDict):
    BaiduChannelResponse: NotRequired[BaiduChannelResponse]

class DeleteCampaignRequest(TypedDict):
    ApplicationId: str
    CampaignId: str

class DeleteCampaignResponse(TypedDict):
    CampaignResponse: NotRequired[CampaignResponse]

class DeleteEmailChannelRequest(TypedDict):
    ApplicationId: str

class DeleteEmailChannelResponse(TypedDict):
    EmailChannelResponse: NotRequired[EmailChannelResponse]

class DeleteEmailTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class DeleteEmailTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class DeleteEndpointRequest(TypedDict):
    ApplicationId: str
    EndpointId: str

class DeleteEndpointResponse(TypedDict):
    EndpointResponse: NotRequired[EndpointResponse]

class DeleteEventStreamRequest(TypedDict):
    ApplicationId: str

class DeleteEventStreamResponse(TypedDict):
    EventStream: NotRequired[EventStream]

class DeleteGcmChannelRequest(TypedDict):
    ApplicationId: str

class DeleteGcmChannelResponse(TypedDict):
    GCMChannelResponse: NotRequired[GCMChannelResponse]

class DeleteInAppTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class DeleteInAppTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class DeleteJourneyRequest(TypedDict):
    ApplicationId: str
    JourneyId: str

class DeleteJourneyResponse(TypedDict):
    JourneyResponse: NotRequired[JourneyResponse]

class DeletePushTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class DeletePushTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class DeleteRecommenderConfigurationRequest(TypedDict):
    RecommenderId: str

class DeleteRecommenderConfigurationResponse(TypedDict):
    RecommenderConfigurationResponse: NotRequired[RecommenderConfigurationResponse]

class DeleteSegmentRequest(TypedDict):
    ApplicationId: str
    SegmentId: str

class DeleteSegmentResponse(TypedDict):
    SegmentResponse: NotRequired[SegmentResponse]

class DeleteSmsChannelRequest(TypedDict):
    ApplicationId: str

class DeleteSmsChannelResponse(TypedDict):
    SMSChannelResponse: NotRequired[SMSChannelResponse]

class DeleteSmsTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class DeleteSmsTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class DeleteUserEndpointsRequest(TypedDict):
    ApplicationId: str
    UserId: str

class DeleteUserEndpointsResponse(TypedDict):
    EndpointsResponse: NotRequired[EndpointsResponse]

class DeleteVoiceChannelRequest(TypedDict):
    ApplicationId: str

class DeleteVoiceChannelResponse(TypedDict):
    VoiceChannelResponse: NotRequired[VoiceChannelResponse]

class DeleteVoiceTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class DeleteVoiceTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class DirectMessageConfiguration(TypedDict):
    ADMMessage: NotRequired[ADMMessage]
    APNSMessage: NotRequired[APNSMessage]
    BaiduMessage: NotRequired[BaiduMessage]
    DefaultMessage: NotRequired[DefaultMessage]
    DefaultPushNotificationMessage: NotRequired[DefaultPushNotificationMessage]
    EmailMessage: NotRequired[EmailMessage]
    GCMMessage: NotRequired[GCMMessage]
    SMSMessage: NotRequired[SMSMessage]
    VoiceMessage: NotRequired[VoiceMessage]

class EmailChannelRequest(TypedDict):
    ConfigurationSet: NotRequired[str]
    Enabled: NotRequired[bool]
    FromAddress: str
    Identity: str
    RoleArn: NotRequired[str]
    OrchestrationSendingRoleArn: NotRequired[str]

class EmailChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    ConfigurationSet: NotRequired[str]
    CreationDate: NotRequired[str]
    Enabled: NotRequired[bool]
    FromAddress: NotRequired[str]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    Identity: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    MessagesPerSecond: NotRequired[int]
    Platform: NotRequired[str]
    RoleArn: NotRequired[str]
    OrchestrationSendingRoleArn: NotRequired[str]
    Version: NotRequired[int]

class EmailMessage(TypedDict):
    Body: NotRequired[str]
    FeedbackForwardingAddress: NotRequired[str]
    FromAddress: NotRequired[str]
    RawEmail: NotRequired[RawEmail]
    ReplyToAddresses: NotRequired[list[str]]
    SimpleEmail: NotRequired[SimpleEmail]
    Substitutions: NotRequired[dict[str, list[str]]]

class EmailMessageActivity(TypedDict):
    MessageConfig: NotRequired[JourneyEmailMessage]
    NextActivity: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateVersion: NotRequired[str]

class EmailTemplateRequest(TypedDict):
    DefaultSubstitutions: NotRequired[str]
    HtmlPart: NotRequired[str]
    RecommenderId: NotRequired[str]
    Subject: NotRequired[str]
    Headers: NotRequired[list[MessageHeader]]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TextPart: NotRequired[str]

class EmailTemplateResponse(TypedDict):
    Arn: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    HtmlPart: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    RecommenderId: NotRequired[str]
    Subject: NotRequired[str]
    Headers: NotRequired[list[MessageHeader]]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    TextPart: NotRequired[str]
    Version: NotRequired[str]

class EndpointBatchItem(TypedDict):
    Address: NotRequired[str]
    Attributes: NotRequired[dict[str, list[str]]]
    ChannelType: NotRequired[str]
    Demographic: NotRequired[EndpointDemographic]
    EffectiveDate: NotRequired[str]
    EndpointStatus: NotRequired[str]
    Id: NotRequired[str]
    Location: NotRequired[EndpointLocation]
    Metrics: NotRequired[dict[str, float]]
    OptOut: NotRequired[str]
    RequestId: NotRequired[str]
    User: NotRequired[EndpointUser]

class EndpointBatchRequest(TypedDict):
    Item: list[EndpointBatchItem]

class EndpointDemographic(TypedDict):
    AppVersion: NotRequired[str]
    Locale: NotRequired[str]
    Make: NotRequired[str]
    Model: NotRequired[str]
    ModelVersion: NotRequired[str]
    Platform: NotRequired[str]
    PlatformVersion: NotRequired[str]
    Timezone: NotRequired[str]

class EndpointItemResponse(TypedDict):
    Message: NotRequired[str]
    StatusCode: NotRequired[int]

class EndpointLocation(TypedDict):
    City: NotRequired[str]
    Country: NotRequired[str]
    Latitude: NotRequired[float]
    Longitude: NotRequired[float]
    PostalCode: NotRequired[str]
    Region: NotRequired[str]

class EndpointMessageResult(TypedDict):
    Address: NotRequired[str]
    DeliveryStatus: NotRequired[str]
    MessageId: NotRequired[str]
    StatusCode: NotRequired[int]
    StatusMessage: NotRequired[str]
    UpdatedToken: NotRequired[str]

class EndpointRequest(TypedDict):
    Address: NotRequired[str]
    Attributes: NotRequired[dict[str, list[str]]]
    ChannelType: NotRequired[str]
    Demographic: NotRequired[EndpointDemographic]
    EffectiveDate: NotRequired[str]
    EndpointStatus: NotRequired[str]
    Location: NotRequired[EndpointLocation]
    Metrics: NotRequired[dict[str, float]]
    OptOut: NotRequired[str]
    RequestId: NotRequired[str]
    User: NotRequired[EndpointUser]

class EndpointResponse(TypedDict):
    Address: NotRequired[str]
    ApplicationId: NotRequired[str]
    Attributes: NotRequired[dict[str, list[str]]]
    ChannelType: NotRequired[str]
    CohortId: NotRequired[str]
    CreationDate: NotRequired[str]
    Demographic: NotRequired[EndpointDemographic]
    EffectiveDate: NotRequired[str]
    EndpointStatus: NotRequired[str]
    Id: NotRequired[str]
    Location: NotRequired[EndpointLocation]
    Metrics: NotRequired[dict[str, float]]
    OptOut: NotRequired[str]
    RequestId: NotRequired[str]
    User: NotRequired[EndpointUser]

class EndpointSendConfiguration(TypedDict):
    BodyOverride: NotRequired[str]
    Context: NotRequired[dict[str, str]]
    RawContent: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    TitleOverride: NotRequired[str]

class EndpointUser(TypedDict):
    UserAttributes: NotRequired[dict[str, list[str]]]
    UserId: NotRequired[str]

class EndpointsResponse(TypedDict):
    Item: NotRequired[list[EndpointResponse]]

class Event(TypedDict):
    AppPackageName: NotRequired[str]
    AppTitle: NotRequired[str]
    AppVersionCode: NotRequired[str]
    Attributes: NotRequired[dict[str, str]]
    ClientSdkVersion: NotRequired[str]
    EventType: str
    Metrics: NotRequired[dict[str, float]]
    SdkName: NotRequired[str]
    Session: NotRequired[Session]
    Timestamp: str

class EventCondition(TypedDict):
    Dimensions: NotRequired[EventDimensions]
    MessageActivity: NotRequired[str]

class EventDimensions(TypedDict):
    Attributes: NotRequired[dict[str, AttributeDimension]]
    EventType: NotRequired[SetDimension]
    Metrics: NotRequired[dict[str, MetricDimension]]

class EventFilter(TypedDict):
    Dimensions: EventDimensions
    FilterType: str

class EventItemResponse(TypedDict):
    Message: NotRequired[str]
    StatusCode: NotRequired[int]

class EventStartCondition(TypedDict):
    EventFilter: NotRequired[EventFilter]
    SegmentId: NotRequired[str]

class EventStream(TypedDict):
    ApplicationId: NotRequired[str]
    DestinationStreamArn: NotRequired[str]
    ExternalId: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    LastUpdatedBy: NotRequired[str]
    RoleArn: NotRequired[str]

class EventsBatch(TypedDict):
    Endpoint: PublicEndpoint
    Events: dict[str, Event]

class EventsRequest(TypedDict):
    BatchItem: dict[str, EventsBatch]

class EventsResponse(TypedDict):
    Results: NotRequired[dict[str, ItemResponse]]

class ExportJobRequest(TypedDict):
    RoleArn: str
    S3UrlPrefix: str
    SegmentId: NotRequired[str]
    SegmentVersion: NotRequired[int]

class ExportJobResource(TypedDict):
    RoleArn: NotRequired[str]
    S3UrlPrefix: NotRequired[str]
    SegmentId: NotRequired[str]
    SegmentVersion: NotRequired[int]

class ExportJobResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CompletedPieces: NotRequired[int]
    CompletionDate: NotRequired[str]
    CreationDate: NotRequired[str]
    Definition: NotRequired[ExportJobResource]
    FailedPieces: NotRequired[int]
    Failures: NotRequired[list[str]]
    Id: NotRequired[str]
    JobStatus: NotRequired[str]
    TotalFailures: NotRequired[int]
    TotalPieces: NotRequired[int]
    TotalProcessed: NotRequired[int]
    Type: NotRequired[str]

class ExportJobsResponse(TypedDict):
    Item: NotRequired[list[ExportJobResponse]]
    NextToken: NotRequired[str]

class GCMChannelRequest(TypedDict):
    ApiKey: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    ServiceJson: NotRequired[str]

class GCMChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Credential: NotRequired[str]
    DefaultAuthenticationMethod: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    HasFcmServiceCredentials: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class GCMMessage(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    CollapseKey: NotRequired[str]
    Data: NotRequired[dict[str, str]]
    IconReference: NotRequired[str]
    ImageIconUrl: NotRequired[str]
    ImageUrl: NotRequired[str]
    PreferredAuthenticationMethod: NotRequired[str]
    Priority: NotRequired[str]
    RawContent: NotRequired[str]
    RestrictedPackageName: NotRequired[str]
    SilentPush: NotRequired[bool]
    SmallImageIconUrl: NotRequired[str]
    Sound: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    TimeToLive: NotRequired[int]
    Title: NotRequired[str]
    Url: NotRequired[str]

class GPSCoordinates(TypedDict):
    Latitude: float
    Longitude: float

class GPSPointDimension(TypedDict):
    Coordinates: GPSCoordinates
    RangeInKilometers: NotRequired[float]

class GetAdmChannelRequest(TypedDict):
    ApplicationId: str

class GetAdmChannelResponse(TypedDict):
    ADMChannelResponse: NotRequired[ADMChannelResponse]

class GetApnsChannelRequest(TypedDict):
    ApplicationId: str

class GetApnsChannelResponse(TypedDict):
    APNSChannelResponse: NotRequired[APNSChannelResponse]

class GetApnsSandboxChannelRequest(TypedDict):
    ApplicationId: str

class GetApnsSandboxChannelResponse(TypedDict):
    APNSSandboxChannelResponse: NotRequired[APNSSandboxChannelResponse]

class GetApnsVoipChannelRequest(TypedDict):
    ApplicationId: str

class GetApnsVoipChannelResponse(TypedDict):
    APNSVoipChannelResponse: NotRequired[APNSVoipChannelResponse]

class GetApnsVoipSandboxChannelRequest(TypedDict):
    ApplicationId: str

class GetApnsVoipSandboxChannelResponse(TypedDict):
    APNSVoipSandboxChannelResponse: NotRequired[APNSVoipSandboxChannelResponse]

class GetAppRequest(TypedDict):
    ApplicationId: str

class GetAppResponse(TypedDict):
    ApplicationResponse: NotRequired[ApplicationResponse]

class GetApplicationDateRangeKpiRequest(TypedDict):
    ApplicationId: str
    EndTime: NotRequired[float]
    KpiName: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    StartTime: NotRequired[float]

class GetApplicationDateRangeKpiResponse(TypedDict):
    ApplicationDateRangeKpiResponse: NotRequired[ApplicationDateRangeKpiResponse]

class GetApplicationSettingsRequest(TypedDict):
    ApplicationId: str

class GetApplicationSettingsResponse(TypedDict):
    ApplicationSettingsResource: NotRequired[ApplicationSettingsResource]

class GetAppsRequest(TypedDict):
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetAppsResponse(TypedDict):
    ApplicationsResponse: NotRequired[ApplicationsResponse]

class GetBaiduChannelRequest(TypedDict):
    ApplicationId: str

class GetBaiduChannelResponse(TypedDict):
    BaiduChannelResponse: NotRequired[BaiduChannelResponse]

class GetCampaignActivitiesRequest(TypedDict):
    ApplicationId: str
    CampaignId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetCampaignActivitiesResponse(TypedDict):
    ActivitiesResponse: NotRequired[ActivitiesResponse]

class GetCampaignDateRangeKpiRequest(TypedDict):
    ApplicationId: str
    CampaignId: str
    EndTime: NotRequired[float]
    KpiName: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    StartTime: NotRequired[float]

class GetCampaignDateRangeKpiResponse(TypedDict):
    CampaignDateRangeKpiResponse: NotRequired[CampaignDateRangeKpiResponse]

class GetCampaignRequest(TypedDict):
    ApplicationId: str
    CampaignId: str

class GetCampaignResponse(TypedDict):
    CampaignResponse: NotRequired[CampaignResponse]

class GetCampaignVersionRequest(TypedDict):
    ApplicationId: str
    CampaignId: str
    Version: str

class GetCampaignVersionResponse(TypedDict):
    CampaignResponse: NotRequired[CampaignResponse]

class GetCampaignVersionsRequest(TypedDict):
    ApplicationId: str
    CampaignId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetCampaignVersionsResponse(TypedDict):
    CampaignsResponse: NotRequired[CampaignsResponse]

class GetCampaignsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetCampaignsResponse(TypedDict):
    CampaignsResponse: NotRequired[CampaignsResponse]

class GetChannelsRequest(TypedDict):
    ApplicationId: str

class GetChannelsResponse(TypedDict):
    ChannelsResponse: NotRequired[ChannelsResponse]

class GetEmailChannelRequest(TypedDict):
    ApplicationId: str

class GetEmailChannelResponse(TypedDict):
    EmailChannelResponse: NotRequired[EmailChannelResponse]

class GetEmailTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class GetEmailTemplateResponse(TypedDict):
    EmailTemplateResponse: NotRequired[EmailTemplateResponse]

class GetEndpointRequest(TypedDict):
    ApplicationId: str
    EndpointId: str

class GetEndpointResponse(TypedDict):
    EndpointResponse: NotRequired[EndpointResponse]

class GetEventStreamRequest(TypedDict):
    ApplicationId: str

class GetEventStreamResponse(TypedDict):
    EventStream: NotRequired[EventStream]

class GetExportJobRequest(TypedDict):
    ApplicationId: str
    JobId: str

class GetExportJobResponse(TypedDict):
    ExportJobResponse: NotRequired[ExportJobResponse]

class GetExportJobsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetExportJobsResponse(TypedDict):
    ExportJobsResponse: NotRequired[ExportJobsResponse]

class GetGcmChannelRequest(TypedDict):
    ApplicationId: str

class GetGcmChannelResponse(TypedDict):
    GCMChannelResponse: NotRequired[GCMChannelResponse]

class GetImportJobRequest(TypedDict):
    ApplicationId: str
    JobId: str

class GetImportJobResponse(TypedDict):
    ImportJobResponse: NotRequired[ImportJobResponse]

class GetImportJobsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetImportJobsResponse(TypedDict):
    ImportJobsResponse: NotRequired[ImportJobsResponse]

class GetInAppMessagesRequest(TypedDict):
    ApplicationId: str
    EndpointId: str

class GetInAppMessagesResponse(TypedDict):
    InAppMessagesResponse: NotRequired[InAppMessagesResponse]

class GetInAppTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class GetInAppTemplateResponse(TypedDict):
    InAppTemplateResponse: NotRequired[InAppTemplateResponse]

class GetJourneyDateRangeKpiRequest(TypedDict):
    ApplicationId: str
    EndTime: NotRequired[float]
    JourneyId: str
    KpiName: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    StartTime: NotRequired[float]

class GetJourneyDateRangeKpiResponse(TypedDict):
    JourneyDateRangeKpiResponse: NotRequired[JourneyDateRangeKpiResponse]

class GetJourneyExecutionActivityMetricsRequest(TypedDict):
    ApplicationId: str
    JourneyActivityId: str
    JourneyId: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]

class GetJourneyExecutionActivityMetricsResponse(TypedDict):
    JourneyExecutionActivityMetricsResponse: NotRequired[JourneyExecutionActivityMetricsResponse]

class GetJourneyExecutionMetricsRequest(TypedDict):
    ApplicationId: str
    JourneyId: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]

class GetJourneyExecutionMetricsResponse(TypedDict):
    JourneyExecutionMetricsResponse: NotRequired[JourneyExecutionMetricsResponse]

class GetJourneyRequest(TypedDict):
    ApplicationId: str
    JourneyId: str

class GetJourneyResponse(TypedDict):
    JourneyResponse: NotRequired[JourneyResponse]

class GetJourneyRunExecutionActivityMetricsRequest(TypedDict):
    ApplicationId: str
    JourneyActivityId: str
    JourneyId: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    RunId: str

class GetJourneyRunExecutionActivityMetricsResponse(TypedDict):
    JourneyRunExecutionActivityMetricsResponse: NotRequired[JourneyRunExecutionActivityMetricsResponse]

class GetJourneyRunExecutionMetricsRequest(TypedDict):
    ApplicationId: str
    JourneyId: str
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    RunId: str

class GetJourneyRunExecutionMetricsResponse(TypedDict):
    JourneyRunExecutionMetricsResponse: NotRequired[JourneyRunExecutionMetricsResponse]

class GetJourneyRunsRequest(TypedDict):
    ApplicationId: str
    JourneyId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetJourneyRunsResponse(TypedDict):
    JourneyRunsResponse: NotRequired[JourneyRunsResponse]

class GetPushTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class GetPushTemplateResponse(TypedDict):
    PushNotificationTemplateResponse: NotRequired[PushNotificationTemplateResponse]

class GetRecommenderConfigurationRequest(TypedDict):
    RecommenderId: str

class GetRecommenderConfigurationResponse(TypedDict):
    RecommenderConfigurationResponse: NotRequired[RecommenderConfigurationResponse]

class GetRecommenderConfigurationsRequest(TypedDict):
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetRecommenderConfigurationsResponse(TypedDict):
    ListRecommenderConfigurationsResponse: NotRequired[ListRecommenderConfigurationsResponse]

class GetSegmentExportJobsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    SegmentId: str
    Token: NotRequired[str]

class GetSegmentExportJobsResponse(TypedDict):
    ExportJobsResponse: NotRequired[ExportJobsResponse]

class GetSegmentImportJobsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    SegmentId: str
    Token: NotRequired[str]

class GetSegmentImportJobsResponse(TypedDict):
    ImportJobsResponse: NotRequired[ImportJobsResponse]

class GetSegmentRequest(TypedDict):
    ApplicationId: str
    SegmentId: str

class GetSegmentResponse(TypedDict):
    SegmentResponse: NotRequired[SegmentResponse]

class GetSegmentVersionRequest(TypedDict):
    ApplicationId: str
    SegmentId: str
    Version: str

class GetSegmentVersionResponse(TypedDict):
    SegmentResponse: NotRequired[SegmentResponse]

class GetSegmentVersionsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    SegmentId: str
    Token: NotRequired[str]

class GetSegmentVersionsResponse(TypedDict):
    SegmentsResponse: NotRequired[SegmentsResponse]

class GetSegmentsRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class GetSegmentsResponse(TypedDict):
    SegmentsResponse: NotRequired[SegmentsResponse]

class GetSmsChannelRequest(TypedDict):
    ApplicationId: str

class GetSmsChannelResponse(TypedDict):
    SMSChannelResponse: NotRequired[SMSChannelResponse]

class GetSmsTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class GetSmsTemplateResponse(TypedDict):
    SMSTemplateResponse: NotRequired[SMSTemplateResponse]

class GetUserEndpointsRequest(TypedDict):
    ApplicationId: str
    UserId: str

class GetUserEndpointsResponse(TypedDict):
    EndpointsResponse: NotRequired[EndpointsResponse]

class GetVoiceChannelRequest(TypedDict):
    ApplicationId: str

class GetVoiceChannelResponse(TypedDict):
    VoiceChannelResponse: NotRequired[VoiceChannelResponse]

class GetVoiceTemplateRequest(TypedDict):
    TemplateName: str
    Version: NotRequired[str]

class GetVoiceTemplateResponse(TypedDict):
    VoiceTemplateResponse: NotRequired[VoiceTemplateResponse]

class HoldoutActivity(TypedDict):
    NextActivity: NotRequired[str]
    Percentage: int

class ImportJobRequest(TypedDict):
    DefineSegment: NotRequired[bool]
    ExternalId: NotRequired[str]
    Format: str
    RegisterEndpoints: NotRequired[bool]
    RoleArn: str
    S3Url: str
    SegmentId: NotRequired[str]
    SegmentName: NotRequired[str]

class ImportJobResource(TypedDict):
    DefineSegment: NotRequired[bool]
    ExternalId: NotRequired[str]
    Format: NotRequired[str]
    RegisterEndpoints: NotRequired[bool]
    RoleArn: NotRequired[str]
    S3Url: NotRequired[str]
    SegmentId: NotRequired[str]
    SegmentName: NotRequired[str]

class ImportJobResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CompletedPieces: NotRequired[int]
    CompletionDate: NotRequired[str]
    CreationDate: NotRequired[str]
    Definition: NotRequired[ImportJobResource]
    FailedPieces: NotRequired[int]
    Failures: NotRequired[list[str]]
    Id: NotRequired[str]
    JobStatus: NotRequired[str]
    TotalFailures: NotRequired[int]
    TotalPieces: NotRequired[int]
    TotalProcessed: NotRequired[int]
    Type: NotRequired[str]

class ImportJobsResponse(TypedDict):
    Item: NotRequired[list[ImportJobResponse]]
    NextToken: NotRequired[str]

class InAppCampaignSchedule(TypedDict):
    EndDate: NotRequired[str]
    EventFilter: NotRequired[CampaignEventFilter]
    QuietTime: NotRequired[QuietTime]

class InAppMessage(TypedDict):
    Content: NotRequired[list[InAppMessageContent]]
    CustomConfig: NotRequired[dict[str, str]]
    Layout: NotRequired[str]

class InAppMessageBodyConfig(TypedDict):
    Alignment: str
    Body: str
    TextColor: str

class InAppMessageButton(TypedDict):
    Android: NotRequired[OverrideButtonConfiguration]
    DefaultConfig: NotRequired[DefaultButtonConfiguration]
    IOS: NotRequired[OverrideButtonConfiguration]
    Web: NotRequired[OverrideButtonConfiguration]

class InAppMessageCampaign(TypedDict):
    CampaignId: NotRequired[str]
    DailyCap: NotRequired[int]
    InAppMessage: NotRequired[InAppMessage]
    Priority: NotRequired[int]
    Schedule: NotRequired[InAppCampaignSchedule]
    SessionCap: NotRequired[int]
    TotalCap: NotRequired[int]
    TreatmentId: NotRequired[str]

class InAppMessageContent(TypedDict):
    BackgroundColor: NotRequired[str]
    BodyConfig: NotRequired[InAppMessageBodyConfig]
    HeaderConfig: NotRequired[InAppMessageHeaderConfig]
    ImageUrl: NotRequired[str]
    PrimaryBtn: NotRequired[InAppMessageButton]
    SecondaryBtn: NotRequired[InAppMessageButton]

class InAppMessageHeaderConfig(TypedDict):
    Alignment: str
    Header: str
    TextColor: str

class InAppMessagesResponse(TypedDict):
    InAppMessageCampaigns: NotRequired[list[InAppMessageCampaign]]

class InAppTemplateRequest(TypedDict):
    Content: NotRequired[list[InAppMessageContent]]
    CustomConfig: NotRequired[dict[str, str]]
    Layout: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]

class InAppTemplateResponse(TypedDict):
    Arn: NotRequired[str]
    Content: NotRequired[list[InAppMessageContent]]
    CreationDate: NotRequired[str]
    CustomConfig: NotRequired[dict[str, str]]
    LastModifiedDate: NotRequired[str]
    Layout: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]

class ItemResponse(TypedDict):
    EndpointItemResponse: NotRequired[EndpointItemResponse]
    EventsItemResponse: NotRequired[dict[str, EventItemResponse]]

class JourneyCustomMessage(TypedDict):
    Data: NotRequired[str]

class JourneyDateRangeKpiResponse(TypedDict):
    ApplicationId: NotRequired[str]
    EndTime: NotRequired[float]
    JourneyId: NotRequired[str]
    KpiName: NotRequired[str]
    KpiResult: NotRequired[BaseKpiResult]
    NextToken: NotRequired[str]
    StartTime: NotRequired[float]

class JourneyEmailMessage(TypedDict):
    FromAddress: NotRequired[str]

class JourneyExecutionActivityMetricsResponse(TypedDict):
    ActivityType: NotRequired[str]
    ApplicationId: NotRequired[str]
    JourneyActivityId: NotRequired[str]
    JourneyId: NotRequired[str]
    LastEvaluatedTime: NotRequired[str]
    Metrics: NotRequired[dict[str, str]]

class JourneyExecutionMetricsResponse(TypedDict):
    ApplicationId: NotRequired[str]
    JourneyId: NotRequired[str]
    LastEvaluatedTime: NotRequired[str]
    Metrics: NotRequired[dict[str, str]]

class JourneyLimits(TypedDict):
    DailyCap: NotRequired[int]
    EndpointReentryCap: NotRequired[int]
    MessagesPerSecond: NotRequired[int]
    EndpointReentryInterval: NotRequired[str]
    TimeframeCap: NotRequired[JourneyTimeframeCap]
    TotalCap: NotRequired[int]

class JourneyPushMessage(TypedDict):
    TimeToLive: NotRequired[str]

class JourneyChannelSettings(TypedDict):
    ConnectCampaignArn: NotRequired[str]
    ConnectCampaignExecutionRoleArn: NotRequired[str]

class JourneyResponse(TypedDict):
    Activities: NotRequired[dict[str, Activity]]
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Id: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Limits: NotRequired[JourneyLimits]
    LocalTime: NotRequired[bool]
    Name: NotRequired[str]
    QuietTime: NotRequired[QuietTime]
    RefreshFrequency: NotRequired[str]
    Schedule: NotRequired[JourneySchedule]
    StartActivity: NotRequired[str]
    StartCondition: NotRequired[StartCondition]
    State: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    WaitForQuietTime: NotRequired[bool]
    RefreshOnSegmentUpdate: NotRequired[bool]
    JourneyChannelSettings: NotRequired[JourneyChannelSettings]
    SendingSchedule: NotRequired[bool]
    OpenHours: NotRequired[OpenHours]
    ClosedDays: NotRequired[ClosedDays]
    TimezoneEstimationMethods: NotRequired[list[str]]

class JourneyRunExecutionActivityMetricsResponse(TypedDict):
    ActivityType: NotRequired[str]
    ApplicationId: NotRequired[str]
    JourneyActivityId: NotRequired[str]
    JourneyId: NotRequired[str]
    LastEvaluatedTime: NotRequired[str]
    Metrics: NotRequired[dict[str, str]]
    RunId: NotRequired[str]

class JourneyRunExecutionMetricsResponse(TypedDict):
    ApplicationId: NotRequired[str]
    JourneyId: NotRequired[str]
    LastEvaluatedTime: NotRequired[str]
    Metrics: NotRequired[dict[str, str]]
    RunId: NotRequired[str]

class JourneyRunResponse(TypedDict):
    CreationTime: NotRequired[str]
    LastUpdateTime: NotRequired[str]
    RunId: NotRequired[str]
    Status: NotRequired[str]

class JourneyRunsResponse(TypedDict):
    Item: NotRequired[list[JourneyRunResponse]]
    NextToken: NotRequired[str]

class JourneySMSMessage(TypedDict):
    MessageType: NotRequired[str]
    OriginationNumber: NotRequired[str]
    SenderId: NotRequired[str]
    EntityId: NotRequired[str]
    TemplateId: NotRequired[str]

class JourneySchedule(TypedDict):
    EndTime: NotRequired[float]
    StartTime: NotRequired[float]
    Timezone: NotRequired[str]

class JourneyStateRequest(TypedDict):
    State: NotRequired[str]

class JourneyTimeframeCap(TypedDict):
    Cap: NotRequired[int]
    Days: NotRequired[int]

class JourneysResponse(TypedDict):
    Item: NotRequired[list[JourneyResponse]]
    NextToken: NotRequired[str]

class ListJourneysRequest(TypedDict):
    ApplicationId: str
    PageSize: NotRequired[str]
    Token: NotRequired[str]

class ListJourneysResponse(TypedDict):
    JourneysResponse: NotRequired[JourneysResponse]

class ListRecommenderConfigurationsResponse(TypedDict):
    Item: NotRequired[list[RecommenderConfigurationResponse]]
    NextToken: NotRequired[str]

class ListTagsForResourceRequest(TypedDict):
    ResourceArn: str

class ListTagsForResourceResponse(TypedDict):
    TagsModel: NotRequired[TagsModel]

class ListTemplateVersionsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    TemplateName: str
    TemplateType: str

class ListTemplateVersionsResponse(TypedDict):
    TemplateVersionsResponse: NotRequired[TemplateVersionsResponse]

class ListTemplatesRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]
    Prefix: NotRequired[str]
    TemplateType: NotRequired[str]

class ListTemplatesResponse(TypedDict):
    TemplatesResponse: NotRequired[TemplatesResponse]

class Message(TypedDict):
    Action: NotRequired[str]
    Body: NotRequired[str]
    ImageIconUrl: NotRequired[str]
    ImageSmallIconUrl: NotRequired[str]
    ImageUrl: NotRequired[str]
    JsonBody: NotRequired[str]
    MediaUrl: NotRequired[str]
    RawContent: NotRequired[str]
    SilentPush: NotRequired[bool]
    TimeToLive: NotRequired[int]
    Title: NotRequired[str]
    Url: NotRequired[str]

class MessageBody(TypedDict):
    Message: NotRequired[str]
    RequestID: NotRequired[str]

class MessageConfiguration(TypedDict):
    ADMMessage: NotRequired[Message]
    APNSMessage: NotRequired[Message]
    BaiduMessage: NotRequired[Message]
    CustomMessage: NotRequired[CampaignCustomMessage]
    DefaultMessage: NotRequired[Message]
    EmailMessage: NotRequired[CampaignEmailMessage]
    GCMMessage: NotRequired[Message]
    SMSMessage: NotRequired[CampaignSmsMessage]
    InAppMessage: NotRequired[CampaignInAppMessage]

class MessageRequest(TypedDict):
    Addresses: NotRequired[dict[str, AddressConfiguration]]
    Context: NotRequired[dict[str, str]]
    Endpoints: NotRequired[dict[str, EndpointSendConfiguration]]
    MessageConfiguration: DirectMessageConfiguration
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TraceId: NotRequired[str]

class MessageResponse(TypedDict):
    ApplicationId: NotRequired[str]
    EndpointResult: NotRequired[dict[str, EndpointMessageResult]]
    RequestId: NotRequired[str]
    Result: NotRequired[dict[str, MessageResult]]

class MessageResult(TypedDict):
    DeliveryStatus: NotRequired[str]
    MessageId: NotRequired[str]
    StatusCode: NotRequired[int]
    StatusMessage: NotRequired[str]
    UpdatedToken: NotRequired[str]

class MetricDimension(TypedDict):
    ComparisonOperator: str
    Value: float

class MultiConditionalBranch(TypedDict):
    Condition: NotRequired[SimpleCondition]
    NextActivity: NotRequired[str]

class MultiConditionalSplitActivity(TypedDict):
    Branches: NotRequired[list[MultiConditionalBranch]]
    DefaultActivity: NotRequired[str]
    EvaluationWaitTime: NotRequired[WaitTime]

class NumberValidateRequest(TypedDict):
    IsoCountryCode: NotRequired[str]
    PhoneNumber: NotRequired[str]

class NumberValidateResponse(TypedDict):
    Carrier: NotRequired[str]
    City: NotRequired[str]
    CleansedPhoneNumberE164: NotRequired[str]
    CleansedPhoneNumberNational: NotRequired[str]
    Country: NotRequired[str]
    CountryCodeIso2: NotRequired[str]
    CountryCodeNumeric: NotRequired[str]
    County: NotRequired[str]
    OriginalCountryCodeIso2: NotRequired[str]
    OriginalPhoneNumber: NotRequired[str]
    PhoneType: NotRequired[str]
    PhoneTypeCode: NotRequired[int]
    Timezone: NotRequired[str]
    ZipCode: NotRequired[str]

class OverrideButtonConfiguration(TypedDict):
    ButtonAction: str
    Link: NotRequired[str]

class PhoneNumberValidateRequest(TypedDict):
    NumberValidateRequest: NumberValidateRequest

class PhoneNumberValidateResponse(TypedDict):
    NumberValidateResponse: NotRequired[NumberValidateResponse]

class PublicEndpoint(TypedDict):
    Address: NotRequired[str]
    Attributes: NotRequired[dict[str, list[str]]]
    ChannelType: NotRequired[str]
    Demographic: NotRequired[EndpointDemographic]
    EffectiveDate: NotRequired[str]
    EndpointStatus: NotRequired[str]
    Location: NotRequired[EndpointLocation]
    Metrics: NotRequired[dict[str, float]]
    OptOut: NotRequired[str]
    RequestId: NotRequired[str]
    User: NotRequired[EndpointUser]

class PushMessageActivity(TypedDict):
    MessageConfig: NotRequired[JourneyPushMessage]
    NextActivity: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateVersion: NotRequired[str]

class PushNotificationTemplateRequest(TypedDict):
    ADM: NotRequired[AndroidPushNotificationTemplate]
    APNS: NotRequired[APNSPushNotificationTemplate]
    Baidu: NotRequired[AndroidPushNotificationTemplate]
    Default: NotRequired[DefaultPushNotificationTemplate]
    DefaultSubstitutions: NotRequired[str]
    GCM: NotRequired[AndroidPushNotificationTemplate]
    RecommenderId: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]

class PushNotificationTemplateResponse(TypedDict):
    ADM: NotRequired[AndroidPushNotificationTemplate]
    APNS: NotRequired[APNSPushNotificationTemplate]
    Arn: NotRequired[str]
    Baidu: NotRequired[AndroidPushNotificationTemplate]
    CreationDate: NotRequired[str]
    Default: NotRequired[DefaultPushNotificationTemplate]
    DefaultSubstitutions: NotRequired[str]
    GCM: NotRequired[AndroidPushNotificationTemplate]
    LastModifiedDate: NotRequired[str]
    RecommenderId: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]

class PutEventStreamRequest(TypedDict):
    ApplicationId: str
    WriteEventStream: WriteEventStream

class PutEventStreamResponse(TypedDict):
    EventStream: NotRequired[EventStream]

class PutEventsRequest(TypedDict):
    ApplicationId: str
    EventsRequest: EventsRequest

class PutEventsResponse(TypedDict):
    EventsResponse: NotRequired[EventsResponse]

class QuietTime(TypedDict):
    End: NotRequired[str]
    Start: NotRequired[str]

class RandomSplitActivity(TypedDict):
    Branches: NotRequired[list[RandomSplitEntry]]

class RandomSplitEntry(TypedDict):
    NextActivity: NotRequired[str]
    Percentage: NotRequired[int]

class RawEmail(TypedDict):
    Data: NotRequired[bytes]

class RecencyDimension(TypedDict):
    Duration: str
    RecencyType: str

class RecommenderConfigurationResponse(TypedDict):
    Attributes: NotRequired[dict[str, str]]
    CreationDate: NotRequired[str]
    Description: NotRequired[str]
    Id: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Name: NotRequired[str]
    RecommendationProviderIdType: NotRequired[str]
    RecommendationProviderRoleArn: NotRequired[str]
    RecommendationProviderUri: NotRequired[str]
    RecommendationTransformerUri: NotRequired[str]
    RecommendationsDisplayName: NotRequired[str]
    RecommendationsPerMessage: NotRequired[int]

class RemoveAttributesRequest(TypedDict):
    ApplicationId: str
    AttributeType: str
    UpdateAttributesRequest: UpdateAttributesRequest

class RemoveAttributesResponse(TypedDict):
    AttributesResource: NotRequired[AttributesResource]

class ResultRow(TypedDict):
    GroupedBys: NotRequired[list[ResultRowValue]]
    Values: NotRequired[list[ResultRowValue]]

class ResultRowValue(TypedDict):
    Key: NotRequired[str]
    Type: NotRequired[str]
    Value: NotRequired[str]

class SMSChannelRequest(TypedDict):
    Enabled: NotRequired[bool]
    SenderId: NotRequired[str]
    ShortCode: NotRequired[str]

class SMSChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    PromotionalMessagesPerSecond: NotRequired[int]
    SenderId: NotRequired[str]
    ShortCode: NotRequired[str]
    TransactionalMessagesPerSecond: NotRequired[int]
    Version: NotRequired[int]

class SMSMessage(TypedDict):
    Body: NotRequired[str]
    Keyword: NotRequired[str]
    MediaUrl: NotRequired[str]
    MessageType: NotRequired[str]
    OriginationNumber: NotRequired[str]
    SenderId: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    EntityId: NotRequired[str]
    TemplateId: NotRequired[str]

class SMSMessageActivity(TypedDict):
    MessageConfig: NotRequired[JourneySMSMessage]
    NextActivity: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateVersion: NotRequired[str]

class SMSTemplateRequest(TypedDict):
    Body: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    RecommenderId: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]

class SMSTemplateResponse(TypedDict):
    Arn: NotRequired[str]
    Body: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    RecommenderId: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]

class Schedule(TypedDict):
    EndTime: NotRequired[str]
    EventFilter: NotRequired[CampaignEventFilter]
    Frequency: NotRequired[str]
    IsLocalTime: NotRequired[bool]
    QuietTime: NotRequired[QuietTime]
    StartTime: str
    Timezone: NotRequired[str]

class SegmentBehaviors(TypedDict):
    Recency: NotRequired[RecencyDimension]

class SegmentCondition(TypedDict):
    SegmentId: str

class SegmentDemographics(TypedDict):
    AppVersion: NotRequired[SetDimension]
    Channel: NotRequired[SetDimension]
    DeviceType: NotRequired[SetDimension]
    Make: NotRequired[SetDimension]
    Model: NotRequired[SetDimension]
    Platform: NotRequired[SetDimension]

class SegmentDimensions(TypedDict):
    Attributes: NotRequired[dict[str, AttributeDimension]]
    Behavior: NotRequired[SegmentBehaviors]
    Demographic: NotRequired[SegmentDemographics]
    Location: NotRequired[SegmentLocation]
    Metrics: NotRequired[dict[str, MetricDimension]]
    UserAttributes: NotRequired[dict[str, AttributeDimension]]

class SegmentGroup(TypedDict):
    Dimensions: NotRequired[list[SegmentDimensions]]
    SourceSegments: NotRequired[list[SegmentReference]]
    SourceType: NotRequired[str]
    Type: NotRequired[str]

class SegmentGroupList(TypedDict):
    Groups: NotRequired[list[SegmentGroup]]
    Include: NotRequired[str]

class SegmentImportResource(TypedDict):
    ChannelCounts: NotRequired[dict[str, int]]
    ExternalId: NotRequired[str]
    Format: NotRequired[str]
    RoleArn: NotRequired[str]
    S3Url: NotRequired[str]
    Size: NotRequired[int]

class SegmentLocation(TypedDict):
    Country: NotRequired[SetDimension]
    GPSPoint: NotRequired[GPSPointDimension]

class SegmentReference(TypedDict):
    Id: str
    Version: NotRequired[int]

class SegmentResponse(TypedDict):
    ApplicationId: NotRequired[str]
    Arn: NotRequired[str]
    CreationDate: NotRequired[str]
    Dimensions: NotRequired[SegmentDimensions]
    Id: NotRequired[str]
    ImportDefinition: NotRequired[SegmentImportResource]
    LastModifiedDate: NotRequired[str]
    Name: NotRequired[str]
    SegmentGroups: NotRequired[SegmentGroupList]
    SegmentType: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    Version: NotRequired[int]

class SegmentsResponse(TypedDict):
    Item: NotRequired[list[SegmentResponse]]
    NextToken: NotRequired[str]

class SendMessagesRequest(TypedDict):
    ApplicationId: str
    MessageRequest: MessageRequest

class SendMessagesResponse(TypedDict):
    MessageResponse: NotRequired[MessageResponse]

class SendOTPMessageRequest(TypedDict):
    ApplicationId: str
    SendOTPMessageRequestParameters: SendOTPMessageRequestParameters

class SendOTPMessageRequestParameters(TypedDict):
    AllowedAttempts: NotRequired[int]
    BrandName: str
    Channel: str
    CodeLength: NotRequired[int]
    DestinationIdentity: str
    EntityId: NotRequired[str]
    Language: NotRequired[str]
    OriginationIdentity: str
    ReferenceId: str
    TemplateId: NotRequired[str]
    ValidityPeriod: NotRequired[int]

class SendOTPMessageResponse(TypedDict):
    MessageResponse: NotRequired[MessageResponse]

class SendUsersMessageRequest(TypedDict):
    Context: NotRequired[dict[str, str]]
    MessageConfiguration: DirectMessageConfiguration
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TraceId: NotRequired[str]
    Users: dict[str, EndpointSendConfiguration]

class SendUsersMessageResponse(TypedDict):
    ApplicationId: NotRequired[str]
    RequestId: NotRequired[str]
    Result: NotRequired[dict[str, dict[str, EndpointMessageResult]]]

class SendUsersMessagesRequest(TypedDict):
    ApplicationId: str
    SendUsersMessageRequest: SendUsersMessageRequest

class SendUsersMessagesResponse(TypedDict):
    SendUsersMessageResponse: NotRequired[SendUsersMessageResponse]

class Session(TypedDict):
    Duration: NotRequired[int]
    Id: str
    StartTimestamp: str
    StopTimestamp: NotRequired[str]

class SetDimension(TypedDict):
    DimensionType: NotRequired[str]
    Values: list[str]

class SimpleCondition(TypedDict):
    EventCondition: NotRequired[EventCondition]
    SegmentCondition: NotRequired[SegmentCondition]
    SegmentDimensions: NotRequired[SegmentDimensions]

class SimpleEmail(TypedDict):
    HtmlPart: NotRequired[SimpleEmailPart]
    Subject: NotRequired[SimpleEmailPart]
    TextPart: NotRequired[SimpleEmailPart]
    Headers: NotRequired[list[MessageHeader]]

class MessageHeader(TypedDict):
    Name: NotRequired[str]
    Value: NotRequired[str]

class SimpleEmailPart(TypedDict):
    Charset: NotRequired[str]
    Data: NotRequired[str]

class StartCondition(TypedDict):
    Description: NotRequired[str]
    EventStartCondition: NotRequired[EventStartCondition]
    SegmentStartCondition: NotRequired[SegmentCondition]

class TagResourceRequest(TypedDict):
    ResourceArn: str
    TagsModel: TagsModel

class TagsModel(TypedDict):
    tags: dict[str, str]

class Template(TypedDict):
    Name: NotRequired[str]
    Version: NotRequired[str]

class TemplateActiveVersionRequest(TypedDict):
    Version: NotRequired[str]

class TemplateConfiguration(TypedDict):
    EmailTemplate: NotRequired[Template]
    PushTemplate: NotRequired[Template]
    SMSTemplate: NotRequired[Template]
    VoiceTemplate: NotRequired[Template]
    InAppTemplate: NotRequired[Template]

class TemplateCreateMessageBody(TypedDict):
    Arn: NotRequired[str]
    Message: NotRequired[str]
    RequestID: NotRequired[str]

class TemplateResponse(TypedDict):
    Arn: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]

class TemplateVersionResponse(TypedDict):
    CreationDate: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]

class TemplateVersionsResponse(TypedDict):
    Item: NotRequired[list[TemplateVersionResponse]]
    Message: NotRequired[str]
    NextToken: NotRequired[str]
    RequestID: NotRequired[str]

class TemplatesResponse(TypedDict):
    Item: NotRequired[list[TemplateResponse]]
    NextToken: NotRequired[str]

class TreatmentResource(TypedDict):
    CustomDeliveryConfiguration: NotRequired[CustomDeliveryConfiguration]
    Id: NotRequired[str]
    MessageConfiguration: NotRequired[MessageConfiguration]
    Schedule: NotRequired[Schedule]
    SizePercent: NotRequired[int]
    State: NotRequired[CampaignState]
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TreatmentDescription: NotRequired[str]
    TreatmentName: NotRequired[str]

class UntagResourceRequest(TypedDict):
    ResourceArn: str
    TagKeys: list[str]

class UpdateAdmChannelRequest(TypedDict):
    ADMChannelRequest: ADMChannelRequest
    ApplicationId: str

class UpdateAdmChannelResponse(TypedDict):
    ADMChannelResponse: NotRequired[ADMChannelResponse]

class UpdateApnsChannelRequest(TypedDict):
    APNSChannelRequest: APNSChannelRequest
    ApplicationId: str

class UpdateApnsChannelResponse(TypedDict):
    APNSChannelResponse: NotRequired[APNSChannelResponse]

class UpdateApnsSandboxChannelRequest(TypedDict):
    APNSSandboxChannelRequest: APNSSandboxChannelRequest
    ApplicationId: str

class UpdateApnsSandboxChannelResponse(TypedDict):
    APNSSandboxChannelResponse: NotRequired[APNSSandboxChannelResponse]

class UpdateApnsVoipChannelRequest(TypedDict):
    APNSVoipChannelRequest: APNSVoipChannelRequest
    ApplicationId: str

class UpdateApnsVoipChannelResponse(TypedDict):
    APNSVoipChannelResponse: NotRequired[APNSVoipChannelResponse]

class UpdateApnsVoipSandboxChannelRequest(TypedDict):
    APNSVoipSandboxChannelRequest: APNSVoipSandboxChannelRequest
    ApplicationId: str

class UpdateApnsVoipSandboxChannelResponse(TypedDict):
    APNSVoipSandboxChannelResponse: NotRequired[APNSVoipSandboxChannelResponse]

class UpdateApplicationSettingsRequest(TypedDict):
    ApplicationId: str
    WriteApplicationSettingsRequest: WriteApplicationSettingsRequest

class UpdateApplicationSettingsResponse(TypedDict):
    ApplicationSettingsResource: NotRequired[ApplicationSettingsResource]

class UpdateAttributesRequest(TypedDict):
    Blacklist: NotRequired[list[str]]

class UpdateBaiduChannelRequest(TypedDict):
    ApplicationId: str
    BaiduChannelRequest: BaiduChannelRequest

class UpdateBaiduChannelResponse(TypedDict):
    BaiduChannelResponse: NotRequired[BaiduChannelResponse]

class UpdateCampaignRequest(TypedDict):
    ApplicationId: str
    CampaignId: str
    WriteCampaignRequest: WriteCampaignRequest

class UpdateCampaignResponse(TypedDict):
    CampaignResponse: NotRequired[CampaignResponse]

class UpdateEmailChannelRequest(TypedDict):
    ApplicationId: str
    EmailChannelRequest: EmailChannelRequest

class UpdateEmailChannelResponse(TypedDict):
    EmailChannelResponse: NotRequired[EmailChannelResponse]

class UpdateEmailTemplateRequest(TypedDict):
    CreateNewVersion: NotRequired[bool]
    EmailTemplateRequest: EmailTemplateRequest
    TemplateName: str
    Version: NotRequired[str]

class UpdateEmailTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateEndpointRequest(TypedDict):
    ApplicationId: str
    EndpointId: str
    EndpointRequest: EndpointRequest

class UpdateEndpointResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateEndpointsBatchRequest(TypedDict):
    ApplicationId: str
    EndpointBatchRequest: EndpointBatchRequest

class UpdateEndpointsBatchResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateGcmChannelRequest(TypedDict):
    ApplicationId: str
    GCMChannelRequest: GCMChannelRequest

class UpdateGcmChannelResponse(TypedDict):
    GCMChannelResponse: NotRequired[GCMChannelResponse]

class UpdateInAppTemplateRequest(TypedDict):
    CreateNewVersion: NotRequired[bool]
    InAppTemplateRequest: InAppTemplateRequest
    TemplateName: str
    Version: NotRequired[str]

class UpdateInAppTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateJourneyRequest(TypedDict):
    ApplicationId: str
    JourneyId: str
    WriteJourneyRequest: WriteJourneyRequest

class UpdateJourneyResponse(TypedDict):
    JourneyResponse: NotRequired[JourneyResponse]

class UpdateJourneyStateRequest(TypedDict):
    ApplicationId: str
    JourneyId: str
    JourneyStateRequest: JourneyStateRequest

class UpdateJourneyStateResponse(TypedDict):
    JourneyResponse: NotRequired[JourneyResponse]

class UpdatePushTemplateRequest(TypedDict):
    CreateNewVersion: NotRequired[bool]
    PushNotificationTemplateRequest: PushNotificationTemplateRequest
    TemplateName: str
    Version: NotRequired[str]

class UpdatePushTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateRecommenderConfiguration(TypedDict):
    Attributes: NotRequired[dict[str, str]]
    Description: NotRequired[str]
    Name: NotRequired[str]
    RecommendationProviderIdType: NotRequired[str]
    RecommendationProviderRoleArn: str
    RecommendationProviderUri: str
    RecommendationTransformerUri: NotRequired[str]
    RecommendationsDisplayName: NotRequired[str]
    RecommendationsPerMessage: NotRequired[int]

class UpdateRecommenderConfigurationRequest(TypedDict):
    RecommenderId: str
    UpdateRecommenderConfiguration: UpdateRecommenderConfiguration

class UpdateRecommenderConfigurationResponse(TypedDict):
    RecommenderConfigurationResponse: NotRequired[RecommenderConfigurationResponse]

class UpdateSegmentRequest(TypedDict):
    ApplicationId: str
    SegmentId: str
    WriteSegmentRequest: WriteSegmentRequest

class UpdateSegmentResponse(TypedDict):
    SegmentResponse: NotRequired[SegmentResponse]

class UpdateSmsChannelRequest(TypedDict):
    ApplicationId: str
    SMSChannelRequest: SMSChannelRequest

class UpdateSmsChannelResponse(TypedDict):
    SMSChannelResponse: NotRequired[SMSChannelResponse]

class UpdateSmsTemplateRequest(TypedDict):
    CreateNewVersion: NotRequired[bool]
    SMSTemplateRequest: SMSTemplateRequest
    TemplateName: str
    Version: NotRequired[str]

class UpdateSmsTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateTemplateActiveVersionRequest(TypedDict):
    TemplateActiveVersionRequest: TemplateActiveVersionRequest
    TemplateName: str
    TemplateType: str

class UpdateTemplateActiveVersionResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class UpdateVoiceChannelRequest(TypedDict):
    ApplicationId: str
    VoiceChannelRequest: VoiceChannelRequest

class UpdateVoiceChannelResponse(TypedDict):
    VoiceChannelResponse: NotRequired[VoiceChannelResponse]

class UpdateVoiceTemplateRequest(TypedDict):
    CreateNewVersion: NotRequired[bool]
    TemplateName: str
    Version: NotRequired[str]
    VoiceTemplateRequest: VoiceTemplateRequest

class UpdateVoiceTemplateResponse(TypedDict):
    MessageBody: NotRequired[MessageBody]

class VerificationResponse(TypedDict):
    Valid: NotRequired[bool]

class VerifyOTPMessageRequest(TypedDict):
    ApplicationId: str
    VerifyOTPMessageRequestParameters: VerifyOTPMessageRequestParameters

class VerifyOTPMessageRequestParameters(TypedDict):
    DestinationIdentity: str
    Otp: str
    ReferenceId: str

class VerifyOTPMessageResponse(TypedDict):
    VerificationResponse: NotRequired[VerificationResponse]

class VoiceChannelRequest(TypedDict):
    Enabled: NotRequired[bool]

class VoiceChannelResponse(TypedDict):
    ApplicationId: NotRequired[str]
    CreationDate: NotRequired[str]
    Enabled: NotRequired[bool]
    HasCredential: NotRequired[bool]
    Id: NotRequired[str]
    IsArchived: NotRequired[bool]
    LastModifiedBy: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Platform: NotRequired[str]
    Version: NotRequired[int]

class VoiceMessage(TypedDict):
    Body: NotRequired[str]
    LanguageCode: NotRequired[str]
    OriginationNumber: NotRequired[str]
    Substitutions: NotRequired[dict[str, list[str]]]
    VoiceId: NotRequired[str]

class VoiceTemplateRequest(TypedDict):
    Body: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    LanguageCode: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    VoiceId: NotRequired[str]

class VoiceTemplateResponse(TypedDict):
    Arn: NotRequired[str]
    Body: NotRequired[str]
    CreationDate: NotRequired[str]
    DefaultSubstitutions: NotRequired[str]
    LanguageCode: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    tags: NotRequired[dict[str, str]]
    TemplateDescription: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateType: NotRequired[str]
    Version: NotRequired[str]
    VoiceId: NotRequired[str]

class WaitActivity(TypedDict):
    NextActivity: NotRequired[str]
    WaitTime: NotRequired[WaitTime]

class WaitTime(TypedDict):
    WaitFor: NotRequired[str]
    WaitUntil: NotRequired[str]

class WriteApplicationSettingsRequest(TypedDict):
    CampaignHook: NotRequired[CampaignHook]
    CloudWatchMetricsEnabled: NotRequired[bool]
    EventTaggingEnabled: NotRequired[bool]
    Limits: NotRequired[CampaignLimits]
    QuietTime: NotRequired[QuietTime]
    JourneyLimits: NotRequired[ApplicationSettingsJourneyLimits]

class WriteCampaignRequest(TypedDict):
    AdditionalTreatments: NotRequired[list[WriteTreatmentResource]]
    CustomDeliveryConfiguration: NotRequired[CustomDeliveryConfiguration]
    Description: NotRequired[str]
    HoldoutPercent: NotRequired[int]
    Hook: NotRequired[CampaignHook]
    IsPaused: NotRequired[bool]
    Limits: NotRequired[CampaignLimits]
    MessageConfiguration: NotRequired[MessageConfiguration]
    Name: NotRequired[str]
    Schedule: NotRequired[Schedule]
    SegmentId: NotRequired[str]
    SegmentVersion: NotRequired[int]
    tags: NotRequired[dict[str, str]]
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TreatmentDescription: NotRequired[str]
    TreatmentName: NotRequired[str]
    Priority: NotRequired[int]

class WriteEventStream(TypedDict):
    DestinationStreamArn: str
    RoleArn: str

class WriteJourneyRequest(TypedDict):
    Activities: NotRequired[dict[str, Activity]]
    CreationDate: NotRequired[str]
    LastModifiedDate: NotRequired[str]
    Limits: NotRequired[JourneyLimits]
    LocalTime: NotRequired[bool]
    Name: str
    QuietTime: NotRequired[QuietTime]
    RefreshFrequency: NotRequired[str]
    Schedule: NotRequired[JourneySchedule]
    StartActivity: NotRequired[str]
    StartCondition: NotRequired[StartCondition]
    State: NotRequired[str]
    WaitForQuietTime: NotRequired[bool]
    RefreshOnSegmentUpdate: NotRequired[bool]
    JourneyChannelSettings: NotRequired[JourneyChannelSettings]
    SendingSchedule: NotRequired[bool]
    OpenHours: NotRequired[OpenHours]
    ClosedDays: NotRequired[ClosedDays]
    TimezoneEstimationMethods: NotRequired[list[str]]

class WriteSegmentRequest(TypedDict):
    Dimensions: NotRequired[SegmentDimensions]
    Name: NotRequired[str]
    SegmentGroups: NotRequired[SegmentGroupList]
    tags: NotRequired[dict[str, str]]

class WriteTreatmentResource(TypedDict):
    CustomDeliveryConfiguration: NotRequired[CustomDeliveryConfiguration]
    MessageConfiguration: NotRequired[MessageConfiguration]
    Schedule: NotRequired[Schedule]
    SizePercent: int
    TemplateConfiguration: NotRequired[TemplateConfiguration]
    TreatmentDescription: NotRequired[str]
    TreatmentName: NotRequired[str]

class OpenHoursRule(TypedDict):
    StartTime: NotRequired[str]
    EndTime: NotRequired[str]

class OpenHours(TypedDict):
    EMAIL: NotRequired[dict[str, list[OpenHoursRule]]]
    SMS: NotRequired[dict[str, list[OpenHoursRule]]]
    PUSH: NotRequired[dict[str, list[OpenHoursRule]]]
    VOICE: NotRequired[dict[str, list[OpenHoursRule]]]
    CUSTOM: NotRequired[dict[str, list[OpenHoursRule]]]

class ClosedDaysRule(TypedDict):
    Name: NotRequired[str]
    StartDateTime: NotRequired[str]
    EndDateTime: NotRequired[str]

class ClosedDays(TypedDict):
    EMAIL: NotRequired[list[ClosedDaysRule]]
    SMS: NotRequired[list[ClosedDaysRule]]
    PUSH: NotRequired[list[ClosedDaysRule]]
    VOICE: NotRequired[list[ClosedDaysRule]]
    CUSTOM: NotRequired[list[ClosedDaysRule]]
