"""A machine outside AWS joins with an activation, works by its tags, and leaves."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

DAY = 86_400


def test_a_machine_joins_works_and_leaves(bellhop, aws, api):
    ssm = aws("ssm")
    activation = ssm.create_activation(
        IamRole="service-role/Hybrid",
        DefaultInstanceName="till",
        RegistrationLimit=2,
        Tags=[{"Key": "Shop", "Value": "Berlin"}],
    )
    joining = {name: activation[name] for name in ("ActivationId", "ActivationCode")}
    till = api.post("/nodes", json=joining).json()["InstanceId"]

    sent = ssm.send_command(
        DocumentName="AWS-RunShellScript",
        Targets=[{"Key": "tag:Shop", "Values": ["Berlin"]}],
        Parameters={"commands": ["echo $AWS_SSM_INSTANCE_ID"]},
    )["Command"]
    assert bellhop.settle()
    done = ssm.get_command_invocation(CommandId=sent["CommandId"], InstanceId=till)
    assert (done["Status"], done["StandardOutputContent"]) == ("Success", f"{till}\n")

    bellhop.advance(DAY)
    assert api.post("/nodes", json=joining).json() == {"error": "The activation has expired."}
    (shown,) = ssm.describe_instance_information()["InstanceInformationList"]
    assert (shown["InstanceId"], shown["Name"], shown["PingStatus"]) == (till, "till", "Online")

    ssm.deregister_managed_instance(InstanceId=till)
    assert ssm.describe_instance_information()["InstanceInformationList"] == []
    with pytest.raises(ClientError, match="InvalidInstanceId"):
        ssm.send_command(
            DocumentName="AWS-RunShellScript", InstanceIds=[till], Parameters={"commands": ["true"]}
        )
    assert ssm.list_command_invocations(InstanceId=till)["CommandInvocations"][0]["Status"] == "Success"
