"""Operations on documents: those that Amazon owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents import library
from bellhop.services.ssm.errors import InvalidFilterKey
from bellhop.services.ssm.paging import page_of, pages
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from bellhop.engines.documents.library import Document
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)


def describe_document(ctx: Context, request: ssm.DescribeDocumentRequest) -> ssm.DescribeDocumentResult:
    document = library.find(ctx, request["Name"], request.get("DocumentVersion", ""))
    return {
        "Document": {
            "Hash": document.sha256(),
            "HashType": "Sha256",
            "Name": document.name,
            "Owner": library.OWNER,
            "CreatedDate": library.CREATED,
            "Status": "Active",
            "DocumentVersion": library.VERSION,
            "Description": document.description,
            "Parameters": _parameters(document),
            "PlatformTypes": list(document.platform_types),
            "DocumentType": "Command",
            "SchemaVersion": document.schema_version,
            "LatestVersion": library.VERSION,
            "DefaultVersion": library.VERSION,
            "DocumentFormat": "JSON",
            "Tags": [],
        }
    }


def _parameters(document: Document) -> list[ssm.DocumentParameter]:
    shown: list[ssm.DocumentParameter] = []
    for name, declared in document.parameters.items():
        kind, description = declared["type"], declared.get("description", "")
        parameter: ssm.DocumentParameter = {"Name": name, "Type": kind, "Description": description}
        if "default" in declared:
            parameter["DefaultValue"] = declared["default"]
        shown.append(parameter)
    return shown


def get_document(ctx: Context, request: ssm.GetDocumentRequest) -> ssm.GetDocumentResult:
    if request.get("DocumentFormat", "JSON") != "JSON":
        raise NotBuilt(f"The DocumentFormat {request.get('DocumentFormat')} of ssm:GetDocument")
    document = library.find(ctx, request["Name"], request.get("DocumentVersion", ""))
    return {
        "Name": document.name,
        "CreatedDate": library.CREATED,
        "DocumentVersion": library.VERSION,
        "Status": "Active",
        "Content": document.text(),
        "DocumentType": "Command",
        "DocumentFormat": "JSON",
    }


def list_documents(ctx: Context, request: ssm.ListDocumentsRequest) -> ssm.ListDocumentsResult:
    wanted = {each.get("Key", ""): each.get("Values", []) for each in request.get("Filters") or []}
    wanted |= {each["key"]: [each["value"]] for each in request.get("DocumentFilterList") or []}
    met = {name: each for name, each in library.amazons().items() if _meets(each, wanted)}
    documents, token = page_of(ctx, met, request, LISTED)
    return {"DocumentIdentifiers": [_identifier(each) for each in documents], **token}


def _meets(document: Document, wanted: dict[str, list[str]]) -> bool:
    """Every filter must be met by one of its values; documents of Amazon have no tags."""
    facts: dict[str, list[str]] = {
        "Owner": ["Amazon", "Public", "All"],
        "Name": [document.name],
        "PlatformTypes": list(document.platform_types),
        "DocumentType": ["Command"],
    }
    if strangers := [key for key in wanted if key not in facts and not key.startswith("tag:")]:
        raise InvalidFilterKey(strangers[0])
    return all(
        any(
            fact.startswith(value) if key == "Name" else fact == value
            for value in values
            for fact in facts.get(key, [])
        )
        for key, values in wanted.items()
    )


def _identifier(document: Document) -> ssm.DocumentIdentifier:
    return {
        "Name": document.name,
        "CreatedDate": library.CREATED,
        "Owner": library.OWNER,
        "PlatformTypes": list(document.platform_types),
        "DocumentVersion": library.VERSION,
        "DocumentType": "Command",
        "SchemaVersion": document.schema_version,
        "DocumentFormat": "JSON",
        "Tags": [],
    }
