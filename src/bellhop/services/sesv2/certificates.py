"""S/MIME certificates of email identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail import identities
from bellhop.engines.mail.infrastructure import certificates
from bellhop.engines.mail.infrastructure.tables import CERTIFICATES_OF
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.infrastructure.tables import IdentityCertificate
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def associate_email_identity_certificate(
    ctx: Context, request: types.AssociateEmailIdentityCertificateRequest
) -> types.AssociateEmailIdentityCertificateResponse:
    identity, arn = request["EmailIdentity"], request["CertificateArn"]
    with named():
        certificates.associate(ctx, identity, arn, request.get("FromAddress"))
    return {}


def disassociate_email_identity_certificate(
    ctx: Context, request: types.DisassociateEmailIdentityCertificateRequest
) -> types.DisassociateEmailIdentityCertificateResponse:
    with named():
        certificates.disassociate(ctx, request["EmailIdentity"], request.get("FromAddress"))
    return {}


def list_email_identity_certificates(
    ctx: Context, request: types.ListEmailIdentityCertificatesRequest
) -> types.ListEmailIdentityCertificatesResponse:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
    rows, token = page(ctx, CERTIFICATES_OF, request, _PAGES, identity=identity.name)
    answer = {"Certificates": [_shown(ctx, row) for row in rows], **token}
    return cast("types.ListEmailIdentityCertificatesResponse", answer)


def _shown(ctx: Context, row: IdentityCertificate) -> types.IdentityCertificate:
    return {
        "FromAddress": row.address,
        "Status": certificates.status_of(ctx, row),
        "CertificateArn": row.arn,
        "CertificateExpiryTime": row.expires,
    }
