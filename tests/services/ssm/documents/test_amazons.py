"""Amazon's documents as boto3 meets them."""

from __future__ import annotations

import hashlib
import json

import pytest
from botocore.exceptions import ClientError

SHELL, POWERSHELL = "AWS-RunShellScript", "AWS-RunPowerShellScript"


def test_describe_and_get(ssm):
    described = ssm.describe_document(Name=SHELL)["Document"]
    parameters = {each["Name"]: each.get("DefaultValue") for each in described["Parameters"]}
    assert parameters == {"commands": None, "workingDirectory": "", "executionTimeout": "3600"}
    assert (described["Owner"], described["SchemaVersion"]) == ("Amazon", "1.2")
    assert described["PlatformTypes"] == ["Linux", "MacOS"]
    content = ssm.get_document(Name=SHELL)["Content"]
    assert hashlib.sha256(content.encode()).hexdigest() == described["Hash"]
    assert list(json.loads(content)["runtimeConfig"]) == ["aws:runShellScript"]


@pytest.mark.parametrize("operation", ["describe_document", "get_document"])
def test_what_is_not_there(ssm, operation):
    for request, code in (
        ({"Name": "AWS-Nothing"}, "InvalidDocument"),
        ({"Name": SHELL, "DocumentVersion": "4"}, "InvalidDocumentVersion"),
    ):
        with pytest.raises(ClientError) as caught:
            getattr(ssm, operation)(**request)
        assert caught.value.response["Error"]["Code"] == code
