"""Shapes of AWS Resource Groups, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AccountSettings(TypedDict):
    GroupLifecycleEventsDesiredStatus: NotRequired[str]
    GroupLifecycleEventsStatus: NotRequired[str]
    GroupLifecycleEventsStatusMessage: NotRequired[str]

class CancelTagSyncTaskInput(TypedDict):
    TaskArn: str

class CreateGroupInput(TypedDict):
    Name: str
    Description: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]
    Tags: NotRequired[dict[str, str]]
    Configuration: NotRequired[list[GroupConfigurationItem]]
    Criticality: NotRequired[int]
    Owner: NotRequired[str]
    DisplayName: NotRequired[str]

class CreateGroupOutput(TypedDict):
    Group: NotRequired[Group]
    ResourceQuery: NotRequired[ResourceQuery]
    Tags: NotRequired[dict[str, str]]
    GroupConfiguration: NotRequired[GroupConfiguration]

class DeleteGroupInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]

class DeleteGroupOutput(TypedDict):
    Group: NotRequired[Group]

class FailedResource(TypedDict):
    ResourceArn: NotRequired[str]
    ErrorMessage: NotRequired[str]
    ErrorCode: NotRequired[str]

class GetAccountSettingsOutput(TypedDict):
    AccountSettings: NotRequired[AccountSettings]

class GetGroupConfigurationInput(TypedDict):
    Group: NotRequired[str]

class GetGroupConfigurationOutput(TypedDict):
    GroupConfiguration: NotRequired[GroupConfiguration]

class GetGroupInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]

class GetGroupOutput(TypedDict):
    Group: NotRequired[Group]

class GetGroupQueryInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]

class GetGroupQueryOutput(TypedDict):
    GroupQuery: NotRequired[GroupQuery]

class GetTagSyncTaskInput(TypedDict):
    TaskArn: str

class GetTagSyncTaskOutput(TypedDict):
    GroupArn: NotRequired[str]
    GroupName: NotRequired[str]
    TaskArn: NotRequired[str]
    TagKey: NotRequired[str]
    TagValue: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]
    RoleArn: NotRequired[str]
    Status: NotRequired[str]
    ErrorMessage: NotRequired[str]
    CreatedAt: NotRequired[float]

class GetTagsInput(TypedDict):
    Arn: str

class GetTagsOutput(TypedDict):
    Arn: NotRequired[str]
    Tags: NotRequired[dict[str, str]]

class Group(TypedDict):
    GroupArn: NotRequired[str]
    Name: NotRequired[str]
    Description: NotRequired[str]
    Criticality: NotRequired[int]
    Owner: NotRequired[str]
    DisplayName: NotRequired[str]
    ApplicationTag: NotRequired[dict[str, str]]

class GroupConfiguration(TypedDict):
    Configuration: NotRequired[list[GroupConfigurationItem]]
    ProposedConfiguration: NotRequired[list[GroupConfigurationItem]]
    Status: NotRequired[str]
    FailureReason: NotRequired[str]

class GroupConfigurationItem(TypedDict):
    Type: str
    Parameters: NotRequired[list[GroupConfigurationParameter]]

class GroupConfigurationParameter(TypedDict):
    Name: str
    Values: NotRequired[list[str]]

class GroupFilter(TypedDict):
    Name: str
    Values: list[str]

class GroupIdentifier(TypedDict):
    GroupName: NotRequired[str]
    GroupArn: NotRequired[str]
    Description: NotRequired[str]
    Criticality: NotRequired[int]
    Owner: NotRequired[str]
    DisplayName: NotRequired[str]

class GroupQuery(TypedDict):
    GroupName: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]

class GroupResourcesInput(TypedDict):
    Group: str
    ResourceArns: list[str]

class GroupResourcesOutput(TypedDict):
    Succeeded: NotRequired[list[str]]
    Failed: NotRequired[list[FailedResource]]
    Pending: NotRequired[list[PendingResource]]

class GroupingStatusesItem(TypedDict):
    ResourceArn: NotRequired[str]
    Action: NotRequired[str]
    Status: NotRequired[str]
    ErrorMessage: NotRequired[str]
    ErrorCode: NotRequired[str]
    UpdatedAt: NotRequired[float]

class ListGroupResourcesInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]
    Filters: NotRequired[list[ResourceFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListGroupResourcesItem(TypedDict):
    Identifier: NotRequired[ResourceIdentifier]
    Status: NotRequired[ResourceStatus]

class ListGroupResourcesOutput(TypedDict):
    Resources: NotRequired[list[ListGroupResourcesItem]]
    ResourceIdentifiers: NotRequired[list[ResourceIdentifier]]
    NextToken: NotRequired[str]
    QueryErrors: NotRequired[list[QueryError]]

class ListGroupingStatusesFilter(TypedDict):
    Name: str
    Values: list[str]

class ListGroupingStatusesInput(TypedDict):
    Group: str
    MaxResults: NotRequired[int]
    Filters: NotRequired[list[ListGroupingStatusesFilter]]
    NextToken: NotRequired[str]

class ListGroupingStatusesOutput(TypedDict):
    Group: NotRequired[str]
    GroupingStatuses: NotRequired[list[GroupingStatusesItem]]
    NextToken: NotRequired[str]

class ListGroupsInput(TypedDict):
    Filters: NotRequired[list[GroupFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListGroupsOutput(TypedDict):
    GroupIdentifiers: NotRequired[list[GroupIdentifier]]
    Groups: NotRequired[list[Group]]
    NextToken: NotRequired[str]

class ListTagSyncTasksFilter(TypedDict):
    GroupArn: NotRequired[str]
    GroupName: NotRequired[str]

class ListTagSyncTasksInput(TypedDict):
    Filters: NotRequired[list[ListTagSyncTasksFilter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class ListTagSyncTasksOutput(TypedDict):
    TagSyncTasks: NotRequired[list[TagSyncTaskItem]]
    NextToken: NotRequired[str]

class PendingResource(TypedDict):
    ResourceArn: NotRequired[str]

class PutGroupConfigurationInput(TypedDict):
    Group: NotRequired[str]
    Configuration: NotRequired[list[GroupConfigurationItem]]

class PutGroupConfigurationOutput(TypedDict): ...

class QueryError(TypedDict):
    ErrorCode: NotRequired[str]
    Message: NotRequired[str]

class ResourceFilter(TypedDict):
    Name: str
    Values: list[str]

class ResourceIdentifier(TypedDict):
    ResourceArn: NotRequired[str]
    ResourceType: NotRequired[str]

class ResourceQuery(TypedDict):
    Type: str
    Query: str

class ResourceStatus(TypedDict):
    Name: NotRequired[str]

class SearchResourcesInput(TypedDict):
    ResourceQuery: ResourceQuery
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class SearchResourcesOutput(TypedDict):
    ResourceIdentifiers: NotRequired[list[ResourceIdentifier]]
    NextToken: NotRequired[str]
    QueryErrors: NotRequired[list[QueryError]]

class StartTagSyncTaskInput(TypedDict):
    Group: str
    TagKey: NotRequired[str]
    TagValue: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]
    RoleArn: str

class StartTagSyncTaskOutput(TypedDict):
    GroupArn: NotRequired[str]
    GroupName: NotRequired[str]
    TaskArn: NotRequired[str]
    TagKey: NotRequired[str]
    TagValue: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]
    RoleArn: NotRequired[str]

class TagInput(TypedDict):
    Arn: str
    Tags: dict[str, str]

class TagOutput(TypedDict):
    Arn: NotRequired[str]
    Tags: NotRequired[dict[str, str]]

class TagSyncTaskItem(TypedDict):
    GroupArn: NotRequired[str]
    GroupName: NotRequired[str]
    TaskArn: NotRequired[str]
    TagKey: NotRequired[str]
    TagValue: NotRequired[str]
    ResourceQuery: NotRequired[ResourceQuery]
    RoleArn: NotRequired[str]
    Status: NotRequired[str]
    ErrorMessage: NotRequired[str]
    CreatedAt: NotRequired[float]

class UngroupResourcesInput(TypedDict):
    Group: str
    ResourceArns: list[str]

class UngroupResourcesOutput(TypedDict):
    Succeeded: NotRequired[list[str]]
    Failed: NotRequired[list[FailedResource]]
    Pending: NotRequired[list[PendingResource]]

class UntagInput(TypedDict):
    Arn: str
    Keys: list[str]

class UntagOutput(TypedDict):
    Arn: NotRequired[str]
    Keys: NotRequired[list[str]]

class UpdateAccountSettingsInput(TypedDict):
    GroupLifecycleEventsDesiredStatus: NotRequired[str]

class UpdateAccountSettingsOutput(TypedDict):
    AccountSettings: NotRequired[AccountSettings]

class UpdateGroupInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]
    Description: NotRequired[str]
    Criticality: NotRequired[int]
    Owner: NotRequired[str]
    DisplayName: NotRequired[str]

class UpdateGroupOutput(TypedDict):
    Group: NotRequired[Group]

class UpdateGroupQueryInput(TypedDict):
    GroupName: NotRequired[str]
    Group: NotRequired[str]
    ResourceQuery: ResourceQuery

class UpdateGroupQueryOutput(TypedDict):
    GroupQuery: NotRequired[GroupQuery]
