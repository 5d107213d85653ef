"""The AWS CLI as people type it: options instead of JSON, and what it says on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .clients import Cli, Failed

if TYPE_CHECKING:
    from tests.processes import Process


def test_a_mail_by_options(cli: Cli, server: Process) -> None:
    cli.run("ses", "verify-email-identity", "--email-address", "shop@example.com")
    mail = ["--from", "shop@example.com", "--to", "ann@example.org", "--cc", "bob@example.org"]
    sent = cli.run(
        "ses", "send-email", *mail, "--subject", "Grüße", "--text", "text", "--html", "<p>html</p>"
    )

    server.api.post("/settle", json={})
    seen = server.api.get(f"/messages/{sent['MessageId']}").json()

    assert (seen["To"], seen["Cc"]) == (["ann@example.org"], ["bob@example.org"])
    assert (seen["Subject"], seen["Text"].strip(), seen["Html"].strip()) == ("Grüße", "text", "<p>html</p>")


def test_a_command_is_waited_for(cli: Cli, server: Process) -> None:
    node = server.api.post("/nodes", json={"Name": "web", "PlatformType": "Linux"}).json()["InstanceId"]
    document = ["--document-name", "AWS-RunShellScript", "--instance-ids", node]
    sent = cli.run("ssm", "send-command", *document, "--parameters", "commands=exit 3")["Command"]
    asked = ["--command-id", sent["CommandId"], "--instance-id", node]

    with pytest.raises(Failed, match=r"Waiter CommandExecuted failed: .* terminal failure state"):
        cli.run("ssm", "wait", "command-executed", *asked)
    ended = cli.run("ssm", "get-command-invocation", *asked)

    assert (ended["Status"], ended["ResponseCode"]) == ("Failed", 3)
