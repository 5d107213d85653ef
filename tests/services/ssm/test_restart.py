"""A restart on the same folder: parameters stay, commands go on where they can."""

from __future__ import annotations

from bellhop.embedding import Bellhop, with_settings

A, B = "i-" + "a" * 17, "i-" + "b" * 17


def test_what_a_restart_keeps(tmp_path):
    settings = with_settings(sandbox="off", data_dir=str(tmp_path))
    with Bellhop(settings, listen=False) as first:
        ssm = first.client("ssm")
        ssm.put_parameter(Name="secret", Value="hunter2", Type="SecureString")
        for node in (A, B):
            first.control("POST", "/_bellhop/nodes", {"InstanceId": node})
        shell = {"DocumentName": "AWS-RunShellScript", "MaxConcurrency": "1", "MaxErrors": "1"}
        script = {"commands": ["echo began; [ $AWS_SSM_INSTANCE_ID = " + B + " ] || sleep 600"]}
        sent = ssm.send_command(InstanceIds=[A, B], Parameters=script, **shell)["Command"]["CommandId"]
        while ssm.get_command_invocation(CommandId=sent, InstanceId=A)["Status"] != "InProgress":
            pass
    with Bellhop(settings, listen=False) as second:
        ssm = second.client("ssm")
        assert second.settle()
        found = ssm.get_parameter(Name="secret", WithDecryption=True)["Parameter"]["Value"]
        lost = ssm.get_command_invocation(CommandId=sent, InstanceId=A)
        after = ssm.get_command_invocation(CommandId=sent, InstanceId=B)
        command = ssm.list_commands(CommandId=sent)["Commands"][0]
    assert found == "hunter2"
    assert (lost["Status"], lost["StandardErrorContent"][:18]) == ("Failed", "The server stopped")
    assert (after["Status"], after["StandardOutputContent"]) == ("Success", "began\n")
    assert (command["Status"], command["StatusDetails"]) == ("Failed", "Incomplete")


def test_a_reset_takes_the_disks_of_nodes_that_ran_before_the_restart(tmp_path):
    settings = with_settings(sandbox="off", data_dir=str(tmp_path))
    with Bellhop(settings, listen=False) as first:
        first.control("POST", "/_bellhop/nodes", {"InstanceId": A})
        first.client("ssm").send_command(
            InstanceIds=[A],
            DocumentName="AWS-RunShellScript",
            Parameters={"commands": ["touch $TMPDIR/kept"]},
        )
        assert first.settle()
    assert list(tmp_path.glob("nodes/**/kept"))
    with Bellhop(settings, listen=False) as second:
        second.reset()
    assert not list(tmp_path.glob("nodes/**/kept"))
