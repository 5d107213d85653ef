"""ListDocuments and its filters."""

from __future__ import annotations

import json

import pytest

from tests.services.ssm.documents.works import code_of, command, runbook


@pytest.fixture
def shelf(make):
    """Four documents of all kinds."""
    make("web-deploy", Tags=[{"Key": "team", "Value": "web"}], TargetType="/AWS::EC2::Instance")
    make("web-restart", runbook(), DocumentType="Automation", Tags=[{"Key": "team", "Value": "ops"}])
    windows = command()
    windows["mainSteps"][0] |= {
        "action": "aws:psModule",
        "inputs": {"source": "https://example.com/module.zip"},
    }
    make("modules", windows, Tags=[{"Key": "stage", "Value": "test"}])
    make(
        "preferences",
        {"schemaVersion": "1.0", "sessionType": "Standard_Stream", "inputs": {}},
        DocumentType="Session",
    )


def names(ssm, filters, **more):
    wanted = [{"Key": key, "Values": values} for key, values in filters.items()]
    pages = ssm.get_paginator("list_documents").paginate(Filters=wanted, **more)
    return [each["Name"] for page in pages for each in page["DocumentIdentifiers"]]


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ({}, ["modules", "preferences", "web-deploy", "web-restart"]),
        ({"Name": ["web"]}, ["web-deploy", "web-restart"]),
        ({"Name": ["web-d", "pre"]}, ["preferences", "web-deploy"]),
        ({"Name": ["WEB"]}, []),
        ({"SearchKeyword": ["WEB", "rest"]}, ["web-restart"]),
        ({"DocumentType": ["Automation", "Session"]}, ["preferences", "web-restart"]),
        ({"PlatformTypes": ["Linux"]}, ["preferences", "web-deploy", "web-restart"]),
        ({"PlatformTypes": ["Windows"], "DocumentType": ["Command"]}, ["modules"]),
        ({"TargetType": ["/AWS::EC2::Instance"]}, ["web-deploy"]),
        ({"tag:team": ["web", "ops"]}, ["web-deploy", "web-restart"]),
        ({"tag:team": []}, ["web-deploy", "web-restart"]),
        ({"tag:team": ["test"]}, []),
        ({"tag:stage": ["test"], "Name": ["web"]}, []),
    ],
)
def test_filters(ssm, shelf, filters, met):
    assert names(ssm, {"Owner": ["Self"], **filters}) == met


def test_pages_go_over_all_documents(ssm, shelf):
    every = names(ssm, {}, PaginationConfig={"PageSize": 3})
    assert every == sorted(every)
    assert {"AWS-RunShellScript", "modules", "web-restart"} <= {*every}
    assert len(every) == len(set(every)) == len(names(ssm, {"Owner": ["Amazon"]})) + 4


def test_the_old_filters(ssm, shelf):
    wanted = [{"key": "Owner", "value": "Self"}, {"key": "Name", "value": "web-d"}]
    (found,) = ssm.list_documents(DocumentFilterList=wanted)["DocumentIdentifiers"]
    found.pop("CreatedDate")
    assert found == {
        "Name": "web-deploy",
        "Owner": "000000000000",
        "Author": "arn:aws:iam::000000000000:root",
        "PlatformTypes": ["Linux", "MacOS"],
        "DocumentVersion": "1",
        "DocumentType": "Command",
        "SchemaVersion": "2.2",
        "DocumentFormat": "JSON",
        "TargetType": "/AWS::EC2::Instance",
        "Tags": [{"Key": "team", "Value": "web"}],
    }


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ([{"Key": "Colour", "Values": ["red"]}], "InvalidFilterKey"),
        ([{"Key": "Owner", "Values": ["Self", "Amazon"]}], "ValidationException"),
        ([{"Key": "Owner", "Values": ["Nobody"]}], "ValidationException"),
        ([{"Key": "tag:a", "Values": ["1"]}, {"Key": "tag:b", "Values": ["1"]}], "ValidationException"),
    ],
)
def test_filters_that_are_refused(ssm, filters, code):
    assert code_of(ssm.list_documents, Filters=filters) == code


def test_a_token_of_another_call_is_refused(ssm, shelf):
    token = ssm.list_documents(MaxResults=1)["NextToken"]
    asked = {"Filters": [{"Key": "Name", "Values": ["web"]}], "NextToken": token}
    assert code_of(ssm.list_documents, **asked) == "InvalidNextToken"


def test_lists_show_the_default_version(ssm, make):
    make(content=command())
    ssm.update_document(Name="Mine", Content=json.dumps(command("echo 2")), DisplayName="Second")
    own = {"Filters": [{"Key": "Owner", "Values": ["Self"]}]}
    (before,) = ssm.list_documents(**own)["DocumentIdentifiers"]
    ssm.update_document_default_version(Name="Mine", DocumentVersion="2")
    (after,) = ssm.list_documents(**own)["DocumentIdentifiers"]
    assert ("DisplayName" in before, after["DisplayName"]) == (False, "Second")
