"""What a log may show of a request."""

from __future__ import annotations

import pytest

from bellhop.wire.model import service


def masked(name: str, operation: str, request: dict) -> dict:
    return service(name).operations[operation].mask(request)


def test_a_sensitive_member_is_hidden_and_the_request_left_alone():
    request = {"Name": "/db", "Value": "swordfish", "Type": "SecureString"}

    assert masked("ssm", "PutParameter", request) == {"Name": "/db", "Value": "***", "Type": "SecureString"}
    assert request["Value"] == "swordfish"


def test_sensitive_lists_and_maps_are_hidden_whole():
    request = {"DocumentName": "D", "Parameters": {"commands": ["echo swordfish"]}, "InstanceIds": ["i-1"]}

    assert masked("ssm", "SendCommand", request) == {**request, "Parameters": "***"}


@pytest.mark.parametrize(
    ("operation", "holder", "secret"),
    [
        ("UpdateGcmChannel", "GCMChannelRequest", "ApiKey"),
        ("UpdateGcmChannel", "GCMChannelRequest", "ServiceJson"),
        ("UpdateApnsChannel", "APNSChannelRequest", "PrivateKey"),
        ("UpdateApnsVoipSandboxChannel", "APNSVoipSandboxChannelRequest", "TokenKey"),
        ("UpdateAdmChannel", "ADMChannelRequest", "ClientSecret"),
        ("UpdateBaiduChannel", "BaiduChannelRequest", "SecretKey"),
    ],
)
def test_credentials_that_the_model_does_not_mark_are_hidden(operation, holder, secret):
    request = {"ApplicationId": "a", holder: {"Enabled": True, secret: "swordfish"}}

    assert masked("pinpoint", operation, request) == {**request, holder: {"Enabled": True, secret: "***"}}


def test_a_blob_is_measured():
    request = {"RawMessage": {"Data": b"12345"}, "Source": "a@b.c"}

    assert masked("ses", "SendRawEmail", request) == {**request, "RawMessage": {"Data": "<5 bytes>"}}


def test_inside_lists():
    request = {"Destinations": [], "DefaultContent": {"Template": {"Attachments": [{"RawContent": b"123"}]}}}

    found = masked("sesv2", "SendBulkEmail", request)

    assert found["DefaultContent"] == {"Template": {"Attachments": [{"RawContent": "<3 bytes>"}]}}


def test_a_request_with_nothing_to_hide_is_not_copied():
    request = {"Name": "/db"}

    assert masked("ssm", "GetParameter", request) is request
    assert masked("ses", "GetSendQuota", request) is request


def test_an_answer_is_masked_as_requests_are_and_what_is_absent_left_so():
    key = {"AccessKey": {"AccessKeyId": "AKIA", "SecretAccessKey": "swordfish"}}
    mask = service("iam").operations["CreateAccessKey"].mask_answer

    assert mask(key) == {"AccessKey": {"AccessKeyId": "AKIA", "SecretAccessKey": "***"}}
    assert mask({"AccessKey": None}) == {"AccessKey": None}
