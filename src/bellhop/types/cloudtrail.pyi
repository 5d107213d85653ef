"""Shapes of AWS CloudTrail, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AddTagsRequest(TypedDict):
    ResourceId: str
    TagsList: list[Tag]

class AddTagsResponse(TypedDict): ...

class AdvancedEventSelector(TypedDict):
    Name: NotRequired[str]
    FieldSelectors: list[AdvancedFieldSelector]

class AdvancedFieldSelector(TypedDict):
    Field: str
    Equals: NotRequired[list[str]]
    StartsWith: NotRequired[list[str]]
    EndsWith: NotRequired[list[str]]
    NotEquals: NotRequired[list[str]]
    NotStartsWith: NotRequired[list[str]]
    NotEndsWith: NotRequired[list[str]]

class AggregationConfiguration(TypedDict):
    Templates: list[str]
    EventCategory: str

class CancelQueryRequest(TypedDict):
    EventDataStore: NotRequired[str]
    QueryId: str
    EventDataStoreOwnerAccountId: NotRequired[str]

class CancelQueryResponse(TypedDict):
    QueryId: NotRequired[str]
    QueryStatus: NotRequired[str]
    EventDataStoreOwnerAccountId: NotRequired[str]

class Channel(TypedDict):
    ChannelArn: NotRequired[str]
    Name: NotRequired[str]

class ContextKeySelector(TypedDict):
    Type: str
    Equals: list[str]

class CreateChannelRequest(TypedDict):
    Name: str
    Source: str
    Destinations: list[Destination]
    Tags: NotRequired[list[Tag]]

class CreateChannelResponse(TypedDict):
    ChannelArn: NotRequired[str]
    Name: NotRequired[str]
    Source: NotRequired[str]
    Destinations: NotRequired[list[Destination]]
    Tags: NotRequired[list[Tag]]

class CreateDashboardRequest(TypedDict):
    Name: str
    RefreshSchedule: NotRequired[RefreshSchedule]
    TagsList: NotRequired[list[Tag]]
    TerminationProtectionEnabled: NotRequired[bool]
    Widgets: NotRequired[list[RequestWidget]]

class CreateDashboardResponse(TypedDict):
    DashboardArn: NotRequired[str]
    Name: NotRequired[str]
    Type: NotRequired[str]
    Widgets: NotRequired[list[Widget]]
    TagsList: NotRequired[list[Tag]]
    RefreshSchedule: NotRequired[RefreshSchedule]
    TerminationProtectionEnabled: NotRequired[bool]

class CreateEventDataStoreRequest(TypedDict):
    Name: str
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    TagsList: NotRequired[list[Tag]]
    KmsKeyId: NotRequired[str]
    StartIngestion: NotRequired[bool]
    BillingMode: NotRequired[str]

class CreateEventDataStoreResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    Name: NotRequired[str]
    Status: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    TagsList: NotRequired[list[Tag]]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    KmsKeyId: NotRequired[str]
    BillingMode: NotRequired[str]

class CreateTrailRequest(TypedDict):
    Name: str
    S3BucketName: str
    S3KeyPrefix: NotRequired[str]
    SnsTopicName: NotRequired[str]
    IncludeGlobalServiceEvents: NotRequired[bool]
    IsMultiRegionTrail: NotRequired[bool]
    EnableLogFileValidation: NotRequired[bool]
    CloudWatchLogsLogGroupArn: NotRequired[str]
    CloudWatchLogsRoleArn: NotRequired[str]
    KmsKeyId: NotRequired[str]
    IsOrganizationTrail: NotRequired[bool]
    TagsList: NotRequired[list[Tag]]
    RecursiveLogging: NotRequired[bool]

class CreateTrailResponse(TypedDict):
    Name: NotRequired[str]
    S3BucketName: NotRequired[str]
    S3KeyPrefix: NotRequired[str]
    SnsTopicName: NotRequired[str]
    SnsTopicARN: NotRequired[str]
    IncludeGlobalServiceEvents: NotRequired[bool]
    IsMultiRegionTrail: NotRequired[bool]
    TrailARN: NotRequired[str]
    LogFileValidationEnabled: NotRequired[bool]
    CloudWatchLogsLogGroupArn: NotRequired[str]
    CloudWatchLogsRoleArn: NotRequired[str]
    KmsKeyId: NotRequired[str]
    IsOrganizationTrail: NotRequired[bool]
    RecursiveLogging: NotRequired[bool]

class DashboardDetail(TypedDict):
    DashboardArn: NotRequired[str]
    Type: NotRequired[str]

class DataResource(TypedDict):
    Type: NotRequired[str]
    Values: NotRequired[list[str]]

class DeleteChannelRequest(TypedDict):
    Channel: str

class DeleteChannelResponse(TypedDict): ...

class DeleteDashboardRequest(TypedDict):
    DashboardId: str

class DeleteDashboardResponse(TypedDict): ...

class DeleteEventDataStoreRequest(TypedDict):
    EventDataStore: str

class DeleteEventDataStoreResponse(TypedDict): ...

class DeleteResourcePolicyRequest(TypedDict):
    ResourceArn: str

class DeleteResourcePolicyResponse(TypedDict): ...

class DeleteTrailRequest(TypedDict):
    Name: str

class DeleteTrailResponse(TypedDict): ...

class DeregisterOrganizationDelegatedAdminRequest(TypedDict):
    DelegatedAdminAccountId: str

class DeregisterOrganizationDelegatedAdminResponse(TypedDict): ...

class DescribeQueryRequest(TypedDict):
    EventDataStore: NotRequired[str]
    QueryId: NotRequired[str]
    QueryAlias: NotRequired[str]
    RefreshId: NotRequired[str]
    EventDataStoreOwnerAccountId: NotRequired[str]

class DescribeQueryResponse(TypedDict):
    QueryId: NotRequired[str]
    QueryString: NotRequired[str]
    QueryStatus: NotRequired[str]
    QueryStatistics: NotRequired[QueryStatisticsForDescribeQuery]
    ErrorMessage: NotRequired[str]
    DeliveryS3Uri: NotRequired[str]
    DeliveryStatus: NotRequired[str]
    Prompt: NotRequired[str]
    EventDataStoreOwnerAccountId: NotRequired[str]

class DescribeTrailsRequest(TypedDict):
    trailNameList: NotRequired[list[str]]
    includeShadowTrails: NotRequired[bool]

class DescribeTrailsResponse(TypedDict):
    trailList: NotRequired[list[Trail]]

class Destination(TypedDict):
    Type: str
    Location: str

class DisableFederationRequest(TypedDict):
    EventDataStore: str

class DisableFederationResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    FederationStatus: NotRequired[str]

class EnableFederationRequest(TypedDict):
    EventDataStore: str
    FederationRoleArn: str

class EnableFederationResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    FederationStatus: NotRequired[str]
    FederationRoleArn: NotRequired[str]

class Event(TypedDict):
    EventId: NotRequired[str]
    EventName: NotRequired[str]
    ReadOnly: NotRequired[str]
    AccessKeyId: NotRequired[str]
    EventTime: NotRequired[float]
    EventSource: NotRequired[str]
    Username: NotRequired[str]
    Resources: NotRequired[list[Resource]]
    CloudTrailEvent: NotRequired[str]

class EventDataStore(TypedDict):
    EventDataStoreArn: NotRequired[str]
    Name: NotRequired[str]
    TerminationProtectionEnabled: NotRequired[bool]
    Status: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]

class EventSelector(TypedDict):
    ReadWriteType: NotRequired[str]
    IncludeManagementEvents: NotRequired[bool]
    DataResources: NotRequired[list[DataResource]]
    ExcludeManagementEventSources: NotRequired[list[str]]

class GenerateQueryRequest(TypedDict):
    EventDataStores: list[str]
    Prompt: str

class GenerateQueryResponse(TypedDict):
    QueryStatement: NotRequired[str]
    QueryAlias: NotRequired[str]
    EventDataStoreOwnerAccountId: NotRequired[str]

class GetChannelRequest(TypedDict):
    Channel: str

class GetChannelResponse(TypedDict):
    ChannelArn: NotRequired[str]
    Name: NotRequired[str]
    Source: NotRequired[str]
    SourceConfig: NotRequired[SourceConfig]
    Destinations: NotRequired[list[Destination]]
    IngestionStatus: NotRequired[IngestionStatus]

class GetDashboardRequest(TypedDict):
    DashboardId: str

class GetDashboardResponse(TypedDict):
    DashboardArn: NotRequired[str]
    Type: NotRequired[str]
    Status: NotRequired[str]
    Widgets: NotRequired[list[Widget]]
    RefreshSchedule: NotRequired[RefreshSchedule]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    LastRefreshId: NotRequired[str]
    LastRefreshFailureReason: NotRequired[str]
    TerminationProtectionEnabled: NotRequired[bool]

class GetEventConfigurationRequest(TypedDict):
    TrailName: NotRequired[str]
    EventDataStore: NotRequired[str]

class GetEventConfigurationResponse(TypedDict):
    TrailARN: NotRequired[str]
    EventDataStoreArn: NotRequired[str]
    MaxEventSize: NotRequired[str]
    ContextKeySelectors: NotRequired[list[ContextKeySelector]]
    AggregationConfigurations: NotRequired[list[AggregationConfiguration]]

class GetEventDataStoreRequest(TypedDict):
    EventDataStore: str

class GetEventDataStoreResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    Name: NotRequired[str]
    Status: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    KmsKeyId: NotRequired[str]
    BillingMode: NotRequired[str]
    FederationStatus: NotRequired[str]
    FederationRoleArn: NotRequired[str]
    PartitionKeys: NotRequired[list[PartitionKey]]

class GetEventSelectorsRequest(TypedDict):
    TrailName: str

class GetEventSelectorsResponse(TypedDict):
    TrailARN: NotRequired[str]
    EventSelectors: NotRequired[list[EventSelector]]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]

class GetImportRequest(TypedDict):
    ImportId: str

class GetImportResponse(TypedDict):
    ImportId: NotRequired[str]
    Destinations: NotRequired[list[str]]
    ImportSource: NotRequired[ImportSource]
    StartEventTime: NotRequired[float]
    EndEventTime: NotRequired[float]
    ImportStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    ImportStatistics: NotRequired[ImportStatistics]

class GetInsightSelectorsRequest(TypedDict):
    TrailName: NotRequired[str]
    EventDataStore: NotRequired[str]

class GetInsightSelectorsResponse(TypedDict):
    TrailARN: NotRequired[str]
    InsightSelectors: NotRequired[list[InsightSelector]]
    EventDataStoreArn: NotRequired[str]
    InsightsDestination: NotRequired[str]

class GetQueryResultsRequest(TypedDict):
    EventDataStore: NotRequired[str]
    QueryId: str
    NextToken: NotRequired[str]
    MaxQueryResults: NotRequired[int]
    EventDataStoreOwnerAccountId: NotRequired[str]

class GetQueryResultsResponse(TypedDict):
    QueryStatus: NotRequired[str]
    QueryStatistics: NotRequired[QueryStatistics]
    QueryResultRows: NotRequired[list[list[dict[str, str]]]]
    NextToken: NotRequired[str]
    ErrorMessage: NotRequired[str]

class GetResourcePolicyRequest(TypedDict):
    ResourceArn: str

class GetResourcePolicyResponse(TypedDict):
    ResourceArn: NotRequired[str]
    ResourcePolicy: NotRequired[str]
    DelegatedAdminResourcePolicy: NotRequired[str]

class GetTrailRequest(TypedDict):
    Name: str

class GetTrailResponse(TypedDict):
    Trail: NotRequired[Trail]

class GetTrailStatusRequest(TypedDict):
    Name: str

class GetTrailStatusResponse(TypedDict):
    IsLogging: NotRequired[bool]
    LatestDeliveryError: NotRequired[str]
    LatestNotificationError: NotRequired[str]
    LatestDeliveryTime: NotRequired[float]
    LatestNotificationTime: NotRequired[float]
    StartLoggingTime: NotRequired[float]
    StopLoggingTime: NotRequired[float]
    LatestCloudWatchLogsDeliveryError: NotRequired[str]
    LatestCloudWatchLogsDeliveryTime: NotRequired[float]
    LatestDigestDeliveryTime: NotRequired[float]
    LatestDigestDeliveryError: NotRequired[str]
    LatestDeliveryAttemptTime: NotRequired[str]
    LatestNotificationAttemptTime: NotRequired[str]
    LatestNotificationAttemptSucceeded: NotRequired[str]
    LatestDeliveryAttemptSucceeded: NotRequired[str]
    TimeLoggingStarted: NotRequired[str]
    TimeLoggingStopped: NotRequired[str]

class ImportFailureListItem(TypedDict):
    Location: NotRequired[str]
    Status: NotRequired[str]
    ErrorType: NotRequired[str]
    ErrorMessage: NotRequired[str]
    LastUpdatedTime: NotRequired[float]

class ImportSource(TypedDict):
    S3: S3ImportSource

class ImportStatistics(TypedDict):
    PrefixesFound: NotRequired[int]
    PrefixesCompleted: NotRequired[int]
    FilesCompleted: NotRequired[int]
    EventsCompleted: NotRequired[int]
    FailedEntries: NotRequired[int]

class ImportsListItem(TypedDict):
    ImportId: NotRequired[str]
    ImportStatus: NotRequired[str]
    Destinations: NotRequired[list[str]]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]

class IngestionStatus(TypedDict):
    LatestIngestionSuccessTime: NotRequired[float]
    LatestIngestionSuccessEventID: NotRequired[str]
    LatestIngestionErrorCode: NotRequired[str]
    LatestIngestionAttemptTime: NotRequired[float]
    LatestIngestionAttemptEventID: NotRequired[str]

class InsightSelector(TypedDict):
    InsightType: NotRequired[str]
    EventCategories: NotRequired[list[str]]

class ListChannelsRequest(TypedDict):
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListChannelsResponse(TypedDict):
    Channels: NotRequired[list[Channel]]
    NextToken: NotRequired[str]

class ListDashboardsRequest(TypedDict):
    NamePrefix: NotRequired[str]
    Type: NotRequired[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListDashboardsResponse(TypedDict):
    Dashboards: NotRequired[list[DashboardDetail]]
    NextToken: NotRequired[str]

class ListEventDataStoresRequest(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListEventDataStoresResponse(TypedDict):
    EventDataStores: NotRequired[list[EventDataStore]]
    NextToken: NotRequired[str]

class ListImportFailuresRequest(TypedDict):
    ImportId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListImportFailuresResponse(TypedDict):
    Failures: NotRequired[list[ImportFailureListItem]]
    NextToken: NotRequired[str]

class ListImportsRequest(TypedDict):
    MaxResults: NotRequired[int]
    Destination: NotRequired[str]
    ImportStatus: NotRequired[str]
    NextToken: NotRequired[str]

class ListImportsResponse(TypedDict):
    Imports: NotRequired[list[ImportsListItem]]
    NextToken: NotRequired[str]

class ListInsightsDataRequest(TypedDict):
    InsightSource: str
    DataType: str
    Dimensions: NotRequired[dict[str, str]]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListInsightsDataResponse(TypedDict):
    Events: NotRequired[list[Event]]
    NextToken: NotRequired[str]

class ListInsightsMetricDataRequest(TypedDict):
    TrailName: NotRequired[str]
    EventSource: str
    EventName: str
    InsightType: str
    ErrorCode: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    Period: NotRequired[int]
    DataType: NotRequired[str]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListInsightsMetricDataResponse(TypedDict):
    TrailARN: NotRequired[str]
    EventSource: NotRequired[str]
    EventName: NotRequired[str]
    InsightType: NotRequired[str]
    ErrorCode: NotRequired[str]
    Timestamps: NotRequired[list[float]]
    Values: NotRequired[list[float]]
    NextToken: NotRequired[str]

class ListPublicKeysRequest(TypedDict):
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    NextToken: NotRequired[str]

class ListPublicKeysResponse(TypedDict):
    PublicKeyList: NotRequired[list[PublicKey]]
    NextToken: NotRequired[str]

class ListQueriesRequest(TypedDict):
    EventDataStore: str
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    QueryStatus: NotRequired[str]

class ListQueriesResponse(TypedDict):
    Queries: NotRequired[list[Query]]
    NextToken: NotRequired[str]

class ListTagsRequest(TypedDict):
    ResourceIdList: list[str]
    NextToken: NotRequired[str]

class ListTagsResponse(TypedDict):
    ResourceTagList: NotRequired[list[ResourceTag]]
    NextToken: NotRequired[str]

class ListTrailsRequest(TypedDict):
    NextToken: NotRequired[str]

class ListTrailsResponse(TypedDict):
    Trails: NotRequired[list[TrailInfo]]
    NextToken: NotRequired[str]

class LookupAttribute(TypedDict):
    AttributeKey: str
    AttributeValue: str

class LookupEventsRequest(TypedDict):
    LookupAttributes: NotRequired[list[LookupAttribute]]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    EventCategory: NotRequired[str]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class LookupEventsResponse(TypedDict):
    Events: NotRequired[list[Event]]
    NextToken: NotRequired[str]

class PartitionKey(TypedDict):
    Name: NotRequired[str]
    Type: NotRequired[str]

class PublicKey(TypedDict):
    Value: NotRequired[bytes]
    ValidityStartTime: NotRequired[float]
    ValidityEndTime: NotRequired[float]
    Fingerprint: NotRequired[str]

class PutEventConfigurationRequest(TypedDict):
    TrailName: NotRequired[str]
    EventDataStore: NotRequired[str]
    MaxEventSize: NotRequired[str]
    ContextKeySelectors: NotRequired[list[ContextKeySelector]]
    AggregationConfigurations: NotRequired[list[AggregationConfiguration]]

class PutEventConfigurationResponse(TypedDict):
    TrailARN: NotRequired[str]
    EventDataStoreArn: NotRequired[str]
    MaxEventSize: NotRequired[str]
    ContextKeySelectors: NotRequired[list[ContextKeySelector]]
    AggregationConfigurations: NotRequired[list[AggregationConfiguration]]

class PutEventSelectorsRequest(TypedDict):
    TrailName: str
    EventSelectors: NotRequired[list[EventSelector]]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]

class PutEventSelectorsResponse(TypedDict):
    TrailARN: NotRequired[str]
    EventSelectors: NotRequired[list[EventSelector]]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]

class PutInsightSelectorsRequest(TypedDict):
    TrailName: NotRequired[str]
    InsightSelectors: list[InsightSelector]
    EventDataStore: NotRequired[str]
    InsightsDestination: NotRequired[str]

class PutInsightSelectorsResponse(TypedDict):
    TrailARN: NotRequired[str]
    InsightSelectors: NotRequired[list[InsightSelector]]
    EventDataStoreArn: NotRequired[str]
    InsightsDestination: NotRequired[str]

class PutResourcePolicyRequest(TypedDict):
    ResourceArn: str
    ResourcePolicy: str

class PutResourcePolicyResponse(TypedDict):
    ResourceArn: NotRequired[str]
    ResourcePolicy: NotRequired[str]
    DelegatedAdminResourcePolicy: NotRequired[str]

class Query(TypedDict):
    QueryId: NotRequired[str]
    QueryStatus: NotRequired[str]
    CreationTime: NotRequired[float]

class QueryStatistics(TypedDict):
    ResultsCount: NotRequired[int]
    TotalResultsCount: NotRequired[int]
    BytesScanned: NotRequired[int]

class QueryStatisticsForDescribeQuery(TypedDict):
    EventsMatched: NotRequired[int]
    EventsScanned: NotRequired[int]
    BytesScanned: NotRequired[int]
    ExecutionTimeInMillis: NotRequired[int]
    CreationTime: NotRequired[float]

class RefreshSchedule(TypedDict):
    Frequency: NotRequired[RefreshScheduleFrequency]
    Status: NotRequired[str]
    TimeOfDay: NotRequired[str]

class RefreshScheduleFrequency(TypedDict):
    Unit: NotRequired[str]
    Value: NotRequired[int]

class RegisterOrganizationDelegatedAdminRequest(TypedDict):
    MemberAccountId: str

class RegisterOrganizationDelegatedAdminResponse(TypedDict): ...

class RemoveTagsRequest(TypedDict):
    ResourceId: str
    TagsList: list[Tag]

class RemoveTagsResponse(TypedDict): ...

class RequestWidget(TypedDict):
    QueryStatement: str
    QueryParameters: NotRequired[list[str]]
    ViewProperties: dict[str, str]

class Resource(TypedDict):
    ResourceType: NotRequired[str]
    ResourceName: NotRequired[str]

class ResourceTag(TypedDict):
    ResourceId: NotRequired[str]
    TagsList: NotRequired[list[Tag]]

class RestoreEventDataStoreRequest(TypedDict):
    EventDataStore: str

class RestoreEventDataStoreResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    Name: NotRequired[str]
    Status: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    KmsKeyId: NotRequired[str]
    BillingMode: NotRequired[str]

class S3ImportSource(TypedDict):
    S3LocationUri: str
    S3BucketRegion: str
    S3BucketAccessRoleArn: str

class SearchSampleQueriesRequest(TypedDict):
    SearchPhrase: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class SearchSampleQueriesResponse(TypedDict):
    SearchResults: NotRequired[list[SearchSampleQueriesSearchResult]]
    NextToken: NotRequired[str]

class SearchSampleQueriesSearchResult(TypedDict):
    Name: NotRequired[str]
    Description: NotRequired[str]
    SQL: NotRequired[str]
    Relevance: NotRequired[float]

class SourceConfig(TypedDict):
    ApplyToAllRegions: NotRequired[bool]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]

class StartDashboardRefreshRequest(TypedDict):
    DashboardId: str
    QueryParameterValues: NotRequired[dict[str, str]]

class StartDashboardRefreshResponse(TypedDict):
    RefreshId: NotRequired[str]

class StartEventDataStoreIngestionRequest(TypedDict):
    EventDataStore: str

class StartEventDataStoreIngestionResponse(TypedDict): ...

class StartImportRequest(TypedDict):
    Destinations: NotRequired[list[str]]
    ImportSource: NotRequired[ImportSource]
    StartEventTime: NotRequired[float]
    EndEventTime: NotRequired[float]
    ImportId: NotRequired[str]

class StartImportResponse(TypedDict):
    ImportId: NotRequired[str]
    Destinations: NotRequired[list[str]]
    ImportSource: NotRequired[ImportSource]
    StartEventTime: NotRequired[float]
    EndEventTime: NotRequired[float]
    ImportStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]

class StartLoggingRequest(TypedDict):
    Name: str

class StartLoggingResponse(TypedDict): ...

class StartQueryRequest(TypedDict):
    QueryStatement: NotRequired[str]
    DeliveryS3Uri: NotRequired[str]
    QueryAlias: NotRequired[str]
    QueryParameters: NotRequired[list[str]]
    EventDataStoreOwnerAccountId: NotRequired[str]

class StartQueryResponse(TypedDict):
    QueryId: NotRequired[str]
    EventDataStoreOwnerAccountId: NotRequired[str]

class StopEventDataStoreIngestionRequest(TypedDict):
    EventDataStore: str

class StopEventDataStoreIngestionResponse(TypedDict): ...

class StopImportRequest(TypedDict):
    ImportId: str

class StopImportResponse(TypedDict):
    ImportId: NotRequired[str]
    ImportSource: NotRequired[ImportSource]
    Destinations: NotRequired[list[str]]
    ImportStatus: NotRequired[str]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    StartEventTime: NotRequired[float]
    EndEventTime: NotRequired[float]
    ImportStatistics: NotRequired[ImportStatistics]

class StopLoggingRequest(TypedDict):
    Name: str

class StopLoggingResponse(TypedDict): ...

class Tag(TypedDict):
    Key: str
    Value: NotRequired[str]

class Trail(TypedDict):
    Name: NotRequired[str]
    S3BucketName: NotRequired[str]
    S3KeyPrefix: NotRequired[str]
    SnsTopicName: NotRequired[str]
    SnsTopicARN: NotRequired[str]
    IncludeGlobalServiceEvents: NotRequired[bool]
    IsMultiRegionTrail: NotRequired[bool]
    HomeRegion: NotRequired[str]
    TrailARN: NotRequired[str]
    LogFileValidationEnabled: NotRequired[bool]
    CloudWatchLogsLogGroupArn: NotRequired[str]
    CloudWatchLogsRoleArn: NotRequired[str]
    KmsKeyId: NotRequired[str]
    HasCustomEventSelectors: NotRequired[bool]
    HasInsightSelectors: NotRequired[bool]
    IsOrganizationTrail: NotRequired[bool]
    RecursiveLogging: NotRequired[bool]

class TrailInfo(TypedDict):
    TrailARN: NotRequired[str]
    Name: NotRequired[str]
    HomeRegion: NotRequired[str]

class UpdateChannelRequest(TypedDict):
    Channel: str
    Destinations: NotRequired[list[Destination]]
    Name: NotRequired[str]

class UpdateChannelResponse(TypedDict):
    ChannelArn: NotRequired[str]
    Name: NotRequired[str]
    Source: NotRequired[str]
    Destinations: NotRequired[list[Destination]]

class UpdateDashboardRequest(TypedDict):
    DashboardId: str
    Widgets: NotRequired[list[RequestWidget]]
    RefreshSchedule: NotRequired[RefreshSchedule]
    TerminationProtectionEnabled: NotRequired[bool]

class UpdateDashboardResponse(TypedDict):
    DashboardArn: NotRequired[str]
    Name: NotRequired[str]
    Type: NotRequired[str]
    Widgets: NotRequired[list[Widget]]
    RefreshSchedule: NotRequired[RefreshSchedule]
    TerminationProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]

class UpdateEventDataStoreRequest(TypedDict):
    EventDataStore: str
    Name: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    KmsKeyId: NotRequired[str]
    BillingMode: NotRequired[str]

class UpdateEventDataStoreResponse(TypedDict):
    EventDataStoreArn: NotRequired[str]
    Name: NotRequired[str]
    Status: NotRequired[str]
    AdvancedEventSelectors: NotRequired[list[AdvancedEventSelector]]
    MultiRegionEnabled: NotRequired[bool]
    OrganizationEnabled: NotRequired[bool]
    RetentionPeriod: NotRequired[int]
    TerminationProtectionEnabled: NotRequired[bool]
    CreatedTimestamp: NotRequired[float]
    UpdatedTimestamp: NotRequired[float]
    KmsKeyId: NotRequired[str]
    BillingMode: NotRequired[str]
    FederationStatus: NotRequired[str]
    FederationRoleArn: NotRequired[str]

class UpdateTrailRequest(TypedDict):
    Name: str
    S3BucketName: NotRequired[str]
    S3KeyPrefix: NotRequired[str]
    SnsTopicName: NotRequired[str]
    IncludeGlobalServiceEvents: NotRequired[bool]
    IsMultiRegionTrail: NotRequired[bool]
    EnableLogFileValidation: NotRequired[bool]
    CloudWatchLogsLogGroupArn: NotRequired[str]
    CloudWatchLogsRoleArn: NotRequired[str]
    KmsKeyId: NotRequired[str]
    IsOrganizationTrail: NotRequired[bool]
    RecursiveLogging: NotRequired[bool]

class UpdateTrailResponse(TypedDict):
    Name: NotRequired[str]
    S3BucketName: NotRequired[str]
    S3KeyPrefix: NotRequired[str]
    SnsTopicName: NotRequired[str]
    SnsTopicARN: NotRequired[str]
    IncludeGlobalServiceEvents: NotRequired[bool]
    IsMultiRegionTrail: NotRequired[bool]
    TrailARN: NotRequired[str]
    LogFileValidationEnabled: NotRequired[bool]
    CloudWatchLogsLogGroupArn: NotRequired[str]
    CloudWatchLogsRoleArn: NotRequired[str]
    KmsKeyId: NotRequired[str]
    IsOrganizationTrail: NotRequired[bool]
    RecursiveLogging: NotRequired[bool]

class Widget(TypedDict):
    QueryAlias: NotRequired[str]
    QueryStatement: NotRequired[str]
    QueryParameters: NotRequired[list[str]]
    ViewProperties: NotRequired[dict[str, str]]
