"""Shapes of AWS Identity and Access Management, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class AcceptDelegationRequestRequest(TypedDict):
    DelegationRequestId: str

class AccessDetail(TypedDict):
    ServiceName: NotRequired[str]
    ServiceNamespace: NotRequired[str]
    Region: NotRequired[str]
    EntityPath: NotRequired[str]
    LastAuthenticatedTime: NotRequired[float]
    TotalAuthenticatedEntities: NotRequired[int]

class AccessKey(TypedDict):
    UserName: NotRequired[str]
    AccessKeyId: NotRequired[str]
    Status: NotRequired[str]
    SecretAccessKey: NotRequired[str]
    CreateDate: NotRequired[float]

class AccessKeyLastUsed(TypedDict):
    LastUsedDate: NotRequired[float]
    ServiceName: NotRequired[str]
    Region: NotRequired[str]

class AccessKeyMetadata(TypedDict):
    UserName: NotRequired[str]
    AccessKeyId: NotRequired[str]
    Status: NotRequired[str]
    CreateDate: NotRequired[float]

class AcquireRoleRequest(TypedDict):
    TemplateArn: str
    TemplateMinorVersion: NotRequired[int]
    ReplacementValues: NotRequired[dict[str, ReplacementValueEntry]]

class AcquireRoleResponse(TypedDict):
    Role: NotRequired[Role]

class AddClientIDToOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str
    ClientID: str

class AddRoleToInstanceProfileRequest(TypedDict):
    InstanceProfileName: str
    RoleName: str

class AddUserToGroupRequest(TypedDict):
    GroupName: str
    UserName: str

class AssociateDelegationRequestRequest(TypedDict):
    DelegationRequestId: str

class AttachGroupPolicyRequest(TypedDict):
    GroupName: str
    PolicyArn: str

class AttachRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyArn: str

class AttachUserPolicyRequest(TypedDict):
    UserName: str
    PolicyArn: str

class AttachedPermissionsBoundary(TypedDict):
    PermissionsBoundaryType: NotRequired[str]
    PermissionsBoundaryArn: NotRequired[str]

class AttachedPolicy(TypedDict):
    PolicyName: NotRequired[str]
    PolicyArn: NotRequired[str]

class ChangePasswordRequest(TypedDict):
    OldPassword: str
    NewPassword: str

class ContextEntry(TypedDict):
    ContextKeyName: NotRequired[str]
    ContextKeyValues: NotRequired[list[str]]
    ContextKeyType: NotRequired[str]

class CreateAccessKeyRequest(TypedDict):
    UserName: NotRequired[str]

class CreateAccessKeyResponse(TypedDict):
    AccessKey: NotRequired[AccessKey]

class CreateAccountAliasRequest(TypedDict):
    AccountAlias: str

class CreateDelegationRequestRequest(TypedDict):
    OwnerAccountId: NotRequired[str]
    Description: str
    Permissions: DelegationPermission
    RequestMessage: NotRequired[str]
    RequestorWorkflowId: str
    RedirectUrl: NotRequired[str]
    NotificationChannel: str
    SessionDuration: int
    OnlySendByOwner: NotRequired[bool]

class CreateDelegationRequestResponse(TypedDict):
    ConsoleDeepLink: NotRequired[str]
    DelegationRequestId: NotRequired[str]

class CreateGroupRequest(TypedDict):
    Path: NotRequired[str]
    GroupName: str

class CreateGroupResponse(TypedDict):
    Group: NotRequired[Group]

class CreateInstanceProfileRequest(TypedDict):
    InstanceProfileName: str
    Path: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateInstanceProfileResponse(TypedDict):
    InstanceProfile: NotRequired[InstanceProfile]

class CreateLoginProfileRequest(TypedDict):
    UserName: NotRequired[str]
    Password: NotRequired[str]
    PasswordResetRequired: NotRequired[bool]

class CreateLoginProfileResponse(TypedDict):
    LoginProfile: NotRequired[LoginProfile]

class CreateOpenIDConnectProviderRequest(TypedDict):
    Url: str
    ClientIDList: NotRequired[list[str]]
    ThumbprintList: NotRequired[list[str]]
    Tags: NotRequired[list[Tag]]

class CreateOpenIDConnectProviderResponse(TypedDict):
    OpenIDConnectProviderArn: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreatePolicyRequest(TypedDict):
    PolicyName: str
    Path: NotRequired[str]
    PolicyDocument: str
    Description: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreatePolicyResponse(TypedDict):
    Policy: NotRequired[Policy]

class CreatePolicyVersionRequest(TypedDict):
    PolicyArn: str
    PolicyDocument: str
    SetAsDefault: NotRequired[bool]

class CreatePolicyVersionResponse(TypedDict):
    PolicyVersion: NotRequired[PolicyVersion]

class CreateRoleRequest(TypedDict):
    Path: NotRequired[str]
    RoleName: str
    AssumeRolePolicyDocument: str
    Description: NotRequired[str]
    MaxSessionDuration: NotRequired[int]
    PermissionsBoundary: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateRoleResponse(TypedDict):
    Role: NotRequired[Role]

class CreateSAMLProviderRequest(TypedDict):
    SAMLMetadataDocument: str
    Name: str
    Tags: NotRequired[list[Tag]]
    AssertionEncryptionMode: NotRequired[str]
    AddPrivateKey: NotRequired[str]

class CreateSAMLProviderResponse(TypedDict):
    SAMLProviderArn: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateServiceLinkedRoleRequest(TypedDict):
    AWSServiceName: str
    Description: NotRequired[str]
    CustomSuffix: NotRequired[str]

class CreateServiceLinkedRoleResponse(TypedDict):
    Role: NotRequired[Role]

class CreateServiceSpecificCredentialRequest(TypedDict):
    UserName: str
    ServiceName: str
    CredentialAgeDays: NotRequired[int]

class CreateServiceSpecificCredentialResponse(TypedDict):
    ServiceSpecificCredential: NotRequired[ServiceSpecificCredential]

class CreateUserRequest(TypedDict):
    Path: NotRequired[str]
    UserName: str
    PermissionsBoundary: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class CreateUserResponse(TypedDict):
    User: NotRequired[User]

class CreateVirtualMFADeviceRequest(TypedDict):
    Path: NotRequired[str]
    VirtualMFADeviceName: str
    Tags: NotRequired[list[Tag]]

class CreateVirtualMFADeviceResponse(TypedDict):
    VirtualMFADevice: NotRequired[VirtualMFADevice]

class DeactivateMFADeviceRequest(TypedDict):
    UserName: NotRequired[str]
    SerialNumber: str

class DelegationPermission(TypedDict):
    PolicyTemplateArn: NotRequired[str]
    Parameters: NotRequired[list[PolicyParameter]]

class DelegationRequest(TypedDict):
    DelegationRequestId: NotRequired[str]
    OwnerAccountId: NotRequired[str]
    Description: NotRequired[str]
    RequestMessage: NotRequired[str]
    Permissions: NotRequired[DelegationPermission]
    PermissionPolicy: NotRequired[str]
    RolePermissionRestrictionArns: NotRequired[list[str]]
    OwnerId: NotRequired[str]
    ApproverId: NotRequired[str]
    State: NotRequired[str]
    ExpirationTime: NotRequired[float]
    RequestorId: NotRequired[str]
    RequestorName: NotRequired[str]
    CreateDate: NotRequired[float]
    SessionDuration: NotRequired[int]
    RedirectUrl: NotRequired[str]
    Notes: NotRequired[str]
    RejectionReason: NotRequired[str]
    OnlySendByOwner: NotRequired[bool]
    UpdatedTime: NotRequired[float]

class DeleteAccessKeyRequest(TypedDict):
    UserName: NotRequired[str]
    AccessKeyId: str

class DeleteAccountAliasRequest(TypedDict):
    AccountAlias: str

class DeleteGroupPolicyRequest(TypedDict):
    GroupName: str
    PolicyName: str

class DeleteGroupRequest(TypedDict):
    GroupName: str

class DeleteInstanceProfileRequest(TypedDict):
    InstanceProfileName: str

class DeleteLoginProfileRequest(TypedDict):
    UserName: NotRequired[str]

class DeleteOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str

class DeletePolicyRequest(TypedDict):
    PolicyArn: str

class DeletePolicyVersionRequest(TypedDict):
    PolicyArn: str
    VersionId: str

class DeleteRolePermissionsBoundaryRequest(TypedDict):
    RoleName: str

class DeleteRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyName: str

class DeleteRoleRequest(TypedDict):
    RoleName: str

class DeleteSAMLProviderRequest(TypedDict):
    SAMLProviderArn: str

class DeleteSSHPublicKeyRequest(TypedDict):
    UserName: str
    SSHPublicKeyId: str

class DeleteServerCertificateRequest(TypedDict):
    ServerCertificateName: str

class DeleteServiceLinkedRoleRequest(TypedDict):
    RoleName: str

class DeleteServiceLinkedRoleResponse(TypedDict):
    DeletionTaskId: NotRequired[str]

class DeleteServiceSpecificCredentialRequest(TypedDict):
    UserName: NotRequired[str]
    ServiceSpecificCredentialId: str

class DeleteSigningCertificateRequest(TypedDict):
    UserName: NotRequired[str]
    CertificateId: str

class DeleteUserPermissionsBoundaryRequest(TypedDict):
    UserName: str

class DeleteUserPolicyRequest(TypedDict):
    UserName: str
    PolicyName: str

class DeleteUserRequest(TypedDict):
    UserName: str

class DeleteVirtualMFADeviceRequest(TypedDict):
    SerialNumber: str

class DeletionTaskFailureReasonType(TypedDict):
    Reason: NotRequired[str]
    RoleUsageList: NotRequired[list[RoleUsageType]]

class DetachGroupPolicyRequest(TypedDict):
    GroupName: str
    PolicyArn: str

class DetachRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyArn: str

class DetachUserPolicyRequest(TypedDict):
    UserName: str
    PolicyArn: str

class DisableOrganizationsRootCredentialsManagementRequest(TypedDict): ...

class DisableOrganizationsRootCredentialsManagementResponse(TypedDict):
    OrganizationId: NotRequired[str]
    EnabledFeatures: NotRequired[list[str]]

class DisableOrganizationsRootSessionsRequest(TypedDict): ...

class DisableOrganizationsRootSessionsResponse(TypedDict):
    OrganizationId: NotRequired[str]
    EnabledFeatures: NotRequired[list[str]]

class EnableMFADeviceRequest(TypedDict):
    UserName: str
    SerialNumber: str
    AuthenticationCode1: str
    AuthenticationCode2: str

class EnableOrganizationsRootCredentialsManagementRequest(TypedDict): ...

class EnableOrganizationsRootCredentialsManagementResponse(TypedDict):
    OrganizationId: NotRequired[str]
    EnabledFeatures: NotRequired[list[str]]

class EnableOrganizationsRootSessionsRequest(TypedDict): ...

class EnableOrganizationsRootSessionsResponse(TypedDict):
    OrganizationId: NotRequired[str]
    EnabledFeatures: NotRequired[list[str]]

class EnableOutboundWebIdentityFederationResponse(TypedDict):
    IssuerIdentifier: NotRequired[str]

class EntityDetails(TypedDict):
    EntityInfo: NotRequired[EntityInfo]
    LastAuthenticated: NotRequired[float]

class EntityInfo(TypedDict):
    Arn: NotRequired[str]
    Name: NotRequired[str]
    Type: NotRequired[str]
    Id: NotRequired[str]
    Path: NotRequired[str]

class ErrorDetails(TypedDict):
    Message: NotRequired[str]
    Code: NotRequired[str]

class EvaluationResult(TypedDict):
    EvalActionName: NotRequired[str]
    EvalResourceName: NotRequired[str]
    EvalDecision: NotRequired[str]
    MatchedStatements: NotRequired[list[Statement]]
    MissingContextValues: NotRequired[list[str]]
    OrganizationsDecisionDetail: NotRequired[OrganizationsDecisionDetail]
    PermissionsBoundaryDecisionDetail: NotRequired[PermissionsBoundaryDecisionDetail]
    EvalDecisionDetails: NotRequired[dict[str, str]]
    ResourceSpecificResults: NotRequired[list[ResourceSpecificResult]]

class GenerateCredentialReportResponse(TypedDict):
    State: NotRequired[str]
    Description: NotRequired[str]

class GenerateOrganizationsAccessReportRequest(TypedDict):
    EntityPath: str
    OrganizationsPolicyId: NotRequired[str]

class GenerateOrganizationsAccessReportResponse(TypedDict):
    JobId: NotRequired[str]

class GenerateServiceLastAccessedDetailsRequest(TypedDict):
    Arn: str
    Granularity: NotRequired[str]

class GenerateServiceLastAccessedDetailsResponse(TypedDict):
    JobId: NotRequired[str]

class GetAccessKeyLastUsedRequest(TypedDict):
    AccessKeyId: str

class GetAccessKeyLastUsedResponse(TypedDict):
    UserName: NotRequired[str]
    AccessKeyLastUsed: NotRequired[AccessKeyLastUsed]

class GetAccountAuthorizationDetailsRequest(TypedDict):
    Filter: NotRequired[list[str]]
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]

class GetAccountAuthorizationDetailsResponse(TypedDict):
    UserDetailList: NotRequired[list[UserDetail]]
    GroupDetailList: NotRequired[list[GroupDetail]]
    RoleDetailList: NotRequired[list[RoleDetail]]
    Policies: NotRequired[list[ManagedPolicyDetail]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class GetAccountPasswordPolicyResponse(TypedDict):
    PasswordPolicy: NotRequired[PasswordPolicy]

class GetAccountPropertiesRequest(TypedDict): ...

class GetAccountPropertiesResponse(TypedDict):
    Properties: NotRequired[dict[str, str]]

class GetAccountSummaryResponse(TypedDict):
    SummaryMap: NotRequired[dict[str, int]]

class GetContextKeysForCustomPolicyRequest(TypedDict):
    PolicyInputList: list[str]

class GetContextKeysForPolicyResponse(TypedDict):
    ContextKeyNames: NotRequired[list[str]]

class GetContextKeysForPrincipalPolicyRequest(TypedDict):
    PolicySourceArn: str
    PolicyInputList: NotRequired[list[str]]

class GetCredentialReportResponse(TypedDict):
    Content: NotRequired[bytes]
    ReportFormat: NotRequired[str]
    GeneratedTime: NotRequired[float]

class GetDelegationRequestRequest(TypedDict):
    DelegationRequestId: str
    DelegationPermissionCheck: NotRequired[bool]

class GetDelegationRequestResponse(TypedDict):
    DelegationRequest: NotRequired[DelegationRequest]
    PermissionCheckStatus: NotRequired[str]
    PermissionCheckResult: NotRequired[str]

class GetGroupPolicyRequest(TypedDict):
    GroupName: str
    PolicyName: str

class GetGroupPolicyResponse(TypedDict):
    GroupName: NotRequired[str]
    PolicyName: NotRequired[str]
    PolicyDocument: NotRequired[str]

class GetGroupRequest(TypedDict):
    GroupName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class GetGroupResponse(TypedDict):
    Group: NotRequired[Group]
    Users: NotRequired[list[User]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class GetHumanReadableSummaryRequest(TypedDict):
    EntityArn: str
    Locale: NotRequired[str]

class GetHumanReadableSummaryResponse(TypedDict):
    SummaryContent: NotRequired[str]
    Locale: NotRequired[str]
    SummaryState: NotRequired[str]

class GetInstanceProfileRequest(TypedDict):
    InstanceProfileName: str

class GetInstanceProfileResponse(TypedDict):
    InstanceProfile: NotRequired[InstanceProfile]

class GetLoginProfileRequest(TypedDict):
    UserName: NotRequired[str]

class GetLoginProfileResponse(TypedDict):
    LoginProfile: NotRequired[LoginProfile]

class GetMFADeviceRequest(TypedDict):
    SerialNumber: str
    UserName: NotRequired[str]

class GetMFADeviceResponse(TypedDict):
    UserName: NotRequired[str]
    SerialNumber: NotRequired[str]
    EnableDate: NotRequired[float]
    Certifications: NotRequired[dict[str, str]]

class GetOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str

class GetOpenIDConnectProviderResponse(TypedDict):
    Url: NotRequired[str]
    ClientIDList: NotRequired[list[str]]
    ThumbprintList: NotRequired[list[str]]
    CreateDate: NotRequired[float]
    Tags: NotRequired[list[Tag]]

class GetOrganizationsAccessReportRequest(TypedDict):
    JobId: str
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]
    SortKey: NotRequired[str]

class GetOrganizationsAccessReportResponse(TypedDict):
    JobStatus: NotRequired[str]
    JobCreationDate: NotRequired[float]
    JobCompletionDate: NotRequired[float]
    NumberOfServicesAccessible: NotRequired[int]
    NumberOfServicesNotAccessed: NotRequired[int]
    AccessDetails: NotRequired[list[AccessDetail]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]
    ErrorDetails: NotRequired[ErrorDetails]

class GetOutboundWebIdentityFederationInfoResponse(TypedDict):
    IssuerIdentifier: NotRequired[str]
    JwtVendingEnabled: NotRequired[bool]

class GetPolicyRequest(TypedDict):
    PolicyArn: str

class GetPolicyResponse(TypedDict):
    Policy: NotRequired[Policy]

class GetPolicyVersionRequest(TypedDict):
    PolicyArn: str
    VersionId: str

class GetPolicyVersionResponse(TypedDict):
    PolicyVersion: NotRequired[PolicyVersion]

class GetRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyName: str

class GetRolePolicyResponse(TypedDict):
    RoleName: NotRequired[str]
    PolicyName: NotRequired[str]
    PolicyDocument: NotRequired[str]

class GetRoleRequest(TypedDict):
    RoleName: str

class GetRoleResponse(TypedDict):
    Role: NotRequired[Role]

class GetRoleTemplateVersionRequest(TypedDict):
    TemplateArn: str
    MinorVersion: NotRequired[int]

class GetRoleTemplateVersionResponse(TypedDict):
    RoleTemplateVersion: NotRequired[RoleTemplateVersion]

class GetSAMLProviderRequest(TypedDict):
    SAMLProviderArn: str

class GetSAMLProviderResponse(TypedDict):
    SAMLProviderUUID: NotRequired[str]
    SAMLMetadataDocument: NotRequired[str]
    CreateDate: NotRequired[float]
    ValidUntil: NotRequired[float]
    Tags: NotRequired[list[Tag]]
    AssertionEncryptionMode: NotRequired[str]
    PrivateKeyList: NotRequired[list[SAMLPrivateKey]]

class GetSSHPublicKeyRequest(TypedDict):
    UserName: str
    SSHPublicKeyId: str
    Encoding: str

class GetSSHPublicKeyResponse(TypedDict):
    SSHPublicKey: NotRequired[SSHPublicKey]

class GetServerCertificateRequest(TypedDict):
    ServerCertificateName: str

class GetServerCertificateResponse(TypedDict):
    ServerCertificate: NotRequired[ServerCertificate]

class GetServiceLastAccessedDetailsRequest(TypedDict):
    JobId: str
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]

class GetServiceLastAccessedDetailsResponse(TypedDict):
    JobStatus: NotRequired[str]
    JobType: NotRequired[str]
    JobCreationDate: NotRequired[float]
    ServicesLastAccessed: NotRequired[list[ServiceLastAccessed]]
    JobCompletionDate: NotRequired[float]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]
    Error: NotRequired[ErrorDetails]

class GetServiceLastAccessedDetailsWithEntitiesRequest(TypedDict):
    JobId: str
    ServiceNamespace: str
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]

class GetServiceLastAccessedDetailsWithEntitiesResponse(TypedDict):
    JobStatus: NotRequired[str]
    JobCreationDate: NotRequired[float]
    JobCompletionDate: NotRequired[float]
    EntityDetailsList: NotRequired[list[EntityDetails]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]
    Error: NotRequired[ErrorDetails]

class GetServiceLinkedRoleDeletionStatusRequest(TypedDict):
    DeletionTaskId: str

class GetServiceLinkedRoleDeletionStatusResponse(TypedDict):
    Status: NotRequired[str]
    Reason: NotRequired[DeletionTaskFailureReasonType]

class GetUserPolicyRequest(TypedDict):
    UserName: str
    PolicyName: str

class GetUserPolicyResponse(TypedDict):
    UserName: NotRequired[str]
    PolicyName: NotRequired[str]
    PolicyDocument: NotRequired[str]

class GetUserRequest(TypedDict):
    UserName: NotRequired[str]

class GetUserResponse(TypedDict):
    User: NotRequired[User]

class Group(TypedDict):
    Path: NotRequired[str]
    GroupName: NotRequired[str]
    GroupId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]

class GroupDetail(TypedDict):
    Path: NotRequired[str]
    GroupName: NotRequired[str]
    GroupId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    GroupPolicyList: NotRequired[list[PolicyDetail]]
    AttachedManagedPolicies: NotRequired[list[AttachedPolicy]]

class InlinePolicy(TypedDict):
    PolicyName: NotRequired[str]
    PolicyDocument: NotRequired[str]

class InlinePolicyIdentifierType(TypedDict):
    PolicyName: str
    AttachmentType: str
    AttachmentName: str

class InstanceProfile(TypedDict):
    Path: NotRequired[str]
    InstanceProfileName: NotRequired[str]
    InstanceProfileId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    Roles: NotRequired[list[Role]]
    Tags: NotRequired[list[Tag]]

class ListAccessKeysRequest(TypedDict):
    UserName: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListAccessKeysResponse(TypedDict):
    AccessKeyMetadata: NotRequired[list[AccessKeyMetadata]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListAccountAliasesRequest(TypedDict):
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListAccountAliasesResponse(TypedDict):
    AccountAliases: NotRequired[list[str]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListAttachedGroupPoliciesRequest(TypedDict):
    GroupName: str
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListAttachedGroupPoliciesResponse(TypedDict):
    AttachedPolicies: NotRequired[list[AttachedPolicy]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListAttachedRolePoliciesRequest(TypedDict):
    RoleName: str
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListAttachedRolePoliciesResponse(TypedDict):
    AttachedPolicies: NotRequired[list[AttachedPolicy]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListAttachedUserPoliciesRequest(TypedDict):
    UserName: str
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListAttachedUserPoliciesResponse(TypedDict):
    AttachedPolicies: NotRequired[list[AttachedPolicy]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListDelegationRequestsRequest(TypedDict):
    OwnerId: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListDelegationRequestsResponse(TypedDict):
    DelegationRequests: NotRequired[list[DelegationRequest]]
    Marker: NotRequired[str]
    isTruncated: NotRequired[bool]

class ListEntitiesForPolicyRequest(TypedDict):
    PolicyArn: str
    EntityFilter: NotRequired[str]
    PathPrefix: NotRequired[str]
    PolicyUsageFilter: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListEntitiesForPolicyResponse(TypedDict):
    PolicyGroups: NotRequired[list[PolicyGroup]]
    PolicyUsers: NotRequired[list[PolicyUser]]
    PolicyRoles: NotRequired[list[PolicyRole]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListGroupPoliciesRequest(TypedDict):
    GroupName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListGroupPoliciesResponse(TypedDict):
    PolicyNames: NotRequired[list[str]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListGroupsForUserRequest(TypedDict):
    UserName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListGroupsForUserResponse(TypedDict):
    Groups: NotRequired[list[Group]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListGroupsRequest(TypedDict):
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListGroupsResponse(TypedDict):
    Groups: NotRequired[list[Group]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListInstanceProfileTagsRequest(TypedDict):
    InstanceProfileName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListInstanceProfileTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListInstanceProfilesForRoleRequest(TypedDict):
    RoleName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListInstanceProfilesForRoleResponse(TypedDict):
    InstanceProfiles: NotRequired[list[InstanceProfile]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListInstanceProfilesRequest(TypedDict):
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListInstanceProfilesResponse(TypedDict):
    InstanceProfiles: NotRequired[list[InstanceProfile]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListMFADeviceTagsRequest(TypedDict):
    SerialNumber: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListMFADeviceTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListMFADevicesRequest(TypedDict):
    UserName: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListMFADevicesResponse(TypedDict):
    MFADevices: NotRequired[list[MFADevice]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListOpenIDConnectProviderTagsRequest(TypedDict):
    OpenIDConnectProviderArn: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListOpenIDConnectProviderTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListOpenIDConnectProvidersRequest(TypedDict): ...

class ListOpenIDConnectProvidersResponse(TypedDict):
    OpenIDConnectProviderList: NotRequired[list[OpenIDConnectProviderListEntry]]

class ListOrganizationsFeaturesRequest(TypedDict): ...

class ListOrganizationsFeaturesResponse(TypedDict):
    OrganizationId: NotRequired[str]
    EnabledFeatures: NotRequired[list[str]]

class ListPoliciesGrantingServiceAccessEntry(TypedDict):
    ServiceNamespace: NotRequired[str]
    Policies: NotRequired[list[PolicyGrantingServiceAccess]]

class ListPoliciesGrantingServiceAccessRequest(TypedDict):
    Marker: NotRequired[str]
    Arn: str
    ServiceNamespaces: list[str]

class ListPoliciesGrantingServiceAccessResponse(TypedDict):
    PoliciesGrantingServiceAccess: NotRequired[list[ListPoliciesGrantingServiceAccessEntry]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListPoliciesRequest(TypedDict):
    Scope: NotRequired[str]
    OnlyAttached: NotRequired[bool]
    PathPrefix: NotRequired[str]
    PolicyUsageFilter: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListPoliciesResponse(TypedDict):
    Policies: NotRequired[list[Policy]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListPolicyTagsRequest(TypedDict):
    PolicyArn: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListPolicyTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListPolicyVersionsRequest(TypedDict):
    PolicyArn: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListPolicyVersionsResponse(TypedDict):
    Versions: NotRequired[list[PolicyVersion]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListRolePoliciesRequest(TypedDict):
    RoleName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListRolePoliciesResponse(TypedDict):
    PolicyNames: NotRequired[list[str]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListRoleTagsRequest(TypedDict):
    RoleName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListRoleTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListRolesRequest(TypedDict):
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListRolesResponse(TypedDict):
    Roles: NotRequired[list[Role]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListSAMLProviderTagsRequest(TypedDict):
    SAMLProviderArn: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListSAMLProviderTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListSAMLProvidersRequest(TypedDict): ...

class ListSAMLProvidersResponse(TypedDict):
    SAMLProviderList: NotRequired[list[SAMLProviderListEntry]]

class ListSSHPublicKeysRequest(TypedDict):
    UserName: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListSSHPublicKeysResponse(TypedDict):
    SSHPublicKeys: NotRequired[list[SSHPublicKeyMetadata]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListServerCertificateTagsRequest(TypedDict):
    ServerCertificateName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListServerCertificateTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListServerCertificatesRequest(TypedDict):
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListServerCertificatesResponse(TypedDict):
    ServerCertificateMetadataList: NotRequired[list[ServerCertificateMetadata]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListServiceSpecificCredentialsRequest(TypedDict):
    UserName: NotRequired[str]
    ServiceName: NotRequired[str]
    AllUsers: NotRequired[bool]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListServiceSpecificCredentialsResponse(TypedDict):
    ServiceSpecificCredentials: NotRequired[list[ServiceSpecificCredentialMetadata]]
    Marker: NotRequired[str]
    IsTruncated: NotRequired[bool]

class ListSigningCertificatesRequest(TypedDict):
    UserName: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListSigningCertificatesResponse(TypedDict):
    Certificates: NotRequired[list[SigningCertificate]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListUserPoliciesRequest(TypedDict):
    UserName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListUserPoliciesResponse(TypedDict):
    PolicyNames: NotRequired[list[str]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListUserTagsRequest(TypedDict):
    UserName: str
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListUserTagsResponse(TypedDict):
    Tags: NotRequired[list[Tag]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListUsersRequest(TypedDict):
    PathPrefix: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListUsersResponse(TypedDict):
    Users: NotRequired[list[User]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class ListVirtualMFADevicesRequest(TypedDict):
    AssignmentStatus: NotRequired[str]
    Marker: NotRequired[str]
    MaxItems: NotRequired[int]

class ListVirtualMFADevicesResponse(TypedDict):
    VirtualMFADevices: NotRequired[list[VirtualMFADevice]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class LoginProfile(TypedDict):
    UserName: NotRequired[str]
    CreateDate: NotRequired[float]
    PasswordResetRequired: NotRequired[bool]

class MFADevice(TypedDict):
    UserName: NotRequired[str]
    SerialNumber: NotRequired[str]
    EnableDate: NotRequired[float]

class ManagedPolicyDetail(TypedDict):
    PolicyName: NotRequired[str]
    PolicyId: NotRequired[str]
    Arn: NotRequired[str]
    Path: NotRequired[str]
    DefaultVersionId: NotRequired[str]
    AttachmentCount: NotRequired[int]
    PermissionsBoundaryUsageCount: NotRequired[int]
    IsAttachable: NotRequired[bool]
    Description: NotRequired[str]
    CreateDate: NotRequired[float]
    UpdateDate: NotRequired[float]
    PolicyVersionList: NotRequired[list[PolicyVersion]]

class OpenIDConnectProviderListEntry(TypedDict):
    Arn: NotRequired[str]

class OrderedOrganizationPolicyType(TypedDict):
    ServiceControlPolicyInputList: NotRequired[list[str]]

class OrganizationsDecisionDetail(TypedDict):
    AllowedByOrganizations: NotRequired[bool]

class ParameterDefinition(TypedDict):
    Name: NotRequired[str]
    Type: NotRequired[str]
    SubType: NotRequired[str]
    Description: NotRequired[str]
    IsRequired: NotRequired[bool]
    DefaultValue: NotRequired[str]
    Immutable: NotRequired[bool]

class PasswordPolicy(TypedDict):
    MinimumPasswordLength: NotRequired[int]
    RequireSymbols: NotRequired[bool]
    RequireNumbers: NotRequired[bool]
    RequireUppercaseCharacters: NotRequired[bool]
    RequireLowercaseCharacters: NotRequired[bool]
    AllowUsersToChangePassword: NotRequired[bool]
    ExpirePasswords: NotRequired[bool]
    MaxPasswordAge: NotRequired[int]
    PasswordReusePrevention: NotRequired[int]
    HardExpiry: NotRequired[bool]

class PermissionsBoundaryDecisionDetail(TypedDict):
    AllowedByPermissionsBoundary: NotRequired[bool]

class Policy(TypedDict):
    PolicyName: NotRequired[str]
    PolicyId: NotRequired[str]
    Arn: NotRequired[str]
    Path: NotRequired[str]
    DefaultVersionId: NotRequired[str]
    AttachmentCount: NotRequired[int]
    PermissionsBoundaryUsageCount: NotRequired[int]
    IsAttachable: NotRequired[bool]
    Description: NotRequired[str]
    CreateDate: NotRequired[float]
    UpdateDate: NotRequired[float]
    Tags: NotRequired[list[Tag]]

class PolicyDetail(TypedDict):
    PolicyName: NotRequired[str]
    PolicyDocument: NotRequired[str]

class PolicyGrantingServiceAccess(TypedDict):
    PolicyName: NotRequired[str]
    PolicyType: NotRequired[str]
    PolicyArn: NotRequired[str]
    EntityType: NotRequired[str]
    EntityName: NotRequired[str]

class PolicyGroup(TypedDict):
    GroupName: NotRequired[str]
    GroupId: NotRequired[str]

class PolicyIdentifier(TypedDict):
    PolicyType: NotRequired[str]
    PolicyArn: NotRequired[str]
    InlinePolicyIdentifier: NotRequired[InlinePolicyIdentifierType]

class PolicyParameter(TypedDict):
    Name: NotRequired[str]
    Values: NotRequired[list[str]]
    Type: NotRequired[str]

class PolicyRole(TypedDict):
    RoleName: NotRequired[str]
    RoleId: NotRequired[str]

class PolicyUser(TypedDict):
    UserName: NotRequired[str]
    UserId: NotRequired[str]

class PolicyVersion(TypedDict):
    Document: NotRequired[str]
    VersionId: NotRequired[str]
    IsDefaultVersion: NotRequired[bool]
    CreateDate: NotRequired[float]

class Position(TypedDict):
    Line: NotRequired[int]
    Column: NotRequired[int]

class PutAccountPropertiesRequest(TypedDict):
    Properties: dict[str, str]

class PutAccountPropertiesResponse(TypedDict): ...

class PutGroupPolicyRequest(TypedDict):
    GroupName: str
    PolicyName: str
    PolicyDocument: str

class PutRolePermissionsBoundaryRequest(TypedDict):
    RoleName: str
    PermissionsBoundary: str

class PutRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyName: str
    PolicyDocument: str

class PutUserPermissionsBoundaryRequest(TypedDict):
    UserName: str
    PermissionsBoundary: str

class PutUserPolicyRequest(TypedDict):
    UserName: str
    PolicyName: str
    PolicyDocument: str

class RejectDelegationRequestRequest(TypedDict):
    DelegationRequestId: str
    Notes: NotRequired[str]

class RemoveClientIDFromOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str
    ClientID: str

class RemoveRoleFromInstanceProfileRequest(TypedDict):
    InstanceProfileName: str
    RoleName: str

class RemoveUserFromGroupRequest(TypedDict):
    GroupName: str
    UserName: str

class ReplacementValueEntry(TypedDict):
    Values: list[str]

class ResetServiceSpecificCredentialRequest(TypedDict):
    UserName: NotRequired[str]
    ServiceSpecificCredentialId: str

class ResetServiceSpecificCredentialResponse(TypedDict):
    ServiceSpecificCredential: NotRequired[ServiceSpecificCredential]

class ResourceSpecificResult(TypedDict):
    EvalResourceName: NotRequired[str]
    EvalResourceDecision: NotRequired[str]
    MatchedStatements: NotRequired[list[Statement]]
    MissingContextValues: NotRequired[list[str]]
    EvalDecisionDetails: NotRequired[dict[str, str]]
    PermissionsBoundaryDecisionDetail: NotRequired[PermissionsBoundaryDecisionDetail]

class ResyncMFADeviceRequest(TypedDict):
    UserName: str
    SerialNumber: str
    AuthenticationCode1: str
    AuthenticationCode2: str

class Role(TypedDict):
    Path: NotRequired[str]
    RoleName: NotRequired[str]
    RoleId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    AssumeRolePolicyDocument: NotRequired[str]
    Description: NotRequired[str]
    MaxSessionDuration: NotRequired[int]
    PermissionsBoundary: NotRequired[AttachedPermissionsBoundary]
    Tags: NotRequired[list[Tag]]
    RoleLastUsed: NotRequired[RoleLastUsed]
    SourceRoleTemplate: NotRequired[SourceRoleTemplate]

class RoleDetail(TypedDict):
    Path: NotRequired[str]
    RoleName: NotRequired[str]
    RoleId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    AssumeRolePolicyDocument: NotRequired[str]
    InstanceProfileList: NotRequired[list[InstanceProfile]]
    RolePolicyList: NotRequired[list[PolicyDetail]]
    AttachedManagedPolicies: NotRequired[list[AttachedPolicy]]
    PermissionsBoundary: NotRequired[AttachedPermissionsBoundary]
    Tags: NotRequired[list[Tag]]
    RoleLastUsed: NotRequired[RoleLastUsed]

class RoleLastUsed(TypedDict):
    LastUsedDate: NotRequired[float]
    Region: NotRequired[str]

class RoleTemplateVersion(TypedDict):
    TemplateArn: NotRequired[str]
    TemplateName: NotRequired[str]
    TemplateVersionId: NotRequired[str]
    Description: NotRequired[str]
    MajorVersion: NotRequired[int]
    DefaultMinorVersion: NotRequired[int]
    ManagedByType: NotRequired[str]
    ManagedByValue: NotRequired[str]
    Enabled: NotRequired[bool]
    MinorVersion: NotRequired[int]
    RoleNamePattern: NotRequired[str]
    RolePathPattern: NotRequired[str]
    RoleDescriptionPattern: NotRequired[str]
    AssumeRolePolicyDocumentTemplate: NotRequired[str]
    InlinePolicyTemplates: NotRequired[list[InlinePolicy]]
    ManagedPolicyArns: NotRequired[list[str]]
    PermissionBoundaryArn: NotRequired[str]
    ParametersDefinition: NotRequired[list[ParameterDefinition]]
    RoleTagsTemplate: NotRequired[list[TagTemplate]]
    MaxSessionDuration: NotRequired[int]
    VersionEnabled: NotRequired[bool]
    CreateTimestamp: NotRequired[float]
    UpdateTimestamp: NotRequired[float]

class RoleUsageType(TypedDict):
    Region: NotRequired[str]
    Resources: NotRequired[list[str]]

class SAMLPrivateKey(TypedDict):
    KeyId: NotRequired[str]
    Timestamp: NotRequired[float]

class SAMLProviderListEntry(TypedDict):
    Arn: NotRequired[str]
    ValidUntil: NotRequired[float]
    CreateDate: NotRequired[float]

class SSHPublicKey(TypedDict):
    UserName: NotRequired[str]
    SSHPublicKeyId: NotRequired[str]
    Fingerprint: NotRequired[str]
    SSHPublicKeyBody: NotRequired[str]
    Status: NotRequired[str]
    UploadDate: NotRequired[float]

class SSHPublicKeyMetadata(TypedDict):
    UserName: NotRequired[str]
    SSHPublicKeyId: NotRequired[str]
    Status: NotRequired[str]
    UploadDate: NotRequired[float]

class SendDelegationTokenRequest(TypedDict):
    DelegationRequestId: str

class ServerCertificate(TypedDict):
    ServerCertificateMetadata: NotRequired[ServerCertificateMetadata]
    CertificateBody: NotRequired[str]
    CertificateChain: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class ServerCertificateMetadata(TypedDict):
    Path: NotRequired[str]
    ServerCertificateName: NotRequired[str]
    ServerCertificateId: NotRequired[str]
    Arn: NotRequired[str]
    UploadDate: NotRequired[float]
    Expiration: NotRequired[float]

class ServiceLastAccessed(TypedDict):
    ServiceName: NotRequired[str]
    LastAuthenticated: NotRequired[float]
    ServiceNamespace: NotRequired[str]
    LastAuthenticatedEntity: NotRequired[str]
    LastAuthenticatedRegion: NotRequired[str]
    TotalAuthenticatedEntities: NotRequired[int]
    TrackedActionsLastAccessed: NotRequired[list[TrackedActionLastAccessed]]

class ServiceSpecificCredential(TypedDict):
    CreateDate: NotRequired[float]
    ExpirationDate: NotRequired[float]
    ServiceName: NotRequired[str]
    ServiceUserName: NotRequired[str]
    ServicePassword: NotRequired[str]
    ServiceCredentialAlias: NotRequired[str]
    ServiceCredentialSecret: NotRequired[str]
    ServiceSpecificCredentialId: NotRequired[str]
    UserName: NotRequired[str]
    Status: NotRequired[str]

class ServiceSpecificCredentialMetadata(TypedDict):
    UserName: NotRequired[str]
    Status: NotRequired[str]
    ServiceUserName: NotRequired[str]
    ServiceCredentialAlias: NotRequired[str]
    CreateDate: NotRequired[float]
    ExpirationDate: NotRequired[float]
    ServiceSpecificCredentialId: NotRequired[str]
    ServiceName: NotRequired[str]

class SetDefaultPolicyVersionRequest(TypedDict):
    PolicyArn: str
    VersionId: str

class SetSecurityTokenServicePreferencesRequest(TypedDict):
    GlobalEndpointTokenVersion: str

class SigningCertificate(TypedDict):
    UserName: NotRequired[str]
    CertificateId: NotRequired[str]
    CertificateBody: NotRequired[str]
    Status: NotRequired[str]
    UploadDate: NotRequired[float]

class SimulateCustomPolicyRequest(TypedDict):
    PolicyInputList: list[str]
    PermissionsBoundaryPolicyInputList: NotRequired[list[str]]
    OrderedOrganizationPolicyInputList: NotRequired[list[OrderedOrganizationPolicyType]]
    ActionNames: list[str]
    ResourceArns: NotRequired[list[str]]
    ResourcePolicy: NotRequired[str]
    ResourceOwner: NotRequired[str]
    CallerArn: NotRequired[str]
    ContextEntries: NotRequired[list[ContextEntry]]
    ResourceHandlingOption: NotRequired[str]
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]

class SimulatePolicyResponse(TypedDict):
    EvaluationResults: NotRequired[list[EvaluationResult]]
    IsTruncated: NotRequired[bool]
    Marker: NotRequired[str]

class SimulatePrincipalPolicyRequest(TypedDict):
    PolicySourceArn: str
    PolicyInputList: NotRequired[list[str]]
    PermissionsBoundaryPolicyInputList: NotRequired[list[str]]
    PolicyExclusionList: NotRequired[list[PolicyIdentifier]]
    ActionNames: list[str]
    ResourceArns: NotRequired[list[str]]
    ResourcePolicy: NotRequired[str]
    ResourceOwner: NotRequired[str]
    CallerArn: NotRequired[str]
    ContextEntries: NotRequired[list[ContextEntry]]
    ResourceHandlingOption: NotRequired[str]
    MaxItems: NotRequired[int]
    Marker: NotRequired[str]

class SourceRoleTemplate(TypedDict):
    TemplateArn: NotRequired[str]
    TemplateMinorVersion: NotRequired[int]

class Statement(TypedDict):
    SourcePolicyId: NotRequired[str]
    SourcePolicyType: NotRequired[str]
    StartPosition: NotRequired[Position]
    EndPosition: NotRequired[Position]

class Tag(TypedDict):
    Key: str
    Value: str

class TagInstanceProfileRequest(TypedDict):
    InstanceProfileName: str
    Tags: list[Tag]

class TagMFADeviceRequest(TypedDict):
    SerialNumber: str
    Tags: list[Tag]

class TagOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str
    Tags: list[Tag]

class TagPolicyRequest(TypedDict):
    PolicyArn: str
    Tags: list[Tag]

class TagRoleRequest(TypedDict):
    RoleName: str
    Tags: list[Tag]

class TagSAMLProviderRequest(TypedDict):
    SAMLProviderArn: str
    Tags: list[Tag]

class TagServerCertificateRequest(TypedDict):
    ServerCertificateName: str
    Tags: list[Tag]

class TagTemplate(TypedDict):
    Key: NotRequired[str]
    Value: NotRequired[str]

class TagUserRequest(TypedDict):
    UserName: str
    Tags: list[Tag]

class TrackedActionLastAccessed(TypedDict):
    ActionName: NotRequired[str]
    LastAccessedEntity: NotRequired[str]
    LastAccessedTime: NotRequired[float]
    LastAccessedRegion: NotRequired[str]

class UntagInstanceProfileRequest(TypedDict):
    InstanceProfileName: str
    TagKeys: list[str]

class UntagMFADeviceRequest(TypedDict):
    SerialNumber: str
    TagKeys: list[str]

class UntagOpenIDConnectProviderRequest(TypedDict):
    OpenIDConnectProviderArn: str
    TagKeys: list[str]

class UntagPolicyRequest(TypedDict):
    PolicyArn: str
    TagKeys: list[str]

class UntagRoleRequest(TypedDict):
    RoleName: str
    TagKeys: list[str]

class UntagSAMLProviderRequest(TypedDict):
    SAMLProviderArn: str
    TagKeys: list[str]

class UntagServerCertificateRequest(TypedDict):
    ServerCertificateName: str
    TagKeys: list[str]

class UntagUserRequest(TypedDict):
    UserName: str
    TagKeys: list[str]

class UpdateAccessKeyRequest(TypedDict):
    UserName: NotRequired[str]
    AccessKeyId: str
    Status: str

class UpdateAccountPasswordPolicyRequest(TypedDict):
    MinimumPasswordLength: NotRequired[int]
    RequireSymbols: NotRequired[bool]
    RequireNumbers: NotRequired[bool]
    RequireUppercaseCharacters: NotRequired[bool]
    RequireLowercaseCharacters: NotRequired[bool]
    AllowUsersToChangePassword: NotRequired[bool]
    MaxPasswordAge: NotRequired[int]
    PasswordReusePrevention: NotRequired[int]
    HardExpiry: NotRequired[bool]

class UpdateAssumeRolePolicyRequest(TypedDict):
    RoleName: str
    PolicyDocument: str

class UpdateDelegationRequestRequest(TypedDict):
    DelegationRequestId: str
    Notes: NotRequired[str]

class UpdateGroupRequest(TypedDict):
    GroupName: str
    NewPath: NotRequired[str]
    NewGroupName: NotRequired[str]

class UpdateLoginProfileRequest(TypedDict):
    UserName: str
    Password: NotRequired[str]
    PasswordResetRequired: NotRequired[bool]

class UpdateOpenIDConnectProviderThumbprintRequest(TypedDict):
    OpenIDConnectProviderArn: str
    ThumbprintList: list[str]

class UpdateRoleDescriptionRequest(TypedDict):
    RoleName: str
    Description: str

class UpdateRoleDescriptionResponse(TypedDict):
    Role: NotRequired[Role]

class UpdateRoleRequest(TypedDict):
    RoleName: str
    Description: NotRequired[str]
    MaxSessionDuration: NotRequired[int]

class UpdateRoleResponse(TypedDict): ...

class UpdateSAMLProviderRequest(TypedDict):
    SAMLMetadataDocument: NotRequired[str]
    SAMLProviderArn: str
    AssertionEncryptionMode: NotRequired[str]
    AddPrivateKey: NotRequired[str]
    RemovePrivateKey: NotRequired[str]

class UpdateSAMLProviderResponse(TypedDict):
    SAMLProviderArn: NotRequired[str]

class UpdateSSHPublicKeyRequest(TypedDict):
    UserName: str
    SSHPublicKeyId: str
    Status: str

class UpdateServerCertificateRequest(TypedDict):
    ServerCertificateName: str
    NewPath: NotRequired[str]
    NewServerCertificateName: NotRequired[str]

class UpdateServiceSpecificCredentialRequest(TypedDict):
    UserName: NotRequired[str]
    ServiceSpecificCredentialId: str
    Status: str

class UpdateSigningCertificateRequest(TypedDict):
    UserName: NotRequired[str]
    CertificateId: str
    Status: str

class UpdateUserRequest(TypedDict):
    UserName: str
    NewPath: NotRequired[str]
    NewUserName: NotRequired[str]

class UploadSSHPublicKeyRequest(TypedDict):
    UserName: str
    SSHPublicKeyBody: str

class UploadSSHPublicKeyResponse(TypedDict):
    SSHPublicKey: NotRequired[SSHPublicKey]

class UploadServerCertificateRequest(TypedDict):
    Path: NotRequired[str]
    ServerCertificateName: str
    CertificateBody: str
    PrivateKey: str
    CertificateChain: NotRequired[str]
    Tags: NotRequired[list[Tag]]

class UploadServerCertificateResponse(TypedDict):
    ServerCertificateMetadata: NotRequired[ServerCertificateMetadata]
    Tags: NotRequired[list[Tag]]

class UploadSigningCertificateRequest(TypedDict):
    UserName: NotRequired[str]
    CertificateBody: str

class UploadSigningCertificateResponse(TypedDict):
    Certificate: NotRequired[SigningCertificate]

class User(TypedDict):
    Path: NotRequired[str]
    UserName: NotRequired[str]
    UserId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    PasswordLastUsed: NotRequired[float]
    PermissionsBoundary: NotRequired[AttachedPermissionsBoundary]
    Tags: NotRequired[list[Tag]]

class UserDetail(TypedDict):
    Path: NotRequired[str]
    UserName: NotRequired[str]
    UserId: NotRequired[str]
    Arn: NotRequired[str]
    CreateDate: NotRequired[float]
    UserPolicyList: NotRequired[list[PolicyDetail]]
    GroupList: NotRequired[list[str]]
    AttachedManagedPolicies: NotRequired[list[AttachedPolicy]]
    PermissionsBoundary: NotRequired[AttachedPermissionsBoundary]
    Tags: NotRequired[list[Tag]]

class VirtualMFADevice(TypedDict):
    SerialNumber: NotRequired[str]
    Base32StringSeed: NotRequired[bytes]
    QRCodePNG: NotRequired[bytes]
    User: NotRequired[User]
    EnableDate: NotRequired[float]
    Tags: NotRequired[list[Tag]]
