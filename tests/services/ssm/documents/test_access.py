"""What IAM allows of documents, by their ARNs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.embedding import Bellhop, with_settings
from tests.services.ssm.documents.works import code_of, command

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = "arn:aws:ssm:us-east-1:000000000000:document"


@pytest.fixture
def enforcing() -> Iterator[Bellhop]:
    with Bellhop(with_settings(sandbox="off", iam="enforce"), listen=False) as found:
        yield found


@pytest.fixture
def bob(enforcing) -> Any:
    """A user of documents whose names begin with web-, all but the deletion of them."""
    iam = enforcing.client("iam")
    iam.create_user(UserName="bob")
    own = [f"{DOCUMENTS}/web-*", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"]
    statements = [
        {"Effect": "Allow", "Action": "ssm:*", "Resource": own},
        {"Effect": "Deny", "Action": "ssm:DeleteDocument", "Resource": "*"},
        {
            "Effect": "Deny",
            "Action": "ssm:CreateDocument",
            "Resource": "*",
            "Condition": {"StringEquals": {"ssm:DocumentType": "Automation"}},
        },
    ]
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    iam.put_user_policy(UserName="bob", PolicyName="p", PolicyDocument=policy)
    key = iam.create_access_key(UserName="bob")["AccessKey"]
    keys = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    return enforcing.client("ssm", **keys)


def test_documents_are_resources(enforcing, bob):
    root, text = enforcing.client("ssm"), json.dumps(command())
    root.create_document(Name="db-dump", Content=text)
    bob.create_document(Name="web-deploy", Content=text, Tags=[{"Key": "a", "Value": "b"}])
    assert bob.describe_document(Name="web-deploy")["Document"]["Author"].endswith(":user/bob")
    assert bob.get_document(Name=f"{DOCUMENTS}/web-deploy")["Name"] == "web-deploy"
    assert bob.get_document(Name="AWS-RunShellScript")["DocumentVersion"] == "1"
    bob.modify_document_permission(Name="web-deploy", PermissionType="Share", AccountIdsToAdd=["all"])
    reference = [{"Key": "AttachmentReference", "Values": ["db-dump/1/a.py"], "Name": "a.py"}]
    other = json.dumps(command("echo"))
    for operation, request in (
        (bob.get_document, {"Name": "db-dump"}),
        (bob.get_document, {"Name": "AWS-RunPowerShellScript"}),
        (bob.delete_document, {"Name": "web-deploy"}),
        (bob.create_document, {"Name": "db-dump", "Content": text}),
        (bob.create_document, {"Name": "web-run", "Content": text, "DocumentType": "Automation"}),
        (bob.create_document, {"Name": "web-copy", "Content": text, "Attachments": reference}),
        (bob.update_document, {"Name": "web-deploy", "Content": other, "Attachments": reference}),
        (bob.list_documents, {}),
    ):
        assert code_of(operation, **request) == "AccessDeniedException"
