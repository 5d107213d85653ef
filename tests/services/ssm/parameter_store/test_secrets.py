"""SecureStrings by KMS or without it, and secrets of Secrets Manager."""

from __future__ import annotations

import base64
import json

import pytest

from bellhop.embedding import Bellhop, with_settings
from tests.services.ssm.parameter_store.calls import ARN, again, get, put, refused


@pytest.fixture
def kms(aws):
    return aws("kms")


@pytest.fixture
def key(kms) -> str:
    found = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.create_alias(AliasName="alias/mine", TargetKeyId=found)
    return found


def test_the_key_of_systems_manager(ssm):
    put(ssm, "/a", "hunter2", "SecureString")
    put(ssm, "/b", "hunter2", "SecureString", KeyId="alias/aws/ssm")
    put(ssm, "/c", "hunter2", "SecureString", KeyId="arn:aws:kms:us-east-1:000000000000:alias/aws/ssm")
    hidden = {get(ssm, name)["Value"] for name in ("/a", "/b", "/c")}
    assert len({"hunter2", *hidden}) == 4
    shown = ssm.get_parameters_by_path(Path="/", WithDecryption=True)["Parameters"]
    assert [each["Value"] for each in shown] == ["hunter2"] * 3
    described = ssm.describe_parameters()["Parameters"]
    assert [each["KeyId"] for each in described][:2] == ["alias/aws/ssm", "alias/aws/ssm"]
    again(ssm, "/a", "hunter3")
    history = ssm.get_parameter_history(Name="/a", WithDecryption=True)["Parameters"]
    assert [each["Value"] for each in history] == ["hunter2", "hunter3"]
    assert get(ssm, "/a:1", WithDecryption=True)["Value"] == "hunter2"


@pytest.mark.parametrize("tier", ["Standard", "Advanced"])
@pytest.mark.parametrize("by", ["alias/mine", "id", "arn"])
def test_a_key_of_kms(ssm, kms, key, tier, by):
    key_id = {"id": key, "arn": f"arn:aws:kms:us-east-1:000000000000:key/{key}"}.get(by, by)
    put(ssm, "/a", "hunter2", "SecureString", KeyId=key_id, Tier=tier)
    hidden = get(ssm, "/a")["Value"]
    assert b"hunter2" not in base64.b64decode(hidden)
    assert get(ssm, "/a", WithDecryption=True)["Value"] == "hunter2"
    again(ssm, "/a", "hunter3")
    found = ssm.get_parameters_by_path(Path="/", WithDecryption=True)["Parameters"]
    assert [each["Value"] for each in found] == ["hunter3"]
    assert ssm.describe_parameters()["Parameters"][0]["KeyId"] == key_id


def test_a_standard_secret_is_kms_own_ciphertext(ssm, kms, key):
    """kms/latest/developerguide/services-parameter-store.html"""
    put(ssm, "/a", "hunter2", "SecureString", KeyId=key)
    sealed = base64.b64decode(get(ssm, "/a")["Value"])
    opened = kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"PARAMETER_ARN": f"{ARN}/a"})
    assert opened["Plaintext"] == b"hunter2"
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"PARAMETER_ARN": f"{ARN}/b"})


@pytest.mark.parametrize("tier", ["Standard", "Advanced"])
def test_a_long_secret(ssm, key, tier):
    value = "x" * {"Standard": 4096, "Advanced": 8192}[tier]
    put(ssm, "/a", value, "SecureString", KeyId=key, Tier=tier)
    assert get(ssm, "/a", WithDecryption=True)["Value"] == value


@pytest.mark.parametrize("key_id", ["alias/nobody", "0d990263-018e-4e65-a703-eff731de951e"])
def test_a_key_that_is_not_there(ssm, key_id):
    code, sentence = refused(ssm.put_parameter, Name="/a", Value="v", Type="SecureString", KeyId=key_id)
    assert code == "InvalidKeyId"
    assert "NotFoundException" in sentence
    assert refused(ssm.get_parameter, Name="/a")[0] == "ParameterNotFound"


