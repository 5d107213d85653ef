"""Shapes of AWS Resource Groups Tagging API, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class ComplianceDetails(TypedDict):
    NoncompliantKeys: NotRequired[list[str]]
    KeysWithNoncompliantValues: NotRequired[list[str]]
    MissingTagKeys: NotRequired[list[str]]
    ComplianceStatus: NotRequired[bool]

class DescribeReportCreationInput(TypedDict): ...

class DescribeReportCreationOutput(TypedDict):
    Status: NotRequired[str]
    S3Location: NotRequired[str]
    ErrorMessage: NotRequired[str]

class FailureInfo(TypedDict):
    StatusCode: NotRequired[int]
    ErrorCode: NotRequired[str]
    ErrorMessage: NotRequired[str]

class GetComplianceSummaryInput(TypedDict):
    TargetIdFilters: NotRequired[list[str]]
    RegionFilters: NotRequired[list[str]]
    ResourceTypeFilters: NotRequired[list[str]]
    TagKeyFilters: NotRequired[list[str]]
    GroupBy: NotRequired[list[str]]
    MaxResults: NotRequired[int]
    PaginationToken: NotRequired[str]

class GetComplianceSummaryOutput(TypedDict):
    SummaryList: NotRequired[list[Summary]]
    PaginationToken: NotRequired[str]

class GetResourcesInput(TypedDict):
    PaginationToken: NotRequired[str]
    TagFilters: NotRequired[list[TagFilter]]
    ResourcesPerPage: NotRequired[int]
    TagsPerPage: NotRequired[int]
    ResourceTypeFilters: NotRequired[list[str]]
    IncludeComplianceDetails: NotRequired[bool]
    ExcludeCompliantResources: NotRequired[bool]
    ResourceARNList: NotRequired[list[str]]

class GetResourcesOutput(TypedDict):
    PaginationToken: NotRequired[str]
    ResourceTagMappingList: NotRequired[list[ResourceTagMapping]]

class GetTagKeysInput(TypedDict):
    PaginationToken: NotRequired[str]

class GetTagKeysOutput(TypedDict):
    PaginationToken: NotRequired[str]
    TagKeys: NotRequired[list[str]]

class GetTagValuesInput(TypedDict):
    PaginationToken: NotRequired[str]
    Key: str

class GetTagValuesOutput(TypedDict):
    PaginationToken: NotRequired[str]
    TagValues: NotRequired[list[str]]

class ListRequiredTagsInput(TypedDict):
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class ListRequiredTagsOutput(TypedDict):
    RequiredTags: NotRequired[list[RequiredTag]]
    NextToken: NotRequired[str]

class RequiredTag(TypedDict):
    ResourceType: NotRequired[str]
    CloudFormationResourceTypes: NotRequired[list[str]]
    ReportingTagKeys: NotRequired[list[str]]

class ResourceTagMapping(TypedDict):
    ResourceARN: NotRequired[str]
    Tags: NotRequired[list[Tag]]
    ComplianceDetails: NotRequired[ComplianceDetails]

class StartReportCreationInput(TypedDict):
    S3Bucket: str

class StartReportCreationOutput(TypedDict): ...

class Summary(TypedDict):
    LastUpdated: NotRequired[str]
    TargetId: NotRequired[str]
    TargetIdType: NotRequired[str]
    Region: NotRequired[str]
    ResourceType: NotRequired[str]
    NonCompliantResources: NotRequired[int]

class Tag(TypedDict):
    Key: NotRequired[str]
    Value: NotRequired[str]

class TagFilter(TypedDict):
    Key: NotRequired[str]
    Values: NotRequired[list[str]]

class TagResourcesInput(TypedDict):
    ResourceARNList: list[str]
    Tags: dict[str, str]

class TagResourcesOutput(TypedDict):
    FailedResourcesMap: NotRequired[dict[str, FailureInfo]]

class UntagResourcesInput(TypedDict):
    ResourceARNList: list[str]
    TagKeys: list[str]

class UntagResourcesOutput(TypedDict):
    FailedResourcesMap: NotRequired[dict[str, FailureInfo]]
