"""Files attached to documents: packages, and scripts of runbooks."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import urlsplit

import pytest

from bellhop.transport import ControlError
from tests.services.ssm.documents.works import OTHER, code_of, command

ZIP, SCRIPT = b"PK\x03\x04 a package", b"def main(events, context): return 1\n"


def manifest(**files: bytes):
    checksums = {
        name: {"checksums": {"sha256": hashlib.sha256(body).hexdigest()}} for name, body in files.items()
    }
    packages = {"ubuntu": {"_any": {"x86_64": {"file": next(iter(files))}}}}
    return {"schemaVersion": "2.0", "version": "1.0.0", "packages": packages, "files": checksums}


@pytest.fixture
def bucket(aws):
    s3 = aws("s3")
    s3.create_bucket(Bucket="software")
    for key, body in (("agent/agent.zip", ZIP), ("run.py", SCRIPT)):
        s3.put_object(Bucket="software", Key=key, Body=body)
    return s3


def source(key, value, name=None):
    return {"Key": key, "Values": [value], **({"Name": name} if name else {})}


@pytest.mark.parametrize(
    "url",
    [
        "s3://software/agent",
        "s3://software/agent/",
        "https://s3.amazonaws.com/software/agent",
        "https://s3.us-east-1.amazonaws.com/software/agent",
        "https://software.s3.us-east-1.amazonaws.com/agent",
    ],
)
def test_a_package_of_a_folder(ssm, make, bucket, url):
    sources = [source("SourceUrl", url)]
    made = make(content=manifest(**{"agent.zip": ZIP}), DocumentType="Package", Attachments=sources)
    assert (made["AttachmentsInformation"], made["PlatformTypes"]) == ([{"Name": "agent.zip"}], ["Linux"])
    assert ssm.describe_document(Name="Mine")["Document"]["Status"] == "Active"
    (found,) = ssm.get_document(Name="Mine")["AttachmentsContent"]
    link = found.pop("Url")
    digest = hashlib.sha256(ZIP).hexdigest()
    assert found == {"Name": "agent.zip", "Size": len(ZIP), "Hash": digest, "HashType": "Sha256"}
    assert urlsplit(link).path.endswith("/agent.zip")


def test_a_link_leads_to_the_file(ssm, make, bucket, emulator):
    make(Attachments=[source("S3FileUrl", "s3://software/run.py", "start.py")])
    (found,) = ssm.get_document(Name="Mine")["AttachmentsContent"]
    path = urlsplit(found["Url"]).path

    assert emulator.control("GET", path) == SCRIPT
    for wrong in (path.replace("start.py", "other.py"), path.replace(path.split("/")[-2], "x" * 32)):
        with pytest.raises(ControlError, match="leads to no attachment"):
            emulator.control("GET", wrong)


def test_a_file_of_another_document(ssm, other, make, bucket):
    make("First", Attachments=[source("S3FileUrl", "s3://software/run.py", "run.py")])
    make("Second", Attachments=[source("AttachmentReference", "First/1/run.py", "again.py")])
    (found,) = ssm.get_document(Name="Second")["AttachmentsContent"]
    assert (found["Name"], found["Size"]) == ("again.py", len(SCRIPT))
    ssm.modify_document_permission(Name="First", PermissionType="Share", AccountIdsToAdd=[OTHER])
    reference = "arn:aws:ssm:us-east-1:000000000000:document/First/1/run.py"
    sources = [source("AttachmentReference", reference, "run.py")]
    other.create_document(Name="Theirs", Content=json.dumps(command()), Attachments=sources)
    (found,) = other.get_document(Name="Theirs")["AttachmentsContent"]
    assert found["Hash"] == hashlib.sha256(SCRIPT).hexdigest()


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([source("SourceUrl", "s3://nowhere/agent")], "The specified S3 bucket doesn't exist."),
        ([source("SourceUrl", "s3://software/elsewhere")], "can't be read"),
        ([source("S3FileUrl", "s3://software/run.py", "run.py")], "isn't among the attachments"),
        ([source("S3FileUrl", "s3://software/run.py", "agent.zip")], "The checksum"),
    ],
)
def test_a_version_whose_files_cannot_be_had_is_failed(ssm, make, bucket, sources, told):
    make(content=manifest(**{"agent.zip": ZIP}), DocumentType="Package", Attachments=sources)
    found = ssm.describe_document(Name="Mine")["Document"]
    assert found["Status"] == "Failed"
    assert told in found["StatusInformation"]
    (version,) = ssm.list_document_versions(Name="Mine")["DocumentVersions"]
    assert (version["Status"], version["StatusInformation"]) == ("Failed", found["StatusInformation"])


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"Attachments": [source("SourceUrl", "ftp://software/agent")]}, "InvalidDocumentContent"),
        ({"Attachments": [source("SourceUrl", "http://[::1")]}, "InvalidDocumentContent"),
        ({"Attachments": [source("AttachmentReference", 'Own/1/"q"')]}, "InvalidDocumentContent"),
        ({"Attachments": [source("AttachmentReference", "run.py")]}, "InvalidDocumentContent"),
        ({"Attachments": [source("AttachmentReference", "Nothing/1/run.py")]}, "InvalidDocumentContent"),
        ({"Attachments": [source("S3FileUrl", "s3://software/run.py")]}, "ValidationException"),
        ({}, "InvalidDocumentContent"),
    ],
)
def test_what_is_refused(ssm, bucket, request_, code):
    content = json.dumps(manifest(**{"agent.zip": ZIP}))
    asked = {"Name": "Mine", "Content": content, "DocumentType": "Package", **request_}
    assert code_of(ssm.create_document, **asked) == code


def test_versions_have_files_of_their_own(ssm, make, bucket):
    make(Attachments=[source("S3FileUrl", "s3://software/run.py", "run.py")])
    content = json.dumps(command("echo 2"))
    ssm.update_document(
        Name="Mine",
        Content=content,
        Attachments=[source("S3FileUrl", "s3://software/agent/agent.zip", "a.zip")],
    )
    files = {
        version: [
            each["Name"]
            for each in ssm.get_document(Name="Mine", DocumentVersion=version)["AttachmentsContent"]
        ]
        for version in ("1", "2")
    }
    assert files == {"1": ["run.py"], "2": ["a.zip"]}
