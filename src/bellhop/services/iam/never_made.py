"""Lists of what nobody can make here, so that they are empty: devices, certificates, providers, SSH keys.

Tools ask for all of them before they delete a user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.services.iam.callers import named_or_own

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def list_mfa_devices(ctx: Context, request: iam.ListMFADevicesRequest) -> iam.ListMFADevicesResponse:
    named_or_own(ctx, request.get("UserName"))
    return {"MFADevices": [], "IsTruncated": False}


def list_virtual_mfa_devices(_ctx: Context, _request: object) -> iam.ListVirtualMFADevicesResponse:
    return {"VirtualMFADevices": [], "IsTruncated": False}


def list_ssh_public_keys(
    ctx: Context, request: iam.ListSSHPublicKeysRequest
) -> iam.ListSSHPublicKeysResponse:
    named_or_own(ctx, request.get("UserName"))
    return {"SSHPublicKeys": [], "IsTruncated": False}


def list_signing_certificates(
    ctx: Context, request: iam.ListSigningCertificatesRequest
) -> iam.ListSigningCertificatesResponse:
    named_or_own(ctx, request.get("UserName"))
    return {"Certificates": [], "IsTruncated": False}


def list_service_specific_credentials(
    ctx: Context, request: iam.ListServiceSpecificCredentialsRequest
) -> iam.ListServiceSpecificCredentialsResponse:
    named_or_own(ctx, request.get("UserName"))
    return {"ServiceSpecificCredentials": []}


def list_server_certificates(_ctx: Context, _request: object) -> iam.ListServerCertificatesResponse:
    return {"ServerCertificateMetadataList": [], "IsTruncated": False}


def list_saml_providers(_ctx: Context, _request: object) -> iam.ListSAMLProvidersResponse:
    return {"SAMLProviderList": []}


def list_open_id_connect_providers(_ctx: Context, _request: object) -> iam.ListOpenIDConnectProvidersResponse:
    return {"OpenIDConnectProviderList": []}
