"""Operations on documents and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.documents import attachments, listing, lookup, publishing
from bellhop.engines.documents.attachments import Source
from bellhop.engines.documents.formats import JSON
from bellhop.engines.documents.publishing import Draft, NewDocument
from bellhop.engines.documents.tables import VERSIONS_OF
from bellhop.services.ssm import document_filters, document_shapes
from bellhop.services.ssm.document_shapes import filled
from bellhop.services.ssm.errors import Invalid
from bellhop.services.ssm.paging import page, page_of, pages
from bellhop.services.ssm.tag_rules import allowed

if TYPE_CHECKING:
    from bellhop.engines.documents.lookup import Found
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)
BEGUN = {"create": "Creating", "update": "Updating"}  # what the answers say of work that is under way


def create_document(ctx: Context, request: ssm.CreateDocumentRequest) -> ssm.CreateDocumentResult:
    tagged = allowed(request.get("Tags") or ())
    requires = cast("list[dict[str, Any]]", request.get("Requires") or [])
    new = NewDocument(request.get("DocumentType", "Command"), requires, tagged)
    found = publishing.create(ctx, _draft(request), new)
    return {"DocumentDescription": document_shapes.description(ctx, found, status=BEGUN["create"])}


def update_document(ctx: Context, request: ssm.UpdateDocumentRequest) -> ssm.UpdateDocumentResult:
    found = publishing.update(ctx, _draft(request), request.get("DocumentVersion", ""))
    return {"DocumentDescription": document_shapes.description(ctx, found, status=BEGUN["update"])}


def _draft(request: ssm.CreateDocumentRequest | ssm.UpdateDocumentRequest) -> Draft:
    return Draft(
        request["Name"],
        request["Content"],
        request.get("DocumentFormat", JSON),
        request.get("VersionName", ""),
        request.get("DisplayName"),
        request.get("TargetType"),
        [_source(each) for each in request.get("Attachments") or ()],
    )


def _source(each: ssm.AttachmentsSource) -> Source:
    values = each.get("Values") or []
    if "Key" not in each or not values:
        raise Invalid("An attachment needs a Key and a value.")
    if each["Key"] == "S3FileUrl" and not each.get("Name"):
        raise Invalid("An attachment whose key is S3FileUrl needs a Name.")
    return Source(each["Key"], values[0], each.get("Name", ""))


def update_document_default_version(
    ctx: Context, request: ssm.UpdateDocumentDefaultVersionRequest
) -> ssm.UpdateDocumentDefaultVersionResult:
    version = publishing.set_default(ctx, request["Name"], request["DocumentVersion"])
    named = filled({"DefaultVersionName": version.version_name})
    description = {"Name": version.name, "DefaultVersion": str(version.number), **named}
    return {"Description": cast("ssm.DocumentDefaultVersionDescription", description)}


def delete_document(ctx: Context, request: ssm.DeleteDocumentRequest) -> ssm.DeleteDocumentResult:
    publishing.delete(
        ctx,
        request["Name"],
        request.get("DocumentVersion", ""),
        request.get("VersionName", ""),
        force=request.get("Force", False),
    )
    return {}


def describe_document(ctx: Context, request: ssm.DescribeDocumentRequest) -> ssm.DescribeDocumentResult:
    return {"Document": document_shapes.description(ctx, _found(ctx, request))}


def _found(ctx: Context, request: ssm.DescribeDocumentRequest | ssm.GetDocumentRequest) -> Found:
    return lookup.find(
        ctx, request["Name"], request.get("DocumentVersion", ""), request.get("VersionName", "")
    )


def get_document(ctx: Context, request: ssm.GetDocumentRequest) -> ssm.GetDocumentResult:
    found = _found(ctx, request)
    version = found.version
    text, form = document_shapes.written(found, request.get("DocumentFormat", JSON))
    shown = filled(
        {
            "DisplayName": version.display_name,
            "VersionName": version.version_name,
            "StatusInformation": version.status_information,
            "Requires": found.head.requires,
            "AttachmentsContent": _attached(ctx, found),
            "ReviewStatus": version.review_status,
        }
    )
    return {
        "Name": found.label,
        "CreatedDate": version.created,
        "DocumentVersion": str(version.number),
        "Status": version.status,
        "Content": text,
        "DocumentType": found.head.kind,
        "DocumentFormat": form,
        **cast("ssm.GetDocumentResult", shown),
    }


def _attached(ctx: Context, found: Found) -> list[ssm.AttachmentContent]:
    return [
        {
            "Name": each.file,
            "Size": each.size,
            "Hash": each.hash,
            "HashType": "Sha256",
            "Url": attachments.url(ctx, each),
        }
        for each in attachments.of(ctx, found)
    ]


def list_documents(ctx: Context, request: ssm.ListDocumentsRequest) -> ssm.ListDocumentsResult:
    wanted = document_filters.wanted(request)
    tagged = listing.tags(ctx)
    met = {
        label: each
        for label, each in listing.documents(ctx, document_filters.owner(wanted)).items()
        if document_filters.meets(each, wanted, tagged.get(label, {}))
    }
    found, token = page_of(ctx, met, request, LISTED)
    return {"DocumentIdentifiers": [document_shapes.identifier(each, tagged) for each in found], **token}


def list_document_versions(
    ctx: Context, request: ssm.ListDocumentVersionsRequest
) -> ssm.ListDocumentVersionsResult:
    found = lookup.find(ctx, request["Name"])
    if found.owner != ctx.account:
        rows, token = page_of(ctx, lookup.visible(ctx, found), request, LISTED)
    else:
        rows, token = page(ctx, VERSIONS_OF, request, LISTED, name=found.head.name)
    return {"DocumentVersions": [document_shapes.version_info(found.head, each) for each in rows], **token}
