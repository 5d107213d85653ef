"""Every constraint of every input: what breaks it is refused in AWS's words, what lies on its edge passes."""

from __future__ import annotations

from functools import cache

import pytest

from bellhop.wire import credentials, routing
from bellhop.wire.refusal import Refusal

from .clients import SERVICES, bundled, spoken, written
from .probes import Probe, Probes

CODES = {
    "cloudtrail": "ValidationException",
    "ec2": "MissingParameter",
    "events": "ValidationException",
    "iam": "ValidationError",
    "pinpoint": "BadRequestException",
    "pinpoint-email": "BadRequestException",
    "pinpoint-sms-voice": "BadRequestException",
    "pinpoint-sms-voice-v2": "ValidationException",
    "resource-groups": "BadRequestException",
    "resourcegroupstaggingapi": "ValidationException",
    "ses": "ValidationError",
    "sesv2": "BadRequestException",
    "ssm": "ValidationException",
    "sts": "ValidationError",
}
OPERATIONS = [(service, name) for service in SERVICES for name in bundled(service)["operations"]]


@cache
def probes(service: str) -> list[Probe]:
    return list(Probes(bundled(service)))


def parse(service: str, name: str, parameters: dict) -> None:
    request = written(spoken(service).operation_model(name), parameters, careless=True)
    route = routing.route(request, credentials.parse(request))
    route.operation.parse(request, route.labels)


def refused(service: str, probe: Probe) -> Refusal:
    try:
        parse(service, probe.operation, probe.broken)
    except Refusal as refusal:
        return refusal
    pytest.fail(f"{probe} is not refused")


def test_every_service_has_its_share_of_probes():
    found = {service: len(probes(service)) for service in SERVICES}
    assert found["ssm"] > 1500
    assert found["pinpoint-sms-voice-v2"] > 1200
    assert found["sesv2"] > 300
    assert found["ses"] > 150
    assert min(found.values()) > 0


@pytest.mark.parametrize(("service", "name"), OPERATIONS)
def test_what_breaks_a_constraint_is_refused_in_its_sentence(service, name):
    for probe in probes(service):
        if probe.operation == name:
            refusal = refused(service, probe)
            assert probe.sentence in refusal.message, str(probe)
            assert refusal.code == CODES[service], str(probe)


@pytest.mark.parametrize(("service", "name"), OPERATIONS)
def test_what_lies_on_the_edge_passes(service, name):
    for probe in probes(service):
        if probe.operation == name and probe.edge is not None:
            parse(service, name, probe.edge)
