"""Nodes that the configuration file makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.embedding import Bellhop, with_settings
from bellhop.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    from bellhop.settings import Settings

FILE = """
[[nodes]]
name = "web"
tags.Role = "web"
tags.Rack = 7

[[nodes]]
instance-id = "mi-0123456789abcdef0"
platform-type = "Windows"
iam-role = "Hybrid"
region = "eu-west-1"
"""


def configured(folder: Path) -> Settings:
    config = folder / "bellhop.toml"
    config.write_text(FILE)
    found = load(["--config", str(config)], {})
    return with_settings(nodes=found.nodes, data_dir=str(folder / "data"))


def test_nodes_of_the_file_are_there_at_every_start(tmp_path):
    settings = configured(tmp_path)
    with Bellhop(settings, listen=False) as bellhop:
        web, hybrid = bellhop.control("GET", "/_bellhop/nodes")["Nodes"]
        assert (web["Name"], web["Region"], web["Tags"]) == (
            "web",
            "us-east-1",
            [{"Key": "Rack", "Value": "7"}, {"Key": "Role", "Value": "web"}],
        )
        assert (hybrid["InstanceId"], hybrid["Region"]) == ("mi-0123456789abcdef0", "eu-west-1")
        assert (hybrid["PlatformType"], hybrid["IamRole"]) == ("Windows", "Hybrid")
        bellhop.reset()
        names = [each["InstanceId"] for each in bellhop.control("GET", "/_bellhop/nodes")["Nodes"]]
        assert names == [web["InstanceId"], hybrid["InstanceId"]]
        status = f"/_bellhop/nodes/{hybrid['InstanceId']}/status"
        bellhop.control("POST", status, {"PingStatus": "ConnectionLost"})
    with Bellhop(settings, listen=False) as bellhop:
        web_again, hybrid_again = bellhop.control("GET", "/_bellhop/nodes")["Nodes"]
        assert web_again["InstanceId"] == web["InstanceId"]
        assert hybrid_again["PingStatus"] == "ConnectionLost"
