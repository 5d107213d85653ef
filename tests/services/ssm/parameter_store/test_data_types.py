"""Data types: what each takes, and what it refuses."""

from __future__ import annotations

import pytest

from tests.services.ssm.parameter_store.calls import again, get, put, refused

INTEGRATION = "/d9d01087-4a3f-49e0-b0b4-d568d7826553/ssm/integrations/webhook/mine"

TYPES = {
    "aws:region": (["us-east-1", "us-gov-west-1"], ["us-east", "US-EAST-1", "moon"]),
    "aws:account:id": (["123456789012"], ["12345678901", "x23456789012"]),
    "boolean": (["true", "false"], ["True", "1", "yes"]),
    "integer": (["443", "-7"], ["4.5", "x", "4 4"]),
    "float": (["4.5", "-1e9", "3"], ["nan", "x", "1_0", "inf"]),
    "binary": (["aGVsbG8="], ["aGVsbG8", "%%%%"]),
    "hostname": (["db.example.com", "localhost"], ["-a.example", "a_b", "a..b", "x" * 64]),
    "email": (["ann@example.com"], ["ann", "ann@", "a b@example.com"]),
    "ipv4-address": (["192.0.2.1"], ["192.0.2.256", "::1", "192.0.2"]),
    "ipv6-address": (["2001:db8::1"], ["192.0.2.1", "2001:db8::1::2"]),
    "url": (["https://example.com/a?b"], ["example.com", "https://a b"]),
    "json": (['{"a": [1, null]}', "3"], ["{a: 1}", '{"a": 1,}']),
    "jsonc": (['{"a": 1, // one\n /* two */ "b": "//",}', "[1,]"], ["{a: 1}", "// alone"]),
}


@pytest.mark.parametrize("data_type", TYPES)
def test_values_of_a_data_type(ssm, data_type):
    good, bad = TYPES[data_type]
    more = {"DataType": data_type, "Tier": "Advanced"}
    for number, value in enumerate(good):
        put(ssm, f"/good/{number}", value, **more)
        found = get(ssm, f"/good/{number}")
        assert (found["Value"], found["DataType"]) == (value, data_type)
    for value in bad:
        code, sentence = refused(ssm.put_parameter, Name="bad", Value=value, Type="String", **more)
        assert (code, data_type in sentence) == ("ValidationException", True)
    refusal = refused(again, ssm=ssm, name="/good/0", value=bad[0])
    assert refusal[0] == "ValidationException"


@pytest.mark.parametrize("data_type", ["url", "json", "jsonc"])
def test_types_of_advanced_parameters(ssm, data_type):
    code, sentence = refused(
        ssm.put_parameter, Name="a", Value='"https://example.com"', Type="String", DataType=data_type
    )
    assert code == "ValidationException"
    assert f"Standard tier parameters don't support the data type {data_type}" in sentence


def test_a_data_type_that_is_none(ssm):
    code, sentence = refused(ssm.put_parameter, Name="a", Value="v", Type="String", DataType="Text")
    assert (code, "not supported: Text" in sentence) == ("ValidationException", True)


def test_integrations(ssm):
    more = {"Value": '{"url": "https://example.com"}', "DataType": "aws:ssm:integration"}
    put(ssm, INTEGRATION, kind="SecureString", value=more["Value"], DataType=more["DataType"])
    assert get(ssm, INTEGRATION)["DataType"] == "aws:ssm:integration"
    for name, kind in (("/mine", "SecureString"), (INTEGRATION + "2", "String")):
        assert refused(ssm.put_parameter, Name=name, Type=kind, **more)[0] == "ValidationException"


def test_an_image_that_is_there(ssm, heard):
    put(ssm, "golden", "ami-12345678", DataType="aws:ec2:image")
    again(ssm, "golden", "ami-0123456789abcdef0")
    assert get(ssm, "golden")["Value"] == "ami-0123456789abcdef0"
    told = heard("ParameterChanged")
    assert [(fact["operation"], fact["exception"]) for fact in told] == [("Create", None), ("Update", None)]


def test_an_image_that_is_not_there(ssm, heard):
    """The call succeeds; an event says that nothing came of it."""
    assert put(ssm, "golden", "ami-EXAMPLE", DataType="aws:ec2:image")["Version"] == 1
    assert refused(ssm.get_parameter, Name="golden")[0] == "ParameterNotFound"
    put(ssm, "golden", "ami-12345678", DataType="aws:ec2:image")
    assert again(ssm, "golden", "x")["Version"] == 2
    assert get(ssm, "golden")["Value"] == "ami-12345678"
    told = heard("ParameterChanged")
    assert [(fact["operation"], fact["exception"]) for fact in told] == [
        ("Create", "Unable to Describe Resource"),
        ("Create", None),
        ("Update", "Unable to Describe Resource"),
    ]
