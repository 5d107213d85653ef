"""Shapes of Amazon Simple Email Service, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AddHeaderAction(TypedDict):
    HeaderName: str
    HeaderValue: str

class Body(TypedDict):
    Text: NotRequired[Content]
    Html: NotRequired[Content]

class BounceAction(TypedDict):
    TopicArn: NotRequired[str]
    SmtpReplyCode: str
    StatusCode: NotRequired[str]
    Message: str
    Sender: str

class BouncedRecipientInfo(TypedDict):
    Recipient: str
    RecipientArn: NotRequired[str]
    BounceType: NotRequired[str]
    RecipientDsnFields: NotRequired[RecipientDsnFields]

class BulkEmailDestination(TypedDict):
    Destination: Destination
    ReplacementTags: NotRequired[list[MessageTag]]
    ReplacementTemplateData: NotRequired[str]

class BulkEmailDestinationStatus(TypedDict):
    Status: NotRequired[str]
    Error: NotRequired[str]
    MessageId: NotRequired[str]

class CloneReceiptRuleSetRequest(TypedDict):
    RuleSetName: str
    OriginalRuleSetName: str

class CloneReceiptRuleSetResponse(TypedDict): ...

class CloudWatchDestination(TypedDict):
    DimensionConfigurations: list[CloudWatchDimensionConfiguration]

class CloudWatchDimensionConfiguration(TypedDict):
    DimensionName: str
    DimensionValueSource: str
    DefaultDimensionValue: str

class ConfigurationSet(TypedDict):
    Name: str

class ConnectAction(TypedDict):
    InstanceARN: str
    IAMRoleARN: str

class Content(TypedDict):
    Data: str
    Charset: NotRequired[str]

class CreateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestination: EventDestination

class CreateConfigurationSetEventDestinationResponse(TypedDict): ...

class CreateConfigurationSetRequest(TypedDict):
    ConfigurationSet: ConfigurationSet

class CreateConfigurationSetResponse(TypedDict): ...

class CreateConfigurationSetTrackingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    TrackingOptions: TrackingOptions

class CreateConfigurationSetTrackingOptionsResponse(TypedDict): ...

class CreateCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str
    FromEmailAddress: str
    TemplateSubject: str
    TemplateContent: str
    SuccessRedirectionURL: str
    FailureRedirectionURL: str

class CreateReceiptFilterRequest(TypedDict):
    Filter: ReceiptFilter

class CreateReceiptFilterResponse(TypedDict): ...

class CreateReceiptRuleRequest(TypedDict):
    RuleSetName: str
    After: NotRequired[str]
    Rule: ReceiptRule

class CreateReceiptRuleResponse(TypedDict): ...

class CreateReceiptRuleSetRequest(TypedDict):
    RuleSetName: str

class CreateReceiptRuleSetResponse(TypedDict): ...

class CreateTemplateRequest(TypedDict):
    Template: Template

class CreateTemplateResponse(TypedDict): ...

class CustomVerificationEmailTemplate(TypedDict):
    TemplateName: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    TemplateSubject: NotRequired[str]
    SuccessRedirectionURL: NotRequired[str]
    FailureRedirectionURL: NotRequired[str]

class DeleteConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str

class DeleteConfigurationSetEventDestinationResponse(TypedDict): ...

class DeleteConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetResponse(TypedDict): ...

class DeleteConfigurationSetTrackingOptionsRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetTrackingOptionsResponse(TypedDict): ...

class DeleteCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str

class DeleteIdentityPolicyRequest(TypedDict):
    Identity: str
    PolicyName: str

class DeleteIdentityPolicyResponse(TypedDict): ...

class DeleteIdentityRequest(TypedDict):
    Identity: str

class DeleteIdentityResponse(TypedDict): ...

class DeleteReceiptFilterRequest(TypedDict):
    FilterName: str

class DeleteReceiptFilterResponse(TypedDict): ...

class DeleteReceiptRuleRequest(TypedDict):
    RuleSetName: str
    RuleName: str

class DeleteReceiptRuleResponse(TypedDict): ...

class DeleteReceiptRuleSetRequest(TypedDict):
    RuleSetName: str

class DeleteReceiptRuleSetResponse(TypedDict): ...

class DeleteTemplateRequest(TypedDict):
    TemplateName: str

class DeleteTemplateResponse(TypedDict): ...

class DeleteVerifiedEmailAddressRequest(TypedDict):
    EmailAddress: str

class DeliveryOptions(TypedDict):
    TlsPolicy: NotRequired[str]

class DescribeActiveReceiptRuleSetRequest(TypedDict): ...

class DescribeActiveReceiptRuleSetResponse(TypedDict):
    Metadata: NotRequired[ReceiptRuleSetMetadata]
    Rules: NotRequired[list[ReceiptRule]]

class DescribeConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str
    ConfigurationSetAttributeNames: NotRequired[list[str]]

class DescribeConfigurationSetResponse(TypedDict):
    ConfigurationSet: NotRequired[ConfigurationSet]
    EventDestinations: NotRequired[list[EventDestination]]
    TrackingOptions: NotRequired[TrackingOptions]
    DeliveryOptions: NotRequired[DeliveryOptions]
    ReputationOptions: NotRequired[ReputationOptions]

class DescribeReceiptRuleRequest(TypedDict):
    RuleSetName: str
    RuleName: str

class DescribeReceiptRuleResponse(TypedDict):
    Rule: NotRequired[ReceiptRule]

class DescribeReceiptRuleSetRequest(TypedDict):
    RuleSetName: str

class DescribeReceiptRuleSetResponse(TypedDict):
    Metadata: NotRequired[ReceiptRuleSetMetadata]
    Rules: NotRequired[list[ReceiptRule]]

class Destination(TypedDict):
    ToAddresses: NotRequired[list[str]]
    CcAddresses: NotRequired[list[str]]
    BccAddresses: NotRequired[list[str]]

class EventDestination(TypedDict):
    Name: str
    Enabled: NotRequired[bool]
    MatchingEventTypes: list[str]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    CloudWatchDestination: NotRequired[CloudWatchDestination]
    SNSDestination: NotRequired[SNSDestination]

class ExtensionField(TypedDict):
    Name: str
    Value: str

class GetAccountSendingEnabledResponse(TypedDict):
    Enabled: NotRequired[bool]

class GetCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str

class GetCustomVerificationEmailTemplateResponse(TypedDict):
    TemplateName: NotRequired[str]
    FromEmailAddress: NotRequired[str]
    TemplateSubject: NotRequired[str]
    TemplateContent: NotRequired[str]
    SuccessRedirectionURL: NotRequired[str]
    FailureRedirectionURL: NotRequired[str]

class GetIdentityDkimAttributesRequest(TypedDict):
    Identities: list[str]

class GetIdentityDkimAttributesResponse(TypedDict):
    DkimAttributes: NotRequired[dict[str, IdentityDkimAttributes]]

class GetIdentityMailFromDomainAttributesRequest(TypedDict):
    Identities: list[str]

class GetIdentityMailFromDomainAttributesResponse(TypedDict):
    MailFromDomainAttributes: NotRequired[dict[str, IdentityMailFromDomainAttributes]]

class GetIdentityNotificationAttributesRequest(TypedDict):
    Identities: list[str]

class GetIdentityNotificationAttributesResponse(TypedDict):
    NotificationAttributes: NotRequired[dict[str, IdentityNotificationAttributes]]

class GetIdentityPoliciesRequest(TypedDict):
    Identity: str
    PolicyNames: list[str]

class GetIdentityPoliciesResponse(TypedDict):
    Policies: NotRequired[dict[str, str]]

class GetIdentityVerificationAttributesRequest(TypedDict):
    Identities: list[str]

class GetIdentityVerificationAttributesResponse(TypedDict):
    VerificationAttributes: NotRequired[dict[str, IdentityVerificationAttributes]]

class GetSendQuotaResponse(TypedDict):
    Max24HourSend: NotRequired[float]
    MaxSendRate: NotRequired[float]
    SentLast24Hours: NotRequired[float]

class GetSendStatisticsResponse(TypedDict):
    SendDataPoints: NotRequired[list[SendDataPoint]]

class GetTemplateRequest(TypedDict):
    TemplateName: str

class GetTemplateResponse(TypedDict):
    Template: NotRequired[Template]

class IdentityDkimAttributes(TypedDict):
    DkimEnabled: NotRequired[bool]
    DkimVerificationStatus: NotRequired[str]
    DkimTokens: NotRequired[list[str]]

class IdentityMailFromDomainAttributes(TypedDict):
    MailFromDomain: NotRequired[str]
    MailFromDomainStatus: NotRequired[str]
    BehaviorOnMXFailure: NotRequired[str]

class IdentityNotificationAttributes(TypedDict):
    BounceTopic: NotRequired[str]
    ComplaintTopic: NotRequired[str]
    DeliveryTopic: NotRequired[str]
    ForwardingEnabled: NotRequired[bool]
    HeadersInBounceNotificationsEnabled: NotRequired[bool]
    HeadersInComplaintNotificationsEnabled: NotRequired[bool]
    HeadersInDeliveryNotificationsEnabled: NotRequired[bool]

class IdentityVerificationAttributes(TypedDict):
    VerificationStatus: NotRequired[str]
    VerificationToken: NotRequired[str]

class KinesisFirehoseDestination(TypedDict):
    IAMRoleARN: str
    DeliveryStreamARN: str

class LambdaAction(TypedDict):
    TopicArn: NotRequired[str]
    FunctionArn: str
    InvocationType: NotRequired[str]

class ListConfigurationSetsRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxItems: NotRequired[int]

class ListConfigurationSetsResponse(TypedDict):
    ConfigurationSets: NotRequired[list[ConfigurationSet]]
    NextToken: NotRequired[str]

class ListCustomVerificationEmailTemplatesRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListCustomVerificationEmailTemplatesResponse(TypedDict):
    CustomVerificationEmailTemplates: NotRequired[list[CustomVerificationEmailTemplate]]
    NextToken: NotRequired[str]

class ListIdentitiesRequest(TypedDict):
    IdentityType: NotRequired[str]
    NextToken: NotRequired[str]
    MaxItems: NotRequired[int]

class ListIdentitiesResponse(TypedDict):
    Identities: NotRequired[list[str]]
    NextToken: NotRequired[str]

class ListIdentityPoliciesRequest(TypedDict):
    Identity: str

class ListIdentityPoliciesResponse(TypedDict):
    PolicyNames: NotRequired[list[str]]

class ListReceiptFiltersRequest(TypedDict): ...

class ListReceiptFiltersResponse(TypedDict):
    Filters: NotRequired[list[ReceiptFilter]]

class ListReceiptRuleSetsRequest(TypedDict):
    NextToken: NotRequired[str]

class ListReceiptRuleSetsResponse(TypedDict):
    RuleSets: NotRequired[list[ReceiptRuleSetMetadata]]
    NextToken: NotRequired[str]

class ListTemplatesRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxItems: NotRequired[int]

class ListTemplatesResponse(TypedDict):
    TemplatesMetadata: NotRequired[list[TemplateMetadata]]
    NextToken: NotRequired[str]

class ListVerifiedEmailAddressesResponse(TypedDict):
    VerifiedEmailAddresses: NotRequired[list[str]]

class Message(TypedDict):
    Subject: Content
    Body: Body

class MessageDsn(TypedDict):
    ReportingMta: str
    ArrivalDate: NotRequired[float]
    ExtensionFields: NotRequired[list[ExtensionField]]

class MessageTag(TypedDict):
    Name: str
    Value: str

class PutConfigurationSetDeliveryOptionsRequest(TypedDict):
    ConfigurationSetName: str
    DeliveryOptions: NotRequired[DeliveryOptions]

class PutConfigurationSetDeliveryOptionsResponse(TypedDict): ...

class PutIdentityPolicyRequest(TypedDict):
    Identity: str
    PolicyName: str
    Policy: str

class PutIdentityPolicyResponse(TypedDict): ...

class RawMessage(TypedDict):
    Data: bytes

class ReceiptAction(TypedDict):
    S3Action: NotRequired[S3Action]
    BounceAction: NotRequired[BounceAction]
    WorkmailAction: NotRequired[WorkmailAction]
    LambdaAction: NotRequired[LambdaAction]
    StopAction: NotRequired[StopAction]
    AddHeaderAction: NotRequired[AddHeaderAction]
    SNSAction: NotRequired[SNSAction]
    ConnectAction: NotRequired[ConnectAction]

class ReceiptFilter(TypedDict):
    Name: str
    IpFilter: ReceiptIpFilter

class ReceiptIpFilter(TypedDict):
    Policy: str
    Cidr: str

class ReceiptRule(TypedDict):
    Name: str
    Enabled: NotRequired[bool]
    TlsPolicy: NotRequired[str]
    Recipients: NotRequired[list[str]]
    Actions: NotRequired[list[ReceiptAction]]
    ScanEnabled: NotRequired[bool]

class ReceiptRuleSetMetadata(TypedDict):
    Name: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class RecipientDsnFields(TypedDict):
    FinalRecipient: NotRequired[str]
    Action: str
    RemoteMta: NotRequired[str]
    Status: str
    DiagnosticCode: NotRequired[str]
    LastAttemptDate: NotRequired[float]
    ExtensionFields: NotRequired[list[ExtensionField]]

class ReorderReceiptRuleSetRequest(TypedDict):
    RuleSetName: str
    RuleNames: list[str]

class ReorderReceiptRuleSetResponse(TypedDict): ...

class ReputationOptions(TypedDict):
    SendingEnabled: NotRequired[bool]
    ReputationMetricsEnabled: NotRequired[bool]
    LastFreshStart: NotRequired[float]

class S3Action(TypedDict):
    TopicArn: NotRequired[str]
    BucketName: str
    ObjectKeyPrefix: NotRequired[str]
    KmsKeyArn: NotRequired[str]
    IamRoleArn: NotRequired[str]

class SNSAction(TypedDict):
    TopicArn: str
    Encoding: NotRequired[str]

class SNSDestination(TypedDict):
    TopicARN: str

class SendBounceRequest(TypedDict):
    OriginalMessageId: str
    BounceSender: str
    Explanation: NotRequired[str]
    MessageDsn: NotRequired[MessageDsn]
    BouncedRecipientInfoList: list[BouncedRecipientInfo]
    BounceSenderArn: NotRequired[str]

class SendBounceResponse(TypedDict):
    MessageId: NotRequired[str]

class SendBulkTemplatedEmailRequest(TypedDict):
    Source: str
    SourceArn: NotRequired[str]
    ReplyToAddresses: NotRequired[list[str]]
    ReturnPath: NotRequired[str]
    ReturnPathArn: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    DefaultTags: NotRequired[list[MessageTag]]
    Template: str
    TemplateArn: NotRequired[str]
    DefaultTemplateData: str
    Destinations: list[BulkEmailDestination]

class SendBulkTemplatedEmailResponse(TypedDict):
    Status: NotRequired[list[BulkEmailDestinationStatus]]

class SendCustomVerificationEmailRequest(TypedDict):
    EmailAddress: str
    TemplateName: str
    ConfigurationSetName: NotRequired[str]

class SendCustomVerificationEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendDataPoint(TypedDict):
    Timestamp: NotRequired[float]
    DeliveryAttempts: NotRequired[int]
    Bounces: NotRequired[int]
    Complaints: NotRequired[int]
    Rejects: NotRequired[int]

class SendEmailRequest(TypedDict):
    Source: str
    Destination: Destination
    Message: Message
    ReplyToAddresses: NotRequired[list[str]]
    ReturnPath: NotRequired[str]
    SourceArn: NotRequired[str]
    ReturnPathArn: NotRequired[str]
    Tags: NotRequired[list[MessageTag]]
    ConfigurationSetName: NotRequired[str]

class SendEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendRawEmailRequest(TypedDict):
    Source: NotRequired[str]
    Destinations: NotRequired[list[str]]
    RawMessage: RawMessage
    FromArn: NotRequired[str]
    SourceArn: NotRequired[str]
    ReturnPathArn: NotRequired[str]
    Tags: NotRequired[list[MessageTag]]
    ConfigurationSetName: NotRequired[str]

class SendRawEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SendTemplatedEmailRequest(TypedDict):
    Source: str
    Destination: Destination
    ReplyToAddresses: NotRequired[list[str]]
    ReturnPath: NotRequired[str]
    SourceArn: NotRequired[str]
    ReturnPathArn: NotRequired[str]
    Tags: NotRequired[list[MessageTag]]
    ConfigurationSetName: NotRequired[str]
    Template: str
    TemplateArn: NotRequired[str]
    TemplateData: str

class SendTemplatedEmailResponse(TypedDict):
    MessageId: NotRequired[str]

class SetActiveReceiptRuleSetRequest(TypedDict):
    RuleSetName: NotRequired[str]

class SetActiveReceiptRuleSetResponse(TypedDict): ...

class SetIdentityDkimEnabledRequest(TypedDict):
    Identity: str
    DkimEnabled: bool

class SetIdentityDkimEnabledResponse(TypedDict): ...

class SetIdentityFeedbackForwardingEnabledRequest(TypedDict):
    Identity: str
    ForwardingEnabled: bool

class SetIdentityFeedbackForwardingEnabledResponse(TypedDict): ...

class SetIdentityHeadersInNotificationsEnabledRequest(TypedDict):
    Identity: str
    NotificationType: str
    Enabled: bool

class SetIdentityHeadersInNotificationsEnabledResponse(TypedDict): ...

class SetIdentityMailFromDomainRequest(TypedDict):
    Identity: str
    MailFromDomain: NotRequired[str]
    BehaviorOnMXFailure: NotRequired[str]

class SetIdentityMailFromDomainResponse(TypedDict): ...

class SetIdentityNotificationTopicRequest(TypedDict):
    Identity: str
    NotificationType: str
    SnsTopic: NotRequired[str]

class SetIdentityNotificationTopicResponse(TypedDict): ...

class SetReceiptRulePositionRequest(TypedDict):
    RuleSetName: str
    RuleName: str
    After: NotRequired[str]

class SetReceiptRulePositionResponse(TypedDict): ...

class StopAction(TypedDict):
    Scope: str
    TopicArn: NotRequired[str]

class Template(TypedDict):
    TemplateName: str
    SubjectPart: NotRequired[str]
    TextPart: NotRequired[str]
    HtmlPart: NotRequired[str]

class TemplateMetadata(TypedDict):
    Name: NotRequired[str]
    CreatedTimestamp: NotRequired[float]

class TestRenderTemplateRequest(TypedDict):
    TemplateName: str
    TemplateData: str

class TestRenderTemplateResponse(TypedDict):
    RenderedTemplate: NotRequired[str]

class TrackingOptions(TypedDict):
    CustomRedirectDomain: NotRequired[str]

class UpdateAccountSendingEnabledRequest(TypedDict):
    Enabled: NotRequired[bool]

class UpdateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestination: EventDestination

class UpdateConfigurationSetEventDestinationResponse(TypedDict): ...

class UpdateConfigurationSetReputationMetricsEnabledRequest(TypedDict):
    ConfigurationSetName: str
    Enabled: bool

class UpdateConfigurationSetSendingEnabledRequest(TypedDict):
    ConfigurationSetName: str
    Enabled: bool

class UpdateConfigurationSetTrackingOptionsRequest(TypedDict):
    ConfigurationSetName: str
    TrackingOptions: TrackingOptions

class UpdateConfigurationSetTrackingOptionsResponse(TypedDict): ...

class UpdateCustomVerificationEmailTemplateRequest(TypedDict):
    TemplateName: str
    FromEmailAddress: NotRequired[str]
    TemplateSubject: NotRequired[str]
    TemplateContent: NotRequired[str]
    SuccessRedirectionURL: NotRequired[str]
    FailureRedirectionURL: NotRequired[str]

class UpdateReceiptRuleRequest(TypedDict):
    RuleSetName: str
    Rule: ReceiptRule

class UpdateReceiptRuleResponse(TypedDict): ...

class UpdateTemplateRequest(TypedDict):
    Template: Template

class UpdateTemplateResponse(TypedDict): ...

class VerifyDomainDkimRequest(TypedDict):
    Domain: str

class VerifyDomainDkimResponse(TypedDict):
    DkimTokens: NotRequired[list[str]]

class VerifyDomainIdentityRequest(TypedDict):
    Domain: str

class VerifyDomainIdentityResponse(TypedDict):
    VerificationToken: NotRequired[str]

class VerifyEmailAddressRequest(TypedDict):
    EmailAddress: str

class VerifyEmailIdentityRequest(TypedDict):
    EmailAddress: str

class VerifyEmailIdentityResponse(TypedDict): ...

class WorkmailAction(TypedDict):
    TopicArn: NotRequired[str]
    OrganizationArn: str