def test_a_key_that_is_disabled(ssm, kms, key):
    put(ssm, "/a", "hunter2", "SecureString", KeyId=key)
    kms.disable_key(KeyId=key)
    code, sentence = refused(ssm.put_parameter, Name="/b", Value="v", Type="SecureString", KeyId=key)
    assert code == "InvalidKeyId"
    assert "disabled" in sentence
    for call in ({"Name": "/a"}, {"Name": f"{ARN}/a"}):
        assert refused(ssm.get_parameter, **call, WithDecryption=True)[0] == "InvalidKeyId"
    assert refused(ssm.get_parameters_by_path, Path="/", WithDecryption=True)[0] == "InvalidKeyId"
    assert get(ssm, "/a")["Type"] == "SecureString"
    kms.enable_key(KeyId=key)
    assert get(ssm, "/a", WithDecryption=True)["Value"] == "hunter2"


def test_any_key_will_do_without_neighbours(monkeypatch):
    monkeypatch.setattr("bellhop.downstream.neighbours.importlib.util.find_spec", lambda _: None)
    with Bellhop(with_settings(sandbox="off"), listen=False, seed=0) as alone:
        ssm = alone.client("ssm")
        put(ssm, "/a", "hunter2", "SecureString", KeyId="alias/mine")
        assert get(ssm, "/a", WithDecryption=True)["Value"] == "hunter2"
        assert get(ssm, "/a")["Value"] != "hunter2"


@pytest.fixture
def secret(aws) -> dict:
    manager = aws("secretsmanager")
    first = manager.create_secret(Name="shop/db", SecretString="one")
    second = manager.put_secret_value(SecretId="shop/db", SecretString="two")
    return {"ARN": first["ARN"], "first": first["VersionId"], "second": second["VersionId"]}


@pytest.mark.parametrize(
    ("selector", "value"),
    [("", "two"), (":AWSCURRENT", "two"), (":AWSPREVIOUS", "one"), (":first", "one"), (":second", "two")],
)
def test_a_secret_of_secrets_manager(ssm, secret, selector, value):
    said = f":{secret[selector[1:]]}" if selector[1:] in secret else selector
    found = get(ssm, f"/aws/reference/secretsmanager/shop/db{said}", WithDecryption=True)
    assert (found["Name"], found["Type"], found["Version"], found["Value"]) == (
        "/aws/reference/secretsmanager/shop/db",
        "SecureString",
        0,
        value,
    )
    assert (found["ARN"], found.get("Selector", "")) == (secret["ARN"], said)
    source = json.loads(found["SourceResult"])
    assert (source["Name"], source["SecretString"]) == ("shop/db", value)
    assert source["CreatedDate"] == pytest.approx(found["LastModifiedDate"].timestamp(), abs=1)


def test_how_secrets_are_not_read(ssm, secret):
    name = "/aws/reference/secretsmanager/shop/db"
    assert refused(ssm.get_parameter, Name=name) == (
        "ValidationException",
        "WithDecryption flag must be True for retrieving a Secret Manager secret.",
    )
    missing = refused(ssm.get_parameter, Name=f"{name}2", WithDecryption=True)
    assert missing == (
        "ParameterNotFound",
        "An error occurred (ResourceNotFoundException) when referencing Secrets Manager: "
        f"Secret {name}2 not found.",
    )
    bad = refused(ssm.get_parameter, Name=f"{name}:a b", WithDecryption=True)
    assert bad[0] == "ValidationException"
    several = ssm.get_parameters(Names=[name, f"{name}2"], WithDecryption=True)
    assert ([each["Value"] for each in several["Parameters"]], several["InvalidParameters"]) == (
        ["two"],
        [f"{name}2"],
    )
    assert refused(ssm.get_parameter_history, Name=name)[0] == "ParameterNotFound"
    assert refused(ssm.put_parameter, Name=name, Value="v", Type="String")[0] == "AccessDeniedException"
    assert ssm.get_parameters_by_path(Path="/aws/reference/secretsmanager")["Parameters"] == []


def test_a_binary_secret(ssm, aws):
    aws("secretsmanager").create_secret(Name="key", SecretBinary=b"\x00\x01")
    found = get(ssm, "/aws/reference/secretsmanager/key", WithDecryption=True)
    assert base64.b64decode(found["Value"]) == b"\x00\x01"
