"""What commands and documents refer to, and what agents may ask for."""

from __future__ import annotations

import pytest

from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.parameters.drafts import Draft
from bellhop.engines.parameters.labels import attach
from bellhop.engines.parameters.parameters import put
from bellhop.engines.runcommand import references


@pytest.fixture
def known(kernel):
    kernel.run(put, Draft("/app/name", "one", "String"))
    kernel.run(put, Draft("/app/name", "two", overwrite=True))
    kernel.run(attach, "/app/name", 1, ["old"])
    kernel.run(put, Draft("hosts", "a,b", "StringList"))
    kernel.run(put, Draft("secret", "hunter2", "SecureString"))
    return kernel


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("echo {{ssm:/app/name}}-{{ ssm:/app/name:1 }}", "echo two-one"),
        ("{{ssm:/app/name:old}}", "one"),
        ("{{ssm:/hosts}}", "a,b"),
        (["x", "{{ ssm:hosts }}", "on {{ssm:hosts}}"], ["x", "a", "b", "on a,b"]),
        ({"a": [{"b": "{{ssm:/app/name}}"}], "c": 5}, {"a": [{"b": "two"}], "c": 5}),
        ("{{ platformType }} {{ssm-secure:secret}}", "{{ platformType }} {{ssm-secure:secret}}"),
        (
            "{{ssm:/aws/service/global-infrastructure/current-region}}",
            "us-east-1",
        ),
        (True, True),
    ],
)
def test_references_are_looked_up(known, value, wanted):
    assert known.run(references.filled, value) == wanted


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("{{ssm:nobody}}", "Parameter nobody not found"),
        ("{{ssm:/app/name:3}}", "could not find version 3"),
        ("{{ssm:/app/name:new}}", "could not find label new"),
        ("{{ssm:secret}}", "SecureString"),
        ("{{ssm:/aws/reference/secretsmanager/x}}", "WithDecryption"),
        ("{{ssm:arn:aws:ssm:us-east-1:111122223333:parameter/x}}", "no resource-based policy"),
    ],
)
def test_references_that_lead_nowhere(known, reference, sentence):
    with pytest.raises(InvalidParameters, match=sentence):
        known.run(references.resolved, {"commands": [f"echo {reference}"]})


def test_what_agents_ask_for(known):
    assert known.run(references.for_agent, "secret") == ("SecureString", "hunter2")
    assert known.run(references.for_agent, "/app/name:old") == ("String", "one")
    assert known.run(references.for_agent, "nobody") is None
