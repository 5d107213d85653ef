"""docs/operations.md says what the code does."""

from __future__ import annotations

from tests.house.sources import ROOT
from tools.make_operations import coverage, render


def test_the_page_is_as_generated() -> None:
    assert (ROOT / "docs/operations.md").read_text("utf-8") == render(), "out of date: run `make docs`"


def test_every_function_of_a_service_is_counted_as_its_operation() -> None:
    found = {service.name: service for service in coverage()}

    assert set(found) >= {"ses", "sesv2", "pinpoint", "pinpoint-email", "pinpoint-sms-voice", "ssm"}
    assert "GetParameter" in found["ssm"].served
    assert all(service.served <= set(service.operations) for service in found.values())
