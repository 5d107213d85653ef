"""Reviews of change templates."""

from __future__ import annotations

import json

import pytest

from tests.services.ssm.documents.works import code_of, runbook


@pytest.fixture
def template(ssm, make):
    """A change template of three versions."""
    make(content=runbook(), DocumentType="Automation.ChangeTemplate")
    for number in (2, 3):
        ssm.update_document(Name="Mine", Content=json.dumps(runbook(description=f"Version {number}")))


def act(ssm, action, version, comment=""):
    reviews = {
        "Action": action,
        **({"Comment": [{"Type": "Comment", "Content": comment}]} if comment else {}),
    }
    ssm.update_document_metadata(Name="Mine", DocumentVersion=version, DocumentReviews=reviews)


def statuses(ssm):
    found = ssm.list_document_versions(Name="Mine")["DocumentVersions"]
    return {each["DocumentVersion"]: each["ReviewStatus"] for each in found}


def test_a_version_is_reviewed(ssm, template):
    assert statuses(ssm) == {"1": "NOT_REVIEWED", "2": "NOT_REVIEWED", "3": "NOT_REVIEWED"}
    act(ssm, "SendForReview", "2", "Please look.")
    act(ssm, "SendForReview", "3")
    assert statuses(ssm) == {"1": "NOT_REVIEWED", "2": "NOT_REVIEWED", "3": "PENDING"}
    assert ssm.describe_document(Name="Mine")["Document"]["PendingReviewVersion"] == "3"
    act(ssm, "Approve", "3", "Good.")
    found = ssm.describe_document(Name="Mine", DocumentVersion="3")["Document"]
    assert (found["ReviewStatus"], found["ApprovedVersion"]) == ("APPROVED", "3")
    assert "PendingReviewVersion" not in found
    (told,) = found["ReviewInformation"]
    assert (told["Status"], told["Reviewer"]) == ("APPROVED", "root")


def test_one_version_is_approved_at_a_time(ssm, template):
    for version in ("1", "2"):
        act(ssm, "SendForReview", version)
        act(ssm, "Approve", version)
    assert statuses(ssm) == {"1": "REJECTED", "2": "APPROVED", "3": "NOT_REVIEWED"}
    (listed,) = ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]
    assert listed["ReviewStatus"] == "REJECTED"
    assert ssm.get_document(Name="Mine", DocumentVersion="2")["ReviewStatus"] == "APPROVED"


def test_a_version_that_is_deleted_is_reviewed_no_more(ssm, template):
    act(ssm, "SendForReview", "2")
    act(ssm, "Approve", "2")
    act(ssm, "SendForReview", "3")
    for version in ("2", "3"):
        ssm.delete_document(Name="Mine", DocumentVersion=version)
    found = ssm.describe_document(Name="Mine")["Document"]
    assert not {"ApprovedVersion", "PendingReviewVersion"} & found.keys()


def test_what_was_approved_may_be_rejected_later(ssm, template):
    for action in ("SendForReview", "Approve", "SendForReview", "Reject"):
        act(ssm, action, "2")
    assert statuses(ssm)["2"] == "REJECTED"
    assert "ApprovedVersion" not in ssm.describe_document(Name="Mine")["Document"]


def test_what_is_said_of_a_version(ssm, template):
    act(ssm, "SendForReview", "2", "Please look.")
    act(ssm, "UpdateReview", "2", "Please look again.")
    act(ssm, "Reject", "2", "No.")
    asked = {"Name": "Mine", "DocumentVersion": "2", "Metadata": "DocumentReviews"}
    first = ssm.list_document_metadata_history(MaxResults=1, **asked)
    rest = ssm.list_document_metadata_history(MaxResults=1, NextToken=first["NextToken"], **asked)
    told = [*first["Metadata"]["ReviewerResponse"], *rest["Metadata"]["ReviewerResponse"]]
    assert [(each["ReviewStatus"], each["Comment"][0]["Content"]) for each in told] == [
        ("REJECTED", "No."),
        ("PENDING", "Please look again."),
    ]
    assert (first["Author"], first["DocumentVersion"]) == ("root", "2")
    assert told[1]["UpdatedTime"] > told[1]["CreateTime"]


@pytest.mark.parametrize("action", ["Approve", "Reject", "UpdateReview"])
def test_what_is_not_in_review_is_not_reviewed(ssm, template, action):
    reviews = {"Action": action}
    assert code_of(ssm.update_document_metadata, Name="Mine", DocumentReviews=reviews) == (
        "InvalidDocumentOperation"
    )


def test_what_is_not_there(ssm, template):
    reviews = {"DocumentReviews": {"Action": "SendForReview"}}
    assert code_of(ssm.update_document_metadata, Name="Nothing", **reviews) == "InvalidDocument"
    code = code_of(ssm.update_document_metadata, Name="Mine", DocumentVersion="9", **reviews)
    assert code == "InvalidDocumentVersion"
    asked = {"Metadata": "DocumentReviews"}
    assert code_of(ssm.list_document_metadata_history, Name="Nothing", **asked) == "InvalidDocument"
    code = code_of(ssm.list_document_metadata_history, Name="Mine", DocumentVersion="9", **asked)
    assert code == "InvalidDocumentVersion"
