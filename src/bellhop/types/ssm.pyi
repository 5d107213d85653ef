"""Shapes of Amazon Simple Systems Manager (SSM), in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AccountSharingInfo(TypedDict):
    AccountId: NotRequired[str]
    SharedDocumentVersion: NotRequired[str]

class Activation(TypedDict):
    ActivationId: NotRequired[str]
    Description: NotRequired[str]
    DefaultInstanceName: NotRequired[str]
    IamRole: NotRequired[str]
    RegistrationLimit: NotRequired[int]
    RegistrationsCount: NotRequired[int]
    ExpirationDate: NotRequired[float]
    Expired: NotRequired[bool]
    CreatedDate: NotRequired[float]
    Tags: NotRequired[list[Tag]]

class AddTagsToResourceRequest(TypedDict):
    ResourceType: str
    ResourceId: str
    Tags: list[Tag]

class AddTagsToResourceResult(TypedDict): ...

class Alarm(TypedDict):
    Name: str

class AlarmConfiguration(TypedDict):
    IgnorePollAlarmFailure: NotRequired[bool]
    Alarms: list[Alarm]

class AlarmStateInformation(TypedDict):
    Name: NotRequired[str]
    State: NotRequired[str]

class AssociateOpsItemRelatedItemRequest(TypedDict):
    OpsItemId: str
    AssociationType: str
    ResourceType: str
    ResourceUri: str

class AssociateOpsItemRelatedItemResponse(TypedDict):
    AssociationId: NotRequired[str]

class Association(TypedDict):
    Name: NotRequired[str]
    InstanceId: NotRequired[str]
    AssociationId: NotRequired[str]
    AssociationVersion: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Targets: NotRequired[list[Target]]
    LastExecutionDate: NotRequired[float]
    Overview: NotRequired[AssociationOverview]
    ScheduleExpression: NotRequired[str]
    AssociationName: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]

class AssociationDescription(TypedDict):
    Name: NotRequired[str]
    InstanceId: NotRequired[str]
    AssociationVersion: NotRequired[str]
    Date: NotRequired[float]
    LastUpdateAssociationDate: NotRequired[float]
    Status: NotRequired[AssociationStatus]
    Overview: NotRequired[AssociationOverview]
    DocumentVersion: NotRequired[str]
    AutomationTargetParameterName: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    AssociationId: NotRequired[str]
    Targets: NotRequired[list[Target]]
    ScheduleExpression: NotRequired[str]
    OutputLocation: NotRequired[InstanceAssociationOutputLocation]
    LastExecutionDate: NotRequired[float]
    LastSuccessfulExecutionDate: NotRequired[float]
    AssociationName: NotRequired[str]
    MaxErrors: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    ComplianceSeverity: NotRequired[str]
    SyncCompliance: NotRequired[str]
    ApplyOnlyAtCronInterval: NotRequired[bool]
    CalendarNames: NotRequired[list[str]]
    TargetLocations: NotRequired[list[TargetLocation]]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]
    AssociationDispatchAssumeRole: NotRequired[str]

class AssociationExecution(TypedDict):
    AssociationId: NotRequired[str]
    AssociationVersion: NotRequired[str]
    ExecutionId: NotRequired[str]
    Status: NotRequired[str]
    DetailedStatus: NotRequired[str]
    CreatedTime: NotRequired[float]
    LastExecutionDate: NotRequired[float]
    ResourceCountByStatus: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]

class AssociationExecutionFilter(TypedDict):
    Key: str
    Value: str
    Type: str

class AssociationExecutionTarget(TypedDict):
    AssociationId: NotRequired[str]
    AssociationVersion: NotRequired[str]
    ExecutionId: NotRequired[str]
    ResourceId: NotRequired[str]
    ResourceType: NotRequired[str]
    Status: NotRequired[str]
    DetailedStatus: NotRequired[str]
    LastExecutionDate: NotRequired[float]
    OutputSource: NotRequired[OutputSource]

class AssociationExecutionTargetsFilter(TypedDict):
    Key: str
    Value: str

class AssociationFilter(TypedDict):
    key: str
    value: str

class AssociationOverview(TypedDict):
    Status: NotRequired[str]
    DetailedStatus: NotRequired[str]
    AssociationStatusAggregatedCount: NotRequired[dict[str, int]]

class AssociationStatus(TypedDict):
    Date: float
    Name: str
    Message: str
    AdditionalInfo: NotRequired[str]

class AssociationVersionInfo(TypedDict):
    AssociationId: NotRequired[str]
    AssociationVersion: NotRequired[str]
    CreatedDate: NotRequired[float]
    Name: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    Targets: NotRequired[list[Target]]
    ScheduleExpression: NotRequired[str]
    OutputLocation: NotRequired[InstanceAssociationOutputLocation]
    AssociationName: NotRequired[str]
    MaxErrors: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    ComplianceSeverity: NotRequired[str]
    SyncCompliance: NotRequired[str]
    ApplyOnlyAtCronInterval: NotRequired[bool]
    CalendarNames: NotRequired[list[str]]
    TargetLocations: NotRequired[list[TargetLocation]]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    AssociationDispatchAssumeRole: NotRequired[str]

class AttachmentContent(TypedDict):
    Name: NotRequired[str]
    Size: NotRequired[int]
    Hash: NotRequired[str]
    HashType: NotRequired[str]
    Url: NotRequired[str]

class AttachmentInformation(TypedDict):
    Name: NotRequired[str]

class AttachmentsSource(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]
    Name: NotRequired[str]

class AutomationExecution(TypedDict):
    AutomationExecutionId: NotRequired[str]
    DocumentName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    ExecutionStartTime: NotRequired[float]
    ExecutionEndTime: NotRequired[float]
    AutomationExecutionStatus: NotRequired[str]
    StepExecutions: NotRequired[list[StepExecution]]
    StepExecutionsTruncated: NotRequired[bool]
    Parameters: NotRequired[dict[str, list[str]]]
    Outputs: NotRequired[dict[str, list[str]]]
    FailureMessage: NotRequired[str]
    WarningMessage: NotRequired[str]
    Mode: NotRequired[str]
    ParentAutomationExecutionId: NotRequired[str]
    ExecutedBy: NotRequired[str]
    CurrentStepName: NotRequired[str]
    CurrentAction: NotRequired[str]
    TargetParameterName: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    ResolvedTargets: NotRequired[ResolvedTargets]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    Target: NotRequired[str]
    TargetLocations: NotRequired[list[TargetLocation]]
    ProgressCounters: NotRequired[ProgressCounters]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]
    TargetLocationsURL: NotRequired[str]
    AutomationSubtype: NotRequired[str]
    ScheduledTime: NotRequired[float]
    Runbooks: NotRequired[list[Runbook]]
    OpsItemId: NotRequired[str]
    AssociationId: NotRequired[str]
    ChangeRequestName: NotRequired[str]
    Variables: NotRequired[dict[str, list[str]]]
    TargetsSummary: NotRequired[TargetsSummary]

class AutomationExecutionFilter(TypedDict):
    Key: str
    Values: list[str]

class AutomationExecutionInputs(TypedDict):
    Parameters: NotRequired[dict[str, list[str]]]
    TargetParameterName: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    TargetLocations: NotRequired[list[TargetLocation]]
    TargetLocationsURL: NotRequired[str]

class AutomationExecutionMetadata(TypedDict):
    AutomationExecutionId: NotRequired[str]
    DocumentName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    AutomationExecutionStatus: NotRequired[str]
    ExecutionStartTime: NotRequired[float]
    ExecutionEndTime: NotRequired[float]
    ExecutedBy: NotRequired[str]
    LogFile: NotRequired[str]
    Outputs: NotRequired[dict[str, list[str]]]
    Mode: NotRequired[str]
    ParentAutomationExecutionId: NotRequired[str]
    CurrentStepName: NotRequired[str]
    CurrentAction: NotRequired[str]
    FailureMessage: NotRequired[str]
    WarningMessage: NotRequired[str]
    TargetParameterName: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    ResolvedTargets: NotRequired[ResolvedTargets]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    Target: NotRequired[str]
    AutomationType: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]
    TargetLocationsURL: NotRequired[str]
    AutomationSubtype: NotRequired[str]
    ScheduledTime: NotRequired[float]
    Runbooks: NotRequired[list[Runbook]]
    OpsItemId: NotRequired[str]
    AssociationId: NotRequired[str]
    ChangeRequestName: NotRequired[str]

class AutomationExecutionPreview(TypedDict):
    StepPreviews: NotRequired[dict[str, int]]
    Regions: NotRequired[list[str]]
    TargetPreviews: NotRequired[list[TargetPreview]]
    TotalAccounts: NotRequired[int]

class AzureConfiguration(TypedDict):
    TenantId: str
    TenantDisplayName: NotRequired[str]
    ApplicationId: str
    ApplicationDisplayName: NotRequired[str]
    Targets: NotRequired[ConfigurationTargets]

class AzureSubscription(TypedDict):
    Id: str
    DisplayName: NotRequired[str]

class BaselineOverride(TypedDict):
    OperatingSystem: NotRequired[str]
    GlobalFilters: NotRequired[PatchFilterGroup]
    ApprovalRules: NotRequired[PatchRuleGroup]
    ApprovedPatches: NotRequired[list[str]]
    ApprovedPatchesComplianceLevel: NotRequired[str]
    RejectedPatches: NotRequired[list[str]]
    RejectedPatchesAction: NotRequired[str]
    ApprovedPatchesEnableNonSecurity: NotRequired[bool]
    Sources: NotRequired[list[PatchSource]]
    AvailableSecurityUpdatesComplianceStatus: NotRequired[str]

class CancelCommandRequest(TypedDict):
    CommandId: str
    InstanceIds: NotRequired[list[str]]

class CancelCommandResult(TypedDict): ...

class CancelMaintenanceWindowExecutionRequest(TypedDict):
    WindowExecutionId: str

class CancelMaintenanceWindowExecutionResult(TypedDict):
    WindowExecutionId: NotRequired[str]

class CloudConnectorConfiguration(TypedDict):
    AzureConfiguration: NotRequired[AzureConfiguration]
    GcpConfiguration: NotRequired[GcpConfiguration]

class CloudConnectorFilter(TypedDict):
    FilterKey: NotRequired[str]
    FilterValues: NotRequired[list[str]]

class CloudConnectorSummary(TypedDict):
    CloudConnectorId: NotRequired[str]
    DisplayName: NotRequired[str]
    Description: NotRequired[str]
    RoleArn: NotRequired[str]
    CreatedAt: NotRequired[float]
    UpdatedAt: NotRequired[float]
    Provider: NotRequired[str]
    ConfigConnectorArn: NotRequired[str]

class CloudWatchOutputConfig(TypedDict):
    CloudWatchLogGroupName: NotRequired[str]
    CloudWatchOutputEnabled: NotRequired[bool]

class Command(TypedDict):
    CommandId: NotRequired[str]
    DocumentName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Comment: NotRequired[str]
    ExpiresAfter: NotRequired[float]
    Parameters: NotRequired[dict[str, list[str]]]
    InstanceIds: NotRequired[list[str]]
    Targets: NotRequired[list[Target]]
    RequestedDateTime: NotRequired[float]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    OutputS3Region: NotRequired[str]
    OutputS3BucketName: NotRequired[str]
    OutputS3KeyPrefix: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    TargetCount: NotRequired[int]
    CompletedCount: NotRequired[int]
    ErrorCount: NotRequired[int]
    DeliveryTimedOutCount: NotRequired[int]
    ServiceRole: NotRequired[str]
    NotificationConfig: NotRequired[NotificationConfig]
    CloudWatchOutputConfig: NotRequired[CloudWatchOutputConfig]
    TimeoutSeconds: NotRequired[int]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]

class CommandFilter(TypedDict):
    key: str
    value: str

class CommandInvocation(TypedDict):
    CommandId: NotRequired[str]
    InstanceId: NotRequired[str]
    InstanceName: NotRequired[str]
    Comment: NotRequired[str]
    DocumentName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    RequestedDateTime: NotRequired[float]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    TraceOutput: NotRequired[str]
    StandardOutputUrl: NotRequired[str]
    StandardErrorUrl: NotRequired[str]
    CommandPlugins: NotRequired[list[CommandPlugin]]
    ServiceRole: NotRequired[str]
    NotificationConfig: NotRequired[NotificationConfig]
    CloudWatchOutputConfig: NotRequired[CloudWatchOutputConfig]

class CommandPlugin(TypedDict):
    Name: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    ResponseCode: NotRequired[int]
    ResponseStartDateTime: NotRequired[float]
    ResponseFinishDateTime: NotRequired[float]
    Output: NotRequired[str]
    StandardOutputUrl: NotRequired[str]
    StandardErrorUrl: NotRequired[str]
    OutputS3Region: NotRequired[str]
    OutputS3BucketName: NotRequired[str]
    OutputS3KeyPrefix: NotRequired[str]

class ComplianceExecutionSummary(TypedDict):
    ExecutionTime: float
    ExecutionId: NotRequired[str]
    ExecutionType: NotRequired[str]

class ComplianceItem(TypedDict):
    ComplianceType: NotRequired[str]
    ResourceType: NotRequired[str]
    ResourceId: NotRequired[str]
    Id: NotRequired[str]
    Title: NotRequired[str]
    Status: NotRequired[str]
    Severity: NotRequired[str]
    ExecutionSummary: NotRequired[ComplianceExecutionSummary]
    Details: NotRequired[dict[str, str]]

class ComplianceItemEntry(TypedDict):
    Id: NotRequired[str]
    Title: NotRequired[str]
    Severity: str
    Status: str
    Details: NotRequired[dict[str, str]]

class ComplianceStringFilter(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]
    Type: NotRequired[str]

class ComplianceSummaryItem(TypedDict):
    ComplianceType: NotRequired[str]
    CompliantSummary: NotRequired[CompliantSummary]
    NonCompliantSummary: NotRequired[NonCompliantSummary]

class CompliantSummary(TypedDict):
    CompliantCount: NotRequired[int]
    SeveritySummary: NotRequired[SeveritySummary]

class ConfigurationTargets(TypedDict):
    Subscriptions: NotRequired[list[AzureSubscription]]

class CreateActivationRequest(TypedDict):
    Description: NotRequired[str]
    DefaultInstanceName: NotRequired[str]
    IamRole: str
    RegistrationLimit: NotRequired[int]
    ExpirationDate: NotRequired[float]
    Tags: NotRequired[list[Tag]]
    RegistrationMetadata: NotRequired[list[RegistrationMetadataItem]]

class CreateActivationResult(TypedDict):
    ActivationId: NotRequired[str]
    ActivationCode: NotRequired[str]

class CreateAssociationBatchRequest(TypedDict):
    Entries: list[CreateAssociationBatchRequestEntry]
    AssociationDispatchAssumeRole: NotRequired[str]

class CreateAssociationBatchRequestEntry(TypedDict):
    Name: str
    InstanceId: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    AutomationTargetParameterName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Targets: NotRequired[list[Target]]
    ScheduleExpression: NotRequired[str]
    OutputLocation: NotRequired[InstanceAssociationOutputLocation]
    AssociationName: NotRequired[str]
    MaxErrors: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    ComplianceSeverity: NotRequired[str]
    SyncCompliance: NotRequired[str]
    ApplyOnlyAtCronInterval: NotRequired[bool]
    CalendarNames: NotRequired[list[str]]
    TargetLocations: NotRequired[list[TargetLocation]]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class CreateAssociationBatchResult(TypedDict):
    Successful: NotRequired[list[AssociationDescription]]
    Failed: NotRequired[list[FailedCreateAssociation]]

class CreateAssociationRequest(TypedDict):
    Name: str
    DocumentVersion: NotRequired[str]
    InstanceId: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    Targets: NotRequired[list[Target]]
    ScheduleExpression: NotRequired[str]
    OutputLocation: NotRequired[InstanceAssociationOutputLocation]
    AssociationName: NotRequired[str]
    AutomationTargetParameterName: NotRequired[str]
    MaxErrors: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    ComplianceSeverity: NotRequired[str]
    SyncCompliance: NotRequired[str]
    ApplyOnlyAtCronInterval: NotRequired[bool]
    CalendarNames: NotRequired[list[str]]
    TargetLocations: NotRequired[list[TargetLocation]]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    Tags: NotRequired[list[Tag]]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    AssociationDispatchAssumeRole: NotRequired[str]

class CreateAssociationResult(TypedDict):
    AssociationDescription: NotRequired[AssociationDescription]

class CreateCloudConnectorRequest(TypedDict):
    DisplayName: str
    RoleArn: str
    Description: NotRequired[str]
    Configuration: CloudConnectorConfiguration
    ConfigConnectorArn: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateCloudConnectorResult(TypedDict):
    CloudConnectorId: NotRequired[str]

class CreateDocumentRequest(TypedDict):
    Content: str
    Requires: NotRequired[list[DocumentRequires]]
    Attachments: NotRequired[list[AttachmentsSource]]
    Name: str
    DisplayName: NotRequired[str]
    VersionName: NotRequired[str]
    DocumentType: NotRequired[str]
    DocumentFormat: NotRequired[str]
    TargetType: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateDocumentResult(TypedDict):
    DocumentDescription: NotRequired[DocumentDescription]

class CreateMaintenanceWindowRequest(TypedDict):
    Name: str
    Description: NotRequired[str]
    StartDate: NotRequired[str]
    EndDate: NotRequired[str]
    Schedule: str
    ScheduleTimezone: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    Duration: int
    Cutoff: int
    AllowUnassociatedTargets: bool
    ClientToken: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]

class CreateOpsItemRequest(TypedDict):
    Description: str
    OpsItemType: NotRequired[str]
    OperationalData: NotRequired[dict[str, OpsItemDataValue]]
    Notifications: NotRequired[list[OpsItemNotification]]
    Priority: NotRequired[int]
    RelatedOpsItems: NotRequired[list[RelatedOpsItem]]
    Source: str
    Title: str
    Tags: NotRequired[list[Tag]]
    Category: NotRequired[str]
    Severity: NotRequired[str]
    ActualStartTime: NotRequired[float]
    ActualEndTime: NotRequired[float]
    PlannedStartTime: NotRequired[float]
    PlannedEndTime: NotRequired[float]
    AccountId: NotRequired[str]

class CreateOpsItemResponse(TypedDict):
    OpsItemId: NotRequired[str]
    OpsItemArn: NotRequired[str]

class CreateOpsMetadataRequest(TypedDict):
    ResourceId: str
    Metadata: NotRequired[dict[str, MetadataValue]]
    Tags: NotRequired[list[Tag]]

class CreateOpsMetadataResult(TypedDict):
    OpsMetadataArn: NotRequired[str]

class CreatePatchBaselineRequest(TypedDict):
    OperatingSystem: NotRequired[str]
    Name: str
    GlobalFilters: NotRequired[PatchFilterGroup]
    ApprovalRules: NotRequired[PatchRuleGroup]
    ApprovedPatches: NotRequired[list[str]]
    ApprovedPatchesComplianceLevel: NotRequired[str]
    ApprovedPatchesEnableNonSecurity: NotRequired[bool]
    RejectedPatches: NotRequired[list[str]]
    RejectedPatchesAction: NotRequired[str]
    Description: NotRequired[str]
    Sources: NotRequired[list[PatchSource]]
    AvailableSecurityUpdatesComplianceStatus: NotRequired[str]
    ClientToken: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreatePatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]

class CreateResourceDataSyncRequest(TypedDict):
    SyncName: str
    S3Destination: NotRequired[ResourceDataSyncS3Destination]
    SyncType: NotRequired[str]
    SyncSource: NotRequired[ResourceDataSyncSource]

class CreateResourceDataSyncResult(TypedDict): ...

class Credentials(TypedDict):
    AccessKeyId: NotRequired[str]
    SecretAccessKey: NotRequired[str]
    SessionToken: NotRequired[str]
    ExpirationTime: NotRequired[float]

class DeleteActivationRequest(TypedDict):
    ActivationId: str

class DeleteActivationResult(TypedDict): ...

class DeleteAssociationRequest(TypedDict):
    Name: NotRequired[str]
    InstanceId: NotRequired[str]
    AssociationId: NotRequired[str]

class DeleteAssociationResult(TypedDict): ...

class DeleteCloudConnectorRequest(TypedDict):
    CloudConnectorId: str

class DeleteCloudConnectorResult(TypedDict):
    CloudConnectorId: NotRequired[str]

class DeleteDocumentRequest(TypedDict):
    Name: str
    DocumentVersion: NotRequired[str]
    VersionName: NotRequired[str]
    Force: NotRequired[bool]

class DeleteDocumentResult(TypedDict): ...

class DeleteInventoryRequest(TypedDict):
    TypeName: str
    SchemaDeleteOption: NotRequired[str]
    DryRun: NotRequired[bool]
    ClientToken: NotRequired[str]

class DeleteInventoryResult(TypedDict):
    DeletionId: NotRequired[str]
    TypeName: NotRequired[str]
    DeletionSummary: NotRequired[InventoryDeletionSummary]

class DeleteMaintenanceWindowRequest(TypedDict):
    WindowId: str

class DeleteMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]

class DeleteOpsItemRequest(TypedDict):
    OpsItemId: str

class DeleteOpsItemResponse(TypedDict): ...

class DeleteOpsMetadataRequest(TypedDict):
    OpsMetadataArn: str

class DeleteOpsMetadataResult(TypedDict): ...

class DeleteParameterRequest(TypedDict):
    Name: str

class DeleteParameterResult(TypedDict): ...

class DeleteParametersRequest(TypedDict):
    Names: list[str]

class DeleteParametersResult(TypedDict):
    DeletedParameters: NotRequired[list[str]]
    InvalidParameters: NotRequired[list[str]]

class DeletePatchBaselineRequest(TypedDict):
    BaselineId: str

class DeletePatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]

class DeleteResourceDataSyncRequest(TypedDict):
    SyncName: str
    SyncType: NotRequired[str]

class DeleteResourceDataSyncResult(TypedDict): ...

class DeleteResourcePolicyRequest(TypedDict):
    ResourceArn: str
    PolicyId: str
    PolicyHash: str
    DeletionMode: NotRequired[str]

class DeleteResourcePolicyResponse(TypedDict): ...

class DeregisterDefaultHostManagementConfigurationRequest(TypedDict): ...

class DeregisterDefaultHostManagementConfigurationResult(TypedDict): ...

class DeregisterManagedInstanceRequest(TypedDict):
    InstanceId: str

class DeregisterManagedInstanceResult(TypedDict): ...

class DeregisterPatchBaselineForPatchGroupRequest(TypedDict):
    BaselineId: str
    PatchGroup: str

class DeregisterPatchBaselineForPatchGroupResult(TypedDict):
    BaselineId: NotRequired[str]
    PatchGroup: NotRequired[str]

class DeregisterTargetFromMaintenanceWindowRequest(TypedDict):
    WindowId: str
    WindowTargetId: str
    Safe: NotRequired[bool]

class DeregisterTargetFromMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]
    WindowTargetId: NotRequired[str]

class DeregisterTaskFromMaintenanceWindowRequest(TypedDict):
    WindowId: str
    WindowTaskId: str

class DeregisterTaskFromMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]
    WindowTaskId: NotRequired[str]

class DescribeActivationsFilter(TypedDict):
    FilterKey: NotRequired[str]
    FilterValues: NotRequired[list[str]]

class DescribeActivationsRequest(TypedDict):
    Filters: NotRequired[list[DescribeActivationsFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeActivationsResult(TypedDict):
    ActivationList: NotRequired[list[Activation]]
    NextToken: NotRequired[str]

class DescribeAssociationExecutionTargetsRequest(TypedDict):
    AssociationId: str
    ExecutionId: str
    Filters: NotRequired[list[AssociationExecutionTargetsFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeAssociationExecutionTargetsResult(TypedDict):
    AssociationExecutionTargets: NotRequired[list[AssociationExecutionTarget]]
    NextToken: NotRequired[str]

class DescribeAssociationExecutionsRequest(TypedDict):
    AssociationId: str
    Filters: NotRequired[list[AssociationExecutionFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeAssociationExecutionsResult(TypedDict):
    AssociationExecutions: NotRequired[list[AssociationExecution]]
    NextToken: NotRequired[str]

class DescribeAssociationRequest(TypedDict):
    Name: NotRequired[str]
    InstanceId: NotRequired[str]
    AssociationId: NotRequired[str]
    AssociationVersion: NotRequired[str]

class DescribeAssociationResult(TypedDict):
    AssociationDescription: NotRequired[AssociationDescription]

class DescribeAutomationExecutionsRequest(TypedDict):
    Filters: NotRequired[list[AutomationExecutionFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeAutomationExecutionsResult(TypedDict):
    AutomationExecutionMetadataList: NotRequired[list[AutomationExecutionMetadata]]
    NextToken: NotRequired[str]

class DescribeAutomationStepExecutionsRequest(TypedDict):
    AutomationExecutionId: str
    Filters: NotRequired[list[StepExecutionFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    ReverseOrder: NotRequired[bool]

class DescribeAutomationStepExecutionsResult(TypedDict):
    StepExecutions: NotRequired[list[StepExecution]]
    NextToken: NotRequired[str]

class DescribeAvailablePatchesRequest(TypedDict):
    Filters: NotRequired[list[PatchOrchestratorFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeAvailablePatchesResult(TypedDict):
    Patches: NotRequired[list[Patch]]
    NextToken: NotRequired[str]

class DescribeDocumentPermissionRequest(TypedDict):
    Name: str
    PermissionType: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeDocumentPermissionResponse(TypedDict):
    AccountIds: NotRequired[list[str]]
    AccountSharingInfoList: NotRequired[list[AccountSharingInfo]]
    NextToken: NotRequired[str]

class DescribeDocumentRequest(TypedDict):
    Name: str
    DocumentVersion: NotRequired[str]
    VersionName: NotRequired[str]

class DescribeDocumentResult(TypedDict):
    Document: NotRequired[DocumentDescription]

class DescribeEffectiveInstanceAssociationsRequest(TypedDict):
    InstanceId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeEffectiveInstanceAssociationsResult(TypedDict):
    Associations: NotRequired[list[InstanceAssociation]]
    NextToken: NotRequired[str]

class DescribeEffectivePatchesForPatchBaselineRequest(TypedDict):
    BaselineId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeEffectivePatchesForPatchBaselineResult(TypedDict):
    EffectivePatches: NotRequired[list[EffectivePatch]]
    NextToken: NotRequired[str]

class DescribeInstanceAssociationsStatusRequest(TypedDict):
    InstanceId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeInstanceAssociationsStatusResult(TypedDict):
    InstanceAssociationStatusInfos: NotRequired[list[InstanceAssociationStatusInfo]]
    NextToken: NotRequired[str]

class DescribeInstanceInformationRequest(TypedDict):
    InstanceInformationFilterList: NotRequired[list[InstanceInformationFilter]]
    Filters: NotRequired[list[InstanceInformationStringFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeInstanceInformationResult(TypedDict):
    InstanceInformationList: NotRequired[list[InstanceInformation]]
    NextToken: NotRequired[str]

class DescribeInstancePatchStatesForPatchGroupRequest(TypedDict):
    PatchGroup: str
    Filters: NotRequired[list[InstancePatchStateFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeInstancePatchStatesForPatchGroupResult(TypedDict):
    InstancePatchStates: NotRequired[list[InstancePatchState]]
    NextToken: NotRequired[str]

class DescribeInstancePatchStatesRequest(TypedDict):
    InstanceIds: list[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeInstancePatchStatesResult(TypedDict):
    InstancePatchStates: NotRequired[list[InstancePatchState]]
    NextToken: NotRequired[str]

class DescribeInstancePatchesRequest(TypedDict):
    InstanceId: str
    Filters: NotRequired[list[PatchOrchestratorFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeInstancePatchesResult(TypedDict):
    Patches: NotRequired[list[PatchComplianceData]]
    NextToken: NotRequired[str]

class DescribeInstancePropertiesRequest(TypedDict):
    InstancePropertyFilterList: NotRequired[list[InstancePropertyFilter]]
    FiltersWithOperator: NotRequired[list[InstancePropertyStringFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeInstancePropertiesResult(TypedDict):
    InstanceProperties: NotRequired[list[InstanceProperty]]
    NextToken: NotRequired[str]

class DescribeInventoryDeletionsRequest(TypedDict):
    DeletionId: NotRequired[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeInventoryDeletionsResult(TypedDict):
    InventoryDeletions: NotRequired[list[InventoryDeletionStatusItem]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionTaskInvocationsRequest(TypedDict):
    WindowExecutionId: str
    TaskId: str
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionTaskInvocationsResult(TypedDict):
    WindowExecutionTaskInvocationIdentities: NotRequired[list[MaintenanceWindowExecutionTaskInvocationIdentity]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionTasksRequest(TypedDict):
    WindowExecutionId: str
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionTasksResult(TypedDict):
    WindowExecutionTaskIdentities: NotRequired[list[MaintenanceWindowExecutionTaskIdentity]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionsRequest(TypedDict):
    WindowId: str
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowExecutionsResult(TypedDict):
    WindowExecutions: NotRequired[list[MaintenanceWindowExecution]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowScheduleRequest(TypedDict):
    WindowId: NotRequired[str]
    Targets: NotRequired[list[Target]]
    ResourceType: NotRequired[str]
    Filters: NotRequired[list[PatchOrchestratorFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowScheduleResult(TypedDict):
    ScheduledWindowExecutions: NotRequired[list[ScheduledWindowExecution]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowTargetsRequest(TypedDict):
    WindowId: str
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowTargetsResult(TypedDict):
    Targets: NotRequired[list[MaintenanceWindowTarget]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowTasksRequest(TypedDict):
    WindowId: str
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowTasksResult(TypedDict):
    Tasks: NotRequired[list[MaintenanceWindowTask]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowsForTargetRequest(TypedDict):
    Targets: list[Target]
    ResourceType: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowsForTargetResult(TypedDict):
    WindowIdentities: NotRequired[list[MaintenanceWindowIdentityForTarget]]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowsRequest(TypedDict):
    Filters: NotRequired[list[MaintenanceWindowFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeMaintenanceWindowsResult(TypedDict):
    WindowIdentities: NotRequired[list[MaintenanceWindowIdentity]]
    NextToken: NotRequired[str]

class DescribeOpsItemsRequest(TypedDict):
    OpsItemFilters: NotRequired[list[OpsItemFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeOpsItemsResponse(TypedDict):
    NextToken: NotRequired[str]
    OpsItemSummaries: NotRequired[list[OpsItemSummary]]

class DescribeParametersRequest(TypedDict):
    Filters: NotRequired[list[ParametersFilter]]
    ParameterFilters: NotRequired[list[ParameterStringFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    Shared: NotRequired[bool]

class DescribeParametersResult(TypedDict):
    Parameters: NotRequired[list[ParameterMetadata]]
    NextToken: NotRequired[str]

class DescribePatchBaselinesRequest(TypedDict):
    Filters: NotRequired[list[PatchOrchestratorFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribePatchBaselinesResult(TypedDict):
    BaselineIdentities: NotRequired[list[PatchBaselineIdentity]]
    NextToken: NotRequired[str]

class DescribePatchGroupStateRequest(TypedDict):
    PatchGroup: str

class DescribePatchGroupStateResult(TypedDict):
    Instances: NotRequired[int]
    InstancesWithInstalledPatches: NotRequired[int]
    InstancesWithInstalledOtherPatches: NotRequired[int]
    InstancesWithInstalledPendingRebootPatches: NotRequired[int]
    InstancesWithInstalledRejectedPatches: NotRequired[int]
    InstancesWithMissingPatches: NotRequired[int]
    InstancesWithFailedPatches: NotRequired[int]
    InstancesWithNotApplicablePatches: NotRequired[int]
    InstancesWithUnreportedNotApplicablePatches: NotRequired[int]
    InstancesWithCriticalNonCompliantPatches: NotRequired[int]
    InstancesWithSecurityNonCompliantPatches: NotRequired[int]
    InstancesWithOtherNonCompliantPatches: NotRequired[int]
    InstancesWithAvailableSecurityUpdates: NotRequired[int]

class DescribePatchGroupsRequest(TypedDict):
    MaxResults: NotRequired[int]
    Filters: NotRequired[list[PatchOrchestratorFilter]]
    NextToken: NotRequired[str]

class DescribePatchGroupsResult(TypedDict):
    Mappings: NotRequired[list[PatchGroupPatchBaselineMapping]]
    NextToken: NotRequired[str]

class DescribePatchPropertiesRequest(TypedDict):
    OperatingSystem: str
    Property: str
    PatchSet: NotRequired[str]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribePatchPropertiesResult(TypedDict):
    Properties: NotRequired[list[dict[str, str]]]
    NextToken: NotRequired[str]

class DescribeSessionsRequest(TypedDict):
    State: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    Filters: NotRequired[list[SessionFilter]]

class DescribeSessionsResponse(TypedDict):
    Sessions: NotRequired[list[Session]]
    NextToken: NotRequired[str]

class DisassociateOpsItemRelatedItemRequest(TypedDict):
    OpsItemId: str
    AssociationId: str

class DisassociateOpsItemRelatedItemResponse(TypedDict): ...

class DocumentDefaultVersionDescription(TypedDict):
    Name: NotRequired[str]
    DefaultVersion: NotRequired[str]
    DefaultVersionName: NotRequired[str]

class DocumentDescription(TypedDict):
    Sha1: NotRequired[str]
    Hash: NotRequired[str]
    HashType: NotRequired[str]
    Name: NotRequired[str]
    DisplayName: NotRequired[str]
    VersionName: NotRequired[str]
    Owner: NotRequired[str]
    CreatedDate: NotRequired[float]
    Status: NotRequired[str]
    StatusInformation: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Description: NotRequired[str]
    Parameters: NotRequired[list[DocumentParameter]]
    PlatformTypes: NotRequired[list[str]]
    DocumentType: NotRequired[str]
    SchemaVersion: NotRequired[str]
    LatestVersion: NotRequired[str]
    DefaultVersion: NotRequired[str]
    DocumentFormat: NotRequired[str]
    TargetType: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    AttachmentsInformation: NotRequired[list[AttachmentInformation]]
    Requires: NotRequired[list[DocumentRequires]]
    Author: NotRequired[str]
    ReviewInformation: NotRequired[list[ReviewInformation]]
    ApprovedVersion: NotRequired[str]
    PendingReviewVersion: NotRequired[str]
    ReviewStatus: NotRequired[str]
    Category: NotRequired[list[str]]
    CategoryEnum: NotRequired[list[str]]

class DocumentFilter(TypedDict):
    key: str
    value: str

class DocumentIdentifier(TypedDict):
    Name: NotRequired[str]
    CreatedDate: NotRequired[float]
    DisplayName: NotRequired[str]
    Owner: NotRequired[str]
    VersionName: NotRequired[str]
    PlatformTypes: NotRequired[list[str]]
    DocumentVersion: NotRequired[str]
    DocumentType: NotRequired[str]
    SchemaVersion: NotRequired[str]
    DocumentFormat: NotRequired[str]
    TargetType: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    Requires: NotRequired[list[DocumentRequires]]
    ReviewStatus: NotRequired[str]
    Author: NotRequired[str]

class DocumentKeyValuesFilter(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]

class DocumentMetadataResponseInfo(TypedDict):
    ReviewerResponse: NotRequired[list[DocumentReviewerResponseSource]]

class DocumentParameter(TypedDict):
    Name: NotRequired[str]
    Type: NotRequired[str]
    Description: NotRequired[str]
    DefaultValue: NotRequired[str]

class DocumentRequires(TypedDict):
    Name: str
    Version: NotRequired[str]
    RequireType: NotRequired[str]
    VersionName: NotRequired[str]

class DocumentReviewCommentSource(TypedDict):
    Type: NotRequired[str]
    Content: NotRequired[str]

class DocumentReviewerResponseSource(TypedDict):
    CreateTime: NotRequired[float]
    UpdatedTime: NotRequired[float]
    ReviewStatus: NotRequired[str]
    Comment: NotRequired[list[DocumentReviewCommentSource]]
    Reviewer: NotRequired[str]

class DocumentReviews(TypedDict):
    Action: str
    Comment: NotRequired[list[DocumentReviewCommentSource]]

class DocumentVersionInfo(TypedDict):
    Name: NotRequired[str]
    DisplayName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    VersionName: NotRequired[str]
    CreatedDate: NotRequired[float]
    IsDefaultVersion: NotRequired[bool]
    DocumentFormat: NotRequired[str]
    Status: NotRequired[str]
    StatusInformation: NotRequired[str]
    ReviewStatus: NotRequired[str]

class EffectivePatch(TypedDict):
    Patch: NotRequired[Patch]
    PatchStatus: NotRequired[PatchStatus]

class ExecutionInputs(TypedDict):
    Automation: NotRequired[AutomationExecutionInputs]

class ExecutionPreview(TypedDict):
    Automation: NotRequired[AutomationExecutionPreview]

class FailedCreateAssociation(TypedDict):
    Entry: NotRequired[CreateAssociationBatchRequestEntry]
    Message: NotRequired[str]
    Fault: NotRequired[str]

class FailureDetails(TypedDict):
    FailureStage: NotRequired[str]
    FailureType: NotRequired[str]
    Details: NotRequired[dict[str, list[str]]]

class GcpConfiguration(TypedDict):
    OrganizationId: NotRequired[str]
    WorkloadIdentityPoolProvider: str
    ServiceAccountEmail: str
    Targets: NotRequired[GcpConfigurationTargets]

class GcpConfigurationTargets(TypedDict):
    Projects: NotRequired[list[GcpProject]]

class GcpProject(TypedDict):
    ProjectId: str
    ProjectDisplayName: NotRequired[str]

class GetAccessTokenRequest(TypedDict):
    AccessRequestId: str

class GetAccessTokenResponse(TypedDict):
    Credentials: NotRequired[Credentials]
    AccessRequestStatus: NotRequired[str]

class GetAutomationExecutionRequest(TypedDict):
    AutomationExecutionId: str

class GetAutomationExecutionResult(TypedDict):
    AutomationExecution: NotRequired[AutomationExecution]

class GetCalendarStateRequest(TypedDict):
    CalendarNames: list[str]
    AtTime: NotRequired[str]

class GetCalendarStateResponse(TypedDict):
    State: NotRequired[str]
    AtTime: NotRequired[str]
    NextTransitionTime: NotRequired[str]

class GetCloudConnectorRequest(TypedDict):
    CloudConnectorId: str

class GetCloudConnectorResult(TypedDict):
    CloudConnectorArn: NotRequired[str]
    DisplayName: NotRequired[str]
    Description: NotRequired[str]
    RoleArn: NotRequired[str]
    Configuration: NotRequired[CloudConnectorConfiguration]
    ConfigConnectorArn: NotRequired[str]
    CreatedAt: NotRequired[float]
    UpdatedAt: NotRequired[float]

class GetCommandInvocationRequest(TypedDict):
    CommandId: str
    InstanceId: str
    PluginName: NotRequired[str]

class GetCommandInvocationResult(TypedDict):
    CommandId: NotRequired[str]
    InstanceId: NotRequired[str]
    Comment: NotRequired[str]
    DocumentName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    PluginName: NotRequired[str]
    ResponseCode: NotRequired[int]
    ExecutionStartDateTime: NotRequired[str]
    ExecutionElapsedTime: NotRequired[str]
    ExecutionEndDateTime: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StandardOutputContent: NotRequired[str]
    StandardOutputUrl: NotRequired[str]
    StandardErrorContent: NotRequired[str]
    StandardErrorUrl: NotRequired[str]
    CloudWatchOutputConfig: NotRequired[CloudWatchOutputConfig]

class GetConnectionStatusRequest(TypedDict):
    Target: str

class GetConnectionStatusResponse(TypedDict):
    Target: NotRequired[str]
    Status: NotRequired[str]

class GetDefaultPatchBaselineRequest(TypedDict):
    OperatingSystem: NotRequired[str]

class GetDefaultPatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]
    OperatingSystem: NotRequired[str]

class GetDeployablePatchSnapshotForInstanceRequest(TypedDict):
    InstanceId: str
    SnapshotId: str
    BaselineOverride: NotRequired[BaselineOverride]
    UseS3DualStackEndpoint: NotRequired[bool]

class GetDeployablePatchSnapshotForInstanceResult(TypedDict):
    InstanceId: NotRequired[str]
    SnapshotId: NotRequired[str]
    SnapshotDownloadUrl: NotRequired[str]
    Product: NotRequired[str]

class GetDocumentRequest(TypedDict):
    Name: str
    VersionName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    DocumentFormat: NotRequired[str]

class GetDocumentResult(TypedDict):
    Name: NotRequired[str]
    CreatedDate: NotRequired[float]
    DisplayName: NotRequired[str]
    VersionName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Status: NotRequired[str]
    StatusInformation: NotRequired[str]
    Content: NotRequired[str]
    DocumentType: NotRequired[str]
    DocumentFormat: NotRequired[str]
    Requires: NotRequired[list[DocumentRequires]]
    AttachmentsContent: NotRequired[list[AttachmentContent]]
    ReviewStatus: NotRequired[str]

class GetExecutionPreviewRequest(TypedDict):
    ExecutionPreviewId: str

class GetExecutionPreviewResponse(TypedDict):
    ExecutionPreviewId: NotRequired[str]
    EndedAt: NotRequired[float]
    Status: NotRequired[str]
    StatusMessage: NotRequired[str]
    ExecutionPreview: NotRequired[ExecutionPreview]

class GetInventoryRequest(TypedDict):
    Filters: NotRequired[list[InventoryFilter]]
    Aggregators: NotRequired[list[InventoryAggregator]]
    ResultAttributes: NotRequired[list[ResultAttribute]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class GetInventoryResult(TypedDict):
    Entities: NotRequired[list[InventoryResultEntity]]
    NextToken: NotRequired[str]

class GetInventorySchemaRequest(TypedDict):
    TypeName: NotRequired[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]
    Aggregator: NotRequired[bool]
    SubType: NotRequired[bool]

class GetInventorySchemaResult(TypedDict):
    Schemas: NotRequired[list[InventoryItemSchema]]
    NextToken: NotRequired[str]

class GetMaintenanceWindowExecutionRequest(TypedDict):
    WindowExecutionId: str

class GetMaintenanceWindowExecutionResult(TypedDict):
    WindowExecutionId: NotRequired[str]
    TaskIds: NotRequired[list[str]]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]

class GetMaintenanceWindowExecutionTaskInvocationRequest(TypedDict):
    WindowExecutionId: str
    TaskId: str
    InvocationId: str

class GetMaintenanceWindowExecutionTaskInvocationResult(TypedDict):
    WindowExecutionId: NotRequired[str]
    TaskExecutionId: NotRequired[str]
    InvocationId: NotRequired[str]
    ExecutionId: NotRequired[str]
    TaskType: NotRequired[str]
    Parameters: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    OwnerInformation: NotRequired[str]
    WindowTargetId: NotRequired[str]

class GetMaintenanceWindowExecutionTaskRequest(TypedDict):
    WindowExecutionId: str
    TaskId: str

class GetMaintenanceWindowExecutionTaskResult(TypedDict):
    WindowExecutionId: NotRequired[str]
    TaskExecutionId: NotRequired[str]
    TaskArn: NotRequired[str]
    ServiceRole: NotRequired[str]
    Type: NotRequired[str]
    TaskParameters: NotRequired[list[dict[str, MaintenanceWindowTaskParameterValueExpression]]]
    Priority: NotRequired[int]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]

class GetMaintenanceWindowRequest(TypedDict):
    WindowId: str

class GetMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    StartDate: NotRequired[str]
    EndDate: NotRequired[str]
    Schedule: NotRequired[str]
    ScheduleTimezone: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    NextExecutionTime: NotRequired[str]
    Duration: NotRequired[int]
    Cutoff: NotRequired[int]
    AllowUnassociatedTargets: NotRequired[bool]
    Enabled: NotRequired[bool]
    CreatedDate: NotRequired[float]
    ModifiedDate: NotRequired[float]

class GetMaintenanceWindowTaskRequest(TypedDict):
    WindowId: str
    WindowTaskId: str

class GetMaintenanceWindowTaskResult(TypedDict):
    WindowId: NotRequired[str]
    WindowTaskId: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TaskArn: NotRequired[str]
    ServiceRoleArn: NotRequired[str]
    TaskType: NotRequired[str]
    TaskParameters: NotRequired[dict[str, MaintenanceWindowTaskParameterValueExpression]]
    TaskInvocationParameters: NotRequired[MaintenanceWindowTaskInvocationParameters]
    Priority: NotRequired[int]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    LoggingInfo: NotRequired[LoggingInfo]
    Name: NotRequired[str]
    Description: NotRequired[str]
    CutoffBehavior: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class GetOpsItemRequest(TypedDict):
    OpsItemId: str
    OpsItemArn: NotRequired[str]

class GetOpsItemResponse(TypedDict):
    OpsItem: NotRequired[OpsItem]

class GetOpsMetadataRequest(TypedDict):
    OpsMetadataArn: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class GetOpsMetadataResult(TypedDict):
    ResourceId: NotRequired[str]
    Metadata: NotRequired[dict[str, MetadataValue]]
    NextToken: NotRequired[str]

class GetOpsSummaryRequest(TypedDict):
    SyncName: NotRequired[str]
    Filters: NotRequired[list[OpsFilter]]
    Aggregators: NotRequired[list[OpsAggregator]]
    ResultAttributes: NotRequired[list[OpsResultAttribute]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class GetOpsSummaryResult(TypedDict):
    Entities: NotRequired[list[OpsEntity]]
    NextToken: NotRequired[str]

class GetParameterHistoryRequest(TypedDict):
    Name: str
    WithDecryption: NotRequired[bool]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class GetParameterHistoryResult(TypedDict):
    Parameters: NotRequired[list[ParameterHistory]]
    NextToken: NotRequired[str]

class GetParameterRequest(TypedDict):
    Name: str
    WithDecryption: NotRequired[bool]

class GetParameterResult(TypedDict):
    Parameter: NotRequired[Parameter]

class GetParametersByPathRequest(TypedDict):
    Path: str
    Recursive: NotRequired[bool]
    ParameterFilters: NotRequired[list[ParameterStringFilter]]
    WithDecryption: NotRequired[bool]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class GetParametersByPathResult(TypedDict):
    Parameters: NotRequired[list[Parameter]]
    NextToken: NotRequired[str]

class GetParametersRequest(TypedDict):
    Names: list[str]
    WithDecryption: NotRequired[bool]

class GetParametersResult(TypedDict):
    Parameters: NotRequired[list[Parameter]]
    InvalidParameters: NotRequired[list[str]]

class GetPatchBaselineForPatchGroupRequest(TypedDict):
    PatchGroup: str
    OperatingSystem: NotRequired[str]

class GetPatchBaselineForPatchGroupResult(TypedDict):
    BaselineId: NotRequired[str]
    PatchGroup: NotRequired[str]
    OperatingSystem: NotRequired[str]

class GetPatchBaselineRequest(TypedDict):
    BaselineId: str

class GetPatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]
    Name: NotRequired[str]
    OperatingSystem: NotRequired[str]
    GlobalFilters: NotRequired[PatchFilterGroup]
    ApprovalRules: NotRequired[PatchRuleGroup]
    ApprovedPatches: NotRequired[list[str]]
    ApprovedPatchesComplianceLevel: NotRequired[str]
    ApprovedPatchesEnableNonSecurity: NotRequired[bool]
    RejectedPatches: NotRequired[list[str]]
    RejectedPatchesAction: NotRequired[str]
    PatchGroups: NotRequired[list[str]]
    CreatedDate: NotRequired[float]
    ModifiedDate: NotRequired[float]
    Description: NotRequired[str]
    Sources: NotRequired[list[PatchSource]]
    AvailableSecurityUpdatesComplianceStatus: NotRequired[str]

class GetResourcePoliciesRequest(TypedDict):
    ResourceArn: str
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class GetResourcePoliciesResponse(TypedDict):
    NextToken: NotRequired[str]
    Policies: NotRequired[list[GetResourcePoliciesResponseEntry]]

class GetResourcePoliciesResponseEntry(TypedDict):
    PolicyId: NotRequired[str]
    PolicyHash: NotRequired[str]
    Policy: NotRequired[str]

class GetServiceSettingRequest(TypedDict):
    SettingId: str

class GetServiceSettingResult(TypedDict):
    ServiceSetting: NotRequired[ServiceSetting]

class InstanceAggregatedAssociationOverview(TypedDict):
    DetailedStatus: NotRequired[str]
    InstanceAssociationStatusAggregatedCount: NotRequired[dict[str, int]]

class InstanceAssociation(TypedDict):
    AssociationId: NotRequired[str]
    InstanceId: NotRequired[str]
    Content: NotRequired[str]
    AssociationVersion: NotRequired[str]

class InstanceAssociationOutputLocation(TypedDict):
    S3Location: NotRequired[S3OutputLocation]

class InstanceAssociationOutputUrl(TypedDict):
    S3OutputUrl: NotRequired[S3OutputUrl]

class InstanceAssociationStatusInfo(TypedDict):
    AssociationId: NotRequired[str]
    Name: NotRequired[str]
    DocumentVersion: NotRequired[str]
    AssociationVersion: NotRequired[str]
    InstanceId: NotRequired[str]
    ExecutionDate: NotRequired[float]
    Status: NotRequired[str]
    DetailedStatus: NotRequired[str]
    ExecutionSummary: NotRequired[str]
    ErrorCode: NotRequired[str]
    OutputUrl: NotRequired[InstanceAssociationOutputUrl]
    AssociationName: NotRequired[str]

class InstanceInfo(TypedDict):
    AgentType: NotRequired[str]
    AgentVersion: NotRequired[str]
    ComputerName: NotRequired[str]
    InstanceStatus: NotRequired[str]
    IpAddress: NotRequired[str]
    ManagedStatus: NotRequired[str]
    Name: NotRequired[str]
    PlatformType: NotRequired[str]
    PlatformName: NotRequired[str]
    PlatformVersion: NotRequired[str]
    ResourceType: NotRequired[str]
    SourceType: NotRequired[str]
    SourceId: NotRequired[str]
    SourceLocation: NotRequired[str]
    AvailabilityZone: NotRequired[str]
    AvailabilityZoneId: NotRequired[str]

class InstanceInformation(TypedDict):
    InstanceId: NotRequired[str]
    PingStatus: NotRequired[str]
    LastPingDateTime: NotRequired[float]
    AgentVersion: NotRequired[str]
    IsLatestVersion: NotRequired[bool]
    PlatformType: NotRequired[str]
    PlatformName: NotRequired[str]
    PlatformVersion: NotRequired[str]
    ActivationId: NotRequired[str]
    IamRole: NotRequired[str]
    RegistrationDate: NotRequired[float]
    ResourceType: NotRequired[str]
    Name: NotRequired[str]
    IPAddress: NotRequired[str]
    ComputerName: NotRequired[str]
    AssociationStatus: NotRequired[str]
    LastAssociationExecutionDate: NotRequired[float]
    LastSuccessfulAssociationExecutionDate: NotRequired[float]
    AssociationOverview: NotRequired[InstanceAggregatedAssociationOverview]
    SourceId: NotRequired[str]
    SourceType: NotRequired[str]
    SourceLocation: NotRequired[str]

class InstanceInformationFilter(TypedDict):
    key: str
    valueSet: list[str]

class InstanceInformationStringFilter(TypedDict):
    Key: str
    Values: list[str]

class InstancePatchState(TypedDict):
    InstanceId: NotRequired[str]
    PatchGroup: NotRequired[str]
    BaselineId: NotRequired[str]
    SnapshotId: NotRequired[str]
    InstallOverrideList: NotRequired[str]
    OwnerInformation: NotRequired[str]
    InstalledCount: NotRequired[int]
    InstalledOtherCount: NotRequired[int]
    InstalledPendingRebootCount: NotRequired[int]
    InstalledRejectedCount: NotRequired[int]
    MissingCount: NotRequired[int]
    FailedCount: NotRequired[int]
    UnreportedNotApplicableCount: NotRequired[int]
    NotApplicableCount: NotRequired[int]
    AvailableSecurityUpdateCount: NotRequired[int]
    OperationStartTime: NotRequired[float]
    OperationEndTime: NotRequired[float]
    Operation: NotRequired[str]
    LastNoRebootInstallOperationTime: NotRequired[float]
    RebootOption: NotRequired[str]
    CriticalNonCompliantCount: NotRequired[int]
    SecurityNonCompliantCount: NotRequired[int]
    OtherNonCompliantCount: NotRequired[int]

class InstancePatchStateFilter(TypedDict):
    Key: str
    Values: list[str]
    Type: str

class InstanceProperty(TypedDict):
    Name: NotRequired[str]
    InstanceId: NotRequired[str]
    InstanceType: NotRequired[str]
    InstanceRole: NotRequired[str]
    KeyName: NotRequired[str]
    InstanceState: NotRequired[str]
    Architecture: NotRequired[str]
    IPAddress: NotRequired[str]
    LaunchTime: NotRequired[float]
    PingStatus: NotRequired[str]
    LastPingDateTime: NotRequired[float]
    AgentVersion: NotRequired[str]
    PlatformType: NotRequired[str]
    PlatformName: NotRequired[str]
    PlatformVersion: NotRequired[str]
    ActivationId: NotRequired[str]
    IamRole: NotRequired[str]
    RegistrationDate: NotRequired[float]
    ResourceType: NotRequired[str]
    ComputerName: NotRequired[str]
    AssociationStatus: NotRequired[str]
    LastAssociationExecutionDate: NotRequired[float]
    LastSuccessfulAssociationExecutionDate: NotRequired[float]
    AssociationOverview: NotRequired[InstanceAggregatedAssociationOverview]
    SourceId: NotRequired[str]
    SourceType: NotRequired[str]
    SourceLocation: NotRequired[str]
    AvailabilityZone: NotRequired[str]

class InstancePropertyFilter(TypedDict):
    key: str
    valueSet: list[str]

class InstancePropertyStringFilter(TypedDict):
    Key: str
    Values: list[str]
    Operator: NotRequired[str]

class InventoryAggregator(TypedDict):
    Expression: NotRequired[str]
    Aggregators: NotRequired[list[InventoryAggregator]]
    Groups: NotRequired[list[InventoryGroup]]

class InventoryDeletionStatusItem(TypedDict):
    DeletionId: NotRequired[str]
    TypeName: NotRequired[str]
    DeletionStartTime: NotRequired[float]
    LastStatus: NotRequired[str]
    LastStatusMessage: NotRequired[str]
    DeletionSummary: NotRequired[InventoryDeletionSummary]
    LastStatusUpdateTime: NotRequired[float]

class InventoryDeletionSummary(TypedDict):
    TotalCount: NotRequired[int]
    RemainingCount: NotRequired[int]
    SummaryItems: NotRequired[list[InventoryDeletionSummaryItem]]

class InventoryDeletionSummaryItem(TypedDict):
    Version: NotRequired[str]
    Count: NotRequired[int]
    RemainingCount: NotRequired[int]

class InventoryFilter(TypedDict):
    Key: str
    Values: list[str]
    Type: NotRequired[str]

class InventoryGroup(TypedDict):
    Name: str
    Filters: list[InventoryFilter]

class InventoryItem(TypedDict):
    TypeName: str
    SchemaVersion: str
    CaptureTime: str
    ContentHash: NotRequired[str]
    Content: NotRequired[list[dict[str, str]]]
    Context: NotRequired[dict[str, str]]

class InventoryItemAttribute(TypedDict):
    Name: NotRequired[str]
    DataType: NotRequired[str]

class InventoryItemSchema(TypedDict):
    TypeName: NotRequired[str]
    Version: NotRequired[str]
    Attributes: NotRequired[list[InventoryItemAttribute]]
    DisplayName: NotRequired[str]

class InventoryResultEntity(TypedDict):
    Id: NotRequired[str]
    Data: NotRequired[dict[str, InventoryResultItem]]

class InventoryResultItem(TypedDict):
    TypeName: NotRequired[str]
    SchemaVersion: NotRequired[str]
    CaptureTime: NotRequired[str]
    ContentHash: NotRequired[str]
    Content: NotRequired[list[dict[str, str]]]

class LabelParameterVersionRequest(TypedDict):
    Name: str
    ParameterVersion: NotRequired[int]
    Labels: list[str]

class LabelParameterVersionResult(TypedDict):
    InvalidLabels: NotRequired[list[str]]
    ParameterVersion: NotRequired[int]

class ListAssociationVersionsRequest(TypedDict):
    AssociationId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListAssociationVersionsResult(TypedDict):
    AssociationVersions: NotRequired[list[AssociationVersionInfo]]
    NextToken: NotRequired[str]

class ListAssociationsRequest(TypedDict):
    AssociationFilterList: NotRequired[list[AssociationFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListAssociationsResult(TypedDict):
    Associations: NotRequired[list[Association]]
    NextToken: NotRequired[str]

class ListCloudConnectorsRequest(TypedDict):
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    Filters: NotRequired[list[CloudConnectorFilter]]

class ListCloudConnectorsResult(TypedDict):
    CloudConnectors: NotRequired[list[CloudConnectorSummary]]
    NextToken: NotRequired[str]

class ListCommandInvocationsRequest(TypedDict):
    CommandId: NotRequired[str]
    InstanceId: NotRequired[str]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    Filters: NotRequired[list[CommandFilter]]
    Details: NotRequired[bool]

class ListCommandInvocationsResult(TypedDict):
    CommandInvocations: NotRequired[list[CommandInvocation]]
    NextToken: NotRequired[str]

class ListCommandsRequest(TypedDict):
    CommandId: NotRequired[str]
    InstanceId: NotRequired[str]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    Filters: NotRequired[list[CommandFilter]]

class ListCommandsResult(TypedDict):
    Commands: NotRequired[list[Command]]
    NextToken: NotRequired[str]

class ListComplianceItemsRequest(TypedDict):
    Filters: NotRequired[list[ComplianceStringFilter]]
    ResourceIds: NotRequired[list[str]]
    ResourceTypes: NotRequired[list[str]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListComplianceItemsResult(TypedDict):
    ComplianceItems: NotRequired[list[ComplianceItem]]
    NextToken: NotRequired[str]

class ListComplianceSummariesRequest(TypedDict):
    Filters: NotRequired[list[ComplianceStringFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListComplianceSummariesResult(TypedDict):
    ComplianceSummaryItems: NotRequired[list[ComplianceSummaryItem]]
    NextToken: NotRequired[str]

class ListDocumentMetadataHistoryRequest(TypedDict):
    Name: str
    DocumentVersion: NotRequired[str]
    Metadata: str
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListDocumentMetadataHistoryResponse(TypedDict):
    Name: NotRequired[str]
    DocumentVersion: NotRequired[str]
    Author: NotRequired[str]
    Metadata: NotRequired[DocumentMetadataResponseInfo]
    NextToken: NotRequired[str]

class ListDocumentVersionsRequest(TypedDict):
    Name: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListDocumentVersionsResult(TypedDict):
    DocumentVersions: NotRequired[list[DocumentVersionInfo]]
    NextToken: NotRequired[str]

class ListDocumentsRequest(TypedDict):
    DocumentFilterList: NotRequired[list[DocumentFilter]]
    Filters: NotRequired[list[DocumentKeyValuesFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListDocumentsResult(TypedDict):
    DocumentIdentifiers: NotRequired[list[DocumentIdentifier]]
    NextToken: NotRequired[str]

class ListInventoryEntriesRequest(TypedDict):
    InstanceId: str
    TypeName: str
    Filters: NotRequired[list[InventoryFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListInventoryEntriesResult(TypedDict):
    TypeName: NotRequired[str]
    InstanceId: NotRequired[str]
    SchemaVersion: NotRequired[str]
    CaptureTime: NotRequired[str]
    Entries: NotRequired[list[dict[str, str]]]
    NextToken: NotRequired[str]

class ListNodesRequest(TypedDict):
    SyncName: NotRequired[str]
    Filters: NotRequired[list[NodeFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListNodesResult(TypedDict):
    Nodes: NotRequired[list[Node]]
    NextToken: NotRequired[str]

class ListNodesSummaryRequest(TypedDict):
    SyncName: NotRequired[str]
    Filters: NotRequired[list[NodeFilter]]
    Aggregators: list[NodeAggregator]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListNodesSummaryResult(TypedDict):
    Summary: NotRequired[list[dict[str, str]]]
    NextToken: NotRequired[str]

class ListOpsItemEventsRequest(TypedDict):
    Filters: NotRequired[list[OpsItemEventFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListOpsItemEventsResponse(TypedDict):
    NextToken: NotRequired[str]
    Summaries: NotRequired[list[OpsItemEventSummary]]

class ListOpsItemRelatedItemsRequest(TypedDict):
    OpsItemId: NotRequired[str]
    Filters: NotRequired[list[OpsItemRelatedItemsFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListOpsItemRelatedItemsResponse(TypedDict):
    NextToken: NotRequired[str]
    Summaries: NotRequired[list[OpsItemRelatedItemSummary]]

class ListOpsMetadataRequest(TypedDict):
    Filters: NotRequired[list[OpsMetadataFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListOpsMetadataResult(TypedDict):
    OpsMetadataList: NotRequired[list[OpsMetadata]]
    NextToken: NotRequired[str]

class ListResourceComplianceSummariesRequest(TypedDict):
    Filters: NotRequired[list[ComplianceStringFilter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListResourceComplianceSummariesResult(TypedDict):
    ResourceComplianceSummaryItems: NotRequired[list[ResourceComplianceSummaryItem]]
    NextToken: NotRequired[str]

class ListResourceDataSyncRequest(TypedDict):
    SyncType: NotRequired[str]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListResourceDataSyncResult(TypedDict):
    ResourceDataSyncItems: NotRequired[list[ResourceDataSyncItem]]
    NextToken: NotRequired[str]

class ListTagsForResourceRequest(TypedDict):
    ResourceType: str
    ResourceId: str

class ListTagsForResourceResult(TypedDict):
    TagList: NotRequired[list[Tag]]

class LoggingInfo(TypedDict):
    S3BucketName: str
    S3KeyPrefix: NotRequired[str]
    S3Region: str

class MaintenanceWindowAutomationParameters(TypedDict):
    DocumentVersion: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]

class MaintenanceWindowExecution(TypedDict):
    WindowId: NotRequired[str]
    WindowExecutionId: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]

class MaintenanceWindowExecutionTaskIdentity(TypedDict):
    WindowExecutionId: NotRequired[str]
    TaskExecutionId: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    TaskArn: NotRequired[str]
    TaskType: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]

class MaintenanceWindowExecutionTaskInvocationIdentity(TypedDict):
    WindowExecutionId: NotRequired[str]
    TaskExecutionId: NotRequired[str]
    InvocationId: NotRequired[str]
    ExecutionId: NotRequired[str]
    TaskType: NotRequired[str]
    Parameters: NotRequired[str]
    Status: NotRequired[str]
    StatusDetails: NotRequired[str]
    StartTime: NotRequired[float]
    EndTime: NotRequired[float]
    OwnerInformation: NotRequired[str]
    WindowTargetId: NotRequired[str]

class MaintenanceWindowFilter(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]

class MaintenanceWindowIdentity(TypedDict):
    WindowId: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    Enabled: NotRequired[bool]
    Duration: NotRequired[int]
    Cutoff: NotRequired[int]
    Schedule: NotRequired[str]
    ScheduleTimezone: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    EndDate: NotRequired[str]
    StartDate: NotRequired[str]
    NextExecutionTime: NotRequired[str]

class MaintenanceWindowIdentityForTarget(TypedDict):
    WindowId: NotRequired[str]
    Name: NotRequired[str]

class MaintenanceWindowLambdaParameters(TypedDict):
    ClientContext: NotRequired[str]
    Qualifier: NotRequired[str]
    Payload: NotRequired[bytes]

class MaintenanceWindowRunCommandParameters(TypedDict):
    Comment: NotRequired[str]
    CloudWatchOutputConfig: NotRequired[CloudWatchOutputConfig]
    DocumentHash: NotRequired[str]
    DocumentHashType: NotRequired[str]
    DocumentVersion: NotRequired[str]
    NotificationConfig: NotRequired[NotificationConfig]
    OutputS3BucketName: NotRequired[str]
    OutputS3KeyPrefix: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    ServiceRoleArn: NotRequired[str]
    TimeoutSeconds: NotRequired[int]

class MaintenanceWindowStepFunctionsParameters(TypedDict):
    Input: NotRequired[str]
    Name: NotRequired[str]

class MaintenanceWindowTarget(TypedDict):
    WindowId: NotRequired[str]
    WindowTargetId: NotRequired[str]
    ResourceType: NotRequired[str]
    Targets: NotRequired[list[Target]]
    OwnerInformation: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]

class MaintenanceWindowTask(TypedDict):
    WindowId: NotRequired[str]
    WindowTaskId: NotRequired[str]
    TaskArn: NotRequired[str]
    Type: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TaskParameters: NotRequired[dict[str, MaintenanceWindowTaskParameterValueExpression]]
    Priority: NotRequired[int]
    LoggingInfo: NotRequired[LoggingInfo]
    ServiceRoleArn: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    CutoffBehavior: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class MaintenanceWindowTaskInvocationParameters(TypedDict):
    RunCommand: NotRequired[MaintenanceWindowRunCommandParameters]
    Automation: NotRequired[MaintenanceWindowAutomationParameters]
    StepFunctions: NotRequired[MaintenanceWindowStepFunctionsParameters]
    Lambda: NotRequired[MaintenanceWindowLambdaParameters]

class MaintenanceWindowTaskParameterValueExpression(TypedDict):
    Values: NotRequired[list[str]]

class MetadataValue(TypedDict):
    Value: NotRequired[str]

class ModifyDocumentPermissionRequest(TypedDict):
    Name: str
    PermissionType: str
    AccountIdsToAdd: NotRequired[list[str]]
    AccountIdsToRemove: NotRequired[list[str]]
    SharedDocumentVersion: NotRequired[str]

class ModifyDocumentPermissionResponse(TypedDict): ...

class Node(TypedDict):
    CaptureTime: NotRequired[float]
    Id: NotRequired[str]
    Owner: NotRequired[NodeOwnerInfo]
    Region: NotRequired[str]
    NodeType: NotRequired[NodeType]

class NodeAggregator(TypedDict):
    AggregatorType: str
    TypeName: str
    AttributeName: str
    Aggregators: NotRequired[list[NodeAggregator]]

class NodeFilter(TypedDict):
    Key: str
    Values: list[str]
    Type: NotRequired[str]

class NodeOwnerInfo(TypedDict):
    AccountId: NotRequired[str]
    OrganizationalUnitId: NotRequired[str]
    OrganizationalUnitPath: NotRequired[str]

class NodeType(TypedDict):
    Instance: NotRequired[InstanceInfo]

class NonCompliantSummary(TypedDict):
    NonCompliantCount: NotRequired[int]
    SeveritySummary: NotRequired[SeveritySummary]

class NotificationConfig(TypedDict):
    NotificationArn: NotRequired[str]
    NotificationEvents: NotRequired[list[str]]
    NotificationType: NotRequired[str]

class OpsAggregator(TypedDict):
    AggregatorType: NotRequired[str]
    TypeName: NotRequired[str]
    AttributeName: NotRequired[str]
    Values: NotRequired[dict[str, str]]
    Filters: NotRequired[list[OpsFilter]]
    Aggregators: NotRequired[list[OpsAggregator]]

class OpsEntity(TypedDict):
    Id: NotRequired[str]
    Data: NotRequired[dict[str, OpsEntityItem]]

class OpsEntityItem(TypedDict):
    CaptureTime: NotRequired[str]
    Content: NotRequired[list[dict[str, str]]]

class OpsFilter(TypedDict):
    Key: str
    Values: list[str]
    Type: NotRequired[str]

class OpsItem(TypedDict):
    CreatedBy: NotRequired[str]
    OpsItemType: NotRequired[str]
    CreatedTime: NotRequired[float]
    Description: NotRequired[str]
    LastModifiedBy: NotRequired[str]
    LastModifiedTime: NotRequired[float]
    Notifications: NotRequired[list[OpsItemNotification]]
    Priority: NotRequired[int]
    RelatedOpsItems: NotRequired[list[RelatedOpsItem]]
    Status: NotRequired[str]
    OpsItemId: NotRequired[str]
    Version: NotRequired[str]
    Title: NotRequired[str]
    Source: NotRequired[str]
    OperationalData: NotRequired[dict[str, OpsItemDataValue]]
    Category: NotRequired[str]
    Severity: NotRequired[str]
    ActualStartTime: NotRequired[float]
    ActualEndTime: NotRequired[float]
    PlannedStartTime: NotRequired[float]
    PlannedEndTime: NotRequired[float]
    OpsItemArn: NotRequired[str]

class OpsItemDataValue(TypedDict):
    Value: NotRequired[str]
    Type: NotRequired[str]

class OpsItemEventFilter(TypedDict):
    Key: str
    Values: list[str]
    Operator: str

class OpsItemEventSummary(TypedDict):
    OpsItemId: NotRequired[str]
    EventId: NotRequired[str]
    Source: NotRequired[str]
    DetailType: NotRequired[str]
    Detail: NotRequired[str]
    CreatedBy: NotRequired[OpsItemIdentity]
    CreatedTime: NotRequired[float]

class OpsItemFilter(TypedDict):
    Key: str
    Values: list[str]
    Operator: str

class OpsItemIdentity(TypedDict):
    Arn: NotRequired[str]

class OpsItemNotification(TypedDict):
    Arn: NotRequired[str]

class OpsItemRelatedItemSummary(TypedDict):
    OpsItemId: NotRequired[str]
    AssociationId: NotRequired[str]
    ResourceType: NotRequired[str]
    AssociationType: NotRequired[str]
    ResourceUri: NotRequired[str]
    CreatedBy: NotRequired[OpsItemIdentity]
    CreatedTime: NotRequired[float]
    LastModifiedBy: NotRequired[OpsItemIdentity]
    LastModifiedTime: NotRequired[float]

class OpsItemRelatedItemsFilter(TypedDict):
    Key: str
    Values: list[str]
    Operator: str

class OpsItemSummary(TypedDict):
    CreatedBy: NotRequired[str]
    CreatedTime: NotRequired[float]
    LastModifiedBy: NotRequired[str]
    LastModifiedTime: NotRequired[float]
    Priority: NotRequired[int]
    Source: NotRequired[str]
    Status: NotRequired[str]
    OpsItemId: NotRequired[str]
    Title: NotRequired[str]
    OperationalData: NotRequired[dict[str, OpsItemDataValue]]
    Category: NotRequired[str]
    Severity: NotRequired[str]
    OpsItemType: NotRequired[str]
    ActualStartTime: NotRequired[float]
    ActualEndTime: NotRequired[float]
    PlannedStartTime: NotRequired[float]
    PlannedEndTime: NotRequired[float]

class OpsMetadata(TypedDict):
    ResourceId: NotRequired[str]
    OpsMetadataArn: NotRequired[str]
    LastModifiedDate: NotRequired[float]
    LastModifiedUser: NotRequired[str]
    CreationDate: NotRequired[float]

class OpsMetadataFilter(TypedDict):
    Key: str
    Values: list[str]

class OpsResultAttribute(TypedDict):
    TypeName: str

class OutputSource(TypedDict):
    OutputSourceId: NotRequired[str]
    OutputSourceType: NotRequired[str]

class Parameter(TypedDict):
    Name: NotRequired[str]
    Type: NotRequired[str]
    Value: NotRequired[str]
    Version: NotRequired[int]
    Selector: NotRequired[str]
    SourceResult: NotRequired[str]
    LastModifiedDate: NotRequired[float]
    ARN: NotRequired[str]
    DataType: NotRequired[str]

class ParameterHistory(TypedDict):
    Name: NotRequired[str]
    Type: NotRequired[str]
    KeyId: NotRequired[str]
    LastModifiedDate: NotRequired[float]
    LastModifiedUser: NotRequired[str]
    Description: NotRequired[str]
    Value: NotRequired[str]
    AllowedPattern: NotRequired[str]
    Version: NotRequired[int]
    Labels: NotRequired[list[str]]
    Tier: NotRequired[str]
    Policies: NotRequired[list[ParameterInlinePolicy]]
    DataType: NotRequired[str]

class ParameterInlinePolicy(TypedDict):
    PolicyText: NotRequired[str]
    PolicyType: NotRequired[str]
    PolicyStatus: NotRequired[str]

class ParameterMetadata(TypedDict):
    Name: NotRequired[str]
    ARN: NotRequired[str]
    Type: NotRequired[str]
    KeyId: NotRequired[str]
    LastModifiedDate: NotRequired[float]
    LastModifiedUser: NotRequired[str]
    Description: NotRequired[str]
    AllowedPattern: NotRequired[str]
    Version: NotRequired[int]
    Tier: NotRequired[str]
    Policies: NotRequired[list[ParameterInlinePolicy]]
    DataType: NotRequired[str]

class ParameterStringFilter(TypedDict):
    Key: str
    Option: NotRequired[str]
    Values: NotRequired[list[str]]

class ParametersFilter(TypedDict):
    Key: str
    Values: list[str]

class ParentStepDetails(TypedDict):
    StepExecutionId: NotRequired[str]
    StepName: NotRequired[str]
    Action: NotRequired[str]
    Iteration: NotRequired[int]
    IteratorValue: NotRequired[str]

class Patch(TypedDict):
    Id: NotRequired[str]
    ReleaseDate: NotRequired[float]
    Title: NotRequired[str]
    Description: NotRequired[str]
    ContentUrl: NotRequired[str]
    Vendor: NotRequired[str]
    ProductFamily: NotRequired[str]
    Product: NotRequired[str]
    Classification: NotRequired[str]
    MsrcSeverity: NotRequired[str]
    KbNumber: NotRequired[str]
    MsrcNumber: NotRequired[str]
    Language: NotRequired[str]
    AdvisoryIds: NotRequired[list[str]]
    BugzillaIds: NotRequired[list[str]]
    CVEIds: NotRequired[list[str]]
    Name: NotRequired[str]
    Epoch: NotRequired[int]
    Version: NotRequired[str]
    Release: NotRequired[str]
    Arch: NotRequired[str]
    Severity: NotRequired[str]
    Repository: NotRequired[str]

class PatchBaselineIdentity(TypedDict):
    BaselineId: NotRequired[str]
    BaselineName: NotRequired[str]
    OperatingSystem: NotRequired[str]
    BaselineDescription: NotRequired[str]
    DefaultBaseline: NotRequired[bool]

class PatchComplianceData(TypedDict):
    Title: NotRequired[str]
    KBId: NotRequired[str]
    Classification: NotRequired[str]
    Severity: NotRequired[str]
    State: NotRequired[str]
    InstalledTime: NotRequired[float]
    CVEIds: NotRequired[str]

class PatchFilter(TypedDict):
    Key: str
    Values: list[str]

class PatchFilterGroup(TypedDict):
    PatchFilters: list[PatchFilter]

class PatchGroupPatchBaselineMapping(TypedDict):
    PatchGroup: NotRequired[str]
    BaselineIdentity: NotRequired[PatchBaselineIdentity]

class PatchOrchestratorFilter(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]

class PatchRule(TypedDict):
    PatchFilterGroup: PatchFilterGroup
    ComplianceLevel: NotRequired[str]
    ApproveAfterDays: NotRequired[int]
    ApproveUntilDate: NotRequired[str]
    EnableNonSecurity: NotRequired[bool]

class PatchRuleGroup(TypedDict):
    PatchRules: list[PatchRule]

class PatchSource(TypedDict):
    Name: str
    Products: list[str]
    Configuration: str

class PatchStatus(TypedDict):
    DeploymentStatus: NotRequired[str]
    ComplianceLevel: NotRequired[str]
    ApprovalDate: NotRequired[float]

class ProgressCounters(TypedDict):
    TotalSteps: NotRequired[int]
    SuccessSteps: NotRequired[int]
    FailedSteps: NotRequired[int]
    CancelledSteps: NotRequired[int]
    TimedOutSteps: NotRequired[int]

class PutComplianceItemsRequest(TypedDict):
    ResourceId: str
    ResourceType: str
    ComplianceType: str
    ExecutionSummary: ComplianceExecutionSummary
    Items: list[ComplianceItemEntry]
    ItemContentHash: NotRequired[str]
    UploadType: NotRequired[str]

class PutComplianceItemsResult(TypedDict): ...

class PutInventoryRequest(TypedDict):
    InstanceId: str
    Items: list[InventoryItem]

class PutInventoryResult(TypedDict):
    Message: NotRequired[str]

class PutParameterRequest(TypedDict):
    Name: str
    Description: NotRequired[str]
    Value: str
    Type: NotRequired[str]
    KeyId: NotRequired[str]
    Overwrite: NotRequired[bool]
    AllowedPattern: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    Tier: NotRequired[str]
    Policies: NotRequired[str]
    DataType: NotRequired[str]

class PutParameterResult(TypedDict):
    Version: NotRequired[int]
    Tier: NotRequired[str]

class PutResourcePolicyRequest(TypedDict):
    ResourceArn: str
    Policy: str
    PolicyId: NotRequired[str]
    PolicyHash: NotRequired[str]

class PutResourcePolicyResponse(TypedDict):
    PolicyId: NotRequired[str]
    PolicyHash: NotRequired[str]

class RegisterDefaultHostManagementConfigurationRequest(TypedDict):
    PermissionModel: str
    RoleArn: NotRequired[str]
    Overwrite: NotRequired[bool]

class RegisterDefaultHostManagementConfigurationResult(TypedDict):
    RoleArn: NotRequired[str]

class RegisterDefaultPatchBaselineRequest(TypedDict):
    BaselineId: str

class RegisterDefaultPatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]

class RegisterPatchBaselineForPatchGroupRequest(TypedDict):
    BaselineId: str
    PatchGroup: str

class RegisterPatchBaselineForPatchGroupResult(TypedDict):
    BaselineId: NotRequired[str]
    PatchGroup: NotRequired[str]

class RegisterTargetWithMaintenanceWindowRequest(TypedDict):
    WindowId: str
    ResourceType: str
    Targets: list[Target]
    OwnerInformation: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    ClientToken: NotRequired[str]

class RegisterTargetWithMaintenanceWindowResult(TypedDict):
    WindowTargetId: NotRequired[str]

class RegisterTaskWithMaintenanceWindowRequest(TypedDict):
    WindowId: str
    Targets: NotRequired[list[Target]]
    TaskArn: str
    ServiceRoleArn: NotRequired[str]
    TaskType: str
    TaskParameters: NotRequired[dict[str, MaintenanceWindowTaskParameterValueExpression]]
    TaskInvocationParameters: NotRequired[MaintenanceWindowTaskInvocationParameters]
    Priority: NotRequired[int]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    LoggingInfo: NotRequired[LoggingInfo]
    Name: NotRequired[str]
    Description: NotRequired[str]
    ClientToken: NotRequired[str]
    CutoffBehavior: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class RegisterTaskWithMaintenanceWindowResult(TypedDict):
    WindowTaskId: NotRequired[str]

class RegistrationMetadataItem(TypedDict):
    Key: str
    Value: str

class RelatedOpsItem(TypedDict):
    OpsItemId: str

class RemoveTagsFromResourceRequest(TypedDict):
    ResourceType: str
    ResourceId: str
    TagKeys: list[str]

class RemoveTagsFromResourceResult(TypedDict): ...

class ResetServiceSettingRequest(TypedDict):
    SettingId: str

class ResetServiceSettingResult(TypedDict):
    ServiceSetting: NotRequired[ServiceSetting]

class ResolvedTargets(TypedDict):
    ParameterValues: NotRequired[list[str]]
    Truncated: NotRequired[bool]

class ResourceComplianceSummaryItem(TypedDict):
    ComplianceType: NotRequired[str]
    ResourceType: NotRequired[str]
    ResourceId: NotRequired[str]
    Status: NotRequired[str]
    OverallSeverity: NotRequired[str]
    ExecutionSummary: NotRequired[ComplianceExecutionSummary]
    CompliantSummary: NotRequired[CompliantSummary]
    NonCompliantSummary: NotRequired[NonCompliantSummary]

class ResourceDataSyncAwsOrganizationsSource(TypedDict):
    OrganizationSourceType: str
    OrganizationalUnits: NotRequired[list[ResourceDataSyncOrganizationalUnit]]

class ResourceDataSyncDestinationDataSharing(TypedDict):
    DestinationDataSharingType: NotRequired[str]

class ResourceDataSyncItem(TypedDict):
    SyncName: NotRequired[str]
    SyncType: NotRequired[str]
    SyncSource: NotRequired[ResourceDataSyncSourceWithState]
    S3Destination: NotRequired[ResourceDataSyncS3Destination]
    LastSyncTime: NotRequired[float]
    LastSuccessfulSyncTime: NotRequired[float]
    SyncLastModifiedTime: NotRequired[float]
    LastStatus: NotRequired[str]
    SyncCreatedTime: NotRequired[float]
    LastSyncStatusMessage: NotRequired[str]

class ResourceDataSyncOrganizationalUnit(TypedDict):
    OrganizationalUnitId: NotRequired[str]

class ResourceDataSyncS3Destination(TypedDict):
    BucketName: str
    Prefix: NotRequired[str]
    SyncFormat: str
    Region: str
    AWSKMSKeyARN: NotRequired[str]
    DestinationDataSharing: NotRequired[ResourceDataSyncDestinationDataSharing]

class ResourceDataSyncSource(TypedDict):
    SourceType: str
    AwsOrganizationsSource: NotRequired[ResourceDataSyncAwsOrganizationsSource]
    SourceRegions: list[str]
    IncludeFutureRegions: NotRequired[bool]
    EnableAllOpsDataSources: NotRequired[bool]

class ResourceDataSyncSourceWithState(TypedDict):
    SourceType: NotRequired[str]
    AwsOrganizationsSource: NotRequired[ResourceDataSyncAwsOrganizationsSource]
    SourceRegions: NotRequired[list[str]]
    IncludeFutureRegions: NotRequired[bool]
    State: NotRequired[str]
    EnableAllOpsDataSources: NotRequired[bool]

class ResultAttribute(TypedDict):
    TypeName: str

class ResumeSessionRequest(TypedDict):
    SessionId: str

class ResumeSessionResponse(TypedDict):
    SessionId: NotRequired[str]
    TokenValue: NotRequired[str]
    StreamUrl: NotRequired[str]

class ReviewInformation(TypedDict):
    ReviewedTime: NotRequired[float]
    Status: NotRequired[str]
    Reviewer: NotRequired[str]

class Runbook(TypedDict):
    DocumentName: str
    DocumentVersion: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    TargetParameterName: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    TargetLocations: NotRequired[list[TargetLocation]]

class S3OutputLocation(TypedDict):
    OutputS3Region: NotRequired[str]
    OutputS3BucketName: NotRequired[str]
    OutputS3KeyPrefix: NotRequired[str]

class S3OutputUrl(TypedDict):
    OutputUrl: NotRequired[str]

class ScheduledWindowExecution(TypedDict):
    WindowId: NotRequired[str]
    Name: NotRequired[str]
    ExecutionTime: NotRequired[str]

class SendAutomationSignalRequest(TypedDict):
    AutomationExecutionId: str
    SignalType: str
    Payload: NotRequired[dict[str, list[str]]]

class SendAutomationSignalResult(TypedDict): ...

class SendCommandRequest(TypedDict):
    InstanceIds: NotRequired[list[str]]
    Targets: NotRequired[list[Target]]
    DocumentName: str
    DocumentVersion: NotRequired[str]
    DocumentHash: NotRequired[str]
    DocumentHashType: NotRequired[str]
    TimeoutSeconds: NotRequired[int]
    Comment: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    OutputS3Region: NotRequired[str]
    OutputS3BucketName: NotRequired[str]
    OutputS3KeyPrefix: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    ServiceRoleArn: NotRequired[str]
    NotificationConfig: NotRequired[NotificationConfig]
    CloudWatchOutputConfig: NotRequired[CloudWatchOutputConfig]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class SendCommandResult(TypedDict):
    Command: NotRequired[Command]

class ServiceSetting(TypedDict):
    SettingId: NotRequired[str]
    SettingValue: NotRequired[str]
    LastModifiedDate: NotRequired[float]
    LastModifiedUser: NotRequired[str]
    ARN: NotRequired[str]
    Status: NotRequired[str]

class Session(TypedDict):
    SessionId: NotRequired[str]
    Target: NotRequired[str]
    Status: NotRequired[str]
    StartDate: NotRequired[float]
    EndDate: NotRequired[float]
    DocumentName: NotRequired[str]
    Owner: NotRequired[str]
    Reason: NotRequired[str]
    Details: NotRequired[str]
    OutputUrl: NotRequired[SessionManagerOutputUrl]
    MaxSessionDuration: NotRequired[str]
    AccessType: NotRequired[str]

class SessionFilter(TypedDict):
    key: str
    value: str

class SessionManagerOutputUrl(TypedDict):
    S3OutputUrl: NotRequired[str]
    CloudWatchOutputUrl: NotRequired[str]

class SeveritySummary(TypedDict):
    CriticalCount: NotRequired[int]
    HighCount: NotRequired[int]
    MediumCount: NotRequired[int]
    LowCount: NotRequired[int]
    InformationalCount: NotRequired[int]
    UnspecifiedCount: NotRequired[int]

class StartAccessRequestRequest(TypedDict):
    Reason: str
    Targets: list[Target]
    Tags: NotRequired[list[Tag]]

class StartAccessRequestResponse(TypedDict):
    AccessRequestId: NotRequired[str]

class StartAssociationsOnceRequest(TypedDict):
    AssociationIds: list[str]

class StartAssociationsOnceResult(TypedDict): ...

class StartAutomationExecutionRequest(TypedDict):
    DocumentName: str
    DocumentVersion: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    ClientToken: NotRequired[str]
    Mode: NotRequired[str]
    TargetParameterName: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    TargetLocations: NotRequired[list[TargetLocation]]
    Tags: NotRequired[list[Tag]]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    TargetLocationsURL: NotRequired[str]

class StartAutomationExecutionResult(TypedDict):
    AutomationExecutionId: NotRequired[str]

class StartChangeRequestExecutionRequest(TypedDict):
    ScheduledTime: NotRequired[float]
    DocumentName: str
    DocumentVersion: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]
    ChangeRequestName: NotRequired[str]
    ClientToken: NotRequired[str]
    AutoApprove: NotRequired[bool]
    Runbooks: list[Runbook]
    Tags: NotRequired[list[Tag]]
    ScheduledEndTime: NotRequired[float]
    ChangeDetails: NotRequired[str]

class StartChangeRequestExecutionResult(TypedDict):
    AutomationExecutionId: NotRequired[str]

class StartExecutionPreviewRequest(TypedDict):
    DocumentName: str
    DocumentVersion: NotRequired[str]
    ExecutionInputs: NotRequired[ExecutionInputs]

class StartExecutionPreviewResponse(TypedDict):
    ExecutionPreviewId: NotRequired[str]

class StartSessionRequest(TypedDict):
    Target: str
    DocumentName: NotRequired[str]
    Reason: NotRequired[str]
    Parameters: NotRequired[dict[str, list[str]]]

class StartSessionResponse(TypedDict):
    SessionId: NotRequired[str]
    TokenValue: NotRequired[str]
    StreamUrl: NotRequired[str]

class StepExecution(TypedDict):
    StepName: NotRequired[str]
    Action: NotRequired[str]
    TimeoutSeconds: NotRequired[int]
    OnFailure: NotRequired[str]
    MaxAttempts: NotRequired[int]
    ExecutionStartTime: NotRequired[float]
    ExecutionEndTime: NotRequired[float]
    StepStatus: NotRequired[str]
    ResponseCode: NotRequired[str]
    Inputs: NotRequired[dict[str, str]]
    Outputs: NotRequired[dict[str, list[str]]]
    Response: NotRequired[str]
    FailureMessage: NotRequired[str]
    WarningMessage: NotRequired[str]
    FailureDetails: NotRequired[FailureDetails]
    StepExecutionId: NotRequired[str]
    OverriddenParameters: NotRequired[dict[str, list[str]]]
    IsEnd: NotRequired[bool]
    NextStep: NotRequired[str]
    IsCritical: NotRequired[bool]
    ValidNextSteps: NotRequired[list[str]]
    Targets: NotRequired[list[Target]]
    TargetLocation: NotRequired[TargetLocation]
    TriggeredAlarms: NotRequired[list[AlarmStateInformation]]
    ParentStepDetails: NotRequired[ParentStepDetails]

class StepExecutionFilter(TypedDict):
    Key: str
    Values: list[str]

class StopAutomationExecutionRequest(TypedDict):
    AutomationExecutionId: str
    Type: NotRequired[str]

class StopAutomationExecutionResult(TypedDict): ...

class Tag(TypedDict):
    Key: str
    Value: str

class Target(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]

class TargetLocation(TypedDict):
    Accounts: NotRequired[list[str]]
    Regions: NotRequired[list[str]]
    TargetLocationMaxConcurrency: NotRequired[str]
    TargetLocationMaxErrors: NotRequired[str]
    ExecutionRoleName: NotRequired[str]
    TargetLocationAlarmConfiguration: NotRequired[AlarmConfiguration]
    IncludeChildOrganizationUnits: NotRequired[bool]
    ExcludeAccounts: NotRequired[list[str]]
    Targets: NotRequired[list[Target]]
    TargetsMaxConcurrency: NotRequired[str]
    TargetsMaxErrors: NotRequired[str]

class TargetPreview(TypedDict):
    Count: NotRequired[int]
    TargetType: NotRequired[str]

class TargetsSummary(TypedDict):
    TotalCount: NotRequired[int]
    StartedCount: NotRequired[int]
    CompletedCount: NotRequired[int]
    SuccessfulCount: NotRequired[int]
    FailedCount: NotRequired[int]

class TerminateSessionRequest(TypedDict):
    SessionId: str

class TerminateSessionResponse(TypedDict):
    SessionId: NotRequired[str]

class UnlabelParameterVersionRequest(TypedDict):
    Name: str
    ParameterVersion: int
    Labels: list[str]

class UnlabelParameterVersionResult(TypedDict):
    RemovedLabels: NotRequired[list[str]]
    InvalidLabels: NotRequired[list[str]]

class UpdateAssociationRequest(TypedDict):
    AssociationId: str
    Parameters: NotRequired[dict[str, list[str]]]
    DocumentVersion: NotRequired[str]
    ScheduleExpression: NotRequired[str]
    OutputLocation: NotRequired[InstanceAssociationOutputLocation]
    Name: NotRequired[str]
    Targets: NotRequired[list[Target]]
    AssociationName: NotRequired[str]
    AssociationVersion: NotRequired[str]
    AutomationTargetParameterName: NotRequired[str]
    MaxErrors: NotRequired[str]
    MaxConcurrency: NotRequired[str]
    ComplianceSeverity: NotRequired[str]
    SyncCompliance: NotRequired[str]
    ApplyOnlyAtCronInterval: NotRequired[bool]
    CalendarNames: NotRequired[list[str]]
    TargetLocations: NotRequired[list[TargetLocation]]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    TargetMaps: NotRequired[list[dict[str, list[str]]]]
    AlarmConfiguration: NotRequired[AlarmConfiguration]
    AssociationDispatchAssumeRole: NotRequired[str]

class UpdateAssociationResult(TypedDict):
    AssociationDescription: NotRequired[AssociationDescription]

class UpdateAssociationStatusRequest(TypedDict):
    Name: str
    InstanceId: str
    AssociationStatus: AssociationStatus

class UpdateAssociationStatusResult(TypedDict):
    AssociationDescription: NotRequired[AssociationDescription]

class UpdateCloudConnectorRequest(TypedDict):
    CloudConnectorId: str
    DisplayName: NotRequired[str]
    Configuration: NotRequired[CloudConnectorConfiguration]
    Description: NotRequired[str]

class UpdateCloudConnectorResult(TypedDict):
    CloudConnectorId: NotRequired[str]

class UpdateDocumentDefaultVersionRequest(TypedDict):
    Name: str
    DocumentVersion: str

class UpdateDocumentDefaultVersionResult(TypedDict):
    Description: NotRequired[DocumentDefaultVersionDescription]

class UpdateDocumentMetadataRequest(TypedDict):
    Name: str
    DocumentVersion: NotRequired[str]
    DocumentReviews: DocumentReviews

class UpdateDocumentMetadataResponse(TypedDict): ...

class UpdateDocumentRequest(TypedDict):
    Content: str
    Attachments: NotRequired[list[AttachmentsSource]]
    Name: str
    DisplayName: NotRequired[str]
    VersionName: NotRequired[str]
    DocumentVersion: NotRequired[str]
    DocumentFormat: NotRequired[str]
    TargetType: NotRequired[str]

class UpdateDocumentResult(TypedDict):
    DocumentDescription: NotRequired[DocumentDescription]

class UpdateMaintenanceWindowRequest(TypedDict):
    WindowId: str
    Name: NotRequired[str]
    Description: NotRequired[str]
    StartDate: NotRequired[str]
    EndDate: NotRequired[str]
    Schedule: NotRequired[str]
    ScheduleTimezone: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    Cutoff: NotRequired[int]
    AllowUnassociatedTargets: NotRequired[bool]
    Enabled: NotRequired[bool]
    Replace: NotRequired[bool]

class UpdateMaintenanceWindowResult(TypedDict):
    WindowId: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    StartDate: NotRequired[str]
    EndDate: NotRequired[str]
    Schedule: NotRequired[str]
    ScheduleTimezone: NotRequired[str]
    ScheduleOffset: NotRequired[int]
    Duration: NotRequired[int]
    Cutoff: NotRequired[int]
    AllowUnassociatedTargets: NotRequired[bool]
    Enabled: NotRequired[bool]

class UpdateMaintenanceWindowTargetRequest(TypedDict):
    WindowId: str
    WindowTargetId: str
    Targets: NotRequired[list[Target]]
    OwnerInformation: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    Replace: NotRequired[bool]

class UpdateMaintenanceWindowTargetResult(TypedDict):
    WindowId: NotRequired[str]
    WindowTargetId: NotRequired[str]
    Targets: NotRequired[list[Target]]
    OwnerInformation: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]

class UpdateMaintenanceWindowTaskRequest(TypedDict):
    WindowId: str
    WindowTaskId: str
    Targets: NotRequired[list[Target]]
    TaskArn: NotRequired[str]
    ServiceRoleArn: NotRequired[str]
    TaskParameters: NotRequired[dict[str, MaintenanceWindowTaskParameterValueExpression]]
    TaskInvocationParameters: NotRequired[MaintenanceWindowTaskInvocationParameters]
    Priority: NotRequired[int]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    LoggingInfo: NotRequired[LoggingInfo]
    Name: NotRequired[str]
    Description: NotRequired[str]
    Replace: NotRequired[bool]
    CutoffBehavior: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class UpdateMaintenanceWindowTaskResult(TypedDict):
    WindowId: NotRequired[str]
    WindowTaskId: NotRequired[str]
    Targets: NotRequired[list[Target]]
    TaskArn: NotRequired[str]
    ServiceRoleArn: NotRequired[str]
    TaskParameters: NotRequired[dict[str, MaintenanceWindowTaskParameterValueExpression]]
    TaskInvocationParameters: NotRequired[MaintenanceWindowTaskInvocationParameters]
    Priority: NotRequired[int]
    MaxConcurrency: NotRequired[str]
    MaxErrors: NotRequired[str]
    LoggingInfo: NotRequired[LoggingInfo]
    Name: NotRequired[str]
    Description: NotRequired[str]
    CutoffBehavior: NotRequired[str]
    AlarmConfiguration: NotRequired[AlarmConfiguration]

class UpdateManagedInstanceRoleRequest(TypedDict):
    InstanceId: str
    IamRole: str

class UpdateManagedInstanceRoleResult(TypedDict): ...

class UpdateOpsItemRequest(TypedDict):
    Description: NotRequired[str]
    OperationalData: NotRequired[dict[str, OpsItemDataValue]]
    OperationalDataToDelete: NotRequired[list[str]]
    Notifications: NotRequired[list[OpsItemNotification]]
    Priority: NotRequired[int]
    RelatedOpsItems: NotRequired[list[RelatedOpsItem]]
    Status: NotRequired[str]
    OpsItemId: str
    Title: NotRequired[str]
    Category: NotRequired[str]
    Severity: NotRequired[str]
    ActualStartTime: NotRequired[float]
    ActualEndTime: NotRequired[float]
    PlannedStartTime: NotRequired[float]
    PlannedEndTime: NotRequired[float]
    OpsItemArn: NotRequired[str]

class UpdateOpsItemResponse(TypedDict): ...

class UpdateOpsMetadataRequest(TypedDict):
    OpsMetadataArn: str
    MetadataToUpdate: NotRequired[dict[str, MetadataValue]]
    KeysToDelete: NotRequired[list[str]]

class UpdateOpsMetadataResult(TypedDict):
    OpsMetadataArn: NotRequired[str]

class UpdatePatchBaselineRequest(TypedDict):
    BaselineId: str
    Name: NotRequired[str]
    GlobalFilters: NotRequired[PatchFilterGroup]
    ApprovalRules: NotRequired[PatchRuleGroup]
    ApprovedPatches: NotRequired[list[str]]
    ApprovedPatchesComplianceLevel: NotRequired[str]
    ApprovedPatchesEnableNonSecurity: NotRequired[bool]
    RejectedPatches: NotRequired[list[str]]
    RejectedPatchesAction: NotRequired[str]
    Description: NotRequired[str]
    Sources: NotRequired[list[PatchSource]]
    AvailableSecurityUpdatesComplianceStatus: NotRequired[str]
    Replace: NotRequired[bool]

class UpdatePatchBaselineResult(TypedDict):
    BaselineId: NotRequired[str]
    Name: NotRequired[str]
    OperatingSystem: NotRequired[str]
    GlobalFilters: NotRequired[PatchFilterGroup]
    ApprovalRules: NotRequired[PatchRuleGroup]
    ApprovedPatches: NotRequired[list[str]]
    ApprovedPatchesComplianceLevel: NotRequired[str]
    ApprovedPatchesEnableNonSecurity: NotRequired[bool]
    RejectedPatches: NotRequired[list[str]]
    RejectedPatchesAction: NotRequired[str]
    CreatedDate: NotRequired[float]
    ModifiedDate: NotRequired[float]
    Description: NotRequired[str]
    Sources: NotRequired[list[PatchSource]]
    AvailableSecurityUpdatesComplianceStatus: NotRequired[str]

class UpdateResourceDataSyncRequest(TypedDict):
    SyncName: str
    SyncType: str
    SyncSource: ResourceDataSyncSource

class UpdateResourceDataSyncResult(TypedDict): ...

class UpdateServiceSettingRequest(TypedDict):
    SettingId: str
    SettingValue: str

class UpdateServiceSettingResult(TypedDict): ...

class ValidateCloudConnectorRequest(TypedDict):
    CloudConnectorId: str
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ValidateCloudConnectorResult(TypedDict):
    ValidationFindings: NotRequired[list[ValidationFinding]]
    NextToken: NotRequired[str]

class ValidationFinding(TypedDict):
    Type: NotRequired[str]
    Code: NotRequired[str]
    Message: NotRequired[str]
    ProviderMessage: NotRequired[str]
    Scope: NotRequired[ValidationFindingScope]

class ValidationFindingScope(TypedDict):
    Type: NotRequired[str]
    Id: NotRequired[str]
