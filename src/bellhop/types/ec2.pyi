"""Shapes of Amazon Elastic Compute Cloud, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class ApplicationStatusSummary(TypedDict):
    Status: NotRequired[str]
    ImpairedSince: NotRequired[float]

class AvailabilityZone(TypedDict):
    OptInStatus: NotRequired[str]
    Messages: NotRequired[list[AvailabilityZoneMessage]]
    RegionName: NotRequired[str]
    ZoneName: NotRequired[str]
    ZoneId: NotRequired[str]
    GroupName: NotRequired[str]
    NetworkBorderGroup: NotRequired[str]
    ZoneType: NotRequired[str]
    ParentZoneName: NotRequired[str]
    ParentZoneId: NotRequired[str]
    GroupLongName: NotRequired[str]
    Geography: NotRequired[list[AvailabilityZoneGeography]]
    SubGeography: NotRequired[list[AvailabilityZoneSubGeography]]
    State: NotRequired[str]

class AvailabilityZoneGeography(TypedDict):
    Name: NotRequired[str]

class AvailabilityZoneMessage(TypedDict):
    Message: NotRequired[str]

class AvailabilityZoneSubGeography(TypedDict):
    Name: NotRequired[str]

class CapacityReservationSpecificationResponse(TypedDict):
    CapacityReservationPreference: NotRequired[str]
    CapacityReservationTarget: NotRequired[CapacityReservationTargetResponse]

class CapacityReservationTargetResponse(TypedDict):
    CapacityReservationId: NotRequired[str]
    CapacityReservationResourceGroupArn: NotRequired[str]

class ConnectionTrackingSpecificationResponse(TypedDict):
    TcpEstablishedTimeout: NotRequired[int]
    UdpStreamTimeout: NotRequired[int]
    UdpTimeout: NotRequired[int]

class CpuOptions(TypedDict):
    CoreCount: NotRequired[int]
    ThreadsPerCore: NotRequired[int]
    AmdSevSnp: NotRequired[str]
    NestedVirtualization: NotRequired[str]

class CreateTagsRequest(TypedDict):
    DryRun: NotRequired[bool]
    Resources: list[str]
    Tags: list[Tag]

class DeleteTagsRequest(TypedDict):
    DryRun: NotRequired[bool]
    Resources: list[str]
    Tags: NotRequired[list[Tag]]

class DescribeAvailabilityZonesRequest(TypedDict):
    ZoneNames: NotRequired[list[str]]
    ZoneIds: NotRequired[list[str]]
    AllAvailabilityZones: NotRequired[bool]
    DryRun: NotRequired[bool]
    Filters: NotRequired[list[Filter]]

class DescribeAvailabilityZonesResult(TypedDict):
    AvailabilityZones: NotRequired[list[AvailabilityZone]]

class DescribeInstanceStatusRequest(TypedDict):
    InstanceIds: NotRequired[list[str]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]
    IncludeManagedResources: NotRequired[bool]
    DryRun: NotRequired[bool]
    Filters: NotRequired[list[Filter]]
    IncludeAllInstances: NotRequired[bool]

class DescribeInstanceStatusResult(TypedDict):
    InstanceStatuses: NotRequired[list[InstanceStatus]]
    NextToken: NotRequired[str]

class DescribeInstancesRequest(TypedDict):
    InstanceIds: NotRequired[list[str]]
    IncludeManagedResources: NotRequired[bool]
    DryRun: NotRequired[bool]
    Filters: NotRequired[list[Filter]]
    NextToken: NotRequired[str]
    MaxResults: NotRequired[int]

class DescribeInstancesResult(TypedDict):
    NextToken: NotRequired[str]
    Reservations: NotRequired[list[Reservation]]

class DescribeRegionsRequest(TypedDict):
    RegionNames: NotRequired[list[str]]
    AllRegions: NotRequired[bool]
    DryRun: NotRequired[bool]
    Filters: NotRequired[list[Filter]]

class DescribeRegionsResult(TypedDict):
    Regions: NotRequired[list[Region]]

class DescribeTagsRequest(TypedDict):
    DryRun: NotRequired[bool]
    Filters: NotRequired[list[Filter]]
    MaxResults: NotRequired[int]
    NextToken: NotRequired[str]

class DescribeTagsResult(TypedDict):
    NextToken: NotRequired[str]
    Tags: NotRequired[list[TagDescription]]

class EbsInstanceBlockDevice(TypedDict):
    AttachTime: NotRequired[float]
    DeleteOnTermination: NotRequired[bool]
    Status: NotRequired[str]
    VolumeId: NotRequired[str]
    AssociatedResource: NotRequired[str]
    VolumeOwnerId: NotRequired[str]
    Operator: NotRequired[OperatorResponse]
    EbsCardIndex: NotRequired[int]

class EbsStatusDetails(TypedDict):
    ImpairedSince: NotRequired[float]
    Name: NotRequired[str]
    Status: NotRequired[str]

class EbsStatusSummary(TypedDict):
    Details: NotRequired[list[EbsStatusDetails]]
    Status: NotRequired[str]

class ElasticGpuAssociation(TypedDict):
    ElasticGpuId: NotRequired[str]
    ElasticGpuAssociationId: NotRequired[str]
    ElasticGpuAssociationState: NotRequired[str]
    ElasticGpuAssociationTime: NotRequired[str]

class ElasticInferenceAcceleratorAssociation(TypedDict):
    ElasticInferenceAcceleratorArn: NotRequired[str]
    ElasticInferenceAcceleratorAssociationId: NotRequired[str]
    ElasticInferenceAcceleratorAssociationState: NotRequired[str]
    ElasticInferenceAcceleratorAssociationTime: NotRequired[float]

class EnclaveOptions(TypedDict):
    Enabled: NotRequired[bool]

class Filter(TypedDict):
    Name: NotRequired[str]
    Values: NotRequired[list[str]]

class GroupIdentifier(TypedDict):
    GroupId: NotRequired[str]
    GroupName: NotRequired[str]

class HibernationOptions(TypedDict):
    Configured: NotRequired[bool]

class IamInstanceProfile(TypedDict):
    Arn: NotRequired[str]
    Id: NotRequired[str]

class Instance(TypedDict):
    Architecture: NotRequired[str]
    BlockDeviceMappings: NotRequired[list[InstanceBlockDeviceMapping]]
    ClientToken: NotRequired[str]
    EbsOptimized: NotRequired[bool]
    EnaSupport: NotRequired[bool]
    Hypervisor: NotRequired[str]
    IamInstanceProfile: NotRequired[IamInstanceProfile]
    InstanceLifecycle: NotRequired[str]
    ElasticGpuAssociations: NotRequired[list[ElasticGpuAssociation]]
    ElasticInferenceAcceleratorAssociations: NotRequired[list[ElasticInferenceAcceleratorAssociation]]
    NetworkInterfaces: NotRequired[list[InstanceNetworkInterface]]
    OutpostArn: NotRequired[str]
    RootDeviceName: NotRequired[str]
    RootDeviceType: NotRequired[str]
    SecurityGroups: NotRequired[list[GroupIdentifier]]
    SourceDestCheck: NotRequired[bool]
    SpotInstanceRequestId: NotRequired[str]
    SriovNetSupport: NotRequired[str]
    StateReason: NotRequired[StateReason]
    Tags: NotRequired[list[Tag]]
    VirtualizationType: NotRequired[str]
    CpuOptions: NotRequired[CpuOptions]
    CapacityBlockId: NotRequired[str]
    CapacityReservationId: NotRequired[str]
    CapacityReservationSpecification: NotRequired[CapacityReservationSpecificationResponse]
    HibernationOptions: NotRequired[HibernationOptions]
    Licenses: NotRequired[list[LicenseConfiguration]]
    MetadataOptions: NotRequired[InstanceMetadataOptionsResponse]
    EnclaveOptions: NotRequired[EnclaveOptions]
    BootMode: NotRequired[str]
    PlatformDetails: NotRequired[str]
    UsageOperation: NotRequired[str]
    UsageOperationUpdateTime: NotRequired[float]
    PrivateDnsNameOptions: NotRequired[PrivateDnsNameOptionsResponse]
    Ipv6Address: NotRequired[str]
    TpmSupport: NotRequired[str]
    MaintenanceOptions: NotRequired[InstanceMaintenanceOptions]
    CurrentInstanceBootMode: NotRequired[str]
    NetworkPerformanceOptions: NotRequired[InstanceNetworkPerformanceOptions]
    Operator: NotRequired[OperatorResponse]
    SecondaryInterfaces: NotRequired[list[InstanceSecondaryInterface]]
    InstanceId: NotRequired[str]
    ImageId: NotRequired[str]
    State: NotRequired[InstanceState]
    PrivateDnsName: NotRequired[str]
    PublicDnsName: NotRequired[str]
    StateTransitionReason: NotRequired[str]
    KeyName: NotRequired[str]
    AmiLaunchIndex: NotRequired[int]
    ProductCodes: NotRequired[list[ProductCode]]
    InstanceType: NotRequired[str]
    LaunchTime: NotRequired[float]
    Placement: NotRequired[Placement]
    KernelId: NotRequired[str]
    RamdiskId: NotRequired[str]
    Platform: NotRequired[str]
    Monitoring: NotRequired[Monitoring]
    SubnetId: NotRequired[str]
    VpcId: NotRequired[str]
    PrivateIpAddress: NotRequired[str]
    PublicIpAddress: NotRequired[str]

class InstanceAttachmentEnaSrdSpecification(TypedDict):
    EnaSrdEnabled: NotRequired[bool]
    EnaSrdUdpSpecification: NotRequired[InstanceAttachmentEnaSrdUdpSpecification]

class InstanceAttachmentEnaSrdUdpSpecification(TypedDict):
    EnaSrdUdpEnabled: NotRequired[bool]

class InstanceBlockDeviceMapping(TypedDict):
    DeviceName: NotRequired[str]
    Ebs: NotRequired[EbsInstanceBlockDevice]

class InstanceIpv4Prefix(TypedDict):
    Ipv4Prefix: NotRequired[str]

class InstanceIpv6Address(TypedDict):
    Ipv6Address: NotRequired[str]
    IsPrimaryIpv6: NotRequired[bool]

class InstanceIpv6Prefix(TypedDict):
    Ipv6Prefix: NotRequired[str]

class InstanceMaintenanceOptions(TypedDict):
    AutoRecovery: NotRequired[str]
    RebootMigration: NotRequired[str]

class InstanceMetadataOptionsResponse(TypedDict):
    State: NotRequired[str]
    HttpTokens: NotRequired[str]
    HttpPutResponseHopLimit: NotRequired[int]
    HttpEndpoint: NotRequired[str]
    HttpProtocolIpv6: NotRequired[str]
    InstanceMetadataTags: NotRequired[str]

class InstanceNetworkInterface(TypedDict):
    Association: NotRequired[InstanceNetworkInterfaceAssociation]
    Attachment: NotRequired[InstanceNetworkInterfaceAttachment]
    Description: NotRequired[str]
    Groups: NotRequired[list[GroupIdentifier]]
    Ipv6Addresses: NotRequired[list[InstanceIpv6Address]]
    MacAddress: NotRequired[str]
    NetworkInterfaceId: NotRequired[str]
    OwnerId: NotRequired[str]
    PrivateDnsName: NotRequired[str]
    PrivateIpAddress: NotRequired[str]
    PrivateIpAddresses: NotRequired[list[InstancePrivateIpAddress]]
    SourceDestCheck: NotRequired[bool]
    Status: NotRequired[str]
    SubnetId: NotRequired[str]
    VpcId: NotRequired[str]
    InterfaceType: NotRequired[str]
    Ipv4Prefixes: NotRequired[list[InstanceIpv4Prefix]]
    Ipv6Prefixes: NotRequired[list[InstanceIpv6Prefix]]
    ConnectionTrackingConfiguration: NotRequired[ConnectionTrackingSpecificationResponse]
    Operator: NotRequired[OperatorResponse]

class InstanceNetworkInterfaceAssociation(TypedDict):
    CarrierIp: NotRequired[str]
    CustomerOwnedIp: NotRequired[str]
    IpOwnerId: NotRequired[str]
    PublicDnsName: NotRequired[str]
    PublicIp: NotRequired[str]

class InstanceNetworkInterfaceAttachment(TypedDict):
    AttachTime: NotRequired[float]
    AttachmentId: NotRequired[str]
    DeleteOnTermination: NotRequired[bool]
    DeviceIndex: NotRequired[int]
    Status: NotRequired[str]
    NetworkCardIndex: NotRequired[int]
    EnaSrdSpecification: NotRequired[InstanceAttachmentEnaSrdSpecification]
    EnaQueueCount: NotRequired[int]

class InstanceNetworkPerformanceOptions(TypedDict):
    BandwidthWeighting: NotRequired[str]

class InstancePrivateIpAddress(TypedDict):
    Association: NotRequired[InstanceNetworkInterfaceAssociation]
    Primary: NotRequired[bool]
    PrivateDnsName: NotRequired[str]
    PrivateIpAddress: NotRequired[str]

class InstanceSecondaryInterface(TypedDict):
    Attachment: NotRequired[InstanceSecondaryInterfaceAttachment]
    MacAddress: NotRequired[str]
    SecondaryInterfaceId: NotRequired[str]
    OwnerId: NotRequired[str]
    PrivateIpAddresses: NotRequired[list[InstanceSecondaryInterfacePrivateIpAddress]]
    SourceDestCheck: NotRequired[bool]
    Status: NotRequired[str]
    SecondarySubnetId: NotRequired[str]
    SecondaryNetworkId: NotRequired[str]
    InterfaceType: NotRequired[str]

class InstanceSecondaryInterfaceAttachment(TypedDict):
    AttachTime: NotRequired[float]
    AttachmentId: NotRequired[str]
    DeleteOnTermination: NotRequired[bool]
    DeviceIndex: NotRequired[int]
    Status: NotRequired[str]
    NetworkCardIndex: NotRequired[int]

class InstanceSecondaryInterfacePrivateIpAddress(TypedDict):
    PrivateIpAddress: NotRequired[str]

class InstanceState(TypedDict):
    Code: NotRequired[int]
    Name: NotRequired[str]

class InstanceStatus(TypedDict):
    AvailabilityZone: NotRequired[str]
    AvailabilityZoneId: NotRequired[str]
    OutpostArn: NotRequired[str]
    Operator: NotRequired[OperatorResponse]
    Events: NotRequired[list[InstanceStatusEvent]]
    InstanceId: NotRequired[str]
    InstanceState: NotRequired[InstanceState]
    InstanceStatus: NotRequired[InstanceStatusSummary]
    SystemStatus: NotRequired[InstanceStatusSummary]
    AttachedEbsStatus: NotRequired[EbsStatusSummary]
    ApplicationStatus: NotRequired[ApplicationStatusSummary]
    PerformanceStatus: NotRequired[PerformanceStatusSummary]

class InstanceStatusDetails(TypedDict):
    ImpairedSince: NotRequired[float]
    Name: NotRequired[str]
    Status: NotRequired[str]

class InstanceStatusEvent(TypedDict):
    InstanceEventId: NotRequired[str]
    Code: NotRequired[str]
    Description: NotRequired[str]
    NotAfter: NotRequired[float]
    NotBefore: NotRequired[float]
    NotBeforeDeadline: NotRequired[float]

class InstanceStatusSummary(TypedDict):
    Details: NotRequired[list[InstanceStatusDetails]]
    Status: NotRequired[str]

class LicenseConfiguration(TypedDict):
    LicenseConfigurationArn: NotRequired[str]

class Monitoring(TypedDict):
    MetricCategoryIds: NotRequired[list[str]]
    State: NotRequired[str]

class OperatorResponse(TypedDict):
    Managed: NotRequired[bool]
    Principal: NotRequired[str]
    HiddenByDefault: NotRequired[bool]

class PerformanceStatusSummary(TypedDict):
    Status: NotRequired[str]
    ImpairedSince: NotRequired[float]
    Remediation: NotRequired[str]

class Placement(TypedDict):
    AvailabilityZoneId: NotRequired[str]
    Affinity: NotRequired[str]
    GroupName: NotRequired[str]
    PartitionNumber: NotRequired[int]
    HostId: NotRequired[str]
    Tenancy: NotRequired[str]
    SpreadDomain: NotRequired[str]
    HostResourceGroupArn: NotRequired[str]
    GroupId: NotRequired[str]
    AvailabilityZone: NotRequired[str]

class PrivateDnsNameOptionsResponse(TypedDict):
    HostnameType: NotRequired[str]
    EnableResourceNameDnsARecord: NotRequired[bool]
    EnableResourceNameDnsAAAARecord: NotRequired[bool]

class ProductCode(TypedDict):
    ProductCodeId: NotRequired[str]
    ProductCodeType: NotRequired[str]

class Region(TypedDict):
    OptInStatus: NotRequired[str]
    Geography: NotRequired[list[RegionGeography]]
    RegionName: NotRequired[str]
    Endpoint: NotRequired[str]

class RegionGeography(TypedDict):
    Name: NotRequired[str]

class Reservation(TypedDict):
    ReservationId: NotRequired[str]
    OwnerId: NotRequired[str]
    RequesterId: NotRequired[str]
    Groups: NotRequired[list[GroupIdentifier]]
    Instances: NotRequired[list[Instance]]

class StateReason(TypedDict):
    Code: NotRequired[str]
    Message: NotRequired[str]

class Tag(TypedDict):
    Key: NotRequired[str]
    Value: NotRequired[str]

class TagDescription(TypedDict):
    Key: NotRequired[str]
    ResourceId: NotRequired[str]
    ResourceType: NotRequired[str]
    Value: NotRequired[str]
