"""Operations on the reviews of a document's versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.documents import lookup, reviews
from bellhop.engines.documents.tables import REVIEWS_OF
from bellhop.services.ssm.document_shapes import filled
from bellhop.services.ssm.paging import page, pages

if TYPE_CHECKING:
    from bellhop.engines.documents.tables import Review
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)


def update_document_metadata(
    ctx: Context, request: ssm.UpdateDocumentMetadataRequest
) -> ssm.UpdateDocumentMetadataResponse:
    wanted = request["DocumentReviews"]
    comment = next((each.get("Content", "") for each in wanted.get("Comment") or ()), "")
    reviews.act(ctx, request["Name"], request.get("DocumentVersion", ""), wanted["Action"], comment)
    return {}


def list_document_metadata_history(
    ctx: Context, request: ssm.ListDocumentMetadataHistoryRequest
) -> ssm.ListDocumentMetadataHistoryResponse:
    head = lookup.own(ctx, request["Name"])
    version = lookup.version_of(ctx.store, head, request.get("DocumentVersion", "") or lookup.LATEST)
    rows, token = page(ctx, REVIEWS_OF, request, LISTED, name=head.name, number=version.number)
    answer = {
        "Name": head.name,
        "DocumentVersion": str(version.number),
        "Metadata": {"ReviewerResponse": [_response(each) for each in rows]},
        **filled({"Author": version.review_author}),
        **token,
    }
    return cast("ssm.ListDocumentMetadataHistoryResponse", answer)


def _response(row: Review) -> ssm.DocumentReviewerResponseSource:
    comment = [{"Type": "Comment", "Content": row.comment}] if row.comment else []
    found = {
        "CreateTime": row.created,
        "UpdatedTime": row.updated,
        "ReviewStatus": row.status,
        "Comment": comment,
        "Reviewer": row.reviewer,
    }
    return cast("ssm.DocumentReviewerResponseSource", found)
