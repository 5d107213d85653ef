"""Service settings as boto3 meets them."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

TIER = "/ssm/parameter-store/default-parameter-tier"
ARN = f"arn:aws:ssm:us-east-1:000000000000:servicesetting{TIER}"

# What may be chosen is on the page of UpdateServiceSetting.
SETTINGS = [
    ("/ssm/appmanager/appmanager-enabled", "False", "True", "yes"),
    ("/ssm/automation/customer-script-log-destination", "None", "CloudWatch", "S3"),
    ("/ssm/automation/customer-script-log-group-name", "/aws/ssm/automation/executeScript", "mine", "a b"),
    ("/ssm/automation/enable-adaptive-concurrency", "False", "True", "true"),
    ("/ssm/documents/console/public-sharing-permission", "Enable", "Disable", "Disabled"),
    ("/ssm/managed-instance/activation-tier", "standard", "advanced", "Advanced"),
    (
        "/ssm/managed-instance/default-ec2-instance-management-role",
        "$None",
        "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole",
        "a role",
    ),
    ("/ssm/opsinsights/opscenter", "Disabled", "Enabled", "Enable"),
    (TIER, "Standard", "Intelligent-Tiering", "standard"),
    ("/ssm/parameter-store/high-throughput-enabled", "false", "true", "True"),
]


def setting(ssm, setting_id: str) -> dict:
    return ssm.get_service_setting(SettingId=setting_id)["ServiceSetting"]


@pytest.mark.parametrize(("setting_id", "default", "other", "wrong"), SETTINGS)
def test_a_setting_is_changed_and_reset(ssm, setting_id, default, other, wrong):
    provided = setting(ssm, setting_id)
    assert (provided["SettingValue"], provided["Status"]) == (default, "Default")
    assert provided["LastModifiedUser"] == "System"

    ssm.update_service_setting(SettingId=setting_id, SettingValue=other)
    with pytest.raises(ClientError, match="ValidationException"):
        ssm.update_service_setting(SettingId=setting_id, SettingValue=wrong)
    changed = setting(ssm, setting_id)
    assert (changed["SettingValue"], changed["Status"]) == (other, "Customized")

    assert ssm.reset_service_setting(SettingId=setting_id)["ServiceSetting"] == provided
    assert setting(ssm, setting_id) == provided


def test_what_is_told_of_a_setting(ssm, emulator):
    ssm.update_service_setting(SettingId=ARN, SettingValue="Advanced")
    shown = setting(ssm, TIER)
    assert setting(ssm, ARN) == shown
    assert abs(shown.pop("LastModifiedDate").timestamp() - emulator.now()) < 60
    assert shown == {
        "SettingId": TIER,
        "SettingValue": "Advanced",
        "LastModifiedUser": "arn:aws:iam::000000000000:root",
        "ARN": ARN,
        "Status": "Customized",
    }


def test_settings_are_of_a_region(ssm, aws):
    ssm.update_service_setting(SettingId=TIER, SettingValue="Advanced")
    assert setting(aws("ssm", region_name="eu-west-1"), TIER)["SettingValue"] == "Standard"


@pytest.mark.parametrize("asked", ["/ssm/nothing", ARN.replace("us-east-1", "eu-west-1"), TIER[1:]])
def test_unknown_settings(ssm, asked):
    for ask in (ssm.get_service_setting, ssm.reset_service_setting):
        with pytest.raises(ssm.exceptions.ServiceSettingNotFound):
            ask(SettingId=asked)
    with pytest.raises(ssm.exceptions.ServiceSettingNotFound):
        ssm.update_service_setting(SettingId=asked, SettingValue="Standard")
