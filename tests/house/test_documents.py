"""The documents say what they must, and committed text is about the project alone."""

from __future__ import annotations

import dataclasses
import importlib

import pytest

from tests.house.documents import foreign_text, missing
from tests.house.sources import ROOT, committed

FLAGS = [
    "--host",
    "--port",
    "--smtp-port",
    "--smtps-port",
    "--mx-port",
    "--dns-port",
    "--data-dir",
    "--database",
    "--config",
    "--region",
    "--account",
    "--public-url",
    "--iam",
    "--identities",
    "--nodes",
    "--relay",
    "--sandbox",
    "--sandbox-network",
]
PATHS = [
    "health",
    "reset",
    "clock",
    "settle",
    "messages",
    "messages/",
    "inbound/email",
    "inbound/sms",
    "recipients",
    "faults",
    "nodes",
    "nodes/",
    "calls",
    "events",
    "stream",
    "/_aws/ses",
    "/_localstack/health",
    "/moto-api/reset",
    "/_bellhop/docs",
]


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_contract_names_every_flag_and_its_variable() -> None:
    variables = ["BELLHOP_" + flag[2:].replace("-", "_").upper() for flag in FLAGS]

    assert missing(page("docs/contract.md"), [*FLAGS, *variables]) == []


def test_the_contract_names_every_setting() -> None:
    settings = importlib.import_module("bellhop.settings").Settings
    flags = ["--" + field.name.replace("_", "-") for field in dataclasses.fields(settings)]

    assert missing(page("docs/contract.md"), flags) == []


def test_the_contract_names_every_call_of_the_control_api() -> None:
    assert missing(page("docs/contract.md"), PATHS) == []


def test_the_readme_names_the_two_commands() -> None:
    assert "make run" in page("README.md")
    assert "make test" in page("README.md")


@pytest.mark.parametrize(
    "name", ["LICENSE", "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", ".ci/run"]
)
def test_what_a_project_has_is_there(name: str) -> None:
    assert page(name).strip()


def test_committed_text_is_about_the_project_alone() -> None:
    found: list[str] = []
    for path in committed():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data[:8000]:
            found += foreign_text(path, data.decode("utf-8", "replace"))

    assert not found, "\n" + "\n".join(found)
